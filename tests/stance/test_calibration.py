"""The shipped weights keep probabilities probabilities, and each source counts the right way round."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.stance.calibration import load_calibration, log_odds, logistic
from evidence.stance.model import FACETS, STANCES, Stance

CHANCES = st.floats(0, 1)


@given(st.lists(st.floats(0.001, 1), min_size=6, max_size=6), st.sampled_from(STANCES), st.floats(0.05, 0.99))
def test_stances_sum_to_one_and_the_cues_raise_theirs(raw: list[float], by_cues: str, certainty: float) -> None:
    arbiter = {name: value / sum(raw) for name, value in zip(STANCES, raw, strict=True)}
    stance = next(name for name in STANCES if name == by_cues)
    weights = load_calibration()
    low, high = weights.stances(arbiter, stance, certainty), weights.stances(arbiter, stance, 0.995)
    assert sum(low.values()) == pytest.approx(1)
    assert high[stance] >= low[stance] - 1e-9


@given(CHANCES, CHANCES)
def test_sense_grows_with_the_arbiters_reading(one: float, other: float) -> None:
    weights = load_calibration()
    low, high = sorted((one, other))
    for ground in weights.grounds:
        assert weights.sense_of(ground, low, 2) <= weights.sense_of(ground, high, 2)
        assert weights.sense_of(ground, low, 0) <= weights.sense_of(ground, low, 9)


def test_what_speaks_for_a_name_counts_for_it() -> None:
    weights = load_calibration()
    chances = [weights.sense_of(ground, 0.5, 3) for ground in ("open", "company", "alone", "against")]
    assert chances == sorted(chances, reverse=True)
    assert "spelling" not in weights.grounds  # what is not written as the name is stays rejected


def test_a_wrong_use_costs_more() -> None:
    even = replace(load_calibration(), wrong_use=1.0)
    strict = replace(even, wrong_use=2.0)
    near: dict[Stance, float] = {"use": 0.55, "openness": 0.4, "other": 0.05}
    clear: dict[Stance, float] = {"use": 0.8, "openness": 0.2}
    assert (even.choose(near), strict.choose(near)) == ("use", "openness")
    assert (even.choose(clear), strict.choose(clear)) == ("use", "use")
    assert strict.choose({"use": 0.3, "listed": 0.7}) == "listed"


@given(CHANCES, st.booleans())
def test_facets(chance: float, cued: bool) -> None:
    weights = load_calibration()
    for facet in FACETS:
        assert 0 <= weights.facet(facet, chance, cued) <= 1
        assert weights.facet(facet, chance, True) >= weights.facet(facet, chance, False) - 0.05


@given(st.floats(0.0001, 0.9999))
def test_log_odds_and_back(chance: float) -> None:
    assert logistic(log_odds(chance)) == pytest.approx(chance)
