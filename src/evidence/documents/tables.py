"""Tables of tools: what the title over a column says of the cells below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from evidence.documents.dates import find_periods
from evidence.documents.model import Period, RawBlock

_NAMED = re.compile(
    r"(?:(?:ai )?(?:tools?|skills?|software|technolog(?:y|ies)|applications?|programs?|systems?|platforms?|languages?|"
    r"methods?)(?: name)?|names?)", re.IGNORECASE,
)  # fmt: skip
_BEGINS = re.compile(
    r"(?:(?:used?|using|in use|active|known|started|began|begun)\s+)?(?:since|from)|started|"
    r"start(?:ed)?(?: (?:date|year|in))?|first used?|begun|year started", re.IGNORECASE,
)  # fmt: skip
_ENDS = re.compile(
    r"(?:(?:used?|in use)\s+)?(?:to|until|till|end(?:ed)?(?: (?:date|year|in))?|last used?)", re.IGNORECASE
)
_SAYS = re.compile(
    r"(?:years?(?: of (?:use|experience))?|level|experience|proficiency|usage|used? (?:for|at|in)|uses?|last used?|"
    r"frequency|rating|category|area|type|kind|comments?|notes?|details?|purpose|what for|how often|how|where|until|to|"
    r"grade|score|certificates?|self.assessment)", re.IGNORECASE,
)  # fmt: skip


def is_titles(cells: Sequence[str]) -> bool:
    """Whether a table's first row is the titles of its columns: *Tool*, *Level*, *Since*."""
    bare = [cell.strip(" :") for cell in cells]
    return len(bare) > 1 and _NAMED.fullmatch(bare[0]) is not None and all(
        _SAYS.fullmatch(cell) or _BEGINS.fullmatch(cell) or _NAMED.fullmatch(cell) for cell in bare[1:]
    )  # fmt: skip


def begun(titles: Sequence[str], cells: Sequence[str]) -> Period | None:
    """The period of a row with the date of its beginning in a column that says so, where no column says its end."""
    bare = [title.strip(" :") for title in titles]
    if len(bare) != len(cells) or any(_ENDS.fullmatch(title) for title in bare):
        return None
    for title, cell in zip(bare, cells, strict=True):
        found = find_periods(cell) if _BEGINS.fullmatch(title) and len(cell) <= 20 else []
        if len(found) == 1 and found[0][0].start == found[0][0].end:
            return Period(found[0][0].start, "present")
    return None


def with_rows_dated(blocks: Sequence[RawBlock]) -> tuple[RawBlock, ...]:
    """Blocks with the cells of each row dated by the cell under a title such as *Since*."""
    done = list(blocks)
    rows: dict[tuple[int, int], list[int]] = {}
    for number, block in enumerate(blocks):
        if block.table and block.row and block.kind == "cell":
            rows.setdefault((block.table, block.row), []).append(number)
    titles: dict[int, list[str]] = {}
    for (table, _), cells in rows.items():
        texts = [blocks[number].text for number in cells]
        if table not in titles:
            titles[table] = texts
        else:
            period = begun(titles[table], texts)
            for number in cells if period else ():
                done[number] = replace(blocks[number], dated=period)
    return tuple(done)
