"""JSON as bytes, valid UTF-8 whatever the locale and the document hold, and the way to standard output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from evidence.errors import OutputError


def to_line(value: Mapping[str, Any]) -> bytes:
    """One line of JSON."""
    return encode(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def to_pretty(value: Mapping[str, Any]) -> bytes:
    """Indented JSON."""
    return encode(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def encode(text: str) -> bytes:
    r"""UTF-8, with a lone surrogate (a byte of a file name that is not UTF-8) as `\udc80`, which is JSON's escape."""
    return text.encode("utf-8", "backslashreplace")


def write_data(data: bytes) -> None:
    """Write to standard output, and flush: the reader has each report as soon as it is done."""
    with standard_output():
        sys.stdout.buffer.write(data)


@contextmanager
def standard_output() -> Iterator[None]:
    """What is written inside is flushed at the end.

    Raises:
        BrokenPipeError: the reader has left.
        OutputError: it cannot be written.
    """
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still buffered has nowhere to go
        if isinstance(error, BrokenPipeError):
            raise
        raise OutputError(f"cannot write to standard output: {error.strerror}") from error
