"""What people see on a terminal."""

from __future__ import annotations

import io
from typing import Any

from rich.console import Console

from evidence.output import print_check, summary_row, summary_table
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
    assert "none" not in text
    heading, row = (next(line for line in text.splitlines() if word in line) for word in ("last used", "unreadable"))
    assert row.index("no text") == heading.index("note")


def test_what_a_reader_must_know_is_noted_once_a_kind() -> None:
    summary: dict[str, Any] = {"strongest": "none", "counts": COUNTS, "last_used": None, "used": [], "open_to": []}
    findings = [{"kind": kind} for kind in ("hidden_text", "hidden_text", "unsupported_language")]
    report = {"document": {"path": "a", "sha256": ""}, "summary": summary, "entities": [], "findings": findings}
    text = " ".join(render(report).split())
    assert text.count("hidden") == 1
    assert "unsupported" in text


def test_a_finding_without_a_quote_shows_none() -> None:
    console = Console(file=io.StringIO(), width=120)
    finding = {"kind": "unsupported_language", "page": 0, "text": "", "because": "the text is French"}
    report = {"summary": {"strongest": "none"}, "mentions": [], "findings": [finding]}
    print_check(console, report)
    assert isinstance(console.file, io.StringIO)
    assert "Note (unsupported language): the text is French" in console.file.getvalue()


def test_control_characters_and_surrogates_are_shown_and_not_sent() -> None:
    assert visible("a\x1b[2Jb\udce9 é\u202e") == "a\\x1b[2Jb\\udce9 é\\u202e"
