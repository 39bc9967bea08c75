"""The rate of all findings by outlet, a small panel an event: the same outlets, the same scale."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from samestory.measures.rates import ALL, MIN_FINDINGS
from samestory.report.listed import Listed
from samestory.report.words import number
from samestory.types import Comparison, Row

__all__ = ["Coverage", "Line", "Panel", "Panels", "coverage", "panels"]

_ALL_OUTLETS = 12  # up to so many, every panel has a line for each: the eye finds an outlet by its place
_TICKS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One outlet in one event.

    ``x`` is None without a dot, ``low`` and ``high`` are None without an interval; ``said`` stands in place of
    the rate; ``told`` is all of it in words.
    """

    outlet: str
    x: str | None
    low: str | None
    high: str | None
    beyond: bool
    rate: str
    said: str
    told: str
    interval: str
    n: str
    articles: str
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One event; the lines in ``numbers`` are those of outlets that covered it."""

    href: str
    name: str
    lines: tuple[Line, ...]
    numbers: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Panels:
    """All panels, and the one scale they have."""

    panels: tuple[Panel, ...]
    ticks: tuple[tuple[str, str], ...]
    unit: str
    beyond: bool
    fewest: int
    everyone: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles each outlet has on each event; ``covered`` counts events by outlet."""

    outlets: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[int, ...], int], ...]
    covered: tuple[int, ...]


def panels(events: Sequence[Listed], outlets: Sequence[str]) -> Panels | None:
    """Lay out a panel an event.

    Parameters
    ----------
    events : sequence of Listed
    outlets : sequence of str
        All outlets, in the order of the lines.

    Returns
    -------
    Panels or None
        None where no rate of all findings was measured.
    """
    found = [_rows(event.comparison) for event in events]
    rows = [row for by_outlet in found for row in by_outlet.values()]
    if not rows:
        return None
    top = _top(rows)
    step = _step(top)
    everyone = len(outlets) <= _ALL_OUTLETS
    made = []
    for event, by_outlet in zip(events, found, strict=True):
        here = {outlet.name for outlet in event.comparison.outlets}
        lines = [
            _line(name, by_outlet.get(name), name in here, top)
            for name in outlets
            if everyone or name in here
        ]
        made.append(
            Panel(event.href, event.short, tuple(lines), tuple(line for line in lines if line.outlet in here))
        )
    return Panels(
        panels=tuple(made),
        ticks=tuple((_pc(n * step, top), f"{n * step:g}") for n in range(int(top / step + 1e-9) + 1)),
        unit=rows[0].unit,
        beyond=any(line.beyond for panel in made for line in panel.lines),
        fewest=MIN_FINDINGS,
        everyone=everyone,
    )


def coverage(events: Sequence[Listed], outlets: Sequence[str]) -> Coverage:
    """Count the articles of each outlet on each event.

    Parameters
    ----------
    events : sequence of Listed
    outlets : sequence of str
    """
    rows = []
    for event in events:
        here = Counter(article.outlet for article in event.comparison.event.articles)
        rows.append((event.href, event.short, tuple(here[name] for name in outlets), here.total()))
    covered = tuple(sum(1 for _, _, counts, _ in rows if counts[n]) for n in range(len(outlets)))
    return Coverage(tuple(outlets), tuple(rows), covered)


def _rows(c: Comparison) -> dict[str, Row]:
    return {row.outlet: row for row in c.measures if row.measure == "rate" and row.category == ALL}


def _top(rows: Sequence[Row]) -> float:
    """Return the end of the scale: all rates that are shown and their intervals; of the others, if none is."""
    ranked = [row for row in rows if row.rank is not None]
    highest = max((row.high or row.rate or 0.0 for row in ranked or rows), default=0.0)
    return highest if highest > 0 else 1.0


def _line(outlet: str, row: Row | None, here: bool, top: float) -> Line:
    if row is None or row.rate is None:
        said = "not measured" if here else "no article"
        note = row.note if row is not None else ""
        counted = row is not None and here
        return Line(
            outlet, None, None, None, False, "", said,
            told=f"{outlet}: {said}" + (f", {note}" if note and here else ""),
            interval="",
            n=f"{row.n:,}" if row is not None and counted and row.articles else "",
            articles=f"{row.articles:,}" if row is not None and counted else "",
            words=f"{row.words:,}" if row is not None and counted else "",
            note=note if here else "",
        )  # fmt: skip
    low, high = row.low if row.low is not None else row.rate, row.high if row.high is not None else row.rate
    interval = f"{number(low)} to {number(high)}"
    ranked = row.rank is not None
    return Line(
        outlet=outlet,
        x=_pc(row.rate, top) if ranked else None,
        low=_pc(low, top),
        high=_pc(high, top),
        beyond=high > top or low > top,
        rate=number(row.rate),
        said="" if ranked else "too few to rank",
        told=f"{outlet}: {f'{number(row.rate)}' if ranked else 'too few to rank'}, 95% interval {interval}",
        interval=interval,
        n=f"{row.n:,}",
        articles=f"{row.articles:,}",
        words=f"{row.words:,}",
        note=row.note,
    )


def _pc(value: float, top: float) -> str:
    return f"{100 * min(value, top) / top:.2f}%"


def _step(top: float) -> float:
    """Return a round distance that gives five steps at most."""
    power = 10.0 ** math.floor(math.log10(top / _TICKS))
    return next(power * f for f in (1, 2, 5, 10, 20) if top / (power * f) <= _TICKS)
