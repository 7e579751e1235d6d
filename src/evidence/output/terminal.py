"""For people, on a terminal: a table of reports, one report's quotes, one text's axes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evidence.output.wording import STANCE_TITLES, STRONGEST_MEANINGS, cue_words, note, place, visible
from evidence.reports import Report
from evidence.stance.model import STANCES

if TYPE_CHECKING:
    from evidence.matching import Rejection
    from evidence.stance import Judgement

RATIOS = {"document": 1, "used": 1}
WIDEST_WORD = 11  # of a note: unreadable, unsupported, instruction


class Terminal(Console):
    """Standard output for people; long lines are wrapped on a terminal only."""

    def __init__(self) -> None:
        super().__init__(soft_wrap=not sys.stdout.isatty())

    def on_broken_pipe(self) -> None:
        """Leave it to the program, which ends well where its reader has left; rich would end with 1."""
        raise BrokenPipeError


def summary_table(rows: Sequence[dict[str, Any]]) -> Table:
    """A table of summary rows: strongest evidence, counts by stance, what was used, what a reader must know."""
    table = Table(title="What the documents show", expand=True, box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for title in ("document", "strongest", *STANCES, "last used", "used", "note"):
        width = WIDEST_WORD if title == "note" else None
        fixed = title in ("strongest", *STANCES)
        table.add_column(title, overflow="fold", no_wrap=fixed, ratio=RATIOS.get(title), width=width)
    for row in rows:
        path = _safe(row["path"])
        if row["error"]:
            table.add_row(path, "unreadable", *[""] * (len(STANCES) + 2), note(row["error"]))
            continue
        counts = [str(row["counts"][stance]) for stance in STANCES]
        notes = ", ".join(note(kind) for kind in dict.fromkeys(row["findings"]))
        used = ", ".join(entity["name"] for entity in row["tools_used"] + row["practices_used"])
        table.add_row(path, row["strongest"], *counts, row["last_used"] or "", _safe(used), notes)
    return table


def print_check(console: Console, report: Report) -> None:
    """A candidate's own check: every mention's quote and place, grouped by stance."""
    if "error" in report:
        error = report["error"]
        console.print(f"This file could not be read ({error['code']}): {_safe(error['message'])}")
        return
    strongest = report["summary"]["strongest"]
    console.print(f"Strongest evidence of AI use: [bold]{strongest}[/bold] ({STRONGEST_MEANINGS[strongest]})")
    for stance, title in STANCE_TITLES.items():
        group = [m for m in report["mentions"] if m["stance"] == stance]
        if group:
            console.print(f"\n[bold]{title}[/bold]")
        for mention in group:
            console.print(f"  {_safe(mention['name'])}: “{_safe(mention['statement']['text'])}”")
            console.print(f"    [dim]{_safe(place(mention))}; because of {_safe(cue_words(mention))}[/dim]")
    for finding in report["findings"]:
        where = f", page {finding['page']}" if finding["page"] else ""
        quote = f"“{_safe(finding['text'])}”: " if finding["text"] else ""
        console.print(f"\nNote ({note(finding['kind'])}{where}): {quote}{_safe(finding['because'])}")


def _safe(text: str) -> str:
    return escape(visible(text))


def print_explanation(console: Console, judgements: Sequence[Judgement], rejections: Sequence[Rejection]) -> None:
    """Each mention of a text with its stance, axes, deciding cues and what lost; then the look-alikes."""
    if not judgements:
        console.print("No AI mention found.")
    for judgement in judgements:
        mention = judgement.mention
        console.print(f"{_safe(mention.text)} = {mention.entry.id} ({mention.match.kind}, {mention.match.score:.2f})")
        if mention.entry.adjacent:
            console.print("  no AI of its own: never counted as evidence")
        console.print(f"  stance: {judgement.stance} ({judgement.confidence:.2f})")
        for axis, value in sorted(judgement.axes.items()):
            console.print(f"  {axis}: {value}")
        for cue in judgement.because:
            console.print(f"  because {cue.rule}: {_safe(repr(cue.text))}")
        for stance, weight in judgement.lost.items():
            console.print(f"  lost: {stance} ({weight:.2f})")
        for facet, span in sorted(judgement.facets.items()):
            console.print(f"  facet {facet}: {_safe(repr(span.text))}")
    for rejection in rejections:
        mention = rejection.mention
        console.print(f"{_safe(mention.text)} is not {mention.entry.id}: {_safe(rejection.because)}")
