"""People ask for an entry by whatever they call it."""

from __future__ import annotations

import pytest

from evidence.lexicon import find_entries, similar_ids
from evidence.lexicon.model import Guard, Lexicon, LexiconEntry


def entry(identifier: str, name: str, *aliases: str, guarded: tuple[Guard, ...] = ()) -> LexiconEntry:
    return LexiconEntry(identifier, name, "tool", "generative", "x", "https://x.example", None, None, aliases, guarded)


PILOT = (Guard("Pilot"),)
ENTRIES = (
    entry("tool.code-pilot", "Code Pilot", "CP Chat", guarded=PILOT),
    entry("tool.desk-pilot", "Desk Pilot", guarded=PILOT),
)
LEXICON = Lexicon({e.id: e for e in ENTRIES}, "1", "sha256:0")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("tool.code-pilot", ["tool.code-pilot"]), ("code-pilot", ["tool.code-pilot"]), ("cp chat", ["tool.code-pilot"]),
        ("PILOT", ["tool.code-pilot", "tool.desk-pilot"]), ("tool.pilot", []), ("", []), ("...", []),
    ],
)  # fmt: skip
def test_an_entry_is_found_by_id_name_or_form(asked: str, found: list[str]) -> None:
    assert [e.id for e in find_entries(LEXICON, asked)] == found


def test_what_was_perhaps_meant() -> None:
    assert similar_ids(LEXICON, "tool.codepilto") == ["tool.code-pilot"]
    assert similar_ids(LEXICON, "zebra") == []
