"""What the parent and the child agree on: a document's source, and its limits."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20
OUT_OF_MEMORY = 77  # the exit status of a child that has not even the memory left to say so


@dataclass(frozen=True, slots=True)
class Limits:
    """For one document: wall clock in seconds, the child's address space and the file's size in bytes."""

    seconds: float = 60.0
    memory: int = 4096 * MEGABYTE
    size: int = 100 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Source:
    """One document: a path that the child opens or, with `content`, bytes that bear `path` as their name."""

    path: str
    content: bytes | None = None
