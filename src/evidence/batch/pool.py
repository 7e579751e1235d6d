"""Scan many documents, each in a child process that is killed beyond its time or memory.

A child holds a Scanner and reads one document at a time. One that dies, hangs or outgrows its memory costs
its own document alone: the report says so, and a fresh child takes the next.
"""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic

from evidence.errors import DocumentError, ErrorCode
from evidence.reports import Report, Settings, build_error
from evidence.scanner import Scanner

CONTEXT = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Limits:
    """For one document: wall clock in seconds, address space in bytes, file size in bytes."""

    seconds: float = 60.0
    memory: int = 4 << 30
    size: int = 100 << 20


@dataclass(slots=True)
class _Child:
    process: BaseProcess
    pipe: Connection
    index: int = -1
    deadline: float = 0.0


def scan_paths(
    paths: Sequence[Path],
    settings: Settings,
    lexicons: Sequence[Path] = (),
    jobs: int = 1,
    limits: Limits | None = None,
) -> Iterator[Report]:
    """The reports of `paths`, in their order, each as soon as it and those before it are done.

    Raises:
        LexiconError: before the first report, where the lexicon is wrong.
    """
    limits = limits or Limits()
    scanner = Scanner(settings, lexicons)
    done: dict[int, Report] = {}
    waiting = list(reversed(range(len(paths))))
    children: list[_Child] = []
    following = 0

    def fail(index: int, code: ErrorCode, message: str) -> None:
        error = DocumentError(code, message)
        done[index] = build_error(str(paths[index]), None, error, scanner.lexicon, settings)

    try:
        while following < len(paths):
            while waiting and len(children) < min(jobs, len(paths)):
                children.append(_spawn(settings, lexicons, limits))
                _assign(children[-1], waiting.pop(), paths, limits)
            now = monotonic()
            ready = wait([c.pipe for c in children], max(0.0, min(c.deadline for c in children) - now))
            for child in list(children):
                index = child.index
                if child.pipe in ready:
                    try:
                        done[index] = child.pipe.recv()
                    except (EOFError, OSError):
                        fail(index, "crashed", "the reader died on this document")
                        children.remove(_end(child))
                    else:
                        if waiting:
                            _assign(child, waiting.pop(), paths, limits)
                        else:
                            children.remove(_end(child))
                elif monotonic() >= child.deadline:
                    fail(index, "timeout", f"not read within {limits.seconds:g} seconds")
                    children.remove(_end(child))
            while following in done:
                yield done.pop(following)
                following += 1
    finally:
        for child in children:
            _end(child)


def _spawn(settings: Settings, lexicons: Sequence[Path], limits: Limits) -> _Child:
    ours, theirs = CONTEXT.Pipe()
    process = CONTEXT.Process(target=_serve, args=(theirs, settings, list(lexicons), limits), daemon=True)
    process.start()
    theirs.close()
    return _Child(process, ours)


def _assign(child: _Child, index: int, paths: Sequence[Path], limits: Limits) -> None:
    child.index, child.deadline = index, monotonic() + limits.seconds
    child.pipe.send(str(paths[index]))


def _end(child: _Child) -> _Child:
    child.process.kill()
    child.process.join()
    child.pipe.close()
    return child


def _serve(pipe: Connection, settings: Settings, lexicons: list[Path], limits: Limits) -> None:
    """The child's life: a path in, a report out, until the pipe closes."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    scanner = Scanner(settings, lexicons)
    while True:
        try:
            path = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        pipe.send(scan_one(scanner, Path(path), limits))


def scan_one(scanner: Scanner, path: Path, limits: Limits) -> Report:
    """A file's report, with every failure turned into its coded error."""
    try:
        if path.is_file() and path.stat().st_size > limits.size:
            raise DocumentError("too_large", f"larger than {limits.size} bytes")
        return scanner.scan_file(path)
    except DocumentError as problem:
        error = problem
    except MemoryError:
        error = DocumentError("memory", f"needs more than {limits.memory >> 20} MB")
    except Exception as problem:  # a reader's own fault must not end the run
        error = DocumentError("internal", f"{type(problem).__name__}: {problem}")
    return build_error(str(path), None, error, scanner.lexicon, scanner.settings)
