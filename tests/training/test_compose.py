"""Composed training sentences: labels as the clauses say, and none of the benchmark's own sentences."""

from __future__ import annotations

import re
import tomllib

from benchmarks.capabilities import CASES
from benchmarks.gold import parse_gold
from training.compose import CLAUSES, Composer, capital, labelled_bullets

from evidence.stance.model import STANCES

BULLETS = ["Drafted {{ChatGPT|ChatGPT|use|purpose}} letters.", "Never touched {{Suno|Suno|negated}}."]


def plain(template: str) -> str:
    """A template's own words: what fills a slot, case and the full stop say nothing."""
    return " ".join(re.sub(r"\{\w+\}", "_", template.split("|")[-1]).lower().strip(". ").split())


def test_no_clause_stands_in_the_benchmark() -> None:
    content = tomllib.loads(CLAUSES.read_text(encoding="utf-8"))
    ours = {plain(text) for table in (*content["clause"], *content["pair"]) for text in table["texts"]}
    theirs = {plain(text) for groups in CASES.values() for _, texts in groups for text in texts}
    assert sorted(ours & theirs) == []


def test_every_stance_has_clauses_and_pairs_name_stances() -> None:
    content = tomllib.loads(CLAUSES.read_text(encoding="utf-8"))
    assert {table["stance"] for table in content["clause"]} == set(STANCES)
    assert all(set(table["stances"]) <= set(STANCES) and len(table["stances"]) == 2 for table in content["pair"])
    assert all("{x}" in text for table in content["clause"] for text in table["texts"])
    assert all("{x}" in text and "{y}" in text for table in content["pair"] for text in table["texts"])


def test_the_same_seed_makes_the_same_documents() -> None:
    one, same, other = (Composer(BULLETS, seed).document(30) for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_documents_parse_and_hold_no_slot() -> None:
    for seed in range(20):
        document = Composer(BULLETS, seed).document(20)
        assert len(document.mentions) >= 20
        assert not re.search(r"[{}]", document.text)


def test_only_whole_short_bullets_are_spliced() -> None:
    source = "\n".join(
        [*(f"- {bullet}" for bullet in BULLETS), "- Tools: {{Claude|Claude|listed}}, Excel.", "- No AI."]
    )
    assert labelled_bullets([source]) == BULLETS


def test_capitals() -> None:
    assert capital("used it") == "Used it"
    assert capital("{{x|X|use}} helps") == "{{x|X|use}} helps"
    assert parse_gold(capital("{{x|X|use}} helps")).text == "x helps"
