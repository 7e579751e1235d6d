"""Arguments: what is wrong ends with 2 and says why; what is right but odd works."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from command import raw, rows

from conftest import COMMAND

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
        (["lexicon", "show", "tool.nonesuch"], "no such entry: tool.nonesuch"),
        (["lexicon", "show", "tool.chatgtp"], "perhaps tool.chatgpt"),
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


@pytest.mark.parametrize(
    "arguments",
    [["scan", "cv.md"], ["check", "cv.md"], ["explain", "Used ChatGPT daily."], ["lexicon", "list"], ["schema"]],
)
def test_a_full_disk_is_told_in_words(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_bytes(TEXT)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [str(COMMAND), *arguments], stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, timeout=120, check=False
        )
    assert done.returncode == 4
    assert done.stderr.decode() == "evidence: cannot write to standard output: No space left on device\n"


@pytest.mark.parametrize("arguments", [["check", "cv.md", "--html", "page.html"], ["explain", "Used ChatGPT daily."]])
def test_a_reader_who_leaves_early_costs_nothing(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_bytes(TEXT)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run([str(COMMAND), *arguments], stdout=closed, cwd=tmp_path, timeout=120, check=False)
    assert done.returncode == 0
    assert "check" not in arguments or "ChatGPT" in (tmp_path / "page.html").read_text("utf-8")


def test_an_entry_is_found_by_its_name_and_shows_its_guards() -> None:
    by_id = raw("lexicon", "show", "tool.cursor").stdout.decode()
    assert "guarded: Cursor\n  case: capital\n" in by_id
    assert "  not_before: " in by_id
    assert raw("lexicon", "show", "Cursor").stdout.decode() == by_id
    assert raw("lexicon", "show", "chat-gpt").stdout.startswith(b"id: tool.chatgpt\n")


def test_explain_warns_of_another_language() -> None:
    done = raw("explain", "Keine Erfahrung mit Midjourney.")
    assert "German" in done.stderr.decode()
    assert raw("explain", "No experience with Midjourney.").stderr == b""


def test_one_report_is_one(tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_bytes(TEXT)
    assert "\n1 report written to out" in raw("scan", "cv.md", "-o", "out", cwd=tmp_path).stderr.decode()


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
