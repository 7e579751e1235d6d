"""What matching reads before it judges: a block's tokens, its candidates, its open forms and its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.documents.model import Document, Period
from evidence.matching.index import Form, Token
from evidence.matching.sense import word_line
from evidence.matching.vouch import skills_heading

_SMALL_I, _GREAT_I = re.compile(r"(?<![\w.'\u2019])i(?:['\u2019](?:m|ve|d|ll))? [a-z]"), re.compile(r"\bI\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A window that has the form of an entry; `first` and `last` are token positions."""

    forms: tuple[Form, ...]
    first: int
    last: int
    start: int
    end: int
    score: float  # 1.0 exact
    misspelt: bool = False


@dataclass(slots=True)
class Scan:
    """One block with its tokens and the candidates in it."""

    block: int
    start: int
    text: str
    tokens: list[Token]
    candidates: list[list[Candidate]]  # at each token, best first


def writes_lower(text: str) -> bool:
    """Whether a text is written without capitals, as some people's pages are: `i` for `I`."""
    small, great = (len(pattern.findall(text)) for pattern in (_SMALL_I, _GREAT_I))
    return small >= 2 and small > 3 * great


def open_forms(scan: Scan) -> list[tuple[Form, int, int]]:
    """The open (unguarded) forms of a block with their spans, longest and leftmost."""
    forms: list[tuple[Form, int, int]] = []
    at = 0
    while at < len(scan.tokens):
        best = next((c for c in scan.candidates[at] if any(f.guard is None for f in c.forms)), None)
        if best is None:
            at += 1
            continue
        forms += [(form, best.start, best.end) for form in best.forms if form.guard is None]
        at = best.last + 1
    return forms


def headings_of(document: Document, number: int, previous: str) -> tuple[str, bool]:
    """The word line of a block's headings, and whether it is a list of skills or tools."""
    block = document.blocks[number]
    parts = [previous]
    if block.section < len(document.sections):
        parts.append(document.sections[block.section].title)
    if block.entry is not None and block.entry < len(document.entries):
        parts.append(document.entries[block.entry].heading)
    line = word_line("\n".join(parts))
    skills = block.section < len(document.sections) and document.sections[block.section].kind == "skills"
    return line, block.kind != "heading" and (skills or skills_heading(word_line("\n".join(parts[:2]))))


def longer_known(scan: Scan, candidate: Candidate) -> bool:
    """Whether a known form begins directly after the candidate (`Copilot ChatGPT`)."""
    return candidate.last + 1 < len(scan.tokens) and bool(scan.candidates[candidate.last + 1])


def changed_for(scan: Scan, candidate: Candidate) -> bool:
    """Whether the name is changed for a tool: *replaced Jasper with Claude*."""
    if candidate.last + 2 >= len(scan.tokens) or scan.tokens[candidate.last + 1].key not in {"with", "by", "for"}:
        return False
    return any(form.entry.kind == "tool" for other in scan.candidates[candidate.last + 2] for form in other.forms)


def too_early(period: Period, released: str | None) -> bool:
    """Whether a period ended two years or more before a tool was there for anybody."""
    return bool(released) and period.end != "present" and int(period.end[:4]) + 2 <= int((released or "")[:4])
