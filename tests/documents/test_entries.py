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


@pytest.mark.parametrize(
    "text", ["Used Heidi for notes", "Also wrote menus with Jasper", "Regularly answered phones", "See my work at"]
)
def test_what_was_done(text: str) -> None:
    assert says_what_was_done(text)


@pytest.mark.parametrize("text", ["Registered nurse", "Carer", "United Biscuits", "Head of speech", "Applied research"])
def test_names(text: str) -> None:
    assert not says_what_was_done(text)
