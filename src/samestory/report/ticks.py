"""The words under a stretch of time: hours, days, weeks, months or years, whichever there is room for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

__all__ = ["DAY", "Cell", "cells", "month_name", "stacked"]

DAY = 86400.0
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST = datetime(1, 1, 1)
_LAST = datetime(9999, 12, 31, 23, 59)  # the calendar of Python goes no further
_NAMED = 8.0  # per cent between two names in the upper line


@dataclass(frozen=True, slots=True)
class Cell:
    """A label: its place in per cent, and which part of it stands there (``start`` or ``middle``)."""

    x: float
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit of the calendar, how long it is, and the per cent that its label needs."""

    name: str
    step: int
    seconds: float
    room: float


_UNITS = (
    *(_Unit("hour", n, n * 3600.0, 5.5) for n in (3, 6)),
    _Unit("day", 1, DAY, 2.6),
    _Unit("week", 7, 7 * DAY, 6.0),
    _Unit("month", 1, 28 * DAY, 4.0),
    *(_Unit("year", n, n * 365 * DAY, 4.5) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


def cells(
    start: float, x: float, width: float, scale: float, covered: tuple[float, float], hours: bool = True
) -> tuple[list[Cell], list[Cell], list[float]]:
    """Return the names above, the labels below and the lines of a stretch.

    Parameters
    ----------
    start : float
        The time at its left end, in seconds.
    x, width : float
        Where it stands, in per cent.
    scale : float
        Per cent a second.
    covered : tuple of float
        The first and the last article in it: only units that they touch are labelled.
    hours : bool
        Whether hours may be told. Beside other stretches they would say less than the day does.
    """
    able = [u for u in _UNITS if hours or u.name != "hour"]
    unit = next((u for u in able if u.seconds * scale >= u.room), able[-1])
    end = start + width / scale
    bounds = list(_bounds(unit, max(start, _of(_FIRST)), min(end, _of(_LAST))))
    at = {time: x + (time - start) * scale for time in bounds}
    lines = [round(at[t], 3) for t in bounds if start < t < end]
    labels: list[Cell] = []
    for time, following in zip(bounds, [*bounds[1:], end], strict=True):
        if following <= covered[0] or time > covered[1]:
            continue
        left, right = max(at[time], x), min(x + (following - start) * scale, x + width)
        if unit.name in ("hour", "week") or unit.step > 1:
            # What names a moment stands at its line; it has to fit before the end.
            if start <= time and left + unit.room <= x + width:
                labels.append(Cell(round(left, 3), "start", _text(unit, time)))
        elif right - left >= min(unit.room * 0.7, width):
            labels.append(Cell(round((left + right) / 2, 3), "middle", _text(unit, time)))
    return _names(unit, bounds, at, x, width, start), labels, lines


def stacked(time: float, x: float) -> tuple[Cell, Cell]:
    """Return the month above and the year below, where there is room for no more."""
    when = _date(time)
    return Cell(x, "start", _MONTHS[when.month - 1]), Cell(x, "start", str(when.year))


def month_name(time: float) -> str:
    """Return a month as ``Apr 2021``."""
    when = _date(time)
    return f"{_MONTHS[when.month - 1]} {when.year}"


def _names(
    unit: _Unit, bounds: list[float], at: dict[float, float], x: float, width: float, start: float
) -> list[Cell]:
    """Name the next larger unit at the left end and wherever a new one begins."""
    if unit.name == "year":
        return []
    found: list[Cell] = []
    last = ""
    for time in bounds:
        when = _date(max(time, start))
        text = {"hour": f"{when.day} {month_name(_of(when))}", "day": month_name(_of(when))}.get(
            unit.name, str(when.year)
        )
        place = max(at[time], x)
        if text != last and place + _NAMED <= x + width:
            if found and place - found[-1].x < _NAMED:
                found.pop()  # a name that only just begins the stretch gives way
            found.append(Cell(round(place, 3), "start", text))
        last = text
    return found


def _bounds(unit: _Unit, start: float, end: float) -> Iterator[float]:
    """Yield the beginnings of the units from the one that holds ``start``, up to ``end``."""
    when = _floor(unit, _date(start))
    while _of(when) < end:
        yield _of(when)
        try:
            when = _next(unit, when)
        except (OverflowError, ValueError):  # the year 10000
            return


def _floor(unit: _Unit, when: datetime) -> datetime:
    day = when.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit.name == "hour":
        return day.replace(hour=when.hour - when.hour % unit.step)
    if unit.name == "day":
        return day
    if unit.name == "week":
        return day - timedelta(days=min(day.weekday(), (day - _EPOCH.replace(year=1)).days))
    if unit.name == "month":
        return day.replace(day=1)
    return day.replace(year=max(1, when.year - when.year % unit.step), month=1, day=1)


def _next(unit: _Unit, when: datetime) -> datetime:
    if unit.name in ("hour", "day", "week"):
        return when + timedelta(seconds=unit.seconds)
    if unit.name == "month":
        return when.replace(year=when.year + when.month // 12, month=when.month % 12 + 1)
    return when.replace(year=when.year - when.year % unit.step + unit.step)


def _text(unit: _Unit, time: float) -> str:
    when = _date(time)
    return {
        "hour": f"{when:%H:%M}",
        "day": str(when.day),
        "week": f"{when.day} {_MONTHS[when.month - 1]}",
        "month": _MONTHS[when.month - 1],
    }.get(unit.name, str(when.year))


def _date(time: float) -> datetime:
    return _EPOCH + timedelta(seconds=min(time, _of(_LAST)))


def _of(when: datetime) -> float:
    return (when.replace(tzinfo=UTC) - _EPOCH).total_seconds()
