"""Known names: ordinary software, organisations, places and surnames, none of them misspelt AI.

`known_names.toml` in a lexicon folder holds them as `[[names]]` tables with `kind`, `source` and `names`. The
kind `homonym` is for names that the lexicon guards as well: only their own company vouches for them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path

from evidence.lexicon.fold import squeeze

KNOWN_NAMES = "known_names.toml"
KNOWN_KINDS = ("software", "organisation", "place", "surname", "homonym")
_KEYS = ("kind", "source", "names")
Known = dict[str, frozenset[str]]


def read_known(folder: Path) -> tuple[Known, list[str], list[tuple[str, bytes]]]:
    """The squeezed known names of a folder by kind, the faults of its file, and its content for the digest."""
    path = folder / KNOWN_NAMES
    if not path.is_file():
        return {}, [], []
    name = f"{folder.name}/{KNOWN_NAMES}"
    try:
        data = path.read_bytes()
        content = tomllib.loads(data.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, [f"{name}: {error}"], []
    problems = [f"{name}: unknown key {key!r}" for key in content if key != "names"]
    tables = content.get("names", [])
    if not isinstance(tables, list):
        return {}, [*problems, f"{name}: names must be tables, [[names]]"], []
    known: Known = {}
    for number, table in enumerate(tables, 1):
        faults = _faults(table)
        problems += [f"{name}: names {number}: {fault}" for fault in faults]
        if not faults:
            keys = frozenset(squeeze(text) for text in table["names"])
            known[table["kind"]] = known.get(table["kind"], frozenset()) | keys
    return known, problems, [(name, data)]


def _faults(table: object) -> list[str]:
    """The faults of one `[[names]]` table."""
    if not isinstance(table, Mapping):
        return ["not a table"]
    faults = [f"unknown key {key!r}" for key in table if key not in _KEYS]
    faults += [f"{key} is missing" for key in _KEYS if key not in table]
    if "kind" in table and table["kind"] not in KNOWN_KINDS:
        faults.append(f"kind must be one of {', '.join(KNOWN_KINDS)}")
    if "source" in table and not str(table["source"]).startswith("https://"):
        faults.append("source must be an https address")
    names = table.get("names", [])
    if not isinstance(names, list) or not all(isinstance(text, str) for text in names):
        return [*faults, "names must be a list of texts"]
    seen: set[str] = set()
    for text in names:
        key = squeeze(text)
        if not key or key in seen:
            faults.append(f"{text!r} is empty or stands twice")
        seen.add(key)
    return faults


def check_known(known: Mapping[str, Collection[str]], forms: Mapping[str, str]) -> list[str]:
    """Known names that an entry has as an open form (`forms`: key to id); an AI name is not known as none."""
    return [
        f"{KNOWN_NAMES}: {key!r} is a form of {forms[key]}"
        for kind, keys in known.items()
        if kind != "surname"
        for key in sorted(keys)
        if key in forms
    ]
