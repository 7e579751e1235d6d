"""How much the cues, the arbiter and a name's company count: weights fitted on documents not trained on.

`weights/calibration.json` is written by training/calibrate.py; every probability in a report passes through it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, log1p
from pathlib import Path

from evidence.matching.model import Ground
from evidence.stance.model import Facet, Stance

FILE = Path(__file__).parent / "weights" / "calibration.json"
LEAST = 1e-6
FEW = 4  # a short text names few things; that it names fewer than these says nothing of its topic
WORDS: tuple[Ground, ...] = ("plain", "against")


@dataclass(frozen=True, slots=True)
class Marks:
    """A facet's weights: of the arbiter's log-odds, of a cue's words in the statement, and the bias."""

    arbiter: float
    cue: float
    bias: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of log-odds: of the arbiter for stances, of the cues' certainty, of the arbiter and of the other AI names
    in the document for senses; biases.

    `wrong_use`: how many times worse than another error it is to call something a use that is none. It is no fitted
    weight but a policy: such an error misleads an employer.
    """

    stance: float
    cues: float
    sense: float
    names: float
    wrong_use: float
    grounds: Mapping[Ground, float]
    facets: Mapping[Facet, Marks]

    def stances(self, arbiter: Mapping[Stance, float], by_cues: Stance, certainty: float) -> dict[Stance, float]:
        """Probabilities of the stances: the arbiter's, with the cues' stance raised by their certainty."""
        raw = {
            name: self.stance * log(max(chance, LEAST)) + (self.cues * log_odds(certainty) if name == by_cues else 0.0)
            for name, chance in arbiter.items()
        }
        most = max(raw.values())
        weights = {name: exp(value - most) for name, value in raw.items()}
        total = sum(weights.values())
        return {name: weight / total for name, weight in weights.items()}

    def choose(self, chances: Mapping[Stance, float]) -> Stance:
        """The stance of the least expected cost (Bayes' rule of decision)."""
        ordered = sorted(chances, key=lambda name: -chances[name])
        if ordered[0] == "use" and self.wrong_use * (1 - chances["use"]) > 1 - chances[ordered[1]]:
            return ordered[1]
        return ordered[0]

    def sense_of(self, ground: Ground, chance: float, others: int) -> float:
        """The probability that a name is the AI thing, from what speaks for it and the arbiter's reading.

        `others`: how many other AI things the document names without doubt.
        """
        return logistic(self.grounds[ground] + self.sense * log_odds(chance) + self.names * topic_of(ground, others))

    def facet(self, name: Facet, chance: float, cued: bool) -> float:
        """The probability that a use has a facet, from the arbiter's reading and whether a cue's words stand there."""
        marks = self.facets[name]
        return logistic(marks.bias + marks.arbiter * log_odds(chance) + marks.cue * cued)


def topic_of(ground: Ground, others: int) -> float:
    """How much the other AI names of a document say of one more.

    Nothing of an English word in lower case, or against what speaks against a name.
    """
    return 0.0 if ground in WORDS else log1p(max(others, FEW))


def log_odds(chance: float) -> float:
    """log(p / (1 - p)), kept finite."""
    chance = min(max(chance, LEAST), 1 - LEAST)
    return log(chance / (1 - chance))


def logistic(odds: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + exp(-max(min(odds, 40.0), -40.0)))


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """The weights shipped beside the arbiter's."""
    table = json.loads(FILE.read_text(encoding="utf-8"))
    facets = {name: Marks(**marks) for name, marks in table["facets"].items()}
    return Calibration(**{**table, "facets": facets})
