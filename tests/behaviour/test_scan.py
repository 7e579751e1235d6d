"""`evidence scan`, `check`, `worker`, `explain`, `lexicon` and `schema` as a user runs them."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from reportlab.pdfgen.canvas import Canvas

from conftest import Run

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture(scope="module")
def schema(run: Run) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(loaded)
    return loaded


def reports(text: str, schema: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in text.splitlines()]
    for row in rows:
        jsonschema.validate(row, schema)
    return rows


def test_a_resume_gives_its_mentions(run: Run, schema: dict[str, Any], tmp_path: Path, resume_docx: bytes) -> None:
    path = tmp_path / "cv.docx"
    path.write_bytes(resume_docx)
    done = run("scan", path)
    assert done.returncode == 0
    (report,) = reports(done.stdout, schema)
    stances = {m["name"]: m["stance"] for m in report["mentions"]}
    assert stances == {"ChatGPT": "use", "Midjourney": "listed", "GitHub Copilot": "listed"}
    use = report["mentions"][0]
    assert use["match"]["kind"] == "fuzzy"
    assert use["period"] == {"start": "2023-06", "end": "present", "source": "entry"}
    assert report["summary"]["used"] == ["tool.chatgpt"]


def test_bad_files_are_coded_and_the_others_still_read(
    run: Run, schema: dict[str, Any], tmp_path: Path, resume_docx: bytes
) -> None:
    (tmp_path / "a-empty.pdf").write_bytes(b"")
    (tmp_path / "b-image.pdf").write_bytes(PNG)
    (tmp_path / "c-cut.docx").write_bytes(resume_docx[: len(resume_docx) // 2])
    (tmp_path / "d-cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (tmp_path / "e-good.docx").write_bytes(resume_docx)
    done = run("scan", tmp_path, tmp_path / "f-missing.pdf", "--jobs", "2")
    assert done.returncode == 3
    rows = reports(done.stdout, schema)
    codes = [row.get("error", {}).get("code") for row in rows]
    assert codes == ["empty", "not_a_document", "corrupt", "corrupt", None, "not_found"]


def test_a_pdf_with_a_password_is_encrypted_and_not_empty_of_evidence(
    run: Run, schema: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt="secret")
    canvas.drawString(72, 720, "Drafted contracts with ChatGPT")
    canvas.save()
    done = run("scan", path)
    assert done.returncode == 3
    (report,) = reports(done.stdout, schema)
    assert report["error"]["code"] == "encrypted"


def test_reports_are_the_same_with_more_workers(run: Run, tmp_path: Path, resume_docx: bytes) -> None:
    for i in range(4):
        (tmp_path / f"{i}.docx").write_bytes(resume_docx)
    assert run("scan", tmp_path).stdout == run("scan", tmp_path, "--jobs", "3").stdout


def test_output_folder_holds_whole_reports(
    run: Run, schema: dict[str, Any], tmp_path: Path, resume_docx: bytes
) -> None:
    (tmp_path / "cv.docx").write_bytes(resume_docx)
    done = run("scan", tmp_path / "cv.docx", "-o", tmp_path / "out")
    assert (done.returncode, done.stdout) == (0, "")
    (written,) = (tmp_path / "out").glob("*.json")
    assert {p.name for p in (tmp_path / "out").iterdir()} == {written.name, "summary.csv", "summary.jsonl"}
    jsonschema.validate(json.loads(written.read_text()), schema)


def test_worker_answers_each_line_and_survives_bad_ones(run: Run, schema: dict[str, Any], resume_docx: bytes) -> None:
    content = base64.b64encode(resume_docx).decode()
    lines = [
        json.dumps({"id": "1", "name": "cv.docx", "content_base64": content}),
        "not json",
        json.dumps({"id": "2"}),
        json.dumps({"id": "3", "path": "/nowhere/cv.pdf"}),
        json.dumps({"id": "4", "name": "x", "content_base64": "%%%"}),
    ]
    done = run("worker", stdin="\n".join(lines) + "\n")
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["id"] for a in answers] == ["1", None, "2", "3", "4"]
    jsonschema.validate(answers[0]["report"], schema)
    codes = [a["error"]["code"] for a in answers[1:]]
    assert codes == ["bad_request", "bad_request", "not_found", "bad_request"]


def test_check_and_explain_are_for_people(run: Run, tmp_path: Path, resume_docx: bytes) -> None:
    path = tmp_path / "cv.docx"
    path.write_bytes(resume_docx)
    assert "Shown: what you did with AI" in run("check", path).stdout
    text = run("explain", "Drafted contracts with ChatGPT").stdout
    assert "stance: use" in text
    assert "polarity" in text or "modality: done" in text


def test_wrong_usage_and_wrong_lexicon_end_with_2(run: Run, tmp_path: Path) -> None:
    assert run("scan").returncode == 2
    (tmp_path / "bad.toml").write_text("[[entry]]\nid = 'tool.x'\ncolour = 'red'\n")
    done = run("lexicon", "list", "--lexicon", tmp_path)
    assert done.returncode == 2
    assert "colour" in done.stderr
    assert done.stdout == ""


def test_shipped_lexicon_is_sound(run: Run) -> None:
    done = run("lexicon", "check")
    assert (done.returncode, done.stderr) == (0, "")
