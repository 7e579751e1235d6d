"""Versions and sizes after a name: `Claude 3.5 Sonnet`, `Llama 3 8B`, `GPT-4o`, `Gen-3`."""

from __future__ import annotations

import re

MODEL_FIELDS = frozenset(
    [
        "assistant",
        "coding",
        "writing",
        "image",
        "video",
        "audio",
        "models",
        "speech",
        "three_d",
        "search",
        "agents",
    ]
)
_UNIT = (
    r"(?!\s+(?:hours?|days?|weeks?|months?|years?|times?|people|users?|x|percent|projects?|models?|modules?|teams?"
    r"|clients?|sites?|tools?|agents?|and\s+\d)\b)"
)
_NUMBER = re.compile(
    r"[ \-]?(?:v(?:er(?:sion|\.)?)?\s?)?(?:\d{1,2}(?:\.\d{1,2})+|\d{1,2})[a-z]?"
    r"(?![\w%+]|[.,]\d|-\w|:\d|[/\u2013]\d)" + _UNIT
)
_SIZE = re.compile(r"[ \-](?:\d{1,3}(?:\.\d)?[bBM]|\d{1,2}x\d{1,2}[bB])(?!\w)")
_WORD = re.compile(
    r"[ \-](?:Sonnet|Opus|Haiku|XL|SDXL|Pro|Ultra|Flash|Nano|Turbo|turbo"
    r"|mini|Mini|Large|large|Medium|Small|small|Lite"
    r"|Max|Plus|Gen-\d|Alpha Turbo|Instruct|instruct|Vision|o\d(?:-mini)?|base|tiny|Preview)(?![\w])(?!-\w)"
)
_POINT = re.compile(r"(?<=\d)\.\d{1,2}(?![\w%]|[.,]\d)")
_LOWER = re.compile(r"(?<=\d)[ \-](?:sonnet|opus|haiku|flash|ultra|pro|nano)(?![\w-])")
_AFTER_ONLY = frozenset({"small", "large", "base", "tiny", "medium", "max", "plus", "vision"})
_GLUED = re.compile(r"([a-z]{2,}?)(v?\d{1,2}(?:[a-z]{1,2})?)")


def extend(text: str, start: int, end: int, limit: int, field: str) -> int:
    """The end of the mention at `start`..`end` with the versions after it, within `limit`."""
    part = text[:limit]
    for _ in range(4):
        match = _POINT.match(part, end) or _NUMBER.match(part, end) or _SIZE.match(part, end)
        if match is None and field in MODEL_FIELDS:
            match = _LOWER.match(part, end) or _WORD.match(part, end)
            if match is not None and match.group()[1:] in _AFTER_ONLY and match.group()[0] == " ":
                match = None
        if match is None:
            break
        end = match.end()
    return end


def named_version(text: str, end: int) -> bool:
    """Whether a version and a model's word or size stand at `end` (`3 Opus`, `3.1 70B`): proof of a model's name."""
    number = _NUMBER.match(text, end)
    return number is not None and bool(_WORD.match(text, number.end()) or _SIZE.match(text, number.end()))


def glued(key: str) -> list[str]:
    """The names that a token ending with a version may hold (`gpt4o`, `yolov8`), longest first."""
    match = _GLUED.fullmatch(key)
    return [key.rstrip("abcdefghijklmnopqrstuvwxyz"), match.group(1)] if match else []
