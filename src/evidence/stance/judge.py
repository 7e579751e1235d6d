"""From mentions to judged mentions."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.documents.model import Document
from evidence.matching.model import Mention
from evidence.stance.axes import decide, read_axes
from evidence.stance.cues import CueRule
from evidence.stance.facets import read_facets, read_period
from evidence.stance.model import Judgement, Span
from evidence.stance.scope import scope_of


def judge(
    document: Document, mentions: Sequence[Mention], rules: Sequence[CueRule]
) -> tuple[Judgement, ...]:
    """Judge every mention of a document by its cues."""
    return tuple(_judge_one(document, mention, rules) for mention in mentions)


def _judge_one(document: Document, mention: Mention, rules: Sequence[CueRule]) -> Judgement:
    block = document.blocks[mention.block]
    text = document.text[block.start : block.end]
    scope = scope_of(text, mention.start - block.start, mention.end - block.start, block.start)
    statement = Span(document.text[slice(*scope.sentence)], *scope.sentence)
    axes = read_axes(document, mention, scope, rules)
    stance, confidence, because, lost = decide(axes)
    used = stance == "use"
    return Judgement(
        mention=mention,
        stance=stance,
        confidence=confidence,
        because=because,
        statement=statement,
        axes=axes.values,
        lost=lost,
        facets=read_facets(document.text, mention, statement, rules) if used else {},
        period=read_period(document, mention, statement) if used else None,
    )
