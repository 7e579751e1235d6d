"""The arbiter's opinions are probabilities, one a mention, in order, and the same each time."""

import pytest

from evidence.documents import open_document
from evidence.stance.arbiter import weigh
from evidence.stance.windows import Place


def test_opinions() -> None:
    document = open_document(b"# A\n\n## Skills\n\nClaude, Cursor\n\n## Goals\n\nI hope to learn LangGraph.\n", "a.md")
    spans = []
    for name in ("Claude", "Cursor", "LangGraph"):
        start = document.text.index(name)
        block = next(i for i, b in enumerate(document.blocks) if b.start <= start < b.end)
        spans.append(Place(start, start + len(name), block, True))
    opinions = weigh(document, spans)
    assert [max(o.stances, key=lambda s: o.stances[s]) for o in opinions] == ["listed", "listed", "openness"]
    for opinion in opinions:
        assert sum(opinion.stances.values()) == pytest.approx(1, abs=1e-4)
        assert all(0 <= chance <= 1 for chance in opinion.facets.values())
    assert weigh(document, spans) == opinions
    assert weigh(document, []) == []
