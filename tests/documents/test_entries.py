"""Which lines are the heading of an entry."""

import io

import docx
import pytest

from evidence.documents import Document, open_document
from evidence.documents.entries import says_what_was_done


def word(lines: list[str]) -> Document:
    source = docx.Document()
    source.add_heading("Experience", 1)
    for line in lines:
        source.add_paragraph(line)
    out = io.BytesIO()
    source.save(out)
    return open_document(out.getvalue(), "cv.docx")


def headings(document: Document) -> list[str]:
    return [entry.heading for entry in document.entries]


def test_a_jobs_last_line_is_not_the_next_jobs_title() -> None:
    lines = ["Nurse, St. Luke, 2021 - present", "Used Heidi for notes", "Carer, Home First, 2018 - 2020"]
    document = word(lines)
    assert headings(document) == [lines[0], lines[2]]
    assert [b.entry for b in document.blocks] == [None, 0, 0, 1]
    assert (document.entries[1].title, document.entries[1].organisation) == ("Carer", "Home First")


def test_a_plain_line_does_not_head_a_line_that_names_post_and_organisation() -> None:
    lines = ["Nurse, St. Luke, 2021 - present", "Handover notes with Heidi", "Carer, Home First, 2018 - 2020"]
    assert headings(word([lines[0], "Kept charts.", *lines[1:]])) == [lines[0], lines[2]]


def test_a_name_above_its_dated_line_is_in_the_heading() -> None:
    lines = ["Voss Kraft AS", "Senior Engineer, 2020 - 2023", "Built models", "Volt AS", "Engineer, 2018 - 2019"]
    assert headings(word(lines)) == ["Voss Kraft AS\nSenior Engineer, 2020 - 2023", "Volt AS\nEngineer, 2018 - 2019"]


def test_title_organisation_and_date_in_three_lines() -> None:
    lines = ["Nurse", "St. Luke", "2021 - present", "Used Heidi for notes", "Carer", "Home First", "2018 - 2020"]
    assert headings(word(lines)) == ["Nurse\nSt. Luke\n2021 - present", "Carer\nHome First\n2018 - 2020"]


def named(lines: str, name: str = "cv.md") -> list[tuple[str, str, str]]:
    document = open_document(f"## Experience\n\n{lines}\n".encode(), name)
    return [(e.title, e.organisation, e.period.start if e.period else "") for e in document.entries]


def test_a_duration_is_no_part_of_a_heading() -> None:
    assert named("**Nexus Oy, Co-Founder & CTO** June 2023 – present 2 years 10 months") == [
        ("Co-Founder & CTO", "Nexus Oy", "2023-06")
    ]


def test_the_line_of_tools_under_a_heading_is_not_in_it() -> None:
    document = open_document(b"## Work\n\n### Project: Recipe Bot (2025)\nStack: LangGraph, Chroma\n", "cv.md")
    assert headings(document) == ["Project: Recipe Bot (2025)"]
    assert document.entries[0].organisation == ""


def test_a_labelled_organisation_is_in_the_heading() -> None:
    assert named("### Nurse\nEmployer: St. Luke\n2021 - 2023")[0][0] == "Nurse"
    assert headings(open_document(b"## Work\n\n### Nurse\nEmployer: St. Luke, 2021 - 2023\n", "cv.md")) == [
        "Nurse\nEmployer: St. Luke, 2021 - 2023"
    ]


@pytest.mark.parametrize("name", ["cv.md", "cv.txt"])
def test_organisation_and_post_above_their_date_are_two_lines(name: str) -> None:
    assert named("Dogwood LLC\nConsultant\n2018 to 2019\n\n- Set up a search.", name) == [
        ("Consultant", "Dogwood LLC", "2018")
    ]


def test_a_month_glued_to_a_name_is_its_date() -> None:
    assert named("Editor, Red PressMar 2023 – Present") == [("Editor", "Red Press", "2023-03")]


@pytest.mark.parametrize(
    "text", ["Used Heidi for notes", "Also wrote menus with Jasper", "Regularly answered phones", "See my work at"]
)
def test_what_was_done(text: str) -> None:
    assert says_what_was_done(text)


@pytest.mark.parametrize("text", ["Registered nurse", "Carer", "United Biscuits", "Head of speech", "Applied research"])
def test_names(text: str) -> None:
    assert not says_what_was_done(text)
