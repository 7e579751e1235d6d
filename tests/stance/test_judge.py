"""Stances of sentences, end to end through the scanner's own parts."""

import pytest

from evidence.documents import open_document
from evidence.scanner import Scanner
from evidence.stance import judge


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


EMPLOYERS = [
    ("## Experience\n### Recruiter, Anthropic | 2022 – 2024\n- Hired forty people.", "Anthropic", "Anthropic"),
    ("## Experience\n### AI Engineer, Tarn AI AS, 2022 – 2024\n- Paid invoices.", "AI", "Tarn AI AS"),
    ("## Experience\n### OpenAI – Copywriter | 2022 – 2024\n- Wrote slogans.", "OpenAI", "OpenAI"),
    ("Office manager at Nordic AI, 2022 to 2024.", "AI", "Nordic AI"),
    ("Joined Stability AI as a receptionist.", "Stability AI", "Stability AI"),
]


@pytest.mark.parametrize(("text", "name", "employer"), EMPLOYERS)
def test_the_employers_own_name_is_other(scanner: Scanner, text: str, name: str, employer: str) -> None:
    document = open_document(text.encode(), "text.md")
    judgements, _ = judge(document, *scanner._matcher.find(document), scanner._rules)
    said = {j.mention.entry.name: (j.stance, j.because[0].rule, j.because[0].text) for j in judgements}
    assert said[name] == ("other", "other.employer", employer)
    assert said.get("AI engineer", ("use",))[0] == "use"


PROJECTS = [
    "## Experience\n### Freelance illustrator | Midjourney, ComfyUI | 2022 – 2024\n- Drew covers with them.",
    "## Projects\n### Invoice bot | LangChain | 2024\n- Reads 300 invoices a week.",
    "Good at Midjourney and quick sketches.",
    "## Experience\n### Intern | AI Research | 2021 – 2023\n- Trained YOLOv8 on pears.",
    "## Experience\n### Prompt Engineer | Generative AI Team | 2023 – 2024\n- Wrote prompts.",
]


@pytest.mark.parametrize("text", PROJECTS)
def test_a_tool_in_a_title_is_no_employer(scanner: Scanner, text: str) -> None:
    document = open_document(text.encode(), "text.md")
    mentions, _ = scanner._matcher.find(document)
    assert mentions
    assert [m.text for m in mentions if m.employer] == []


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
