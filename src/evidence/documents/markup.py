"""HTML, Markdown and plain text to blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from lxml import html as lxml_html
from lxml.etree import ParserError

from evidence.documents.dates import find_periods
from evidence.documents.media_type import HTML, MARKDOWN, PLAIN, decode
from evidence.documents.model import BlockKind, Finding, RawBlock, RawDocument
from evidence.documents.sections import may_promote
from evidence.documents.text import bullet_length, clean, squeeze, words_of
from evidence.errors import DocumentError

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"(\s*)(?:[-*+•‣◦▪●–]|\d{1,2}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\(([^()\s]+(?:\([^()]*\))?)(?:\s+\"[^\"]*\")?\)")
_CODE = re.compile(r"`([^`\n]+)`")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_\n]+?)(?<=\S)_(?!\w)")
_BOLD_LINE = re.compile(r"(\*\*|__)[^*_]+\1$")
_LABEL = re.compile(r"(?:\*\*)?[A-Z][\w&/ -]{1,30}:(?:\*\*)? \S")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|?)+$")
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
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])")


def make(kind: BlockKind, text: str, level: int | None = None, bold: bool = False,
         links: tuple[str, ...] = ()) -> RawBlock | None:  # fmt: skip
    """A block without places, or None for no text."""
    text = squeeze(text)
    return RawBlock(kind, text, words_of(text), level, None, bold, links=links) if text else None


def _plain_inline(text: str) -> tuple[str, tuple[str, ...]]:
    """Markdown's inline marks removed; the link targets."""
    links = tuple(found[2] for found in _LINK.finditer(text))
    text = _LINK.sub(r"\1", text)
    text = _CODE.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda m: m[1] or m[2], text)
    text = re.sub(r"<(https?://[^>\s]+|[^>\s]+@[^>\s]+)>", r"\1", text)
    text = re.sub(r"</?(?:br|b|i|em|strong|sub|sup|u|span|div|p)\b[^>]*>", " ", text)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!|~-])", r"\1", text), links


def read_markdown(text: str) -> RawDocument:
    """Markdown to blocks: headings, bullets, table cells and paragraphs."""
    return RawDocument(MARKDOWN, 0, tuple(_lines(text, markdown=True)))


def read_plain(text: str) -> RawDocument:
    """Plain text to blocks: wrapped lines joined, bullets and headings by their form."""
    return RawDocument(PLAIN, 0, tuple(_lines(text, markdown=False)))


def _lines(text: str, markdown: bool) -> list[RawBlock]:
    blocks: list[RawBlock] = []
    pending: list[str] = []
    kind: BlockKind = "paragraph"

    def flush() -> None:
        nonlocal pending, kind
        joined = " ".join(pending)
        bold = markdown and bool(_BOLD_LINE.match(joined))
        links: tuple[str, ...] = ()
        if markdown:
            joined, links = _plain_inline(joined)
        block = make(kind, joined, None, bold, links)
        if block:
            blocks.append(block)
        pending, kind = [], "paragraph"

    lines = [clean(line).expandtabs(4).rstrip() for line in re.split(r"\r\n|\r|\n|\f", text)]
    width = max((len(line) for line in lines), default=0)
    wrapped = _is_wrapped(lines, width)
    table = row = 0
    for number, line in enumerate(lines):
        stripped = line.strip()
        if not stripped or _RULE.match(line) or (markdown and stripped.startswith("```")):
            flush()
            continue
        heading = _HEADING.match(stripped) if markdown else None
        if heading:
            flush()
            words, links = _plain_inline(heading[2])
            block = make("heading", words, len(heading[1]), links=links)
            blocks += [block] if block else []
            continue
        if markdown and stripped.startswith("|") and stripped.endswith("|"):
            flush()
            row, table = (row + 1, table) if row else (1, table + 1)
            if not _TABLE_RULE.match(stripped):
                for cell in re.split(r"(?<!\\)\|", stripped[1:-1]):
                    words, links = _plain_inline(cell)
                    block = make("cell", words, links=links)
                    blocks += [replace(block, table=table, row=row)] if block else []
            continue
        row = 0
        item = _ITEM.match(line)
        if item or bullet_length(stripped):
            flush()
            kind = "bullet"
            pending = [line[item.end() :] if item else stripped[bullet_length(stripped) :]]
            continue
        if markdown and stripped.startswith(">"):
            stripped = stripped.lstrip("> ")
        before = lines[number - 1].strip() if number else ""
        after = lines[number + 1].strip() if number + 1 < len(lines) else ""
        if _stands_alone(stripped, before, after, markdown):
            flush()
            if markdown or not _is_title(stripped):
                pending = [stripped]
                flush()
            else:
                block = make("heading", stripped)
                blocks += [block] if block else []
            continue
        if pending and not _continues(pending[-1], stripped, width, markdown, line, kind, wrapped):
            flush()
        pending.append(stripped)
        if (markdown and line != lines[number]) or (text and lines[number].endswith("\\")):
            flush()
    flush()
    return blocks


