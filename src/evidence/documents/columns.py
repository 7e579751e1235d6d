"""Lines and columns: placed words to lines in reading order, by a recursive cut along white gutters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence.documents.dates import find_periods
from evidence.documents.grids import Grid, find_grid
from evidence.documents.lines import Line, PlacedWord, Row, closed_up, is_date, lines_of, rows_of
from evidence.documents.sections import may_promote


@dataclass(frozen=True, slots=True)
class Region:
    """Lines read one after the other; `column` is 1 for the page, 2n and 2n+1 for a column's own halves.

    Columns of like width are one stream of text and keep the number of what they divide.
    """

    lines: list[Line]
    column: int
    grid: Grid | None = None  # the lines are those of a grid


@dataclass(frozen=True, slots=True)
class _Gutter:
    x: float
    first: int  # rows
    last: int
    flows: bool  # columns of like width: the text goes on from one into the other


def reading_order(words: Sequence[PlacedWord]) -> list[Region]:
    """The page's lines, grouped by column region, in reading order."""
    return [region for region in _cut(rows_of(closed_up(words)), 1, 0) if region.lines]


def _cut(rows: list[Row], column: int, depth: int) -> list[Region]:
    """Regions of one column each, in reading order."""
    grid = find_grid(rows) if depth < 12 else None
    if grid is not None:
        lines = [line for item in grid.items for line in item]
        above, below = rows[: grid.first], rows[grid.last + 1 :]
        return [*_cut(above, column, depth + 1), Region(lines, column, grid), *_cut(below, column, depth + 1)]
    gutter = _gutter(rows) if len(rows) > 3 and depth < 8 else None
    if gutter is None:
        return [Region(lines_of(rows), column)]
    run = rows[gutter.first : gutter.last + 1]
    left = rows_of([w for row in run for w in row if w.box[0] < gutter.x])
    right = rows_of([w for row in run for w in row if w.box[0] >= gutter.x])
    head = _masthead(left, right)
    halves = (column, column) if gutter.flows else (2 * column, 2 * column + 1)
    regions: list[Region] = []
    for part, number in (
        (rows[: gutter.first] + head, column),
        (left, halves[0]),
        (right[len(head) :], halves[1]),
        (rows[gutter.last + 1 :], column),
    ):
        if part:
            regions += _cut(part, number, depth + 1)
    return regions


def _masthead(left: list[Row], right: list[Row]) -> list[Row]:
    """The rows at the top of the right column, above the left one and its own first title: name and contact."""
    head: list[Row] = []
    top = min(w.box[1] for w in left[0])
    for row in right:
        if max(w.baseline for w in row) > top or len(head) > 5:
            break
        if may_promote(_text(row)):
            return []
        head.append(row)
    big = any(w.size >= 14 for row in head for w in row)
    return head if big and len(head) < len(right) else []


