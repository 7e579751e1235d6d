"""What the terminal and the page say alike: titles, verdicts of the document, places."""

from __future__ import annotations

from typing import Any

STANCE_TITLES = {
    "use": "Shown: what you did with AI",
    "listed": "Named only: no act is said",
    "training": "Learnt: courses and certificates",
    "openness": "Openness: wishes and interest",
    "negated": "Said not to be used",
    "other": "About someone or something else",
}
STRONGEST_MEANINGS = {
    "demonstrated": "a use of AI with a result, or something built",
    "used": "a use of AI, without a result or anything built",
    "listed": "AI named as a skill, but no act with it",
    "trained": "AI learnt in a course, but no act with it",
    "open": "interest in AI, but no act with it",
    "declined": "only that AI was not used",
    "none": "nothing about AI",
}


def place(mention: dict[str, Any]) -> str:
    """Where a mention stands: page (in formats that have pages), section and entry."""
    pages = sorted({where["page"] for where in mention["where"] if where["page"]})
    parts = [f"page {', '.join(map(str, pages))}"] if pages else []
    return ", ".join([*parts, mention["section"], *([mention["entry"]] if mention["entry"] else [])])


def cue_words(mention: dict[str, Any]) -> str:
    """The words that decided the stance; where none did, the section."""
    return ", ".join(f"‘{cue['text']}’" for cue in mention["because"]) or f"its section, {mention['section']}"


def note(code: str) -> str:
    """A finding's kind or an error's code in words."""
    return code.replace("_", " ")


def visible(text: str) -> str:
    """Text for a terminal or a page: control characters, which could steer it, and lone surrogates shown as escapes."""
    return "".join(c if c.isprintable() or c == " " else c.encode("unicode_escape").decode() for c in text)
