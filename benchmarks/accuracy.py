"""Accuracy on labelled documents, end to end from rendered PDF and DOCX.

    python -m benchmarks.accuracy FOLDER [--half test] [--format all] [--errors]

Documents are split by name: every second one, in sorted order, is for checking. Three baselines are computed in
the same run, on the mentions that were found: every mention a use; the section's heading alone; and, once
`make baselines` has built its environment, medspaCy's ConText with a cue list, then the heading.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.context_baseline import ContextBaseline, available
from benchmarks.gold import NOT_AI, GoldDocument, GoldMention, read_gold
from benchmarks.render import FORMATS, render
from evidence.reports import Settings
from evidence.scanner import Scanner
from evidence.stance.model import FACETS, STANCES

BY_SECTION = {
    "skills": "listed",
    "education": "training",
    "certifications": "training",
    "interests": "openness",
    "goals": "openness",
}


@dataclass
class Tally:
    """Counts over documents; `pairs` holds (gold stance, reported stance) of the mentions found."""

    found: int = 0
    missed: int = 0
    extra: int = 0
    look_alikes: int = 0
    look_alikes_reported: int = 0
    names_right: int = 0
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_use: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_section: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_context: Counter[tuple[str, str]] = field(default_factory=Counter)
    facets: dict[str, Counter[str]] = field(default_factory=lambda: {f: Counter() for f in FACETS})
    periods: Counter[bool] = field(default_factory=Counter)
    confidences: list[tuple[float, bool]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def detection(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        return f_score(self.found, self.extra, self.missed)

    def micro(self, pairs: Counter[tuple[str, str]]) -> float:
        """Micro-F1 end to end: a mention counts when it is found with the right stance."""
        right = sum(n for (a, b), n in pairs.items() if a == b)
        total = self.found + self.missed + self.found + self.extra
        return 2 * right / total if total else 0.0

    def classes(self, pairs: Counter[tuple[str, str]]) -> dict[str, tuple[float, float, float]]:
        """Precision, recall, F1 by stance, on the mentions that were found."""
        rows: dict[str, tuple[float, float, float]] = {}
        for stance in STANCES:
            right = pairs[stance, stance]
            said = sum(n for (_, b), n in pairs.items() if b == stance)
            true = sum(n for (a, _), n in pairs.items() if a == stance)
            rows[stance] = f_score(right, said - right, true - right)
        return rows

    def reliability(self) -> list[tuple[float, int, float, float]]:
        """Tenths of confidence that hold a mention: lower edge, mentions, mean confidence, share right."""
        rows = []
        for tenth in range(10):
            inside = [pair for pair in self.confidences if min(int(pair[0] * 10), 9) == tenth]
            if inside:
                size = len(inside)
                rows.append((tenth / 10, size, sum(c for c, _ in inside) / size, sum(r for _, r in inside) / size))
        return rows

    def calibration_error(self) -> float:
        """Expected calibration error over tenths (Naeini et al., 2015)."""
        total = max(len(self.confidences), 1)
        return sum(size * abs(said - right) for _, size, said, right in self.reliability()) / total

    def share(self, gold: Iterable[str], said: str) -> float:
        """Of the found mentions with a stance in `gold`, the share reported as `said`."""
        wanted = set(gold)
        total = sum(n for (a, _), n in self.pairs.items() if a in wanted)
        return sum(n for (a, b), n in self.pairs.items() if a in wanted and b == said) / max(total, 1)


def f_score(right: int, extra: int, missed: int) -> tuple[float, float, float]:
    """Precision, recall and F1 from counts."""
    precision = right / (right + extra) if right + extra else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def squeeze(text: str) -> tuple[str, list[int]]:
    """Letters and digits of a text, lower case, with their offsets."""
    kept = [(c, i) for i, char in enumerate(text) for c in char.lower() if c.isalnum()]
    return "".join(c for c, _ in kept), [i for _, i in kept]


def locate(gold: GoldDocument, text: str) -> list[tuple[int, int] | None]:
    """Where each labelled span lies in the text that was read, by the words around it."""
    source, offsets = squeeze(gold.text)
    target, places = squeeze(text)
    at = {offset: i for i, offset in reversed(list(enumerate(offsets)))}
    spans: list[tuple[int, int] | None] = []
    for mention in gold.mentions:
        inside = [i for i in range(mention.start, mention.end) if i in at]
        span = None
        if inside:
            first, last = at[inside[0]], at[inside[-1]]
            span = _locate_one(source, target, places, first, last)
        spans.append(span)
    return spans


def _locate_one(source: str, target: str, places: Sequence[int], first: int, last: int) -> tuple[int, int] | None:
    for before, after in ((30, 30), (15, 15), (20, 0), (0, 20), (8, 8)):
        low = max(0, first - before)
        context = source[low : last + 1 + after]
        hits = []
        at = target.find(context)
        while at >= 0:
            hits.append(at)
            at = target.find(context, at + 1)
        if hits:
            share = len(target) / max(len(source), 1)
            best = min(hits, key=lambda hit: abs(hit - low * share)) + first - low
            return places[best], places[best + last - first] + 1
    return None


def score(tally: Tally, gold: GoldDocument, report: dict[str, Any], context: ContextBaseline | None = None) -> None:
    """Add one document's report to the tally."""
    mentions = report.get("mentions", [])
    spans = locate(gold, report.get("document", {}).get("text", ""))
    taken: set[int] = set()
    for label, span in zip(gold.mentions, spans, strict=True):
        hit = None
        if span is not None:
            overlaps = [
                (min(m["end"], span[1]) - max(m["start"], span[0]), -i)
                for i, m in enumerate(mentions)
                if i not in taken and m["start"] < span[1] and span[0] < m["end"]
            ]
            hit = -max(overlaps)[1] if overlaps else None
        if label.stance == NOT_AI:
            tally.look_alikes += 1
            if hit is not None:
                tally.look_alikes_reported += 1
                tally.errors.append(f"{gold.name}\tlook-alike\t{mentions[hit]['statement']['text'][:150]}")
        elif hit is None:
            tally.missed += 1
            tally.errors.append(f"{gold.name}\tmissed\t{label.text} ({label.name}){'' if span else ' UNPLACED'}")
        else:
            taken.add(hit)
            _score_pair(tally, gold.name, label, mentions[hit])
            if context is not None:
                tally.by_context[label.stance, _by_context(context, report, mentions[hit])] += 1
    for i, mention in enumerate(mentions):
        if i not in taken:
            tally.extra += 1
            tally.errors.append(f"{gold.name}\textra\t{mention['text']}\t{mention['statement']['text'][:120]}")


