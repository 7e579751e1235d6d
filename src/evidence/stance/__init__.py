"""Decide what a document says about the candidate and each mention."""

from evidence.stance.cues import CueRule, load_cues
from evidence.stance.judge import judge
from evidence.stance.model import Cue, Judgement, Span, Stance

__all__ = ["Cue", "CueRule", "Judgement", "Span", "Stance", "judge", "load_cues"]
