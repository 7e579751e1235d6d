"""The shipped lexicon: its examples hold, and ordinary prose stays free of misspelled names."""

from __future__ import annotations

from evidence.lexicon import load_lexicon
from evidence.matching import Matcher, check_examples
from evidence.matching.english import words
from evidence.matching.examples import as_document

LEXICON = load_lexicon()


def test_examples_hold() -> None:
    assert check_examples(LEXICON) == []


def test_no_ordinary_word_is_a_misspelling() -> None:
    mentions, _ = Matcher(LEXICON).find(as_document("\n".join(sorted(words()))))
    assert [(m.text, m.entry.id) for m in mentions if m.match.kind == "fuzzy"] == []
