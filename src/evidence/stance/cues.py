"""Cues as data: load `cues/*.toml`, and refuse a cue that does not do what its examples say."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.errors import LexiconError

KEYS = {"id", "axis", "value", "scope", "pattern", "match", "reject"}
AXES = {"polarity", "modality", "experiencer", "heading", "facet"}
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
        LexiconError: a file, key, pattern or example is wrong; every fault is named.
    """
    rules: list[CueRule] = []
    problems: list[str] = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8")).get("cue", [])
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problems.append(f"{path.name}: {error}")
            continue
        for table in tables:
            faults = _faults(table)
            problems += [f"{path.name}: {table.get('id', '?')}: {fault}" for fault in faults]
            if not faults:
                pattern = re.compile(table["pattern"], re.IGNORECASE)
                rules.append(
                    CueRule(table["id"], table["axis"], table["value"], table["scope"], pattern)
                )
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            problems.append(f"{rule.id}: defined twice")
        seen.add(rule.id)
    if not rules and not problems:
        problems.append(f"{', '.join(map(str, folders))}: no cues found")
    if problems:
        raise LexiconError(problems)
    return tuple(rules)


def _faults(table: dict[str, Any]) -> list[str]:
    missing = KEYS - table.keys()
    unknown = table.keys() - KEYS
    if missing or unknown:
        return [f"missing key {key}" for key in sorted(missing)] + [
            f"unknown key {key}" for key in sorted(unknown)
        ]
    faults = []
    if table["axis"] not in AXES:
        faults.append(f"unknown axis {table['axis']}")
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
