"""One document at a time in a child process that is killed beyond its time or memory.

`evidence scan PATH`, `scan -`, `check` and `worker` all read through this pool: a document that hangs, crashes or
outgrows its memory costs its own report alone.
"""

from evidence.isolation.model import Limits, Source
from evidence.isolation.pool import Pool

__all__ = ["Limits", "Pool", "Source"]
