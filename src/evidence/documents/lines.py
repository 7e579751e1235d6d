"""Placed words to lines, with what stands at a line's right edge put to the heading it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from evidence.documents.dates import DURATION, find_periods, unglued
from evidence.documents.model import Box
from evidence.documents.places import is_place
from evidence.documents.sections import known_kind, may_promote
from evidence.documents.text import is_bullet_glyph, is_spaced


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word on a page: box with origin top left, type size, weight, baseline."""

    text: str
    box: Box
    size: float
    bold: bool
    baseline: float


class Line:
    """Words read as one line, first to last."""

    __slots__ = ("baseline", "bold", "box", "size", "text", "words")

    def __init__(self, words: list[PlacedWord]) -> None:
        """Measure the line of `words`, which are in reading order."""
        self.words = words
        self.text = " ".join(word.text for word in self.words)
        self.box: Box = (
            min(w.box[0] for w in words), min(w.box[1] for w in words),
            max(w.box[2] for w in words), max(w.box[3] for w in words),
        )  # fmt: skip
        total = sum(len(w.text) for w in words) or 1
        weights: dict[float, int] = {}
        for word in words:
            weights[word.size] = weights.get(word.size, 0) + len(word.text)
        self.size = max(weights, key=lambda size: (weights[size], size))
        self.bold = sum(len(w.text) for w in words if w.bold) >= 0.8 * total
        baselines = sorted(w.baseline for w in words)
        self.baseline = baselines[len(baselines) // 2]


Row = list[PlacedWord]
_NAMES = re.compile(r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}, [A-ZÀ-Þ][\w.'’-]+")  # a place we do not know


def rows_of(words: Sequence[PlacedWord]) -> list[Row]:
    """Words grouped by baseline, each row from the left."""
    rows: list[Row] = []
    at = -1e9
    for word in sorted(words, key=lambda w: (w.baseline, w.box[0])):
        if rows and word.baseline - at <= 0.25 * max(word.size, 4.0):
            rows[-1].append(word)
        else:
            rows.append([word])
            at = word.baseline
    return [sorted(row, key=lambda w: w.box[0]) for row in rows]


def lines_of(rows: list[Row]) -> list[Line]:
    """A region's lines; a section title in the margin, beside the text it heads, is a line of its own."""
    lines: list[Line] = []
    for row in with_asides(with_margin_dates(rows_of([word for part in rows for word in part]))):
        wide = first_gap(row)
        if wide and _is_margin_title(Line(row[:wide]), Line(row[wide:])):
            lines += [Line(row[:wide]), Line(row[wide:])]
        else:
            lines.append(Line(row))
    return lines


def _is_margin_title(title: Line, rest: Line) -> bool:
    if not may_promote(title.text) or title.text.endswith(":"):
        return False
    stands_out = title.size > 1.1 * rest.size or (title.text.isupper() and len(title.text) > 4)
    return stands_out or known_kind(title.text) != "skills"  # "Tools  Git, Docker" is one line


def closed_up(words: Sequence[PlacedWord]) -> list[PlacedWord]:
    """Words with letter-spaced ones whole: `E X P E R I E N C E`; a wider gap parts two of them."""
    done: list[PlacedWord] = []
    for row in map(_unglued, rows_of(words)):
        run: Row = []
        for word in [*row, None]:
            if word is not None and _goes_with(run, word):
                run.append(word)
                continue
            done += [_one_word(run)] if is_spaced("".join(letter.text for letter in run)) else run
            run = [] if word is None else [word]
    return done


def _unglued(row: Row) -> Row:
    """A row with a month that stands glued to the word before it as a word of its own."""
    done: Row = []
    for word, after in pairwise([*row, None]):
        assert word is not None
        first = unglued(f"{word.text} {after.text}").split(" ", 1)[0] if after is not None else word.text
        if first == word.text:
            done.append(word)
            continue
        cut = word.box[0] + (word.box[2] - word.box[0]) * len(first) / len(word.text)
        done.append(replace(word, text=first, box=(word.box[0], word.box[1], cut, word.box[3])))
        done.append(replace(word, text=word.text[len(first) :], box=(cut, word.box[1], word.box[2], word.box[3])))
    return done


def _goes_with(run: Row, word: PlacedWord) -> bool:
    if len(word.text) != 1 or not word.text.isalpha():
        return False
    if not run:
        return True
    last = run[-1]
    gap, least = word.box[0] - last.box[2], min((b.box[0] - a.box[2] for a, b in pairwise(run)), default=1e9)
    alike = len(last.text) == 1 and last.text.isalpha() and abs(word.size - last.size) < 0.1
    return alike and word.bold == last.bold and -1 < gap <= min(1.2 * word.size, 2.2 * max(least, 1.0))


def _one_word(run: Row) -> PlacedWord:
    line = Line(run)
    return PlacedWord("".join(word.text for word in run), line.box, run[0].size, run[0].bold, run[0].baseline)


def first_gap(row: Row) -> int:
    """The number of the first word that stands apart from the word before it; 0 for none."""
    return next((n for n, (a, b) in enumerate(pairwise(row), 1) if _apart(a, b)), 0)


def last_gap(row: Row) -> int:
    """The number of the word after the row's last wide gap; 0 for none."""
    return next((n for n in range(len(row) - 1, 0, -1) if _apart(row[n - 1], row[n])), 0)


def cells_of(row: Row) -> list[Row]:
    """A row cut at its wide gaps; a bullet goes with what it stands before."""
    cells: list[Row] = []
    for before, word in pairwise([None, *row]):
        if word is None:
            continue
        if before is None or _apart(before, word):
            cells.append([word])
        else:
            cells[-1].append(word)
    return cells


def _apart(before: PlacedWord, word: PlacedWord) -> bool:
    glyph = is_bullet_glyph(before.text)
    return word.box[0] - before.box[2] > max((3.0 if glyph else 1.3) * word.size, 5.0)


def with_margin_dates(rows: list[Row]) -> list[Row]:
    """Rows with the dates of a column left of the text each at the first row of what it dates.

    In the cell of a table a date may stand in any row, or be wrapped: what belongs together stands closer.
    """
    edge = _text_edge(rows)
    if edge is None:
        return rows
    split = [([w for w in row if w.box[2] <= edge], [w for w in row if w.box[0] >= edge - 2]) for row in rows]
    plain = [
        len(left) + len(right) == len(row) and (not left or is_date(left))
        for row, (left, right) in zip(rows, split, strict=True)
    ]  # fmt: skip
    done: list[Row] = []
    for cell in _cells([row[0].baseline for row in rows], split, plain):
        dates = [word for number in cell for word in split[number][0]]
        texts = [split[number][1] for number in cell if split[number][1]]
        raised = any(b[0].baseline - a[0].baseline < 0.7 * max(a[0].size, b[0].size) for a, b in pairwise(texts))
        one = len(find_periods(" ".join(w.text for w in dates))) == 1
        if len(cell) > 1 and texts and one and not raised:
            done += [dates + texts[0], *texts[1:]]
        else:
            done += [rows[number] for number in cell]
    return done


def _text_edge(rows: list[Row]) -> float | None:
    """Where text begins beside dates in the left margin, of two rows or more."""
    edges = [row[cut].box[0] for row in rows if (cut := first_gap(row)) and is_date(row[:cut])]
    edge = max(edges, key=lambda x: sum(abs(x - other) < 3 for other in edges), default=0.0)
    return edge if sum(abs(edge - other) < 3 for other in edges) > 1 else None


def _cells(baselines: list[float], split: list[tuple[Row, Row]], plain: list[bool]) -> list[list[int]]:
    """The numbers of the rows, those together that stand closer than others; `plain` rows are dates and text only."""
    texts = [n for n, (_, right) in enumerate(split) if right and plain[n]]
    least = min((baselines[b] - baselines[a] for a, b in pairwise(texts)), default=0.0)
    cells: list[list[int]] = []
    for number in range(len(split)):
        before = cells[-1][-1] if cells else None
        together = before is not None and plain[before] and plain[number]
        if before is not None and together and baselines[number] - baselines[before] <= 1.25 * least:
            cells[-1].append(number)
        else:
            cells.append([number])
    return cells


def with_asides(rows: list[Row]) -> list[Row]:
    """Rows whose places and dates that run down the right edge beside bullets stand at the heading above."""
    done: list[Row] = []
    home: int | None = None  # the row that asides go to
    body: Row = []  # what it says itself
    last: Row = []  # the aside before
    bulleted = False
    for row in rows:
        cut = last_gap(row) or len(row)
        if home is not None and row[0].box[0] > max(w.box[2] for w in body):
            cut = 0
        aside, main = row[cut:], row[:cut]
        if not aside or not is_aside(aside) or (main and aside[0].box[0] < max(w.box[2] for w in main)):
            bulleted = bulleted or is_bullet_glyph(row[0].text)
            done.append(row)
            continue
        below = bool(last) and 0 < aside[0].baseline - last[0].baseline < 2.2 * aside[0].size
        level = below and (abs(aside[-1].box[2] - last[-1].box[2]) < 3 or abs(aside[0].box[0] - last[0].box[0]) < 3)
        bulleted = bool(main) and (is_bullet_glyph(main[0].text) or (bulleted and level))
        if home is not None and level and (bulleted or not main):
            done[home] = done[home] + aside
            if main:
                done.append(main)
        else:
            done.append(row)
            home, body = (len(done) - 1, main) if main else (None, body)
        last = aside
    return done


def is_aside(words: Row) -> bool:
    """Whether words at the right edge are a date, a duration or a place and nothing else."""
    text = " ".join(word.text for word in words)
    if not text or len(text) > 45:
        return False
    if DURATION.fullmatch(text) or is_place(text) or _NAMES.fullmatch(text):
        return True
    return is_date(words)


def is_date(words: Row) -> bool:
    """Whether words are a date or the half of one, and nothing else."""
    text = " ".join(word.text for word in words)
    found = find_periods(text) if len(text) <= 45 else []
    return bool(found) and len(text) - sum(end - start for _, start, end in found) <= 6
