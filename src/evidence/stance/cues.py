"""Cues as data: load `cues/*.toml`, and refuse a cue that does not do what its examples say."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from evidence.errors import LexiconError
from evidence.stance.model import Facet

KEYS = {"id", "axis", "value", "scope", "pattern", "match", "reject"}
EXAMPLES = {"match", "reject"}
AXES: dict[str, frozenset[str]] = {
    "polarity": frozenset({"negated", "affirmed"}),
    "modality": frozenset({"done", "learning", "wants", "claims"}),
    "experiencer": frozenset({"other"}),
    "heading": frozenset({"negated", "learning", "wants", "claims"}),
    "facet": frozenset(get_args(Facet)),
}
SCOPES = {"before", "after", "both", "heading", "sentence", "subject"}


@dataclass(frozen=True, slots=True)
class CueRule:
    """A pattern that sets one axis. `scope` says where it stands as seen from the mention."""

    id: str
    axis: str
    value: str
    scope: str
    pattern: re.Pattern[str]


def load_cues(*folders: Path) -> tuple[CueRule, ...]:
    """All cues of some folders, by folder, file and id.

    Raises:
        LexiconError: a file, key, pattern or example is wrong, or an id stands twice; every fault is named.
    """
    rules: list[CueRule] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for folder in folders:
        files = sorted(folder.glob("*.toml"))
        if not files:
            problems.append(f"{folder}: no cues found")
        for path in files:
            name = f"{folder.parent.name}/{folder.name}/{path.name}"
            tables, faults = _read(path)
            problems += [f"{name}: {fault}" for fault in faults]
            for table in tables:
                label = table.get("id", "?")
                faults = _faults(table)
                if not faults and label in seen:
                    faults = [f"id is also in {seen[label]}"]
                problems += [f"{name}: {label}: {fault}" for fault in faults]
                if not faults:
                    seen[label] = name
                    pattern = re.compile(table["pattern"], re.IGNORECASE)
                    rules.append(CueRule(label, table["axis"], table["value"], table["scope"], pattern))
    if problems:
        raise LexiconError(problems)
    return tuple(rules)


def _read(path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The tables of a cue file, and its faults."""
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return [], [str(error)]
    faults = [f"unknown key {key!r}" for key in content if key != "cue"]
    tables = content.get("cue")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        return [], [*faults, "cue must be tables, [[cue]]"]
    return tables, faults


def _faults(table: dict[str, Any]) -> list[str]:
    missing = KEYS - table.keys()
    unknown = table.keys() - KEYS
    if missing or unknown:
        return [f"missing key {key}" for key in sorted(missing)] + [f"unknown key {key}" for key in sorted(unknown)]
    wrong_type = [f"{key} must be a text" for key in sorted(KEYS - EXAMPLES) if not isinstance(table[key], str)]
    wrong_type += [f"{key} must be a list of texts" for key in sorted(EXAMPLES) if not _is_texts(table[key])]
    if wrong_type:
        return wrong_type
    faults = []
    if table["axis"] not in AXES:
        faults.append(f"unknown axis {table['axis']}")
    elif table["value"] not in AXES[table["axis"]]:
        faults.append(f"unknown value {table['value']} of axis {table['axis']}")
    if table["scope"] not in SCOPES:
        faults.append(f"unknown scope {table['scope']}")
    if not table["match"] or not table["reject"]:
        faults.append("needs a must-match and a must-not-match example")
    try:
        pattern = re.compile(table["pattern"], re.IGNORECASE)
    except re.error as error:
        return [*faults, f"bad pattern: {error}"]
    if table["scope"] == "after" and table["pattern"].startswith("^"):
        found = [t for t in table["match"] if any(pattern.search(t[i:]) for i in range(len(t)))]
        wrong = [t for t in table["reject"] if any(pattern.search(t[i:]) for i in range(len(t)))]
    else:
        found = [t for t in table["match"] if pattern.search(t)]
        wrong = [t for t in table["reject"] if pattern.search(t)]
    faults += [f"does not match {t!r}" for t in table["match"] if t not in found]
    faults += [f"must not match {t!r}" for t in wrong]
    return faults


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
