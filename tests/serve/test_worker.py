"""The worker outlives any request."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence.isolation import Limits, Pool
from evidence.reports import Settings
from evidence.serve import answer
from evidence.serve.worker import RequestError, parse

STUB = (str(Path(__file__).parents[1] / "isolation" / "stub.py"),)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(Settings(), limits=Limits(1.0, 2 << 30, 1 << 16), program=STUB) as pool:
        yield pool


def ask(pool: Pool, *lines: bytes) -> list[dict[str, Any]]:
    return list(answer(pool, io.BytesIO(b"\n".join(lines))))


def content(identifier: str, data: bytes) -> bytes:
    request = {"id": identifier, "name": "cv", "content_base64": base64.b64encode(data).decode()}
    return json.dumps(request).encode()


def test_limits_hold_in_the_worker_and_the_next_request_is_read(pool: Pool) -> None:
    poison = [content(str(i), d) for i, d in enumerate([b"hang", b"die", b"memory", b"fault", bytes((1 << 16) + 1)])]
    answers = ask(pool, *poison, content("last", b"fine"))
    codes = [a["error"]["code"] for a in answers[:-1]]
    assert codes == ["timeout", "crashed", "memory", "internal", "too_large"]
    assert answers[-1]["id"] == "last"
    assert answers[-1]["report"]["text"] == "fine"


def test_an_id_comes_back_as_it_was_sent(pool: Pool) -> None:
    lines = [json.dumps({"id": given, "path": 1}).encode() for given in ("7", 7, -7, 10**30, "")]
    assert [a["id"] for a in ask(pool, *lines)] == ["7", 7, -7, 10**30, ""]
    (read,) = ask(pool, content("7", b"fine").replace(b'"7"', b"7"))
    assert read["id"] == 7
    assert read["report"]["text"] == "fine"


def test_a_line_without_end_is_skipped_and_not_held(pool: Pool) -> None:
    answers = ask(pool, b'{"id":"1","path":"' + b"x" * (1 << 20), content("2", b"fine"))
    assert [a["id"] for a in answers] == [None, "2"]
    assert answers[0]["error"]["code"] == "too_large"


def test_one_request_is_read_at_a_time(pool: Pool) -> None:
    stream = io.BytesIO(content("1", b"a") + b"\n" + content("2", b"b") + b"\n")
    answers = answer(pool, stream)
    assert next(answers)["id"] == "1"
    assert stream.tell() == len(content("1", b"a")) + 1


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 200_000, b"[" * 900, b'{"a":' * 900, b"[" + b"{}," * 50_000 + b"{}]", b"\xff", b"null", b"7", b'"x"',
        b"1" * 10_000, b'{"id":1.5,"path":"x"}', b'{"id":true,"path":"x"}', b'{"path":"x"}', b'{"id":"1"', b"NaN",
    ],
)  # fmt: skip
def test_what_is_no_request_has_no_id(line: bytes) -> None:
    with pytest.raises(RequestError) as caught:
        parse(line)
    assert caught.value.identifier is None


@pytest.mark.parametrize(
    "fields",
    [
        {}, {"path": ""}, {"path": 1}, {"content_base64": 1}, {"content_base64": "%%"}, {"content_base64": "é"},
        {"content_base64": "", "name": 1}, {"content_base64": "", "name": ""}, {"path": "x", "content_base64": ""},
    ],
)  # fmt: skip
def test_a_wrong_request_keeps_its_id(fields: dict[str, Any]) -> None:
    with pytest.raises(RequestError) as caught:
        parse(json.dumps({"id": "7", **fields}).encode())
    assert caught.value.identifier == "7"
