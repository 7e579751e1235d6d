"""Documents: PDF, DOCX, HTML, Markdown and plain text in, a `Document` out."""

from __future__ import annotations

from evidence.documents.assemble import assemble
from evidence.documents.dates import find_periods
from evidence.documents.language import detect_language
from evidence.documents.machine import set_apart
from evidence.documents.media_type import DOCX, HTML, MARKDOWN, PDF, decode, sniff
from evidence.documents.model import Document, RawDocument
from evidence.errors import DocumentError

__all__ = ["Document", "detect_language", "find_periods", "open_document"]


def open_document(data: bytes, name: str) -> Document:
    """Read one file's bytes; raises DocumentError where there is nothing to read."""
    raw = _read(data)
    if not any(any(c.isalnum() for c in block.text) for block in raw.blocks):
        raise DocumentError("no_text", "The document holds no text (a scan or picture, perhaps).")
    return assemble(set_apart(raw), data, name)


def _read(data: bytes) -> RawDocument:
    media_type = sniff(data)
    if media_type == PDF:
        from evidence.documents.pdf import read_pdf

        return read_pdf(data)
    if media_type == DOCX:
        from evidence.documents.docx import read_docx

        return read_docx(data)
    if media_type == HTML:
        from evidence.documents.webpage import read_html

        return read_html(data)
    from evidence.documents.markup import read_markdown, read_plain

    text = decode(data)
    return read_markdown(text) if media_type == MARKDOWN else read_plain(text)
