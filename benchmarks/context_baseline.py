"""A baseline: medspaCy's ConText (Harkema et al., 2009) with a reasonable cue list, then the section's heading.

Needs the extra `bench` (medspaCy); `available()` says whether it is installed.
"""

from __future__ import annotations

import importlib.util
from typing import Any

CUES = {
    "negated": (
        "no experience with", "no experience in", "never", "not used", "have not", "haven't", "did not", "without",
        "no", "not", "instead of", "rather than", "declined", "refused", "avoided",
    ),
    "openness": (
        "would like to", "would love to", "want to", "hope to", "plan to", "planning to", "eager to", "keen to",
        "willing to", "happy to", "open to", "curious about", "interested in", "interest in", "passionate about",
        "enthusiastic about", "looking forward to", "learning", "exploring", "seeking", "could", "might",
    ),
    "training": (
        "course", "certificate", "certified", "bootcamp", "workshop", "degree", "diploma", "module", "seminar",
        "completed", "attended", "enrolled in", "trained in",
    ),
    "other": ("sold", "sells", "colleagues", "customers", "recruited", "licences", "policy on", "reported on"),
    "use": (
        "used", "using", "use", "built", "build", "developed", "drafted", "wrote", "created", "automated",
        "implemented", "deployed", "trained", "fine-tuned", "introduced", "led", "tested", "evaluated", "with",
    ),
    "listed": ("proficient in", "familiar with", "knowledge of", "experience with", "skilled in", "expert in"),
}  # fmt: skip
ORDER = tuple(CUES)
WITHOUT_SECTION = "use"


def available() -> bool:
    """Whether medspaCy can be imported."""
    return importlib.util.find_spec("medspacy") is not None


class ContextBaseline:
    """ConText over one block at a time; the first category of CUES that modifies a mention wins."""

    def __init__(self) -> None:
        import spacy
        from medspacy.context import ConText, ConTextRule

        self._nlp: Any = spacy.blank("en")
        self._nlp.add_pipe("sentencizer")
        self._context: Any = ConText(self._nlp, rules=None)
        self._context.add(
            [
                ConTextRule(cue, stance.upper(), direction="BIDIRECTIONAL" if stance == "training" else "FORWARD")
                for stance, cues in CUES.items()
                for cue in cues
            ]
        )

    def stances(self, text: str, spans: list[tuple[int, int]], sections: list[str]) -> list[str]:
        """A stance for each span of a document's text; `sections` are the stances by heading."""
        guesses = []
        for (start, end), section in zip(spans, sections, strict=True):
            low = text.rfind("\n", 0, start) + 1
            high = text.find("\n", end)
            document = self._nlp(text[low : high if high >= 0 else len(text)])
            span = document.char_span(start - low, end - low, label="AI", alignment_mode="expand")
            document.ents = [span]
            self._context(document)
            found = {modifier.category.lower() for modifier in document.ents[0]._.modifiers}
            guesses.append(next((stance for stance in ORDER if stance in found), section))
        return guesses
