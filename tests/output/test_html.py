"""The candidate's page: self-contained, without script, whatever stands in the resume."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from evidence.output import check_page

HOSTILE = "<script>alert(1)</script><img src=\"http://x/\" onerror='x'>"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def mention(text: str = "ChatGPT", **more: Any) -> dict[str, Any]:
    statement = f"Drafted {text} briefs"
    return {
        "name": text, "text": text, "start": 108, "end": 108 + len(text), "stance": "use", "needs_review": False,
        "because": [{"rule": "use.drafted", "text": "Drafted", "start": 100, "end": 107}],
        "facets": {"purpose": {"text": "briefs"}}, "period": {"start": "2023", "end": "present"},
        "statement": {"text": statement, "start": 100, "end": 100 + len(statement)},
        "section": "experience", "entry": "Counsel, Brava", "where": [{"page": 2, "box": [0, 0, 1, 1]}],
    } | more  # fmt: skip


def report(*mentions: dict[str, Any], path: str = "in/cv.pdf") -> dict[str, Any]:
    return {
        "evidence": {"version": "1", "lexicon": "2"},
        "document": {"path": path},
        "summary": {"strongest": "used"},
        "mentions": list(mentions),
        "rejected": [{"text": "cursor", "because": "database sense"}],
        "findings": [{"kind": "hidden_text", "page": 1, "text": HOSTILE, "because": "white on white"}],
    }


def page(value: dict[str, Any]) -> str:
    return check_page(value).decode("utf-8")


def test_quotes_stand_with_cue_section_entry_and_page() -> None:
    html = page(report(mention()))
    assert "<em>Drafted</em> <mark>ChatGPT</mark> briefs" in html
    assert "page 2, experience, Counsel, Brava" in html
    assert "‘Drafted’" in html
    assert "2023 to present" in html
    assert html.index("Shown: what you did") < html.index("database sense")


def test_stances_have_sections_in_the_order_of_evidence() -> None:
    stances = ["other", "openness", "use", "negated", "training", "listed"]
    html = page(report(*[mention(stance=s) for s in stances]))
    assert re.findall(r'<article class="(\w+)"', html) == ["use", "listed", "training", "openness", "negated", "other"]


def test_nothing_from_the_document_becomes_markup() -> None:
    html = page(report(mention(HOSTILE, entry=HOSTILE), path=f"{HOSTILE}.pdf"))
    parser = Tags()
    parser.feed(html)
    tags = {tag for tag, _ in parser.found}
    assert not tags & {"script", "img", "link", "iframe", "a", "form"}
    attributes = {name for _, attrs in parser.found for name in attrs}
    assert attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}


def test_the_policy_lets_nothing_load_but_the_pages_own_style() -> None:
    html = page(report(mention()))
    assert re.search(r"default-src 'none'; style-src 'sha256-[\w+/]+=*'; base-uri 'none'; form-action 'none'", html)
    assert 'name="viewport"' in html
    assert "@media print" in html
    assert html.count("<style>") == 1


def test_overlapping_cues_and_lone_surrogates_do_no_harm() -> None:
    cue = {"rule": "x", "text": "ted Chat", "start": 104, "end": 112}
    html = page(report(mention(because=[cue, cue], entry="a\udce9")))
    assert "Draf<em>ted Chat</em>GPT briefs" in html
    assert "a\\udce9" in html


def test_an_unreadable_file_has_its_page_too() -> None:
    value = {**report(), "error": {"code": "no_text", "message": "a scan"}}
    assert "could not be read (no_text)" in page(value)


def test_a_finding_about_the_whole_document_has_no_quote() -> None:
    value = report(mention())
    value["findings"] = [{"kind": "unsupported_language", "page": 0, "text": "", "because": "the text is French"}]
    assert "<li>unsupported language: the text is French</li>" in page(value)
