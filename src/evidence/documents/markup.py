"""Markdown and plain text to blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from evidence.documents.dates import find_periods, unglued
from evidence.documents.entries import is_name
from evidence.documents.media_type import MARKDOWN, PLAIN
from evidence.documents.model import BlockKind, RawBlock, RawDocument
from evidence.documents.sections import may_promote
from evidence.documents.text import bullet_length, clean, squeeze, words_of

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


def make(kind: BlockKind, text: str, level: int | None = None, bold: bool = False,
         links: tuple[str, ...] = ()) -> RawBlock | None:  # fmt: skip
    """A block without places, or None for no text."""
    text = unglued(squeeze(text))
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
        elif len(pending) == 1 and kind == "paragraph" and is_name(pending[0]) and is_name(stripped):
            below = after if len(after) < 60 else ""
            if find_periods(below) and not below.endswith("."):
                flush()  # organisation and post above their date
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
