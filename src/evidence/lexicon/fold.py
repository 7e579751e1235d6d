"""Folding of written forms, so that accents, case, spaces and punctuation make no difference."""

from __future__ import annotations

import re
import unicodedata

_LETTER = r"[^\W_\u00b9\u00b2\u00b3\u2070-\u2079]"  # footnote marks are no digits
TOKEN = re.compile(rf"{_LETTER}+(?:[\u0300-\u036f]+{_LETTER}*)*")


def fold(text: str) -> str:
    """`text` without accents and case: `Café` gives `cafe`."""
    if text.isascii():
        return text.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.casefold()


def tokens(text: str) -> list[str]:
    """The folded runs of letters and digits of `text`."""
    return [fold(m.group()) for m in TOKEN.finditer(text)]


def squeeze(text: str) -> str:
    """The folded letters and digits of `text` alone: `Chat-GPT` gives `chatgpt`."""
    return "".join(tokens(text))
