"""Style sheets of a web page: which declarations hold for an element, and what they say of its look.

Rules `selector { declarations }` with elements, classes and ids (also one inside another) are applied. A rule that
cannot be judged so (a state, a screen's width) hides nothing; if it gives a ground, that ground is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
_SAME = 10  # channels that differ less than this look alike
_NAMED: dict[str, Colour] = {
    "white": WHITE, "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240), "azure": (240, 255, 255),
    "mintcream": (245, 255, 250), "ghostwhite": (248, 248, 255), "whitesmoke": (245, 245, 245),
    "floralwhite": (255, 250, 240), "red": (255, 0, 0), "blue": (0, 0, 255), "green": (0, 128, 0), "navy": (0, 0, 128),
    "gray": (128, 128, 128), "grey": (128, 128, 128), "silver": (192, 192, 192), "yellow": (255, 255, 0),
}  # fmt: skip
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"(?:\*|[a-z][\w-]*)?(?:[.#][\w-]+)*", re.IGNORECASE)
_STATE = re.compile(r"::|:(?:before|after|hover|focus|active|visited|checked|target|first-l)")  # not the text at rest
_PART = re.compile(r"[.#]?[\w-]+")
_ZERO = re.compile(r"0+(?:\.0*)?(?:px|pt|em|rem|%)?|\.0+")
_CLEAR = frozenset({"", "transparent", "inherit", "initial", "unset", "none", "revert"})


@dataclass(frozen=True, slots=True)
class _Rule:
    selector: tuple[str, ...]  # its simple selectors, the element's own last
    weight: tuple[int, int, int]
    number: int  # of two of one weight the later holds
    sure: bool
    said: dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How text of an element looks: its colour and ground, None where not known; `hidden` says why none of it shows."""

    colour: Colour | None = None
    ground: Colour | None = WHITE
    hidden: str | None = None

    def unseen(self) -> str | None:
        """Why the element's own text is not seen, or None."""
        if self.colour is None or self.ground is None:
            return None
        if max(abs(a - b) for a, b in zip(self.colour, self.ground, strict=True)) >= _SAME:
            return None
        return "white on white" if min(*self.colour, *self.ground) >= 245 else "in the colour of its ground"


class StyleSheets:
    """The rules of a page's own style sheets."""

    def __init__(self, sheets: Iterable[str]) -> None:
        """Read the rules, in their order."""
        self._rules: dict[str, list[_Rule]] = {}  # by a name that the element must bear, "*" for any
        self._count = 0
        for sheet in sheets:
            self._read(_COMMENT.sub(" ", sheet).replace("<!--", " ").replace("-->", " "), sure=True, depth=0)

    def look(self, element: Any, around: Look) -> Look:
        """The look of an element inside one that looks like `around`."""
        said, doubtful = self._said(element)
        if because := _hides(said):
            return Look(around.colour, around.ground, because)
        colour = around.colour
        if (value := said.get("color") or _attribute(element, "font", "color")) and value not in _CLEAR:
            colour = colour_of(value)
        ground = around.ground
        background = said.get("background", "")
        value = said.get("background-color") or background or str(element.get("bgcolor") or "").lower()
        if value.split(" ")[0] not in _CLEAR:
            ground = colour_of(value)
        if doubtful or said.get("background-image", "none") != "none" or said.get("mix-blend-mode"):
            ground = None
        return Look(colour, ground)

    def _said(self, element: Any) -> tuple[dict[str, str], bool]:
        """What holds for an element, and whether a rule that may hold for it gives it a ground."""
        names = [
            "*",
            element.tag,
            f"#{element.get('id')}",
            *(f".{name}" for name in (element.get("class") or "").split()),
        ]
        rules = [rule for name in dict.fromkeys(names) for rule in self._rules.get(name, ())]
        holding = [rule for rule in rules if _matches(element, rule.selector, rule.sure)]
        said: dict[str, str] = {}
        important: dict[str, str] = {}
        for rule in sorted((rule for rule in holding if rule.sure), key=lambda rule: (rule.weight, rule.number)):
            _take(rule.said, said, important)
        _take(declarations(str(element.get("style") or "")), said, important)
        doubtful = any(name.startswith("background") for rule in holding if not rule.sure for name in rule.said)
        return {**said, **important}, doubtful

    def _read(self, text: str, sure: bool, depth: int) -> None:
        at = 0
        while (opened := text.find("{", at)) >= 0 and depth < 4:
            head = text[at:opened].rsplit(";", 1)[-1].strip()
            close, level = opened + 1, 1
            while close < len(text) and level:
                level += {"{": 1, "}": -1}.get(text[close], 0)
                close += 1
            inner = text[opened + 1 : close - (level == 0)]
            if not head.startswith("@"):
                self._add(head, declarations(inner), sure)
            elif head.startswith(("@media", "@supports", "@layer")):
                shown = re.fullmatch(r"@media\s+(?:only\s+)?(?:screen|all)|@layer.*", head) is not None
                if not re.match(r"@media\s+print\b", head):
                    self._read(inner, sure and shown, depth + 1)
            at = close

    def _add(self, selectors: str, said: dict[str, str], sure: bool) -> None:
        for selector in selectors.split(","):
            parts = tuple(selector.replace(":root", "html").split())
            if not parts or len(parts) > 8 or _STATE.search(parts[-1]):
                continue
            plain = all(_SIMPLE.fullmatch(part) for part in parts)
            if not plain:  # a state or a relation: the element is one that the last part's own words fit, perhaps
                found = _SIMPLE.match(parts[-1])
                parts = ((found[0] if found and found[0] else "*"),)
            names = [name for part in parts for name in _PART.findall(part)]
            ids, classes = (sum(name.startswith(mark) for name in names) for mark in "#.")
            self._count += 1
            weight = (ids, classes, len(names) - ids - classes)
            own = _PART.findall(parts[-1])
            self._rules.setdefault(own[-1] if own else "*", []).append(
                _Rule(parts, weight, self._count, sure and plain, said)
            )


