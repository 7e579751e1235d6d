"""Reading lexicon folders into records."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import evidence
from evidence.errors import LexiconError
from evidence.lexicon.checks import check_entry, check_together
from evidence.lexicon.model import Guard, Lexicon, LexiconEntry

_Tables = list[tuple[str, dict[str, Any]]]


def shipped_path() -> Path:
    """The folder of the shipped lexicon: package data when installed, else the repository's."""
    package = Path(evidence.__file__).resolve().parent
    inside = package / "data" / "lexicons"
    return inside if inside.is_dir() else package.parents[1] / "lexicons"


def lexicon_files(folder: Path) -> list[Path]:
    """The entry files of a folder in sorted order; cue files are not entry files."""
    if folder.is_file():
        return [folder]
    return sorted(
        path for path in folder.rglob("*.toml") if path.relative_to(folder).parts[0] not in {"cues", "VERSION"}
    )


def _read(folder: Path) -> tuple[_Tables, list[str], list[tuple[str, bytes]]]:
    tables: _Tables = []
    problems: list[str] = []
    contents: list[tuple[str, bytes]] = []
    if not folder.exists():
        return tables, [f"{folder}: no such lexicon folder"], contents
    files = lexicon_files(folder)
    if not files:
        problems.append(f"{folder}: no lexicon file (*.toml) in it")
    for path in files:
        name = path.name if path == folder else f"{folder.name}/{path.relative_to(folder).as_posix()}"
        try:
            data = path.read_bytes()
            content = tomllib.loads(data.decode("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(f"{name}: {error}")
            continue
        contents.append((name, data))
        problems += [f"{name}: unknown key {key!r}" for key in content if key != "entry"]
        entries = content.get("entry", [])
        if not isinstance(entries, list):
            problems.append(f"{name}: entry must be tables, [[entry]]")
            continue
        for number, table in enumerate(entries, 1):
            if not isinstance(table, dict):
                problems.append(f"{name}: entry {number}: not a table")
                continue
            label = table.get("id", f"entry {number}")
            faults = check_entry(table)
            problems += [f"{name}: {label}: {fault}" for fault in faults]
            if isinstance(table.get("id"), str) and isinstance(table.get("name"), str):
                tables.append((name, table))
    return tables, problems, contents


def _guard(table: Mapping[str, Any]) -> Guard:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Guard(**values)


def _record(table: Mapping[str, Any]) -> LexiconEntry:
    rest: dict[str, Any] = {key: value for key, value in table.items() if key not in {"aliases", "guarded"}}
    guarded = tuple(_guard(guard) for guard in table.get("guarded", ()))
    return LexiconEntry(**rest, aliases=tuple(table.get("aliases", ())), guarded=guarded)


def _read_all(paths: Iterable[Path]) -> tuple[_Tables, list[str], list[tuple[str, bytes]]]:
    tables: _Tables = []
    problems: list[str] = []
    contents: list[tuple[str, bytes]] = []
    for path in paths:
        more_tables, more_problems, more_contents = _read(path)
        tables += more_tables
        problems += more_problems
        contents += more_contents
    if not any(": guarded: not a table" in problem for problem in problems):
        problems += check_together(tables)
    return tables, problems, contents


def check_lexicon(paths: Sequence[Path]) -> list[str]:
    """The structural problems of lexicon folders (or files) taken together, one a line."""
    return _read_all(paths)[1]


def load_lexicon(extra: Sequence[Path] = ()) -> Lexicon:
    """The shipped lexicon with the folders in `extra` added; LexiconError lists every problem."""
    return load_folders([shipped_path(), *extra])


def load_folders(folders: Sequence[Path]) -> Lexicon:
    """A lexicon from `folders` alone; the version is the first folder's."""
    tables, problems, contents = _read_all(folders)
    if problems:
        raise LexiconError(problems)
    digest = hashlib.sha256()
    for name, data in sorted(contents):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    version_file = folders[0] / "VERSION" if folders else None
    version = version_file.read_text("utf-8").strip() if version_file and version_file.is_file() else "0"
    entries = {str(table["id"]): _record(table) for _, table in tables}
    return Lexicon(dict(sorted(entries.items())), version, f"sha256:{digest.hexdigest()}")
