"""What a report adds to judged mentions: its summary, and its errors."""

from __future__ import annotations

import jsonschema
import pytest

from evidence.errors import DocumentError
from evidence.lexicon.model import Lexicon, LexiconEntry
from evidence.matching.model import Match, Mention
from evidence.reports import Settings, build_error, report_schema
from evidence.reports.report import strongest
from evidence.stance.model import Facet, Judgement, Span, Stance

TOOL = LexiconEntry("tool.x", "X", "tool", "generative", "coding", "https://x.example", "X", "2023-03")


def judged(stance: Stance, facets: tuple[Facet, ...] = ()) -> Judgement:
    mention = Mention(TOOL, "X", 0, 1, 0, Match("exact", "X", 1.0))
    span = Span("X", 0, 1)
    return Judgement(mention, stance, 0.9, (), span, facets=dict.fromkeys(facets, span))


@pytest.mark.parametrize(
    ("judgements", "name"),
    [
        ([], "none"),
        ([judged("negated")], "declined"),
        ([judged("negated"), judged("openness")], "open"),
        ([judged("openness"), judged("training")], "trained"),
        ([judged("training"), judged("listed")], "listed"),
        ([judged("listed"), judged("use")], "used"),
        ([judged("use", ("built",))], "demonstrated"),
        ([judged("other")], "none"),
    ],
)
def test_strongest_is_the_first_that_holds(judgements: list[Judgement], name: str) -> None:
    assert strongest(judgements) == name


def test_an_unreadable_document_has_an_error_that_validates() -> None:
    lexicon = Lexicon({}, "2026.11", "sha256:0")
    report = build_error("a.pdf", None, DocumentError("no_text", "a scan"), lexicon, Settings())
    jsonschema.validate(report, report_schema())
    report["mentions"] = []
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, report_schema())
