"""A user's own lexicon folder in the corridor: its entries, their examples and its cues."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.cli import main
from evidence.errors import LexiconError
from evidence.scanner import Scanner

CUE = """[[cue]]
id = "own.juggled"
axis = "modality"
value = "done"
scope = "before"
pattern = '''\\bjuggled\\b'''
match = ["juggled with it"]
reject = ["juggler"]
"""
ENTRY = """[[entry]]
id = "tool.quarblex"
name = "Quarblex"
kind = "tool"
family = "generative"
field = "writing"
vendor = "Quarblex"
released = "2024"
source = "https://quarblex.example/"

[[entry.guarded]]
alias = "Quarb"
needs = ["draft"]
match = ["A draft by Quarb."]
reject = ["Quarb of the north"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues" / "own.toml").write_text(CUE)
    (tmp_path / "tools.toml").write_text(ENTRY)
    return tmp_path


def test_a_users_cue_fires(folder: Path) -> None:
    judgements, _ = Scanner(lexicons=[folder]).explain("Juggled ChatGPT.")
    assert judgements[0].axes["modality"] == "done"
    assert main(["lexicon", "check", "--lexicon", str(folder)]) == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("cues/own.toml", 'reject = ["juggler"]', 'reject = ["juggled"]', "own.juggled: must not match 'juggled'"),
        ("cues/own.toml", "own.juggled", "other.after", "other.after: id is also in lexicons/cues/experiencer.toml"),
        ("cues/own.toml", "\\bjuggled\\b", "(juggled", "own.juggled: bad pattern"),
        ("tools.toml", "A draft by Quarb.", "A letter by Quarb.", "tool.quarblex: 'Quarb' must match"),
    ],
)
def test_a_users_fault_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, problem: str
) -> None:
    path = folder / file
    path.write_text(path.read_text().replace(old, new))
    assert main(["lexicon", "check", "--lexicon", str(folder)]) == 2
    assert problem in capsys.readouterr().err
    with pytest.raises(LexiconError) as caught:
        Scanner(lexicons=[folder])
    assert problem in str(caught.value)
