"""From a reader's blocks to the finished document: one text, sections and entries."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from evidence.documents.dates import find_periods
from evidence.documents.entries import (
    WITH_ENTRIES,
    continues_heading,
    dated_after,
    is_entry_heading,
    is_titled_bullet,
    make_entry,
    names_what_follows,
    only_dated,
    pieces_of,
    says_what_was_done,
)
from evidence.documents.language import detect_language
from evidence.documents.model import Block, Document, Entry, RawBlock, RawDocument, Section, SectionKind, Word
from evidence.documents.runs import runs
from evidence.documents.sections import heading_kind
from evidence.documents.tables import with_rows_dated


def assemble(raw: RawDocument, data: bytes, name: str) -> Document:
    """The document for what a format's reader delivered."""
    blocks = with_rows_dated([block for block in raw.blocks if block.text.strip()])
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
    sections: list[Section] = []
    entries: list[Entry] = []
    done: list[Block] = []
    last_entry: dict[int, int | None] = {}  # by run: the entry that its last block belongs to
    for index, run in enumerate(runs(blocks)):
        end = starts[run.stop - 1] + len(blocks[run.stop - 1].text)
        title = blocks[run.head].text if run.head is not None else ""
        kind: SectionKind = heading_kind(title) if run.head is not None else "header"
        if blocks[run.first].margin and index:
            kind = "other"  # a page's footer
        titled = run.head == run.first
        body = run.first + titled
        if run.head is not None and kind == "other" and find_periods(title):
            kind, body = "experience", run.first  # a job straight at the level of sections
        sections.append(Section(kind, title, starts[run.first], end))
        owner = {} if blocks[run.first].margin else _entries(blocks, starts, body, run.stop, index, kind, entries)
        if run.resumes is not None and (before := last_entry.get(run.resumes)) is not None:
            for number in range(run.first, min(owner, default=run.stop)):
                owner[number] = before  # the entry goes on in the next column or page
        for number in range(run.first, run.stop):
            block = blocks[number]
            done.append(
                Block("heading" if titled and number == run.first else block.kind, starts[number],
                      starts[number] + len(block.text), index, owner.get(number), block.level, block.page,
                      block.dated, block.margin)
            )  # fmt: skip
        last_entry[index] = owner.get(run.stop - 1)
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


def _entries(
    blocks: tuple[RawBlock, ...], starts: list[int], body: int, stop: int, section: int, kind: SectionKind,
    entries: list[Entry],
) -> dict[int, int]:  # fmt: skip
    """Append the section's entries; which block belongs to which entry."""
    owner: dict[int, int] = {}
    if kind not in WITH_ENTRIES and kind != "header":
        return owner
    least = body if kind in WITH_ENTRIES else max(body, 2)  # the first lines are the candidate's name and address
    spans: list[tuple[int, int]] = []  # first block, first block after the heading
    at = body
    running = _running(blocks)
    while at < stop:
        titled = at + 1 < stop and at + 1 not in running and is_titled_bullet(blocks[at], blocks[at + 1 : stop])
        if at not in running and at >= least and (titled or is_entry_heading(blocks[at], kind == "header")):
            first = _lines_above(blocks, at, spans[-1][1] if spans else body, running)
            after = at + 1
            while after < stop and continues_heading(blocks, at, after):
                if _starts_next(blocks, first, after, stop):
                    break
                after += 1
            spans.append((first, after))
            at = after
        else:
            at += 1
    ends = [span[0] for span in spans[1:]] + [stop]
    for (first, after), last in zip(spans, ends, strict=False):
        last = _table_end(blocks, spans, first, last)
        if kind == "header":  # a heading of an unknown kind ends what stands before it
            last = next((n for n in range(after, last) if blocks[n].kind == "heading"), last)
        for number in range(first, last):
            owner[number] = len(entries)
        lines = [block.text for block in blocks[first:after]]
        pieces = [piece for block in blocks[first:after] for piece in pieces_of(block)]
        end = starts[last - 1] + len(blocks[last - 1].text)
        entries.append(make_entry(pieces, section, starts[first], end, "\n".join(lines)))
    return owner


def _lines_above(blocks: tuple[RawBlock, ...], at: int, least: int, running: set[int]) -> int:
    """The first line of the heading whose dated line is block `at`: organisation or title may stand above it."""
    bare = only_dated(blocks[at])
    if not dated_after(blocks[at]) or blocks[at].kind == "cell":
        return at
    first = at
    while first > least and at - first < 2 and first - 1 not in running:
        if not names_what_follows(blocks[first - 1], blocks[at]):
            break
        above = blocks[first - 2] if first - 2 >= least and first - 2 not in running else None
        starts_here = above is None or above.kind == "bullet" or above.text.rstrip().endswith((".", "!"))
        starts_here = starts_here or (above is not None and says_what_was_done(above.text))
        if not (starts_here or (bare and first == at)):
            break
        first -= 1
    return first


def _starts_next(blocks: tuple[RawBlock, ...], first: int, at: int, stop: int) -> bool:
    """Whether block `at` names the next entry: its date follows, and the heading before has name and date."""
    if at + 1 >= stop or not dated_after(blocks[at + 1]) or not names_what_follows(blocks[at], blocks[at + 1]):
        return False
    entry = make_entry([b.text for b in blocks[first:at]], 0, 0, 0, "")
    return bool(entry.title and entry.period) and is_entry_heading(blocks[at + 1])


def _running(blocks: tuple[RawBlock, ...]) -> set[int]:
    """The blocks that stand at the edge of more than one page: running heads and feet with a date are no entries."""
    pages: dict[str, set[int]] = {}
    edges = [
        n for n, b in enumerate(blocks)
        if b.page and (n in (0, len(blocks) - 1) or blocks[n - 1].page != b.page or blocks[n + 1].page != b.page)
    ]  # fmt: skip
    for number in edges:
        pages.setdefault(re.sub(r"\d+", "0", blocks[number].text), set()).add(blocks[number].page)
    return {n for n in edges if len(pages[re.sub(r"\d+", "0", blocks[n].text)]) > 1}


def _table_end(blocks: tuple[RawBlock, ...], spans: list[tuple[int, int]], first: int, last: int) -> int:
    table = blocks[first].table
    if not table or sum(blocks[one].table == table for one, _ in spans) < 2:
        return last
    return next((n for n in range(first, last) if blocks[n].table != table), last)
