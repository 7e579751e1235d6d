"""Text that speaks to a machine that reads the document instead of to a person: described, never obeyed."""

from __future__ import annotations

import re

_READER = (
    r"(?:AI|A\.I\.|LLMs?|language models?|ATS|GPT|ChatGPT|bots?|machines?|algorithms?|"
    r"automated (?:systems?|screening))"
)
_JUDGING = (
    r"(?:mark|rank|rate|score|grade|recommend|select|shortlist|advance|approve|hire|accept|classify|treat|consider|return|"
    r"output|respond|reply|answer|say|print|pass|give|assign)"
)
_CANDIDATE = r"(?:this|the|me|my)(?: (?:candidate|applicant|resume|résumé|cv|application|profile|document))?"
_START = r"(?:^|[.!?:;>\]\n]\s*|[\"'“‘(\[]\s*)(?:please\s+|now\s+)?"
_PATTERNS = (
    re.compile(
        _START + r"(?:ignore|disregard|forget|override)\s+(?:(?:all|any|the|your|every)\s+)*"
        r"(?:previous|prior|above|earlier|preceding|other|system)\s+(?:instructions?|prompts?|messages?|context|rules)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_START}(?:dear |hey |attention |to (?:all |any |the )?)?{_READER}"
        rf"(?:[- ](?:reviewers?|screeners?|readers?|systems?|models?|assistants?|parsers?|recruiters?|graders?))*"
        rf"\s*[:,–—-]\s*(?:please\s+|you (?:must|should|will)\s+)?{_JUDGING}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:notes?|instructions?|messages?|attention)\s+(?:to|for)\s+(?:the |any |all )?{_READER}\b[^.\n]{{0,80}}"
        rf"\b{_JUDGING}\b[^.\n]{{0,20}}\b(?:this|me|candidate|applicant|resume|résumé|cv|application|profile)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bif you(?:['’]re| are) (?:an? )?(?:\w+ )?{_READER}\b[^.\n]{{0,80}}\b{_JUDGING}\b", re.IGNORECASE
    ),
    re.compile(
        rf"{_START}(?:rate|rank|score|mark|classify|grade|evaluate)\s+{_CANDIDATE}\s+"
        r"(?:as|with|among|at|above|first|highly|the (?:best|top))\b",
        re.IGNORECASE,
    ),
)


def machine_instruction(text: str) -> str | None:
    """The words of `text` that address a machine, None where there are none."""
    return next((found.group().strip() for pattern in _PATTERNS if (found := pattern.search(text))), None)
