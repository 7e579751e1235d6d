"""JSON as bytes."""

from __future__ import annotations

import json

from evidence.output import to_line, to_pretty


def test_lines_are_utf8_and_read_back_as_they_were() -> None:
    for value in ({"path": "Ngũgĩ 😀"}, {"path": "a\udce9.pdf"}, {"id": "\ud800"}, {"text": "line\nbreak \x1b \u2028"}):
        for written in (to_line(value), to_pretty(value)):
            assert json.loads(written.decode("utf-8")) == value
        assert to_line(value).count(b"\n") == 1


def test_readable_characters_are_not_escaped() -> None:
    assert to_line({"a": "é"}) == '{"a":"é"}\n'.encode()
