"""JSON as bytes: valid UTF-8 whatever the locale and the document hold."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any


def to_line(value: Mapping[str, Any]) -> bytes:
    """One line of JSON."""
    return encode(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def to_pretty(value: Mapping[str, Any]) -> bytes:
    """Indented JSON."""
    return encode(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def encode(text: str) -> bytes:
    r"""UTF-8, with a lone surrogate (a byte of a file name that is not UTF-8) as `\udc80`, which is JSON's escape."""
    return text.encode("utf-8", "backslashreplace")


def write_data(data: bytes) -> None:
    """Write to standard output, and flush: the reader has each report as soon as it is done."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
