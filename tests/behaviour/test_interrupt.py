"""Ctrl-C and a reader that leaves: what is finished stays, and nothing is printed but words."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

from command import rows

from conftest import COMMAND


def at_a_terminal(command: list[str]) -> subprocess.Popen[bytes]:
    """The command as the foreground group of a session; tests that run in the background ignore SIGINT, it must not."""
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def reports(folder: Path) -> list[Path]:
    return [p for p in folder.glob("*.json") if not p.name.startswith(".")]


def test_ctrl_c_ends_with_130_and_leaves_what_is_finished(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for i in range(300):
        (tmp_path / "in" / f"{i:03}.md").write_text("Used ChatGPT daily for contract review.\n" * 100)
    out = tmp_path / "out"
    command = [str(COMMAND), "scan", str(tmp_path / "in"), "-o", str(out), "--jobs", "2"]
    with at_a_terminal(command) as run:
        deadline = time.monotonic() + 60
        while len(reports(out)) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to the whole foreground group
        stdout, stderr = run.communicate(timeout=20)
    assert run.returncode == 130
    assert stdout == b""
    assert stderr == b"evidence: interrupted\n"
    written = reports(out)
    assert 3 <= len(written) < 300
    for path in written:
        json.loads(path.read_bytes())
    summary = rows((out / "summary.jsonl").read_bytes())
    assert sorted(row["report"] for row in summary) == sorted(p.name for p in written)
    assert not list(out.glob(".*"))


def test_ctrl_c_while_children_start_is_quiet_too(tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_text("Used ChatGPT daily.")
    command = [str(COMMAND), "scan", str(tmp_path / "cv.md"), str(tmp_path / "x"), "--jobs", "2"]
    with at_a_terminal(command) as run:
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        deadline = time.monotonic() + 30
        while not children.read_text() and time.monotonic() < deadline:
            time.sleep(0.005)
        os.killpg(run.pid, signal.SIGINT)
        _, stderr = run.communicate(timeout=20)
    assert (run.returncode, stderr) == (130, b"evidence: interrupted\n")


def test_a_reader_that_leaves_ends_the_run_without_noise(tmp_path: Path) -> None:
    for i in range(30):
        (tmp_path / f"{i:03}.md").write_text("Used ChatGPT daily.\n" * 200)
    command = [str(COMMAND), "scan", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait(30) == 0
