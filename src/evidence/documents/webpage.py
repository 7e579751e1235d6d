"""HTML to blocks: what a reader of the page sees."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from lxml import html as lxml_html
from lxml.etree import ParserError

from evidence.documents.markup import make
from evidence.documents.media_type import HTML, decode
from evidence.documents.model import BlockKind, Finding, RawBlock, RawDocument
from evidence.documents.style_sheet import WHITE, Look, StyleSheets
from evidence.documents.text import bullet_length, squeeze
from evidence.errors import DocumentError

_SKIP = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "title", "meta", "select"})
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
    ]
)


def read_html(data: bytes) -> RawDocument:
    """HTML to blocks; scripts, styles and hidden elements are left out, hidden text gives a finding."""
    try:
        root = lxml_html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(data)))
    except (ParserError, ValueError) as error:
        raise DocumentError("corrupt", "The HTML cannot be read.") from error
    sheets = [style.text or "" for style in root.iter("style") if _on_screen(style)]
    reader = _Html(StyleSheets(sheets))
    linked = any("stylesheet" in (link.get("rel") or "").lower() for link in root.iter("link"))
    known = not linked and not any("@import" in sheet for sheet in sheets)  # else the page may be dark
    reader.walk(root, Look(ground=WHITE if known else None))
    reader.flush()
    return RawDocument(HTML, 0, tuple(reader.blocks), tuple(reader.findings))


def _on_screen(style: Any) -> bool:
    return (style.get("media") or "all").strip().lower() in ("", "all", "screen")


class _Html:
    """Collects blocks while walking an element tree."""

    def __init__(self, sheets: StyleSheets) -> None:
        """Start with no blocks."""
        self.sheets = sheets
        self.table = self.row = 0
        self.unseen: dict[str, list[str]] = {}  # by reason, of the current block
        self.blocks: list[RawBlock] = []
        self.findings: list[Finding] = []
        self.kind: BlockKind = "paragraph"
        self.level: int | None = None
        self.parts: list[tuple[str, bool]] = []
        self.links: list[str] = []

    def flush(self) -> None:
        """End the current block."""
        bold = any(p.strip() for p, _ in self.parts) and all(b for p, b in self.parts if p.strip())
        text = "".join(p for p, _ in self.parts)
        kind = self.kind
        if kind == "paragraph" and (cut := bullet_length(squeeze(text))):
            text, kind = squeeze(text)[cut:], "bullet"
        block = make(kind, text, self.level, bold, tuple(self.links))
        if block:
            cell = kind == "cell"
            self.blocks.append(replace(block, table=self.table, row=self.row) if cell else block)
        self.parts, self.links = [], []
        for because, texts in self.unseen.items():
            if hidden := squeeze("".join(texts)):
                self.findings.append(Finding("hidden_text", 0, hidden, because))
        self.unseen = {}

    def say(self, text: str, bold: bool, look: Look) -> None:
        """Take up text: into the block, or what is not seen into a finding."""
        because = look.unseen()
        if because:
            self.unseen.setdefault(because, []).append(text)
        self.parts.append((" " if because else text, bold))

    def walk(self, element: lxml_html.HtmlElement, around: Look, bold: bool = False) -> None:
        """Read one element and what is in it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIP:
            return
        look = self.sheets.look(element, around)
        if element.get("hidden") is not None or look.hidden:
            hidden = squeeze(str(element.text_content()))
            if hidden:
                self.findings.append(Finding("hidden_text", 0, hidden, "hidden by its style or attribute"))
            return
        if tag == "table":
            self.table += 1
        elif tag == "tr":
            self.row += 1
        inline = tag in _INLINE
        bold = bold or tag in ("b", "strong")
        saved = self.kind, self.level
        if tag == "br":
            self.flush()
        elif not inline:
            self.flush()
            self.kind, self.level = self._role(tag)
        if tag == "a" and (target := element.get("href")):
            self.links.append(target)
        if element.text:
            self.say(element.text, bold, look)
        for child in element:
            self.walk(child, look, bold)
            if child.tail:
                self.say(child.tail, bold, look)
        if not inline and tag != "br":
            self.flush()
            self.kind, self.level = saved

    def _role(self, tag: str) -> tuple[BlockKind, int | None]:
        if re.fullmatch(r"h[1-6]", tag):
            return "heading", int(tag[1])
        if tag == "li":
            return "bullet", None
        if tag in ("td", "th"):
            return "cell", None
        if tag in ("p", "div", "span") and self.kind in ("bullet", "cell"):
            return self.kind, None
        return "paragraph", None
