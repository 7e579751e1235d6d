"""Build the report of one document: plain data in the contract's order of keys."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evidence import __version__
from evidence.documents.model import Document, Entry
from evidence.errors import DocumentError
from evidence.lexicon.model import Lexicon
from evidence.matching.model import Rejection
from evidence.reports.findings import findings_of
from evidence.stance.model import STANCES, Judgement, Span

SCHEMA_VERSION = "1.0"
STRONGEST = ("demonstrated", "used", "listed", "trained", "open", "declined", "none")
LOW_CONFIDENCE = 0.6

Report = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """What changes a report's content; its digest stands in every report."""

    adjacent: bool = False
    text: bool = False

    @property
    def digest(self) -> str:
        """`sha256:` and the hex digest of the settings' canonical form."""
        return "sha256:" + hashlib.sha256(repr(self).encode()).hexdigest()


def build_report(
    path: str,
    document: Document,
    judgements: Sequence[Judgement],
    rejections: Sequence[Rejection],
    lexicon: Lexicon,
    settings: Settings,
) -> Report:
    """The report of a document that was read."""
    counted = [j for j in judgements if not j.mention.entry.adjacent]
    shown = list(judgements) if settings.adjacent else counted
    head: dict[str, Any] = {
        "path": path,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "pages": document.pages,
        "language": document.language,
        "characters": len(document.text),
    }
    if settings.text:
        head["text"] = document.text
    return {
        **_preamble(lexicon, settings),
        "document": head,
        "summary": _summary(counted),
        "entities": _entities(counted),
        "mentions": [_mention(f"m{i}", document, j) for i, j in enumerate(shown, 1)],
        "rejected": [
            {
                "text": r.mention.text,
                "entity": r.mention.entry.id,
                "because": r.because,
                "start": r.mention.start,
                "end": r.mention.end,
            }
            for r in rejections
        ],
        "findings": findings_of(document, counted),
    }


def build_error(path: str, sha256: str | None, error: DocumentError, lexicon: Lexicon, settings: Settings) -> Report:
    """The report of a document that could not be read: `error` in place of mentions."""
    return {
        **_preamble(lexicon, settings),
        "document": {"path": path, "sha256": sha256},
        "error": {"code": error.code, "message": error.message},
    }


def _preamble(lexicon: Lexicon, settings: Settings) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "evidence": {
            "version": __version__,
            "lexicon": lexicon.version,
            "lexicon_digest": lexicon.digest,
            "settings_digest": settings.digest,
        },
    }


def strongest(judgements: Sequence[Judgement]) -> str:
    """The first of STRONGEST that holds."""
    stances = {j.stance for j in judgements}
    uses = [j for j in judgements if j.stance == "use"]
    if any({"outcome", "built"} & j.facets.keys() for j in uses):
        return "demonstrated"
    for stance, name in (
        ("use", "used"),
        ("listed", "listed"),
        ("training", "trained"),
        ("openness", "open"),
        ("negated", "declined"),
    ):
        if stance in stances:
            return name
    return "none"


def _summary(judgements: Sequence[Judgement]) -> dict[str, Any]:
    counts = Counter(j.stance for j in judgements)
    used = {j.mention.entry.id for j in judgements if j.stance == "use"}
    wanted = {j.mention.entry.id for j in judgements if j.stance == "openness"}
    return {
        "strongest": strongest(judgements),
        "counts": {stance: counts.get(stance, 0) for stance in STANCES},
        "used": sorted(used),
        "open_to": sorted(wanted - used),
        "last_used": _last([j for j in judgements if j.stance == "use"]),
    }


def _last(uses: Sequence[Judgement]) -> str | None:
    ends = [j.period.period.end for j in uses if j.period]
    return "present" if "present" in ends else max(ends, default=None)


def _entities(judgements: Sequence[Judgement]) -> list[dict[str, Any]]:
    groups: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        groups.setdefault(judgement.mention.entry.id, []).append(judgement)
    rows = []
    for identifier, group in sorted(groups.items()):
        entry = group[0].mention.entry
        uses = [j for j in group if j.stance == "use"]
        counts = Counter(str(j.stance) for j in group)
        rows.append(
            {
                "id": identifier,
                "name": entry.name,
                "kind": entry.kind,
                "family": entry.family,
                "counts": {stance: counts[stance] for stance in STANCES if counts[stance]},
                "first": min((j.period.period.start for j in uses if j.period), default=None),
                "last": _last(uses),
            }
        )
    return rows


def _mention(identifier: str, document: Document, judgement: Judgement) -> dict[str, Any]:
    mention = judgement.mention
    block = document.blocks[mention.block]
    period = judgement.period
    return {
        "id": identifier,
        "entity": mention.entry.id,
        "name": mention.entry.name,
        "kind": mention.entry.kind,
        "family": mention.entry.family,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "match": {
            "kind": mention.match.kind,
            "alias": mention.match.alias,
            "score": round(mention.match.score, 2),
            "sense": round(judgement.sense, 2),
        },
        "stance": judgement.stance,
        "confidence": round(judgement.confidence, 2),
        "needs_review": judgement.confidence < LOW_CONFIDENCE or not document.in_english,
        "because": [{"rule": c.rule, "text": c.text, "start": c.start, "end": c.end} for c in judgement.because],
        "axes": dict(sorted(judgement.axes.items())),
        "facets": {name: _span(span) for name, span in sorted(judgement.facets.items())},
        "period": period and {"start": period.period.start, "end": period.period.end, "source": period.source},
        "statement": _span(judgement.statement),
        "section": document.sections[block.section].kind,
        "entry": _entry_name(document.entries[block.entry]) if block.entry is not None else None,
        "where": _where(document, mention.start, mention.end),
    }


def _span(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _entry_name(entry: Entry) -> str:
    return ", ".join(part for part in (entry.title, entry.organisation) if part) or entry.heading


def _where(document: Document, start: int, end: int) -> list[dict[str, Any]]:
    """One box a line and page, around the words that the span touches."""
    boxes: list[tuple[int, list[float]]] = []
    for word in document.words:
        if word.box is None or word.end <= start or word.start >= end:
            continue
        left, top, right, bottom = word.box
        if boxes and boxes[-1][0] == word.page and abs(boxes[-1][1][1] - top) < (bottom - top) / 2:
            box = boxes[-1][1]
            box[:] = [min(box[0], left), min(box[1], top), max(box[2], right), max(box[3], bottom)]
        else:
            boxes.append((word.page, [left, top, right, bottom]))
    return [{"page": page, "box": [round(v, 1) for v in box]} for page, box in boxes]
