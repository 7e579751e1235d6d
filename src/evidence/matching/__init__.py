"""Finding lexicon entries in a document: exact and misspelled forms, and whether the sense is right."""

from __future__ import annotations

from evidence.matching.examples import check_examples
from evidence.matching.matcher import Matcher
from evidence.matching.model import Match, Mention, Rejection

__all__ = ["Match", "Matcher", "Mention", "Rejection", "check_examples"]
