"""Entries: the jobs, projects, courses and degrees inside a section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from evidence.documents.dates import DURATION, find_spans_of_time
from evidence.documents.model import Entry, Period, RawBlock, SectionKind
from evidence.documents.places import is_place
from evidence.words import words

WITH_ENTRIES: frozenset[SectionKind] = frozenset(
    {"experience", "projects", "education", "certifications", "publications", "other"}
)
_STRONG = re.compile(r"\s+[|·•/]\s+|\s*\|\s*|\s+[–—-]\s+|\s+at\s+|\s+@\s+|\t|\n|\s+—|\s{3,}")
_COMMA = re.compile(r",\s+(?!(?:Inc|Ltd|LLC|Corp|Co|Limited|GmbH|S\.A)\b(?!-))")
_TRIM = " \t\n,;|·•–—-()[]/:"
_LABELS = re.compile(r"(?:dates?|years?|location|place|period|duration|grad\.?|graduated|expected)\s*:?", re.IGNORECASE)
_LABELLED = re.compile(r"([A-Z][\w&/ -]{1,30}):\s")
_OF_AN_ENTRY = re.compile(  # labels of what a heading says; others tell what was done: *Stack: ...*, *Tools: ...*
    r"(?:company|employer|organi[sz]ation|client|customer|role|position|job|title|job title|post|department|location|"
    r"place|city|dates?|years?|period|duration|time|school|university|institution|degree|major|project|name|issuer)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:engineer|developer|manager|director|designer|analyst|consultant|intern|internship|scientist|researcher|"
    r"assistant|associate|officer|lead|leader|head|founder|co-?founder|architect|administrator|specialist|coordinator|"
    r"teacher|lecturer|professor|nurse|writer|editor|producer|programmer|technician|president|fellow|trainee|advisor|"
    r"member|maintainer|creator|contributor|owner|strategist|executive|representative|accountant|lawyer|counsel|"
    r"student|tutor|trainer|chef|supervisor|partner|cto|ceo|cfo|coo|vp|sre|ph\.?d|m\.?sc?|b\.?sc?|m\.?eng|"
    r"b\.?eng|m\.?a|b\.?a|mba|bachelors?|masters?|diploma|degree|certificate)\b\.?", re.IGNORECASE,
)  # fmt: skip

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ADVERB = re.compile(r"(?:also|never|then|now|always|often|have|i|we|[a-z]+ly)\Z", re.IGNORECASE)
_PAST = frozenset(re.findall(
    r"\w+",
    "began bought brought built chose cut did drew drove found gave grew held kept led made met oversaw ran said sang "
    "saw sent set shot sold sought spent spoke taught took told was were won worked wrote",
))  # fmt: skip
_TITLES = frozenset(re.findall(  # participles that begin the name of a post or a firm: *Registered nurse*
    r"\w+",
    "accredited advanced affiliated allied applied appointed associated automated certified chartered combined "
    "consolidated continued distributed elected embedded enrolled experienced federated integrated invited licensed "
    "limited qualified registered related retired selected trusted united unlimited",
))  # fmt: skip


def is_entry_heading(block: RawBlock, dated: bool = False) -> bool:
    """Whether a block that is no section heading starts an entry (or goes on with its heading).

    `dated`: it must have a date, because its section is not one of entries.
    """
    if dated and not find_spans_of_time(block.text):
        return False
    if any(_LABELS.fullmatch(piece) for piece in pieces_of(block)):
        return False  # the titles of a table's columns
    if block.kind == "heading":
        return True
    if block.kind == "cell":
        return _is_dated(block.text, 40)
    if block.kind != "paragraph" or len(block.text) > 140:
        return False
    if block.bold and len(block.text.split()) <= 14 and not block.text.rstrip().endswith("."):
        return True
    return not block.text.rstrip().endswith((".", ";", ":")) and _is_dated(block.text, 110)


def _is_dated(text: str, longest: int) -> bool:
    """Whether `text` is short and ends or starts with a date."""
    periods = find_spans_of_time(text)
    if not periods or len(text) > longest:
        return False
    period, start, end = periods[-1]
    tail = 25 if period.start == period.end else 45  # a range with a role behind it: *Halka Soft, 2021 - now, engineer*
    return len(text) - end <= tail or periods[0][1] <= 3 or start <= 3


def is_titled_bullet(block: RawBlock, after: Sequence[RawBlock]) -> bool:
    """Whether a bullet is the title of what is described under it: *Fake news detection (2024)*, then a paragraph.

    The heading of the next job describes nothing, though it is a paragraph too.
    """
    if block.kind != "bullet" or after[0].kind != "paragraph" or len(block.text) > 140:
        return False
    if is_entry_heading(after[0]) or (len(after) > 1 and is_entry_heading(after[1]) and is_heading_line(after[0])):
        return False
    periods = find_spans_of_time(block.text)
    return bool(periods) and not block.text[periods[-1][2] :].strip(" )].")


def continues_heading(blocks: Sequence[RawBlock], first: int, at: int) -> bool:
    """Whether block `at` belongs to the heading that began at block `first`."""
    block, previous = blocks[at], blocks[at - 1]
    if at - first >= 4 or block.kind == "bullet":
        return False
    head_dated = any(find_spans_of_time(b.text) for b in blocks[first:at])
    if block.kind == "cell":
        return previous.kind == "cell" and at - first < 3 and len(block.text) <= 60
    if block.kind == "heading" and block.level is not None and previous.level is not None:
        return block.level > previous.level and not head_dated
    dated = bool(find_spans_of_time(block.text))
    if head_dated and dated:
        return False
    if block.kind == "heading":
        return not head_dated or len(blocks[first].text.split()) <= 6
    if len(block.text) > 90 or block.text.rstrip().endswith((".", ":")):
        return False
    label = _LABELLED.match(block.text)
    if label and not _OF_AN_ENTRY.fullmatch(label[1]):
        return False
    return dated or (at == first + 1 and not says_what_was_done(block.text))


def says_what_was_done(text: str) -> bool:
    """Whether a line is a sentence or bullet about work done, not a name: *Used Heidi for notes on the ward*."""
    found: list[str] = _WORD.findall(text)
    if not any(word.islower() for word in found[1:]):
        return False
    if {"my", "our", "me", "us"} & set(found[1:]):
        return True
    while len(found) > 2 and _ADVERB.match(found[0]):
        found = found[1:]
    first: str = found[0].lower()
    if first in _TITLES or first.endswith("eed"):
        return False
    return first in _PAST or (first.endswith("ed") and len(first) > 3 and first in words())


def names_what_follows(block: RawBlock, dated: RawBlock) -> bool:
    """Whether a block may stand in one heading with the dated line below it.

    Where that line has both a post and an organisation, only what is written as a name may: *Acme Labs*.
    """
    if not is_heading_line(block):
        return False
    entry = make_entry(pieces_of(dated), 0, 0, 0, "")
    if not (entry.title and entry.organisation) or _ROLE.search(block.text):
        return True
    long = [word for word in _WORD.findall(block.text) if len(word) > 3]
    return not long or 2 * sum(word[0].isupper() for word in long) > len(long)


def is_heading_line(block: RawBlock) -> bool:
    """Whether a block may be the line of a heading that stands above its dated line."""
    text = block.text.strip()
    if block.kind not in ("paragraph", "heading") or len(text) > 90 or len(text.split()) > 12:
        return False
    if len(text) < 2:
        return False
    if not text[:1].isupper() or (text.endswith((".", ":", ";", ",")) and not text.endswith(("Inc.", "Ltd.", "Co."))):
        return False
    if find_spans_of_time(text) or text.count(",") > 3 or ": " in text or says_what_was_done(text):
        return False
    return bool(block.pieces) or not is_place(text)


def only_dated(block: RawBlock) -> bool:
    """Whether a block is a date, perhaps with a place, and names nothing."""
    return bool(find_spans_of_time(block.text)) and not make_entry([block.text], 0, 0, 0, "").title


def dated_after(block: RawBlock) -> bool:
    """Whether a block has a date behind its name, or has nothing but a date: a name may stand above it."""
    periods = find_spans_of_time(block.text)
    return bool(periods) and (periods[0][1] > 3 or only_dated(block))


def pieces_of(block: RawBlock) -> list[str]:
    """A block's text, cut where something stands apart in its line; a date that is wrapped in its cell is one piece."""
    dates = find_spans_of_time(block.text)
    cuts = [cut for cut in block.pieces if not any(start < cut < end for _, start, end in dates)]
    bounds = [0, *cuts, len(block.text)]
    return [block.text[a:b].strip() for a, b in pairwise(bounds) if block.text[a:b].strip()]


