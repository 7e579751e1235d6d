"""The words of a use's facets, and its period, read from its own statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.documents import find_periods
from evidence.documents.model import Block, Document, Period
from evidence.matching.model import Mention
from evidence.stance.cues import CueRule
from evidence.stance.model import DatedPeriod, Facet, Span
from evidence.stance.scope import ABBREVIATION, in_anothers_aside

OF_THE_MENTION = {"built"}  # *fine-tuned*: the practice named is the act itself
SPEAKER = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
TITLE_END = re.compile(r"[.:]\s")
PURPOSE = re.compile(r"\b(?:for|to)\s+(?!\d|present\b|date\b)(?:[^\s.;,()]+\s*){1,9}", re.IGNORECASE)


def facet_words(facet: Facet, text: str, mention: Mention, statement: Span, rules: Sequence[CueRule]) -> Span | None:
    """The words of a statement that speak for a facet, those nearest after the mention first."""
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
    """The period of a use: the date nearest in its statement or its block's first sentence, else the entry's.

    A table that dates its rows (*Since*) says more than the bare year in them.
    """
    block = document.blocks[mention.block]
    if block.dated is not None:
        return DatedPeriod(block.dated, "statement")
    entry = document.entries[block.entry].period if block.entry is not None else None
    if block.kind != "heading":
        said = statement if find_periods(statement.text) else _title(document, block)
        at = mention.start - said.start
        stated = [
            found
            for found in find_periods(said.text)
            if (entry is None or _within(found[0], entry))
            and not in_anothers_aside(
                document.text, said.start, said.end, mention.start, mention.end, said.start + found[1]
            )
        ]
        if stated:
            nearest = min(stated, key=lambda found: max(found[1] - at, at - found[2]))
            return DatedPeriod(nearest[0], "statement")
    if entry is not None:
        return DatedPeriod(entry, "entry")
    return None


def _title(document: Document, block: Block) -> Span:
    """The first sentence of a block, which may be its title: *Spam filter (2024). Made with ...*; else nothing.

    A sentence in which the writer speaks is no title: *In 2024 I moved to Lyon.*
    """
    text = document.text[block.start : block.end]
    ends = (found.start() for found in TITLE_END.finditer(text) if not ABBREVIATION.search(text, 0, found.start() + 1))
    first = text[: next(ends, len(text))]
    if block.kind == "paragraph" and SPEAKER.search(first):
        first = ""
    return Span(first, block.start, block.start + len(first))


def _within(stated: Period, entry: Period) -> bool:
    """Whether a stated date may be one inside the entry: *replaced the model of 2016* is not, in a job since 2020."""
    if stated.start != stated.end or entry.start == entry.end:
        return True
    last = "9999" if entry.end == "present" else entry.end
    end = "9999" if stated.end == "present" else stated.end
    return stated.start[:4] <= last[:4] and entry.start[:4] <= end[:4]
