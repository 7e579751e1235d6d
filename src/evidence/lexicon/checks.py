"""Structural checks of lexicon tables; every problem is one line that names file and entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from evidence.lexicon.fold import fold, squeeze
from evidence.words import words

KINDS = ("tool", "practice", "role", "general")
FAMILIES = ("generative", "machine_learning", "adjacent")
CASES = ("any", "capital", "exact")
FIELDS = frozenset(
    [
        "assistant",
        "coding",
        "writing",
        "image",
        "video",
        "audio",
        "design",
        "three_d",
        "data",
        "search",
        "office",
        "legal",
        "health",
        "science",
        "sales",
        "marketing",
        "support",
        "hr",
        "finance",
        "education",
        "security",
        "engineering",
        "translation",
        "agents",
        "models",
        "frameworks",
        "vector_stores",
        "mlops",
        "classical",
        "vision",
        "speech",
        "platforms",
    ]
)
REQUIRED = ("id", "name", "kind", "family", "field", "source")
ENTRY_TEXTS = (*REQUIRED, "vendor", "released")
ENTRY_LISTS = ("aliases", "unguarded")
GUARD_LISTS = ("needs", "close", "blocks", "not_before", "not_after", "strong_with", "match", "reject")
_ID = re.compile(r"(tool|practice|role|general)\.[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def check_guard(table: object) -> list[str]:
    """The faults of one `guarded` table."""
    if not isinstance(table, Mapping):
        return ["guarded: not a table"]
    alias = table.get("alias")
    if not isinstance(alias, str) or not squeeze(alias):
        return ["guarded: alias is missing"]
    where = f"guarded {alias!r}"
    faults = [f"{where}: unknown key {key!r}" for key in table if key not in {"alias", "case", *GUARD_LISTS}]
    if table.get("case", "any") not in CASES:
        faults.append(f"{where}: case must be one of {', '.join(CASES)}")
    for key in GUARD_LISTS:
        if key in table and not _is_texts(table[key]):
            faults.append(f"{where}: {key} must be a list of texts")
    faults += [f"{where}: no {key} example" for key in ("match", "reject") if not table.get(key)]
    return faults


def check_entry(table: Mapping[str, object]) -> list[str]:
    """The faults of one entry, without those that need other entries."""
    faults = [f"unknown key {key!r}" for key in table if key not in {*ENTRY_TEXTS, *ENTRY_LISTS, "guarded"}]
    for key in ENTRY_TEXTS:
        value = table.get(key)
        if value is None and key not in REQUIRED:
            continue
        if not isinstance(value, str) or not value.strip():
            faults.append(f"{key} is missing" if value is None else f"{key} must be a text")
    kind = table.get("kind")
    entry_id = table.get("id")
    if isinstance(entry_id, str) and not _ID.fullmatch(entry_id):
        faults.append("id must be its kind, a dot and a slug of a-z, 0-9 and '-'")
    elif isinstance(entry_id, str) and kind in KINDS and entry_id.split(".")[0] != kind:
        faults.append(f"id does not begin with its kind {kind!r}")
    if kind is not None and kind not in KINDS:
        faults.append(f"kind must be one of {', '.join(KINDS)}")
    if table.get("family") is not None and table["family"] not in FAMILIES:
        faults.append(f"family must be one of {', '.join(FAMILIES)}")
    field = table.get("field")
    if isinstance(field, str) and field not in FIELDS and not (field == "ai" and kind != "tool"):
        faults.append(f"unknown field {field!r}")
    if isinstance(table.get("source"), str) and not str(table["source"]).startswith("https://"):
        faults.append("source must be an https address")
    if kind == "tool":
        faults += [f"{key} is missing" for key in ("vendor", "released") if key not in table]
    else:
        faults += [f"{key} is for tools only" for key in ("vendor", "released") if key in table]
    released = table.get("released")
    if isinstance(released, str) and not _DATE.fullmatch(released):
        faults.append("released must be YYYY, YYYY-MM or YYYY-MM-DD")
    for key in ENTRY_LISTS:
        if key in table and not _is_texts(table[key]):
            faults.append(f"{key} must be a list of texts")
    guarded = table.get("guarded", [])
    if isinstance(guarded, list):
        for guard in guarded:
            faults += check_guard(guard)
    else:
        faults.append("guarded must be tables")
    return faults or _english_words(table)


def _english_words(table: Mapping[str, object]) -> list[str]:
    """The open forms of a tool that are one English word each: they need a guard, or a word that they do not."""
    if table.get("kind") != "tool":
        return []
    unguarded = table.get("unguarded", [])
    sure = set(unguarded) if isinstance(unguarded, list) else set()
    found = [form for form in open_forms(table) if form not in sure and fold(form) in words()]
    return [f"{form!r} is an English word too: guard it, or name it under unguarded" for form in found]


def open_forms(table: Mapping[str, object]) -> list[str]:
    """The unguarded written forms of an entry: its name unless guarded, and its aliases."""
    guarded = table.get("guarded", [])
    keys = {squeeze(str(g.get("alias"))) for g in guarded} if isinstance(guarded, list) else set()
    aliases = table.get("aliases", [])
    forms = [str(table.get("name", ""))]
    forms = [form for form in forms if squeeze(form) not in keys]
    return forms + [str(alias) for alias in aliases] if isinstance(aliases, list) else forms


def check_together(tables: Iterable[tuple[str, Mapping[str, object]]]) -> list[str]:
    """Faults between entries: order within a file, ids and open forms claimed twice."""
    problems: list[str] = []
    ids: dict[str, str] = {}
    claimed: dict[str, tuple[str, str]] = {}
    last: dict[str, str] = {}
    for file, table in tables:
        entry_id = str(table.get("id"))
        where = f"{file}: {entry_id}"
        if entry_id in ids:
            problems.append(f"{where}: id is also in {ids[entry_id]}")
        ids.setdefault(entry_id, file)
        if entry_id < last.get(file, ""):
            problems.append(f"{where}: not sorted by id, comes after {last[file]}")
        last[file] = entry_id
        for form in open_forms(table):
            key = squeeze(form)
            if not key:
                problems.append(f"{where}: alias {form!r} has no letter or digit")
                continue
            other, other_form = claimed.setdefault(key, (entry_id, form))
            if other != entry_id:
                problems.append(f"{where}: alias {form!r} is claimed by {other} as {other_form!r}")
    return problems
