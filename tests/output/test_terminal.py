"""What people see on a terminal."""

from __future__ import annotations

import io
from typing import Any

from rich.console import Console

from evidence.output import summary_row, summary_table
from evidence.output.wording import visible

COUNTS = {"use": 11, "listed": 12, "training": 13, "openness": 14, "negated": 15, "other": 16}


def render(*reports: dict[str, Any]) -> str:
    console = Console(file=io.StringIO(), width=120)
    console.print(summary_table([summary_row(r) for r in reports]))
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def test_the_table_counts_every_stance() -> None:
    summary = {"strongest": "used", "counts": COUNTS, "last_used": "2024", "used": [], "open_to": []}
    text = render({"document": {"path": "[red]cv.pdf", "sha256": ""}, "summary": summary, "entities": []})
    for stance, count in COUNTS.items():
        assert stance in text
        assert f" {count} " in text
    assert "[red]cv.pdf" in text


def test_an_unreadable_file_is_not_without_evidence() -> None:
    text = render({"document": {"path": "cv.pdf", "sha256": None}, "error": {"code": "no_text", "message": ""}})
    assert "unreadable" in text
    assert "no_text" in text
    assert "none" not in text


def test_control_characters_and_surrogates_are_shown_and_not_sent() -> None:
    assert visible("a\x1b[2Jb\udce9 é\u202e") == "a\\x1b[2Jb\\udce9 é\\u202e"
