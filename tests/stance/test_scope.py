"""Sentence and clause around a mention."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.stance.scope import in_anothers_aside, scope_of


def around(text: str, name: str) -> tuple[str, str]:
    start = text.index(name)
    scope = scope_of(text, start, start + len(name), 0)
    return text[slice(*scope.sentence)], text[slice(*scope.clause)]


@pytest.mark.parametrize(
    ("text", "name", "sentence", "clause"),
    [
        ("I read. I wrote with Claude. I slept.", "Claude", "I wrote with Claude.", "I wrote with Claude."),
        ("No time for Jasper, Writer or Claude", "Claude", *["No time for Jasper, Writer or Claude"] * 2),
        ("Have not used Copilot, used Claude", "Claude", "Have not used Copilot, used Claude", "used Claude"),
        ("The desk moved to Otter; my notes are mine", "Otter", None, "The desk moved to Otter"),
        ("Tools, e.g. Claude, for tests", "Claude", "Tools, e.g. Claude, for tests", None),
        ("By hand – Claude came later", "Claude", None, "Claude came later"),
    ],
)
def test_scope(text: str, name: str, sentence: str | None, clause: str | None) -> None:
    found = around(text, name)
    assert found[0] == (sentence or text)
    if clause is not None:
        assert found[1] == clause


@given(st.text(max_size=80), st.text(min_size=1, max_size=8), st.text(max_size=80))
def test_scope_holds_the_mention_whatever_stands_around(before: str, name: str, after: str) -> None:
    text = before + name + after
    scope = scope_of(text, len(before), len(before) + len(name), 100)
    for low, high in (scope.sentence, scope.clause):
        assert 100 <= low <= 100 + len(before)
        assert 100 + len(before) + len(name) <= high <= 100 + len(text)
    assert scope.sentence[0] <= scope.clause[0]
    assert scope.clause[1] <= scope.sentence[1]


@pytest.mark.parametrize(
    ("text", "name", "words", "anothers"),
    [
        ("ChatGPT, Whisper (basic)", "ChatGPT", "basic", True),
        ("ChatGPT, Whisper (basic)", "Whisper", "basic", False),
        ("ChatGPT, Whisper (both basic)", "ChatGPT", "basic", False),
        ("ChatGPT (daily) and Whisper", "Whisper", "daily", True),
        ("Tools (proficient in ChatGPT, Whisper)", "Whisper", "proficient", False),
        ("Used ChatGPT, Whisper", "Whisper", "Used", False),
    ],
)
def test_a_parenthesis_speaks_of_the_item_before_it(text: str, name: str, words: str, anothers: bool) -> None:
    start = text.index(name)
    at = text.index(words)
    assert in_anothers_aside(text, 0, len(text), start, start + len(name), at) is anothers
