"""Whether a sentence that a line breaks goes on in the next one, by its words and not by its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPEN = frozenset(re.findall(  # no sentence and no item of a list ends with one of these
    r"\w+",
    "a an the of to for from with without and or nor but as than that which who whose where when while because if into "
    "onto between via using per each every i we my our your their its his is are was were be been has had und oder der "
    "die das mit von et ou de la le les du des avec y con el los las",
))  # fmt: skip
_LAST = re.compile(r"(?:^|\s)([^\W\d_]+)$")
_SMALL = re.compile(r"[a-zß-ÿ][^\W\d_'’-]*[,;.)]?(?:\s|$)")  # a word of a sentence, no address
_WORD = re.compile(r"[^\W\d_]+")
_DONE = (".", "!", "?", ":", ";")


def ends(text: str) -> bool:
    """Whether a sentence ends at the end of `text`."""
    return text.rstrip(")\"'”’ ").endswith(_DONE)


def goes_on(text: str, after: str) -> bool:
    """Whether what `text` says plainly goes on in `after`: it stops at *with* or *the*, or goes on in small letters."""
    if ends(text):
        return False
    last = _LAST.search(text)
    if last and last[1].lower() in _OPEN and len(text.split()) > 2:
        return last[1].islower() or (last[1] == "I" and after[:1].islower())  # *World War I* ends there
    return bool(_SMALL.match(after)) and len(text.split()) > 3 and not is_list(after)


def is_list(text: str) -> bool:
    """Whether `text` is one short thing, as the items of a list are, not the rest of a sentence."""
    return len(text.split()) < 4 and not ends(text)


def is_prose(text: str) -> bool:
    """Whether `text` reads as a sentence, not as the name of a thing: it has several words such as *and*, *to*."""
    words: list[str] = _WORD.findall(text)
    return len(words) > 6 and sum(word in _OPEN for word in words) > 1


def is_stopped(lines: Sequence[str], bullets: Sequence[bool]) -> bool:
    """Whether the items of a column's bulleted list mostly end in a full stop: then one that does not goes on."""
    starts = [number for number, bullet in enumerate(bullets) if bullet]
    last = [lines[number - 1] for number in starts[1:]]
    return len(last) > 2 and sum(ends(line) for line in last) >= 0.6 * len(last)
