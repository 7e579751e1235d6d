"""From a reader's blocks to the finished document: one text, sections and entries."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from evidence.documents.dates import find_periods
from evidence.documents.entries import WITH_ENTRIES, continues_heading, is_entry_heading, make_entry
from evidence.documents.language import detect_language
from evidence.documents.model import Block, Document, Entry, RawBlock, RawDocument, Section, SectionKind, Word
from evidence.documents.sections import heading_kind, known_kind, may_promote

_Style = tuple[float, bool, bool]


def assemble(raw: RawDocument, data: bytes, name: str) -> Document:
    """The document for what a format's reader delivered."""
    blocks = tuple(block for block in raw.blocks if block.text.strip())
    starts: list[int] = []
    at = 0
    for block in blocks:
        starts.append(at)
        at += len(block.text) + 1
    text = "\n".join(block.text for block in blocks)
    words = tuple(
        Word(w.text, w.start + start, w.end + start, w.page, w.box)
        for block, start in zip(blocks, starts, strict=True)
        for w in block.words
    )
    heads = _section_heads(blocks)
    bounds = ([] if heads and heads[0] == 0 else [0]) + heads + [len(blocks)]
    sections: list[Section] = []
    entries: list[Entry] = []
    done: list[Block] = []
    for index, (first, stop) in enumerate(pairwise(bounds)):
        if first == stop:
            continue
        titled = first in heads
        title = blocks[first].text if titled else ""
        kind: SectionKind = heading_kind(title) if titled else "header"
        end = starts[stop - 1] + len(blocks[stop - 1].text)
        sections.append(Section(kind, title, starts[first], end))
        body = first + 1 if titled else first
        if titled and kind == "other" and find_periods(title):
            kind, body = "experience", first  # a job straight at the level of sections
            sections[-1] = replace(sections[-1], kind=kind)
        owner = _entries(blocks, starts, body, stop, index, kind, entries)
        for number in range(first, stop):
            block = blocks[number]
            head = titled and number == first
            block_kind = "heading" if head else block.kind
            done.append(
                Block(block_kind, starts[number], starts[number] + len(block.text), index, owner.get(number),
                      block.level, block.page)
            )  # fmt: skip
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=raw.media_type,
        pages=raw.pages,
        text=text,
        blocks=tuple(done),
        words=words,
        sections=tuple(sections),
        entries=tuple(entries),
        findings=tuple(replace(f) for f in raw.findings),
        language=detect_language(text),
        links=tuple((number, link) for number, block in enumerate(blocks) for link in block.links),
    )


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
    for number, block in enumerate(blocks):
        if _is_section(block, number, level, styles):
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
        same = max((count for known, count in styles.items() if known == style), default=0)
        return same >= 1 and number > 0 and len(block.text.split()) <= 6 and not find_periods(block.text)
    return block.kind == "paragraph" and may_promote(block.text)


def _entries(
    blocks: tuple[RawBlock, ...], starts: list[int], body: int, stop: int, section: int, kind: SectionKind,
    entries: list[Entry],
) -> dict[int, int]:  # fmt: skip
    """Append the section's entries; which block belongs to which entry."""
    owner: dict[int, int] = {}
    if kind not in WITH_ENTRIES:
        return owner
    spans: list[tuple[int, int]] = []  # first block, first block after the heading
    at = body
    while at < stop:
        if is_entry_heading(blocks[at]):
            after = at + 1
            while after < stop and continues_heading(blocks, at, after):
                after += 1
            spans.append((at, after))
            at = after
        else:
            at += 1
    ends = [span[0] for span in spans[1:]] + [stop]
    for (first, after), last in zip(spans, ends, strict=False):
        for number in range(first, last):
            owner[number] = len(entries)
        lines = [block.text for block in blocks[first:after]]
        end = starts[last - 1] + len(blocks[last - 1].text)
        entries.append(make_entry(lines, section, starts[first], end, "\n".join(lines)))
    return owner
