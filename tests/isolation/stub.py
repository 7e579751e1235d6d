"""A child whose corridor does what a document's bytes say: hang, die, run out of memory, fail."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from evidence.errors import DocumentError
from evidence.isolation.child import main
from evidence.reports import Report, Settings


class Stub:
    mute = False  # there is no memory left to tell of the want of it

    def __init__(self, settings: Settings, lexicons: Sequence[Path]) -> None:
        if lexicons:
            raise SystemExit(7)

    def scan(self, data: bytes, path: str) -> Report:
        if data.startswith(b"slow"):
            time.sleep(0.3)
        elif data == b"hang":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
            time.sleep(600)
        elif data == b"die":
            os.kill(os.getpid(), signal.SIGSEGV)
        elif data == b"memory":
            return {"document": {"path": path}, "size": len(b"x" * (8 << 30))}
        elif data == b"abort":
            os.abort()
        elif data == b"allocate":
            raise RuntimeError("[ONNXRuntimeError] : std::bad_alloc")
        elif data == b"mute":
            self.mute = True
            raise MemoryError
        elif data == b"fault":
            raise RecursionError("too deep")
        elif data == b"print":
            print("noise on standard output")
        return {"document": {"path": path}, "pid": os.getpid(), "text": data.decode()}

    def fail(self, path: str, error: DocumentError) -> Report:
        if self.mute:
            raise MemoryError
        return {
            "schema_version": "stub",
            "document": {"path": path, "sha256": None},
            "error": {"code": error.code, "message": error.message},
        }


if __name__ == "__main__":
    main(Stub)
