"""The corridor over a stream of requests."""

from evidence.serve.worker import answer

__all__ = ["answer"]
