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
        ('scope = "before"', "", "missing key scope"),
        ("\\bbuilt\\b", "(built", "bad pattern"),
        ("[[cue]]", "[[cue", "a.toml"),
    ],
)
def test_a_bad_cue_is_refused_by_name(tmp_path: Path, old: str, new: str, fault: str) -> None:
    (tmp_path / "a.toml").write_text(GOOD.replace(old, new))
    with pytest.raises(LexiconError, match=r"(?s).*" + fault.replace("(", r"\(")):
        load_cues(tmp_path)
