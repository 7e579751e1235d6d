"""A folder of reports: whole files, safe names, summaries also after an interruption."""

from __future__ import annotations

import csv
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from evidence.errors import OutputError
from evidence.output import ReportFolder
from evidence.output.files import report_name, write_whole


def unreadable(path: str) -> dict[str, Any]:
    return {"document": {"path": path, "sha256": None}, "error": {"code": "corrupt", "message": "damaged"}}


def test_reports_and_summaries_are_written(tmp_path: Path) -> None:
    with ReportFolder(tmp_path / "deep" / "out") as folder:
        for path in ("a/cv.pdf", "b/cv.pdf"):
            folder.write(unreadable(path))
    assert (folder.written, folder.unreadable) == (2, 2)
    with (folder.folder / "summary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = [json.loads(line) for line in (folder.folder / "summary.jsonl").read_text("utf-8").splitlines()]
    assert [r["path"] for r in rows] == [line["path"] for line in lines] == ["a/cv.pdf", "b/cv.pdf"]
    for row, line in zip(rows, lines, strict=True):
        assert row["report"] == line["report"]
        assert json.loads((folder.folder / row["report"]).read_text("utf-8"))["document"]["path"] == row["path"]
    assert len(list(folder.folder.iterdir())) == 4


def test_an_interrupted_run_leaves_what_is_finished(tmp_path: Path) -> None:
    folder = ReportFolder(tmp_path).__enter__()
    folder.write(unreadable("a"))
    folder.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert len((tmp_path / "summary.jsonl").read_text().splitlines()) == 1
    assert not [p for p in tmp_path.iterdir() if p.suffix == ".partial"]


@pytest.mark.parametrize("path", ["a\udce9.pdf", "x" * 255, "é" * 127, "new\nline", "\ud800", "..", "dir/.."])
def test_any_name_gives_a_file(path: str, tmp_path: Path) -> None:
    with ReportFolder(tmp_path) as folder:
        name = folder.write(unreadable(path))["report"]
    assert json.loads((tmp_path / name).read_text("utf-8"))["document"]["path"] == path


def test_the_same_name_in_two_folders_gives_two_reports() -> None:
    assert report_name("a/cv.pdf") != report_name("b/cv.pdf")


def test_a_folder_that_cannot_be_made_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot write"), ReportFolder(tmp_path / "file"):
        pass


def test_a_folder_that_goes_is_told_with_words(tmp_path: Path) -> None:
    folder = ReportFolder(tmp_path / "out").__enter__()
    shutil.rmtree(tmp_path / "out")
    with pytest.raises(OutputError, match="cannot write"):
        folder.write(unreadable("a"))
    with pytest.raises(OutputError, match="cannot write the summary"):
        folder.__exit__(None, None, None)


def test_a_file_is_never_seen_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise OSError("full")

    (tmp_path / "x").write_text("old")
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="full"):
        write_whole(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_text() == "old"
