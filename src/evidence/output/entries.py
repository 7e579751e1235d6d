"""A lexicon entry for people: all that it holds, and what each of its guards asks for."""

from __future__ import annotations

from evidence.lexicon.model import Guard, LexiconEntry

KEYS = ("id", "name", "kind", "family", "field", "vendor", "released", "source")
GUARD_KEYS = ("needs", "close", "strong_with", "blocks", "not_before", "not_after")


def entry_text(entry: LexiconEntry) -> str:
    """Lines of `key: value`; those of a guard stand under its form."""
    lines = [f"{key}: {getattr(entry, key) or '-'}" for key in KEYS]
    lines.append(f"aliases: {', '.join(entry.aliases) or '-'}")
    for guard in entry.guarded:
        lines += _guard(guard)
    return "\n".join(lines) + "\n"


def _guard(guard: Guard) -> list[str]:
    """The form, and under it each key that its guard sets; docs/lexicons.md says what they mean."""
    lines = [f"guarded: {guard.alias}"]
    if guard.case != "any":
        lines.append(f"  case: {guard.case}")
    for key in GUARD_KEYS:
        if words := getattr(guard, key):
            lines.append(f"  {key}: {', '.join(words)}")
    return lines
