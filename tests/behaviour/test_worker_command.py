"""`evidence worker` as an applicant tracking system runs it."""

from __future__ import annotations

import base64
import json
import signal
import subprocess
from pathlib import Path

from command import code, raw, rows

from conftest import COMMAND

GOOD = {"id": "good", "name": "cv.md", "content_base64": base64.b64encode(b"Used ChatGPT daily.").decode()}


def test_poisoned_lines_are_answered_and_the_worker_lives_on() -> None:
    poison = [
        b'{"id":"\\ud800","path":"x"}', b"[" * 200_000, b'{"id":"a","path":"\\ud800\\u0000"}', b"\xff\xfe",
        b'{"id":"b","path":"/dev/zero"}', b'{"id":"c","path":"/"}', b"[" + b"{}," * 400 + b"{}]",
    ]  # fmt: skip
    done = raw("worker", stdin=b"\n".join([*poison, json.dumps(GOOD).encode()]))
    answers = rows(done.stdout)
    assert [a["id"] for a in answers] == ["\ud800", None, "a", None, "b", "c", None, "good"]
    expected = ["not_found", "bad_request", "not_found", "bad_request", "not_readable", "not_readable", "bad_request"]
    assert [code(a) for a in answers] == [*expected, None]
    assert done.returncode == 0
    assert done.stderr == b""


def test_the_time_limit_holds_and_the_next_request_is_answered(tmp_path: Path) -> None:
    (tmp_path / "long.md").write_bytes(b"Used ChatGPT daily, and Claude.\n" * 400_000)
    request = json.dumps({"id": "long", "path": str(tmp_path / "long.md")}).encode()
    done = raw("worker", "--timeout", "1.5", stdin=request + b"\n" + json.dumps(GOOD).encode() + b"\n")
    long, good = rows(done.stdout)
    assert code(long) == "timeout"
    assert good["report"]["summary"]["used"] == ["tool.chatgpt"]
    assert done.returncode == 0


def test_output_is_utf8_in_any_locale() -> None:
    request = {**GOOD, "id": "é", "name": "Ngũgĩ.md"}
    for environment in ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}):
        done = raw("worker", stdin=json.dumps(request).encode(), environment=environment)
        (answer,) = rows(done.stdout)
        assert answer["id"] == "é"
        assert answer["report"]["document"]["path"] == "Ngũgĩ.md"


def test_each_answer_comes_before_the_next_request_is_sent_and_sigterm_ends_it() -> None:
    with subprocess.Popen([str(COMMAND), "worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        for _ in range(3):
            worker.stdin.write(json.dumps(GOOD).encode() + b"\n")
            worker.stdin.flush()
            assert json.loads(worker.stdout.readline())["id"] == "good"
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 143
