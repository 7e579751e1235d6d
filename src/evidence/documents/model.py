"""The document as read: frozen records that every later stage works on.

All offsets count characters of `Document.text`. Boxes are PDF points, origin top left:
(left, top, right, bottom). Formats without pages have `page` 0 and no boxes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Box = tuple[float, float, float, float]
BlockKind = Literal["heading", "bullet", "paragraph", "list", "cell"]
SectionKind = Literal[
    "header",  # name and contact data before the first heading
    "summary",
    "experience",
    "projects",
    "skills",
    "education",
    "certifications",
    "publications",
    "interests",
    "goals",
    "other",
]

FindingKind = Literal["hidden_text", "machine_instruction", "unreadable_page", "before_release", "unsupported_language"]


@dataclass(frozen=True, slots=True)
class Period:
    """Months from `start` to `end`, each `YYYY`, `YYYY-MM` or (end only) `present`."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word as placed on a page; `start` and `end` are offsets in the text it stands in."""

    text: str
    start: int
    end: int
    page: int = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as a reader delivers it, before sections and entries are known.

    `text` has wrapped lines joined by one space and hyphenation undone; `words` have offsets in `text`.
    `level` is a heading level that the format itself declares (1 highest), else None; `size` is the
    type size in points where known. `column` is the page column it stands in: 1 is the page, 2n and 2n+1
    the halves of column n. `pieces` are the offsets at which something stands apart in the first line (a
    date at the right edge); `table` numbers the table that a block was in, from 1, and `row` its row there;
    `dated` is the period that another cell of its row gives it. `margin`: it is a page's header or footer.
    """

    kind: BlockKind
    text: str
    words: tuple[Word, ...] = ()
    level: int | None = None
    size: float | None = None
    bold: bool = False
    page: int = 0
    box: Box | None = None
    links: tuple[str, ...] = ()
    column: int = 1
    pieces: tuple[int, ...] = ()
    table: int = 0
    row: int = 0
    dated: Period | None = None
    margin: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the document that a reader must know; `because` gives the reason in words."""

    kind: FindingKind
    page: int
    text: str
    because: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a format's reader returns."""

    media_type: str
    pages: int
    blocks: tuple[RawBlock, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, bullet, paragraph, list line or table cell; `section` and `entry` are indexes.

    `dated` is the period that its table gives it; a block of the `margin` is a page's header or footer.
    """

    kind: BlockKind
    start: int
    end: int
    section: int
    entry: int | None = None
    level: int | None = None
    page: int = 0
    dated: Period | None = None
    margin: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A section from its heading to the next one; `title` is the heading as written, "" before the first."""

    kind: SectionKind
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A job, project, course or degree inside a section; `heading` is its heading line(s) as written."""

    title: str
    organisation: str
    period: Period | None
    section: int
    start: int
    end: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read. `text` is its blocks in reading order, one a line (joined by a newline)."""

    name: str
    sha256: str
    media_type: str
    pages: int
    text: str
    blocks: tuple[Block, ...]
    words: tuple[Word, ...] = ()
    sections: tuple[Section, ...] = ()
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    language: str | None = None
    links: tuple[tuple[int, str], ...] = field(default=())  # block index, target

    @property
    def in_english(self) -> bool:
        """Whether the text may be English, the one language in which more than exact names is read."""
        return self.language in {None, "en"}

    def block_text(self, index: int) -> str:
        """The text of one block."""
        block = self.blocks[index]
        return self.text[block.start : block.end]
