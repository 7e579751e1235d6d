"""What several test folders share: the installed command, and small documents."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = Path(sys.executable).parent / "evidence"


@pytest.fixture(scope="session")
def run() -> Run:
    """Run the installed command as a user does."""

    def call(*arguments: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(COMMAND), *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture(scope="session")
def resume_docx() -> bytes:
    """A short resume of an invented person, as DOCX."""
    document = docx.Document()
    document.add_paragraph("Ida Quarnstrom", style="Title")
    document.add_paragraph("Experience", style="Heading 1")
    document.add_paragraph("Legal Counsel, Brava Works | Jun 2023 – Present", style="Heading 2")
    document.add_paragraph("Drafted first-pass NDAs with Chat GPT.", style="List Bullet")
    document.add_paragraph("Skills", style="Heading 1")
    document.add_paragraph("Midjourney, GitHub Copilot, Excel")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
