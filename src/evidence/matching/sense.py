"""The sense guard: whether a form that may mean something else means the lexicon's thing here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from evidence.lexicon.fold import tokens
from evidence.lexicon.model import Guard


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


@cache
def folded(phrase: str) -> str:
    """The folded words of a guard's phrase."""
    return " ".join(tokens(phrase))


def has_phrase(line: str, phrase: str) -> bool:
    """Whether a word line holds a phrase, also with a plural s."""
    words = folded(phrase)
    return bool(words) and words in line and (f" {words} " in line or f" {words}s " in line)


def _first(line: str, phrases: Collection[str]) -> str | None:
    return next((phrase for phrase in phrases if has_phrase(line, phrase)), None)


def written_well(guard: Guard, surface: str) -> bool:
    """Whether a form has the capitals that its guard asks for."""
    if guard.case == "capital":
        return surface[:1].isupper()
    if guard.case != "exact":
        return True
    written = surface.strip(".")
    spelt = written if "A.I" in guard.alias else written.replace("A.I", "AI")
    return spelt in {guard.alias.strip("."), guard.alias + "s"}


def ruled_out(guard: Guard, before: str, after: str, context: Context) -> str | None:
    """The reason why a form cannot be the thing, whatever stands near it; None if it may be."""
    for words, line, where in ((guard.not_before, before, "after"), (guard.not_after, after, "before")):
        for word in words:
            phrase = folded(word)
            near = line.startswith(f" {phrase} ") if line is after else line.endswith(f" {phrase} ")
            if phrase and near:
                return f"directly {where} {word!r}"
    blocked = _first(context.block, guard.blocks)
    return f"blocked by {blocked!r} in the same block" if blocked else None


def company(guard: Guard, entry_id: str, block: str, clause: str, context: Context, plain: bool) -> int:
    """How well the company of a form vouches for it: 0 not at all; `block` and `clause` are without the form.

    A need of several words may take the form in (`MCP server`). A `plain` form, one in ordinary lower-case
    words, is not vouched for by another place of the document.
    """
    if not guard.asks:
        return 1
    score = 0
    own = folded(guard.alias)
    near = sum(
        has_phrase(block if " " not in folded(need) or folded(need) == own else context.block, need)
        for need in guard.needs
    )
    near += sum(has_phrase(clause, need) for need in guard.close)
    if near:
        score += 3 + near
    elif _first(context.headings, guard.needs) is not None:
        score += 2
    if any(name in context.vouchers for name in guard.strong_with):
        score += 3
    if entry_id in context.named and (not plain or entry_id in context.vouchers):
        score += 3
    return score
