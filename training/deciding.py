"""Teach the arbiter to mark its deciding words: distil what it loses when a word is hidden.

    python -m training.deciding WEIGHTS.pt FOLDER... [--hold none|test|tune]

For each mention, every word of its window is hidden in turn; how far the log-probability of the stance falls is the
word's weight (occlusion, Zeiler and Fergus, 2014). A head over the frozen encoder learns to point at those words in
one pass, so that at run time they cost nothing. Writes the head into WEIGHTS.pt.
"""

from __future__ import annotations

import argparse
import random
import re
from dataclasses import replace
from pathlib import Path

import torch
from benchmarks.gold import NOT_AI
from training.arbiter import Arbiter, batch_of, batches, divided, load, make_tokenizer

from evidence.stance.arbiter import tokens_of

REACH = 160  # characters on either side of the mention in which a word may decide
HIDDEN = "[MASK]"
LEAST = 0.02  # a fall of the log-probability below this is noise


def words_near(window, span):
    """Offsets of the words in reach of a mention that are not part of a mention."""
    return [
        found.span()
        for found in re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", window.text)
        if found.end() > span[0] - REACH
        and found.start() < span[1] + REACH
        and not any(found.start() < end and start < found.end() for start, end in window.shown)
    ]


def hidden(window, word):
    """The window with one word hidden, its spans moved along."""
    start, end = word
    moved = len(HIDDEN) - (end - start)
    spans = tuple((a + moved, b + moved) if a >= end else (a, b) for a, b in window.spans)
    return replace(window, text=window.text[:start] + HIDDEN + window.text[end:], spans=spans)


def falls(model, tokenizer, window):
    """For each mention of a window: its words with how far the log-probability of its stance falls without them."""
    words = sorted({word for span in window.spans for word in words_near(window, span)})
    with torch.no_grad():
        whole = model(*batch_of(tokenizer, [window]))[0].float().log_softmax(-1)
        parts = []
        for at in range(0, len(words), 24):
            part = [hidden(window, word) for word in words[at : at + 24]]
            parts.append(
                model(*batch_of(tokenizer, part))[0].float().log_softmax(-1).reshape(len(part), len(window.spans), -1)
            )
    if not words:
        return [[] for _ in window.spans]
    less = torch.cat(parts)
    out = []
    for i, span in enumerate(window.spans):
        stance = whole[i].argmax()
        near = set(words_near(window, span))
        out.append(
            [(word, (whole[i, stance] - less[k, i, stance]).item()) for k, word in enumerate(words) if word in near]
        )
    return out


def targets(tokenizer, window, weighed):
    """For each mention, a distribution over the window's tokens; None where no word decides."""
    encoding = tokenizer.encode(window.context, window.text)
    rows = []
    for words in weighed:
        row = torch.zeros(len(encoding.ids))
        for (start, end), fall in words:
            if fall < LEAST:
                continue
            inside = tokens_of(encoding, start, end)
            for k in inside:
                row[k] = fall / len(inside)
        rows.append(row / row.sum() if row.sum() > 0 else None)
    return rows


def distil(model, tokenizer, rows, epochs=4, rate=1e-3):
    """Train the head on the frozen encoder."""
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    for parameter in model.deciding.parameters():
        parameter.requires_grad_(True)
    optimizer = torch.optim.AdamW(model.deciding.parameters(), lr=rate)
    for epoch in range(epochs):
        total, seen = 0.0, 0
        for part in batches(rows, 12):
            inputs = batch_of(tokenizer, [window for window, _ in part])
            length = inputs[0].shape[1]
            scores = model(*inputs)[3]
            losses, at = [], 0
            for i, (_, wanted) in enumerate(part):
                for row in wanted:
                    if row is not None:
                        chances = scores[at, i * length : i * length + len(row)].log_softmax(-1)
                        losses.append(-(row * chances).sum())
                    at += 1
            if losses:
                loss = torch.stack(losses).mean()
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                total, seen = total + loss.item(), seen + 1
        print(f"epoch {epoch + 1}: loss {total / max(seen, 1):.3f}", flush=True)


def agreement(model, tokenizer, rows):
    """How often the token that the head points at is of the word that matters most, on rows not trained on."""
    right = total = 0
    with torch.no_grad():
        for window, wanted in rows:
            scores = model(*batch_of(tokenizer, [window]))[3]
            for i, row in enumerate(wanted):
                if row is not None:
                    right += row[scores[i].argmax()].item() >= 0.5 * row.max().item()
                    total += 1
    return right / max(total, 1)


def main():
    """Weigh the words, train the head, write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--hold", choices=["none", "test", "tune"], default="test")
    parser.add_argument("--windows", type=int, default=2000, help="how many windows, chosen by chance, are weighed")
    parser.add_argument("--bfloat16", action="store_true", help="faster where the processor multiplies such numbers")
    options = parser.parse_args()
    torch.manual_seed(0)
    random.seed(0)
    model, tokenizer = Arbiter(), make_tokenizer()
    model.load_state_dict(torch.load(options.weights), strict=False)
    model.eval()
    shown, held = divided(options.folders, options.hold)
    weighed = {}
    for name, chosen in (("train", shown), ("held", held)):
        rows = [row for readings in load(chosen) for row in readings[0]]
        rows = [(window, labels) for window, labels in rows if any(m.stance != NOT_AI for m in labels)]
        rows = random.sample(rows, min(len(rows), options.windows if name == "train" else options.windows // 6))
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.bfloat16):
            weighed[name] = [(w, targets(tokenizer, w, falls(model, tokenizer, w))) for w, _ in rows]
        print(f"{name}: {len(rows)} windows weighed", flush=True)
    distil(model, tokenizer, weighed["train"])
    print(f"held out: points at a deciding word {agreement(model, tokenizer, weighed['held']):.3f}")
    torch.save(model.state_dict(), options.weights)


if __name__ == "__main__":
    main()
