"""The loader's records and its complaints."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.errors import LexiconError
from evidence.lexicon import check_lexicon, load_folders, load_lexicon, shipped_path

ALPHA = """[[entry]]
id = "tool.alpha"
name = "Alpha Writer"
kind = "tool"
family = "generative"
field = "writing"
vendor = "Alpha"
released = "2023-03"
source = "https://alpha.example/"
aliases = ["AlphaW"]

[[entry.guarded]]
alias = "Alpha"
case = "capital"
needs = ["draft"]
match = ["Wrote a draft with Alpha."]
reject = ["The alpha of the portfolio."]
"""


def folder(tmp_path: Path, *texts: str) -> Path:
    """A lexicon folder with one file a text."""
    for number, text in enumerate(texts):
        (tmp_path / f"f{number}.toml").write_text(text, "utf-8")
    return tmp_path


def test_records(tmp_path: Path) -> None:
    lexicon = load_folders([folder(tmp_path, ALPHA)])
    entry = lexicon.entries["tool.alpha"]
    assert entry.aliases == ("AlphaW",)
    assert entry.guarded[0].needs == ("draft",)
    assert lexicon.digest.startswith("sha256:")


def test_digest_follows_content(tmp_path: Path) -> None:
    before = load_folders([folder(tmp_path, ALPHA)]).digest
    assert load_folders([tmp_path]).digest == before
    folder(tmp_path, ALPHA + "\n# more\n")
    assert load_folders([tmp_path]).digest != before


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('field = "writing"', 'field = "writing"\ncolour = "red"', "unknown key 'colour'"),
        ('field = "writing"', 'field = "cooking"', "unknown field 'cooking'"),
        ('source = "https://alpha.example/"\n', "", "source is missing"),
        ('vendor = "Alpha"\n', "", "vendor is missing"),
        ('"2023-03"', '"March 2023"', "released must be"),
        ('match = ["Wrote a draft with Alpha."]\n', "", "no match example"),
        ('"tool.alpha"', '"practice.alpha"', "does not begin with its kind"),
        ('needs = ["draft"]', 'needs = "draft"', "needs must be a list"),
        ('"AlphaW"', '"Compass"', "'Compass' is an English word too"),
    ],
)
def test_problem_names_file_and_entry(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in ALPHA
    problems = check_lexicon([folder(tmp_path, ALPHA.replace(old, new))])
    assert len(problems) == 1
    assert "f0.toml" in problems[0]
    assert ".alpha" in problems[0]
    assert problem in problems[0]


def test_an_english_word_may_be_declared_sure(tmp_path: Path) -> None:
    sure = ALPHA.replace('["AlphaW"]', '["Compass"]\nunguarded = ["Compass"]')
    assert check_lexicon([folder(tmp_path, sure)]) == []


def test_ids_sorted_and_unique(tmp_path: Path) -> None:
    beta = ALPHA.replace("lpha", "eta").replace("A", "B").replace("tool.aeta", "tool.beta")
    problems = check_lexicon([folder(tmp_path, beta + "\n" + ALPHA, ALPHA)])
    assert any("not sorted" in problem for problem in problems)
    assert any("id is also in" in problem for problem in problems)


def test_alias_claimed_twice_after_folding(tmp_path: Path) -> None:
    other = ALPHA.replace("tool.alpha", "tool.other").replace("Alpha Writer", "ALPHA-writer")
    problems = check_lexicon([folder(tmp_path, ALPHA, other.replace("AlphaW", "Otherly"))])
    assert len(problems) == 1
    assert "is claimed by tool.alpha" in problems[0]


def test_all_problems_are_listed(tmp_path: Path) -> None:
    broken = ALPHA.replace('vendor = "Alpha"\n', "").replace("https:", "http:")
    with pytest.raises(LexiconError) as caught:
        load_folders([folder(tmp_path, broken, "not toml")])
    assert len(caught.value.problems) == 3


def test_missing_folder(tmp_path: Path) -> None:
    assert "no such lexicon folder" in check_lexicon([tmp_path / "none"])[0]


def test_shipped_with_own_folder(tmp_path: Path) -> None:
    assert shipped_path().is_dir()
    own = ALPHA.replace("lpha", "lphazzq")
    lexicon = load_lexicon([folder(tmp_path, own)])
    assert "tool.alphazzq" in lexicon.entries
    assert lexicon.version == (shipped_path() / "VERSION").read_text("utf-8").strip()


WORDS = """[[words]]
kind = "given_name"
about = "Given names of people that are names of tools too."
words = ["zzqara"]
"""


def test_word_lists_of_a_folder_are_added_to_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text(WORDS, "utf-8")
    shipped, both = load_lexicon(), load_lexicon([tmp_path])
    assert both.words["given_name"] == shipped.words["given_name"] | {"zzqara"}
    assert both.digest != shipped.digest


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"given_name"', '"forename"', "kind must be one of"),
        ('about = "Given names of people that are names of tools too."\n', "", "about is missing"),
        ('["zzqara"]', '["zzqara", "Zzqara"]', "'Zzqara' is empty or stands twice"),
        ('["zzqara"]', '"zzqara"', "words must be a list"),
        ("[[words]]", "[[wards]]", "unknown key 'wards'"),
    ],
)
def test_problems_of_word_lists(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in WORDS
    (tmp_path / "words.toml").write_text(WORDS.replace(old, new), "utf-8")
    assert any("words.toml" in line and problem in line for line in check_lexicon([tmp_path]))
