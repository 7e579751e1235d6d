"""The curated data: entries read from TOML folders and checked; `docs/lexicons.md` has the format."""

from __future__ import annotations

from evidence.lexicon.loader import check_lexicon, cue_folders, load_folders, load_lexicon, shipped_path
from evidence.lexicon.lookup import find_entries, similar_ids

__all__ = [
    "check_lexicon",
    "cue_folders",
    "find_entries",
    "load_folders",
    "load_lexicon",
    "shipped_path",
    "similar_ids",
]
