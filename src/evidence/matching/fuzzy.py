"""Misspelled names: unknown tokens within a small edit distance of a long form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from rapidfuzz.distance import OSA

from evidence.matching.english import ordinary
from evidence.matching.index import Form, Index
from evidence.matching.people import GIVEN_NAMES

SHORTEST, TWO_EDITS = 6, 11
SHORTEST_MODEL = 4  # before a version and a model's word (`Claud 3 Opus`)
LONG = 9  # names that are English words too are taken to be misspelled from this length on


class Fuzzy:
    """Long forms by first letter and length; `nearest` finds the one that a token misspells."""

    def __init__(self, index: Index, known: Collection[str] = frozenset()) -> None:
        """Sort the forms into buckets; no name in `known` is taken for a misspelling."""
        self._known = known
        self._buckets: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._index = index
        self._seen: dict[str, tuple[str, float] | None] = {}
        self._models: list[str] = []
        for key, forms in index.forms.items():
            if any(form.count == 1 and form.entry.field in {"models", "assistant"} for form in forms) and key.isalpha():
                self._models.append(key)
            if len(key) < SHORTEST or not key.isalpha() or key in GIVEN_NAMES:
                continue
            if any(form.count == 2 or (form.count == 1 and form.entry.kind == "tool") for form in forms):
                self._buckets[key[0], len(key)].append(key)

    def nearest(self, token: str, capital: bool = True) -> tuple[list[Form], float] | None:
        """The forms that `token` misspells, with the similarity; None if there is none or two tie."""
        if token not in self._seen:
            if len(self._seen) > 50_000:
                self._seen.clear()
            self._seen[token] = self._search(token)
        found = self._seen[token]
        if found is None or (ordinary(found[0]) and (not capital or len(found[0]) < LONG)):
            return None
        return self._index.forms[found[0]], found[1]

    def model(self, token: str) -> tuple[list[Form], float] | None:
        """The model's or assistant's forms that a short token misspells, where a version after it proves it a name."""
        if len(token) < SHORTEST_MODEL or token in self._known or ordinary(token):
            return None
        longer = (key for key in self._models if len(key) > SHORTEST_MODEL)
        near = [key for key in longer if OSA.distance(token, key, score_cutoff=1) == 1]
        return (self._index.forms[near[0]], round(1 - 1 / max(len(near[0]), len(token)), 2)) if len(near) == 1 else None

    def _search(self, token: str) -> tuple[str, float] | None:
        if len(token) < SHORTEST or not token.isalpha() or ordinary(token) or self._is_known(token):
            return None
        most = _edits(len(token))
        best: list[tuple[int, str]] = []
        for first in {token[0], token[1]}:
            for length in range(len(token) - most, len(token) + most + 1):
                for key in self._buckets.get((first, length), ()):
                    if first != token[0] and (key[1] != token[0]):
                        continue
                    allowed = _edits(min(len(key), len(token)))
                    distance = OSA.distance(token, key, score_cutoff=allowed)
                    if len(key) == len(token) == SHORTEST and sorted(key) != sorted(token):
                        continue  # another letter in a short name is another name (Lenora, Legora)
                    if distance <= allowed:
                        best.append((distance, key))
        if not best:
            return None
        best.sort()
        if len(best) > 1 and best[0][0] == best[1][0]:
            return None
        distance, key = best[0]
        return key, round(1 - distance / max(len(key), len(token)), 2)

    def _is_known(self, token: str) -> bool:
        """Whether the token is a known name, also with a plural or possessive s."""
        return token in self._known or (token.endswith("s") and token[:-1] in self._known)


def _edits(letters: int) -> int:
    """How many edits a name of so many letters may have: with thousands of names, two are safe only in long ones."""
    return 1 if letters < TWO_EDITS else 2
