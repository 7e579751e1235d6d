"""Arguments: what is wrong ends with 2 and says why; what is right but odd works."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import raw, rows

TEXT = b"Used ChatGPT daily."


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["scan", ""], "must not be empty"),
        (["scan", "x", "-o", ""], "must not be empty"),
        (["scan", "-", "--name", ""], "must not be empty"),
        (["scan", "x", "--lexicon", ""], "must not be empty"),
        (["check", ""], "must not be empty"),
        (["check", "x", "--html", ""], "must not be empty"),
        (["scan", "x", "--timeout", "0"], "above 0"),
        (["scan", "x", "--timeout", "-1"], "above 0"),
        (["worker", "--timeout", "nan"], "above 0"),
        (["scan", "x", "--timeout", "inf"], "at most"),
        (["scan", "x", "--timeout", "soon"], "not 'soon'"),
        (["scan", "x", "--jobs", "x"], "whole number from 1 to 256, not 'x'"),
        (["scan", "x", "--jobs", "0"], "whole number"),
        (["scan", "x", "--memory", "10"], "whole number from 1024"),
        (["scan", "x", "--max-size", "0"], "whole number from 1"),
        (["scan", "x", "y", "--pretty"], "--pretty is for one file"),
        (["explain", ""], "needs a sentence"),
        (["lexicon", "show"], "needs an id"),
        (["lexicon", "show", "tool.none"], "no such entry: tool.none"),
        (["explain", " ..."], "needs a sentence"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(arguments: list[str], words: str) -> None:
    done = raw(*arguments)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


def test_what_cannot_be_written_ends_with_4(tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_bytes(TEXT)
    for arguments in (["scan", "cv.md", "-o", "cv.md"], ["check", "cv.md", "--html", "nowhere/page.html"]):
        done = raw(*arguments, cwd=tmp_path)
        assert done.returncode == 4
        assert "cannot write" in done.stderr.decode()


def test_check_reads_standard_input(tmp_path: Path) -> None:
    done = raw("check", "-", stdin=TEXT, cwd=tmp_path)
    assert done.returncode == 0
    assert "ChatGPT" in done.stdout.decode()


def test_explain_leaves_adjacent_tools_out_as_scan_does() -> None:
    text = "Automated the invoices with Zapier."
    assert b"No AI mention found" in raw("explain", text).stdout
    assert b"never counted as evidence" in raw("explain", text, "--adjacent").stdout


def test_standard_input_beside_files_is_one_document_of_the_list(tmp_path: Path) -> None:
    for name in ("a.md", "c.md"):
        (tmp_path / name).write_bytes(TEXT)
    done = raw("scan", "c.md", "-", "a.md", "--name", "b.md", stdin=TEXT, cwd=tmp_path)
    assert [row["document"]["path"] for row in rows(done.stdout)] == ["a.md", "b.md", "c.md"]
    assert done.returncode == 0


def test_a_folder_is_read_whole_and_an_empty_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("cv.json", "cv.csv", "cv.py", "cv.toml", ".hidden"):
        (tmp_path / name).write_bytes(TEXT)
    done = raw("scan", ".", "empty", cwd=tmp_path)
    assert [row["document"]["path"] for row in rows(done.stdout)] == ["cv.csv", "cv.json", "cv.py", "cv.toml"]
    assert done.returncode == 0
    assert done.stderr.decode() == "evidence: warning: no files in empty\n"


def test_the_output_folder_is_not_read_when_the_run_is_repeated(tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_bytes(TEXT)
    for _ in range(2):
        assert raw("scan", ".", "-o", "out", cwd=tmp_path).returncode == 0
    assert len(list((tmp_path / "out").iterdir())) == 3
    assert raw("scan", "out", "-o", "out", cwd=tmp_path).returncode == 2


def test_a_name_that_is_not_utf8_goes_through_every_output(tmp_path: Path) -> None:
    name = b"a\xe9.md"
    Path(str(tmp_path), name.decode("utf-8", "surrogateescape")).write_bytes(TEXT)
    (tmp_path / "b.md").write_bytes(TEXT)
    done = raw("scan", ".", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    summary = rows((tmp_path / "out" / "summary.jsonl").read_bytes())
    assert [row["path"] for row in summary] == ["a\udce9.md", "b.md"]
    assert rows(raw("scan", name, cwd=tmp_path).stdout)[0]["document"]["path"] == "a\udce9.md"
    assert b"a\\udce9.md" in (tmp_path / "out" / "summary.csv").read_bytes()
    checked = raw("check", name, "--html", b"p\xe9.html", cwd=tmp_path)
    assert checked.returncode == 0, checked.stderr
    assert b"a\\udce9.md" in (tmp_path / b"p\xe9.html".decode("utf-8", "surrogateescape")).read_bytes()
    assert raw("explain", b"Drafted briefs \xe9 with ChatGPT").returncode == 0


def test_no_module_is_taken_from_the_folder_of_resumes(tmp_path: Path) -> None:
    for name in ("json.py", "docx.py", "evidence.py", "lxml.py"):
        (tmp_path / name).write_text("raise SystemExit('code from a resume has run')")
    (tmp_path / "cv.md").write_bytes(TEXT)
    done = raw("scan", "cv.md", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
