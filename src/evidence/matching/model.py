"""What matching returns: mentions, and spans that looked like one and are not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from evidence.lexicon.model import LexiconEntry


@dataclass(frozen=True, slots=True)
class Match:
    """How a span was recognised; `score` is 1.0 for exact forms, else similarity in 0..1."""

    kind: Literal["exact", "fuzzy"]
    alias: str
    score: float


Ground = Literal["coined", "phrase", "open", "loose", "company", "grammar", "alone", "plain", "against", "spelling"]
"""What a form's sense rests on. Without a guard: it is no other word; it is several words; it is one word, and an
English word or a known name too. With a guard: it asks for no company; its own company is near; the grammar speaks for
it; nothing speaks for it; nothing does, and it is an English word in lower case; something speaks against it; it is
not written as the name is."""
AI_WORD = re.compile(r"AI|A\.I|GPT|LLM|ML\b|\bai\b|artificial|intelligence", re.A)
SURE: tuple[Ground, ...] = ("coined", "phrase")  # names that show by themselves that a document speaks of AI


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the document that is a lexicon entry; `block` is the index of its block.

    `employer`: where the employer's name stands that this is, or that it is a part of.
    """

    entry: LexiconEntry
    text: str
    start: int
    end: int
    block: int
    match: Match
    ground: Ground = "coined"
    employer: tuple[int, int] | None = None

    @property
    def says_ai(self) -> bool:
        """Whether it is no tool and has the word AI in a form of several words: no reading makes it another thing."""
        return self.entry.kind != "tool" and self.ground == "phrase" and AI_WORD.search(self.match.alias) is not None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A span with the form of an entry that was ruled out, with its reason; `mention` is what it would be."""

    mention: Mention
    because: str
