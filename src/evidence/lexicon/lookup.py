"""Entries for people: by id, name or alias, and what was perhaps meant."""

from __future__ import annotations

from difflib import get_close_matches

from evidence.lexicon.fold import squeeze
from evidence.lexicon.model import Lexicon, LexiconEntry


def find_entries(lexicon: Lexicon, asked: str) -> list[LexiconEntry]:
    """The entry with this id; else those that have this name or form, however it is spaced and capitalised."""
    if asked in lexicon.entries:
        return [lexicon.entries[asked]]
    key = squeeze(asked)
    return [entry for entry in lexicon.entries.values() if key and key in map(squeeze, forms_of(entry))]


def forms_of(entry: LexiconEntry) -> list[str]:
    """The id's last part, the name, and every written form of an entry."""
    return [entry.id.split(".")[-1], entry.name, *entry.aliases, *(guard.alias for guard in entry.guarded)]


def similar_ids(lexicon: Lexicon, asked: str) -> list[str]:
    """The ids of entries with a name or form much like what was asked for, best first."""
    key = squeeze(asked.split(".")[-1])
    owners: dict[str, str] = {}
    for entry in lexicon.entries.values():
        for form in forms_of(entry):
            owners.setdefault(squeeze(form), entry.id)
    return list(dict.fromkeys(owners[form] for form in get_close_matches(key, owners, n=3, cutoff=0.75)))
