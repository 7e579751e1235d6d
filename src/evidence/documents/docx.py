"""DOCX to blocks: everything a reader of the page sees, in order, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx as python_docx
from lxml import etree

from evidence.documents.dates import unglued
from evidence.documents.docx_styles import Look, Styles
from evidence.documents.docx_styles import W as _W
from evidence.documents.media_type import DOCX
from evidence.documents.model import BlockKind, Finding, RawBlock, RawDocument
from evidence.documents.sections import may_promote
from evidence.documents.text import bullet_length, number_length, squeeze, words_of
from evidence.errors import DocumentError

_FORMATS = b"http://schemas.openxmlformats.org/"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _FORMATS + b"officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", _FORMATS + b"officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _FORMATS + b"wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", _FORMATS + b"drawingml/2006/"),
)
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIP = {f"{_W}{n}" for n in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "fldChar", "sectPr", "tblPr")}


def read_docx(data: bytes) -> RawDocument:
    """The blocks of a Word document."""
    try:
        document = python_docx.Document(io.BytesIO(_transitional(data)))
        reader = _Reader(document)
        reader.read()
    except DocumentError:
        raise
    except Exception as error:  # python-docx and lxml raise many kinds on damaged packages
        raise DocumentError("corrupt", "The Word document is damaged and cannot be read.") from error
    return RawDocument(DOCX, 0, tuple(reader.blocks), tuple(reader.findings))


def _transitional(data: bytes) -> bytes:
    """A strict Office Open XML package in the transitional names that python-docx knows."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if any(item.flag_bits & 1 for item in archive.infolist()):
            raise DocumentError("encrypted", "The document is protected by a password.")
        if b"purl.oclc.org" not in archive.read("_rels/.rels"):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
            for item in archive.infolist():
                content = archive.read(item)
                if item.filename.endswith((".xml", ".rels")):
                    for old, new in _STRICT:
                        content = content.replace(old, new)
                target.writestr(item.filename, content)
    return out.getvalue()


