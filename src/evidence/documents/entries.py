"""Entries: the jobs, projects, courses and degrees inside a section."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.documents.dates import find_periods
from evidence.documents.model import Entry, Period, RawBlock, SectionKind

WITH_ENTRIES: frozenset[SectionKind] = frozenset(
    {"experience", "projects", "education", "certifications", "publications", "other"}
)
_SPLIT = re.compile(r"\s+[|·•/]\s+|\s+[–—-]\s+|\s+at\s+|\s+@\s+|,\s+|\t|\n|\s+—|\s{3,}")
_TRIM = " \t\n,;|·•–—-()[]/:"


def is_entry_heading(block: RawBlock) -> bool:
    """Whether a block that is no section heading starts an entry (or goes on with its heading)."""
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
    periods = find_periods(text)
    if not periods or len(text) > longest:
        return False
    _, start, end = periods[-1]
    return len(text) - end <= 25 or periods[0][1] <= 3 or start <= 3


def continues_heading(blocks: Sequence[RawBlock], first: int, at: int) -> bool:
    """Whether block `at` belongs to the heading that began at block `first`."""
    block, previous = blocks[at], blocks[at - 1]
    if at - first >= 4 or block.kind == "bullet":
        return False
    head_dated = any(find_periods(b.text) for b in blocks[first:at])
    if block.kind == "cell":
        return previous.kind == "cell" and at - first < 3 and len(block.text) <= 60
    if block.kind == "heading" and block.level is not None and previous.level is not None:
        return block.level > previous.level and not head_dated
    dated = bool(find_periods(block.text))
    if head_dated and dated:
        return False
    if block.kind == "heading":
        return not head_dated or len(blocks[first].text.split()) <= 6
    return len(block.text) <= 90 and not block.text.rstrip().endswith((".", ":")) and (dated or at == first + 1)


def make_entry(lines: Sequence[str], section: int, start: int, end: int, heading: str) -> Entry:
    """The entry with title, organisation and period read from its heading lines."""
    period: Period | None = None
    parts: list[str] = []
    for line in lines:
        rest, at = [], 0
        for found, begin, stop in find_periods(line):
            if period is None or (period.start == period.end and found.end != found.start):
                period = found
            rest.append(line[at:begin])
            at = stop
        rest.append(line[at:])
        for piece in rest:
            parts += [p.strip(_TRIM) for p in _SPLIT.split(piece)]
    parts = [p for p in parts if any(c.isalnum() for c in p)]
    title = parts[0] if parts else ""
    organisation = parts[1] if len(parts) > 1 and len(parts[1]) <= 80 else ""
    return Entry(title, organisation, period, section, start, end, heading)
