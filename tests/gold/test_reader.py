"""The labelled documents are well formed, and the reader refuses what is not."""

from pathlib import Path

import pytest
from benchmarks.gold import GoldError, parse_gold, read_gold

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("tests/gold/dev/*.md"), *ROOT.glob("data/gold/*.md")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_are_well_formed_and_spans_exact(path: Path) -> None:
    gold = read_gold(path)
    assert gold.mentions
    for mention in gold.mentions:
        assert gold.text[mention.start : mention.end] == mention.text


def test_all_documents_are_there() -> None:
    assert len(list((ROOT / "tests/gold/dev").glob("*.md"))) == 90


@pytest.mark.parametrize(
    "source",
    [
        "{{Claude|Claude}}",
        "{{Claude|Claude|maybe}}",
        "{{Claude||use}}",
        "{{Claude|Claude|listed|purpose}}",
        "{{Claude|Claude|use|metric}}",
        "{{Claude|Claude|use||2023}}",
        "{{Claude|Claude|use",
    ],
)
def test_malformed_labels_are_refused(source: str) -> None:
    with pytest.raises(GoldError):
        parse_gold(source)
