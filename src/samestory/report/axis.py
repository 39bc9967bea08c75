"""Times -> places on one axis, which leaves out long times without an article.

One scale holds throughout, so that a day is as wide in one stretch as in the next; what is left out
is left out whole. Places are per cent of the width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from samestory.report.ticks import DAY, Cell, cells, month_name, stacked

__all__ = ["Axis", "Gap", "Stretch", "axis"]

_MOST = 24  # stretches that can still be read beside one another
_ROOM = 8.0  # per cent that the label of a stretch needs, where there are few
_EDGE = 1.0  # per cent kept free inside each end of a stretch, so that no dot is cut
_FINEST = 50.0 / DAY  # per cent a second: half a day fills a quarter of the axis, never less
_PLENTY = 10  # more stretches than this have no room for days


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time that is drawn: from ``low`` to ``high`` articles appear, from ``x`` to ``x + width`` it reaches."""

    low: float
    high: float
    x: float
    width: float

    @property
    def middle(self) -> float:
        """The time that stands in its middle."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Gap:
    """Time that is left out, in seconds, and where."""

    x: float
    width: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis: ``scale`` is per cent a second.

    ``names`` stand in its upper line and ``cells`` in the lower; ``narrow`` are both for a small screen, empty
    where those fit there too.
    """

    stretches: tuple[Stretch, ...]
    gaps: tuple[Gap, ...]
    scale: float
    names: tuple[Cell, ...]
    cells: tuple[Cell, ...]
    lines: tuple[float, ...]
    narrow: tuple[tuple[Cell, Cell], ...]

    @property
    def many(self) -> bool:
        """Whether there are too many stretches for a small screen."""
        return len(self.stretches) > _PLENTY

    def x(self, time: float) -> float:
        """Return the place of one of the times that the axis was made for."""
        part = next((s for s in self.stretches if time <= s.high), self.stretches[-1])
        return part.x + part.width / 2 + (time - part.middle) * self.scale


def axis(times: Sequence[float]) -> Axis | None:
    """Lay out an axis over times, in seconds since 1970.

    It breaks where doing so makes it at least five times shorter: only between times that are three days
    apart or more, at gaps that stand out (twice as long as any that stays, and an eighth of what is drawn),
    into 24 stretches at most.

    Parameters
    ----------
    times : sequence of float

    Returns
    -------
    Axis or None
        None without a time.
    """
    ordered = sorted(set(times))
    if not ordered:
        return None
    spans = _spans(ordered)
    gap = min(1.6, 16.0 / max(1, len(spans) - 1))
    widths, scale = _widths([high - low for low, high in spans], 100.0 - gap * (len(spans) - 1))
    stretches: list[Stretch] = []
    gaps: list[Gap] = []
    x = 0.0
    for (low, high), width in zip(spans, widths, strict=True):
        if stretches:
            gaps.append(Gap(x, gap, low - stretches[-1].high))
            x += gap
        stretches.append(Stretch(low, high, x, width))
        x += width
    return _labelled(stretches, gaps, scale)


def _labelled(stretches: Sequence[Stretch], gaps: Sequence[Gap], scale: float) -> Axis:
    narrow = [stacked(part.low, part.x) for part in stretches]
    if len(stretches) > _PLENTY:
        names, below = ([pair[n] for pair in narrow] for n in (0, 1))
        return Axis(tuple(stretches), tuple(gaps), scale, tuple(names), tuple(below), (), ())
    names, below, lines = [], [], []
    for part in stretches:
        start = part.middle - part.width / 2 / scale
        above, labels, at = cells(
            start, part.x, part.width, scale, (part.low, part.high), hours=len(stretches) == 1
        )
        if len(stretches) > 1:
            # Beside others a stretch always says its month; alone, it has what the units say.
            above = [n for n in above if n.x >= part.x + _ROOM]
            above.insert(0, Cell(part.x, "start", month_name(part.low)))
        names += above
        below += labels
        lines += at
    return Axis(
        tuple(stretches), tuple(gaps), scale, tuple(names), tuple(below), tuple(lines),
        narrow=tuple(narrow) if len(stretches) > 1 else (),
    )  # fmt: skip


def _spans(times: Sequence[float]) -> list[tuple[float, float]]:
    gaps = sorted((b - a for a, b in pairwise(times)), reverse=True)
    total = times[-1] - times[0]
    for count in range(min(_MOST - 1, len(gaps)), 0, -1):
        drawn = total - sum(gaps[:count])
        rest = gaps[count] if count < len(gaps) else 0.0
        if drawn <= total / 5 and gaps[count - 1] >= max(3 * DAY, drawn / 8, 2 * rest):
            cut = gaps[count - 1]
            breaks = [n for n, (a, b) in enumerate(pairwise(times), 1) if b - a >= cut]
            return [(times[first], times[last - 1]) for first, last in pairwise([0, *breaks, len(times)])]
    return [(times[0], times[-1])]


def _widths(lengths: Sequence[float], room: float) -> tuple[list[float], float]:
    """Share out the room by one scale; a stretch too short for its label gets room around it instead."""
    least = min(_ROOM, room / len(lengths))
    # From the shortest on: what needs the least room is set aside until the others fit one scale.
    ordered = sorted(lengths)
    scale = _FINEST
    for count in range(len(ordered)):
        rest = ordered[count:]
        free = room - least * count - 2 * _EDGE * len(rest)
        if sum(rest) > 0:
            scale = free / sum(rest)
            if rest[0] * scale + 2 * _EDGE >= least:
                break
    scale = min(max(scale, 1e-12), _FINEST)
    wanted = [max(length * scale + 2 * _EDGE, least) for length in lengths]
    return [width * room / sum(wanted) for width in wanted], scale
