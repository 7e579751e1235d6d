"""Which documents a run reads: files, folders and standard input, in sorted order, each once.

Every file in a folder is read, whatever its name: the content decides what it is. Left out are hidden files and
folders (their names begin with a dot) and the run's own output folder. What cannot be opened (a link to nothing, a
folder that may not be listed, a pipe) stays in the list, so that its report says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from evidence.isolation import Limits, Source

STANDARD_INPUT = "-"

_Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a run, sorted; whether standard input is among its documents; the folders without any file."""

    files: tuple[Path, ...]
    standard_input: bool
    empty: tuple[Path, ...]

    def sources(self, standard_input: Source | None = None) -> list[Source]:
        """The documents in the order of their reports; standard input stands where its name sorts."""
        found = [Source(str(path)) for path in self.files]
        if standard_input is not None:
            name = Path(standard_input.path)
            later = (i for i, path in enumerate(self.files) if path > name)
            found.insert(next(later, len(found)), standard_input)
        return found


def expand(arguments: Iterable[str], output: Path | None = None) -> Inputs:
    """Every file named or lying in a named folder; `output` is a folder that is never read."""
    found: dict[Path, None] = {}
    empty: list[Path] = []
    standard_input = False
    written = _identity(output) if output is not None else None
    for argument in arguments:
        path = Path(argument)
        if argument == STANDARD_INPUT:
            standard_input = True
        elif os.path.isdir(path):
            inside = dict.fromkeys(_files(path, written))
            if not inside:
                empty.append(path)
            found.update(inside)
        else:
            found[path] = None
    return Inputs(tuple(sorted(found)), standard_input, tuple(empty))


def read_standard_input(stream: BinaryIO, name: str, limits: Limits) -> Source:
    """What comes on `stream`, as one document; no more is held than shows that it is too large."""
    return Source(name, stream.read(limits.size + 1))


def _files(top: Path, output: _Identity | None) -> Iterator[Path]:
    """The files under `top`; links are followed, but not back into a folder that they lie in."""
    stack: list[tuple[Path, tuple[_Identity | None, ...]]] = [(top, ())]
    while stack:
        folder, above = stack.pop()
        try:
            names = os.listdir(folder)
        except OSError:
            yield folder
            continue
        here = (*above, _identity(folder))
        for path in (folder / name for name in names if not name.startswith(".")):
            if not os.path.isdir(path):
                yield path
            elif (identity := _identity(path)) != output and identity not in here:
                stack.append((path, here))


def _identity(path: Path) -> _Identity | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
