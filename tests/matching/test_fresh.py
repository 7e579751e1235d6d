"""Sentences in fresh words, part of no labelled document: look-alikes stay out, mentions are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.documents import open_document
from evidence.lexicon import load_lexicon
from evidence.lexicon.fold import squeeze
from evidence.matching import Matcher, Mention

MATCHER = Matcher(load_lexicon())


def cases(name: str) -> list[tuple[str, str]]:
    """The lines of a case file: what it is about, and the text."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(what, text.replace("\\n", "\n")) for what, text in pairs]


def find(text: str) -> tuple[Mention, ...]:
    return MATCHER.find(open_document(text.encode(), "text.md"))[0]


@pytest.mark.parametrize(("words", "text"), cases("look_alikes.tsv"))
def test_look_alike_is_not_reported(words: str, text: str) -> None:
    assert squeeze(words) in squeeze(text)
    assert [m.text for m in find(text) if squeeze(m.text) in squeeze(words) or squeeze(words) in squeeze(m.text)] == []


@pytest.mark.parametrize(("name", "text"), cases("mentions.tsv"))
def test_mention_is_found(name: str, text: str) -> None:
    found = [m.entry.name for m in find(text)]
    assert any(name in one for one in found), found


def test_a_slip_in_the_last_word_is_part_of_the_mention() -> None:
    assert [m.text for m in find("Retrieval Augmented Generaton over 200 leases")] == ["Retrieval Augmented Generaton"]
    assert [m.text for m in find("Answered letters with Chat-G.P.T. alone")] == ["Chat-G.P.T"]