def _by_context(context: ContextBaseline, report: dict[str, Any], mention: dict[str, Any]) -> str:
    heading = BY_SECTION.get(mention["section"], "use")
    return context.stance(report["document"]["text"], mention["start"], mention["end"], heading)


def _score_pair(tally: Tally, document: str, label: GoldMention, mention: dict[str, Any]) -> None:
    stance = mention["stance"]
    tally.found += 1
    tally.names_right += squeeze(label.name)[0] == squeeze(mention["name"])[0]
    tally.pairs[label.stance, stance] += 1
    tally.confidences.append((mention["confidence"], stance == label.stance))
    tally.by_use[label.stance, "use"] += 1
    tally.by_section[label.stance, BY_SECTION.get(mention["section"], "use")] += 1
    if stance != label.stance:
        rules = ",".join(cue["rule"] for cue in mention["because"])
        quote = mention["statement"]["text"][:160]
        tally.errors.append(f"{document}\t{label.stance}>{stance}\t{label.text}\t{rules}\t{quote}")
    if stance == label.stance == "use":
        for facet in FACETS:
            true, said = facet in label.facets, facet in mention["facets"]
            tally.facets[facet]["right" if true and said else "missed" if true else "extra" if said else "-"] += 1
        period = mention["period"] and (mention["period"]["start"], mention["period"]["end"])
        tally.periods[period == label.period] += 1


