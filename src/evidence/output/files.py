"""A folder of reports with its summaries: each file written whole under another name, then moved into place."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from evidence.errors import OutputError
from evidence.output.lines import encode, to_line, to_pretty
from evidence.output.summary import COLUMNS, cells, summary_row
from evidence.reports import Report

LONGEST_NAME = 200  # bytes of the document's name in a report's; file systems allow 255 in all
SUMMARIES = ("summary.csv", "summary.jsonl")


class ReportFolder:
    """Writes each report as it comes, and on leaving, also when interrupted, the summaries of those written.

    Raises:
        OutputError: the folder cannot be made, or a file cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written = self.unreadable = 0
        self._partial = [_partial(folder / name) for name in SUMMARIES]
        self._files: list[BinaryIO] = []

    def __enter__(self) -> ReportFolder:
        """The folder, made if need be."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._files = [path.open("wb") for path in self._partial]
        except OSError as error:
            raise OutputError(f"cannot write to {self.folder}: {error.strerror}") from error
        self._files[0].write(_csv_line(COLUMNS))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Move the summaries into place, whatever happened."""
        try:
            for file, name in zip(self._files, SUMMARIES, strict=True):
                file.close()
                os.replace(file.name, self.folder / name)
        except OSError as problem:
            raise OutputError(f"cannot write the summary in {self.folder}: {problem.strerror}") from problem

    def write(self, report: Report) -> dict[str, Any]:
        """Write a report and its line in each summary; returns that line's content."""
        name = report_name(report["document"]["path"])
        row = summary_row(report, name)
        try:
            write_whole(self.folder / name, to_pretty(report))
            self._files[0].write(_csv_line(cells(row)))
            self._files[1].write(to_line(row))
        except OSError as error:
            raise OutputError(f"cannot write {self.folder / name}: {error.strerror}") from error
        self.written += 1
        self.unreadable += "error" in report
        return row


def report_name(path: str) -> str:
    """The name of a document's report: the document's own, with a digest of its whole path."""
    digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    name = Path(path).name.encode("utf-8", "replace")[:LONGEST_NAME].decode("utf-8", "ignore")
    return f"{name}.{digest}.json"


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that no reader ever sees half of it."""
    partial = _partial(target)
    partial.write_bytes(data)
    os.replace(partial, target)


def _partial(target: Path) -> Path:
    return target.with_name(f".{target.name}.partial")


def _csv_line(values: list[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return encode(line.getvalue())
