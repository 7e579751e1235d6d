"""PDF to placed words: pypdfium2 first, pdfplumber for the pages that it leaves doubtful."""

from __future__ import annotations

import ctypes
import io
import math
import re
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from evidence.documents.hyphens import SOFT, shown
from evidence.documents.layout import PlacedWord, joined, page_blocks
from evidence.documents.media_type import PDF
from evidence.documents.model import Box, Finding, RawBlock, RawDocument
from evidence.documents.text import clean
from evidence.documents.visible import Paint
from evidence.errors import DocumentError

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd|CMBX|SFBX|\bBX\b", re.IGNORECASE)
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0x2010: "-", 0x2011: "-"}


def read_pdf(data: bytes) -> RawDocument:
    """The blocks of a PDF in reading order."""
    at = data.find(b"%PDF-")
    try:
        document = pypdfium2.PdfDocument(data[at:] if at > 0 else data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError("encrypted", "The PDF is protected by a password.") from error
        return _plumber_only(data, error)
    findings: list[Finding] = []
    pages: list[list[PlacedWord]] = []
    try:
        count = len(document)
        for number in range(count):
            words, hidden = _read_page(document, number)
            findings += [Finding("hidden_text", number + 1, text, because) for because, text in hidden.items()]
            if _doubtful(words) and (words or not hidden):  # what is hidden does not come back by the other reader
                again = _plumber_words(data, number)
                if again is not None and _quality(again) > _quality(words):
                    words = again
                elif words and _garbled(words):
                    findings.append(
                        Finding("unreadable_page", number + 1, "", "the page's text has no readable encoding")
                    )
            if not words:
                findings.append(Finding("unreadable_page", number + 1, "", "the page holds no text"))
            pages.append(words)
    finally:
        document.close()
    return _finish(pages, findings)


def _finish(pages: list[list[PlacedWord]], findings: list[Finding]) -> RawDocument:
    if not any(pages):
        raise DocumentError("no_text", "The PDF holds no text (a scan or picture, perhaps).")
    sizes: dict[float, int] = {}
    for words in pages:
        for word in words:
            size = round(word.size * 2) / 2
            sizes[size] = sizes.get(size, 0) + len(word.text)
    body = max(sizes, key=lambda size: (sizes[size], -size))
    blocks: list[RawBlock] = []
    for number, words in enumerate(pages, start=1):
        blocks = joined(blocks, page_blocks(words, number, body))
    return RawDocument(PDF, len(pages), tuple(blocks), tuple(findings))


def _read_page(document: Any, number: int) -> tuple[list[PlacedWord], dict[str, str]]:
    """The words of one page as pdfium reads them, and hidden text by reason; none if the page does not load."""
    try:
        page = document[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return [], {}
    try:
        return _words(page, textpage)
    finally:
        textpage.close()
        page.close()


def _words(page: Any, textpage: Any) -> tuple[list[PlacedWord], dict[str, str]]:
    handle = textpage.raw
    left0, _bottom, _right, top0 = page.get_bbox()
    words: list[PlacedWord] = []
    hidden: dict[str, str] = {}
    paint = Paint(page)
    chars: list[str] = []
    box: list[float] = []
    start = 0
    sides = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = sides
    origin = (ctypes.c_double(), ctypes.c_double())
    fonts: dict[tuple[str, int], bool] = {}

    def end() -> None:
        text = clean(shown("".join(chars)))
        if text.strip() and box:
            size, bold = _font(handle, start, fonts)
            because = paint.hidden(handle, start, size, (box[0], box[1], box[2], box[3]))
            if because:
                hidden[because] = f"{hidden.get(because, '')} {text}".strip()
                chars.clear()
                box.clear()
                return
            raw.FPDFText_GetCharOrigin(handle, start, origin[0], origin[1])
            words.append(
                PlacedWord(
                    text, (box[0] - left0, top0 - box[3], box[2] - left0, top0 - box[1]), size, bold,
                    top0 - origin[1].value,
                )
            )  # fmt: skip
        chars.clear()
        box.clear()

    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        char = _HYPHENS.get(code) or chr(code if code < 0x110000 else 0xFFFD)
        if char.isspace() or code in (0, 0xA0) or raw.FPDFText_IsGenerated(handle, index) == 1:
            if char in ("-", SOFT) and chars:
                chars.append(char)
            end()
            continue
        raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
        l, b, r, t = left.value, bottom.value, right.value, top.value  # noqa: E741 -- the four sides
        if box and (r > l or t > b) and _apart(box, (l, b, r, t)):
            end()
        if not chars:
            start = index
        chars.append(char)
        if r > l or t > b:
            if box:
                box[0], box[1], box[2], box[3] = (
                    min(box[0], l),
                    min(box[1], b),
                    max(box[2], r),
                    max(box[3], t),
                )
            else:
                box[:] = [l, b, r, t]
    end()
    return words, hidden


def _apart(word: list[float], char: Box) -> bool:
    """Whether a character stands too far from the word so far to belong to it."""
    gap = max(6.0, 1.2 * (word[3] - word[1]))
    return char[0] < word[0] - 20 or char[0] > word[2] + gap or char[1] > word[3] or char[3] < word[1]


def _font(handle: Any, index: int, known: dict[tuple[str, int], bool]) -> tuple[float, bool]:
    """Type size on the page and whether the font is bold."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(handle, index))
    if raw.FPDFText_GetMatrix(handle, index, matrix):
        size *= math.hypot(matrix.b, matrix.d) or 1.0
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(handle, index, buffer, 128, flags)
    name = buffer.value.decode("utf-8", errors="replace")
    weight = int(raw.FPDFText_GetFontWeight(handle, index))
    key = (name, weight)
    if key not in known:
        known[key] = bool(_BOLD.search(name)) or weight >= 600
    return round(size, 2) or 1.0, known[key]


def _garbled(words: list[PlacedWord]) -> bool:
    text = "".join(word.text for word in words)
    odd = sum(c == "\ufffd" or ord(c) < 32 or "\ue000" <= c <= "\uf8ff" for c in text)
    return odd > 5 and odd > len(text) * 0.1


def _doubtful(words: list[PlacedWord]) -> bool:
    """Whether a page has no words, undecodable ones or many glued ones."""
    if not words or _garbled(words):
        return True
    plain = [word.text for word in words if word.text.isalpha()]
    glued = sum(len(text) > 22 for text in plain)
    return glued > 3 and glued > len(plain) * 0.04


def _quality(words: list[PlacedWord]) -> float:
    """More readable words are better, glued and undecodable ones count nothing."""
    return sum(
        1.0 for w in words if len(w.text) <= 22 and "\ufffd" not in w.text and "(cid:" not in w.text
        and any(c.isalnum() for c in w.text)
    )  # fmt: skip


def _plumber_words(data: bytes, number: int) -> list[PlacedWord] | None:
    """One page's words as pdfplumber reads them, or None where it cannot."""
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return _plumber_page(document.pages[number])
    except Exception:  # pdfminer raises nearly anything on damaged files
        return None


def _plumber_page(page: Any) -> list[PlacedWord]:
    words = page.extract_words(
        x_tolerance_ratio=0.12, keep_blank_chars=False, use_text_flow=True, extra_attrs=["fontname", "size"]
    )
    placed = []
    for word in words:
        text = clean(shown(word["text"])).strip()
        if text:
            box = (float(word["x0"]), float(word["top"]), float(word["x1"]), float(word["bottom"]))
            size = float(word["size"]) or 1.0
            baseline = box[3] - 0.2 * size
            placed.append(PlacedWord(text, box, size, bool(_BOLD.search(str(word["fontname"]))), baseline))
    return placed


def _plumber_only(data: bytes, error: Exception) -> RawDocument:
    """A file that pdfium does not open, read by pdfplumber alone."""
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages = [_plumber_page(page) for page in document.pages]
    except Exception as second:  # pdfminer raises nearly anything on damaged files
        if "password" in repr(second).lower():
            raise DocumentError("encrypted", "The PDF is protected by a password.") from second
        raise DocumentError("corrupt", "The PDF is damaged and cannot be opened.") from error
    if not any(pages):
        raise DocumentError("corrupt", "The PDF is damaged and cannot be opened.") from error
    return _finish(pages, [])
