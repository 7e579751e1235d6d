"""Which files a run reads: paths and folders, in sorted order, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

SKIPPED_SUFFIXES = {".py", ".toml", ".json", ".jsonl", ".csv", ".xlsx"}


def expand(paths: Iterable[Path]) -> list[Path]:
    """Every file named or lying in a named folder (recursive; hidden and data files left out)."""
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_files(path)))
    return sorted(found)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for child in path.rglob("*"):
        hidden = any(part.startswith(".") for part in child.relative_to(path).parts)
        if child.is_file() and not hidden and child.suffix.lower() not in SKIPPED_SUFFIXES:
            yield child
