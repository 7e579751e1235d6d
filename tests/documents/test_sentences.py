"""Whether a sentence goes on in the next line."""

import pytest

from evidence.documents.sentences import goes_on, is_prose, is_stopped


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Drafts of letters with", "Claude"),
        ("tickets with drafts, each of which I", "checked."),
        ("Wrote all product texts of the", "Midjourney team"),
        ("Wrote all product texts in shops", "and offices of the town."),
    ],
)
def test_goes_on(text: str, after: str) -> None:
    assert goes_on(text, after)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Wrote the letters.", "and more of the same kind"),
        ("Python", "pandas"),
        ("12 Example Way, Springfield, Illinois", "ida@mail.example · linkedin.example"),
        ("Wrote all product texts in shops", "numpy"),
        ("Wrote all product texts in shops", "Edited films"),
        ("World War I", "Photoshop"),
    ],
)
def test_does_not_go_on(text: str, after: str) -> None:
    assert not goes_on(text, after)


def test_prose_has_small_words() -> None:
    assert is_prose("A studio with models of its own and time to learn")
    assert not is_prose("Generative AI Course Certificate Level Two Online Academy")


def test_a_list_is_stopped_where_most_items_end_in_a_full_stop() -> None:
    bullets = [True, True, True, True]
    assert is_stopped(["One.", "Two.", "Three.", "Four"], bullets)
    assert not is_stopped(["One", "Two.", "Three", "Four."], bullets)
    assert not is_stopped(["One.", "Two."], bullets[:2])
