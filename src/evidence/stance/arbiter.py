"""The arbiter: a small encoder that reads each window once and weighs the stance of every mention in it.

A MiniLM-L6 fine-tuned on the labelled documents (training/arbiter.py), int8, run by onnxruntime on one
thread; loaded only when a document has a mention. `model_card.md` beside the weights says what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from evidence.documents.model import Document
from evidence.stance.model import FACETS, STANCES, Facet, Stance
from evidence.stance.windows import Place, Window, windows_of

FOLDER = Path(__file__).parent / "weights"
LONGEST = 224
NEAR = 0.7  # log 2: a word that weighs half as much as the strongest goes with it


@dataclass(frozen=True, slots=True)
class Opinion:
    """Probabilities: of each stance (they sum to 1), of each facet were it a use, and that the sense is right.

    `words`: where the words stand, in the document, that weigh most for the stance; None where there are none.
    """

    stances: dict[Stance, float]
    facets: dict[Facet, float]
    sense: float
    words: tuple[int, int] | None


def weigh(document: Document, places: Sequence[Place]) -> list[Opinion]:
    """An opinion on each place, given in document order."""
    opinions: list[Opinion | None] = [None] * len(places)
    for window in windows_of(document, places):
        for member, opinion in zip(window.members, _read(window), strict=True):
            opinions[member] = opinion
    return [opinion for opinion in opinions if opinion is not None]


@lru_cache(maxsize=1)
def _load() -> tuple[Any, Any]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(FOLDER / "arbiter.onnx"), options, providers=["CPUExecutionProvider"])
    return session, open_tokenizer(FOLDER / "tokenizer.json")


def open_tokenizer(path: Path) -> Any:
    """A tokenizer that cuts pairs of context and text as training and run time both need it."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    tokenizer.no_padding()
    return tokenizer


def tokens_of(encoding: Any, start: int, end: int) -> list[int]:
    """The numbers of an encoding's tokens that lie in a span of the window's text."""
    offsets = enumerate(zip(encoding.offsets, encoding.sequence_ids, strict=True))
    return [k for k, ((a, b), part) in offsets if part == 1 and a < end and start < b]


def _read(window: Window) -> list[Opinion]:
    import numpy as np

    session, tokenizer = _load()
    encoding = tokenizer.encode(window.context, window.text)
    length = len(encoding.ids)
    pool = np.zeros((len(window.spans), length), dtype=np.float32)
    for row, (start, end) in enumerate(window.spans):
        inside = tokens_of(encoding, start, end) or [0]
        pool[row, inside] = 1 / len(inside)
    stance, facets, sense, words = session.run(
        None,
        {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask], dtype=np.int64),
            "token_type_ids": np.array([encoding.type_ids], dtype=np.int64),
            "pool": pool,
        },
    )
    weights = np.exp(stance - stance.max(-1, keepdims=True))
    weights /= weights.sum(-1, keepdims=True)
    chances, real = 1 / (1 + np.exp(-facets)), 1 / (1 + np.exp(-sense))
    return [
        Opinion(
            dict(zip(STANCES, map(float, row), strict=True)),
            dict(zip(FACETS, map(float, marks), strict=True)),
            float(likely),
            _deciding(window, encoding, scores),
        )
        for row, marks, likely, scores in zip(weights, chances, real, words, strict=True)
    ]


def _deciding(window: Window, encoding: Any, scores: Any) -> tuple[int, int] | None:
    """The words that the arbiter points at: the strongest token, and those beside it that weigh half as much."""
    free = [
        k
        for k, (start, end) in enumerate(encoding.offsets)
        if encoding.sequence_ids[k] == 1 and not any(start < b and a < end for a, b in window.shown)
    ]
    if not free:
        return None
    best = max(free, key=lambda k: scores[k])
    least, inside = float(scores[best]) - NEAR, set(free)
    first = last = best
    while first - 1 in inside and (scores[first - 1] >= least or _glued(encoding, first)):
        first -= 1
    while last + 1 in inside and (scores[last + 1] >= least or _glued(encoding, last + 1)):
        last += 1
    start, end = encoding.offsets[first][0], encoding.offsets[last][1]
    while start < end and not window.text[start].isalnum():
        start += 1
    while start < end and not window.text[end - 1].isalnum():
        end -= 1
    if start == end:
        return None
    return window.in_document(start), window.in_document(end - 1) + 1


def _glued(encoding: Any, token: int) -> bool:
    """Whether a token goes on with the word before it."""
    return bool(encoding.offsets[token - 1][1] == encoding.offsets[token][0])