def _gutter(rows: list[Row]) -> _Gutter | None:
    """The best vertical gutter over consecutive rows that no word of theirs crosses."""
    sizes = sorted(w.size for row in rows for w in row)
    size = sizes[len(sizes) // 2]
    least = max(4.0, 0.5 * size)
    starts: dict[float, int] = {}
    for row in rows:
        for before, word in pairwise([None, *row]):
            if word is not None and (before is None or word.box[0] - before.box[2] >= least):
                x = round(word.box[0], 0)
                starts[x] = starts.get(x, 0) + 1
    leftmost = min(w.box[0] for row in rows for w in row)
    best: tuple[float, _Gutter] | None = None
    for start in sorted(starts):
        if start <= leftmost + 20 or sum(starts.get(start + n, 0) for n in range(4)) < 2:
            continue
        x = start - 1.0
        run: list[int] = []
        for number in range(len(rows) + 1):
            crossed = number == len(rows) or any(w.box[0] < x < w.box[2] + least - 1 for w in rows[number])
            if not crossed and not _is_wall(rows, number, x):
                run.append(number)
                continue
            if len(run) >= 4:
                found = _score([rows[n] for n in run], x, size)
                if found and (best is None or found[0] > best[0]):
                    best = found[0], _Gutter(x, run[0], run[-1], found[1])
            run = []
    return best[1] if best else None


def _is_wall(rows: list[Row], number: int, x: float) -> bool:
    """Whether a row is a heading between two tables, not the title of something in the left column.

    Then the column at the right of `x` stops above it and goes on below it, level with the left one again.
    """
    row = rows[number]
    if not 0 < number < len(rows) - 1 or row[-1].box[2] >= x or not may_promote(_text(row)):
        return False
    above, below = rows[number - 1], rows[number + 1]
    if above[-1].box[0] < x or below[-1].box[0] < x or below[0].box[0] >= x:
        return False
    first, beside = Line([w for w in below if w.box[0] < x]), Line([w for w in below if w.box[0] >= x])
    if first.text.isupper() or may_promote(beside.text):
        return False  # a title in one of the columns, each of which goes on by itself
    level = abs(first.baseline - beside.baseline) < 0.1 * row[0].size
    return level and below[0].baseline - above[0].baseline > 2.2 * row[0].size


def _score(run: list[Row], x: float, size: float) -> tuple[float, bool] | None:
    """How good a gutter at `x` over these rows is, and whether its columns are of like width; None for none."""
    pairs = [([w for w in row if w.box[0] < x], [w for w in row if w.box[0] >= x]) for row in run]
    left = [part for part, _ in pairs if part]
    right = [part for _, part in pairs if part]
    few = min(len(left), len(right)) < 4
    if few and (min(len(left), len(right)) < 2 or not _is_text(left) or not _is_text(right)):
        return None
    if any(sum(_is_note(part) for part in side) > 0.4 * len(side) for side in (left, right)):
        return None
    beside = [part for part, other in pairs if part and other]
    if len(beside) >= 2 and sum(is_date(part) for part in beside) > 0.5 * len(beside):
        return None  # dates in the margin of what they date
    both = len(beside)
    if _is_table(left, right, both):
        return None
    gap = min(part[0].box[0] for part in right) - max(w.box[2] for part in left for w in part)
    aligned = max(_aligned([_edge(part) for part in right]), _aligned([_centre(part) for part in right]))
    narrow = gap < 0.9 * size
    if aligned < (0.8 if few else 0.6 if narrow else 0.4) * len(right) or (narrow and both < 4):
        return None  # right-aligned additions, or spaces that happen to stand below each other: no column
    top = max(left[0][0].baseline, right[0][0].baseline)
    bottom = min(left[-1][0].baseline, right[-1][0].baseline)
    shared = bottom - top
    if shared < (8 if few else 40):
        return None
    lefts = max(w.box[2] for p in left for w in p) - min(p[0].box[0] for p in left)
    rights = max(w.box[2] for p in right for w in p) - min(p[0].box[0] for p in right)
    titled = sum(may_promote(_text(part)) for part in left + right)
    flows = min(lefts, rights) >= 0.82 * max(lefts, rights)
    return shared + min(gap, 30) + aligned + 10 * min(titled, 6), flows


def _is_table(left: list[Row], right: list[Row], both: int) -> bool:
    """Whether one side only labels or dates the lines of the other: rows belong together."""
    if any(may_promote(_text(part)) for part in right):
        return False
    return any(
        both >= 0.9 * len(side) and sum(len(part) for part in side) <= longest * len(side)
        for side, longest in ((left, 3.0), (right, 3.5))
    )


def _is_note(part: Row) -> bool:
    """A date, a bullet, a page number: nothing that makes a column."""
    text = _text(part)
    return len(text) <= 32 and (len(text) <= 3 or bool(find_periods(text)))


def _is_text(parts: list[Row]) -> bool:
    """Whether parts are long enough for running text."""
    return sum(len(part) for part in parts) >= 4 * len(parts)


def _edge(part: Row) -> float:
    glyph = len(part) > 1 and len(part[0].text) == 1 and not part[0].text.isalnum()
    return part[1 if glyph else 0].box[0]


def _centre(part: Row) -> float:
    return (part[0].box[0] + part[-1].box[2]) / 2


def _aligned(places: list[float]) -> int:
    """How many of `places` lie at the commonest one; of many places, at the two commonest (text and indent)."""
    left, total = sorted(places), 0
    for _ in range(2 if len(places) >= 12 else 1):
        edge = max(left, key=lambda e: sum(e <= place <= e + 5 for place in left), default=None)
        if edge is None:
            break
        total += sum(edge <= place <= edge + 5 for place in left)
        left = [place for place in left if not edge <= place <= edge + 5]
    return total


def _text(part: Row) -> str:
    return " ".join(word.text for word in part)
