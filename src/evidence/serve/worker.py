"""`evidence worker`: JSON Lines in, JSON Lines out, until end of input."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from evidence.scanner import Scanner


def answer(scanner: Scanner, lines: Iterable[bytes]) -> Iterator[str]:
    """One answer line for each request line; a request that fails is answered with its error."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer_one(scanner, line), ensure_ascii=False, separators=(",", ":"))


def _answer_one(scanner: Scanner, line: bytes) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except ValueError as error:
        return _error(None, f"not a JSON line: {error}")
    if not isinstance(request, dict):
        return _error(None, "a request is a JSON object")
    identifier = request.get("id")
    if not isinstance(identifier, str):
        return _error(None, "a request needs an id, as a string")
    try:
        if isinstance(request.get("path"), str):
            return _reported(identifier, scanner.scan_file(Path(request["path"])))
        if isinstance(request.get("content_base64"), str):
            data = base64.b64decode(request["content_base64"], validate=True)
            return _reported(identifier, scanner.scan(data, str(request.get("name", "document"))))
    except (binascii.Error, ValueError) as error:
        return _error(identifier, f"bad content: {error}")
    except Exception as error:  # a poisoned request must not end the worker
        return _error(identifier, f"{type(error).__name__}: {error}", "internal")
    return _error(identifier, "a request needs a path or content_base64")


def _reported(identifier: str, report: dict[str, Any]) -> dict[str, Any]:
    if "error" in report:
        return {"id": identifier, "error": report["error"]}
    return {"id": identifier, "report": report}


def _error(identifier: str | None, message: str, code: str = "bad_request") -> dict[str, Any]:
    return {"id": identifier, "error": {"code": code, "message": message}}
