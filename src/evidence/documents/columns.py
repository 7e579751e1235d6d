"""Lines and columns: placed words to lines in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.documents.dates import find_periods
from evidence.documents.model import Box


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word on a page: box with origin top left, type size, weight, baseline."""

    text: str
    box: Box
    size: float
    bold: bool
    baseline: float


class Line:
    """Words on one baseline, left to right."""

    __slots__ = ("baseline", "bold", "box", "size", "text", "words")

    def __init__(self, words: list[PlacedWord]) -> None:
        """Put `words` in order and measure the line."""
        self.words = sorted(words, key=lambda word: word.box[0])
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


def reading_order(words: Sequence[PlacedWord]) -> list[list[Line]]:
    """The page's lines, grouped by column region, in reading order."""
    fragments = [part for row in _rows(words) for part in _fragments(row)]
    return [_join(region) for region in _cut(fragments, 0) if region]


def _rows(words: Sequence[PlacedWord]) -> list[list[PlacedWord]]:
    """Words grouped by baseline."""
    rows: list[list[PlacedWord]] = []
    at = -1e9
    for word in sorted(words, key=lambda w: (w.baseline, w.box[0])):
        if rows and word.baseline - at <= 0.25 * max(word.size, 4.0):
            rows[-1].append(word)
        else:
            rows.append([word])
            at = word.baseline
    return rows


def _fragments(row: list[PlacedWord]) -> list[Line]:
    """A row split where the gap is wider than a word space."""
    parts: list[list[PlacedWord]] = []
    for word in sorted(row, key=lambda w: w.box[0]):
        if parts and word.box[0] - max(w.box[2] for w in parts[-1][-3:]) < max(1.1 * word.size, 5.0):
            parts[-1].append(word)
        elif parts and _is_glyph(parts[-1]) and word.box[0] - parts[-1][0].box[2] < 3 * word.size:
            parts[-1].append(word)  # a bullet and its text
        else:
            parts.append([word])
    return [Line(part) for part in parts]


def _is_glyph(words: list[PlacedWord]) -> bool:
    return len(words) == 1 and len(words[0].text) == 1 and not words[0].text.isalnum()


def _cut(fragments: list[Line], depth: int) -> list[list[Line]]:
    """Regions of one column each, in reading order."""
    if len(fragments) < 5 or depth > 6:
        return [fragments]
    best = _gutter(fragments)
    if best is None:
        return [fragments]
    x, top, bottom = best
    above = [f for f in fragments if f.baseline < top]
    below = [f for f in fragments if f.baseline > bottom]
    between = [f for f in fragments if top <= f.baseline <= bottom]
    left = [f for f in between if f.box[0] < x]
    right = [f for f in between if f.box[0] >= x]
    regions: list[list[Line]] = []
    for part in (above, left, right, below):
        if part:
            regions += _cut(part, depth + 1)
    return regions


def _gutter(fragments: list[Line]) -> tuple[float, float, float] | None:
    """The best vertical gutter: its x and the baselines of its first and last line."""
    ordered = sorted(fragments, key=lambda f: f.baseline)
    height = ordered[-1].baseline - ordered[0].baseline
    candidates = sorted({round(f.box[0] - 2.5, 0) for f in ordered})
    best: tuple[float, float, float] | None = None
    best_score = 0.0
    leftmost = min(f.box[0] for f in ordered)
    for x in candidates:
        if x <= leftmost + 20:
            continue
        run: list[Line] = []
        for fragment in [*ordered, None]:
            if fragment is not None and not fragment.box[0] < x - 1 < fragment.box[2] + 1:
                run.append(fragment)
                continue
            if len(run) >= 5:
                score = _score(run, x, height)
                if score > best_score:
                    best_score, best = score, (x, run[0].baseline, run[-1].baseline)
            run = []
    return best


def _score(run: list[Line], x: float, height: float) -> float:
    """How good a gutter at `x` over these lines is; 0 for none."""
    left = [f for f in run if f.box[0] < x]
    right = [f for f in run if f.box[0] >= x]
    few = min(len(left), len(right)) < 4
    if few and (min(len(left), len(right)) < 2 or not _is_text(left) or not _is_text(right)):
        return 0.0
    for side in (left, right):
        dated = sum(1 for f in side if len(f.text) <= 32 and (find_periods(f.text) or len(f.text) <= 3))
        if dated > 0.4 * len(side):
            return 0.0
    edges: dict[float, int] = {}
    for fragment in right:
        words = fragment.words
        glyph = len(words) > 1 and len(words[0].text) == 1 and not words[0].text.isalnum()
        edge = round(words[1 if glyph else 0].box[0] / 3)
        edges[edge] = edges.get(edge, 0) + 1
    aligned = max(count + edges.get(e + 1, 0) for e, count in edges.items())
    if aligned < (0.8 if few else 0.4) * len(right):
        return 0.0  # right-aligned additions, no column
    top = max(min(f.baseline for f in left), min(f.baseline for f in right))
    bottom = min(max(f.baseline for f in left), max(f.baseline for f in right))
    shared = bottom - top
    if shared < (8 if few else 40):
        return 0.0
    gap = min(f.box[0] for f in right) - max(f.box[2] for f in left)
    return shared + min(gap, 30) + aligned


def _is_text(fragments: list[Line]) -> bool:
    """Whether fragments are long enough for running text."""
    return sum(len(f.words) for f in fragments) >= 4 * len(fragments)


def _join(fragments: list[Line]) -> list[Line]:
    """Fragments on one baseline put together again, lines from the top."""
    return [Line(row) for row in _rows([word for f in fragments for word in f.words])]
