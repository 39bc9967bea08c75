"""Rows of one category -> the numbers of a small SVG: a line an outlet, its interval, its dot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samestory.plots import sentence, subject_of
from samestory.report.words import number
from samestory.types import Row

__all__ = ["Chart", "Line", "Tick", "chart"]

_WIDTH, _LEFT, _RIGHT, _STEP, _TOP = 436, 138, 98, 24, 8
_NAME = 19  # characters of an outlet's name that fit beside its line


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One outlet. ``note`` stands in place of the dot where there is no rate."""

    name: str
    full: str
    y: float
    x: float | None
    low: float | None
    high: float | None
    ranked: bool
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of one category, in SVG user units."""

    id: str
    title: str
    category: str
    unit: str
    width: int
    height: int
    left: int
    right: int
    base: float
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    note_x: float
    value_x: float


def chart(identity: str, rows: Sequence[Row], articles: int) -> Chart:
    """Lay out the rows of one category.

    Parameters
    ----------
    identity : str
        The anchor of the chart.
    rows : sequence of Row
        One an outlet, in the order of the comparison.
    articles : int
        How many articles the comparison has.
    """
    highest = max((row.high or row.rate or 0.0 for row in rows), default=0.0)
    step = _tick(highest)
    top = max(highest, step)
    inner = _WIDTH - _LEFT - _RIGHT

    def x(value: float) -> float:
        return round(_LEFT + inner * value / top, 1)

    lines = []
    for index, row in enumerate(rows):
        measured = row.rate is not None
        lines.append(
            Line(
                name=row.outlet if len(row.outlet) <= _NAME else row.outlet[: _NAME - 1].rstrip() + "…",
                full=row.outlet,
                y=_TOP + _STEP * (index + 0.5),
                x=x(row.rate) if row.rate is not None else None,
                low=x(row.low) if measured and row.low is not None else None,
                high=x(row.high) if measured and row.high is not None else None,
                ranked=row.rank is not None,
                value=f"{number(row.rate)}  (n\u00a0=\u00a0{row.n})" if row.rate is not None else "",
                note="" if measured else row.note or "not measured",
            )
        )
    base = _TOP + _STEP * len(rows)
    ticks = []
    count = 0
    while count * step <= top * 1.0001:
        ticks.append(Tick(x(count * step), f"{count * step:g}"))
        count += 1
    return Chart(
        id=identity,
        title=sentence(rows, articles),
        category=subject_of(rows[0].category),
        unit=rows[0].unit,
        width=_WIDTH,
        height=base + 22,
        left=_LEFT,
        right=_WIDTH - _RIGHT,
        base=base,
        lines=tuple(lines),
        ticks=tuple(ticks),
        note_x=_LEFT + 4,
        value_x=_WIDTH - _RIGHT + 8,
    )


def _tick(highest: float) -> float:
    """Return a round distance of at most five ticks up to the highest value."""
    if highest <= 0:
        return 1.0
    size = 1.0
    while size > highest:
        size /= 10
    while size * 10 <= highest:
        size *= 10
    for factor in (0.2, 0.5, 1, 2, 5):
        if highest / (size * factor) <= 5:
            return size * factor
    return size * 10