def _is_title(line: str) -> bool:
    return may_promote(line) or (
        line.isupper() and len(line.split()) <= 6 and sum(c.isalpha() for c in line) > 3 and not line.endswith(".")
    )


def _stands_alone(line: str, before: str, after: str, markdown: bool) -> bool:
    """Whether a line of text is a block of its own: a title or a bold line."""
    if markdown:
        return bool(_BOLD_LINE.match(line)) or (may_promote(line) and not before)
    return _is_title(line) and (not before or line.isupper() or line.endswith(":") or not after)


def _is_wrapped(lines: list[str], width: int) -> bool:
    """Whether a text's lines were broken where they were full: then one in four goes on in lower case, or more."""
    pairs = [
        (last, line) for last, line in pairwise(lines)
        if last.strip() and line.strip() and not _ITEM.match(line) and _is_full(last, line.strip(), width)
    ]  # fmt: skip
    lower = sum(line.strip()[0].islower() for _, line in pairs)
    return 4 * lower >= len(pairs) if len(pairs) > 2 or lower else width >= 60


def _is_full(last: str, line: str, width: int) -> bool:
    """Whether the first word of `line` had no place at the end of `last`."""
    return len(last) + 1 + len(line.split()[0]) > min(width, 100) * 0.85


def _continues(last: str, line: str, width: int, markdown: bool, full: str, kind: BlockKind, wrapped: bool) -> bool:
    """Whether `line` goes on with the paragraph that `last` is the latest line of."""
    if _LABEL.match(line) and not last.endswith((",", "and")):
        return False
    if markdown:
        return not (find_periods(line) and len(line) < 100 and len(last) < 60)
    if kind == "bullet" and full.startswith(" "):
        return True
    if last.endswith((".", "!", "?", ":")) and len(last) < width * 0.6:
        return False
    return (wrapped and _is_full(last, line, width)) or (line[0].islower() and len(last) > min(40, 0.6 * width))


def read_html(data: bytes) -> RawDocument:
    """HTML to blocks; scripts, styles and hidden elements are left out, hidden text gives a finding."""
    try:
        root = lxml_html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(data)))
    except (ParserError, ValueError) as error:
        raise DocumentError("corrupt", "The HTML cannot be read.") from error
    reader = _Html()
    reader.walk(root)
    reader.flush()
    return RawDocument(HTML, 0, tuple(reader.blocks), tuple(reader.findings))


class _Html:
    """Collects blocks while walking an element tree."""

    def __init__(self) -> None:
        """Start with no blocks."""
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
            self.blocks.append(block)
        self.parts, self.links = [], []

    def walk(self, element: lxml_html.HtmlElement, bold: bool = False) -> None:
        """Read one element and what is in it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIP:
            return
        style = (element.get("style") or "").lower()
        if element.get("hidden") is not None or _HIDDEN.search(style):
            hidden = squeeze(str(element.text_content()))
            if hidden:
                self.findings.append(Finding("hidden_text", 0, hidden, "hidden by its style or attribute"))
            return
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
            self.parts.append((element.text, bold))
        for child in element:
            self.walk(child, bold)
            if child.tail:
                self.parts.append((child.tail, bold))
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
