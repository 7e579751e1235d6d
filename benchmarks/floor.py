"""Fail where accuracy on the documents kept for testing falls below benchmarks/floors.toml."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from benchmarks.accuracy import Tally, measure, show, split
from benchmarks.render import FORMATS
from evidence.stance.model import STANCES

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Print the figures of every set of documents; 1 where a floor is not met."""
    faults: list[str] = []
    for table in tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))["set"]:
        files = split([path for pattern in table["documents"] for path in ROOT.glob(pattern)], "test")
        print(f"== {table['name']}: {len(files)} documents")
        tally = measure(files, FORMATS)
        print(show(tally))
        faults += [f"{table['name']}: {fault}" for fault in below(tally, table)]
    print("\n".join(faults) or "all floors held")
    return 1 if faults else 0


def below(tally: Tally, floors: Mapping[str, float]) -> list[str]:
    """The figures that miss their floor or ceiling."""
    classes = tally.classes(tally.pairs).values()
    least = {
        "detection": tally.detection()[2],
        "stance": tally.micro(tally.pairs),
        "stance_macro": sum(f for _, _, f in classes) / len(classes),
        "period": tally.periods[True] / tally.periods.total(),
    }
    most = {
        "look_alikes": tally.look_alikes_reported / tally.look_alikes,
        "openness_as_use": tally.share(["openness"], "use"),
        "not_use_as_use": tally.share(set(STANCES) - {"use"}, "use"),
        "calibration_error": tally.calibration_error(),
    }
    faults = [f"{k} {v:.3f} is under its floor {floors[k]}" for k, v in least.items() if v < floors[k]]
    return faults + [f"{k} {v:.3f} is over its ceiling {floors[k]}" for k, v in most.items() if v > floors[k]]


if __name__ == "__main__":
    sys.exit(main())
