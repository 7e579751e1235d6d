"""A candidate's check as one HTML page: self-contained, without script, readable on a phone and in print.

Everything from the document is escaped, and the page's own policy lets nothing load or run: a resume is a
stranger's text.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import Any

from evidence.output.lines import encode
from evidence.output.wording import STANCE_TITLES, STRONGEST_MEANINGS, cue_words, note, place, visible
from evidence.reports import Report

STYLE = """
:root { color-scheme: light dark; --line: #8886; --mark: #ffe08a; --cue: #1a6fb5; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; border-bottom: 1px solid var(--line); margin-top: 2rem; }
article { border-left: 4px solid var(--line); padding: 0 0 0 .8rem; margin: 1rem 0; break-inside: avoid; }
article.use { border-color: #2e8b57; } article.openness { border-color: #c58b00; }
h3 { font-size: 1rem; margin: 0; } blockquote { margin: .2rem 0; }
mark { background: var(--mark); color: #000; } em { font-style: normal; border-bottom: 2px solid var(--cue); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: .2rem 0; font-size: .9rem; }
dt { opacity: .75; } dd { margin: 0; } footer { margin-top: 2rem; font-size: .85rem; opacity: .8; }
@media print { body { max-width: none; font-size: 10pt; } h2 { break-after: avoid; } }
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"


def check_page(report: Report) -> bytes:
    """The page of one report, readable or not."""
    title = _text(report["document"]["path"].rsplit("/", 1)[-1])
    body = _unreadable(report["error"]) if "error" in report else _readable(report)
    page = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>AI evidence in {title}</title>
<style>{STYLE}</style>
</head>
<body>
<h1>AI evidence in {title}</h1>
{body}
<footer>Made by evidence {_text(report["evidence"]["version"])}, lexicon {_text(report["evidence"]["lexicon"])}.
It quotes the document and judges no person. Nothing was sent anywhere; this page loads nothing.</footer>
</body>
</html>
"""
    return encode(page)


def _unreadable(error: dict[str, Any]) -> str:
    return (
        f"<p>This file could not be read ({_text(error['code'])}): {_text(error['message'])}</p>\n"
        "<p>That says nothing about what stands in it. A program that screens resumes may not read it either.</p>"
    )


def _readable(report: Report) -> str:
    strongest = report["summary"]["strongest"]
    parts = [f"<p>Strongest evidence: <strong>{strongest}</strong>, {STRONGEST_MEANINGS[strongest]}.</p>"]
    for stance, title in STANCE_TITLES.items():
        group = [m for m in report["mentions"] if m["stance"] == stance]
        if group:
            quotes = "\n".join(_mention(m) for m in group)
            parts.append(f"<section>\n<h2>{title} ({len(group)})</h2>\n{quotes}\n</section>")
    if report["rejected"]:
        rows = [(r["text"], r["because"]) for r in report["rejected"]]
        parts.append(_list("Looks like AI, but was not counted", rows))
    if report["findings"]:
        rows = [(f["text"], f"{note(f['kind'])}{_page(f)}: {f['because']}") for f in report["findings"]]
        parts.append(_list("What a reader must know about the file", rows))
    return "\n".join(parts)


def _mention(mention: dict[str, Any]) -> str:
    rows = [("place", place(mention)), ("because of", cue_words(mention))]
    rows += [(name, facet["text"]) for name, facet in mention["facets"].items()]
    if mention["period"]:
        rows.append(("period", f"{mention['period']['start']} to {mention['period']['end']}"))
    if mention["needs_review"]:
        rows.append(("unsure", "read the sentence yourself"))
    details = "".join(f"<dt>{_text(key)}</dt><dd>{_text(value)}</dd>" for key, value in rows)
    return (
        f'<article class="{mention["stance"]}">\n<h3>{_text(mention["name"])}</h3>\n'
        f"<blockquote>{_quote(mention)}</blockquote>\n<dl>{details}</dl>\n</article>"
    )


def _quote(mention: dict[str, Any]) -> str:
    """The statement with the mention marked and the deciding words underlined; of two that overlap, the first."""
    statement, first = mention["statement"]["text"], mention["statement"]["start"]
    spans = [(mention["start"], mention["end"], "mark")]
    spans += [(cue["start"], cue["end"], "em") for cue in mention["because"]]
    html, at = "", 0
    for start, end, tag in sorted((s - first, e - first, tag) for s, e, tag in spans):
        if at <= start < end <= len(statement):
            html += f"{_text(statement[at:start])}<{tag}>{_text(statement[start:end])}</{tag}>"
            at = end
    return html + _text(statement[at:])


def _list(title: str, rows: list[tuple[str, str]]) -> str:
    quoted = [(f"“{_text(text)}”: " if text else "", _text(because)) for text, because in rows]
    items = "\n".join(f"<li>{quote}{because}</li>" for quote, because in quoted)
    return f"<section>\n<h2>{title}</h2>\n<ul>\n{items}\n</ul>\n</section>"


def _page(finding: dict[str, Any]) -> str:
    return f" on page {finding['page']}" if finding["page"] else ""


def _text(text: str) -> str:
    return escape(visible(text))
