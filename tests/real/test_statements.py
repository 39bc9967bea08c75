"""The alignment on labelled pairs of real articles keeps what it reached."""

from __future__ import annotations

from tests.real.statements import judged, measure


def test_pairs_that_are_taken_report_one_fact() -> None:
    found = measure(None)
    assert found.labelled >= 150
    assert found.precision >= 0.94
    assert found.recall >= 0.52
    assert found.average_precision >= 0.88


def test_the_blind_reading_is_there() -> None:
    assert len(judged()) == 6
