"""People and firms: whether a capitalised name is a person's, or stands in the name of a house."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from evidence.lexicon.fold import fold
from evidence.matching.english import ordinary
from evidence.matching.index import Token

_NAME = r"[A-Z][\w'\u2019-]+"
_HE = re.compile(r"\b(?:he|she|him|himself|herself)\b")
_FROM = re.compile(r" (?:from|over in|down in) (?:the )?(?P<where>[A-Za-z]+)\b(?! [A-Z])")
_ARTICLES = frozenset({"a", "an", "the", "any", "no", "our", "its", "your", "my", "their", "this", "that"})
_DETERMINERS = frozenset(
    re.findall(r"\w+", "of with using in for on about to use uses used and or more via by from as")
)
_PARTICLES = frozenset(["de", "van", "von", "der", "la", "le", "du", "da", "bin", "el", "al", "o"])


class People:
    """Tells people and firms from tools by the words beside a name; holds a lexicon's word lists."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        """Take the word lists by kind (`lexicons/words.toml`)."""
        self._titles = words.get("title", frozenset())
        self._given = words.get("given_name", frozenset())
        self.names = self._given | words.get("rare_given_name", frozenset())
        self._departments = words.get("department", frozenset())
        self._product_words = words.get("product_word", frozenset())
        self._firm_words = words.get("firm_word", frozenset())
        self._house_words = words.get("organisation_word", frozenset()) | self._firm_words
        self._after_comma = self._firm_words - words.get("product_firm_word", frozenset())
        who = "|".join(sorted(words.get("person_word", frozenset()))) or "(?!)"
        self._apposition, self._before, self._after = _patterns(who)

    def person_context(self, name: str, before: str, after: str, for_tool: bool = False) -> str | None:
        """The reason if the words round the name `name` say that it is a person, else None.

        `for_tool`: a tool's name stands after it and a word of changing (*replaced Jasper with Claude*).
        """
        if fold(name) not in self.names or re.match(r" ?\d", after):
            return None
        found = self._before.search(before[-120:])
        if found is not None and not (for_tool and found.group("act")):
            return f"a person after {(found.group('who') or found.group('act')).strip()!r}"
        told = _FROM.match(after)
        if told is not None and told.group("where").lower() in self._departments and told.group("where")[0].isupper():
            return f"a person, {told.group().strip()!r}"
        for pattern in (self._apposition, self._after):
            told = pattern.match(after)
            if told is not None:
                word = next(value for value in told.groupdict().values() if value)
                return f"a person, {word.strip(' ,')!r}"
        return None

    def pronoun(self, name: str, sentence_after: str) -> str | None:
        """The reason if the sentence goes on about the given name as he or she, else None."""
        told = _HE.search(sentence_after) if fold(name) in self._given else None
        return f"a person, {told.group()!r}" if told is not None else None

    def part_of_name(self, found: list[Token], at: int, text: str, last: int | None = None) -> str | None:
        """The reason if the tokens `at` to `last` stand in the name of a firm, house or street, else None."""
        end = at if last is None else last
        first = end
        # of names that mean nothing else, only a firm's own words tell
        words = self._house_words if last is None else self._firm_words
        while end + 1 < len(found) and end - first < 4:
            token = found[end + 1]
            gap = text[found[end].end : token.start]
            if gap == ", " and token.key not in self._after_comma:
                break
            if not token.capital or gap not in {" ", " & ", "'", "-", ", "}:
                break
            end += 1
            if token.key in words:
                return f"part of the name {text[found[at].start : token.end]!r}"
        return None

    def person(self, found: list[Token], at: int, text: str) -> str | None:
        """The reason if the single token `at` is a person's name, else None."""
        token = found[at]
        if not token.capital or not token.text.isalpha() or (_is_upper(token.text) and token.key not in self._given):
            return None
        before = found[at - 1] if at else None
        after = found[at + 1] if at + 1 < len(found) else None
        given = token.key in self._given
        if before is not None and before.key in self._titles and re.fullmatch(r"\.? ", text[before.end : token.start]):
            return f"a person's name after {before.text!r}"
        if after is not None and after.capital and text[token.end : after.start] in {" ", "-", "\u2019", "'"}:
            if given and len(after.text) == 1 and text[after.end : after.end + 1] in {".", "'", "\u2019"}:
                return f"a person's name before {after.text!r}"
            letters = len(after.text) > 1 and after.text.isalpha() and not _is_upper(after.text)
            if (letters and not any(c.isupper() for c in after.text[1:])) or (given and _is_upper(token.text)):
                known = after.key in self._product_words or (not given and (ordinary(after.key) or ordinary(token.key)))
                if not known:
                    return f"a person's name before {after.text!r}"
        if (
            given
            and after is not None
            and text[token.end : after.start] == " "
            and after.key in _PARTICLES
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


def _patterns(who: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands beside a person's name: an apposition, what comes before, what comes after; `who`: person words."""
    apposition = re.compile(
        rf"(?:,| \() ?(?:our|my|an?|the|his|her|their|whose) (?:[\w-]+ ){{0,2}}?(?P<who>{who})\b(?! [a-z]+ing\b)", re.I
    )
    before = re.compile(
        rf"(?:\b(?P<who>{who})(?:s|es|ren)?(?: (?:was|were|is|are|called|named))?(?:,|:)? "
        rf"(?:{_NAME}(?:, | and | & |, and ))*"
        r"|\b(?P<act>married(?: to)?|(?:taught|mentored|managed|supervised|coached|hired|interviewed|raised|employed|"
        r"trained|tutored|line-managed|recommended|nominated|succeeded)(?: [\w-]+){0,3} by|report(?:s|ed|ing)? "
        r"(?:directly )?to|(?:worked|served|studied|apprenticed|trained|articled|interned)(?: [\w-]+)? under|"
        r"apprenticed (?:to|with)|named after|named|called|nicknamed|hi|hello|dear|sincerely,?|on behalf of|"
        r"befriended|(?:lives?|living|lived) with|maternity cover for|covering for|covered for|deputised for|"
        r"succeeded|replaced) )$",
        re.I,
    )
    after = re.compile(
        rf"(?:(?: (?:and|&) {_NAME})? (?:was|were|is|are) (?:both )?(?:my|our|his|her|their|the)? ?(?:[\w-]+ ){{0,2}}?"
        rf"(?P<who>{who})s?\b"
        r"|,? (?P<did>(?:has |have |had )?(?:praised|hired|promoted|recommended|interviewed|mentored|appointed|"
        r"commended|nominated|thanked|married|raised|coached|supervised|managed|recruited|employed|befriended) "
        r"(?:me|us))\b"
        r"|(?P<whom>, (?:who|whom|whose) |['\u2019]s (?:wife|husband|wedding|funeral|retirement|parental|maternity|"
        r"paternity|birthday|mother|father|office|desk|leadership|team)\b"
        r"| and (?:his|her) \w+\b|,? (?:aged|born|\(age) ))",
        re.I,
    )
    return apposition, before, after


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
