"""People and firms: whether a capitalised name is a person's, or stands in the name of a house."""

from __future__ import annotations

import re
from collections.abc import Collection

from evidence.lexicon.fold import fold
from evidence.matching.english import ordinary
from evidence.matching.index import Token


def word_set(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


TITLES = word_set("mr mrs ms dr prof professor hon judge hurricane sir saint st mme monsieur dear")
GIVEN_NAMES = word_set(
    "claude devin jasper sora harvey ada sierra otto julius alexa hugo elsa leo gemma clara eve luna zoe "
    "marcus theo maya rosie cora amelia ava iris eva max sam luma kai lex robin spike felix rufus copley "
    "otter bard"
)
# Names that are rarely a person's: a surname after them proves nothing, a person word beside them does.
RARE_NAMES = word_set(
    "aila albert alexi annalise aya cody dolly ernie fin freddy heidi humphrey jules junie kaia kimi kira lara "
    "leonardo leya lilli lindy ludwig luis mara mya ray suki sybill vincent watson poe manus claire moises gaudi "
    "einstein galileo rodin siri grok cosmo"
)
PRODUCT_WORDS = word_set(
    "code ai api apis sdk pro team teams enterprise desktop projects artifacts chat assistant studio max "
    "plus opus sonnet haiku for and in on with to from at app cli agent agents prompt prompts copilot "
    "business free advanced mobile web notes notetaker model models ultra flash nano tool tools plugin "
    "integration training certified workspace vault certificate certification course user users art brand "
    "voice campaigns"
)
ORGANISATION_WORDS = word_set(
    "ltd gmbh inc llc co corp plc court street road avenue centre center hotel palace theatre theater "
    "brokers insurance estate estates rooms association orchestra festival drilling church chapel hall "
    "bakery brothers daughters sons charter airport airlines clinic"
)
# Words that end a firm's name: what stands before them is the firm, not the tool.
FIRM_WORDS = word_set(
    "ltd limited gmbh inc incorporated llc llp lp corp corporation plc sarl sas srl bv nv ab oy ag kg pty pvt kk "
    "analytics partners consulting consultancy consultants group solutions holdings holding capital ventures "
    "advisory advisors associates logistics construction architects realty properties brokers insurance bank "
    "pharmaceuticals pharma foods foundation institute university college academy school hospital clinic trust"
)
_PRODUCT_FIRM_WORDS = word_set("analytics solutions academy group school consulting partners")
PEOPLE = word_set(
    "intern colleague coworker manager boss mentor mentee teacher tutor lecturer supervisor superior neighbour "
    "neighbor brother sister son daughter child kid nephew niece cousin uncle aunt grandfather grandmother "
    "grandson granddaughter father mother dad mum mom wife husband spouse fiance fiancee girlfriend boyfriend "
    "friend flatmate roommate director chef founder cat dog horse pony trainee apprentice deputy predecessor "
    "successor foreman foreperson headteacher principal dean captain coach landlord student pupil owner"
)
_PERSON = "|".join(sorted(PEOPLE))
_NAME = r"[A-Z][\w'\u2019-]+"
_APPOSITION = re.compile(
    rf"(?:,| \() ?(?:our|my|an?|the|his|her|their|whose) (?:[\w-]+ ){{0,2}}?(?P<who>{_PERSON})\b(?! [a-z]+ing\b)", re.I
)
_BEFORE = re.compile(
    rf"(?:\b(?P<who>{_PERSON})(?:s|es|ren)?(?: (?:was|were|is|are|called|named))?(?:,|:)? "
    rf"(?:{_NAME}(?:, | and | & |, and ))*"
    r"|\b(?P<act>married(?: to)?|(?:taught|mentored|managed|supervised|coached|hired|interviewed|raised|employed|"
    r"trained|tutored|line-managed|recommended|nominated|succeeded)(?: [\w-]+){0,3} by|report(?:s|ed|ing)? "
    r"(?:directly )?to|(?:worked|served|studied|apprenticed|trained|articled|interned)(?: [\w-]+)? under|"
    r"apprenticed (?:to|with)|named after|named|called|nicknamed|hi|hello|dear|sincerely,?|on behalf of|befriended|"
    r"(?:lives?|living|lived) with|maternity cover for|covering for|covered for|deputised for|succeeded|replaced) )$",
    re.I,
)
_AFTER = re.compile(
    rf"(?:(?: (?:and|&) {_NAME})? (?:was|were|is|are) (?:both )?(?:my|our|his|her|their|the)? ?(?:[\w-]+ ){{0,2}}?"
    rf"(?P<who>{_PERSON})s?\b"
    r"|,? (?P<did>(?:has |have |had )?(?:praised|hired|promoted|recommended|interviewed|mentored|appointed|"
    r"commended|nominated|thanked|married|raised|coached|supervised|managed|recruited|employed|befriended) (?:me|us))\b"
    r"|(?P<whom>, (?:who|whom|whose) |['\u2019]s (?:wife|husband|wedding|funeral|retirement|parental|maternity|"
    r"paternity|birthday|mother|father|office|desk|leadership|team)\b| and (?:his|her) \w+\b|,? (?:aged|born|\(age) ))",
    re.I,
)
_HE = re.compile(r"\b(?:he|she|him|himself|herself)\b")
_ARTICLES = word_set("a an the any no our its your my their this that")
_DETERMINERS = word_set("of with using in for on about to use uses used and or more via by from as")


def person_context(name: str, before: str, after: str) -> str | None:
    """The reason if the words round the name `name` say that it is a person, else None."""
    if fold(name) not in GIVEN_NAMES | RARE_NAMES or re.match(r" ?\d", after):
        return None
    found = _BEFORE.search(before[-120:])
    if found is not None:
        return f"a person after {(found.group('who') or found.group('act')).strip()!r}"
    for pattern in (_APPOSITION, _AFTER):
        told = pattern.match(after)
        if told is not None:
            word = next(value for value in told.groupdict().values() if value)
            return f"a person, {word.strip(' ,')!r}"
    return None


def pronoun(name: str, sentence_after: str) -> str | None:
    """The reason if the sentence goes on about the given name as he or she, else None."""
    told = _HE.search(sentence_after) if fold(name) in GIVEN_NAMES else None
    return f"a person, {told.group()!r}" if told is not None else None


def initials(before: str, after: str, surnames: Collection[str], known: Collection[str]) -> bool:
    """Whether `A.I.` between `before` and `after` is a person's initials: a surname follows."""
    told = re.match(r"\. ?([A-Z][\w'\u2019-]+)", after)
    word = re.search(r"([\w'\u2019-]+)\W*$", before)
    led = fold(word.group(1)) if word is not None else ""
    if told is None or led in _ARTICLES:
        return False
    surname = fold(told.group(1))
    if surname in surnames:
        return True
    return led not in _DETERMINERS and surname not in known and not ordinary(surname)


def _is_upper(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def part_of_name(found: list[Token], at: int, text: str, last: int | None = None) -> str | None:
    """The reason if the tokens `at` to `last` stand in the name of a firm, house or street, else None."""
    end = at if last is None else last
    first = end
    words = ORGANISATION_WORDS | FIRM_WORDS
    if last is not None:  # names that mean nothing else: only a firm's own words tell
        words = FIRM_WORDS
    while end + 1 < len(found) and end - first < 4:
        token = found[end + 1]
        gap = text[found[end].end : token.start]
        if gap == ", " and token.key not in FIRM_WORDS - _PRODUCT_FIRM_WORDS:
            break
        if not token.capital or gap not in {" ", " & ", "'", "-", ", "}:
            break
        end += 1
        if token.key in words:
            return f"part of the name {text[found[at].start : token.end]!r}"
    return None


def person(found: list[Token], at: int, text: str) -> str | None:
    """The reason if the single token `at` is a person's name, else None."""
    token = found[at]
    if not token.capital or not token.text.isalpha() or (_is_upper(token.text) and token.key not in GIVEN_NAMES):
        return None
    before = found[at - 1] if at else None
    after = found[at + 1] if at + 1 < len(found) else None
    given = token.key in GIVEN_NAMES
    if before is not None and before.key in TITLES and re.fullmatch(r"\.? ", text[before.end : token.start]):
        return f"a person's name after {before.text!r}"
    if after is not None and after.capital and text[token.end : after.start] in {" ", "-", "\u2019", "'"}:
        if given and len(after.text) == 1 and text[after.end : after.end + 1] in {".", "'", "\u2019"}:
            return f"a person's name before {after.text!r}"
        letters = len(after.text) > 1 and after.text.isalpha() and not _is_upper(after.text)
        if (letters and not any(c.isupper() for c in after.text[1:])) or (given and _is_upper(token.text)):
            known = after.key in PRODUCT_WORDS or (not given and (ordinary(after.key) or ordinary(token.key)))
            if not known:
                return f"a person's name before {after.text!r}"
    if (
        given
        and after is not None
        and text[token.end : after.start] == " "
        and after.key in {"de", "van", "von", "der", "la", "le", "du", "da", "bin", "el", "al", "o"}
        and not after.capital
        and at + 2 < len(found)
        and found[at + 2].capital
    ):
        return f"a person's name before {after.text!r}"
    if before is not None and given and before.capital and text[before.end : token.start] == " ":
        tail = text[token.end : token.end + 1]
        name = before.text.isalpha() and not _is_upper(before.text) and not ordinary(before.key)
        if name and len(before.text) > 2 and tail in {"", "\n"} and at == 1:
            return f"a person's name after {before.text!r}"
    return None