class _Reader:
    """Walks the parts of one document and collects blocks."""

    def __init__(self, document: Any) -> None:
        """Collect the styles."""
        self.document = document
        self.blocks: list[RawBlock] = []
        self.findings: list[Finding] = []
        self.hidden: dict[str, list[str]] = {}  # by reason
        self.styles = Styles(document)
        self.part: Any = document.part
        self.column = 1
        self.columns = 1
        self.table = 0
        self.tables = 0
        self.table_row = 0
        self.margin = False  # whether it reads a page's header or footer

    def read(self) -> None:
        """Headers, the body, footnotes, footers."""
        seen: set[str] = set()
        for kind in ("header", "footnotes", "endnotes", "footer"):
            if kind == "footnotes":
                self.part = self.document.part
                self.container(self.document.element.body, "paragraph")
            for part in self._parts(kind):
                element = part.element if hasattr(part, "element") else _parse(part.blob)
                text = "".join(element.itertext()).strip()
                if text and text not in seen:
                    seen.add(text)
                    self.part, self.margin = part, kind in ("header", "footer")
                    self.container(element, "paragraph")
                    self.margin = False
        for because, texts in self.hidden.items():
            self.findings += [Finding("hidden_text", 0, text, because) for text in texts]

    def _parts(self, kind: str) -> Iterator[Any]:
        for relation in self.document.part.rels.values():
            if relation.reltype.endswith("/" + kind) and not relation.is_external:
                yield relation.target_part

    def container(self, element: Any, kind: BlockKind) -> None:
        """Paragraphs, tables and content controls in order."""
        for child in element:
            tag = child.tag
            if tag == f"{_W}p":
                self.paragraph(child, kind)
            elif tag == f"{_W}tbl":
                outer, self.tables = self.table, self.tables + 1
                self.table = self.table or self.tables
                for row in child.iter(f"{_W}tr"):
                    if next(row.iterancestors(f"{_W}tbl")) is not child:
                        continue
                    self.table_row += 1  # numbered through: rows of an inner table are others
                    number = self.table_row
                    self.row(row, number)
                self.table = outer
            elif tag in _SKIP:
                continue
            elif tag == f"{_MC}AlternateContent":
                chosen = child.find(f"{_MC}Choice")
                if chosen is not None:
                    self.container(chosen, kind)
            elif isinstance(tag, str):
                self.container(child, kind)

    def row(self, row: Any, number: int) -> None:
        """The cells of a table row; a cell with several paragraphs is read as text, not as a cell."""
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is not row:
                continue
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merge is not None and merge.get(f"{_W}val") != "restart":
                continue
            paragraphs = [p for p in cell.iter(f"{_W}p") if squeeze("".join(t.text or "" for t in p.iter(f"{_W}t")))]
            self.table_row = number
            self.container(cell, "cell" if len(paragraphs) == 1 else "paragraph")

    def paragraph(self, paragraph: Any, kind: BlockKind) -> None:
        """One paragraph, then the text boxes that hang on it."""
        runs: list[tuple[str, bool, float | None]] = []
        boxes: list[Any] = []
        links: list[str] = []
        style = self.styles.of(paragraph)
        look = self.styles.look(paragraph, style)
        concealed: dict[str, str] = {}
        self._runs(paragraph, runs, boxes, links, look, concealed)
        for because, hidden in concealed.items():
            if squeeze(hidden):
                self.hidden.setdefault(because, []).append(squeeze(hidden))
        text = "".join(part for part, _, _ in runs)
        for line in re.split(r"\n", text):
            self._block(line, runs, paragraph, style, kind, tuple(links))
            links = []
        for box in boxes:  # a text box is a column of its own: the text goes on after it where it was
            outer, table = self.column, self.table
            self.columns += 1
            self.column, self.table = self.columns, 0
            self.container(box, "paragraph")
            self.column, self.table = outer, table

    def _block(self, line: str, runs: list[tuple[str, bool, float | None]], paragraph: Any, style: Any,
               kind: BlockKind, links: tuple[str, ...]) -> None:  # fmt: skip
        text = unglued(squeeze(line))
        if not text:
            return
        level = self.styles.level(paragraph, style)
        cut = bullet_length(text)
        bold = all(b for part, b, _ in runs if part.strip())
        sizes = [size for part, _, size in runs if part.strip() and size]
        if level is not None:
            kind = "heading"
        elif self.styles.in_list(paragraph, style) or cut:
            kind, text = "bullet", text[cut:]
        elif not bold and (number := number_length(text)) and not may_promote(text):
            kind, text = "bullet", text[number:]
        elif kind == "paragraph" and bold and len(text.split()) <= 14 and not text.endswith((".", ",", ";")):
            kind = "heading"
        self.blocks.append(
            RawBlock(kind, text, words_of(text), level, sizes[0] if sizes else None, bold, links=links,
                     column=self.column, table=self.table, row=self.table_row, margin=self.margin)
        )  # fmt: skip

    def _runs(self, element: Any, runs: list[tuple[str, bool, float | None]], boxes: list[Any], links: list[str],
              look: Look, concealed: dict[str, str]) -> None:  # fmt: skip
        """Collect the visible text of runs; text boxes are kept for later, hidden text by its reason."""
        for child in element:
            tag = child.tag
            if tag == f"{_W}r":
                self._run(child, runs, boxes, look, concealed)
            elif tag in _SKIP or not isinstance(tag, str):
                continue
            elif tag == f"{_W}hyperlink":
                target = self._target(child.get(_R_ID))
                if target:
                    links.append(target)
                self._runs(child, runs, boxes, links, look, concealed)
            elif etree.QName(tag).localname in ("t",) and "math" in tag:
                runs.append((child.text or "", look.bold, None))
            elif tag == f"{_MC}AlternateContent":
                chosen = child.find(f"{_MC}Choice")
                if chosen is not None:
                    self._runs(chosen, runs, boxes, links, look, concealed)
            else:
                self._runs(child, runs, boxes, links, look, concealed)

    def _run(self, run: Any, runs: list[tuple[str, bool, float | None]], boxes: list[Any], look: Look,
             concealed: dict[str, str]) -> None:  # fmt: skip
        seen = self.styles.run_look(run, look)
        bold, size = seen.bold, seen.own_size
        because = seen.hidden()
        if because:
            hidden = "".join(t.text or "" for t in run.findall(f"{_W}t"))
            concealed[because] = concealed.get(because, "") + hidden
            if seen.vanish:
                return
        for child in run:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if name == "t":
                runs.append(("" if because else child.text or "", bold, size))
            elif name in ("tab", "ptab"):
                runs.append((" ", bold, size))
            elif name in ("br", "cr"):
                runs.append(("\n", bold, size))
            elif name in ("noBreakHyphen",):
                runs.append(("-", bold, size))
            elif name == "sym":
                code = child.get(f"{_W}char") or ""
                runs.append((chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else "", bold, size))
            elif name == "AlternateContent":
                chosen = child.find(f"{_MC}Choice")
                boxes += _outer_boxes(chosen if chosen is not None else child)
            elif name in ("drawing", "pict", "object"):
                boxes += _outer_boxes(child)

    def _target(self, relation: str | None) -> str | None:
        if relation and relation in self.part.rels and self.part.rels[relation].is_external:
            return str(self.part.rels[relation].target_ref)
        return None


def _parse(blob: bytes) -> Any:
    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _outer_boxes(element: Any) -> list[Any]:
    """The text boxes in a drawing, none that is inside another or a fallback's copy."""
    boxes = []
    for box in element.iter(f"{_W}txbxContent"):
        above = [a.tag for a in box.iterancestors()]
        inside = above[: above.index(element.tag)] if element.tag in above else above
        if f"{_W}txbxContent" not in inside and f"{_MC}Fallback" not in inside:
            boxes.append(box)
    return boxes
