"""Whether a stance rests on the right words: `because` against data/deciding.tsv.

    python -m benchmarks.deciding [--failures]

Each row has a sentence, a mention, its stance and the words that a reader would give as the reason, written without
looking at what the tool says. A right stance for other words counts as wrong.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from evidence.scanner import Scanner

FILE = Path(__file__).parents[1] / "data" / "deciding.tsv"


def rows(file: Path = FILE) -> list[dict[str, str]]:
    """The labelled sentences."""
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))


def verdict(scanner: Scanner, row: dict[str, str]) -> tuple[bool, bool, str]:
    """Whether the stance is right, whether a deciding word is too, and what was said."""
    judgements, _ = scanner.explain(row["sentence"])
    wanted = row["sentence"].index(row["words"])
    end = wanted + len(row["words"])
    for judgement in judgements:
        if row["mention"] in judgement.mention.text:
            cues = [cue for cue in judgement.because if cue.rule != "arbiter.clause"]
            words = any(cue.start < end and wanted < cue.end for cue in cues)
            said = "; ".join(f"{cue.rule} {cue.text!r}" for cue in judgement.because)
            return judgement.stance == row["stance"], words, f"{judgement.stance}: {said}"
    return False, False, "not found"


def main() -> None:
    """Print how many stances are right, and how many of them for the right words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    scanner, labelled = Scanner(), rows()
    right = both = 0
    for row in labelled:
        stance, words, said = verdict(scanner, row)
        right += stance
        both += stance and words
        if options.failures and not (stance and words):
            print(f"{row['stance']}, {row['words']!r}\t{said}\t{row['sentence']}")
    print(f"{len(labelled)} sentences: stance right {right}, for the right words {both}  {both / len(labelled):.3f}")


if __name__ == "__main__":
    main()
