"""What must not change a reading, in the manner of CheckList (Ribeiro et al., 2020).

    python -m benchmarks.invariance FOLDER... [--limit N] [--flips]

Each labelled document is changed in a way that says nothing new of the candidate and AI (another name, another
employer, another tool of the same field, other bullets, ...) and read again. A case is one mention of one
change; a flip is a case whose stance is another one than before. A change of the candidate's name to one that is
an AI product's too must add no mention.
"""

from __future__ import annotations

import argparse
import random
import re
import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.gold import GoldDocument, read_gold
from evidence.lexicon.fold import squeeze
from evidence.lexicon.model import LexiconEntry
from evidence.scanner import Scanner

Change = Callable[[str, random.Random], str]
NAMES = [
    "Claude Moreau", "Devin Okafor", "Jasper Lindqvist", "Sora Tanaka", "Gemini Castellano", "Alexa Petrova",
    "Maria Silva", "Mohammed Rahman", "Xiuying Chen", "John Smith", "Aoife Byrne", "Ngozi Eze",
]  # fmt: skip
EMPLOYERS = [
    "Harrow & Pike Ltd", "Nordlicht GmbH", "Kestrel Holdings", "Tamarind Foods", "Bluewater Council",
    "Ostrava Steel a.s.", "Quillfeather Press", "Banyan Health Trust",
]  # fmt: skip
CITIES = ["Leeds", "Porto", "Nairobi", "Osaka", "Cleveland", "Gdynia", "Chennai", "Rosario"]
HEADINGS = {
    "experience": ["Work Experience", "Employment History", "Professional Experience"],
    "skills": ["Technical Skills", "Key Skills", "Skills & Tools"],
    "education": ["Academic Background", "Education and Training"],
    "projects": ["Selected Projects", "Personal Projects"],
    "summary": ["Profile", "Professional Summary"],
    "profile": ["Summary", "Professional Summary"],
}
SPELLING = [
    ("organis", "organiz"), ("summaris", "summariz"), ("optimis", "optimiz"), ("specialis", "specializ"),
    ("colour", "color"), ("programme ", "program "), ("labelled", "labeled"), ("labelling", "labeling"),
    ("analyse", "analyze"), ("customis", "customiz"), ("prioritis", "prioritiz"), ("licence", "license"),
]  # fmt: skip


def name(text: str, rng: random.Random) -> str:
    """Another candidate."""
    return re.sub(r"\A# [^\n·|(]+", f"# {rng.choice(NAMES)} ", text)


def employer(text: str, rng: random.Random) -> str:
    """Other employers in entry headings."""
    return re.sub(r"(?m)^(### [^,\n|]+), [^,\n|]+( \|)", lambda m: f"{m[1]}, {rng.choice(EMPLOYERS)}{m[2]}", text)


def city(text: str, rng: random.Random) -> str:
    """Another place in the contact line."""
    lines = text.split("\n")
    for i, line in enumerate(lines[1:5], 1):
        if "·" in line and not line.startswith("#"):
            lines[i] = re.sub(r"^[^·]+·", f"{rng.choice(CITIES)} ·", line)
            break
    return "\n".join(lines)


def bullet(text: str, rng: random.Random) -> str:
    """Another bullet glyph."""
    return re.sub(r"(?m)^- ", rng.choice(["* ", "• ", "+ "]), text)


def wrap(text: str, rng: random.Random) -> str:
    """Other line breaks inside bullets."""
    width = rng.choice([56, 72, 90])
    return "\n".join(
        textwrap.fill(line, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
        if line.startswith("- ")
        else line
        for line in text.split("\n")
    )


def synonyms(text: str, rng: random.Random) -> str:
    """Other headings of the same meaning."""
    return re.sub(r"(?m)^## (.+)$", lambda m: f"## {rng.choice(HEADINGS.get(m[1].strip().lower(), [m[1]]))}", text)


def upper(text: str, rng: random.Random) -> str:
    """Headings in capitals."""
    return re.sub(r"(?m)^## (.+)$", lambda m: f"## {m[1].upper()}", text)


def spelling(text: str, rng: random.Random) -> str:
    """British spelling made American, or the other way."""
    pairs = SPELLING if rng.random() < 0.5 else [(b, a) for a, b in SPELLING]
    for old, new in pairs:
        text = text.replace(old, new)
    return text


CHANGES: dict[str, Change] = {
    "name": name, "employer": employer, "city": city, "bullet": bullet, "wrap": wrap,
    "heading": synonyms, "capitals": upper, "spelling": spelling,
}  # fmt: skip


def swap_tools(gold: GoldDocument, scanner: Scanner, rng: random.Random) -> str:
    """Each tool under the name of another of its field whose name needs no company."""
    fields: dict[str, list[LexiconEntry]] = {}
    by_name = {}
    for entry in scanner.lexicon.entries.values():
        if entry.kind == "tool" and entry.family != "adjacent":
            by_name[squeeze(entry.name)] = entry
            if not entry.guarded and len(entry.name) > 6 and entry.name.isascii():
                fields.setdefault(entry.field, []).append(entry)
    pieces, at = [], 0
    for mention in gold.mentions:
        known = by_name.get(squeeze(mention.name)) if mention.stance != "not_ai" else None
        others = fields.get(known.field) if known else None
        pieces.append(gold.text[at : mention.start])
        pieces.append(rng.choice(others).name if others else mention.text)
        at = mention.end
    return "".join(pieces) + gold.text[at:]


def read(scanner: Scanner, text: str) -> list[tuple[str, str, str]]:
    """Name, stance and statement of each mention."""
    report = scanner.scan(text.encode(), "case.md")
    return [(m["name"], m["stance"], m["statement"]["text"]) for m in report.get("mentions", [])]


def main() -> None:
    """Print cases and flips by kind of change."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, default=0, help="documents at most")
    parser.add_argument("--flips", action="store_true", help="print each flip")
    options = parser.parse_args()
    scanner, cases, flips, lost = Scanner(), Counter[str](), Counter[str](), Counter[str]()
    files = sorted(path for folder in options.folders for path in folder.glob("*.md"))
    for number, path in enumerate(files[: options.limit or None]):
        gold, rng = read_gold(path), random.Random(number)
        before = read(scanner, gold.text)
        changed = {kind: change(gold.text, rng) for kind, change in CHANGES.items()}
        changed["tool"] = swap_tools(gold, scanner, rng)
        for kind, text in changed.items():
            if text == gold.text:
                continue
            after = read(scanner, text)
            if len(after) != len(before):
                lost[kind] += abs(len(after) - len(before))
                continue
            cases[kind] += len(before)
            for old, new in zip(before, after, strict=True):
                if old[1] != new[1]:
                    flips[kind] += 1
                    if options.flips:
                        print(f"{path.stem}\t{kind}\t{old[1]}>{new[1]}\t{old[0]}>{new[0]}\t{new[2][:120]}")
    for kind in [*CHANGES, "tool"]:
        print(f"{kind:10s} cases {cases[kind]:6d}  flips {flips[kind]:4d}  mentions lost or added {lost[kind]}")
    print(f"{'all':10s} cases {cases.total():6d}  flips {flips.total():4d}")


if __name__ == "__main__":
    main()
