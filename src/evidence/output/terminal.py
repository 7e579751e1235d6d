"""For people, on a terminal: a table of reports, one report's quotes, one text's axes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evidence.documents.model import Document
from evidence.reports import Report
from evidence.stance import Judgement

RATIOS = {"document": 4, "used": 5}
TITLES = {
    "use": "Shown: what you did with AI",
    "listed": "Named only: no act is said",
    "training": "Learnt: courses and certificates",
    "openness": "Openness: wishes and interest",
    "negated": "Said not to be used",
    "other": "About someone or something else",
}


def summary_table(reports: Sequence[Report]) -> Table:
    """One row a document: strongest evidence, counts by stance, tools used."""
    table = Table(title="What the documents show", expand=True)
    for title in ("document", "strongest", "use", "listed", "training", "openness", "last used", "used"):
        table.add_column(title, overflow="fold", no_wrap=title == "strongest", ratio=RATIOS.get(title))
    for report in reports:
        path = escape(report["document"]["path"])
        if "error" in report:
            table.add_row(path, f"unreadable: {report['error']['code']}", *[""] * 6)
            continue
        summary = report["summary"]
        counts = [str(summary["counts"][s]) for s in ("use", "listed", "training", "openness")]
        names = {e["id"]: e["name"] for e in report["entities"]}
        used = ", ".join(names[i] for i in summary["used"])
        table.add_row(path, summary["strongest"], *counts, summary["last_used"] or "", escape(used))
    return table


def print_check(console: Console, report: Report) -> None:
    """A candidate's own check: every mention's quote, grouped by stance."""
    if "error" in report:
        error = report["error"]
        console.print(f"This file could not be read ({error['code']}): {escape(error['message'])}")
        return
    console.print(f"Strongest evidence of AI use: [bold]{report['summary']['strongest']}[/bold]")
    for stance, title in TITLES.items():
        group = [m for m in report["mentions"] if m["stance"] == stance]
        if group:
            console.print(f"\n[bold]{title}[/bold]")
        for mention in group:
            cue = ", ".join(repr(c["text"]) for c in mention["because"]) or mention["section"]
            quote = escape(mention["statement"]["text"])
            console.print(f"  {escape(mention['name'])}: “{quote}”  [dim](because: {escape(cue)})[/dim]")
    for finding in report["findings"]:
        console.print(f"\nNote ({finding['kind']}): {escape(finding['text'])}: {escape(finding['because'])}")


def print_explanation(
    console: Console, document: Document, judgements: Sequence[Judgement]
) -> None:
    """Each mention of a text with its stance, axes, deciding cues and what lost."""
    if not judgements:
        console.print("No AI mention found.")
    for judgement in judgements:
        mention = judgement.mention
        console.print(
            f"{escape(mention.text)} = {mention.entry.id} ({mention.match.kind}, {mention.match.score:.2f})"
        )
        console.print(f"  stance: {judgement.stance} ({judgement.confidence:.2f})")
        for axis, value in sorted(judgement.axes.items()):
            console.print(f"  {axis}: {value}")
        for cue in judgement.because:
            console.print(f"  because {cue.rule}: {escape(repr(cue.text))}")
        for stance, weight in judgement.lost.items():
            console.print(f"  lost: {stance} ({weight:.2f})")
        for facet, span in sorted(judgement.facets.items()):
            console.print(f"  facet {facet}: {escape(repr(span.text))}")
