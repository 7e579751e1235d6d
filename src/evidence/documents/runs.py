"""Runs of blocks that belong to one section: from a heading on, and where a column or page takes one up again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from evidence.documents.dates import find_periods
from evidence.documents.model import RawBlock
from evidence.documents.sections import known_kind, may_promote

_Style = tuple[float, bool, bool]


@dataclass(slots=True)
class Run:
    """Blocks `first` to before `stop`; `head` is the heading's block, or None before any heading."""

    first: int
    stop: int
    head: int | None
    resumes: int | None = None  # the number of the run that it goes on with
    columns: set[int] = field(default_factory=set)
    edges: set[int] = field(default_factory=set)  # left edges of its blocks


def runs(blocks: tuple[RawBlock, ...]) -> list[Run]:
    """The runs of a document in order."""
    heads = {number for number in _section_heads(blocks) if not blocks[number].margin}
    columned = len({block.column for block in blocks}) > 1
    found: list[Run] = []
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else None
        if not found or number in heads or (before and block.margin != before.margin):
            found.append(Run(number, number, number if number in heads else None))
        elif before and columned and (block.column != before.column or block.page != before.page):
            resumed = _resumed(found, blocks, block)
            if resumed == -1:
                found.append(Run(number, number, None))
            elif resumed != len(found) - 1:
                found.append(Run(number, number, found[resumed].head, resumed))
        run = found[-1]
        run.stop = number + 1
        run.columns.add(block.column)
        if block.box:
            run.edges.add(round(block.box[0]))
    return found


def _resumed(found: list[Run], blocks: tuple[RawBlock, ...], block: RawBlock) -> int:
    """The run that a block without heading goes on with, at the start of a column or page; -1 for none."""
    head = found[-1].head
    column = blocks[head].column if head is not None else min(found[-1].columns, default=1)
    placed = block.box is not None
    for number in range(len(found) - 1, -1, -1):
        run = found[number]
        if blocks[run.first].margin != block.margin:
            continue
        if block.column in run.columns and (not placed or block.column > 1):
            return number
        if placed and block.column == 1 and any(abs(edge - (block.box or (0,))[0]) <= 6 for edge in run.edges):
            return number
    inside = _is_part(block.column, column) or _is_part(column, block.column)
    return len(found) - 1 if inside or not placed else -1


def _is_part(column: int, whole: int) -> bool:
    """Whether `column` is `whole` or a part of it."""
    return column >> max(column.bit_length() - whole.bit_length(), 0) == whole


def _style(block: RawBlock) -> _Style:
    return round(block.size or 0.0, 0), block.bold, block.text.isupper()


def _section_heads(blocks: tuple[RawBlock, ...]) -> list[int]:
    """The numbers of the blocks that are section headings."""
    levels = Counter(b.level for b in blocks if b.kind == "heading" and b.level and known_kind(b.text))
    level = min(levels, key=lambda n: (-levels[n], n)) if levels else None
    if level is None:
        declared = sorted({b.level for b in blocks if b.kind == "heading" and b.level})
        level = declared[0] if declared else None
        if len(declared) > 1 and sum(b.level == declared[0] for b in blocks) == 1:
            level = declared[1]
    styles = Counter(_style(b) for b in blocks if b.kind == "heading" and not b.level and known_kind(b.text))
    heads: list[int] = []
    first = next((number for number, block in enumerate(blocks) if not block.margin), 0)
    for number, block in enumerate(blocks):
        if _is_section(block, number - first, level, styles):
            heads.append(number)
    return heads


def _is_section(block: RawBlock, number: int, level: int | None, styles: Counter[_Style]) -> bool:
    if block.kind == "heading" and block.level is not None:
        if level is None:
            return known_kind(block.text) is not None
        if block.level < level and number == 0:
            return known_kind(block.text) is not None
        return block.level <= level
    if block.kind == "heading":
        if known_kind(block.text) is not None and may_promote(block.text):
            return True
        style = _style(block)
        main = max(styles, key=lambda known: (styles[known], known[0]), default=style)
        if styles[main] >= 3 and style[0] < main[0] - 0.5:
            return False  # smaller than the section titles: a job or a group of skills
        return styles[style] >= 1 and number > 0 and len(block.text.split()) <= 6 and not find_periods(block.text)
    return block.kind == "paragraph" and may_promote(block.text)
