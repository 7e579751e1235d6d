"""What the arbiter reads."""

import io

import docx
from hypothesis import given
from hypothesis import strategies as st

from evidence.documents import open_document
from evidence.stance.windows import STAND_IN, WIDEST, Place, windows_of

RESUME = """# Ida Quarnstrom

## Experience

### Legal Counsel, Brava Works | 2021 – Present

- Drafted contracts with Claude and checked them.
- Wrote memos by hand.

## Skills

Claude, Word
"""


def test_a_window_knows_section_entry_and_what_stood_before() -> None:
    document = open_document(RESUME.encode(), "cv.md")
    start = document.text.index("Claude")
    block = next(i for i, b in enumerate(document.blocks) if b.start <= start < b.end)
    (window,) = windows_of(document, [Place(start, start + 6, block, True)])
    assert window.context.startswith("experience : Experience > Legal Counsel")
    assert window.text == f"Drafted contracts with {STAND_IN} and checked them."
    assert window.text[slice(*window.spans[0])] == STAND_IN
    after = window.text.index("checked")
    assert window.in_document(after) == document.text.index("checked")


def test_a_pages_footer_is_read_without_what_stands_before_it() -> None:
    source = docx.Document()
    source.add_paragraph("I have not used Midjourney.")
    source.sections[0].footer.paragraphs[0].text = "Written with Perplexity"
    out = io.BytesIO()
    source.save(out)
    document = open_document(out.getvalue(), "cv.docx")
    start = document.text.index("Perplexity")
    (window,) = windows_of(document, [Place(start, start + 10, len(document.blocks) - 1, True)])
    assert "not used" not in window.context + window.text


@given(st.lists(st.integers(0, 240), min_size=1, max_size=40, unique=True))
def test_every_mention_is_in_one_window_at_its_own_place(places: list[int]) -> None:
    words = [f"word{i:03d}" for i in range(241)]
    document = open_document(("# A\n\n- " + " ".join(words) + "\n").encode(), "a.md")
    spans = []
    for place in sorted(places):
        start = document.text.index(words[place])
        block = next(i for i, b in enumerate(document.blocks) if b.start <= start < b.end)
        spans.append(Place(start, start + 7, block, False))
    seen = []
    for window in windows_of(document, spans):
        assert len(window.text) <= WIDEST
        for member, (start, end) in zip(window.members, window.spans, strict=True):
            seen.append(member)
            assert window.text[start:end] == document.text[spans[member].start : spans[member].end]
        hidden = {offset for start, end in window.shown for offset in range(start, end)}
        for offset in set(range(len(window.text))) - hidden:
            assert window.text[offset] == document.text[window.in_document(offset)]
    assert seen == list(range(len(spans)))
