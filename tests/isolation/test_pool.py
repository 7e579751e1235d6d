"""A document that hangs, dies or outgrows its memory costs its own report alone."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence.errors import IsolationError, LexiconError
from evidence.isolation import Limits, Pool, Source
from evidence.reports import Settings

STUB = (str(Path(__file__).with_name("stub.py")),)


def stub_pool(jobs: int = 1, seconds: float = 20.0, memory: int = 2 << 30, size: int = 1 << 20) -> Pool:
    return Pool(Settings(), limits=Limits(seconds, memory, size), jobs=jobs, program=STUB)


def sources(*contents: bytes) -> list[Source]:
    return [Source(f"{i}", content) for i, content in enumerate(contents)]


def codes(reports: list[dict[str, Any]]) -> list[str | None]:
    return [r["error"]["code"] if "error" in r else None for r in reports]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("jobs", [1, 3])
def test_each_failure_costs_its_own_document(jobs: int) -> None:
    with stub_pool(jobs, seconds=2.0) as pool:
        reports = list(pool.map(sources(b"a", b"die", b"b", b"hang", b"c", b"memory", b"fault", b"d")))
    assert codes(reports) == [None, "crashed", None, "timeout", None, "memory", "internal", None]
    assert [r["document"]["path"] for r in reports] == list("01234567")
    assert reports[3]["schema_version"] == "stub"
    assert "SIGSEGV" in reports[1]["error"]["message"]


def test_a_library_that_is_given_no_memory_is_told_from_a_crash() -> None:
    with stub_pool() as pool:
        reports = list(pool.map(sources(b"abort", b"a", b"allocate", b"die")))
    assert codes(reports) == ["memory", None, "memory", "crashed"]
    assert "2048 MB" in reports[0]["error"]["message"]


def test_a_reader_without_the_memory_to_say_so_is_told_from_a_crash() -> None:
    with stub_pool() as pool:
        reports = list(pool.map(sources(b"mute", b"a", b"die")))
    assert codes(reports) == ["memory", None, "crashed"]


def test_the_time_limit_kills_and_leaves_no_process() -> None:
    with stub_pool(seconds=0.5) as pool:
        before = pool.read(Source("a", b"a"))["pid"]
        start = time.monotonic()
        assert pool.read(Source("b", b"hang"))["error"]["code"] == "timeout"
        assert time.monotonic() - start < 5
        assert not alive(before)
        after = pool.read(Source("c", b"c"))["pid"]
        assert after != before
    assert not alive(after)


def test_a_child_is_kept_between_documents() -> None:
    with stub_pool() as pool:
        assert len({pool.read(Source("a", b"a"))["pid"] for _ in range(3)}) == 1


def test_a_child_that_died_idle_is_replaced_and_the_document_read() -> None:
    with stub_pool() as pool:
        os.kill(pool.read(Source("a", b"a"))["pid"], 9)
        time.sleep(0.2)
        assert pool.read(Source("b", b"b"))["text"] == "b"


def test_order_is_that_of_the_sources_and_not_of_the_workers() -> None:
    with stub_pool(jobs=3) as pool:
        reports = list(pool.map(sources(b"slow", b"a", b"b", b"slow", b"c")))
    assert [r["text"] for r in reports] == ["slow", "a", "b", "slow", "c"]


def test_sources_are_drawn_as_they_are_needed() -> None:
    drawn = 0

    def endless() -> Iterator[Source]:
        nonlocal drawn
        while True:
            drawn += 1
            yield Source("x", b"x")

    with stub_pool() as pool:
        reports = pool.map(endless())
        for _ in range(5):
            next(reports)
    assert drawn <= 7


def test_an_abandoned_run_leaves_nothing_to_the_next() -> None:
    with stub_pool(jobs=2) as pool:
        run = pool.map(sources(b"a", b"slow", b"slow"))
        next(run)
        run.close()
        assert pool.read(Source("b", b"b"))["text"] == "b"


def test_the_size_limit_holds_for_files_and_for_bytes(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(101))
    with stub_pool(size=100) as pool:
        reports = [pool.read(Source(str(tmp_path / "large"))), pool.read(Source("x", bytes(101)))]
        assert codes(reports) == ["too_large", "too_large"]
        assert pool.read(Source("x", b"y" * 100))["text"]


def test_a_childs_standard_output_is_not_data(capfd: pytest.CaptureFixture[str]) -> None:
    with stub_pool() as pool:
        pool.read(Source("x", b"print"))
    assert capfd.readouterr().out == ""


def test_a_child_that_does_not_start_ends_the_run_with_words(tmp_path: Path) -> None:
    with Pool(Settings(), [tmp_path], program=STUB) as pool, pytest.raises(IsolationError, match="exit status 7"):
        pool.read(Source("x", b"x"))


def test_a_wrong_lexicon_is_told_before_the_first_report(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[[entry]]\nid = 'tool.x'\ncolour = 'red'\n")
    with Pool(Settings(), [tmp_path]) as pool, pytest.raises(LexiconError, match="colour"):
        pool.read(Source("x", b"x"))
