"""From placed lines of a PDF to blocks."""

import io

from reportlab.pdfgen.canvas import Canvas

from evidence.documents import Document, open_document
from evidence.documents.hyphens import shown


def pdf(lines: list[tuple[float, float, str]]) -> Document:
    """A page of lines at x, y; those that begin with `#` are bold."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(600, 800))
    for x, y, text in lines:
        canvas.setFont("Helvetica-Bold" if text[0] == "#" else "Helvetica", 10)
        canvas.drawString(x, 800 - y, text.lstrip("#"))
    canvas.save()
    return open_document(out.getvalue(), "cv.pdf")


def rows(*texts: str) -> Document:
    return pdf([(60, 60 + 14 * n, text) for n, text in enumerate(texts)])


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.block_text(n)) for n, block in enumerate(document.blocks)]


def test_bullets_with_one_space_at_the_margin_are_bullets_after_a_full_line() -> None:
    for glyph in "•*–":
        document = rows(
            "#Experience", "Ardent is a maker of outdoor clothing with ninety staff and shops in four countries",
            f"{glyph} Wrote product texts with Jasper and edited them by hand before they went out to",
            f"{glyph} I have never used Midjourney for the pictures, which are all by our photographer",
        )  # fmt: skip
        assert [kind for kind, _ in blocks(document)] == ["heading", "paragraph", "bullet", "bullet"]


def test_a_dot_between_wrapped_names_is_no_bullet() -> None:
    document = rows("#Skills", "Photoshop • Illustrator • InDesign • Figma • Premiere", "• Blender • Maya")
    assert blocks(document)[1][1].endswith("Figma • Premiere • Blender • Maya")


def entries(document: Document) -> list[tuple[str, str]]:
    return [(entry.title, entry.period.start if entry.period else "") for entry in document.entries]


def test_dates_in_the_margin_stay_with_what_they_date() -> None:
    jobs = [("2021 - present", "#Copywriter, Ardent Oy"), ("2018 - 2021", "#Translator, Lingua Oy")]
    lines: list[tuple[float, float, str]] = [(60, 60, "#Experience"), (60, 192, "#Skills"), (160, 206, "Claude")]
    for n, (date, job) in enumerate(jobs):
        y = 80 + 50 * n
        lines += [(60, y, date), (160, y, job), (168, y + 14, "• Wrote texts with Jasper"), (168, y + 28, "• Led")]
    document = pdf(lines)
    assert entries(document) == [("Copywriter", "2021"), ("Translator", "2018")]
    assert [block.entry for block in document.blocks] == [None, 0, 0, 0, 1, 1, 1, None, None]


def test_a_date_at_the_foot_of_its_cell_or_wrapped_in_it_heads_the_cell() -> None:
    document = pdf(
        [
            (60, 60, "#Experience"), (60, 80, "#Period"), (160, 80, "#Work"),
            (160, 100, "Copywriter, Ardent Oy"), (160, 112, "Wrote all product texts with Jasper and"),
            (60, 124, "2022 - 2023"), (160, 124, "edited them."),
            (60, 142, "Jan 2018 -"), (160, 142, "Translator, Lingua Oy"),
            (60, 154, "May 2021"), (160, 154, "Used DeepL."),
        ]
    )  # fmt: skip
    assert entries(document) == [("Copywriter", "2022"), ("Translator", "2018-01")]
    assert document.text.endswith("Jan 2018 - May 2021 Translator, Lingua Oy\nUsed DeepL.")


def test_a_name_that_is_broken_at_a_capital_is_one() -> None:
    document = rows("#Experience", "• Drafted letters to the tenants of all houses with Chat-", "GPT and rewrote them")
    assert blocks(document)[1][1].endswith("with Chat-GPT and rewrote them")


def test_an_item_goes_on_to_its_full_stop_in_a_list_of_sentences() -> None:
    document = rows(
        "#Experience", "Clerk, Alto Ltd, 2021 – present", "• I wrote letters to Poland on claims and proofread them.",
        "• Drafts with Chat-", "GPT, checked.", "• Set up Hugging", "Face Spaces for demos.", "• Reviews with GitHub",
        "Copilot each sprint, a habit that I kept for", "years.", "• Flyers.", "Porter, Besso Ltd, 2018 – 2020",
    )  # fmt: skip
    assert [text for kind, text in blocks(document) if kind == "bullet"][1:] == [
        "Drafts with Chat-GPT, checked.", "Set up Hugging Face Spaces for demos.",
        "Reviews with GitHub Copilot each sprint, a habit that I kept for years.", "Flyers.",
    ]  # fmt: skip
    assert entries(document) == [("Clerk", "2021"), ("Porter", "2018")]


def test_a_list_of_names_is_not_joined() -> None:
    names = ["Wrote letters to all", "Python", "Claude Code", "Photoshop"]
    document = rows(
        "#Skills", "• Led the whole department of letters and claims", *[f"• {name}" for name in names], "Figma"
    )
    assert [text for _, text in blocks(document)][2:] == [*names, "Figma"]


def test_a_sentence_that_plainly_goes_on_is_joined() -> None:
    document = rows(
        "#Summary", "A line that is as wide as the column of this page of letters, briefs and minutes of the office.",
        "Answered tickets with drafts by a model, each of which I", "checked. Never let it send a letter.",
    )  # fmt: skip
    assert blocks(document)[-1][1].endswith("each of which I checked. Never let it send a letter.")


def test_a_sentence_in_a_narrow_column_of_short_lines_is_joined() -> None:
    lines = ["Python", "Excel", "Word", "Figma", "Sailing", "Chess"]
    placed: list[tuple[float, float, str]] = [(60, 60, "#Next"), *((60, 120 + 30 * n, x) for n, x in enumerate(lines))]
    document = pdf([*placed, (60, 74, "A studio with models of its own and time to learn"), (60, 88, "ComfyUI.")])
    assert blocks(document)[1][1].endswith("time to learn ComfyUI.")


def test_a_soft_hyphen_on_a_page_is_a_hyphen_but_inside_a_word() -> None:
    assert shown("newslett\u00aders") == "newsletters"
    assert shown("Start\u00adup non\u00adprofit multi\u00admaster") == "Start-up non-profit multi-master"
    assert shown("GPT\u00ad4, 2019\u00ad2021, con\u00ad") == "GPT-4, 2019-2021, con-"


def test_a_list_that_counts_down_is_a_list() -> None:
    talks = [f"{n}. Talk of the year on letters, Symposium ({2020 + n})" for n in (4, 3, 2, 1)]
    document = rows("#Invited Talks", *talks)
    assert [kind for kind, _ in blocks(document)] == ["heading", *["bullet"] * 4]
    assert not document.entries


def test_a_line_with_a_number_alone_is_no_list() -> None:
    assert [kind for kind, _ in blocks(rows("#Summary", "7. place in a race of nine hundred"))][1] == "paragraph"


def test_a_dated_bullet_before_the_next_job_is_no_title() -> None:
    document = rows(
        "#Experience", "Analyst, Nord AS, May 2021 – Aug 2022", "• Extended the journal of reports (2022)",
        "Clerk, Sud AS, May 2020 – Aug 2020", "• Sorted mail",
    )  # fmt: skip
    assert entries(document) == [("Analyst", "2021-05"), ("Clerk", "2020-05")]


def test_a_month_glued_to_a_name_is_a_word_of_its_own() -> None:
    document = rows("#Experience", "Editor, Red PressMar 2023 – Present")
    assert document.text.endswith("Editor, Red Press Mar 2023 – Present")
    assert entries(document) == [("Editor", "2023-03")]
    assert [word.box is not None for word in document.words if word.text in ("Press", "Mar")] == [True, True]


def test_letter_spaced_words_are_closed_up() -> None:
    lines = ["W O R K   E X P E R I E N C E", "Built mood boards with M i d j o u r n e y", "Vitamins A B C D E"]
    document = pdf([(60, 60 + 40 * n, line) for n, line in enumerate(lines)])
    assert document.text == "WORK EXPERIENCE\nBuilt mood boards with Midjourney\nVitamins A B C D E"
    assert document.sections[0].kind == "experience"
    word = next(word for word in document.words if word.text == "Midjourney")
    assert word.box is not None
    assert word.box[2] - word.box[0] > 50
