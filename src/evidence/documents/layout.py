"""From placed words to blocks: lines, columns, bullets, headings, joined lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from evidence.documents.columns import reading_order
from evidence.documents.dates import find_periods
from evidence.documents.entries import is_name
from evidence.documents.grids import Grid
from evidence.documents.hyphens import joint
from evidence.documents.lines import Line, PlacedWord, is_aside, last_gap
from evidence.documents.model import BlockKind, Box, RawBlock, Word
from evidence.documents.sections import known_kind, may_promote
from evidence.documents.sentences import ends, goes_on, is_prose, is_stopped
from evidence.documents.text import bullet_length, is_bullet_glyph, is_first_number, number_length

_DASHES = ("-", "\u2013", "\u2014")
_BROKEN = re.compile(r"[^\W\d_]-$")
_LABEL = re.compile(r"[\w&/ +.-]{2,30}:")

__all__ = ["PlacedWord", "joined", "page_blocks"]


@dataclass(slots=True)
class _Open:
    """A block being built from lines."""

    kind: BlockKind
    lines: list[Line]
    size: float
    bold: bool
    indent: float  # where its text begins


def page_blocks(words: Sequence[PlacedWord], page: int, body: float) -> list[RawBlock]:
    """The blocks of one page in reading order; `body` is the document's common type size."""
    blocks: list[RawBlock] = []
    for region in reading_order(words):
        made = _column_blocks(region.lines, page, body) if region.grid is None else _grid_blocks(region.grid, page)
        placed = [replace(b, column=region.column) for b in made]
        blocks = blocks + placed if region.grid else joined(blocks, placed)
    return blocks


def _grid_blocks(grid: Grid, page: int) -> list[RawBlock]:
    """Each cell of a grid, or each row of a table with titles, as a block."""
    done: list[RawBlock] = []
    for number, lines in enumerate(grid.items):
        first = lines[0]
        kind: BlockKind = "bullet" if _starts_bullet(first.words) else "cell"
        block = _finish(_Open(kind, lines, first.size, first.bold, first.box[0]), page)
        done.append(replace(block, dated=grid.since.get(number)))
    return [block for block in done if block.text]


def joined(before: list[RawBlock], after: list[RawBlock]) -> list[RawBlock]:
    """Two columns' or pages' blocks; a sentence that goes on from one into the other becomes one block."""
    if not before or not after:
        return before + after
    last, first = before[-1], after[0]
    if last.kind not in ("paragraph", "bullet") or first.kind != "paragraph" or len(last.text) < 25:
        return before + after
    if not related(last.column, first.column) or last.size != first.size or not first.text[:1].islower():
        return before + after
    if last.text.endswith((".", "!", "?", ":")):
        return before + after
    text, words = last.text, last.words
    between = joint(text, first.text)
    if not between and words and words[-1].end == len(text):
        tail = words[-1]
        text, words = text[:-1], (*words[:-1], Word(tail.text[:-1], tail.start, tail.end - 1, tail.page, tail.box))
    text += " " if between == " " else ""
    moved = tuple(Word(w.text, w.start + len(text), w.end + len(text), w.page, w.box) for w in first.words)
    whole = replace(last, text=text + first.text, words=tuple(w for w in words if w.text) + moved)
    return [*before[:-1], whole, *after[1:]]


def related(one: int, other: int) -> bool:
    """Whether two columns are the same, or one is a part of the other."""
    low, high = sorted((one, other))
    return high >> (high.bit_length() - low.bit_length()) == low


def _column_blocks(lines: list[Line], page: int, body: float) -> list[RawBlock]:
    right = max(line.box[2] for line in lines)
    left = min(line.box[0] for line in lines)
    leading = _leading(lines)
    full = sum(right - line.box[2] < 0.15 * (right - left) for line in lines)
    ragged = (
        right - left < 260 and len(lines) >= 6 and full < 0.4 * len(lines)
    )  # a column of short lines: a list, hardly wrapped text
    begun = Counter(_beginning(line) for line in lines)
    counted = [not line.bold and number_length(line.text) > 0 and not may_promote(line.text) for line in lines]
    stopped = is_stopped([line.text for line in lines], [_starts_bullet(line.words) for line in lines])
    done: list[_Open] = []
    for number, line in enumerate(lines):
        words = line.words
        alone = begun[_beginning(line)] == 1
        bullet = _starts_bullet(words) and not (done and _is_separator(done[-1], line, right, alone))
        if not bullet and counted[number]:  # a list may also count down, or begin where another ended
            near = any(number_length(one.lines[0].text) for one in done[-3:]) or any(counted[number + 1 : number + 4])
            bullet = is_first_number(line.text) or near
        kind: BlockKind = "bullet" if bullet else ("heading" if _is_heading(line, body) else "paragraph")
        if done and not bullet and _continues(done[-1], line, kind, right, right - left, leading, ragged, stopped):
            done[-1].lines.append(line)
            continue
        indent = words[1].box[0] if bullet and len(words) > 1 else words[0].box[0]
        done.append(_Open(kind, [line], line.size, line.bold, indent))
    return [block for block in (_finish(one, page) for one in done) if block.text]


