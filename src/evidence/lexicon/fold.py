"""Folding of written forms, so that accents, case, spaces and punctuation make no difference."""

from __future__ import annotations

import re
import unicodedata

TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")


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
