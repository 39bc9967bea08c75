"""The axis of the index: where it breaks, what it keeps, what its labels say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from samestory.report.axis import Axis, axis

DAY = 86400.0
START = datetime(2016, 2, 11, 9, tzinfo=UTC)


def times(*days: float) -> list[float]:
    return [(START + timedelta(days=d)).timestamp() for d in days]


def made(*days: float) -> Axis:
    found = axis(times(*days))
    assert found is not None
    # Whatever the times: all fit in, in order, and stretches and gaps fill the width.
    places = [found.x(t) for t in sorted(times(*days))]
    assert all(a <= b for a, b in pairwise(places))
    assert places[0] > -1e-6 and places[-1] < 100 + 1e-6
    filled = sum(s.width for s in found.stretches) + sum(g.width for g in found.gaps)
    assert filled == pytest.approx(100)
    for t in times(*days):
        assert any(s.x - 1e-6 <= found.x(t) <= s.x + s.width + 1e-6 for s in found.stretches)
    return found


def test_years_without_coverage_are_left_out() -> None:
    found = made(0, 0.5, 1, 1300, 1300.5, 3400, 3402)
    assert [round((s.high - s.low) / DAY, 1) for s in found.stretches] == [1, 0.5, 2]
    assert [round(g.seconds / DAY) for g in found.gaps] == [1299, 2100]
    assert [n.text for n in found.names] == ["Feb 2016", "Sep 2019", "Jun 2025"]
    day = [c.text for c in found.cells]
    assert "11" in day and "12" in day


def test_a_day_is_as_wide_in_every_stretch() -> None:
    found = made(0, 1, 1300, 1301, 3400, 3402.5)
    (a, b, c, d, e, f) = [found.x(t) for t in times(0, 1, 1300, 1301, 3400, 3402.5)]
    assert b - a == pytest.approx(d - c) and f - e == pytest.approx(2.5 * (b - a))


@pytest.mark.parametrize(
    "days",
    [
        (0,),
        (0, 0),
        (0, 2.9),  # never less than three days
        (0, 1, 2, 9, 10, 11, 19, 20),  # what stands out too little
        tuple(range(0, 3000, 30)),  # alike all along
    ],
)
def test_what_is_no_gap_stays_whole(days: tuple[float, ...]) -> None:
    assert len(made(*days).stretches) == 1


def test_twelve_events_over_ten_years_are_twelve_stretches() -> None:
    found = made(*(300 * n + d for n in range(12) for d in (0, 0.3, 1.1)))
    assert len(found.stretches) == 12 and not found.lines
    assert min(s.width for s in found.stretches) > 5
    assert [c.text for c in found.cells][:2] == ["2016", "2016"]
    # So many have month and year alone, one above the other.
    assert [n.text for n in found.names][:3] == ["Feb", "Dec", "Oct"]


def test_more_stretches_than_can_be_read_are_not_made() -> None:
    assert len(made(*(300 * n for n in range(24))).stretches) == 24
    assert len(made(*(300 * n for n in range(25))).stretches) == 1


def test_equal_gaps_are_cut_alike() -> None:
    found = made(0, 1, 100, 101, 200, 201, 300, 301)
    assert len(found.stretches) == 4 and len({round(g.seconds) for g in found.gaps}) == 1


@pytest.mark.parametrize(
    ("days", "names", "cells"),
    [
        ((0, 0.9), ["10 Feb 2016", "11 Feb 2016", "12 Feb 2016"], {"12:00", "00:00"}),
        ((0, 10), ["Feb 2016"], {"11", "15", "21"}),
        ((0, 90), ["2016"], {"22 Feb", "4 Apr"}),
        ((0, 450), ["2016", "2017"], {"Mar", "Jan"}),
        ((0, 4000), [], {"2016", "2020", "2026"}),
        ((0, 40000), [], {"2020", "2050"}),
    ],
)
def test_the_labels_are_of_the_unit_that_fits(
    days: tuple[float, ...], names: list[str], cells: set[str]
) -> None:
    # Evenly between the two ends, so that the axis is whole.
    step = (days[1] - days[0]) / 40
    found = made(*(days[0] + step * n for n in range(41)))
    assert [n.text for n in found.names] == names
    assert cells <= {c.text for c in found.cells}, [c.text for c in found.cells]
    assert all(0 <= c.x <= 100 for c in (*found.names, *found.cells))
    assert all(b.x - a.x > 1.5 for a, b in pairwise(found.cells))


def test_the_ends_of_the_calendar() -> None:
    for ends in ((datetime.min, datetime.max), (datetime.min, datetime.min), (datetime.max, datetime.max)):
        found = axis([t.replace(tzinfo=UTC).timestamp() for t in ends])
        assert found is not None and found.scale > 0
    assert axis([]) is None
