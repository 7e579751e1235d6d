"""A few children, kept alive between documents; one that fails is replaced."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from multiprocessing.connection import wait
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any

from evidence.errors import ErrorCode, IsolationError, LexiconError
from evidence.isolation.model import MEGABYTE, OUT_OF_MEMORY, Limits, Source
from evidence.isolation.process import PROGRAM, START_SECONDS, Child

if TYPE_CHECKING:
    from evidence.reports import Report, Settings

STARTS = 3  # failed starts in a row before the run is given up
AHEAD = 64  # finished reports a child that may wait for a slow one before them


class Pool:
    """Reads documents in at most `jobs` children; a context manager that leaves no child behind.

    Children start when there is work for them and hold the lexicon; the parent loads none.
    """

    def __init__(
        self,
        settings: Settings,
        lexicons: Sequence[Path] = (),
        limits: Limits | None = None,
        jobs: int = 1,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        self.limits = limits or Limits()
        self._settings, self._lexicons, self._jobs, self._program = settings, lexicons, jobs, program
        self._children: list[Child] = []
        self._blank: dict[str, Any] = {}
        self._failed_starts = 0

    def __enter__(self) -> Pool:
        """The pool; its children start when there is work."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every child, whatever happened."""
        self.close()

    def close(self) -> None:
        """End every child."""
        while self._children:
            self._children.pop().end()

    def read(self, source: Source) -> Report:
        """One document's report."""
        (report,) = self.map([source])
        return report

    def map(self, sources: Iterable[Source]) -> Generator[Report, None, None]:
        """The reports in the order of `sources`, each as soon as it and those before it are done.

        `sources` is drawn from as children become free, so that memory stays flat.

        Raises:
            LexiconError: before the first report, where the lexicon is wrong.
            IsolationError: no child starts.
        """
        supply = iter(sources)
        waiting: deque[tuple[int, Source]] = deque()
        given: dict[int, Source] = {}
        done: dict[int, Report] = {}
        drawn = following = 0
        more = True
        try:
            while True:
                while more and len(waiting) < self._free and drawn - following < AHEAD * self._jobs:
                    source = next(supply, None)
                    if source is None:
                        more = False
                    else:
                        waiting.append((drawn, source))
                        drawn += 1
                if following == drawn:
                    return
                self._feed(waiting, given)
                for index, answer in self._collect():
                    source = given.pop(index)
                    done[index] = answer if isinstance(answer, dict) else self._failed(source.path, *answer)
                while following in done:
                    yield done.pop(following)
                    following += 1
        finally:
            for child in [c for c in self._children if c.index is not None]:  # an abandoned or failed run
                self._drop(child)

    @property
    def _free(self) -> int:
        """How many more documents could be under way."""
        return self._jobs - sum(c.index is not None for c in self._children)

    def _feed(self, waiting: deque[tuple[int, Source]], given: dict[int, Source]) -> None:
        for child in [c for c in self._children if c.idle]:
            if not waiting:
                return
            index, source = waiting[0]
            if child.give(index, source):
                given[index] = source
                waiting.popleft()
            else:
                self._drop(child)
        starting = sum(not c.ready for c in self._children)
        while starting < len(waiting) and len(self._children) < self._jobs:
            self._children.append(Child(self._settings, self._lexicons, self.limits, self._program))
            starting += 1

    def _collect(self) -> Iterator[tuple[int, Report | tuple[ErrorCode, str]]]:
        """What the children have answered, or how they failed, after waiting for the first of them."""
        active = [c for c in self._children if not c.idle]
        if not active:
            return
        nearest = min(c.deadline for c in active)
        ready = wait([c.pipe for c in active], max(0.0, nearest - monotonic()))
        for child in active:
            if child.pipe in ready:
                message = child.take()
                if not child.ready:
                    self._started(child, message)
                elif child.index is not None:
                    index, child.index = child.index, None
                    if message is None:
                        how = self._drop(child, dying=True)
                        yield index, self._died(how)
                    else:
                        if message.get("error", {}).get("code") == "memory":
                            self._drop(child)  # what it holds may be torn
                        yield index, message
            elif monotonic() >= child.deadline:
                index_or_none = child.index
                self._drop(child)
                if index_or_none is None:
                    self._start_failed(f"not ready within {START_SECONDS:g} seconds")
                else:
                    yield index_or_none, ("timeout", f"not read within {self.limits.seconds:g} seconds")

    def _started(self, child: Child, message: dict[str, Any] | None) -> None:
        if message is None:
            self._start_failed(self._drop(child, dying=True))
        elif "refused" in message:
            raise LexiconError(message["refused"])
        else:
            self._blank = message["ready"]
            child.ready = True
            self._failed_starts = 0

    def _start_failed(self, how: str) -> None:
        self._failed_starts += 1
        if self._failed_starts >= STARTS:
            memory = self.limits.memory // MEGABYTE
            raise IsolationError(f"the reading process does not start ({how}; its memory limit is {memory} MB)")

    def _died(self, how: str) -> tuple[ErrorCode, str]:
        """What the end of a child says: libraries in C and C++ abort when they are given no more memory."""
        if how in (signal.SIGABRT.name, f"exit status {OUT_OF_MEMORY}"):
            return "memory", f"the reader gave up ({how}): it needs more than {self.limits.memory // MEGABYTE} MB"
        return "crashed", f"the reader died on this document ({how})"

    def _drop(self, child: Child, dying: bool = False) -> str:
        self._children.remove(child)
        return child.end(dying)

    def _failed(self, path: str, code: ErrorCode, message: str) -> Report:
        return {
            **self._blank,
            "document": {"path": path, "sha256": None},
            "error": {"code": code, "message": message},
        }
