"""What a reader must know about a document: the report's own findings and their places."""

from __future__ import annotations

from typing import get_args

import jsonschema
import pytest
from reportlab.pdfgen.canvas import Canvas

from evidence.documents.model import Block, Document, FindingKind, Period, Word
from evidence.lexicon.model import LexiconEntry
from evidence.matching.model import Match, Mention
from evidence.reports import report_schema
from evidence.reports.findings import before_release, unsupported_language
from evidence.scanner import Scanner
from evidence.stance.model import DatedPeriod, Judgement, Span, Stance

TOOL = LexiconEntry("tool.x", "X", "tool", "generative", "coding", "https://x.example", "X", "2023-03")
DOCUMENT = Document("a", "0", "application/pdf", 3, "Y X", (Block("paragraph", 0, 3, 0, page=2),))
FRENCH = "# Expérience\n\nAvocate en droit commercial depuis douze ans, chargée des contrats et de la formation.\n\n"


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner()


def judged(stance: Stance, end: str) -> Judgement:
    mention = Mention(TOOL, "X", 2, 3, 0, Match("exact", "X", 1.0))
    return Judgement(mention, stance, 0.9, (), Span("X", 2, 3), period=DatedPeriod(Period("2015", end), "entry"))


@pytest.mark.parametrize(("end", "found"), [("2022", 1), ("2023", 0), ("2023-02", 1), ("2023-03", 0), ("present", 0)])
def test_a_use_that_ended_before_release_is_a_finding(end: str, found: int) -> None:
    assert len(before_release(DOCUMENT, judged("use", end))) == found
    assert not before_release(DOCUMENT, judged("listed", end))


def test_its_page_is_that_of_the_mention() -> None:
    assert before_release(DOCUMENT, judged("use", "2020"))[0].page == 2
    over = Document("a", "0", "application/pdf", 3, "Y X", DOCUMENT.blocks, (Word("Y", 0, 1, 2), Word("X", 2, 3, 3)))
    assert before_release(over, judged("use", "2020"))[0].page == 3


def test_a_pdf_has_the_page_in_its_report(scanner: Scanner, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("pdf") / "cv.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 780, "Ida Quarnstrom, legal counsel in Malmo, with twelve years of work for small firms.")
    canvas.showPage()
    for number, line in enumerate(
        ("Experience", "Legal Counsel, Brava Works | 2015 - 2018", "Drafted NDAs with ChatGPT.")
    ):
        canvas.drawString(72, 780 - 30 * number, line)
    canvas.save()
    report = scanner.scan(path.read_bytes(), "cv.pdf")
    assert [(f["kind"], f["page"]) for f in report["findings"]] == [("before_release", 2)]


@pytest.mark.parametrize(("language", "words"), [("fr", "French"), ("xx", "another language (xx)")])
def test_another_language_is_named(language: str, words: str) -> None:
    (finding,) = unsupported_language(language)
    assert words in finding.because
    assert "English only" in finding.because


@pytest.mark.parametrize("language", [None, "en"])
def test_english_and_what_is_too_short_to_tell_are_no_finding(language: str | None) -> None:
    assert unsupported_language(language) == []


def test_a_french_resume_says_so_and_keeps_its_names(scanner: Scanner) -> None:
    text = FRENCH + "- Rédaction de fiches avec ChatGPT, relues à la main\n- Visuels faits avec Midjourney\n"
    report = scanner.scan(text.encode(), "cv.md")
    assert [(f["kind"], f["page"], f["text"]) for f in report["findings"]] == [("unsupported_language", 0, "")]
    assert {m["name"] for m in report["mentions"]} == {"ChatGPT", "Midjourney"}
    assert all(m["needs_review"] for m in report["mentions"])
    jsonschema.validate(report, report_schema())


def test_an_unknown_kind_is_no_report(scanner: Scanner) -> None:
    report = scanner.scan(FRENCH.encode(), "cv.md")
    for kind in get_args(FindingKind):
        report["findings"][0]["kind"] = kind
        jsonschema.validate(report, report_schema())
    report["findings"][0]["kind"] = "odd"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, report_schema())
