"""Which words of a block speak about a mention: its sentence, its clause and the list it stands in.

Resume fragments parse badly, so scope is decided by clause structure: a sentence ends at `.`, `!`, `?`
before a capital; a clause ends at `;`, a dash, *but*, *though*, *while*, or a comma that is followed by a
new verb. A comma between names is an enumeration and ends nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SENTENCE = re.compile(r"(?<=[.!?])[)\"'”’]*\s+(?=[A-Z0-9\"'“‘(])|\s+[|•·]\s+")
ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|vs|approx|incl|Dr|Mr|Ms|Mrs|St|No|Inc|Ltd|Co|Prof|Ph\.?D|(?:M|B)\.?(?:Sc|A|Eng|Tech|Ed)|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
CLAUSE = re.compile(
    r"\s*;\s*|\s+[–—]\s+|,?\s+(?:but|though|although|while|whereas|yet)\s+|:\s+"
    r"|,\s+(?=(?:and\s+)?(?:then\s+)?(?:I|we|my|our|they|he|she|it|which|who|used|using|use|built|wrote|"
    r"drafted|now|instead|cutting|reducing|saving)\b)"
)
ASIDE = re.compile(r"\([^()]*\)")
OF_ALL = re.compile(r"\(\s*(?:both|all|each|either|neither|none|any)\b", re.IGNORECASE)
_NEXT = r"\s*(?:[,;|/•·&]|\b(?:and|or|nor)\b)\s*"
NEXT_ITEM = re.compile(_NEXT)
SHORT_ITEMS = re.compile(rf"(?:\s*\([^()]*\))?(?:{_NEXT}(?:[\w.+#-]+\s*){{1,3}}(?:\([^()]*\))?)+\s*")


@dataclass(frozen=True, slots=True)
class Scope:
    """Offsets in the document's text of the sentence and the clause around a mention."""

    sentence: tuple[int, int]
    clause: tuple[int, int]


def scope_of(text: str, start: int, end: int, base: int) -> Scope:
    """The scope of the mention `text[start:end]` in one block's text that begins at offset `base`."""
    sentence = _piece(text, 0, len(text), start, end, SENTENCE)
    clause = _piece(text, *sentence, start, end, CLAUSE)
    return Scope((sentence[0] + base, sentence[1] + base), (clause[0] + base, clause[1] + base))


def in_anothers_aside(text: str, low: int, high: int, start: int, end: int, at: int) -> bool:
    """Whether offset `at` lies in a parenthesis that speaks of another item than `text[start:end]`.

    In a list of short items, a parenthesis speaks of the item before it (*ChatGPT, Whisper (basic)*), or of all where
    it says so (*both daily*); after a clause or a title it speaks of all that. The sentence is `text[low:high]`.
    """
    for aside in ASIDE.finditer(text, low, high):
        if aside.start() < at < aside.end():
            if aside.start() < start < aside.end() or OF_ALL.match(aside.group()):
                return False
            if aside.start() < start:
                return NEXT_ITEM.match(text, aside.end()) is not None
            return SHORT_ITEMS.fullmatch(text, end, aside.start()) is not None
    return False


def _piece(text: str, low: int, high: int, start: int, end: int, breaks: re.Pattern[str]) -> tuple[int, int]:
    for found in breaks.finditer(text, low, high):
        if breaks is SENTENCE and ABBREVIATION.search(text, low, found.start()):
            continue
        if found.end() <= start:
            low = found.end()
        elif found.start() >= end:
            return low, found.start()
    return low, high
