"""Grids of short cells on a page, and tables with titles over their columns."""

import io
from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from evidence.documents import Document, open_document
from evidence.documents.tables import is_titles

TOP = [("VALIGN", (0, 0), (-1, -1), "TOP")]
STYLES = getSampleStyleSheet()


def head(text: str) -> Flowable:
    return Paragraph(text, STYLES["Heading2"])


def body(text: str) -> Flowable:
    return Paragraph(text, STYLES["BodyText"])


def page(*story: Flowable) -> Document:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build([Paragraph("Ida Berg", STYLES["Title"]), *story])
    return open_document(out.getvalue(), "cv.pdf")


def with_grid(title: str, rows: Sequence[list[Any]]) -> Document:
    columns = len(rows[0])
    return page(
        head("Experience"), body("Analyst, Nord AS, 2020 – 2023"), body("• Drafted reports."),
        head(title), Table(rows, colWidths=[480 / columns] * columns, style=TOP),
        head("Education"), body("BSc Maths, UiO, 2014"),
    )  # fmt: skip


def section(document: Document, kind: str) -> list[tuple[str, str]]:
    return [
        (block.kind, document.block_text(n))
        for n, block in enumerate(document.blocks)
        if document.sections[block.section].kind == kind and block.kind != "heading"
    ]


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_the_cells_of_a_grid_are_blocks_of_their_own(columns: int) -> None:
    names = ["Python", "Claude", "Team work", "Excel", "Midjourney", "Word", "Gemini", "Driving", "Figma", "PyTorch",
             "Rust", "Suno"]  # fmt: skip
    rows = [names[n : n + columns] for n in range(0, 12, columns)]
    document = with_grid("Skills", rows)
    assert section(document, "skills") == [("cell", name) for name in names]
    assert [entry.title for entry in document.entries] == ["Analyst", "BSc Maths"]


def test_a_grid_of_bullets_is_bullets() -> None:
    document = with_grid("To learn", [["• Cursor", "• Claude", "• Suno"], ["• Runway", "• Rust", "• Go"]])
    assert section(document, "goals") == [("bullet", x) for x in ("Cursor", "Claude", "Suno", "Runway", "Rust", "Go")]


def test_a_cell_of_two_lines_is_one() -> None:
    cells = [["Python", "Prompt<br/>engineering"], ["Excel", "Claude"], ["Word", "Figma"]]
    document = with_grid("Skills", [[body(cell) for cell in row] for row in cells])
    assert ("cell", "Prompt engineering") in section(document, "skills")


def test_tables_above_and_below_a_heading_are_not_columns() -> None:
    jobs = [
        ["2019 – 2021", [body("Analyst, Blue Bank"), body("Trained models for churn.")]],
        ["2017 – 2018", [body("Intern, Green Shop"), body("Labelled images for a shop of shoes.")]],
    ]
    skills = [["AI tools", "ChatGPT, Gemini", "Expert"], ["Office", "Word, Excel", "Good"]]
    document = page(
        head("Experience"), Table(jobs, colWidths=[120, 300], style=TOP),
        head("Skills"), Table(skills, colWidths=[120, 150, 150]), head("Interests"), body("Sailing"),
    )  # fmt: skip
    assert [(entry.title, entry.organisation) for entry in document.entries] == [
        ("Analyst", "Blue Bank"), ("Intern", "Green Shop"),
    ]  # fmt: skip
    assert ("paragraph", "Labelled images for a shop of shoes.") in section(document, "experience")
    assert [text for _, text in section(document, "skills")] == [cell for row in skills for cell in row]


def test_jobs_with_their_dates_at_the_right_are_no_grid() -> None:
    document = page(
        head("Experience"),
        Table([["Analyst, Nord AS", "2020 – 2023"], ["Clerk, Sud AS", "2018 – 2020"]], colWidths=[380, 100]),
        head("Interests"), body("Sailing"),
    )  # fmt: skip
    assert [(entry.title, entry.organisation) for entry in document.entries] == [
        ("Analyst", "Nord AS"), ("Clerk", "Sud AS"),
    ]  # fmt: skip


def test_the_rows_of_a_table_with_titles_stay_rows_and_begin_in_their_year() -> None:
    rows = [["Tool", "Level", "Since"], ["ChatGPT", "Expert", "2023"], ["Midjourney", "none", "-"]]
    document = with_grid("Skills", rows)
    assert [text for _, text in section(document, "skills")] == [" ".join(row) for row in rows]
    dated = [block.dated and (block.dated.start, block.dated.end) for block in document.blocks]
    assert [one for one in dated if one] == [("2023", "present")]


@pytest.mark.parametrize("title", ["Since", "From", "Started", "Used since"])
def test_a_year_under_a_title_of_beginnings_is_open(title: str) -> None:
    document = open_document(f"## Skills\n\n| Tool | {title} |\n|---|---|\n| ComfyUI | 2022 |\n".encode(), "cv.md")
    dated = {document.block_text(n): block.dated for n, block in enumerate(document.blocks) if block.dated}
    assert {text: (period.start, period.end) for text, period in dated.items()} == {
        "ComfyUI": ("2022", "present"), "2022": ("2022", "present"),
    }  # fmt: skip


@pytest.mark.parametrize("title", ["Until", "Last used", "Year"])
def test_a_year_under_another_title_is_not(title: str) -> None:
    document = open_document(f"## Skills\n\n| Tool | {title} |\n|---|---|\n| ComfyUI | 2022 |\n".encode(), "cv.md")
    assert not any(block.dated for block in document.blocks)


def test_a_table_with_beginnings_and_ends_dates_its_rows_itself() -> None:
    document = open_document(b"## Work\n\n| Role | From | To |\n|---|---|---|\n| Nurse | 2019 | 2021 |\n", "cv.md")
    assert not any(block.dated for block in document.blocks)


def test_titles_of_a_table_of_tools() -> None:
    assert is_titles(["Tool", "Level", "Since"])
    assert not is_titles(["Python", "Claude"])
    assert not is_titles(["Period", "Work"])


def test_a_title_below_a_name_in_the_same_type_is_a_section() -> None:
    document = page(head("Skills"), body("Word"))
    assert document.sections[1].title == "Skills"
