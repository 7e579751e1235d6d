"""Hyphens: which one is a word's own and which one only broke the line."""

from __future__ import annotations

import re
from itertools import pairwise

from evidence.words import ordinary, words

SOFT = "\u00ad"
# Halves that are no words of their own however a word list has them: what they begin or end is one word.
_BEFORE = frozenset(re.findall(
    r"\w+",
    "ac ad al an ap as at ba be bi bio ca co com con cor de di dis en em ex hyper im in inter ir ma macro micro mis mo "
    "multi nano non ob over para per photo po pre pro proto pseudo re se semi sub sup super sur tele trans tri ultra "
    "un under vi",
))  # fmt: skip
_AFTER = frozenset(re.findall(
    r"\w+",
    "able age al ally ance ed en ence er ers es est ful ing ion ions ism ist ity ive ly ment or ous sion sions ter "
    "tion tions ty",
))  # fmt: skip
_LAST = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|bis|et|ou|y|o)\b", re.IGNORECASE)


def joint(before: str, after: str) -> str:
    """What stands between two lines' texts: a space, a hyphen that is kept, or nothing where it broke a word."""
    if not before.endswith("-") or len(before) < 2 or not after[:1].isalnum() or not before[-2].isalnum():
        return " "
    if _SUSPENDED.match(after) and _LAST.search(before):
        return " "  # "pre- and post-processing"
    word = before.rsplit(None, 1)[-1]
    left, right = _LAST.search(before), _FIRST.match(after)
    if not left or not right or not after[0].islower() or "-" in word[:-1] or word[:1] in "/@" or "/" in word:
        return "-"
    return "" if one_word(left[1], right[0]) else "-"


def one_word(left: str, right: str) -> bool:
    """Whether two halves are one word: the list has it, or a half is neither a word of its own nor a name."""
    if ordinary((left + right).lower()):
        return True
    if left.lower() in _BEFORE or right in _AFTER or not _stands(right):
        return True
    return not (_stands(left.lower()) or (left[0].isupper() and len(left) > 3))


def _stands(half: str) -> bool:
    return half in words() or (len(half) > 5 and ordinary(half))


def join(before: str, after: str) -> str:
    """Two lines' texts as one."""
    between = joint(before, after)
    return before[:-1] + after if not between else before + ("" if between == "-" else " ") + after


def harden(text: str) -> str:
    """`text` with each soft hyphen made a hyphen where it joins two words, and taken out where it is in one."""
    if SOFT not in text:
        return text
    text = re.sub(rf"(?<!\w){SOFT}|{SOFT}(?!\w)", "-", text)
    return re.sub(rf"[^\W_]+(?:{SOFT}[^\W_]+)+", _harden, text)


def _harden(found: re.Match[str]) -> str:
    parts = found[0].split(SOFT)
    whole = "".join(parts)
    if ordinary(whole.lower()):
        return whole
    pairs = list(pairwise(parts))
    if any(part[-1].isdigit() or part[0].isdigit() for part in parts):
        return "-".join(parts)  # no word is broken at a number: *GPT-4*, *2019-2021*
    return whole if all(one_word(left, right.lower()) for left, right in pairs) else "-".join(parts)


def shown(text: str) -> str:
    """`text` of a page with each soft hyphen a hyphen, as it is drawn, but where it breaks a word into no words.

    Many fonts name their hyphen so: *start-up* is meant as it looks, *newslett-ers* is not.
    """
    return re.sub(rf"[^\W\d_]+{SOFT}[^\W\d_]+", _shown, text).replace(SOFT, "-") if SOFT in text else text


def _shown(found: re.Match[str]) -> str:
    left, right = found[0].lower().split(SOFT)
    broken = not all(half in words() or half in _BEFORE for half in (left, right))
    return found[0].replace(SOFT, "") if broken and ordinary(left + right) else found[0]
