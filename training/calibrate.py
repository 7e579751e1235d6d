"""Fit how much the cues, the arbiter and a name's company count, on documents that the arbiter was not trained on.

    python -m training.calibrate FOLDER...

Reads the documents of the fold `tune`, rendered to PDF and DOCX, with the exported weights; they must come from
`training.arbiter --hold tune`. Writes calibration.json beside the weights.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from benchmarks.accuracy import locate, split
from benchmarks.gold import NOT_AI, GoldMention, read_gold
from benchmarks.render import FORMATS, render

from evidence.documents import open_document
from evidence.lexicon import load_lexicon, shipped_path
from evidence.matching import Matcher
from evidence.stance import load_cues
from evidence.stance.calibration import FILE, load_calibration, log_odds, topic_of
from evidence.stance.facets import facet_words
from evidence.stance.judge import Reading, read, sure_names
from evidence.stance.model import FACETS, STANCES

GROUNDS = ("coined", "phrase", "open", "loose", "company", "grammar", "alone", "plain", "against")
WRONG_USE = 2.0  # the policy, see Calibration
SHRINK = 2.0  # the weight of the belief that arbiter and cues count as they stand


@dataclass(frozen=True)
class Row:
    """A reading, its label (None where it is no mention), whether each facet's words stand there, other AI names."""

    reading: Reading
    label: GoldMention | None
    words: dict[str, bool]
    others: int


def collect(files):
    """Every reading of a labelled span, or of a name that is not labelled, with its label."""
    matcher, rules = Matcher(load_lexicon()), load_cues(shipped_path() / "cues")
    rows = []
    for path in files:
        gold = read_gold(path)
        for form in FORMATS:
            document = open_document(render(gold.text, form), f"{gold.name}.{form[:3]}")
            mentions, rejections = matcher.find(document)
            doubted = [r.mention for r in rejections if r.mention.ground in GROUNDS]
            spans = [
                (label, span)
                for label, span in zip(gold.mentions, locate(gold, document.text), strict=True)
                if span is not None
            ]
            sure = sure_names(mentions)
            for reading in read(document, [*mentions, *doubted], rules):
                m = reading.mention
                label = next((g for g, (a, b) in spans if m.start < b and a < m.end), None)
                words = {f: facet_words(f, document.text, m, reading.statement, rules) is not None for f in FACETS}
                label = None if label is None or label.stance == NOT_AI else label
                rows.append(Row(reading, label, words, len(sure - {m.entry.id})))
    return rows


