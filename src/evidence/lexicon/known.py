"""Names and words that tell AI names from others: ordinary software, surnames, given names, words of firms.

Two files of a lexicon folder, of the same shape: `known_names.toml` holds `[[names]]` tables, names that are none of
them misspelt AI (`homonym`: the lexicon guards them as well, and only their own company vouches for them);
`words.toml` holds `[[words]]` tables, words whose standing beside a name tells what it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.lexicon.fold import squeeze

WordLists = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file of word lists: its name, the key of its tables, the kinds it may hold and how a word is compared."""

    name: str
    table: str
    kinds: tuple[str, ...]
    key: Callable[[str], str]
    source: bool  # every list names a source, else it says what it is about

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a table, all of them wanted."""
        return ("kind", "source" if self.source else "about", self.table)


KNOWN_NAMES = ListFile(
    "known_names.toml", "names", ("software", "organisation", "place", "surname", "homonym"), squeeze, True
)
WORDS = ListFile(
    "words.toml",
    "words",
    (
        "title", "given_name", "rare_given_name", "product_word", "organisation_word", "firm_word",
        "product_firm_word", "studio_word", "department", "person_word", "thing", "type_of_thing", "titled_thing",
    ),
    str.lower,
    False,
)  # fmt: skip
LIST_FILES = (KNOWN_NAMES, WORDS)


def read_lists(folder: Path, file: ListFile) -> tuple[WordLists, list[str], list[tuple[str, bytes]]]:
    """A folder's lists by kind, the faults of the file, and its content for the digest."""
    path = folder / file.name
    if not path.is_file():
        return {}, [], []
    name = f"{folder.name}/{file.name}"
    try:
        data = path.read_bytes()
        content = tomllib.loads(data.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, [f"{name}: {error}"], []
    problems = [f"{name}: unknown key {key!r}" for key in content if key != file.table]
    tables = content.get(file.table, [])
    if not isinstance(tables, list):
        return {}, [*problems, f"{name}: {file.table} must be tables, [[{file.table}]]"], []
    lists: WordLists = {}
    for number, table in enumerate(tables, 1):
        faults = _faults(table, file)
        problems += [f"{name}: {file.table} {number}: {fault}" for fault in faults]
        if not faults:
            keys = frozenset(file.key(text) for text in table[file.table])
            lists[table["kind"]] = lists.get(table["kind"], frozenset()) | keys
    return lists, problems, [(name, data)]


def _faults(table: Any, file: ListFile) -> list[str]:
    """The faults of one table."""
    if not isinstance(table, Mapping):
        return ["not a table"]
    faults = [f"unknown key {key!r}" for key in table if key not in file.keys]
    faults += [f"{key} is missing" for key in file.keys if key not in table]
    if "kind" in table and table["kind"] not in file.kinds:
        faults.append(f"kind must be one of {', '.join(file.kinds)}")
    if file.source and "source" in table and not str(table["source"]).startswith("https://"):
        faults.append("source must be an https address")
    texts = table.get(file.table, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return [*faults, f"{file.table} must be a list of texts"]
    seen: set[str] = set()
    for text in texts:
        key = file.key(text)
        if not key or key in seen:
            faults.append(f"{text!r} is empty or stands twice")
        seen.add(key)
    return faults


def check_known(known: Mapping[str, Collection[str]], forms: Mapping[str, str]) -> list[str]:
    """Known names that an entry has as an open form (`forms`: key to id); an AI name is not known as none."""
    return [
        f"{KNOWN_NAMES.name}: {key!r} is a form of {forms[key]}"
        for kind, keys in known.items()
        if kind != "surname"
        for key in sorted(keys)
        if key in forms
    ]
