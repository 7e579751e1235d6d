"""Labelled documents: a strict reader of Markdown with inline mentions (docs/guidelines.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from evidence.stance.model import FACETS, STANCES

NOT_AI = "not_ai"
MENTION = re.compile(r"\{\{([^{}\n]*)\}\}")
PERIOD = re.compile(r"(\d{4}(?:-\d{2})?)\.\.(\d{4}(?:-\d{2})?|present)")


class GoldError(ValueError):
    """A labelled document breaks the format; the message names file and span."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One labelled span; offsets count characters of the text without its labels."""

    text: str
    name: str
    stance: str
    start: int
    end: int
    facets: frozenset[str] = frozenset()
    period: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A labelled document: its name, its plain Markdown and its mentions in order."""

    name: str
    text: str
    mentions: tuple[GoldMention, ...]


def read_gold(path: Path) -> GoldDocument:
    """Read one labelled document.

    Raises:
        GoldError: a label is malformed.
    """
    return parse_gold(path.read_text(encoding="utf-8"), path.stem)


def parse_gold(source: str, name: str = "") -> GoldDocument:
    """Parse labelled Markdown; raises GoldError."""
    pieces: list[str] = []
    mentions: list[GoldMention] = []
    at = length = 0
    for found in MENTION.finditer(source):
        pieces.append(source[at : found.start()])
        length += len(pieces[-1])
        mention = _mention(found.group(1), length, name)
        pieces.append(mention.text)
        mentions.append(mention)
        length += len(mention.text)
        at = found.end()
    pieces.append(source[at:])
    text = "".join(pieces)
    if "{{" in text or "}}" in text:
        raise GoldError(f"{name}: unbalanced braces")
    return GoldDocument(name, text, tuple(mentions))


def _mention(label: str, start: int, document: str) -> GoldMention:
    parts = [part.strip() for part in label.split("|")]
    where = f"{document}: {label!r}"
    if not 3 <= len(parts) <= 5:
        raise GoldError(f"{where}: needs surface|name|stance, then facets and period")
    text, name, stance, facets, period = [*parts, "", ""][:5]
    if not text or stance not in {*STANCES, NOT_AI} or (stance != NOT_AI and not name):
        raise GoldError(f"{where}: no surface or name, or an unknown stance")
    marks = frozenset(mark.strip() for mark in facets.split(",") if mark.strip())
    if marks - set(FACETS) or (marks and stance != "use") or ("metric" in marks and "outcome" not in marks):
        raise GoldError(f"{where}: bad facets")
    dates = PERIOD.fullmatch(period) if period else None
    if period and not dates:
        raise GoldError(f"{where}: bad period")
    months = (dates.group(1), dates.group(2)) if dates else None
    return GoldMention(text, name, stance, start, start + len(text), marks, months)
