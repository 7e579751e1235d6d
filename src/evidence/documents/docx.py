"""DOCX to blocks: everything a reader of the page sees, in order, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx as python_docx
from lxml import etree

from evidence.documents.media_type import DOCX
from evidence.documents.model import BlockKind, Finding, RawBlock, RawDocument
from evidence.documents.text import bullet_length, squeeze, words_of
from evidence.errors import DocumentError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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
_HEADING = re.compile(r"(?:heading|überschrift|titre|título)\s*(\d)", re.IGNORECASE)


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
        self.hidden: list[str] = []
        self.styles: dict[str, Any] = {}
        self.part: Any = document.part
        for style in document.styles.element.findall(f"{_W}style"):
            self.styles[style.get(f"{_W}styleId") or ""] = style

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
                    self.part = part
                    self.container(element, "paragraph")
        for hidden in self.hidden:
            self.findings.append(Finding("hidden_text", 0, hidden, "formatted as hidden (vanish)"))

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
                for row in child.iter(f"{_W}tr"):
                    if next(row.iterancestors(f"{_W}tbl")) is not child:
                        continue
                    self.row(row)
            elif tag in _SKIP:
                continue
            elif tag == f"{_MC}AlternateContent":
                chosen = child.find(f"{_MC}Choice")
                if chosen is not None:
                    self.container(chosen, kind)
            elif isinstance(tag, str):
                self.container(child, kind)

    def row(self, row: Any) -> None:
        """The cells of a table row; a cell with several paragraphs is read as text, not as a cell."""
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is not row:
                continue
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merge is not None and merge.get(f"{_W}val") != "restart":
                continue
            paragraphs = [p for p in cell.iter(f"{_W}p") if squeeze("".join(t.text or "" for t in p.iter(f"{_W}t")))]
            self.container(cell, "cell" if len(paragraphs) == 1 else "paragraph")

    def paragraph(self, paragraph: Any, kind: BlockKind) -> None:
        """One paragraph, then the text boxes that hang on it."""
        runs: list[tuple[str, bool, float | None]] = []
        boxes: list[Any] = []
        links: list[str] = []
        style = self._style_of(paragraph)
        base_bold = self._style_flag(style, "b")
        self._runs(paragraph, runs, boxes, links, base_bold)
        text = "".join(part for part, _, _ in runs)
        for line in re.split(r"\n", text):
            self._block(line, runs, paragraph, style, kind, tuple(links))
            links = []
        for box in boxes:
            self.container(box, "paragraph")

    def _block(self, line: str, runs: list[tuple[str, bool, float | None]], paragraph: Any, style: Any,
               kind: BlockKind, links: tuple[str, ...]) -> None:  # fmt: skip
        text = squeeze(line)
        if not text:
            return
        level = self._level(paragraph, style)
        cut = bullet_length(text)
        bold = all(b for part, b, _ in runs if part.strip())
        sizes = [size for part, _, size in runs if part.strip() and size]
        if level is not None:
            kind = "heading"
        elif self._in_list(paragraph, style) or cut:
            kind, text = "bullet", text[cut:]
        elif kind == "paragraph" and bold and len(text.split()) <= 14 and not text.endswith((".", ",", ";")):
            kind = "heading"
        self.blocks.append(RawBlock(kind, text, words_of(text), level, sizes[0] if sizes else None, bold, links=links))

    def _runs(self, element: Any, runs: list[tuple[str, bool, float | None]], boxes: list[Any], links: list[str],
              bold: bool) -> None:  # fmt: skip
        """Collect the visible text of runs; text boxes are kept for later."""
        for child in element:
            tag = child.tag
            if tag == f"{_W}r":
                self._run(child, runs, boxes, bold)
            elif tag in _SKIP or not isinstance(tag, str):
                continue
            elif tag == f"{_W}hyperlink":
                target = self._target(child.get(_R_ID))
                if target:
                    links.append(target)
                self._runs(child, runs, boxes, links, bold)
            elif etree.QName(tag).localname in ("t",) and "math" in tag:
                runs.append((child.text or "", bold, None))
            elif tag == f"{_MC}AlternateContent":
                chosen = child.find(f"{_MC}Choice")
                if chosen is not None:
                    self._runs(chosen, runs, boxes, links, bold)
            else:
                self._runs(child, runs, boxes, links, bold)

    def _run(self, run: Any, runs: list[tuple[str, bool, float | None]], boxes: list[Any], bold: bool) -> None:
        properties = run.find(f"{_W}rPr")
        size = None
        if properties is not None:
            flag = properties.find(f"{_W}b")
            if flag is not None:
                bold = _on(flag)
            half = properties.find(f"{_W}sz")
            if half is not None and (half.get(f"{_W}val") or "").isdigit():
                size = int(half.get(f"{_W}val")) / 2
            vanish = properties.find(f"{_W}vanish")
            if vanish is not None and _on(vanish):
                hidden = squeeze("".join(t.text or "" for t in run.iter(f"{_W}t")))
                if hidden:
                    self.hidden.append(hidden)
                return
        for child in run:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if name == "t":
                runs.append((child.text or "", bold, size))
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

    def _style_of(self, paragraph: Any) -> Any:
        name = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self.styles.get(name.get(f"{_W}val") or "") if name is not None else None

    def _chain(self, style: Any) -> Iterator[Any]:
        for _ in range(12):
            if style is None:
                return
            yield style
            base = style.find(f"{_W}basedOn")
            style = self.styles.get(base.get(f"{_W}val") or "") if base is not None else None

    def _style_flag(self, style: Any, flag: str) -> bool:
        for one in self._chain(style):
            found = one.find(f"{_W}rPr/{_W}{flag}")
            if found is not None:
                return _on(found)
        return False

    def _level(self, paragraph: Any, style: Any) -> int | None:
        """The heading level by outline level or style name."""
        own = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        for outline in [own] + [one.find(f"{_W}pPr/{_W}outlineLvl") for one in self._chain(style)]:
            if outline is not None and (outline.get(f"{_W}val") or "9").isdigit():
                level = int(outline.get(f"{_W}val") or "9")
                return level + 1 if level < 9 else None
        for one in self._chain(style):
            name = one.find(f"{_W}name")
            value = (name.get(f"{_W}val") or "") if name is not None else ""
            if found := _HEADING.match(value):
                return int(found[1])
            if value.lower() == "title":
                return 1
        return None

    def _in_list(self, paragraph: Any, style: Any) -> bool:
        number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        if number is not None:
            return (number.get(f"{_W}val") or "0") != "0"
        for one in self._chain(style):
            name = one.find(f"{_W}name")
            if one.find(f"{_W}pPr/{_W}numPr") is not None:
                return True
            if name is not None and re.match(r"list (?:bullet|number|paragraph)", name.get(f"{_W}val") or "", re.I):
                return True
        return False


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


def _on(flag: Any) -> bool:
    return (flag.get(f"{_W}val") or "true") not in ("0", "false", "off")
