"""What kind of file the bytes are, by content and never by name."""

from __future__ import annotations

import io
import re
import zipfile

from evidence.documents.program import is_program
from evidence.errors import DocumentError

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER = (
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"), (b"MM\x00*", "a TIFF image"), (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"\x7fELF", "a program"),
    (b"MZ", "a program"), (b"{\\rtf", "an RTF file"), (b"%!PS", "a PostScript file"),
)  # fmt: skip
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAGS = re.compile(r"<(?:p|div|h[1-6]|ul|li|span|table|br|section)\b[^>]*>", re.I)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\*\*[^*\n]+\*\*\s*$|\|.*\|\s*$)", re.M)


def sniff(data: bytes) -> str:
    """The media type of `data`; raises DocumentError for what is empty or no document."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise DocumentError("empty", "The file is empty.")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise DocumentError("encrypted", "The document is protected by a password.")
        raise DocumentError("not_a_document", "This is an old Office file (.doc); save it as .docx or PDF.")
    if data.startswith(b"PK"):
        return _zip(data)
    for head, what in _OTHER:
        if data.startswith(head):
            raise DocumentError("not_a_document", f"This is {what}, not a text document.")
    text = decode(data)
    start = text[:20000]
    if _HTML.match(start):
        return HTML
    if is_program(text):  # before tags are counted: a program that makes pages is full of them
        raise DocumentError("not_a_document", "This is a program's source or data for one, not a text document.")
    if len(_TAGS.findall(start)) >= 3:
        return HTML
    return MARKDOWN if _MARKDOWN.search(start) else PLAIN


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DocumentError("corrupt", "The file is damaged: its zip container cannot be read.") from error
    if "word/document.xml" in names or any(n.startswith("word/document") and n.endswith(".xml") for n in names):
        return DOCX
    if "[Content_Types].xml" in names and any(n.startswith("word/") for n in names):
        raise DocumentError("corrupt", "The Word document has lost its main part.")
    raise DocumentError("not_a_document", "This is an archive or another Office file, not a document.")


def decode(data: bytes) -> str:
    """Text in UTF-8, UTF-16 or Windows-1252; raises DocumentError for binary data."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", errors="replace")
    elif (zeros := data[:2000].count(0)) and zeros >= len(data[:2000]) * 0.3:
        even = data[:2000:2].count(0)
        text = data.decode("utf-16-be" if even > zeros / 2 else "utf-16-le", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    sample = text[:20000]
    odd = sum(c == "\ufffd" or (ord(c) < 32 and c not in "\t\n\r\f\v\x1b") for c in sample)
    if odd > max(1, len(sample) * 0.02):
        raise DocumentError("not_a_document", "This is binary data, not a text document.")
    return text
