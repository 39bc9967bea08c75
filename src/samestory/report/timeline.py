"""Events on one axis of time: a row an event, a dot an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samestory.ingest.dates import moment
from samestory.publication import day
from samestory.report.axis import Axis, axis
from samestory.report.listed import Listed
from samestory.report.ticks import Cell
from samestory.report.words import duration, parse_time
from samestory.types import Article

__all__ = ["Band", "Dot", "Fact", "Row", "Timeline", "timeline"]

_LANES = (0, -1, 1, -2, 2)  # lanes off the middle, tried in this order
_NAMED = 3  # outlets named at the end of a row
_DAY_ONLY = 10  # characters of a date without a time


@dataclass(frozen=True, slots=True)
class _Size:
    """How large dots are: radius, distance of two lanes and height of a row of one, in user units.

    ``apart`` is what two dots that do not touch are apart, in per cent.
    """

    radius: int
    lane: int
    row: int
    apart: float


_USUAL, _DENSE = _Size(5, 10, 28, 1.1), _Size(3, 6, 20, 0.7)
_ROWS = 40  # more rows than this are drawn dense


@dataclass(frozen=True, slots=True)
class Dot:
    """One article: its place, and what it says of itself."""

    x: str
    y: int
    radius: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One event: its dots, the line from the first to the last, and who gave no date."""

    href: str
    name: str
    height: int
    dots: tuple[Dot, ...]
    start: str
    end: str
    middle: int
    told: str
    undated: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One article in the table below."""

    outlet: str
    time: str


@dataclass(frozen=True, slots=True)
class Band:
    """A piece of the axis, drawn behind the rows."""

    x: str
    width: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rows over their axis. All places are per cent, as SVG attributes take them."""

    rows: tuple[Row, ...]
    facts: tuple[tuple[str, str, tuple[Fact, ...]], ...]
    bands: tuple[Band, ...]
    gaps: tuple[Band, ...]
    lines: tuple[str, ...]
    names: tuple[tuple[str, str, str], ...]
    cells: tuple[tuple[str, str, str], ...]
    narrow: tuple[tuple[tuple[str, str, str], ...], ...]
    by_day: bool
    any_undated: bool
    many: bool


def timeline(events: Sequence[Listed]) -> Timeline | None:
    """Lay out a row an event over a common axis.

    Parameters
    ----------
    events : sequence of Listed
        In the order of the rows.

    Returns
    -------
    Timeline or None
        None where no article has a date.
    """
    articles = [a for event in events for a in event.comparison.event.articles]
    scale = axis([time for a in articles if (time := place_in_time(a)) is not None])
    if scale is None:
        return None
    size = _DENSE if len(events) > _ROWS else _USUAL
    rows = tuple(_row(event, scale, size) for event in events)
    return Timeline(
        rows=rows,
        facts=tuple((e.href, e.short, tuple(map(_fact, e.comparison.event.articles))) for e in events),
        bands=tuple(Band(_pc(s.x), _pc(s.width)) for s in scale.stretches),
        gaps=tuple(
            Band(_pc(g.x + g.width / 2), _pc(g.width), f"{_days(g.seconds)} without an article")
            for g in scale.gaps
        ),
        lines=tuple(map(_pc, scale.lines)),
        names=_labels(scale.names),
        cells=_labels(scale.cells),
        narrow=tuple(map(_labels, zip(*scale.narrow, strict=True))),
        by_day=any(_by_day(a) and place_in_time(a) is not None for a in articles),
        any_undated=any(row.undated for row in rows),
        many=scale.many,
    )


def place_in_time(article: Article) -> float | None:
    """Return when an article was published, in seconds; a day without a time stands at its noon (UTC)."""
    when = moment(article.published)
    if when is None:
        return None
    return when.timestamp() + (12 * 3600 if _by_day(article) else 0)


def told_time(article: Article) -> str:
    """Return the time of publication as the outlet gave it, or ``no date``."""
    if moment(article.published) is None:
        return "no date"
    given = parse_time(article.published)
    if given is None or _by_day(article):
        return day(given) if given else "no date"
    offset = given.strftime("%z")
    return f"{day(given)}, {given:%H:%M}" + (f" {offset[:3]}:{offset[3:5]}" if offset else "")


def _row(event: Listed, scale: Axis, size: _Size) -> Row:
    articles = event.comparison.event.articles
    # In the order of their places: a day alone is first among its day's articles, and stands at noon.
    timed = sorted(
        ((a, time) for a in articles if (time := place_in_time(a)) is not None), key=lambda pair: pair[1]
    )
    lanes, used = _lanes([scale.x(time) for _, time in timed], size.apart)
    height = size.row + size.lane * (used - 1)
    # The lanes go up and down in turn, so that an even number of them stands off the middle.
    middle = height // 2 + (size.lane // 2 if used in (2, 4) else 0)
    dots = tuple(
        Dot(_pc(scale.x(time)), middle + size.lane * _LANES[lane], size.radius, f"{a.outlet}, {told_time(a)}")
        for (a, time), lane in zip(timed, lanes, strict=True)
    )
    undated = [a.outlet for a in articles if place_in_time(a) is None]
    return Row(
        href=event.href,
        name=event.short,
        height=height,
        dots=dots,
        start=dots[0].x if dots else "0%",
        end=dots[-1].x if dots else "0%",
        middle=middle,
        told=_told(event.short, timed, len(undated)),
        undated=_undated(undated),
    )


def _lanes(places: Sequence[float], apart: float) -> tuple[list[int], int]:
    """Give each dot, from left to right, the first lane where it touches no other; the last resort is in turn."""
    last = [float("-inf")] * len(_LANES)
    lanes = []
    for number, x in enumerate(places):
        free = [lane for lane, taken in enumerate(last) if x - taken >= apart]
        lane = free[0] if free else number % len(_LANES)
        last[lane] = x
        lanes.append(lane)
    return lanes, max(lanes, default=0) + 1


def _told(name: str, timed: Sequence[tuple[Article, float]], undated: int) -> str:
    count = len(timed)
    if not count:
        return f"{name}: no article has a date"
    first, last = told_time(timed[0][0]), told_time(timed[-1][0])
    spread = f", {duration(timed[-1][1] - timed[0][1], long=True)} apart" if count > 1 else ""
    return (
        f"{name}: {count} article{'s' * (count != 1)}, "
        + (f"the first {first}, the last {last}{spread}" if count > 1 else first)
        + (f"; {undated} without a date" if undated else "")
    )


def _undated(outlets: Sequence[str]) -> str:
    counts = list(Counter(outlets).items())
    named = [f"{name} ({n})" if n > 1 else name for name, n in counts[:_NAMED]]
    if len(counts) > _NAMED:
        named.append(f"{len(counts) - _NAMED} more")
    return f"no date: {', '.join(named)}" if named else ""


def _labels(cells: Iterable[Cell]) -> tuple[tuple[str, str, str], ...]:
    return tuple((_pc(cell.x), cell.anchor, cell.text) for cell in cells)


def _fact(article: Article) -> Fact:
    return Fact(article.outlet, told_time(article))


def _by_day(article: Article) -> bool:
    return len(article.published or "") == _DAY_ONLY


def _days(seconds: float) -> str:
    days = round(seconds / 86400)
    return f"{days:,} day{'s' * (days != 1)}"


def _pc(value: float) -> str:
    return f"{value:.2f}%"