def _leading(lines: list[Line]) -> float:
    """The usual distance of baselines as a multiple of the type size."""
    steps = sorted(
        (b.baseline - a.baseline) / max(a.size, 1.0)
        for a, b in pairwise(lines)
        if abs(a.size - b.size) < 0.6 and 0 < b.baseline - a.baseline < 2.2 * max(a.size, 1.0)
    )
    return steps[len(steps) // 3] if steps else 1.2


def _starts_bullet(words: list[PlacedWord]) -> bool:
    first = words[0].text
    if len(words) > 1 and (is_bullet_glyph(first) or first == "o"):
        return True
    return bullet_length(first) > 0


def _beginning(line: Line) -> tuple[str, int]:
    """What a line begins with and where: bullets of one list are alike."""
    return line.words[0].text, round(line.words[0].box[0])


def _is_separator(block: _Open, line: Line, right: float, alone: bool) -> bool:
    """Whether a dash or dot at the line's start is inside wrapped text, not a bullet; `alone`: no other line has it.

    Of things set apart by dots or stars some dot stands inside a line; a dash may be the only one of its sentence.
    """
    first, last = line.words[0], block.lines[-1]
    if first.text not in (*_DASHES, "·", "•", "*") or len(line.words) < 2:
        return False
    if first.text in _DASHES:
        if not alone or last.text.endswith((".", "!", "?", ":", ";")):
            return False
    elif not any(word.text == first.text for one in block.lines for word in one.words[1:]):
        return False
    if (
        line.words[1].box[0] - first.box[2] > (0.45 if first.text == "•" else 0.8) * line.size
        or abs(first.box[0] - block.indent) > 1.5
    ):
        return False
    if block.kind == "bullet" and abs(first.box[0] - block.lines[0].words[0].box[0]) < 1.5:
        return False
    return right - last.box[2] < line.words[1].box[2] - first.box[0] + 0.45 * line.size


def _is_heading(line: Line, body: float) -> bool:
    text = line.text
    letters = sum(c.isalpha() for c in text)
    count = len(line.words)
    if letters < 2 or count > 16 or text.endswith((".", ";")):
        return False
    if text.endswith(",") and not line.bold:
        return False
    if line.size >= body * 1.12 + 0.3 or line.bold:
        return text[:1].isupper() or not text[:1].isalpha() or line.size >= body * 1.3
    if may_promote(text):
        return True
    return text.isupper() and letters > 3 and count <= 6 and letters > len(text) * 0.6


def _continues(
    block: _Open, line: Line, kind: BlockKind, right: float, width: float, leading: float, ragged: bool, stopped: bool
) -> bool:
    """Whether `line` goes on with `block`: same type, normal leading, and the line before was full.

    Or its sentence plainly goes on; in a list that is `stopped`, each item goes on to its full stop.
    """
    last = block.lines[-1]
    step = line.baseline - last.baseline
    size = max(last.size, line.size, 1.0)
    if not 0 < step <= max(leading * 1.15, 1.25) * size or abs(line.size - last.size) > 0.8:
        return False
    if last.text.endswith((".", "!", "?")) and any(start < 3 for _, start, _ in find_periods(line.text)):
        return False  # a date that begins the next entry
    if block.kind == "heading" and may_promote(line.text) and not known_kind(f"{last.text} {line.text}"):
        return False  # a section's title below a name in the same type
    if _noted(last) and not _main(last).endswith((",", "-", " and", " of", "&")):
        return False
    if block.kind == "heading" and (line.bold != block.bold or (kind != "heading" and not _tail(block, line))):
        return False
    if block.kind == "heading" and (last.text.endswith(",") or line.text[0] in "|\u2013\u2014"):
        return True
    if block.kind == "paragraph" and kind == "heading":
        return False
    if block.kind == "bullet":
        says_on = kind == "paragraph" and _says_on(last.text, line.text, stopped)
        edge = block.lines[1].words[0].box[0] - 0.6 * size if len(block.lines) > 1 else -1e9
        if line.words[0].box[0] < max(block.lines[0].words[0].box[0] - (0.3 * size if says_on else 1), edge):
            return False
        if line.words[0].box[0] < block.indent - 2 and (kind == "heading" or _ends_in_period(line.text)):
            return False
        if says_on:
            return True
        if line.words[0].box[0] < block.indent - 0.6 * size and last.box[2] < right - 0.15 * width:
            return False
    if line.words[0].box[0] > block.lines[0].words[0].box[0] + 6 * size and block.kind == "paragraph":
        return False
    if _says_on(last.text, line.text, False):
        return True
    first = line.words[0].box[2] - line.words[0].box[0]
    room = right - last.box[2]
    if block.kind == "paragraph" and _goes_on(last.text, line.text, room, first + 2.0 * size, width):
        return True
    if room < first + 0.45 * size:
        listed = ragged and block.kind == "paragraph" and line.text[:1].isupper()
        return (
            not listed
            or is_prose(" ".join(one.text for one in block.lines))
            or last.text.endswith(
                (".", ",", ";", "·", "•", "/", " and", " of", " the", " a", " to", " in", " with", "&", "|")
            )
        )
    if stopped and ends(last.text) and line.text[:1].isupper():
        return False  # the next item, whose bullet no font has
    hanging = block.kind == "bullet" and line.words[0].box[0] > block.lines[0].words[0].box[0] + 1.5
    return hanging and (abs(line.words[0].box[0] - block.indent) < 1.5 * size)


def _says_on(last: str, text: str, stopped: bool) -> bool:
    """Whether a line that may stand anywhere goes on with the sentence or the broken word before it."""
    if _BROKEN.search(last) and text[:1].isalpha():
        return True
    dated = any(end >= len(last) - 1 for _, _, end in find_periods(last))
    if dated or _LABEL.match(text) or _ends_in_period(text):
        return False
    return goes_on(last, text) or (stopped and not ends(last) and not is_name(text))


def _goes_on(last: str, text: str, room: float, need: float, width: float) -> bool:
    """Whether a list of things, wrapped by hand or in a narrow column, goes on in the next line."""
    if _LABEL.match(text) or text[0] == "|":
        return False
    if last.endswith(","):
        return room < max(need, 0.4 * width) and not find_periods(text)
    return width < 260 and room < need and last.count(",") >= 2 and "," in text[:60] and "." not in last


def _ends_in_period(text: str) -> bool:
    """Whether a line ends in the time from one date to another, as the heading of a job does."""
    return any(end >= len(text) - 1 and period.start != period.end for period, _, end in find_periods(text))


def _noted(line: Line) -> bool:
    """Whether a date or place stands at the line's right edge, apart from its text: the line is done."""
    cut = last_gap(line.words)
    return cut > 0 and is_aside(line.words[cut:])


def _main(line: Line) -> str:
    return " ".join(word.text for word in line.words[: last_gap(line.words)])


def _tail(block: _Open, line: Line) -> bool:
    """Whether a line that is no heading by itself ends a wrapped one (a year, a lower-case word)."""
    bold_or_big = block.bold or block.size > 1.1 * line.size or not any(c.isalpha() for c in line.text)
    return abs(block.size - line.size) < 0.5 and bold_or_big and len(line.words) <= 8


def _finish(block: _Open, page: int) -> RawBlock:
    """The block with its lines joined, hyphenation undone, and its words' offsets."""
    words = [word for line in block.lines for word in line.words]
    firsts = {id(line.words[0]) for line in block.lines[1:]}
    if block.kind == "bullet":
        if is_bullet_glyph(words[0].text) or words[0].text == "o" or number_length(words[0].text + " x"):
            words = words[1:]
        else:
            cut = bullet_length(words[0].text)
            words[0] = PlacedWord(words[0].text[cut:], words[0].box, words[0].size, words[0].bold, words[0].baseline)
    text = ""
    placed: list[Word] = []
    pieces: list[int] = []
    apart = {id(word) for line in block.lines for word in _apart(line)}
    for word in words:
        if text:
            between = joint(text, word.text) if id(word) in firsts else " "
            if not between:
                text = text[:-1]
                old = placed[-1]
                placed[-1] = Word(old.text[:-1], old.start, old.end - 1, old.page, old.box)
            elif between == " ":
                text += " "
        start = len(text)
        if start and id(word) in apart:
            pieces.append(start)
        text += word.text
        if word.text:
            placed.append(Word(word.text, start, len(text), page, word.box))
    return RawBlock(
        block.kind, text, tuple(w for w in placed if w.text), None, block.size, block.bold, page,
        _union([word.box for word in words]), pieces=tuple(pieces),
    )  # fmt: skip


def _apart(line: Line) -> list[PlacedWord]:
    """The words before which a line has a wide gap, or that were put to it from a line below."""
    return [
        word for before, word in pairwise(line.words)
        if word.box[0] - before.box[2] > max(1.3 * word.size, 5.0) or word.box[2] < before.box[0]
        or abs(word.baseline - before.baseline) > 0.6 * word.size
    ]  # fmt: skip


def _union(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
