"""Running the examples that guarded forms carry: each must do what it says."""

from __future__ import annotations

from collections.abc import Collection

from evidence.documents.model import Block, Document
from evidence.lexicon.model import Lexicon
from evidence.matching.matcher import Matcher


def as_document(text: str) -> Document:
    """`text` as a document of one paragraph a line, without sections."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", start, start + len(line), 0))
        start += len(line) + 1
    return Document("example", "", "text/plain", 0, text, tuple(blocks))


def check_examples(lexicon: Lexicon, matcher: Matcher | None = None, only: Collection[str] | None = None) -> list[str]:
    """The examples that do not hold, one a line with the entry's id; `only`: of the entries with these ids."""
    matcher = matcher or Matcher(lexicon)
    problems: list[str] = []
    for entry in lexicon.entries.values() if only is None else (lexicon.entries[name] for name in sorted(only)):
        for guard in entry.guarded:
            for wanted, examples in ((True, guard.match), (False, guard.reject)):
                for example in examples:
                    mentions, rejections = matcher.find(as_document(example))
                    if any(m.entry.id == entry.id for m in mentions) == wanted:
                        continue
                    why = "; ".join(r.because for r in rejections if r.mention.entry.id == entry.id)
                    said = "must match" if wanted else "must not match"
                    tail = f" ({why})" if why else ""
                    problems.append(f"{entry.id}: {guard.alias!r} {said}: {example!r}{tail}")
    return problems
