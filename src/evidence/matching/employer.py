"""The employer's name: where it stands, and what an AI name in it is.

An AI maker is named as itself (`Recruiter, Anthropic`), AI is a part of a name (`Nexus AI`), and a firm may be called
like a tool (`Pearl Studio`). Only an entry's heading and the words *at*, *joined*, *works for* show the place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from evidence.documents.entries import names_post
from evidence.documents.model import Document
from evidence.lexicon.fold import squeeze
from evidence.lexicon.model import LexiconEntry
from evidence.matching.english import ordinary
from evidence.matching.index import Form
from evidence.matching.vouch import Place, governed, listed

Words = Mapping[str, frozenset[str]]
Span = tuple[int, int]

_LEGAL = re.compile(
    r"[\s,]*(?:\(?(?:Inc|Ltd|Limited|LLC|LLP|PBC|plc|PLC|Corp|Corporation|Co|Company|GmbH|AG|SE|SA|SAS|S\.A\.S|S\.A|Srl|BV|B\.V"
    r"|NV|AB|AS|A/S|ApS|Oy|Pty|KK|K\.K|UK|US|USA|EU|EMEA|France|Germany|Japan|London|Paris)\b\.?\)?[\s,]*)*"
)
_SMALL = frozenset({"of", "for", "and", "the", "de", "du", "des", "la", "und", "et", "fur", "in"})
_NAME_WORD = re.compile(r"[^\W_][\w.'\u2019-]*")
_UNIT = frozenset({"team", "department", "division", "unit", "track", "stream", "practice"})
_HOUSES = frozenset({"lab", "center", "centre", "society", "club", "network", "council", "agency", "company"})
_MADE = frozenset({
    "bot", "chatbot", "pipeline", "migration", "rollout", "project", "pilot", "programme", "program", "workshop",
    "prototype", "course", "automation", "workflow", "workflows", "prompting",
})  # fmt: skip
_OWN_BOSS = re.compile(r"freelanc|self[- ]employed|independent|own account", re.I)
_AT = re.compile(r"(?:\bat |(?<![\w.])@ ?)(?P<name>(?:[A-Z][\w.'\u2019-]* ){0,3})$")
_JOINED = re.compile(
    r"\b(?:joined|joining|left|leaving|employed by|hired by|works? for|worked for|working for) "
    r"(?P<name>(?:[A-Z][\w.'\u2019-]* ){0,3})$",
    re.I,
)
_WORK = re.compile(
    r"\b(?:work(?:s|ed|ing)?|employed|intern(?:ed|ship)?|jobs?|roles?|positions?|placement|career|stint)\b", re.I
)
_BETTER = frozenset({
    "better", "worse", "beginner", "quicker", "faster", "slower", "stronger", "never", "ever", "other", "master",
    "after", "clever",
})  # fmt: skip
_ENDS = re.compile(
    r"\s*(?:$|[.,;:)|\n/\u2013\u2014\u00b7\u2022]|-\s)|\s+(?:as|in|on|where|until|till|since|from|for|and|to|during)\b"
)
_BESIDE = re.compile(r"(?:,|\bat|@|\||[\u2013\u2014-]) $")
_THINGS = frozenset({
    "center", "computer", "paper", "water", "tower", "power", "river", "theater", "silver", "amber", "copper", "corner",
    "order", "cover", "fiber", "harbor", "vector", "motor", "mirror", "color", "plant", "restaurant", "giant",
})  # fmt: skip


def house_of(document: Document, number: int) -> Span | None:
    """Where a block of an entry's heading has the employer's name, in offsets of the document; else None."""
    block = document.blocks[number]
    entry = document.entries[block.entry] if block.entry is not None else None
    if entry is None or not entry.organisation:
        return None
    post, name = is_post(entry.title), entry.organisation
    if is_post(name):
        if post:
            return None
        post, name = True, entry.title
    kind = document.sections[entry.section].kind
    if kind != "experience" and not (kind == "other" and post):
        return None
    heading = document.text[entry.start : entry.start + len(entry.heading)]
    at = heading.find(entry.title) if name != entry.title else -1
    found = [m.start() for m in re.finditer(re.escape(name), heading)]
    free = [start for start in found if at < 0 or start + len(name) <= at or at + len(entry.title) <= start]
    if not free:
        return None
    start = entry.start + free[0]
    return (start, start + len(name)) if block.start <= start < block.end else None


def is_post(name: str) -> bool:
    """Whether a name is that of a post: *Head of Sales*, *Copywriter*; its last word names a doer."""
    if names_post(name):
        return True
    words = _NAME_WORD.findall(name)
    last = words[-1].lower() if words else ""
    doer = re.search(r"\w{3}(?:er|or|ist|ian|ant)$", last) is not None
    return doer and ordinary(last) and last not in _THINGS


def in_house(
    text: str, house: Span, span: Span, form: Form, words: Words, known: bool, next_to_tools: bool
) -> Literal["own", "firm"] | None:
    """What the form at `span` is in the employer's name at `house`: its `own` name, or a `firm` called like a tool.

    `known`: nothing else bears the form's name. `next_to_tools`: it begins a list of tools.
    """
    if form.entry.kind == "role":
        return None
    lead, tail = text[house[0] : span[0]], text[span[1] : house[1]]
    if form.entry.kind != "tool":
        after = _NAME_WORD.findall(tail)
        longer = bool(lead.strip() or after)
        unit = bool(after) and after[-1].lower() in _UNIT
        # `AI Research` is a field; `Tarn AI`, `AI Research Lab` and `AI Vinge` are names
        proper = bool(lead.strip()) or any(not ordinary(w.lower()) or _is_house(w, words) for w in after)
        return "own" if longer and proper and not unit and _all_names(text[slice(*house)]) else None
    maker = is_maker(form) and known and not _OWN_BOSS.search(text[max(0, house[0] - 80) : house[0]])
    if not lead.strip() and _LEGAL.fullmatch(tail):
        return "own" if maker and not next_to_tools else None
    if not _all_names(lead + " " + tail) or re.match(r"[ -]?\d", tail):
        return None
    last = (_NAME_WORD.findall(tail) or [""])[-1].lower()
    if _is_house(last, words):
        return "firm"
    if last in _MADE or last in words.get("product_word", ()):
        return None
    told_apart = form.count > 1 or "AI" in form.alias  # `OpenAI Residency` is the maker's, `Descript Marine` is not
    return "own" if maker and told_apart and not lead.strip() else "firm"


def works_at(before: str, after: str, form: Form) -> int | None:
    """Where before a form the employer's name begins in running text, in characters; None if there is no such name.

    *Office manager at Stability AI*, *joined Nexus AI*.
    """
    if not _ENDS.match(after):
        return None
    joined = _JOINED.search(before)
    at = joined or _AT.search(before)
    if at is None or (form.entry.kind == "tool") != (not at["name"]):
        return None
    if form.entry.kind == "tool" and not is_maker(form):
        return None
    clause = re.split(r"[.;!?\n]\s*", before[: at.start()])[-1]
    told = joined is not None or _WORK.search(clause) is not None or _has_doer(clause)
    return len(at["name"]) if told else None


def called_alike(place: Place, form: Form, words: Words) -> str | None:
    """The reason if a firm's tail follows the name in running text and no word of using governs it, else None.

    Of a name that means nothing else, more is wanted: a post before it (*Copywriter at Udio Studio*).
    """
    tail = re.match(r" ([A-Z][a-z]+)", place.after)
    if tail is None or tail.group(1).lower() not in words.get("studio_word", ()):
        return None
    whole = Place(place.before, place.after[tail.end() :], place.skills)
    if governed(whole, False) or listed(whole):
        return None
    if form.guard is None and not ordinary(form.key) and not (_BESIDE.search(place.before) and _has_doer(place.before)):
        return None
    return f"a firm's name before {tail.group(1)!r}"


def is_maker(form: Form) -> bool:
    """Whether a tool's form is its maker's own name: `Anthropic`, `Mistral`, `DeepMind`."""
    entry: LexiconEntry = form.entry
    vendor, name = squeeze(entry.vendor or ""), squeeze(entry.name)
    if not vendor or entry.kind != "tool":
        return False
    longer = form.count > 1 and (form.key.startswith(vendor) or name + "ai" == vendor)
    return form.key == vendor or form.key + "ai" == vendor or longer or vendor + form.key == name


def _is_house(word: str, words: Words) -> bool:
    """Whether a word ends the name of a firm or an institute."""
    return word.lower() in words.get("firm_word", frozenset()) | words.get("studio_word", frozenset()) | _HOUSES


def _has_doer(clause: str) -> bool:
    """Whether one of the last words of a clause names a doer: *office manager*, *Recruiter*."""
    return any(is_post(word) for word in _NAME_WORD.findall(clause)[-5:] if word.lower() not in _BETTER)


def _all_names(name: str) -> bool:
    """Whether all words of a name have a capital, but for the small ones."""
    return all(not word[0].islower() or word.lower() in _SMALL for word in _NAME_WORD.findall(name))
