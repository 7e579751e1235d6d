"""Stances rest on the words that a reader would give (benchmarks/deciding.py)."""

from benchmarks.deciding import rows, verdict

from evidence.scanner import Scanner


def test_right_stances_for_the_right_words() -> None:
    scanner = Scanner()
    verdicts = [verdict(scanner, row) for row in rows()]
    assert len(verdicts) >= 60
    assert sum(stance for stance, _, _ in verdicts) >= 0.93 * len(verdicts)
    assert sum(stance and words for stance, words, _ in verdicts) >= 0.8 * len(verdicts)