def declarations(text: str) -> dict[str, str]:
    """The declarations of a rule or a style attribute, in lower case."""
    found = (part.partition(":") for part in text.lower().split(";"))
    return {name.strip(): " ".join(value.split()) for name, _, value in found if value.strip()}


def colour_of(value: str) -> Colour | None:
    """The colour that a value names or begins with, or None where it is not a plain one."""
    value = value.strip().lower()
    if "url(" in value or "gradient" in value or "var(" in value:
        return None
    if found := re.match(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b", value):
        digits = found[1] if len(found[1]) > 4 else "".join(2 * digit for digit in found[1])
        return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)) if digits[6:] in ("", "ff") else None
    if found := re.match(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*(?:1(?:\.0*)?|100%)\s*)?\)", value):
        return min(int(found[1]), 255), min(int(found[2]), 255), min(int(found[3]), 255)
    if re.match(r"hsla?\([^)]*[\s,]100%\s*(?:,\s*1\s*)?\)", value):
        return WHITE
    return _NAMED.get(value.split(" ")[0])


def _take(rule: dict[str, str], said: dict[str, str], important: dict[str, str]) -> None:
    for name, value in rule.items():
        bare = value.removesuffix("!important").strip()
        (important if bare != value else said)[name] = bare
        if name == "background":
            said.pop("background-color", None)


def _hides(said: dict[str, str]) -> str | None:
    gone = said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse")
    zero = any(_ZERO.fullmatch(said.get(name, "")) for name in ("font-size", "opacity"))
    return "hidden by its style or attribute" if gone or zero else None


def _attribute(element: Any, tag: str, name: str) -> str:
    return str(element.get(name) or "").lower() if element.tag == tag else ""


def _matches(element: Any, selector: tuple[str, ...], sure: bool) -> bool:
    """Whether an element is what a selector names, inside what the parts before name."""
    if not _is(element, selector[-1]):
        return False
    above = element.getparent()
    for part in reversed(selector[:-1] if sure else ()):
        while above is not None and not _is(above, part):
            above = above.getparent()
        if above is None:
            return False
        above = above.getparent()
    return True


def _is(element: Any, part: str) -> bool:
    if not isinstance(element.tag, str):
        return False
    classes = (element.get("class") or "").split()
    for name in _PART.findall(part):
        if name[0] == ".":
            fits = name[1:] in classes
        elif name[0] == "#":
            fits = element.get("id") == name[1:]
        else:
            fits = element.tag == name.lower()
        if not fits:
            return False
    return True
