"""Fail where accuracy on the documents kept for testing falls below benchmarks/floors.toml."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from benchmarks.accuracy import measure, show, split
from benchmarks.render import FORMATS
from evidence.stance.model import STANCES

HERE = Path(__file__).parent


def main() -> int:
    """Print the figures; 1 where a floor is not met."""
    folders = (HERE.parent / "tests" / "gold" / "dev", HERE.parent / "data" / "gold")
    files = split([path for folder in folders for path in folder.glob("*.md")], "test")
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    tally = measure(files, FORMATS)
    print(show(tally))
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
    faults += [f"{k} {v:.3f} is over its ceiling {floors[k]}" for k, v in most.items() if v > floors[k]]
    print("\n".join(faults) or "all floors held")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
