"""One line a document, for people with many: as JSON, and as the cells of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from evidence.reports import Report
from evidence.stance.model import STANCES

COLUMNS = [
    "path", "strongest", *STANCES, "last_used", "tools_used", "practices_used", "tools_only_named", "open_to",
    "findings", "error", "report",
]  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def summary_row(report: Report, name: str | None = None) -> dict[str, Any]:
    """A document's line; every key is there for an unreadable one too. `name` is its report's file."""
    summary, entities = report.get("summary", {}), report.get("entities", [])
    names = {entity["id"]: entity["name"] for entity in entities}
    used = [e for e in entities if e["id"] in summary["used"]]
    tools = [e for e in entities if e["kind"] == "tool"]
    return {
        "path": report["document"]["path"],
        "sha256": report["document"]["sha256"],
        "strongest": summary.get("strongest"),
        "counts": summary.get("counts"),
        "last_used": summary.get("last_used"),
        "tools_used": [_dated(e) for e in used if e["kind"] == "tool"],
        "practices_used": [_dated(e) for e in used if e["kind"] != "tool"],
        "tools_only_named": [e["name"] for e in tools if "listed" in e["counts"] and e not in used],
        "open_to": [names[i] for i in summary.get("open_to", [])],
        "findings": [finding["kind"] for finding in report.get("findings", [])],
        "error": report["error"]["code"] if "error" in report else None,
        "report": name,
    }


def cells(row: dict[str, Any]) -> list[str]:
    """A line's cells in the order of COLUMNS, none of which a spreadsheet takes for a formula."""
    flat = {**row, **(row["counts"] or {})}
    for column in ("tools_used", "practices_used"):
        flat[column] = [f"{e['name']} ({e['last']})" if e["last"] else e["name"] for e in row[column]]
    return [_safe(_cell(flat.get(column))) for column in COLUMNS]


def _dated(entity: dict[str, Any]) -> dict[str, Any]:
    return {"name": entity["name"], "last": entity["last"]}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "; ".join(map(str, value))
    return str(value)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
