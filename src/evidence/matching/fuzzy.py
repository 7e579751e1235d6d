"""Misspelled names: unknown tokens within a small edit distance of a long form."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from rapidfuzz.distance import OSA

from evidence.lexicon.model import Lexicon
from evidence.matching.english import ordinary, words
from evidence.matching.index import Form, Index

SHORTEST, TWO_EDITS = 6, 11
SHORTEST_MODEL = 4  # before a version and a model's word (`Claud 3 Opus`)
SHORTEST_WORD = 5  # of a name of several words, whose other words are spelt well
LONG = 9  # names that are English words too are taken to be misspelled from this length on


class Fuzzy:
    """Long forms by first letter and length; `nearest` finds the one that a token misspells."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        """Sort the forms into buckets; no known name of the lexicon is taken for a misspelling."""
        self._known = frozenset[str]().union(*lexicon.known.values())
        self._given = lexicon.words.get("given_name", frozenset())
        self._buckets: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._index = index
        self._seen: dict[tuple[str, bool], tuple[str, float] | None] = {}
        self._models: list[str] = []
        self._mended: dict[str, tuple[str, ...]] = {}
        self._words: dict[str, set[str]] = defaultdict(set)
        for key, forms in index.forms.items():
            for word in {word for form in forms if form.count > 1 for word in words_of(form)}:
                if len(word) >= SHORTEST_WORD and word.isalpha():
                    self._words[word[0]].add(word)
            if any(form.count == 1 and form.entry.field in {"models", "assistant"} for form in forms) and key.isalpha():
                self._models.append(key)
            if len(key) < SHORTEST or not key.isalpha():
                continue
            if any(form.count == 2 or (form.count == 1 and form.entry.kind == "tool") for form in forms):
                self._buckets[key[0], len(key)].append(key)

    def nearest(self, token: str, capital: bool = True, torn: bool = False) -> tuple[list[Form], float] | None:
        """The forms that `token` misspells, with the similarity; None if there is none or two tie.

        `torn`: the token stands in the text as two words.
        """
        if (token, torn) not in self._seen:
            if len(self._seen) > 50_000:
                self._seen.clear()
            self._seen[token, torn] = self._search(token, torn)
        found = self._seen[token, torn]
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

    def mend(self, token: str) -> tuple[str, ...]:
        """The words of longer names that a token misspells by one slip; of a short one, none if two tie."""
        # an inflection that no list has (`huging`) may be a slip: the rest of the name must be there
        if len(token) < SHORTEST_WORD or not token.isalpha() or token in words() or self._is_known(token):
            return ()
        if token not in self._mended:
            near = [word for word in self._words[token[0]] if OSA.distance(token, word, score_cutoff=1) == 1]
            spelt = token in self._words[token[0]]
            alone = len(near) == 1 or len(token) >= LONG
            self._mended[token] = tuple(w for w in near if alone and not spelt and _trusted(token, w))
        return self._mended[token]

    def _search(self, token: str, torn: bool) -> tuple[str, float] | None:
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
                    swapped = sorted(key) == sorted(token)
                    if not swapped and (len(key) == len(token) == SHORTEST or key in self._given):
                        continue  # another letter in a short name is another name (Lenora, Legora)
                    if distance <= allowed and (torn or self._as_one_word(key, token, distance)):
                        best.append((distance, key))
        if not best:
            return None
        best.sort()
        if len(best) > 1 and best[0][0] == best[1][0]:
            return None
        distance, key = best[0]
        return key, round(1 - distance / max(len(key), len(token)), 2)

    def _as_one_word(self, key: str, token: str, distance: int) -> bool:
        """Whether a token may be the form `key`: one of two words must be there whole but for one slip."""
        return any(form.count == 1 or (distance == 1 and _whole(form, token)) for form in self._index.forms[key])

    def _is_known(self, token: str) -> bool:
        """Whether the token is a known name, also with a plural or possessive s."""
        return token in self._known or (token.endswith("s") and token[:-1] in self._known)


def words_of(form: Form) -> list[str]:
    """A form's own words."""
    return [form.key[start:end] for start, end in pairwise([0, *sorted(form.cuts)])]


def _whole(form: Form, token: str) -> bool:
    """Whether a token is more than the first words of a form: it ends as the form's last word does."""
    return len(token) not in form.cuts and token.endswith(words_of(form)[-1][-2:])


def _trusted(token: str, word: str) -> bool:
    """Whether a slip is likely: in an English word, in a long name, or by letters that changed places."""
    return ordinary(word) or len(word) > SHORTEST or sorted(word) == sorted(token)


def _edits(letters: int) -> int:
    """How many edits a name of so many letters may have: with thousands of names, two are safe only in long ones."""
    return 1 if letters < TWO_EDITS else 2
