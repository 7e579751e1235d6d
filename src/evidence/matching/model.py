"""What matching returns: mentions, and spans that looked like one and are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evidence.lexicon.model import LexiconEntry


@dataclass(frozen=True, slots=True)
class Match:
    """How a span was recognised; `score` is 1.0 for exact forms, else similarity in 0..1."""

    kind: Literal["exact", "fuzzy"]
    alias: str
    score: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the document that is a lexicon entry; `block` is the index of its block."""

    entry: LexiconEntry
    text: str
    start: int
    end: int
    block: int
    match: Match


@dataclass(frozen=True, slots=True)
class Rejection:
    """A span with the form of an entry that the sense guard ruled out, with its reason."""

    text: str
    entity: str
    because: str
    start: int
    end: int
