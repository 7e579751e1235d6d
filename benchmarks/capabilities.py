"""Minimum cases for each capability, generated and counted, in the manner of CheckList (Ribeiro et al., 2020).

    python -m benchmarks.capabilities [--failures]

Each capability has templates with the stance that the guidelines give; each template is filled with several tools
and tasks, as a bullet under a job. Prints cases and failures by capability.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from itertools import islice, product

from evidence.reports import Settings
from evidence.scanner import Scanner

TOOLS = ["ChatGPT", "Claude Code", "GitHub Copilot", "Midjourney", "LangChain", "Perplexity"]
TASKS = ["release notes", "supplier letters", "lesson plans", "test cases", "shift reports"]
EACH = 12  # fillings of a template

# Capability: (stance of the tool {t}, sentences). {u} is another tool, whose stance is not asked; {k} a task. What
# stands before a bar is the heading over the sentence; without one it is a bullet under a job.
# fmt: off
CASES: dict[str, list[tuple[str, list[str]]]] = {
    "verb far from its object": [
        ("use", ["Drafted, checked line by line and sent to three customers every week the {k} that came out of {t}.",
                 "Rewrote 40 pages of {k} for the new handbook, section after section, with {t}."]),
    ],
    "passive": [
        ("use", ["First drafts of the {k} were produced with {t} and corrected by me.",
                 "All {k} were generated in {t} under my supervision."]),
        ("negated", ["The {k} were written without {t}.", "No part of the {k} was made with {t}."]),
    ],
    "noun and participle": [
        ("use", ["Daily use of {t} for {k}.", "{t}-drafted {k} that I then verified.",
                 "Introduction of {t} for {k} in my team."]),
    ],
    "result first, tool last": [
        ("use", ["Cut the time for {k} from two days to three hours with {t}.",
                 "40 % fewer errors in {k}, thanks to checks that I run in {t}."]),
    ],
    "claims": [
        ("listed", ["Proficient in {t} and {u}.", "Familiar with {t}.", "Working knowledge of {t}.",
                    "Hands-on experience with {t}.", "Strong background in {t}."]),
    ],
    "acts behind claims": [
        ("use", ["Experience using {t} to write {k}.", "Three years of experience writing {k} with {t}."]),
    ],
    "wishes": [
        ("openness", ["Eager to use {t} for {k}.", "Would like to learn {t}.", "Curious about {t}.",
                      "I hope to try {t} on our {k} soon.", "Interested in {t} for {k}.", "Keen to explore {t}."]),
    ],
    "conditions and offers": [
        ("openness", ["Happy to use {t} if your team does.", "If the budget allows, I would use {t} for {k}.",
                      "{t} could help us with {k} one day.", "Willing to adopt {t} should you ask."]),
    ],
    "presupposed use": [
        ("use", ["Eager to expand my daily use of {t}.", "I want to bring my daily use of {t} to a larger team."]),
    ],
    "negation": [
        ("negated", ["No experience with {t}.", "I have never used {t}.", "Have not tried {t} yet.",
                     "I did all {k} by hand, without {t}.", "I do not use {t} for {k}."]),
    ],
    "negation over a list": [
        ("negated", ["No experience with {u}, {t} or any other assistant.", "I have never opened {u} or {t}.",
                     "Written without {u}, {t} or help from anyone."]),
    ],
    "double negation": [
        ("use", ["No {k} leave my desk without a pass through {t}.", "Not a week goes by without {t}.",
                 "Never without {t} when I write {k}."]),
    ],
    "contrast": [
        ("use", ["Switched from {u} to {t} for {k}.", "Moved the {k} off {t} to {u} in 2025.",
                 "I use {t} rather than {u} for {k}."]),
        ("negated", ["Considered {t} but wrote the {k} by hand.", "Wrote the {k} myself instead of using {t}."]),
    ],
    "training": [
        ("training", ["Completed a course on {t}.", "Attended a two-day workshop on {t}.",
                      "Currently enrolled in a {t} course.", "{t} certificate, 2024."]),
    ],
    "teaching": [
        ("use", ["Taught a workshop on {t} for 20 colleagues.", "Ran {t} training for the night shift.",
                 "Wrote the office guide to {t}."]),
    ],
    "leading": [
        ("use", ["Led the rollout of {t} to 40 people.", "Introduced {t} for {k} across the department."]),
    ],
    "other people": [
        ("other", ["My colleagues use {t} for {k}.", "The marketing department writes its {k} with {t}.",
                   "Our customers use {t} every day.", "My manager relies on {t} for {k}."]),
    ],
    "commerce and topics": [
        ("other", ["Sold {t} licences to small firms.", "Wrote a news article about the makers of {t}.",
                   "Recruited engineers for the company behind {t}.", "Handled tickets about {t} outages."]),
    ],
    "others beside oneself": [
        ("use", ["The desk switched to {u}; my own {k} come from {t}.",
                 "My colleagues use {u}, while I write {k} with {t}."]),
        ("negated", ["Half the office writes {k} in {t}; mine stay handwritten.",
                     "My colleagues use {t}; I do not."]),
    ],
    "lists under a heading": [
        ("listed", ["Skills | {t}, {u}, Excel", "Technical Skills | Excel, SAP, {t}"]),
        ("training", ["Courses | {t} for beginners, 2024", "Certifications | {t} in practice, 12 hours"]),
        ("openness", ["To try | {t}", "What I want to learn | {t}", "Interests | {t}, photography"]),
        ("negated", ["Never used | {t}"]),
    ],
    "skills that state an act": [
        ("use", ["Skills | {t}: daily since 2023 for {k}", "Tools | {t} (every week, for {k})"]),
        ("listed", ["Skills | {t}, expert", "Skills | {t} (2 years)"]),
    ],
    "questions, slashes, brackets": [
        ("openness", ["Could {t} take over our {k}? I would like to find out."]),
        ("use", ["Wrote {k} (with {t}) for three sites.", "Used {u}/{t} for {k}.",
                 "{t}: first drafts of all {k}, checked."]),
    ],
    "direction": [
        ("use", ["Drafted {k} with {t}."]),
        ("openness", ["Interested in drafting {k} with {t}.", "Would like to draft {k} with {t}."]),
        ("negated", ["Drafted {k} without {t}.", "No experience with drafting {k} in {t}."]),
        ("other", ["The agency drafted our {k} with {t}."]),
    ],
    "trials": [
        ("use", ["Experimented with {t} for {k}.", "Tested {t} against {u} on 200 {k}.",
                 "Evaluated {t} for {k} and wrote up the results."]),
    ],
}
# fmt: on


def cases(each: int = EACH) -> Iterator[tuple[str, str, str, str]]:
    """Capability, stance, tool and sentence of every case, `each` of a template."""
    fillings = list(product(range(len(TOOLS)), range(len(TASKS))))
    for capability, groups in CASES.items():
        for stance, templates in groups:
            for template in templates:
                step = 7  # goes round the fillings, so that tools and tasks are mixed
                for n, _ in enumerate(islice(fillings, each)):
                    tool, task = fillings[n * step % len(fillings)]
                    named, other = TOOLS[tool], TOOLS[(tool + 1) % len(TOOLS)]
                    yield capability, stance, named, template.format(t=named, u=other, k=TASKS[task])


def reading(scanner: Scanner, tool: str, sentence: str) -> str:
    """The stance reported for a tool in a sentence, as a bullet under its heading or under a job."""
    heading, bar, own = sentence.partition(" | ")
    job = "## Experience\n\n### Officer, Brava Works | 2021 – Present\n\n"
    body = f"Kept the rota.\n\n## {heading}\n\n- {own}" if bar else sentence
    text = f"# Ida Quarnstrom\n\n{job}- {body}\n"
    report = scanner.scan(text.encode(), "case.md")
    return next((m["stance"] for m in report["mentions"] if m["name"] == tool), "missed")


def main() -> None:
    """Print cases and failures by capability."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    scanner = Scanner(Settings())
    total: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for capability, stance, tool, sentence in cases():
        total[capability] += 1
        said = reading(scanner, tool, sentence)
        if said != stance:
            failed[capability] += 1
            if options.failures:
                print(f"{capability}\t{stance}>{said}\t{sentence}")
    for capability, count in total.items():
        print(f"{capability:28s} {count:5d} cases  {failed[capability]:4d} failures")
    print(f"{'all':28s} {total.total():5d} cases  {failed.total():4d} failures  {failed.total() / total.total():.3f}")


if __name__ == "__main__":
    main()
