"""Misspelled names: unknown tokens within a small edit distance of a long form."""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz.distance import OSA

from evidence.matching.english import ordinary
from evidence.matching.index import Form, Index
from evidence.matching.sense import GIVEN_NAMES

SHORTEST, TWO_EDITS = 6, 11
LONG = 9  # names that are English words too are taken to be misspelled from this length on


class Fuzzy:
    """Long forms by first letter and length; `nearest` finds the one that a token misspells."""

    def __init__(self, index: Index) -> None:
        """Sort the forms into buckets."""
        self._buckets: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._index = index
        self._seen: dict[str, tuple[str, float] | None] = {}
        for key, forms in index.forms.items():
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

    def _search(self, token: str) -> tuple[str, float] | None:
        if len(token) < SHORTEST or not token.isalpha() or ordinary(token):
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


def _edits(letters: int) -> int:
    """How many edits a name of so many letters may have: with thousands of names, two are safe only in long ones."""
    return 1 if letters < TWO_EDITS else 2
