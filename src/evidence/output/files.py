"""Reports to files: written whole under another name, then moved into place."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from evidence.reports import Report


def to_line(report: Report) -> str:
    """One report as one line of JSON."""
    return json.dumps(report, ensure_ascii=False, separators=(",", ":"))


def to_pretty(report: Report) -> str:
    """One report as indented JSON."""
    return json.dumps(report, ensure_ascii=False, indent=2)


def write_report(folder: Path, report: Report) -> Path:
    """Write a report under `folder`; the name is the document's, with a digest of its path."""
    path = report["document"]["path"]
    digest = hashlib.sha256(path.encode()).hexdigest()[:8]
    target = folder / f"{Path(path).name}.{digest}.json"
    partial = target.with_suffix(".partial")
    partial.write_text(to_pretty(report) + "\n", encoding="utf-8")
    os.replace(partial, target)
    return target
