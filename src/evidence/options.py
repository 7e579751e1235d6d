"""Command-line options: their types, with a message for each wrong value, and the groups that commands share."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from pathlib import Path

from evidence.isolation import Limits
from evidence.isolation.model import MEGABYTE
from evidence.reports import Settings

MOST_JOBS = 256
LONGEST_TIMEOUT = 86_400  # seconds: a day
LEAST_MEMORY = 1024  # MB: an ordinary resume needs 600 with the models that read it
MOST_MEGABYTES = 1 << 20  # a terabyte


def filled(text: str) -> str:
    """An argument that is not empty."""
    if not text:
        raise argparse.ArgumentTypeError("must not be empty")
    return text


def path(text: str) -> Path:
    """A path; an empty one would silently be the current folder."""
    return Path(filled(text))


def whole(least: int, most: int) -> Callable[[str], int]:
    """The type of a whole number within bounds."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"must be a whole number from {least} to {most}, not {text!r}")
        return int(text)

    return parse


def seconds(text: str) -> float:
    """A time limit: above 0, at most a day."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number <= LONGEST_TIMEOUT:
        raise argparse.ArgumentTypeError(f"must be a number above 0 and at most {LONGEST_TIMEOUT}, not {text!r}")
    return number


def add_limits(parser: argparse.ArgumentParser) -> None:
    """The limits for one document."""
    group = parser.add_argument_group("limits for one document")
    default = Limits()
    megabytes = whole(1, MOST_MEGABYTES)
    group.add_argument("--timeout", type=seconds, default=default.seconds, metavar="SECONDS",
                       help=f"wall clock (default {default.seconds:g})")  # fmt: skip
    group.add_argument("--memory", type=whole(LEAST_MEMORY, MOST_MEGABYTES), default=default.memory // MEGABYTE,
                       metavar="MB", help="address space of the reading process (default %(default)s)")  # fmt: skip
    group.add_argument("--max-size", type=megabytes, default=default.size // MEGABYTE, metavar="MB",
                       help="size of the file (default %(default)s)")  # fmt: skip


def limits_of(arguments: argparse.Namespace) -> Limits:
    """The limits that the command line asks for."""
    return Limits(arguments.timeout, arguments.memory * MEGABYTE, arguments.max_size * MEGABYTE)


def add_settings(parser: argparse.ArgumentParser) -> None:
    """What changes a report's content."""
    parser.add_argument("--text", action="store_true", help="put the document's text into the report")
    add_adjacent(parser)


def add_adjacent(parser: argparse.ArgumentParser) -> None:
    """Whether tools without AI of their own are shown."""
    parser.add_argument("--adjacent", action="store_true", help="report automation and analytics tools too")


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The settings that the command line asks for."""
    return Settings(adjacent=arguments.adjacent, text=arguments.text)
