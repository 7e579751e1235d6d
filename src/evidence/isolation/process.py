"""The parent's hold on one child process: start it, give it a document, take its answer, kill it."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from multiprocessing import Pipe
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from evidence.isolation.model import Limits, Source

if TYPE_CHECKING:
    from evidence.reports import Settings

START_SECONDS = 120.0
PROGRAM = ("-P", "-m", "evidence.isolation.child")  # -P: no module is taken from the folder of resumes
DYING_SECONDS = 8.0  # an abort on a busy machine takes its time; what it says of memory would be lost by a kill


class Child:
    """A child process and the pipe to it; `index` is the document that it reads, None while it reads none.

    The child has a session of its own, so that Ctrl-C at the terminal reaches the parent alone, and its standard
    output is standard error, so that nothing but reports is ever data.
    """

    def __init__(
        self, settings: Settings, lexicons: Sequence[Path], limits: Limits, program: Sequence[str] = PROGRAM
    ) -> None:
        self.pipe, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, *program, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=_standard_error(),
                start_new_session=True,
            )
        self._limits = limits
        self.ready = False
        self.index: int | None = None
        self.deadline = monotonic() + START_SECONDS
        setup = {"settings": asdict(settings), "limits": asdict(limits), "lexicons": [str(p) for p in lexicons]}
        with contextlib.suppress(OSError):  # one that is dead already is found so by `take`
            self.pipe.send_bytes(json.dumps(setup).encode())

    @property
    def idle(self) -> bool:
        """Whether it waits for a document."""
        return self.ready and self.index is None

    def give(self, index: int, source: Source) -> bool:
        """Hand it a document; False where the child has died meanwhile, and the document is untouched."""
        request = {"path": source.path, "content": source.content is not None}
        if self._process.poll() is not None:
            return False
        try:
            self.pipe.send_bytes(json.dumps(request).encode())
            if source.content is not None:
                self.pipe.send_bytes(source.content)
        except OSError:
            return False
        self.index, self.deadline = index, monotonic() + self._limits.seconds
        return True

    def take(self) -> dict[str, Any] | None:
        """Its next message; None where it died."""
        try:
            message: dict[str, Any] = json.loads(self.pipe.recv_bytes())
        except (EOFError, OSError):
            return None
        return message

    def end(self, dying: bool = False) -> str:
        """Kill it if it lives (one that is dying by itself first gets some seconds); says how it ended."""
        self.pipe.close()
        if dying:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(DYING_SECONDS)
        self._process.kill()
        status = self._process.wait()
        return signal.Signals(-status).name if status < 0 else f"exit status {status}"


def _standard_error() -> int:
    try:
        return sys.__stderr__.fileno() if sys.__stderr__ else subprocess.DEVNULL
    except (OSError, ValueError):  # closed
        return subprocess.DEVNULL
