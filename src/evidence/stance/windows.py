"""What the arbiter reads: the text around the mentions of one block, with its context before it.

The arbiter's training and its run time share this module, so that both see the same text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.documents.model import Document

BEFORE, AFTER, WIDEST = 240, 200, 700


@dataclass(frozen=True, slots=True)
class Window:
    """Spans of one block that are judged together: indexes into the caller's list, and offsets in `text`."""

    context: str
    text: str
    members: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def windows_of(
    document: Document, spans: Sequence[tuple[int, int, int]]
) -> Iterator[Window]:
    """Windows over `spans` (start, end, block), which are in document order."""
    group: list[int] = []
    for index, (_, end, block) in enumerate(spans):
        if group:
            first = spans[group[0]]
            if first[2] != block or end - first[0] > WIDEST - BEFORE - AFTER:
                yield _window(document, spans, group)
                group = []
        group.append(index)
    if group:
        yield _window(document, spans, group)


def _window(
    document: Document, spans: Sequence[tuple[int, int, int]], group: Sequence[int]
) -> Window:
    block = document.blocks[spans[group[0]][2]]
    low = max(block.start, spans[group[0]][0] - BEFORE)
    high = min(block.end, spans[group[-1]][1] + AFTER)
    return Window(
        context=_context(document, spans[group[0]][2]),
        text=document.text[low:high],
        members=tuple(group),
        spans=tuple((spans[i][0] - low, spans[i][1] - low) for i in group),
    )


def _context(document: Document, index: int) -> str:
    """Section kind and title, entry heading, nearest heading, kind of block, and the text before it."""
    block = document.blocks[index]
    section = document.sections[block.section]
    entry = document.entries[block.entry].heading[:80] if block.entry is not None else ""
    previous = document.block_text(index - 1)[-120:] if index else ""
    heading = ""
    for other in reversed(document.blocks[:index]):
        if other.kind == "heading":
            heading = document.text[other.start : other.end][:60]
            break
    return f"{section.kind} : {section.title[:50]} > {entry} > {heading} ; {block.kind} | {previous}"
