"""One line a document."""

from __future__ import annotations

from typing import Any

import pytest

from evidence.output.summary import COLUMNS, cells, summary_row


def entity(identifier: str, name: str, counts: dict[str, int], last: str | None = None) -> dict[str, Any]:
    kind = identifier.split(".")[0]
    return {"id": identifier, "name": name, "kind": kind, "counts": counts, "last": last}


def report(path: str = "cv.pdf") -> dict[str, Any]:
    counts = {"use": 2, "listed": 2, "training": 0, "openness": 1, "negated": 0, "other": 0}
    return {
        "document": {"path": path, "sha256": "ab"},
        "summary": {
            "strongest": "used", "counts": counts, "last_used": "present",
            "used": ["practice.rag", "tool.chatgpt"], "open_to": ["tool.sora"],
        },
        "entities": [
            entity("practice.rag", "RAG", {"use": 1}),
            entity("practice.lora", "LoRA", {"listed": 1}),
            entity("tool.chatgpt", "ChatGPT", {"use": 1, "listed": 1}, "present"),
            entity("tool.runway", "Runway", {"listed": 1}),
            entity("tool.sora", "Sora", {"openness": 1}),
        ],
        "findings": [{"kind": "hidden_text"}],
    }  # fmt: skip


def test_used_and_only_named_are_told_apart() -> None:
    row = dict(zip(COLUMNS, cells(summary_row(report(), "cv.pdf.json")), strict=True))
    assert row == {
        "path": "cv.pdf", "strongest": "used", "use": "2", "listed": "2", "training": "0", "openness": "1",
        "negated": "0", "other": "0", "last_used": "present", "tools_used": "ChatGPT (present)",
        "practices_used": "RAG", "tools_only_named": "Runway", "open_to": "Sora", "findings": "hidden_text",
        "error": "", "report": "cv.pdf.json",
    }  # fmt: skip


def test_an_unreadable_document_has_its_code_and_no_counts() -> None:
    unreadable = {"document": {"path": "x", "sha256": None}, "error": {"code": "no_text", "message": "-"}}
    row = dict(zip(COLUMNS, cells(summary_row(unreadable)), strict=True))
    assert {k: v for k, v in row.items() if v} == {"path": "x", "error": "no_text"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert cells(summary_row(report(f"{start}cmd|' /C calc'!A0")))[0].startswith(f"'{start}")
