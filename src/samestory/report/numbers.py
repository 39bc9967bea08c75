"""Rows -> charts and the tables below them."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.plots import ALL, rate_rows, subject_of
from samestory.report.chart import Chart, chart
from samestory.report.words import number
from samestory.types import Comparison, Row

__all__ = ["Line", "Table", "tables"]

_CHARTS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table of rates."""

    outlet: str
    category: str
    n: str
    words: str
    rate: str
    interval: str
    rank: str
    note: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one unit, with its charts."""

    unit: str
    charts: tuple[Chart, ...]
    left: int
    lines: tuple[Line, ...]


def tables(c: Comparison) -> tuple[tuple[Table, ...], tuple[Line, ...]]:
    """Return a table a unit of rates, and the lines of the other measures."""
    made = []
    shown: set[int] = set()
    for index, (unit, categories) in enumerate(rate_rows(c).items(), 1):
        drawn = [rows for category, rows in categories.items() if category != ALL and any(r.n for r in rows)]
        charts = [
            chart(f"chart-{index}-{n}", rows, len(c.analyses)) for n, rows in enumerate(drawn[:_CHARTS], 1)
        ]
        lines = [_line(row) for rows in categories.values() for row in rows]
        shown.update(id(row) for rows in categories.values() for row in rows)
        made.append(Table(unit, tuple(charts), max(0, len(drawn) - _CHARTS), tuple(lines)))
    rest = tuple(_line(row) for row in c.measures if id(row) not in shown)
    return tuple(made), rest


def _line(row: Row) -> Line:
    interval = ""
    if row.rate is not None and row.low is not None and row.high is not None:
        interval = f"{number(row.low)} to {number(row.high)}"
    return Line(
        outlet=row.outlet,
        category=subject_of(row.category),
        n=f"{row.n:,}",
        words=f"{row.words:,}",
        rate=number(row.rate) if row.rate is not None else "",
        interval=interval,
        rank=str(row.rank) if row.rank is not None else "not ranked",
        note=row.note if row.rate is not None or row.note else "not measured",
    )
