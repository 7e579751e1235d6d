"""Each error code of the contract, as the installed command gives it; and no other."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path
from typing import get_args

import pytest
from command import SAMPLES, code, raw, rows
from reportlab.pdfgen.canvas import Canvas

from evidence.errors import ErrorCode

CONTRACT = Path(__file__).parents[2] / "docs" / "contract.md"
ELSEWHERE = {"crashed", "internal"}  # need a fault in a reader: tests/isolation/test_pool.py plants one


def locked_pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt="secret")
    canvas.drawString(72, 720, "Drafted contracts with ChatGPT")
    canvas.save()
    return buffer.getvalue()


def large_docx(resume: bytes) -> bytes:
    """A resume of some 200 KB that unpacks to 60 MB."""
    buffer = io.BytesIO()
    paragraphs = b"<w:p><w:r><w:t>Used ChatGPT daily.</w:t></w:r></w:p>" * (1 << 20)
    with zipfile.ZipFile(io.BytesIO(resume)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body>" + paragraphs)
            new.writestr(name, data)
    return buffer.getvalue()


CASES = {
    "empty": (b"", []),
    "not_a_document": (b"\x89PNG\r\n\x1a\n" + bytes(64), []),
    "encrypted": (locked_pdf(), []),
    "corrupt": (b"%PDF-1.7\n1 0 obj\n<<", []),
    "no_text": ((SAMPLES / "10-scan-hnatiuk.pdf").read_bytes(), []),
    "too_large": (b"x " * (1 << 20), ["--max-size", "1"]),
    "timeout": ((SAMPLES / "01-legal-counsel-ferro.pdf").read_bytes(), ["--timeout", "0.001"]),
    "memory": (b"Used ChatGPT daily.\n" * (4 << 20), ["--memory", "1024"]),
}


@pytest.mark.parametrize("expected", CASES)
@pytest.mark.parametrize("way", ["path", "standard input"])
def test_a_code_is_given_for_files_and_for_standard_input(expected: str, way: str, tmp_path: Path) -> None:
    data, options = CASES[expected]
    if way == "path":
        (tmp_path / "cv").write_bytes(data)
        done = raw("scan", tmp_path / "cv", *options)
    else:
        done = raw("scan", "-", *options, stdin=data)
    assert [code(row) for row in rows(done.stdout)] == [expected]
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


def test_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a-pipe.pdf")
    (tmp_path / "b-link.pdf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "c.md").write_text("Used ChatGPT daily.")
    done = raw("scan", tmp_path, tmp_path / "d-missing.pdf")
    assert [code(row) for row in rows(done.stdout)] == ["not_readable", "not_found", None, "not_found"]
    assert done.returncode == 3


def test_a_line_that_is_no_request() -> None:
    done = raw("worker", stdin=b"x\n")
    assert [code(row) for row in rows(done.stdout)] == ["bad_request"]
    assert done.returncode == 0


def test_a_bomb_is_stopped_and_the_next_file_read(tmp_path: Path, resume_docx: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(large_docx(resume_docx))
    (tmp_path / "b.md").write_text("Used ChatGPT daily.")
    done = raw("scan", tmp_path, "--timeout", "2", "--memory", "1024")
    bomb, good = rows(done.stdout)
    assert code(bomb) in {"timeout", "memory", "too_large", "crashed"}
    assert code(good) is None


def test_the_contract_lists_the_codes_and_the_tests_give_them() -> None:
    codes = set(get_args(ErrorCode))
    table = CONTRACT.read_text("utf-8").split("| error code |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.M)) == codes
    assert {*CASES, *ELSEWHERE, "not_found", "not_readable", "bad_request"} == codes
