"""Lexicon records; `docs/lexicons.md` says what each key means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["tool", "practice", "role", "general"]
Family = Literal["generative", "machine_learning", "adjacent"]
Case = Literal["any", "capital", "exact"]


@dataclass(frozen=True, slots=True)
class Guard:
    """A written form that may mean something else, and what must or must not stand near it."""

    alias: str
    case: Case = "any"
    needs: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    strong_with: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether the form needs company of its own kind."""
        return bool(self.needs or self.close or self.strong_with)


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """One AI tool, practice, role or general word."""

    id: str
    name: str
    kind: Kind
    family: Family
    field: str
    source: str
    vendor: str | None = None
    released: str | None = None
    aliases: tuple[str, ...] = ()
    guarded: tuple[Guard, ...] = ()

    @property
    def adjacent(self) -> bool:
        """Whether it stands beside AI (automation, analytics): known, and not evidence."""
        return self.family == "adjacent"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries by id, with the version and the digest of the data they were read from.

    `known` holds the squeezed names that are no AI, by kind; `words` the words in lower case that tell a tool's name
    from a person's, a firm's or another thing's, by kind; `own` the ids of the entries a user added, whose
    examples are run when a scanner starts.
    """

    entries: Mapping[str, LexiconEntry]
    version: str
    digest: str
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
