"""Whose act a sentence tells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.stance.syntax import Doer, subject_of


@pytest.mark.parametrize(
    ("sentence", "name", "doer"),
    [
        ("My students use Photomath; I use Wolfram GPT to set the tests.", "Photomath", "other"),
        ("My students use Photomath; I use Wolfram GPT to set the tests.", "Wolfram GPT", "own"),
        ("The desk switched to Claude last year.", "Claude", "other"),
        ("The English department has set its questions with MagicSchool since 2023.", "MagicSchool", "other"),
        ("Assisted a team of data scientists who developed deep learning models.", "deep learning", "other"),
        ("I built a bot on GPT-4o that our clients use every day.", "GPT-4o", "own"),
        ("Led a team of five engineers building LLM agents", "LLM agents", "own"),
        ("Managed engineers and built an assistant with LangChain", "LangChain", "own"),
        ("Taught colleagues to prompt ChatGPT for lesson plans.", "ChatGPT", "own"),
    ],
)
def test_doer(sentence: str, name: str, doer: Doer) -> None:
    start = sentence.index(name)
    found = subject_of(sentence, start, start + len(name))
    assert found is not None
    assert found.doer == doer


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("ChatGPT drafts the letters that my manager signs.", "ChatGPT"),  # the tool does it
        ("Python, LangChain, a small team", "LangChain"),  # no verb
        ("Drafted memos with ChatGPT.", "ChatGPT"),  # nobody else is named
    ],
)
def test_no_doer(sentence: str, name: str) -> None:
    start = sentence.index(name)
    assert subject_of(sentence, start, start + len(name)) is None


@settings(max_examples=60, deadline=None)  # the first parse loads the pipeline
@given(st.text(alphabet="aIthey teams use,.;-X ", min_size=1, max_size=60), st.integers(0, 59), st.integers(1, 9))
def test_offsets_lie_in_the_sentence(sentence: str, start: int, length: int) -> None:
    start = min(start, len(sentence) - 1)
    end = min(len(sentence), start + length)
    found = subject_of(sentence, start, end)
    if found is not None:
        assert 0 <= found.start <= found.end <= len(sentence)
        assert 0 <= found.verb[0] <= found.verb[1] <= len(sentence)
