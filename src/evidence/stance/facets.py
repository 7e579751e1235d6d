"""Facets and period of a use, read from its own statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.documents import find_periods
from evidence.documents.model import Document
from evidence.matching.model import Mention
from evidence.stance.cues import CueRule
from evidence.stance.model import DatedPeriod, Facet, Span

PURPOSE = re.compile(r"\b(?:for|to)\s+(?!\d|present\b|date\b)(?:[^\s.;,()]+\s*){1,9}", re.IGNORECASE)


def read_facets(
    text: str, mention: Mention, statement: Span, rules: Sequence[CueRule]
) -> dict[Facet, Span]:
    """The facets that the statement shows, each with the words that show it."""
    found: dict[Facet, Span] = {}
    for rule in rules:
        if rule.axis != "facet":
            continue
        hit = rule.pattern.search(text, statement.start, statement.end)
        if hit:
            facet: Facet = rule.value  # type: ignore[assignment]  # the cue files' values are facets
            found.setdefault(facet, Span(hit.group(), hit.start(), hit.end()))
    if "outcome" not in found:
        found.pop("metric", None)
    purpose = PURPOSE.search(text, mention.end, statement.end) or PURPOSE.search(
        text, statement.start, mention.start
    )
    if purpose:
        words = purpose.group().rstrip()
        found["purpose"] = Span(words, purpose.start(), purpose.start() + len(words))
    return found


def read_period(document: Document, mention: Mention, statement: Span) -> DatedPeriod | None:
    """The period of a use: a date in the statement, else the entry's."""
    block = document.blocks[mention.block]
    if block.kind != "heading":
        stated = find_periods(statement.text)
        if stated:
            return DatedPeriod(stated[0][0], "statement")
    if block.entry is not None:
        period = document.entries[block.entry].period
        if period is not None:
            return DatedPeriod(period, "entry")
    return None
