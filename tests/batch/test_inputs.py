"""Which files a run reads."""

from __future__ import annotations

import io
from pathlib import Path

from evidence.batch import expand, read_standard_input
from evidence.isolation import Limits, Source


def names(folder: Path, output: Path | None = None) -> list[str]:
    return [str(p.relative_to(folder)) for p in expand([str(folder)], output).files]


def test_every_file_but_hidden_ones_whatever_its_name(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.json", "c.csv", "d.py", "e.toml", ".hidden", ".git/f.md", "sub/g.xlsx", "noending"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["a.json", "b.pdf", "c.csv", "d.py", "e.toml", "noending", "sub/g.xlsx"]


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / ".cv.md").write_text("x")
    assert expand([str(tmp_path / ".cv.md")]).files == (tmp_path / ".cv.md",)


def test_the_output_folder_inside_the_input_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_text("x")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "cv.md.json").write_text("x")
    assert names(tmp_path, tmp_path / "out") == ["cv.md"]


def test_links_are_followed_but_never_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "cv.md").write_text("x")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(tmp_path) == ["a/cv.md", "b/cv.md", "gone.pdf", "self"]


def test_each_file_once_and_sorted(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_text("x")
    found = expand([str(tmp_path / "b"), str(tmp_path), str(tmp_path / "missing")])
    assert [p.name for p in found.files] == ["a", "b", "missing"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert expand([str(tmp_path)]).empty == (tmp_path,)


def test_standard_input_stands_where_its_name_sorts(tmp_path: Path) -> None:
    found = expand(["-", "z", "a"])
    assert found.standard_input
    assert [s.path for s in found.sources(Source("m", b""))] == ["a", "m", "z"]
    assert [s.path for s in found.sources(Source("zz", b""))] == ["a", "z", "zz"]


def test_no_more_of_standard_input_is_held_than_the_limit() -> None:
    source = read_standard_input(io.BytesIO(bytes(100)), "cv", Limits(size=10))
    assert source == Source("cv", bytes(11))
