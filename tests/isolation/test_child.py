"""What the child opens, and how it says that it cannot."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evidence.errors import DocumentError
from evidence.isolation.child import load_bytes


def code(path: str | Path) -> str:
    with pytest.raises(DocumentError) as caught:
        load_bytes(str(path), 10)
    return caught.value.code


def test_no_more_is_read_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(1000))
    assert len(load_bytes(str(tmp_path / "large"), 10)) == 11


def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    (tmp_path / "file").write_bytes(b"x")
    assert code(tmp_path / "pipe") == "not_readable"
    assert code(tmp_path) == "not_readable"
    assert code("/dev/zero") == "not_readable"
    assert code(tmp_path / "link") == "not_found"
    assert code(tmp_path / "file" / "below") == "not_found"


@pytest.mark.parametrize("name", ["zero\0byte", "\ud800"])
def test_a_name_that_no_file_can_bear_is_not_found(name: str) -> None:
    assert code(name) == "not_found"


def test_a_name_that_is_not_utf8_is_opened(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"a\xe9")).write_bytes(b"x")
    assert load_bytes(os.fsdecode(os.fsencode(tmp_path) + b"/a\xe9"), 10) == b"x"
