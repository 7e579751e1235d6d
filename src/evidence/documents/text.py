"""Characters and words: ligatures, soft hyphens, bullet glyphs, offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from evidence.documents.hyphens import harden
from evidence.documents.model import Word

_CHARACTERS = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    0x200B: None, 0x200C: None, 0x200D: None, 0x2060: None, 0xFEFF: None,
    0xA0: " ", 0x2007: " ", 0x202F: " ",
}  # fmt: skip
_CHARACTERS.update({code: None for code in range(32) if code not in (9, 10, 13)})

_SHAPES = "•‣◦▪▫▸▹►▶▷●○■□➢➤➔➜➡→⇒⟶✓✔✦✧✪✭❖◆◇◈★☆❑❒⦿⬤»›∙⁃\uf0b7\uf0a7\uf0d8\uf076\uf0fc"  # never part of a text
GLYPHS = _SHAPES + "·*–—−-+~>§¤"
_MARK = re.compile(rf"(?:[{re.escape(GLYPHS)}\ue000-\uf8ff]|o(?= ))\s+(?=\S)(?!(?<=[+§~>] )[\d(])")
_TIGHT = re.compile(rf"[{_SHAPES}](?=\w)")
_NUMBER = re.compile(r"(?:\(?(\d{1,2}|[a-z]|[ivx]{2,4})\)|(\d{1,2}|[a-z]|[ivx]{2,4})\.)\s+(?=\S)")
_MONTH = re.compile(r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])", re.IGNORECASE)

_SPACED = re.compile(r"(?<![^\s(])(?:[^\W\d_] ){3,}[^\W\d_](?![^\s.,;:)])")


def clean(text: str) -> str:
    """`text` with ligatures spelled out, soft hyphens resolved, zero-width and control characters removed."""
    return harden(text.translate(_CHARACTERS))


def squeeze(text: str) -> str:
    """`clean` text with every run of white space as one space, and letter-spaced words closed up."""
    return " ".join(_SPACED.sub(_closed, clean(text)).split())


def is_spaced(letters: str) -> bool:
    """Whether single letters in a row are a letter-spaced word: four or more, and not those of a list."""
    steps = [ord(b) - ord(a) for a, b in pairwise(letters.lower())]
    return 3 < len(letters) < 25 and 2 * steps.count(1) < len(steps)


def _closed(found: re.Match[str]) -> str:
    letters = found[0].replace(" ", "")
    return letters if is_spaced(letters) else found[0]


def bullet_length(text: str) -> int:
    """How many characters at the start of `text` are a bullet with its space; 0 for none."""
    found = _MARK.match(text) or _TIGHT.match(text)
    return found.end() if found else 0


def number_length(text: str) -> int:
    """How many characters at the start of `text` number an item (`1.`, `2)`, `(a)`, `i.`); 0 for none."""
    found = _NUMBER.match(text)
    return found.end() if found and not _MONTH.match(text, found.end()) else 0


def is_first_number(text: str) -> bool:
    """Whether a numbering is the first of its list."""
    return bool(re.match(r"\(?(?:1|a|i)[.)]\s", text))


def is_bullet_glyph(text: str) -> bool:
    """Whether a word is a bullet and nothing else."""
    return len(text) == 1 and (text in GLYPHS or "\ue000" <= text <= "\uf8ff")


def words_of(text: str, page: int = 0) -> tuple[Word, ...]:
    """The words of `text` between white space, with offsets."""
    return tuple(Word(found[0], found.start(), found.end(), page) for found in _split(text))


def _split(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"\S+", text)
