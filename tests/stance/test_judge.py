"""Stances of sentences, end to end through the scanner's own parts."""

import pytest

from evidence.scanner import Scanner


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner()


CASES = [
    ("Drafted first-pass NDAs with ChatGPT, checking every clause.", ["use"]),
    ("Refund-mail triage built on GPT-4o.", ["use"]),
    ("Never without GitHub Copilot.", ["use"]),
    ("Eager to expand my daily use of GitHub Copilot.", ["use"]),
    ("No experience with ChatGPT, Midjourney or GitHub Copilot.", ["negated"] * 3),
    ("I have never relied on GitHub Copilot.", ["negated"]),
    ("Written entirely without ChatGPT.", ["negated"]),
    ("I would like to learn LangGraph.", ["openness"]),
    ("Eager to use GitHub Copilot.", ["openness"]),
    ("Currently learning LangChain.", ["openness"]),
    ("Proficient in ChatGPT and Midjourney.", ["listed"] * 2),
    ("Completed a course in prompt engineering.", ["training"]),
    ("Sold GitHub Copilot licences to small firms.", ["other"]),
]


@pytest.mark.parametrize(("text", "stances"), CASES)
def test_stance(scanner: Scanner, text: str, stances: list[str]) -> None:
    judgements, _ = scanner.explain(text)
    assert [j.stance for j in judgements] == stances


def test_deciding_words_are_exact_spans(scanner: Scanner) -> None:
    for text, _ in CASES:
        judgements, _ = scanner.explain(text)
        for judgement in judgements:
            for cue in judgement.because:
                assert text[cue.start : cue.end] == cue.text


def test_facets_of_a_use(scanner: Scanner) -> None:
    text = "Drafted contracts daily with ChatGPT for the sales desk, cutting turnaround from 3 days to 1."
    (judgement,), _ = scanner.explain(text)
    assert {"purpose", "frequency", "outcome", "metric"} <= judgement.facets.keys()
    for span in judgement.facets.values():
        assert text[span.start : span.end] == span.text
