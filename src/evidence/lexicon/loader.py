"""Reading lexicon folders into records."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import evidence
from evidence.errors import LexiconError
from evidence.lexicon.checks import ENTRY_LISTS, check_entry, check_together, open_forms
from evidence.lexicon.fold import squeeze
from evidence.lexicon.known import KNOWN_NAMES, LIST_FILES, WORDS, WordLists, check_known, read_lists
from evidence.lexicon.model import Guard, Lexicon, LexiconEntry

OTHER_FILES = ("cues", *(file.name for file in LIST_FILES))  # what a lexicon folder holds beside entries
_Tables = list[tuple[str, dict[str, Any]]]


@dataclass(slots=True)
class _Content:
    """What lexicon folders hold, as read."""

    tables: _Tables = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)
    lists: dict[str, WordLists] = field(default_factory=lambda: {file.name: {} for file in LIST_FILES})
    own: set[str] = field(default_factory=set)  # ids in the folders after the first


def shipped_path() -> Path:
    """The folder of the shipped lexicon: package data when installed, else the repository's."""
    package = Path(evidence.__file__).resolve().parent
    inside = package / "data" / "lexicons"
    return inside if inside.is_dir() else package.parents[1] / "lexicons"


def lexicon_files(folder: Path) -> list[Path]:
    """The entry files of a folder in sorted order; cue files and word lists are not entry files."""
    if folder.is_file():
        return [folder]
    return sorted(path for path in folder.rglob("*.toml") if path.relative_to(folder).parts[0] not in OTHER_FILES)


def cue_folders(folders: Sequence[Path]) -> list[Path]:
    """The cue folders inside lexicon folders: the shipped one and those of users that have one."""
    return [folder / "cues" for folder in (shipped_path(), *folders) if (folder / "cues").is_dir()]


def _read(folder: Path) -> tuple[_Tables, list[str], list[tuple[str, bytes]]]:
    tables: _Tables = []
    problems: list[str] = []
    contents: list[tuple[str, bytes]] = []
    if not folder.exists():
        return tables, [f"{folder}: no such lexicon folder"], contents
    files = lexicon_files(folder)
    if not files and not any((folder / name).exists() for name in OTHER_FILES):
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
    rest: dict[str, Any] = {key: value for key, value in table.items() if key not in {*ENTRY_LISTS, "guarded"}}
    guarded = tuple(_guard(guard) for guard in table.get("guarded", ()))
    return LexiconEntry(**rest, aliases=tuple(table.get("aliases", ())), guarded=guarded)


def _read_all(paths: Iterable[Path]) -> _Content:
    read = _Content()
    for number, path in enumerate(paths):
        tables, problems, files = _read(path)
        read.own |= {str(table["id"]) for _, table in tables if number}
        read.tables += tables
        read.problems += problems
        read.files += files + _cue_files(path)
        for file in LIST_FILES:
            lists, faults, more = read_lists(path, file)
            read.problems += faults
            read.files += more
            into = read.lists[file.name]
            for kind, keys in lists.items():
                into[kind] = into.get(kind, frozenset()) | keys
    if not any(": guarded: not a table" in problem for problem in read.problems):
        read.problems += check_together(read.tables)
        shipped = [table for _, table in read.tables if table["id"] not in read.own]
        forms = {squeeze(form): str(table["id"]) for table in shipped for form in open_forms(table)}
        read.problems += check_known(read.lists[KNOWN_NAMES.name], forms)
    return read


def _cue_files(folder: Path) -> list[tuple[str, bytes]]:
    """The cue files of a user's folder, for the digest; the stance package reads and checks them."""
    if folder == shipped_path() or not folder.is_dir():
        return []
    return [(f"{folder.name}/cues/{path.name}", path.read_bytes()) for path in sorted(folder.glob("cues/*.toml"))]


def check_lexicon(paths: Sequence[Path]) -> list[str]:
    """The structural problems of lexicon folders (or files) taken together, one a line."""
    return _read_all(paths).problems


def load_lexicon(extra: Sequence[Path] = ()) -> Lexicon:
    """The shipped lexicon with the folders in `extra` added; LexiconError lists every problem."""
    return load_folders([shipped_path(), *extra])


def load_folders(folders: Sequence[Path]) -> Lexicon:
    """A lexicon from `folders` alone; the version is the first folder's, the entries of the others are `own`."""
    read = _read_all(folders)
    if read.problems:
        raise LexiconError(read.problems)
    digest = hashlib.sha256()
    for name, data in sorted(read.files):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    version_file = folders[0] / "VERSION" if folders else None
    version = version_file.read_text("utf-8").strip() if version_file and version_file.is_file() else "0"
    entries = {str(table["id"]): _record(table) for _, table in read.tables}
    ordered = dict(sorted(entries.items()))
    known, words = (read.lists[file.name] for file in (KNOWN_NAMES, WORDS))
    return Lexicon(ordered, version, f"sha256:{digest.hexdigest()}", known, words, frozenset(read.own))
