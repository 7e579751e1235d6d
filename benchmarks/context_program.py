"""medspaCy's ConText (Harkema et al., 2009) with a reasonable cue list, as a program: JSON Lines in, JSON Lines out.

medspaCy asks for an older spaCy than evidence does, so this runs in an environment of its own (`make baselines`) and
imports nothing of the project. A request is `{"text": BLOCK, "start": N, "end": N}`, the answer the list of the
categories of CUES that modify the span.
"""

from __future__ import annotations

import json
import sys
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


def context(nlp: Any) -> Any:
    """ConText with a rule for each cue; a course may be named before or after its tool."""
    from medspacy.context import ConText, ConTextRule

    component = ConText(nlp, rules=None)
    component.add(
        [
            ConTextRule(cue, stance.upper(), direction="BIDIRECTIONAL" if stance == "training" else "FORWARD")
            for stance, cues in CUES.items()
            for cue in cues
        ]
    )
    return component


def main() -> None:
    """Answer each line of standard input."""
    import spacy
    from loguru import logger  # PyRuSH's, which chats on standard error

    logger.remove()
    nlp: Any = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    component = context(nlp)
    for line in sys.stdin:
        request = json.loads(line)
        document = nlp(request["text"])
        span = document.char_span(request["start"], request["end"], label="AI", alignment_mode="expand")
        document.ents = [span]
        component(document)
        print(json.dumps(sorted({m.category.lower() for m in document.ents[0]._.modifiers})), flush=True)


if __name__ == "__main__":
    main()