def minimise(loss, parameters):
    """Fit by LBFGS."""
    optimizer = torch.optim.LBFGS(parameters, max_iter=200, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        value = loss()
        value.backward()
        return value

    optimizer.step(closure)


def fit_stances(rows):
    """Weights of the arbiter's log-probabilities and of the cues' certainty, by cross-entropy."""
    kept = [(row.reading, row.label) for row in rows if row.label is not None]
    chances = torch.tensor([[max(r.opinion.stances[s], 1e-6) for s in STANCES] for r, _ in kept]).log()
    raised = torch.zeros_like(chances)
    for i, (reading, _) in enumerate(kept):
        raised[i, STANCES.index(reading.by_cues)] = log_odds(reading.certainty)
    true = torch.tensor([STANCES.index(label.stance) for _, label in kept])
    weights = torch.ones(2, requires_grad=True)

    def loss():
        odds = weights[0] * chances + weights[1] * raised
        return torch.nn.functional.cross_entropy(odds, true, reduction="sum") + SHRINK * (weights - 1).square().sum()

    minimise(loss, [weights])
    odds = (weights[0] * chances + weights[1] * raised).detach()
    print("stance:", weights.tolist(), "accuracy", (odds.argmax(-1) == true).float().mean().item())
    for cost in (1.0, 1.25, 1.5, 2.0, 3.0):
        print_policy(cost, odds.softmax(-1), true)
    return weights.tolist()


def print_policy(cost, chances, true):
    """What it brings and loses to hold a wrong use for `cost` times worse than another error."""
    policy = replace(load_calibration(), wrong_use=cost)
    said = [policy.choose(dict(zip(STANCES, row, strict=True))) for row in chances.tolist()]
    pairs = [(s, STANCES[t]) for s, t in zip(said, true.tolist(), strict=True)]
    print(
        f"wrong use counts {cost}: right {share(s == t for s, t in pairs):.4f}, "
        f"not use as use {share(s == 'use' for s, t in pairs if t != 'use'):.4f}, "
        f"openness as use {share(s == 'use' for s, t in pairs if t == 'openness'):.4f}, "
        f"use missed {share(s != 'use' for s, t in pairs if t == 'use'):.4f}"
    )


def share(verdicts):
    """The share that is true."""
    told = list(verdicts)
    return sum(told) / max(len(told), 1)


def fit_sense(rows):
    """Slopes for the arbiter's log-odds and the document's other AI names, a bias for what a name's sense rests on."""
    odds = torch.tensor([log_odds(row.reading.opinion.sense) for row in rows])
    others = torch.tensor([topic_of(row.reading.mention.ground, row.others) for row in rows])
    grounds = torch.tensor([GROUNDS.index(row.reading.mention.ground) for row in rows])
    true = torch.tensor([float(row.label is not None) for row in rows])
    slope, biases = torch.ones(1, requires_grad=True), torch.zeros(len(GROUNDS), requires_grad=True)
    names = torch.zeros(1, requires_grad=True)

    def loss():
        value = torch.nn.functional.binary_cross_entropy_with_logits(
            biases[grounds] + odds * slope + others * names, true, reduction="sum"
        )
        return value + SHRINK * (slope - 1).square().sum() + 0.1 * biases.square().sum()

    minimise(loss, [slope, names, biases])
    said = (biases[grounds] + odds * slope + others * names).detach() > 0
    for i, ground in enumerate(GROUNDS):
        here = grounds == i
        right, before = (said[here] == true[here].bool()).sum().item(), true[here].sum().item()
        print(f"sense, {ground}: {here.sum()} names, {before:.0f} are AI, {right} told right; bias {biases[i]:.2f}")
    return slope.item(), names.item(), dict(zip(GROUNDS, biases.tolist(), strict=True))


def fit_facet(rows, facet):
    """Weights of the arbiter's log-odds and of a cue's words; the bias moved to where F1 is best."""
    kept = [row for row in rows if row.label is not None and row.label.stance == "use"]
    odds = torch.tensor([log_odds(row.reading.opinion.facets[facet]) for row in kept])
    cued = torch.tensor([float(row.words[facet]) for row in kept])
    true = torch.tensor([float(row.label is not None and facet in row.label.facets) for row in kept])
    weights = torch.tensor([1.0, 0.5, 0.0], requires_grad=True)

    def loss():
        value = torch.nn.functional.binary_cross_entropy_with_logits(
            weights[0] * odds + weights[1] * cued + weights[2], true, reduction="sum"
        )
        return value + SHRINK * ((weights[0] - 1).square() + (weights[1] - 0.5).square())

    minimise(loss, [weights])
    score = (weights[0] * odds + weights[1] * cued + weights[2]).detach()
    best = max(torch.linspace(-2, 1, 61).tolist(), key=lambda cut: f1(score > cut, true))
    print(f"facet {facet}: {weights.tolist()} cut {best:.2f} F1 {f1(score > best, true):.3f} of {true.sum():.0f}")
    slope, cue, bias = weights.tolist()
    return {"arbiter": round(slope, 3), "cue": round(cue, 3), "bias": round(bias - best, 3)}


def f1(said, true):
    """F1 of booleans."""
    right = (said & true.bool()).sum().item()
    return 2 * right / max(said.sum().item() + true.sum().item(), 1)


def main():
    """Fit everything and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    options = parser.parse_args()
    files = sorted(path for folder in options.folders for path in folder.glob("*.md"))
    rows = collect(split(files, "tune"))
    arbiter, cues = fit_stances(rows)
    slope, names, biases = fit_sense(rows)
    table = {
        "stance": round(arbiter, 3),
        "cues": round(cues, 3),
        "sense": round(slope, 3),
        "names": round(names, 3),
        "wrong_use": WRONG_USE,
        "grounds": {name: round(value, 3) for name, value in biases.items()},
        "facets": {facet: fit_facet(rows, facet) for facet in FACETS},
    }
    FILE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
