"""A user's cues are checked like the shipped ones, and used."""

from pathlib import Path

import pytest

from evidence.errors import LexiconError
from evidence.reports import Settings
from evidence.scanner import Scanner

CUE = """[[cue]]
id = "mine.dreamt"
axis = "modality"
value = "wants"
scope = "before"
pattern = '''\\bdreamt of\\b'''
match = ["dreamt of Claude"]
reject = ["used Claude"]
"""


def folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues" / "mine.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_users_cue_reaches_the_axes(tmp_path: Path) -> None:
    (judgement,), _ = Scanner(Settings(), [folder(tmp_path, CUE)]).explain("I dreamt of ChatGPT.")
    assert judgement.axes["modality"] == "wants"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [("\\bdreamt", "(dreamt", "bad pattern"), ("used Claude", "dreamt of it", "must not match"),
     ("mine.dreamt", "use.act", "id is also in")],
)  # fmt: skip
def test_a_wrong_cue_does_not_load(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(LexiconError, match=fault):
        Scanner(Settings(), [folder(tmp_path, CUE.replace(old, new))])
