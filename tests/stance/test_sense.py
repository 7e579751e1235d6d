"""Doubtful names, by what stands round them: the guard's ground and the arbiter's reading together."""

import pytest

from evidence.documents import open_document
from evidence.scanner import Scanner
from evidence.stance import judge


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wrote the tests with Cursor and read every change.", "Cursor"),
        ("Recruiter at OpenAI, 2021 to 2023.", "OpenAI"),
        ("Storyboards made in Runway, then drawn by hand.", "Runway"),
        ("Forecast weekly sales for 140 shops with Prophet.", "Prophet"),
        ("Compiled weekly reports for the board using A.I. and Excel.", "A.I"),
        ("## Experience\n### Head of ML, Elm AG | 2022 – 2024\n- Hired nine people.", "Head of ML"),
        ("## Data & AI Skills\n- Python\n- LLMs", "LLMs"),
    ],
)
def test_the_ai_thing(scanner: Scanner, text: str, name: str) -> None:
    document = open_document(text.encode(), "text.md")
    judgements, _ = judge(document, *scanner._matcher.find(document), scanner._rules)
    assert name in [j.mention.text for j in judgements]
    assert all(0.5 <= j.sense <= 1 for j in judgements)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Claude, my colleague in Lyon, keeps the keys of the freezer.", "Claude"),
        ("Migrated SQL jobs with a cursor to set-based queries.", "cursor"),
        ("Sailed the yacht Gemini round the island.", "Gemini"),
        ("Dressed forty models for the runway show in Milan.", "runway"),
        ("LL.M. in tax law, 2012.", "LL.M"),
        ("Notation: x3 and H2O are typed with a lowered digit.", "H2O"),
        ("Drew U+005E, known as caret, on the old keyboard.", "caret"),
        ("Posters in the 'Having Typeface' style.", "Typeface"),
        ("Built the Captions feature in a team of six.", "Captions"),
        ("Read Emergent Communication and Swarm Ethics at the seaside.", "Emergent"),
        ("Tuned the Whisper Gallery of the old dome.", "Whisper"),
    ],
)
def test_a_look_alike_has_its_reason(scanner: Scanner, text: str, name: str) -> None:
    judgements, rejections = scanner.explain(text)
    assert name not in [j.mention.text for j in judgements]
    assert all(r.because for r in rejections)


def test_every_candidate_is_told_once_and_in_order(scanner: Scanner) -> None:
    judgements, rejections = scanner.explain("Claude wrote to Jasper about Gemini; I use ChatGPT, Sora and Cursor.")
    spans = [(m.start, m.end) for m in (*(j.mention for j in judgements), *(r.mention for r in rejections))]
    assert len(spans) == len(set(spans))
    assert [j.mention.start for j in judgements] == sorted(j.mention.start for j in judgements)
    assert [r.mention.start for r in rejections] == sorted(r.mention.start for r in rejections)
