"""What the arbiter reads: the text around the mentions of one block, with its context before it.

The arbiter's training and its run time share this module, so that both see the same text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.documents.model import Block, Document, Entry

BEFORE, AFTER, WIDEST = 240, 200, 700
STAND_IN = "alexa"  # shown for every tool: which one it is says nothing of what was done with it


@dataclass(frozen=True, slots=True)
class Place:
    """A mention as the windows need it: offsets in the document, its block, whether it names a tool."""

    start: int
    end: int
    block: int
    tool: bool


@dataclass(frozen=True, slots=True)
class Window:
    """Mentions of one block that are judged together: indexes into the caller's list, and offsets in `text`.

    `shown` are the offsets of every mention in `text`, those of other windows too; `pieces`: where each stretch of the
    words between them begins, in `text` and in the document.
    """

    context: str
    text: str
    members: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    shown: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int, int], ...]

    def in_document(self, offset: int) -> int:
        """The document's offset of an offset in `text`, which must lie in no stand-in."""
        start, origin = next(piece for piece in reversed(self.pieces) if piece[0] <= offset)
        return origin + offset - start


def windows_of(document: Document, places: Sequence[Place]) -> Iterator[Window]:
    """Windows over `places`, which are in document order; every tool is shown as STAND_IN."""
    group: list[int] = []
    for index, place in enumerate(places):
        if group:
            first = places[group[0]]
            if first.block != place.block or place.end - first.start > WIDEST - BEFORE - AFTER:
                yield _window(document, places, group)
                group = []
        group.append(index)
    if group:
        yield _window(document, places, group)


def _window(document: Document, places: Sequence[Place], group: Sequence[int]) -> Window:
    block = document.blocks[places[group[0]].block]
    low = max(block.start, places[group[0]].start - BEFORE)
    high = min(block.end, places[group[-1]].end + AFTER)
    pieces: list[str] = []
    origins: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    shown: list[tuple[int, int]] = []
    at, length = low, 0
    for index in _near(places, group, low, high):
        place = places[index]
        word = STAND_IN if place.tool else document.text[place.start : place.end]
        pieces += [document.text[at : place.start], word]
        origins.append((length, at))
        length += place.start - at + len(word)
        at = place.end
        shown.append((length - len(word), length))
        if group[0] <= index <= group[-1]:
            spans.append((length - len(word), length))
    pieces.append(document.text[at:high])
    origins.append((length, at))
    context = _context(document, places[group[0]].block)
    return Window(context, "".join(pieces), tuple(group), tuple(spans), tuple(shown), tuple(origins))


def _near(places: Sequence[Place], group: Sequence[int], low: int, high: int) -> range:
    """The places that lie in the window, those of its neighbours too."""
    first, last = group[0], group[-1]
    while first > 0 and places[first - 1].start >= low:
        first -= 1
    while last + 1 < len(places) and places[last + 1].end <= high:
        last += 1
    return range(first, last + 1)


def _context(document: Document, index: int) -> str:
    """Section kind and title, entry title, nearest heading, kind of block, and the text before it.

    The employer in an entry's heading says nothing of what was done there, so the heading's own words are left out.
    """
    block = document.blocks[index]
    section = document.sections[block.section]
    entry = document.entries[block.entry] if block.entry is not None else None
    heading = previous = ""
    for other in reversed(document.blocks[:index]):
        if other.kind == "heading" and not _heads(document, other, entry):
            heading = document.text[other.start : other.end][:60]
            break
    before = document.blocks[index - 1] if index else None
    if before is not None and before.margin == block.margin and not _heads(document, before, entry):
        previous = document.block_text(index - 1)[-120:]
    title = entry.title[:60] if entry is not None else ""
    return f"{section.kind} : {section.title[:50]} > {title} > {heading} ; {block.kind} | {previous}"


def _heads(document: Document, block: Block, entry: Entry | None) -> bool:
    """Whether a block is the heading of an entry, or a line of it."""
    return entry is not None and entry.start <= block.start and block.end <= entry.start + len(entry.heading)
