"""The main language of a text: English by its words, another one by py3langid (Lui and Baldwin, 2012).

A resume is full of names, places and firms, in any language; they are capitalised. So the words without capitals
are asked first whether they are English, and only a text that they say is not goes to the library. Of the labelled
documents in English, 85 % of those words or more are in the list of English words; of texts in thirteen other
languages, 33 % or less.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from evidence.words import ordinary

SAMPLE = 6000
ENGLISH = 0.5  # the share of English among the words without capitals
ENOUGH = 6  # words without capitals
OWN = 4  # of them, words that no name has
SHORT = 12  # words of a text that is a sentence and no page: most must be foreign, and the library sure
SHORT_ENGLISH, SURE = 0.4, 0.9
LIKELY = 0.7
CAPITALS = 0.6  # the share of capital letters from which on they say nothing
NAMES = frozenset(
    re.findall(r"\w+", "da dal de del della den der di do dos du el la las le les los ten ter van von y zu")
)
WORD = re.compile(r"[^\W\d_]{2,}")
ADDRESS = re.compile(r"\S*[@/\\_]\S*|\w+(?:\.\w+)+")


def detect_language(text: str) -> str | None:
    """The ISO 639 code of a text's main language; None where there are too few words to tell."""
    text = ADDRESS.sub(" ", text[:SAMPLE])
    letters = [c for c in text if c.isalpha()]
    if 2 * sum(c.lower() == c.upper() for c in letters) > max(len(letters), SHORT):
        return _likeliest(text, LIKELY)  # a script without capitals, and without spaces perhaps
    if sum(c.isupper() for c in letters) > CAPITALS * len(letters):
        text = text.lower()
    words = WORD.findall(text)
    running = [word for word in words if word.islower()]
    english = sum(word not in NAMES and ordinary(word) for word in running)
    own = sum(word not in NAMES for word in running) - english
    if english >= ENGLISH * len(running):
        return "en" if english >= ENOUGH else None
    if len(words) < SHORT:
        foreign = own and sum(map(ordinary, map(str.lower, words))) <= SHORT_ENGLISH * len(words)
        return _likeliest(text, SURE) if foreign else None
    return _likeliest(text, LIKELY) if own >= OWN and len(running) - english >= ENOUGH else None


def _likeliest(text: str, least: float) -> str | None:
    """The likeliest language, if the three likeliest together reach `least`; never English.

    Neighbours, as Danish and Norwegian, share what one of them would have alone; no list of names has it.
    """
    ranked = _identifier().rank(text)[:3]
    code, chance = str(ranked[0][0]), sum(share for _, share in ranked)
    return code if chance >= least and code != "en" else None


@cache
def _identifier() -> Any:
    """The library's model, half a second to load."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
