"""The language of a text, by py3langid (Lui and Baldwin, 2012), loaded only when English is in doubt."""

from __future__ import annotations

import re

# Function words that no other European language shares in number. A text rich in them is English, and the
# library, half a second to load, is spared.
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the and of to for with by from at that this which who my our was were is are has have had not but or as "
        "into over after before their its it we they you your i an be been more than all",
    )
)
ENOUGH, SHARE, SAMPLE = 12, 0.14, 6000
WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's main language; None where there are too few words to tell."""
    words = WORD.findall(text[:SAMPLE].casefold())
    if len(words) < ENOUGH:
        return None
    if sum(word in ENGLISH for word in words) >= SHARE * len(words):
        return "en"
    import py3langid

    code, _ = py3langid.classify(text[:SAMPLE])
    return str(code)
