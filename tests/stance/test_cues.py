"""Cue files load only when every cue does what its examples say."""

from pathlib import Path

import pytest

from evidence.errors import LexiconError
from evidence.stance import load_cues

SHIPPED = Path(__file__).parents[2] / "lexicons" / "cues"
GOOD = """
[[cue]]
id = "use.built"
axis = "modality"
value = "done"
scope = "before"
pattern = '''\\bbuilt\\b'''
match = ["built a bot"]
reject = ["rebuilt"]
"""


def test_shipped_cues_load() -> None:
    assert len(load_cues(SHIPPED)) > 25


def test_a_good_cue_loads(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD)
    assert [rule.id for rule in load_cues(tmp_path)] == ["use.built"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('match = ["built a bot"]', 'match = ["build a bot"]', "does not match"),
        ('reject = ["rebuilt"]', 'reject = ["built"]', "must not match"),
        ('reject = ["rebuilt"]', "reject = []", "example"),
        ('axis = "modality"', 'axis = "mood"', "unknown axis"),
        ('value = "done"', 'value = "finished"', "unknown value finished"),
        ('match = ["built a bot"]', 'match = "built a bot"', "match must be a list"),
        ("[[cue]]", "[[clue]]", "unknown key 'clue'"),
        ('scope = "before"', "", "missing key scope"),
        ("\\bbuilt\\b", "(built", "bad pattern"),
        ("[[cue]]", "[[cue", "a.toml"),
    ],
)
def test_a_bad_cue_is_refused_by_name(tmp_path: Path, old: str, new: str, fault: str) -> None:
    (tmp_path / "a.toml").write_text(GOOD.replace(old, new))
    with pytest.raises(LexiconError, match=r"(?s).*" + fault.replace("(", r"\(")):
        load_cues(tmp_path)


def test_cues_of_several_folders(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.toml").write_text(GOOD.replace("use.built", f"use.{name}"))
    assert [rule.id for rule in load_cues(tmp_path / "one", tmp_path / "two")] == ["use.one", "use.two"]
    (tmp_path / "two" / "a.toml").write_text(GOOD.replace("use.built", "use.one"))
    with pytest.raises(LexiconError, match=r"two/a\.toml: use\.one: id is also in .*one/a\.toml"):
        load_cues(tmp_path / "one", tmp_path / "two")
