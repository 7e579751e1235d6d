"""The child's program: a request in, a report out, until the pipe closes.

Parent and child exchange JSON and the document's own bytes, never pickles: a reader that a hostile document has
taken over must not be able to run code in its parent by the answer it gives.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import resource
import signal
import stat
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from evidence.errors import DocumentError, LexiconError
from evidence.isolation.model import MEGABYTE, OUT_OF_MEMORY, Limits
from evidence.reports import Report, Settings, build_error
from evidence.scanner import Scanner

_NO_MEMORY = re.compile(  # libraries that do not raise MemoryError: onnxruntime, the loader of shared objects
    r"bad_alloc|[Cc]annot allocate memory|[Ff]ailed to allocate|[Oo]ut of memory|failed to map segment"
)
ALARM_GRACE = 5.0  # beyond the parent's own deadline: it matters only where the parent is gone


class Reads(Protocol):
    """What the child asks of the corridor."""

    def scan(self, data: bytes, path: str) -> Report:
        """The report of a document's bytes."""

    def fail(self, path: str, error: DocumentError) -> Report:
        """The report of a document that could not be read."""


class Corridor:
    """The real corridor, with its reports of failure."""

    def __init__(self, settings: Settings, lexicons: Sequence[Path]) -> None:
        self._scanner = Scanner(settings, lexicons)

    def scan(self, data: bytes, path: str) -> Report:
        """The report of a document's bytes."""
        return self._scanner.scan(data, path)

    def fail(self, path: str, error: DocumentError) -> Report:
        """The report of a document that could not be read."""
        return build_error(path, None, error, self._scanner.lexicon, self._scanner.settings)


def main(load: Callable[[Settings, Sequence[Path]], Reads] = Corridor) -> None:
    """Serve the pipe whose descriptor is the first argument; `load` is another corridor in tests."""
    with Connection(int(sys.argv[1])) as pipe, contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            _serve(pipe, load)  # ends when the parent closes the pipe, or is gone
        except Exception as error:
            if _wants_memory(error):
                os._exit(OUT_OF_MEMORY)
            raise


def _serve(pipe: Connection, load: Callable[[Settings, Sequence[Path]], Reads]) -> None:
    setup = json.loads(pipe.recv_bytes())
    limits = Limits(**setup["limits"])
    _confine(limits)
    try:
        reads = load(Settings(**setup["settings"]), [Path(p) for p in setup["lexicons"]])
    except LexiconError as error:
        _send(pipe, {"refused": error.problems})
        return
    _send(pipe, {"ready": reads.fail("", DocumentError("internal", ""))})
    while True:
        request = json.loads(pipe.recv_bytes())
        content = pipe.recv_bytes() if request["content"] else None
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + ALARM_GRACE)  # unhandled, it kills: orphans end too
        answer = _read(reads, request["path"], content, limits)
        signal.setitimer(signal.ITIMER_REAL, 0)
        pipe.send_bytes(answer)


def _confine(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold a person's data
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = limits.memory if hard == resource.RLIM_INFINITY else min(limits.memory, hard)
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core would hold the document, and take its time
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (OSError, ValueError) as error:
        print(f"evidence: warning: this system sets no memory limit: {error}", file=sys.stderr)


def _send(pipe: Connection, message: dict[str, Any]) -> None:
    pipe.send_bytes(json.dumps(message).encode())


def _read(reads: Reads, path: str, content: bytes | None, limits: Limits) -> bytes:
    """A document's answer, with every failure turned into its coded error."""
    try:
        data = load_bytes(path, limits.size) if content is None else content
        if len(data) > limits.size:
            raise DocumentError("too_large", f"larger than {limits.size / MEGABYTE:g} MB")
        return json.dumps(reads.scan(data, path)).encode()
    except DocumentError as problem:
        error = problem
    except Exception as problem:  # a reader's own fault must not end the run
        error = DocumentError("internal", f"{type(problem).__name__}: {problem}")
        if _wants_memory(problem):
            error = DocumentError("memory", f"needs more than {limits.memory // MEGABYTE} MB")
    return json.dumps(reads.fail(path, error)).encode()


def _wants_memory(error: Exception) -> bool:
    return isinstance(error, MemoryError) or _NO_MEMORY.search(str(error)) is not None


def load_bytes(path: str, most: int) -> bytes:
    """A regular file's bytes, at most `most` and one more; never waits on a pipe or device.

    Raises:
        DocumentError: not_found, not_readable.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:
            mode = os.fstat(descriptor).st_mode
            if stat.S_ISDIR(mode):
                raise DocumentError("not_readable", "this is a folder, not a file")
            if not stat.S_ISREG(mode):
                raise DocumentError("not_readable", "this is a pipe or device, not a file; `-` is standard input")
            return file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DocumentError("not_found", f"no such file: {path}") from error
    except ValueError as error:  # a zero byte, or characters that no file name has
        raise DocumentError("not_found", f"no file can bear this name: {error}") from error
    except OSError as error:
        raise DocumentError("not_readable", f"cannot read: {error.strerror}") from error


if __name__ == "__main__":
    main()
