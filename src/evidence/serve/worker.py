"""`evidence worker`: JSON Lines in, JSON Lines out, until end of input; one request at a time.

Each line is read with distrust: the worker outlives whatever stands in it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from evidence.isolation import Pool, Source

Answer = dict[str, Any]
Identifier = str | int  # as the caller wrote it, echoed
AROUND_CONTENT = 64 << 10  # bytes of a request line beside its content
MOST_PARTS = 1000  # brackets and commas; a request is a flat object, and base64 holds none of them


class RequestError(Exception):
    """The line is no request; `identifier` is its id where that could be read."""

    def __init__(self, identifier: Identifier | None, message: str) -> None:
        super().__init__(message)
        self.identifier = identifier


def answer(pool: Pool, stream: BinaryIO) -> Iterator[Answer]:
    """One answer for each request line; a request that fails is answered with its error.

    The next line is read when the answer before it has been taken, so that a caller who sends faster waits.
    """
    most = pool.limits.size * 4 // 3 + AROUND_CONTENT
    while line := stream.readline(most):
        if len(line) == most and not line.endswith(b"\n"):
            _skip_line(stream)
            yield _error(None, "too_large", f"a request line holds at most {most} bytes")
        elif line.strip():
            yield _answer_one(pool, line)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass


def _answer_one(pool: Pool, line: bytes) -> Answer:
    try:
        identifier, source = parse(line)
    except RequestError as error:
        return _error(error.identifier, "bad_request", str(error))
    report = pool.read(source)
    if "error" in report:
        return {"id": identifier, "error": report["error"]}
    return {"id": identifier, "report": report}


def _error(identifier: Identifier | None, code: str, message: str) -> Answer:
    return {"id": identifier, "error": {"code": code, "message": message}}


def parse(line: bytes) -> tuple[Identifier, Source]:
    """A request's id and document.

    Raises:
        RequestError: the line is not understood.
    """
    if sum(line.count(mark) for mark in b"[{,") > MOST_PARTS:  # would nest deep, or grow large in memory
        raise RequestError(None, "not a request: too many brackets or commas")
    try:
        request = json.loads(line)
    except (ValueError, RecursionError, MemoryError) as error:
        raise RequestError(None, f"not a JSON line: {error}") from error
    if not isinstance(request, dict):
        raise RequestError(None, "a request is a JSON object")
    identifier = request.get("id")
    if not isinstance(identifier, str | int) or isinstance(identifier, bool):
        raise RequestError(None, "a request needs an id, as a string or a whole number")
    return identifier, _source(identifier, request)


def _source(identifier: Identifier, request: dict[str, object]) -> Source:
    path, content, name = request.get("path"), request.get("content_base64"), request.get("name", "document")
    if path is not None and content is not None:
        raise RequestError(identifier, "a request has a path or content_base64, not both")
    if isinstance(path, str) and path:
        return Source(path)
    if not isinstance(content, str):
        raise RequestError(identifier, "a request needs a path or content_base64, as a string")
    if not isinstance(name, str) or not name:
        raise RequestError(identifier, "a name is a string, and not an empty one")
    try:
        return Source(name, base64.b64decode(content, validate=True))
    except ValueError as error:
        raise RequestError(identifier, f"bad content: {error}") from error
