"""The report's JSON Schema (draft 2020-12)."""

from __future__ import annotations

from typing import Any, get_args

from evidence.documents.model import FindingKind
from evidence.errors import ErrorCode
from evidence.reports.report import SCHEMA_VERSION, STRONGEST
from evidence.stance.model import STANCES

_TEXT = {"type": "string"}
_NUMBER = {"type": "integer", "minimum": 0}


def _record(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def _maybe(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def report_schema() -> dict[str, Any]:
    """A fresh copy of the schema that every report validates against."""
    span = _record({"text": _TEXT, "start": _NUMBER, "end": _NUMBER})
    counts = {"type": "object", "additionalProperties": _NUMBER, "propertyNames": {"enum": list(STANCES)}}
    box = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
    family = {"enum": ["generative", "machine_learning", "adjacent"]}
    kind = {"enum": ["tool", "practice", "role", "general"]}
    finding = {"enum": list(get_args(FindingKind))}
    page = {**_NUMBER, "description": "from 1; 0 for the whole document, and in formats without pages"}
    mention = _record(
        {
            "id": _TEXT,
            "entity": _TEXT,
            "name": _TEXT,
            "kind": kind,
            "family": family,
            "text": _TEXT,
            "start": _NUMBER,
            "end": _NUMBER,
            "match": _record(
                {
                    "kind": {"enum": ["exact", "fuzzy"]},
                    "alias": _TEXT,
                    "score": {"type": "number", "minimum": 0, "maximum": 1},
                    "sense": {"type": "number", "minimum": 0, "maximum": 1},
                }
            ),
            "stance": {"enum": list(STANCES)},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "needs_review": {"type": "boolean"},
            "because": {
                "type": "array",
                "items": _record({"rule": _TEXT, "text": _TEXT, "start": _NUMBER, "end": _NUMBER}),
            },
            "axes": {"type": "object", "additionalProperties": _TEXT},
            "facets": {"type": "object", "additionalProperties": span},
            "period": _maybe(_record({"start": _TEXT, "end": _TEXT, "source": {"enum": ["entry", "statement"]}})),
            "statement": span,
            "section": _TEXT,
            "entry": _maybe(_TEXT),
            "where": {"type": "array", "items": _record({"page": _NUMBER, "box": box})},
        }
    )
    head = _record(
        {"path": _TEXT, "sha256": _maybe(_TEXT)},
        {
            "media_type": _TEXT,
            "pages": _NUMBER,
            "language": _maybe(_TEXT),
            "characters": _NUMBER,
            "text": _TEXT,
        },
    )
    preamble = {
        "schema_version": {"const": SCHEMA_VERSION},
        "evidence": _record({"version": _TEXT, "lexicon": _TEXT, "lexicon_digest": _TEXT, "settings_digest": _TEXT}),
        "document": head,
    }
    read = {
        "summary": _record(
            {
                "strongest": {"enum": list(STRONGEST)},
                "counts": counts,
                "used": {"type": "array", "items": _TEXT},
                "open_to": {"type": "array", "items": _TEXT},
                "last_used": _maybe(_TEXT),
            }
        ),
        "entities": {
            "type": "array",
            "items": _record(
                {
                    "id": _TEXT,
                    "name": _TEXT,
                    "kind": kind,
                    "family": family,
                    "counts": counts,
                    "first": _maybe(_TEXT),
                    "last": _maybe(_TEXT),
                }
            ),
        },
        "mentions": {"type": "array", "items": mention},
        "rejected": {
            "type": "array",
            "items": _record({"text": _TEXT, "entity": _TEXT, "because": _TEXT, "start": _NUMBER, "end": _NUMBER}),
        },
        "findings": {
            "type": "array",
            "items": _record({"kind": finding, "page": page, "text": _TEXT, "because": _TEXT}),
        },
    }
    error = {"error": _record({"code": {"enum": list(get_args(ErrorCode))}, "message": _TEXT})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "evidence report",
        "oneOf": [_record({**preamble, **read}), _record({**preamble, **error})],
    }
