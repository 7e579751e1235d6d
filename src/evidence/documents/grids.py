"""Grids without lines on a page: rows of short cells that stand below each other under a heading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence.documents.lines import Line, Row, cells_of
from evidence.documents.model import Period
from evidence.documents.sections import may_promote
from evidence.documents.tables import begun, is_titles
from evidence.documents.text import is_bullet_glyph

_LONGEST, _MOST_WORDS = 45, 6
_SAME = 3.0  # points by which the edges of one column may differ
_COMMAS = re.compile(r",\s")
_FIGURES = re.compile(
    r"(?:19|20)\d\d|^[\W\d]*$|^(?:. )+.$"
)  # a date, amount or mark: what the row says of its first cell


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid over the rows `first` to `last`; each item of `items` is one cell, or one row of a table with titles.

    `since`: the periods of items that have a year in a column of beginnings (*Since*).
    """

    first: int
    last: int
    items: list[list[Line]]
    since: Mapping[int, Period] = field(default_factory=dict)


def find_grid(rows: list[Row]) -> Grid | None:
    """The first grid in a region's rows, or None."""
    cells = [cells_of(row) for row in rows]
    at = 1
    while at < len(rows):
        if len(cells[at]) < 2 or not _heads(rows[at - 1], cells[at - 1], cells[at]):
            at += 1
            continue
        titled = is_titles([_text(cell) for cell in cells[at]])
        last = at
        while last + 1 < len(rows) and _goes_on(rows, cells, at, last + 1, titled):
            last += 1
        if last > at and _is_grid(rows, cells, at, last, titled):
            return _grid(rows, cells, at, last, titled)
        at = last + 1
    return None


def _text(row: Row) -> str:
    return " ".join(word.text for word in row)


def _heads(row: Row, cells: list[Row], below: list[Row]) -> bool:
    """Whether a row is a heading over the cells below it: it begins above the first of them."""
    over, under = Line(row), Line([word for cell in below for word in cell])
    if len(cells) != 1 or over.box[0] >= below[1][0].box[0] or under.baseline - over.baseline > 5 * over.size:
        return False
    stands_out = over.size > 1.1 * under.size or (over.bold and not under.bold)
    return may_promote(over.text) or (stands_out and len(row) <= _MOST_WORDS)


def _goes_on(rows: list[Row], cells: list[list[Row]], first: int, at: int, titled: bool) -> bool:
    """Whether row `at` is one more row of the grid that begins at row `first`."""
    size, step = rows[first][0].size, rows[at][0].baseline - rows[at - 1][0].baseline
    if step > 3.2 * size or abs(rows[at][0].size - size) > 0.6:
        return False
    edges = [cell[0].box[0] for cell in cells[first]]
    if not all(any(abs(cell[0].box[0] - edge) <= _SAME for edge in edges) for cell in cells[at]):
        return False
    if len(cells[at]) > 1:
        return all(_is_short(cell, titled) for cell in cells[at])
    if not _is_short(cells[at][0], titled) or may_promote(_text(rows[at])) or Line(rows[at]).bold:
        return False
    follows = rows[at + 1][0].baseline - rows[at][0].baseline if at + 1 < len(rows) else 1e9
    begun = rows[at - 1][0].baseline - rows[at - 2][0].baseline if at - 2 >= first else 0.0
    if abs(step - begun) < 1.5:  # the last row may have fewer cells, if nothing goes on below it
        bulleted = _is_item(cells[first][0]) == _is_item(cells[at][0])
        return bulleted and (follows > 1.2 * step or _is_tight(follows, step))
    return not _is_item(cells[at][0]) and _is_tight(step, follows)


def _is_tight(step: float, other: float) -> bool:
    """Whether lines that stand `step` apart are of one cell, where rows stand `other` apart."""
    return 0 < 1.25 * step < other


def _is_item(cell: Row) -> bool:
    return len(cell) > 1 and is_bullet_glyph(cell[0].text) and any(c.isalnum() for c in _text(cell))


def _is_short(cell: Row, titled: bool) -> bool:
    """Whether a cell may be that of a grid: a few words that are no date, no sentence and no section's title."""
    text = _text(cell)
    if len(text) > _LONGEST or len(cell) > _MOST_WORDS + _is_item(cell) or text.endswith((".", ";")):
        return False
    return titled or _is_item(cell) or not (may_promote(text) or _FIGURES.search(text))


def _is_grid(rows: list[Row], cells: list[list[Row]], first: int, last: int, titled: bool) -> bool:
    """Whether rows are a grid of things, not the lines of columns that happen to stand level."""
    span = cells[first : last + 1]
    if not all(_is_short(cell, titled) for cell in span[0]) or sum(len(row) > 1 for row in span) < 2:
        return False
    if last + 1 < len(rows) and len(cells[last + 1]) > 1:
        edges = [cell[0].box[0] for cell in span[0][1:]]
        near = rows[last + 1][0].baseline - rows[last][0].baseline < 2.5 * rows[last][0].size
        if near and any(abs(cell[0].box[0] - edge) <= _SAME for cell in cells[last + 1][1:] for edge in edges):
            return False
    if titled or len(span[0]) > 2:
        return True
    listed = sum(bool(_COMMAS.search(_text(row[1]))) for row in span if len(row) > 1)
    labels = sum(_text(row[0]).endswith(":") for row in span)
    return 2 * listed < len(span) and not labels  # else the first column names what is listed in the second


def _grid(rows: list[Row], cells: list[list[Row]], first: int, last: int, titled: bool) -> Grid:
    bands = [[first]]
    steps = [rows[n + 1][0].baseline - rows[n][0].baseline for n in range(first, last)]
    for number, step in enumerate(steps, first + 1):
        wrapped = _is_tight(step, max(steps)) and not any(_is_item(cell) for cell in cells[number])
        if wrapped:
            bands[-1].append(number)
        else:
            bands.append([number])
    edges = [cell[0].box[0] for cell in cells[first]]
    items: list[list[Line]] = []
    since: dict[int, Period] = {}
    for band in bands:
        if titled:
            values = {_column(cell, edges): _text(cell) for number in band for cell in cells[number]}
            texts = [values.get(n, "") for n in range(len(edges))]
            if band[0] != first and (period := begun([_text(cell) for cell in cells[first]], texts)):
                since[len(items)] = period
            items.append([Line(rows[number]) for number in band])
            continue
        columns: dict[int, list[Line]] = {}
        for number in band:
            for cell in cells[number]:
                columns.setdefault(_column(cell, edges), []).append(Line(cell))
        items += [columns[n] for n in sorted(columns)]
    return Grid(first, last, items, since)


def _column(cell: Row, edges: list[float]) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - cell[0].box[0]))
