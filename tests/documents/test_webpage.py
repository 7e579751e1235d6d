"""What a reader of a web page sees, and what is hidden from him."""

import pytest

from evidence.documents import Document, open_document


def page(body: str, sheet: str = "", head: str = "") -> Document:
    source = f"<!doctype html><html><head>{head}<style>{sheet}</style></head><body><h1>Mo Lux</h1>{body}</body></html>"
    return open_document(source.encode(), "cv.html")


TEXT = "Used Claude daily"


@pytest.mark.parametrize(
    ("body", "sheet"),
    [
        (f'<p style="color:#ffffff">{TEXT}</p>', ""),
        (f'<p style="color: white; background: #FFF">{TEXT}</p>', ""),
        (f'<div style="color:rgb(255, 255, 255)"><p>{TEXT}</p></div>', ""),
        (f'<p><font color="white">{TEXT}</font></p>', ""),
        (f'<p class="h">{TEXT}</p>', ".h{display:none}"),
        (f'<p class="a h b">{TEXT}</p>', "/* x */ p { margin: 0 } p.h, .k { visibility: hidden; }"),
        (f'<p id="k">{TEXT}</p>', "#k{color:#fefefe}"),
        (f'<aside>{TEXT}</aside>', "aside{font-size:0}"),
        (f'<div class="x"><b class="y">{TEXT}</b></div>', ".x .y{opacity:0}"),
        (f'<p class="h">{TEXT}</p>', "@media screen { .h { display: none } }"),
        (f'<p class="h">{TEXT}</p>', ".h{display:none!important} p.h{display:block}"),
        (f'<p style="color:#fff">{TEXT}</p>', "::selection{background:black} a:hover{background:blue}"),
        (f'<div style="background:#102030"><p style="color:#102030">{TEXT}</p></div>', ""),
    ],
)  # fmt: skip
def test_hidden_text_is_a_finding(body: str, sheet: str) -> None:
    document = page(body, sheet)
    assert document.text == "Mo Lux"
    assert [(finding.kind, finding.text) for finding in document.findings] == [("hidden_text", TEXT)]


@pytest.mark.parametrize(
    ("body", "sheet", "head"),
    [
        (f'<div style="background:#123"><p style="color:#fff">{TEXT}</p></div>', "", ""),
        (f'<p class="dark">{TEXT}</p>', ".dark{color:#fff;background-color:black}", ""),
        (f'<p style="color:#fff">{TEXT}</p>', "body{background:linear-gradient(#000,#333)}", ""),
        (f'<p style="color:#fff">{TEXT}</p>', "body > p {background:black}", ""),
        (f'<p style="color:#fff">{TEXT}</p>', "", '<link rel="stylesheet" href="dark.css">'),
        (f'<p style="color:#fff">{TEXT}</p>', ":root{background:#111}", ""),
        (f'<p style="color:var(--ink)">{TEXT}</p>', "", ""),
        (f'<p class="h">{TEXT}</p>', "@media print{.h{display:none}}", ""),
        (f'<p class="h">{TEXT}</p>', "@media (max-width: 600px){.h{display:none}}", ""),
        (f'<p class="h">{TEXT}</p>', ".h{display:none} p.h{display:block}", ""),
        (f'<p class="h">{TEXT}</p>', ".h:hover{display:none}", ""),
        (f'<p class="h">{TEXT}</p>', ".menu .h{display:none}", ""),
        (f'<table bgcolor="#000000"><tr><td><font color="#ffffff">{TEXT}</font></td></tr></table>', "", ""),
    ],
)
def test_visible_text_stays(body: str, sheet: str, head: str) -> None:
    document = page(body, sheet, head)
    assert document.text == f"Mo Lux\n{TEXT}"
    assert not document.findings


def test_text_around_hidden_text_stays() -> None:
    document = page('<p>Cook <span style="color:#fff">with Claude</span> in hotels</p>')
    assert document.text == "Mo Lux\nCook in hotels"
    assert [finding.because for finding in document.findings] == ["white on white"]


def test_a_table_dates_its_rows() -> None:
    document = page("<h2>Skills</h2><table><tr><th>Tool<th>Since<tr><td>ComfyUI<td>2022</table>")
    dated = {document.block_text(n): block.dated.end for n, block in enumerate(document.blocks) if block.dated}
    assert dated == {"ComfyUI": "present", "2022": "present"}


def test_a_broken_style_sheet_is_no_obstacle() -> None:
    assert page(f"<p>{TEXT}</p>", "}} .h{{color:;;} @media { p { ").text == f"Mo Lux\n{TEXT}"
