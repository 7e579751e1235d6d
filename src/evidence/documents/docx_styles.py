"""A Word document's styles: heading levels, lists, and how a run of text looks to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|überschrift|titre|título)\s*(\d)", re.IGNORECASE)
_SMALLEST = 2.0  # points
_LIGHT = 0xF5


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks; `own_size` is the size set on the run itself, `shaded` whether its ground may be coloured."""

    bold: bool = False
    size: float | None = None
    own_size: float | None = None
    colour: str = ""
    vanish: bool = False
    shaded: bool = False

    def hidden(self) -> str | None:
        """Why a reader of the page does not see the text, or None."""
        if self.vanish:
            return "formatted as hidden (vanish)"
        if self.size is not None and self.size < _SMALLEST:
            return "type too small to see"
        if not self.shaded and is_white(self.colour):
            return "white on white"
        return None


class Styles:
    """The styles of one document."""

    def __init__(self, document: Any) -> None:
        """Collect the styles and the defaults."""
        element = document.styles.element
        self._styles = {style.get(f"{W}styleId") or "": style for style in element.findall(f"{W}style")}
        self._normal = next(
            (s for s in self._styles.values() if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") == "1"), None
        )
        self._defaults = element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        body = document.element
        self._coloured = body.find(f"{W}background") is not None or any(
            str(anchor.get("behindDoc")) in ("1", "true")
            for anchor in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor")
        )  # a page colour, or a picture or figure behind the text

    def of(self, paragraph: Any) -> Any:
        """The style of a paragraph."""
        name = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._styles.get(name.get(f"{W}val") or "") if name is not None else self._normal

    def look(self, paragraph: Any, style: Any) -> Look:
        """How a paragraph's text looks before its runs say otherwise."""
        look = _with(Look(), self._defaults)
        for one in reversed(list(self._chain(style))):
            look = _with(look, one.find(f"{W}rPr"))
            look = replace(look, shaded=look.shaded or _shades(one.find(f"{W}pPr/{W}shd")))
        shaded = look.shaded or self._coloured or _shades(paragraph.find(f"{W}pPr/{W}shd"))
        return replace(look, shaded=shaded or self._around(paragraph), own_size=None)

    def run_look(self, run: Any, look: Look) -> Look:
        """How a run looks in a paragraph that looks like `look`."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return look
        name = properties.find(f"{W}rStyle")
        if name is not None:
            for one in reversed(list(self._chain(self._styles.get(name.get(f"{W}val") or "")))):
                look = _with(look, one.find(f"{W}rPr"))
        return _with(replace(look, own_size=None), properties)

    def _around(self, paragraph: Any) -> bool:
        """Whether a cell, a table's style or a drawn box around the paragraph may colour its ground."""
        for above in paragraph.iterancestors():
            if above.tag == f"{W}tc" and _shades(above.find(f"{W}tcPr/{W}shd")):
                return True
            if above.tag == f"{W}tbl":
                name = above.find(f"{W}tblPr/{W}tblStyle")
                style = self._styles.get(name.get(f"{W}val") or "") if name is not None else None
                if any(_shades(shade) for one in self._chain(style) for shade in one.iter(f"{W}shd")):
                    return True
            if above.tag == f"{W}txbxContent":
                return True
        return False

    def _chain(self, style: Any) -> Iterator[Any]:
        for _ in range(12):
            if style is None:
                return
            yield style
            base = style.find(f"{W}basedOn")
            style = self._styles.get(base.get(f"{W}val") or "") if base is not None else None

    def level(self, paragraph: Any, style: Any) -> int | None:
        """The heading level by outline level or style name."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        for outline in [own] + [one.find(f"{W}pPr/{W}outlineLvl") for one in self._chain(style)]:
            if outline is not None and (outline.get(f"{W}val") or "9").isdigit():
                level = int(outline.get(f"{W}val") or "9")
                return level + 1 if level < 9 else None
        for one in self._chain(style):
            name = one.find(f"{W}name")
            value = (name.get(f"{W}val") or "") if name is not None else ""
            if found := _HEADING.match(value):
                return int(found[1])
            if value.lower() == "title":
                return 1
        return None

    def in_list(self, paragraph: Any, style: Any) -> bool:
        """Whether a paragraph is an item of a list."""
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            return (number.get(f"{W}val") or "0") != "0"
        for one in self._chain(style):
            name = one.find(f"{W}name")
            if one.find(f"{W}pPr/{W}numPr") is not None:
                return True
            if name is not None and re.match(r"list (?:bullet|number|paragraph)", name.get(f"{W}val") or "", re.I):
                return True
        return False


def _with(look: Look, properties: Any) -> Look:
    """`look` with what run properties change in it."""
    if properties is None:
        return look
    bold, vanish, colour = (properties.find(f"{W}{name}") for name in ("b", "vanish", "color"))
    half = properties.find(f"{W}sz")
    value = half.get(f"{W}val") or "" if half is not None else ""
    size = float(value) / 2 if value.isdigit() else None
    shade, mark = properties.find(f"{W}shd"), properties.find(f"{W}highlight")
    lit = mark is not None and (mark.get(f"{W}val") or "none") not in ("none", "white")
    return Look(
        bold=_on(bold) if bold is not None else look.bold,
        size=size if size is not None else look.size,
        own_size=size if size is not None else look.own_size,
        colour=(colour.get(f"{W}val") or "") if colour is not None else look.colour,
        vanish=_on(vanish) if vanish is not None else look.vanish,
        shaded=look.shaded or _shades(shade) or lit,
    )


def _shades(shade: Any) -> bool:
    """Whether shading gives a ground that is not white."""
    if shade is None:
        return False
    fill = (shade.get(f"{W}fill") or "auto").lower()
    themed = shade.get(f"{W}themeFill") not in (None, "background1", "light1")
    patterned = (shade.get(f"{W}val") or "clear") not in ("clear", "nil")
    return themed or patterned or (fill != "auto" and not is_white(fill))


def is_white(colour: str) -> bool:
    """Whether a colour as Word writes it is white, or so near that it looks so."""
    return bool(re.fullmatch("[0-9A-Fa-f]{6}", colour)) and min(bytes.fromhex(colour)) >= _LIGHT


def _on(flag: Any) -> bool:
    return (flag.get(f"{W}val") or "true") not in ("0", "false", "off")
