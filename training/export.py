"""Export trained weights for run time: vocabulary pruned to what English resumes need, ONNX, int8.

python -m training.export WEIGHTS.pt
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from training.arbiter import BASE, Arbiter

TARGET = Path(__file__).parents[1] / "src" / "evidence" / "stance" / "weights"


class OneWindow(torch.nn.Module):
    """One window at a time: every mention belongs to it."""

    def __init__(self, model: Arbiter):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask, token_type_ids, pool):
        owner = torch.zeros_like(pool[:, 0], dtype=torch.long)
        return self.model(input_ids, attention_mask, token_type_ids, pool, owner)


def export(weights: Path) -> None:
    """Write arbiter.onnx and tokenizer.json."""
    model = Arbiter()
    model.load_state_dict(torch.load(weights))
    tokenizer = json.loads((BASE / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary: dict[str, int] = tokenizer["model"]["vocab"]
    kept = [word for word, _ in sorted(vocabulary.items(), key=lambda item: item[1]) if _keep(word)]
    table = model.encoder.embeddings.word_embeddings
    rows = table.weight.data[[vocabulary[word] for word in kept]]
    model.encoder.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(rows)
    numbers = {word: i for i, word in enumerate(kept)}
    tokenizer["model"]["vocab"] = numbers
    for token in tokenizer["added_tokens"]:
        token["id"] = numbers[token["content"]]
    for token in tokenizer["post_processor"]["special_tokens"].values():
        token["ids"] = [numbers[name] for name in token["tokens"]]
    tokenizer["truncation"] = tokenizer["padding"] = None
    TARGET.mkdir(exist_ok=True)
    (TARGET / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    plain = TARGET / "plain.onnx"
    ids = torch.tensor([[numbers["[CLS]"], 5, 6, numbers["[SEP]"]]])
    pool = torch.tensor([[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]])
    torch.onnx.export(
        OneWindow(model).eval(),
        (ids, torch.ones_like(ids), torch.zeros_like(ids), pool),
        str(plain),
        input_names=["input_ids", "attention_mask", "token_type_ids", "pool"],
        output_names=["stance", "facets", "sense", "words"],
        dynamic_axes={
            "input_ids": {1: "length"},
            "attention_mask": {1: "length"},
            "token_type_ids": {1: "length"},
            "pool": {0: "mentions", 1: "length"},
            "stance": {0: "mentions"},
            "facets": {0: "mentions"},
            "sense": {0: "mentions"},
            "words": {0: "mentions", 1: "length"},
        },
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(plain, TARGET / "arbiter.onnx", weight_type=QuantType.QInt8, per_channel=True)
    plain.unlink()


def _keep(word: str) -> bool:
    """Special tokens, and whatever is written in Latin letters, digits and marks."""
    return not word.startswith("[unused") and all(ord(char) < 0x250 or 0x2000 <= ord(char) < 0x2100 for char in word)


if __name__ == "__main__":
    export(Path(sys.argv[1]))
