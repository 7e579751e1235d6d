"""From mentions to judged mentions: the cues' reading and the arbiter's opinion, made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.documents.model import Document
from evidence.matching.model import SURE, Mention, Rejection
from evidence.stance.arbiter import Opinion, weigh
from evidence.stance.axes import Axes, decide, read_axes
from evidence.stance.calibration import Calibration, load_calibration
from evidence.stance.cues import CueRule
from evidence.stance.facets import facet_words, read_period
from evidence.stance.model import Cue, Facet, Judgement, Span, Stance
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
UNREAD = 0.5  # the sense of what matching took, in a language that the arbiter does not read
IN_PLACE = 0.95  # the sense of a maker's name, or of AI in a firm's own, in the place of the employer's
IN_WORDS = 0.9  # that of *head of AI*, *LLM evaluation*


@dataclass(frozen=True, slots=True)
class Reading:
    """What the cues and the arbiter each say of a mention, before they are weighed against each other."""

    mention: Mention
    opinion: Opinion
    scope: Scope
    statement: Span
    axes: Axes
    by_cues: Stance
    certainty: float


def judge(
    document: Document, mentions: Sequence[Mention], rejections: Sequence[Rejection], rules: Sequence[CueRule]
) -> tuple[tuple[Judgement, ...], tuple[Rejection, ...]]:
    """Judge what matching found in a document: the sense of doubtful names, then the stance of every mention.

    Returns the judged mentions and the look-alikes, both in reading order.
    """
    weights = load_calibration()
    again = {r.mention: r for r in rejections if r.mention.ground in weights.grounds}
    refused = [rejection for rejection in rejections if rejection.mention not in again]
    judged: list[Judgement] = []
    sure = sure_names(mentions)
    for reading in read(document, [*mentions, *again], rules):
        mention = reading.mention
        sense = weights.sense_of(mention.ground, reading.opinion.sense, len(sure - {mention.entry.id}))
        if not document.in_english:  # the arbiter does not read it: matching alone tells the sense
            sense = 0.0 if mention in again else UNREAD
        if mention.employer is not None:  # its place says what it is, and the arbiter shows a stand-in for the name
            sense = max(sense, IN_PLACE)
        if mention.says_ai:
            sense = max(sense, IN_WORDS)
        if sense >= 0.5:
            judged.append(_settle(document, reading, sense, rules, weights))
        else:
            refused.append(again.get(mention) or Rejection(mention, _other_thing(mention, sense)))
    return tuple(judged), tuple(sorted(refused, key=lambda rejection: rejection.mention.start))


def _other_thing(mention: Mention, sense: float) -> str:
    thing = "AI" if mention.entry.kind == "general" else f"the AI {mention.entry.kind}"
    return f"in this context more likely not {thing} (probability {1 - sense:.2f})"


def sure_names(mentions: Sequence[Mention]) -> set[str]:
    """The ids of the AI things that a document names by a form that is nothing else."""
    return {mention.entry.id for mention in mentions if mention.ground in SURE}


def read(document: Document, mentions: Sequence[Mention], rules: Sequence[CueRule]) -> list[Reading]:
    """What the cues and the arbiter say of each mention, in document order."""
    ordered = sorted(mentions, key=lambda mention: mention.start)
    opinions = weigh(document, [Place(m.start, m.end, m.block, m.entry.kind == "tool") for m in ordered])
    readings = []
    for mention, opinion in zip(ordered, opinions, strict=True):
        block = document.blocks[mention.block]
        text = document.text[block.start : block.end]
        scope = scope_of(text, mention.start - block.start, mention.end - block.start, block.start)
        statement = Span(document.text[slice(*scope.sentence)], *scope.sentence)
        axes = read_axes(document, mention, scope, rules)
        by_cues, certainty = decide(axes)
        readings.append(Reading(mention, opinion, scope, statement, axes, by_cues, certainty))
    return readings


def _settle(
    document: Document, reading: Reading, sense: float, rules: Sequence[CueRule], weights: Calibration
) -> Judgement:
    mention, statement = reading.mention, reading.statement
    chances = weights.stances(reading.opinion.stances, reading.by_cues, reading.certainty)
    stance = weights.choose(chances)
    used = stance == "use"
    return Judgement(
        mention=mention,
        stance=stance,
        confidence=chances[stance],
        because=_because(document, reading, stance),
        statement=statement,
        sense=sense,
        axes=reading.axes.values,
        lost={name: weight for name, weight in chances.items() if name != stance and weight >= 0.05},
        facets=_facets(document, reading, rules, weights) if used else {},
        period=read_period(document, mention, statement) if used else None,
    )


def _facets(document: Document, reading: Reading, rules: Sequence[CueRule], weights: Calibration) -> dict[Facet, Span]:
    """The facets of a use, each with the words of its cue or else the whole statement."""
    found: dict[Facet, Span] = {}
    for facet, chance in reading.opinion.facets.items():
        words = facet_words(facet, document.text, reading.mention, reading.statement, rules)
        if facet == "metric" and (words is None or "outcome" not in found):
            continue  # a number must be there to be shown, and be that of an outcome
        if weights.facet(facet, chance, words is not None) >= 0.5:
            found[facet] = words or reading.statement
    return found


def _because(document: Document, reading: Reading, stance: Stance) -> tuple[Cue, ...]:
    """The nearest cue that speaks for the stance; where none does, the words that the arbiter points at."""
    for axis, value in SUPPORTS[stance]:
        cues = reading.axes.of(axis, value)
        if cues:
            return cues[:1]
    start, end = reading.opinion.words or reading.scope.clause
    rule = "arbiter.words" if reading.opinion.words else "arbiter.clause"
    return (Cue(rule, "arbiter", stance, document.text[start:end], start, end),)
