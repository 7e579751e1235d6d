"""The ordinary English words: what is one, and what is one word or two.

`words.txt.gz` holds the lower-case words of Debian's `wamerican` and `wbritish`, made from SCOWL by Kevin
Atkinson and others, free to use, copy and distribute with the notice in `words.LICENSE`.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources


@cache
def words() -> frozenset[str]:
    """All words of the list, lower case."""
    data = resources.files("evidence").joinpath("words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(data).decode("utf-8").split())


def ordinary(token: str) -> bool:
    """Whether a folded token is an English word or a regular inflection of one."""
    known = words()
    if token in known:
        return True
    return any(
        token.endswith(end) and token[: -len(end)] + put in known
        for end, put in (("s", ""), ("es", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("ly", ""))
    )
