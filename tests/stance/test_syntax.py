"""Whose act a sentence tells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.stance.syntax import subject_of


@pytest.mark.parametrize(
    ("sentence", "name", "doers"),
    [
        ("My students use Photomath; I use Wolfram GPT to set the tests.", "Photomath", ["students"]),
        ("My students use Photomath; I use Wolfram GPT to set the tests.", "Wolfram GPT", []),
        ("The desk switched to Claude last year.", "Claude", ["desk"]),
        ("The English department has set its questions with MagicSchool since 2023.", "MagicSchool", ["department"]),
        ("Assisted a team of data scientists who developed deep learning models.", "deep learning", ["scientists"]),
        ("I built a bot on GPT-4o that our clients use every day.", "GPT-4o", []),
        ("Led a team of five engineers building LLM agents", "LLM agents", []),
        ("Managed engineers and built an assistant with LangChain", "LangChain", []),
        ("Taught colleagues to prompt ChatGPT for lesson plans.", "ChatGPT", []),
    ],
)
def test_subject(sentence: str, name: str, doers: list[str]) -> None:
    start = sentence.index(name)
    found = subject_of(sentence, start, start + len(name))
    assert found is not None
    assert [sentence[slice(*noun)] for noun in found.nouns] == doers
    assert found.own == (not doers)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Claude wrote the letters that my manager signs.", "Claude"),  # the tool does it
        ("Python, LangChain, a small team", "LangChain"),  # no verb
    ],
)
def test_no_subject(sentence: str, name: str) -> None:
    start = sentence.index(name)
    assert subject_of(sentence, start, start + len(name)) is None


@settings(max_examples=60, deadline=None)  # the first parse loads the pipeline
@given(st.text(alphabet="aIthey teams use,.;-X ", min_size=1, max_size=60), st.integers(0, 59), st.integers(1, 9))
def test_offsets_lie_in_the_sentence(sentence: str, start: int, length: int) -> None:
    start = min(start, len(sentence) - 1)
    end = min(len(sentence), start + length)
    found = subject_of(sentence, start, end)
    if found is not None:
        for low, high in (*found.nouns, found.verb):
            assert 0 <= low <= high <= len(sentence)
