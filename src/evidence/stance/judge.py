"""From mentions to judged mentions: the cues' reading and the arbiter's opinion, made one."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.documents.model import Document
from evidence.matching.model import Mention
from evidence.stance.arbiter import Opinion, weigh
from evidence.stance.axes import Axes, decide, read_axes
from evidence.stance.cues import CueRule
from evidence.stance.facets import read_facets, read_period
from evidence.stance.model import Cue, Judgement, Span, Stance
from evidence.stance.scope import Scope, scope_of
from evidence.stance.windows import Place

SUPPORTS: dict[Stance, tuple[tuple[str, str], ...]] = {
    "negated": (("polarity", "negated"), ("heading", "negated")),
    "use": (("polarity", "affirmed"), ("modality", "done")),
    "training": (("modality", "learning"), ("heading", "learning")),
    "openness": (("modality", "wants"), ("heading", "wants")),
    "listed": (("modality", "claims"), ("heading", "claims")),
    "other": (("experiencer", "other"),),
}


def judge(document: Document, mentions: Sequence[Mention], rules: Sequence[CueRule]) -> tuple[Judgement, ...]:
    """Judge every mention of a document; `mentions` are in document order."""
    opinions = weigh(document, [Place(m.start, m.end, m.block, m.entry.kind == "tool") for m in mentions])
    return tuple(
        _judge_one(document, mention, opinion, rules)
        for mention, opinion in zip(mentions, opinions, strict=True)
    )


def _judge_one(
    document: Document, mention: Mention, opinion: Opinion, rules: Sequence[CueRule]
) -> Judgement:
    block = document.blocks[mention.block]
    text = document.text[block.start : block.end]
    scope = scope_of(text, mention.start - block.start, mention.end - block.start, block.start)
    statement = Span(document.text[slice(*scope.sentence)], *scope.sentence)
    axes = read_axes(document, mention, scope, rules)
    by_cues, certainty, _, _ = decide(axes)
    weights = _combine(opinion, by_cues, certainty)
    stance = max(weights, key=lambda name: weights[name])
    used = stance == "use"
    return Judgement(
        mention=mention,
        stance=stance,
        confidence=weights[stance],
        because=_because(document, axes, stance, scope),
        statement=statement,
        axes=axes.values,
        lost={name: weight for name, weight in weights.items() if name != stance and weight >= 0.05},
        facets=read_facets(document.text, mention, statement, rules, opinion) if used else {},
        period=read_period(document, mention, statement) if used else None,
    )


def _combine(opinion: Opinion, by_cues: Stance, certainty: float) -> dict[Stance, float]:
    """The arbiter's probabilities, the cues' stance multiplied by the odds that the cues are right."""
    odds = certainty / (1 - certainty)
    raw = {
        name: chance * (odds if name == by_cues else 1.0)
        for name, chance in opinion.stances.items()
    }
    total = sum(raw.values())
    return {name: weight / total for name, weight in raw.items()}


def _because(document: Document, axes: Axes, stance: Stance, scope: Scope) -> tuple[Cue, ...]:
    """The nearest cue that speaks for the stance; where none does, the clause that the arbiter read."""
    for axis, value in SUPPORTS[stance]:
        cues = axes.of(axis, value)
        if cues:
            return cues[:1]
    start, end = scope.clause
    return (Cue("arbiter.clause", "arbiter", stance, document.text[start:end], start, end),)
