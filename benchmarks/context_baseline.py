"""A baseline: medspaCy's ConText with a cue list (`context_program`), then the section's heading.

It runs in the environment that `make baselines` builds; `available()` says whether it is there.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType

from benchmarks.context_program import CUES

ROOT = Path(__file__).parents[1]
PYTHON = ROOT / ".venv-baselines" / "bin" / "python"
PROGRAM = Path(__file__).with_name("context_program.py")


def available() -> bool:
    """Whether the environment of the baseline has been built whole: the Makefile marks it so."""
    return (PYTHON.parents[1] / "installed").exists()


class ContextBaseline:
    """ConText over one block at a time; the first category of CUES that modifies a mention wins."""

    def __init__(self, command: tuple[str, ...] = (str(PYTHON), str(PROGRAM))) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> ContextBaseline:
        """The running program."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it: its input ends."""
        self._process.communicate()

    def stance(self, text: str, start: int, end: int, by_section: str) -> str:
        """The stance of a span of a document's text; `by_section` is the one by its heading."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        low = text.rfind("\n", 0, start) + 1
        high = text.find("\n", end)
        block = text[low : high if high >= 0 else len(text)]
        self._process.stdin.write(json.dumps({"text": block, "start": start - low, "end": end - low}) + "\n")
        self._process.stdin.flush()
        found = json.loads(self._process.stdout.readline())
        return next((stance for stance in CUES if stance in found), by_section)
