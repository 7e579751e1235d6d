"""Render a labelled document's Markdown to PDF (one or two columns) and DOCX."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|^>\s*")
FORMATS = ("pdf", "pdf2", "docx")


@dataclass(frozen=True, slots=True)
class Line:
    """One Markdown block: `kind` is h1, h2, h3, bullet or text."""

    kind: str
    text: str


def lines_of(markdown: str) -> Iterator[Line]:
    """The blocks of a labelled document, one a source line, emphasis marks removed."""
    for line in markdown.splitlines():
        heading = re.match(r"(#{1,6})\s+(.*)", line)
        bullet = re.match(r"\s*(?:[-*+•]|\d+\.)\s+(.*)", line)
        if heading:
            yield Line(f"h{min(len(heading.group(1)), 3)}", MARKS.sub("", heading.group(2)).strip())
        elif bullet:
            yield Line("bullet", MARKS.sub("", bullet.group(1)).strip())
        elif line.strip():
            yield Line("text", MARKS.sub("", line).strip())


def to_docx(markdown: str) -> bytes:
    """A Word document with built-in heading and list styles."""
    document = docx.Document()
    styles = {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2", "bullet": "List Bullet", "text": "Normal"}
    for line in lines_of(markdown):
        document.add_paragraph(line.text, style=styles[line.kind])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def to_pdf(markdown: str, columns: int = 1) -> bytes:
    """An A4 PDF in one or two columns, set in a font that has the Latin letters of all Europe."""
    _register_fonts()
    width, height = A4
    margin, gap = 50.0, 24.0
    column = (width - 2 * margin - gap * (columns - 1)) / columns
    frames = [
        Frame(margin + i * (column + gap), margin, column, height - 2 * margin, 0, 0, 0, 0) for i in range(columns)
    ]
    size = 9.5
    styles = {
        "h1": ParagraphStyle("h1", fontName="Body-Bold", fontSize=18, leading=23, spaceAfter=4),
        "h2": ParagraphStyle("h2", fontName="Body-Bold", fontSize=12.5, leading=16, spaceBefore=9, spaceAfter=3),
        "h3": ParagraphStyle("h3", fontName="Body-Bold", fontSize=10.5, leading=13, spaceBefore=5, spaceAfter=2),
        "bullet": ParagraphStyle(
            "bullet", fontName="Body", fontSize=size, leading=12, leftIndent=12, bulletIndent=2, spaceAfter=2
        ),
        "text": ParagraphStyle("text", fontName="Body", fontSize=size, leading=12, spaceAfter=4),
    }
    story: list[Flowable] = [
        Paragraph(escape(line.text), styles[line.kind], bulletText="•" if line.kind == "bullet" else None)
        for line in lines_of(markdown)
    ]
    buffer = io.BytesIO()
    template = BaseDocTemplate(buffer, pagesize=A4, invariant=True)
    template.addPageTemplates(PageTemplate("page", frames))
    template.build(story)
    return buffer.getvalue()


def render(markdown: str, form: str) -> bytes:
    """The document in one of FORMATS."""
    return to_docx(markdown) if form == "docx" else to_pdf(markdown, 2 if form == "pdf2" else 1)


def _register_fonts() -> None:
    if "Body" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Body", "Vera.ttf"))
        pdfmetrics.registerFont(TTFont("Body-Bold", "VeraBd.ttf"))