def split(files: Sequence[Path], half: str) -> list[Path]:
    """The documents to develop on, to check on, to train on, to test on only, or all.

    Which documents are for testing follows from their names alone, so that new ones move none.
    """
    ordered = sorted(files)
    return {
        "develop": ordered[::2],
        "check": ordered[1::2],
        "train": [path for path in ordered if not for_testing(path)],
        "tune": [path for path in ordered if fold(path) == 1],
        "test": [path for path in ordered if for_testing(path)],
        "all": ordered,
    }[half]


def for_testing(path: Path) -> bool:
    """Whether a document is of the fifth that is never trained on."""
    return fold(path) == 0


def fold(path: Path) -> int:
    """The fifth of the documents that one belongs to, by its name."""
    return int(hashlib.sha256(path.stem.encode()).hexdigest(), 16) % 5


def measure(files: Sequence[Path], forms: Sequence[str]) -> Tally:
    """Render, scan and score."""
    scanner = Scanner(Settings(text=True))
    tally = Tally()
    with ContextBaseline() if available() else nullcontext() as context:
        for path in files:
            gold = read_gold(path)
            for form in forms:
                report = scanner.scan(render(gold.text, form), f"{gold.name}.{form[:3]}")
                score(tally, gold, report, context)
    return tally


def show(tally: Tally) -> str:
    """The figures as text."""
    precision, recall, f1 = tally.detection()
    lines = [
        f"detection  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}",
        f"canonical name right  {tally.names_right / max(tally.found, 1):.3f}",
        f"look-alikes reported  {tally.look_alikes_reported}/{tally.look_alikes}"
        f"  {tally.look_alikes_reported / max(tally.look_alikes, 1):.3f}",
        f"openness reported as use  {tally.share(['openness'], 'use'):.3f}",
        f"not use reported as use   {tally.share(set(STANCES) - {'use'}, 'use'):.3f}",
        f"use reported as openness  {tally.share(['use'], 'openness'):.3f}",
    ]
    for title, pairs in (
        ("evidence", tally.pairs),
        ("every mention a use", tally.by_use),
        ("section alone", tally.by_section),
        ("ConText, then the section", tally.by_context),
    ):
        if not pairs:
            lines.append(f"\n{title}: not run; `make baselines` builds what it needs and runs it")
            continue
        rows = tally.classes(pairs)
        macro = sum(f for _, _, f in rows.values()) / len(rows)
        right = sum(n for (a, b), n in pairs.items() if a == b) / max(tally.found, 1)
        lines.append(
            f"\n{title}: micro-F1 end to end {tally.micro(pairs):.3f}, accuracy on those found {right:.3f}, "
            f"macro-F1 {macro:.3f}"
        )
        lines += [f"  {name:9s} P {p:.3f}  R {r:.3f}  F1 {f:.3f}" for name, (p, r, f) in rows.items()]
    lines.append("\nconfusion (rows: labelled, columns: reported)")
    lines.append(" " * 10 + "".join(f"{name:>10s}" for name in STANCES))
    lines += [f"{a:10s}" + "".join(f"{tally.pairs[a, b]:10d}" for b in STANCES) for a in STANCES]
    lines.append("\nfacets, on uses judged use")
    for facet, counts in tally.facets.items():
        p, r, f = f_score(counts["right"], counts["extra"], counts["missed"])
        lines.append(f"  {facet:10s} P {p:.3f}  R {r:.3f}  F1 {f:.3f}")
    lines.append("\nconfidence: from, mentions, mean, right")
    lines += [f"  {low:.1f} {size:6d}  {said:.3f}  {right:.3f}" for low, size, said, right in tally.reliability()]
    lines.append(f"expected calibration error {tally.calibration_error():.3f}")
    lines.append(f"period right  {tally.periods[True] / max(tally.periods.total(), 1):.3f}")
    return "\n".join(lines)


def main() -> None:
    """Print the figures of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--half", choices=["develop", "check", "train", "tune", "test", "all"], default="all")
    parser.add_argument("--format", choices=[*FORMATS, "all"], default="all")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    files = [path for folder in options.folders for path in sorted(folder.glob("*.md"))]
    forms = FORMATS if options.format == "all" else (options.format,)
    tally = measure(split(files, options.half), forms)
    if options.errors:
        print("\n".join(tally.errors))
    print(show(tally))


if __name__ == "__main__":
    main()
