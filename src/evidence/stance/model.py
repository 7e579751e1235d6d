"""A judged mention: stance, axes, cues, facets and period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from evidence.documents.model import Period
from evidence.matching.model import Mention

Stance = Literal["use", "listed", "training", "openness", "negated", "other"]
Facet = Literal["purpose", "outcome", "metric", "frequency", "led", "taught", "built", "review", "experiment"]
STANCES: tuple[Stance, ...] = get_args(Stance)
FACETS: tuple[Facet, ...] = get_args(Facet)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decided something: the rule that fired, the axis it set and the value it gave."""

    rule: str
    axis: str
    value: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DatedPeriod:
    """A period and where it was read: the entry's heading or the statement itself."""

    period: Period
    source: Literal["entry", "statement"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the document says about the candidate and one mention.

    `confidence` is the probability that the stance is right, `sense` that the name is the AI thing.
    `because` holds the deciding cues, `axes` the value of every axis, `lost` the stances that were considered, with
    their weight.
    """

    mention: Mention
    stance: Stance
    confidence: float
    because: tuple[Cue, ...]
    statement: Span
    sense: float = 1.0
    axes: Mapping[str, str] = field(default_factory=dict)
    lost: Mapping[str, float] = field(default_factory=dict)
    facets: Mapping[Facet, Span] = field(default_factory=dict)
    period: DatedPeriod | None = None
