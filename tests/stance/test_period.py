"""The period of a use: the date that its own statement gives, else the entry's."""

from __future__ import annotations

import pytest

from evidence.documents import open_document
from evidence.lexicon.model import LexiconEntry
from evidence.matching.model import Match, Mention
from evidence.stance.facets import read_period
from evidence.stance.model import Span
from evidence.stance.scope import scope_of

ENTRY = LexiconEntry("tool.x", "X", "tool", "generative", "coding", "https://x.example/")


def period_of(markdown: str, name: str) -> tuple[str, str, str] | None:
    document = open_document(markdown.encode(), "a.md")
    start = document.text.index(name)
    number = next(i for i, block in enumerate(document.blocks) if block.start <= start < block.end)
    block = document.blocks[number]
    text = document.text[block.start : block.end]
    sentence = scope_of(text, start - block.start, start - block.start + len(name), block.start).sentence
    mention = Mention(ENTRY, name, start, start + len(name), number, Match("exact", name, 1.0))
    found = read_period(document, mention, Span(document.text[slice(*sentence)], *sentence))
    return (found.period.start, found.period.end, found.source) if found else None


JOB = "## Experience\n\n### Analyst, Brook & Vale Ltd, 03/2021 - 06/2024\n\n- {}\n"


@pytest.mark.parametrize(
    ("line", "name", "period"),
    [
        ("Drafted briefs with Claude.", "Claude", ("2021-03", "2024-06", "entry")),
        ("Drafted briefs with Claude in 2023.", "Claude", ("2023", "2023", "statement")),
        ("Replaced the rules of 2009 with Claude.", "Claude", ("2021-03", "2024-06", "entry")),
        ("Claude (2022) and Mistral (2024)", "Claude", ("2022", "2022", "statement")),
        ("Claude (2022) and Mistral (2024)", "Mistral", ("2024", "2024", "statement")),
        ("Spam filter (2023): trained with Claude and Mistral.", "Mistral", ("2023", "2023", "statement")),
        ("B.Sc. thesis, Nov. 2022 to Feb. 2023. Built with Claude.", "Claude", ("2022-11", "2023-02", "statement")),
    ],
)
def test_period(line: str, name: str, period: tuple[str, str, str]) -> None:
    assert period_of(JOB.format(line), name) == period


def test_a_date_in_prose_is_that_of_its_own_sentence() -> None:
    text = "In January 2024 I moved to the harbour office. Letters there begin in Claude."
    assert period_of(text, "Claude") is None


def test_no_date_no_period() -> None:
    assert period_of("Wrote letters with Claude.", "Claude") is None


def test_a_year_under_since_is_where_a_use_begins() -> None:
    table = "## Skills\n\n| Tool | Since |\n|---|---|\n| Claude | 2022 |\n| Mistral | - |\n"
    assert period_of(table, "Claude") == ("2022", "present", "statement")
    assert period_of(table, "Mistral") is None