def make_entry(lines: Sequence[str], section: int, start: int, end: int, heading: str) -> Entry:
    """The entry with title, organisation and period read from its heading lines."""
    period: Period | None = None
    parts: list[str] = []
    for line in lines:
        rest, at = [], 0
        for found, begin, stop in find_spans_of_time(line):
            if period is None or _wider(found, period):
                period = found
            rest.append(line[at:begin])
            at = stop
        rest.append(line[at:])
        for piece in rest:
            parts += _names(piece)
    if parts and not _ROLE.search(parts[0]):
        role = next((n for n, part in enumerate(parts[:3]) if _ROLE.search(part)), 0)
        parts.insert(0, parts.pop(role))
    title = parts[0] if parts else ""
    organisation = parts[1] if len(parts) > 1 and len(parts[1]) <= 80 else ""
    return Entry(title, organisation, period, section, start, end, heading)


def names_post(text: str) -> bool:
    """Whether a name holds the word of a post or a degree: *Head of Sales*."""
    return _ROLE.search(text) is not None


def _wider(found: Period, period: Period) -> bool:
    """Whether of two periods in a heading the second is that of the entry: *Lead since 2019 ... 2016 to present*."""
    if period.start == period.end:
        return found.end != found.start
    return found.start < period.start and found.end >= period.end


def _names(piece: str) -> list[str]:
    """The names in a piece of a heading; places, labels, durations and symbols are none."""
    names: list[str] = []
    for chunk in _STRONG.split(piece):
        if is_place(chunk):
            continue
        parts = [part for part in _COMMA.split(chunk) if part.strip(_TRIM)]
        while len(parts) > 1 and (is_place(", ".join(parts[-2:])) or is_place(parts[-1])):
            parts = parts[: -2 if len(parts) > 2 and is_place(", ".join(parts[-2:])) else -1]
        names += [part.strip(_TRIM) for part in parts]
    return [
        name for name in names
        if any(c.isalnum() for c in name) and not _LABELS.fullmatch(name) and not DURATION.fullmatch(name)
    ]  # fmt: skip


def is_name(line: str) -> bool:
    """Whether a line is written as the name of a post or an organisation and nothing else: *Dogwood LLC*."""
    long = [word for word in _WORD.findall(line) if len(word) > 3]
    if len(line) > 60 or not long or line.endswith((".", ":", ";", ",")) or find_spans_of_time(line):
        return False
    return all(word[0].isupper() for word in long)
