"""The baseline that runs as another program: what it is asked, and which category wins."""

from __future__ import annotations

import sys

from benchmarks.context_baseline import ContextBaseline
from benchmarks.context_program import CUES

# Finds every category whose cue is a word of the text before the span.
PROGRAM = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    before = asked["text"][:asked["start"]].lower().split()
    assert asked["text"][asked["start"]:asked["end"]] == "Claude", asked
    print(json.dumps([name for name, cue in (("use", "used"), ("negated", "never")) if cue in before]), flush=True)
"""


def test_the_block_is_asked_about_and_the_first_category_wins() -> None:
    text = "Used Word.\nNever used Claude here.\nClaude\nI used Claude"
    spans = [at for at in range(len(text)) if text.startswith("Claude", at)]
    with ContextBaseline((sys.executable, "-c", PROGRAM)) as context:
        stances = [context.stance(text, at, at + 6, "listed") for at in spans]
    assert stances == ["negated", "listed", "use"]
    assert next(iter(CUES)) == "negated"
