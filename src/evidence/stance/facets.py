"""Facets and period of a use, read from its own statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.documents import find_periods
from evidence.documents.model import Document
from evidence.matching.model import Mention
from evidence.stance.arbiter import Opinion
from evidence.stance.cues import CueRule
from evidence.stance.model import DatedPeriod, Facet, Span

OF_THE_MENTION = {"built"}  # *fine-tuned*: the practice named is the act itself
ALONE, WITH_CUE = 0.5, 0.05  # the least chance that shows a facet, without and with a cue's words
PURPOSE = re.compile(r"\b(?:for|to)\s+(?!\d|present\b|date\b)(?:[^\s.;,()]+\s*){1,9}", re.IGNORECASE)


def read_facets(
    text: str, mention: Mention, statement: Span, rules: Sequence[CueRule], opinion: Opinion
) -> dict[Facet, Span]:
    """The facets that the arbiter sees, each with the words of its cue or else the whole statement."""
    found: dict[Facet, Span] = {}
    for facet, chance in opinion.facets.items():
        words = _words_of(facet, text, mention, statement, rules)
        if facet == "metric" and words is None:
            continue  # a number must be there to be shown
        if chance >= (WITH_CUE if words else ALONE):
            found[facet] = words or statement
    if "outcome" not in found:
        found.pop("metric", None)
    return found


def _words_of(
    facet: Facet, text: str, mention: Mention, statement: Span, rules: Sequence[CueRule]
) -> Span | None:
    patterns = [PURPOSE] if facet == "purpose" else [r.pattern for r in rules if (r.axis, r.value) == ("facet", facet)]
    areas = ((mention.end, statement.end), (statement.start, mention.start), (statement.start, statement.end))
    for pattern in patterns:
        for low, high in areas if facet == "purpose" else areas[2:]:
            for hit in pattern.finditer(text, low, high):
                if hit.start() < mention.end and mention.start < hit.end() and facet not in OF_THE_MENTION:
                    continue
                words = hit.group().rstrip()
                return Span(words, hit.start(), hit.start() + len(words))
    return None


def read_period(document: Document, mention: Mention, statement: Span) -> DatedPeriod | None:
    """The period of a use: the date nearest in its statement, else the entry's, else its paragraph's."""
    block = document.blocks[mention.block]
    if block.kind != "heading":
        stated = find_periods(statement.text)
        if stated:
            at = mention.start - statement.start
            nearest = min(stated, key=lambda found: max(found[1] - at, at - found[2]))
            return DatedPeriod(nearest[0], "statement")
    if block.entry is not None:
        entry = document.entries[block.entry]
        if entry.period is not None and not _is_date_alone(entry.heading):
            return DatedPeriod(entry.period, "entry")
    around = find_periods(document.text[block.start : block.end])
    return DatedPeriod(around[0][0], "statement") if around else None


def _is_date_alone(heading: str) -> bool:
    """Whether a heading is nothing but one day's date, as over a letter."""
    words = re.findall(r"[^\W\d_]{2,}", heading)
    return len(words) <= 1 and len(find_periods(heading)) == 1 and bool(re.match(r"\W*\d{1,2}\W", heading))
