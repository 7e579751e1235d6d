"""Each `evidence` command in README and docs runs, and ends as its comment says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import COMMAND

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
EVIDENCE = re.compile(r"(?:^|\| )evidence ")


def commands() -> list[tuple[str, str]]:
    found = []
    for page in PAGES:
        for block in re.findall(r"^```sh\n(.*?)^```", page.read_text("utf-8"), re.M | re.S):
            lines = block.replace("\\\n", " ").splitlines()
            found += [(page.name, line) for line in lines if EVIDENCE.search(line)]
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "samples", folder / "samples")
    return folder


@pytest.mark.parametrize(("page", "command"), commands())
def test_a_documented_command_runs(page: str, command: str, folder: Path) -> None:
    stated = re.search(r"# exit (\d+)", command)
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder, capture_output=True, text=True, timeout=120, check=False, env={**os.environ, "PATH": path},
    )  # fmt: skip
    assert done.returncode == (int(stated[1]) if stated else 0), done.stderr
    assert "Traceback" not in done.stderr


def test_the_documents_have_commands() -> None:
    assert {page for page, _ in commands()} >= {"README.md", "contract.md"}


def test_each_command_of_the_contract_is_one_of_the_program() -> None:
    help_text = subprocess.run([str(COMMAND), "--help"], capture_output=True, text=True, check=True).stdout
    named = set(re.findall(r"^evidence (\w+)", (ROOT / "docs" / "contract.md").read_text("utf-8"), re.M))
    assert named == {"scan", "check", "worker", "explain", "lexicon", "schema"}
    assert all(name in help_text for name in named)
