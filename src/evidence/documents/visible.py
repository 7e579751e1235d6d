"""What a reader of a PDF page sees: text painted in the colour of its ground, off the page or not at all."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw  # type: ignore[import-untyped]

from evidence.documents.model import Box

_Colour = tuple[int, int, int]
_Matrix = tuple[float, float, float, float, float, float]
_WHITE: _Colour = (255, 255, 255)
_SAME = 10  # channels that differ less than this look alike
_SMALLEST = 2.0  # points
_MOST_OBJECTS = 20_000


@dataclass(frozen=True, slots=True)
class _Ground:
    """Something painted: its box in page space, and its colour or None where that is not one colour."""

    order: int
    box: Box  # left, bottom, right, top
    colour: _Colour | None
    image: bool


class Paint:
    """The painted grounds of one page and the order in which its texts come."""

    def __init__(self, page: Any) -> None:
        """Collect what the page paints, in its order."""
        self._page = page.raw
        self._grounds: list[_Ground] = []
        self._order: dict[int, int] = {}
        self._count = 0
        left, bottom, right, top = page.get_bbox()
        self._bounds: Box = (left, bottom, right, top)
        for index in range(raw.FPDFPage_CountObjects(self._page)):
            self._collect(raw.FPDFPage_GetObject(self._page, index), (1, 0, 0, 1, 0, 0), 0)

    def hidden(self, textpage: Any, index: int, size: float, box: Box) -> str | None:
        """Why a reader does not see the text at character `index`, or None; `box` is left, bottom, right, top."""
        if 0 < size < _SMALLEST:
            return "type too small to see"
        across, along = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        left, bottom, right, top = self._bounds
        if not (left <= across <= right and bottom <= along <= top):
            return "outside the page"
        found = raw.FPDFText_GetTextObject(textpage, index)
        order = self._order.get(_address(found), self._count) if found else self._count
        ground = self._behind(order, across, along)
        if found and raw.FPDFTextObj_GetTextRenderMode(found) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            over = any(g.image and _holds(g.box, across, along) for g in self._grounds)
            return None if over else "invisible text mode"  # over a page's picture it is what was recognised in it
        shades = [ctypes.c_uint() for _ in range(4)]
        if not raw.FPDFText_GetFillColor(textpage, index, *shades):
            return None
        if shades[3].value == 0:
            return "fully transparent"
        if found and raw.FPDFTextObj_GetTextRenderMode(found) != raw.FPDF_TEXTRENDERMODE_FILL:
            return None
        colour = (shades[0].value, shades[1].value, shades[2].value)
        behind = _WHITE if ground is None else ground.colour
        if behind is None or max(abs(a - b) for a, b in zip(colour, behind, strict=True)) >= _SAME:
            return None
        return "white on white" if min(*colour, *behind) >= 245 else "in the colour of its ground"

    def _behind(self, order: int, across: float, along: float) -> _Ground | None:
        """What is painted last before the text, at a point."""
        for ground in reversed(self._grounds):
            if ground.order < order and _holds(ground.box, across, along):
                return ground
        return None

    def _collect(self, found: Any, matrix: _Matrix, depth: int) -> None:
        if self._count > _MOST_OBJECTS:
            return
        self._count += 1
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self._order[_address(found)] = self._count
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            inner = raw.FS_MATRIX()
            if depth < 6 and raw.FPDFPageObj_GetMatrix(found, inner):
                whole = _times((inner.a, inner.b, inner.c, inner.d, inner.e, inner.f), matrix)
                for index in range(max(raw.FPDFFormObj_CountObjects(found), 0)):
                    self._collect(raw.FPDFFormObj_GetObject(found, index), whole, depth + 1)
        else:
            self._paint(found, kind, matrix)

    def _paint(self, found: Any, kind: int, matrix: _Matrix) -> None:
        sides = [ctypes.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(found, *sides):
            return
        box = _placed((sides[0].value, sides[1].value, sides[2].value, sides[3].value), matrix)
        colour: _Colour | None = None
        if kind == raw.FPDF_PAGEOBJ_PATH:
            fill, stroke = ctypes.c_int(), ctypes.c_int()
            if not raw.FPDFPath_GetDrawMode(found, fill, stroke) or fill.value == 0:
                return  # a line or frame covers nothing
            shades = [ctypes.c_uint() for _ in range(4)]
            if raw.FPDFPageObj_GetFillColor(found, *shades):
                if shades[3].value < 26:
                    return
                if shades[3].value > 229:
                    colour = (shades[0].value, shades[1].value, shades[2].value)
            if not _is_rectangle(found):
                if colour is not None and min(colour) >= 245:
                    return  # a white figure's box is not white all over
                colour = colour if colour is not None and _area(box) > 0.9 * _area(self._bounds) else None
        self._grounds.append(_Ground(self._count, box, colour, kind == raw.FPDF_PAGEOBJ_IMAGE))


def _is_rectangle(path: Any) -> bool:
    """Whether a path is four or five points with straight lines along the axes."""
    count = raw.FPDFPath_CountSegments(path)
    if not 4 <= count <= 6:
        return False
    points = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
            return False
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((round(x.value, 1), round(y.value, 1)))
    return len({x for x, _ in points}) == 2 and len({y for _, y in points}) == 2


def _address(found: Any) -> int:
    return ctypes.cast(found, ctypes.c_void_p).value or 0


def _holds(box: Box, across: float, along: float) -> bool:
    return box[0] <= across <= box[2] and box[1] <= along <= box[3]


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0) * max(box[3] - box[1], 0)


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _placed(box: Box, matrix: _Matrix) -> Box:
    """A box in page space."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (box[0], box[2]) for y in (box[1], box[3])]
    ys = [b * x + d * y + f for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(xs), min(ys), max(xs), max(ys)
