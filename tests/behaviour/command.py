"""The installed command with bytes in and out, in any environment."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conftest import COMMAND

SAMPLES = Path(__file__).parents[2] / "samples"


def raw(
    *arguments: str | bytes | Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the command; `environment` is added to the usual one."""
    return subprocess.run(
        [str(COMMAND), *arguments],
        input=stdin, capture_output=True, timeout=120, check=False, cwd=cwd, env={**os.environ, **(environment or {})},
    )  # fmt: skip


def rows(output: bytes) -> list[dict[str, Any]]:
    """JSON Lines, which must be UTF-8."""
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def code(row: dict[str, Any]) -> str | None:
    """A report's or an answer's error code."""
    return row["error"]["code"] if "error" in row else None
