"""Errors that a user can meet; each carries its documented code and its exit status."""

from __future__ import annotations

from typing import ClassVar, Literal

ErrorCode = Literal[
    "not_found",
    "not_readable",
    "empty",
    "not_a_document",
    "encrypted",
    "corrupt",
    "no_text",
    "too_large",
    "timeout",
    "memory",
    "crashed",
    "bad_request",
    "internal",
]


class EvidenceError(Exception):
    """Base of all errors with words for the user; never raised itself."""

    exit_code: ClassVar[int] = 4


class UsageError(EvidenceError):
    """Wrong arguments or settings."""

    exit_code = 2


class LexiconError(EvidenceError):
    """A lexicon or cue file does not load; `problems` names file, entry and fault, one a line."""

    exit_code = 2

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class OutputError(EvidenceError):
    """What was found cannot be written: a full disk, a folder that is gone."""


class IsolationError(EvidenceError):
    """The reading process does not start on this machine."""


class DocumentError(EvidenceError):
    """One input could not be read; the run goes on."""

    exit_code = 3

    def __init__(self, code: ErrorCode, message: str) -> None:
        super().__init__(message)
        self.code: ErrorCode = code
        self.message = message
