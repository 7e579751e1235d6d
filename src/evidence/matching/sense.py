"""The sense guard: whether a form that may mean something else means the lexicon's thing here."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from evidence.lexicon.fold import tokens
from evidence.lexicon.model import Guard
from evidence.matching.english import ordinary
from evidence.matching.index import Token


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _set("mr mrs ms dr prof professor hon judge hurricane sir saint st mme monsieur")
GIVEN_NAMES = _set(
    "claude devin jasper sora harvey ada sierra otto julius alexa hugo elsa leo gemma clara eve luna zoe "
    "marcus theo maya rosie cora amelia ava iris eva max sam luma kai lex robin spike felix rufus copley "
    "otter bard"
)
PRODUCT_WORDS = _set(
    "code ai api apis sdk pro team teams enterprise desktop projects artifacts chat assistant studio max "
    "plus opus sonnet haiku for and in on with to from at app cli agent agents prompt prompts copilot "
    "business free advanced mobile web notes notetaker model models ultra flash nano tool tools plugin "
    "integration training certified workspace vault certificate certification course user users art brand "
    "voice campaigns"
)
ORGANISATION_WORDS = _set(
    "ltd gmbh inc llc co corp plc court street road avenue centre center hotel palace theatre theater "
    "brokers insurance estate estates rooms association orchestra festival drilling church chapel hall "
    "bakery brothers daughters sons charter airport airlines clinic"
)
PEOPLE = _set(
    "intern colleague manager boss mentor teacher neighbour neighbor brother sister son daughter wife "
    "husband friend director assistant chef founder cat dog trainee apprentice deputy predecessor "
    "successor"
)
_APPOSITION = re.compile(r", (?:our|my|an?|the|his|her|their) (?:\w+ )?(\w+)")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands round a form: folded, padded word lines of its block and of its headings."""

    block: str
    headings: str
    vouchers: Collection[str]  # ids and fields of the open mentions in the block
    named: Collection[str]  # ids that the document names by an open form


def word_line(text: str) -> str:
    """`text` as folded words with a space on every side, for whole-word search of phrases."""
    return f" {' '.join(tokens(text))} "


def has_phrase(line: str, phrase: str) -> bool:
    """Whether a word line holds a phrase, also with a plural s."""
    words = " ".join(tokens(phrase))
    return bool(words) and (f" {words} " in line or f" {words}s " in line)


def _first(line: str, phrases: Collection[str]) -> str | None:
    return next((phrase for phrase in phrases if has_phrase(line, phrase)), None)


def _is_upper(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def part_of_name(found: list[Token], at: int, text: str) -> str | None:
    """The reason if the token `at` stands in the name of a firm, house or street, else None."""
    last = at
    while last + 1 < len(found) and last - at < 4:
        token = found[last + 1]
        if not token.capital or text[found[last].end : token.start] not in {" ", " & ", "'", "-"}:
            break
        last += 1
        if token.key in ORGANISATION_WORDS:
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
    told = _APPOSITION.match(text, token.end) if given else None
    if told is not None and told.group(1).lower() in PEOPLE:
        return f"a person, {told.group(1)!r}"
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


def ruled_out(guard: Guard, surface: str, before: str, after: str, context: Context) -> str | None:
    """The reason why a form cannot be the thing, whatever stands near it; None if it may be."""
    if guard.case == "capital" and not surface[:1].isupper():
        return "written without a capital"
    if guard.case == "exact" and surface.strip(".") not in {guard.alias.strip("."), guard.alias + "s"}:
        return f"not written exactly {guard.alias!r}"
    for words, line, where in ((guard.not_before, before, "after"), (guard.not_after, after, "before")):
        for word in words:
            phrase = " ".join(tokens(word))
            near = line.startswith(f" {phrase} ") if line is after else line.endswith(f" {phrase} ")
            if phrase and near:
                return f"directly {where} {word!r}"
    blocked = _first(context.block, guard.blocks)
    return f"blocked by {blocked!r} in the same block" if blocked else None


def company(guard: Guard, entry_id: str, block: str, context: Context, plain: bool) -> int:
    """How well the company of a form vouches for it: 0 not at all; `block` is its block without the form.

    A need of several words may take the form in (`MCP server`). A `plain` form, one in ordinary lower-case
    words, is not vouched for by another place of the document.
    """
    if not guard.needs and not guard.strong_with:
        return 1
    score = 0
    own = word_line(guard.alias)
    near = sum(
        has_phrase(block if len(tokens(need)) == 1 or word_line(need) == own else context.block, need)
        for need in guard.needs
    )
    if near:
        score += 3 + near
    elif _first(context.headings, guard.needs) is not None:
        score += 2
    if any(name in context.vouchers for name in guard.strong_with):
        score += 3
    if entry_id in context.named and (not plain or entry_id in context.vouchers):
        score += 3
    return score
