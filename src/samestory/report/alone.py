"""What was found in one outlet only -> the section "Only here", outlet by outlet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samestory.report.marks import Marked
from samestory.report.pairs import Told
from samestory.report.phrases import listing
from samestory.report.together import WHERE, Near, absences, nearest, nothing, told
from samestory.types import Comparison, OnlyHere

__all__ = ["Alone", "OnlyIn", "OnlyLine", "alone"]

_SHOWN, _MOST = 3, 12  # of one outlet at once, and in all
_WORDED = 6  # of one outlet, of what others may have in other words
_NEAR = 6
_OUTLETS = 16


@dataclass(frozen=True, slots=True)
class OnlyLine:
    """One stretch of words in its sentence, and what is said of the others."""

    told: Told
    about: str
    kind: str
    where: str
    absent: tuple[str, ...]
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """All of one outlet."""

    outlet: str
    n: int
    first: tuple[OnlyLine, ...]
    rest: tuple[OnlyLine, ...]
    worded: tuple[OnlyLine, ...]  # in these words only here: others may tell it in other words
    left: int


@dataclass(frozen=True, slots=True)
class Alone:
    """The section; ``none`` is said where there is nothing, ``bare`` are the outlets without a line."""

    none: str
    lists: tuple[OnlyIn, ...]
    bare: str
    more: tuple[str, ...]


def alone(c: Comparison, marked: Mapping[str, Marked]) -> Alone:
    """Lay out the section, the outlets in the order of the comparison.

    Parameters
    ----------
    c : Comparison
    marked : mapping of str to Marked
        By article id.
    """
    by_outlet: dict[str, list[OnlyHere]] = {o.name: [] for o in c.outlets}
    for one in c.only:
        if one.article in marked:
            by_outlet.setdefault(one.outlet, []).append(one)
    found = [outlet for outlet, lines in by_outlet.items() if lines]
    none = "" if found else nothing(c, "only", "Nothing about a shared actor was found in one outlet only.")
    return Alone(
        none=none,
        lists=tuple(_list(outlet, by_outlet[outlet], marked) for outlet in found[:_OUTLETS]),
        bare=listing([outlet for outlet, lines in by_outlet.items() if not lines]),
        more=tuple(found[_OUTLETS:]),
    )


def _list(outlet: str, found: list[OnlyHere], marked: Mapping[str, Marked]) -> OnlyIn:
    sure: list[OnlyHere] = []
    worded: list[OnlyHere] = []
    for one in found:
        (sure if any(a.status == "not-found" for a in one.absence) else worded).append(one)
    lines = [_line(one, marked) for one in sure[:_MOST]]
    return OnlyIn(
        outlet=outlet,
        n=len(found),
        first=tuple(lines[:_SHOWN]),
        rest=tuple(lines[_SHOWN:]),
        worded=tuple(_line(one, marked) for one in worded[:_WORDED]),
        left=max(0, len(sure) - _MOST) + max(0, len(worded) - _WORDED),
    )


def _line(one: OnlyHere, marked: Mapping[str, Marked]) -> OnlyLine:
    m = marked[one.article]
    # A whole sentence is its own light.
    lit = [] if one.kind == "sentence" else [(one.start, one.end)]
    return OnlyLine(
        told=told(m, one.field, one.start, one.end, one.voice, one.speaker, lit),
        about=one.about,
        kind={"sentence": "", "clause": "a clause", "apposition": "an aside"}.get(one.kind, one.kind),
        where=WHERE[one.placement],
        absent=absences(one.absence),
        near=nearest(one.absence, marked, _NEAR),
    )
