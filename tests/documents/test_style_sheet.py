"""Colours and declarations of style sheets."""

import pytest

from evidence.documents.style_sheet import Look, colour_of, declarations


@pytest.mark.parametrize("value", ["#fff", "#FFFFFF", "#ffff", "white", "rgb(255, 255, 255)", "rgba(255 255 255 / 1)",
                                   "hsl(0, 0%, 100%)", "#ffffff no-repeat"])  # fmt: skip
def test_white(value: str) -> None:
    assert colour_of(value) == (255, 255, 255)


@pytest.mark.parametrize("value", ["var(--ink)", "currentcolor", "rgba(255,255,255,0.4)", "#fff8", "url(a.png) #fff",
                                   "linear-gradient(#fff, #000)"])  # fmt: skip
def test_no_plain_colour(value: str) -> None:
    assert colour_of(value) is None


def test_declarations() -> None:
    assert declarations("Color : #FFF ;; background:\n red") == {"color": "#fff", "background": "red"}


def test_what_is_not_known_is_seen() -> None:
    white = (255, 255, 255)
    assert Look(white, white).unseen() == "white on white"
    assert Look(white, None).unseen() is None
    assert Look(None, white).unseen() is None
    assert Look((0, 0, 0), (4, 4, 4)).unseen() == "in the colour of its ground"
