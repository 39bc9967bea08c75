"""Agency -> a small chart an actor: how often it does something in each outlet, and how often it undergoes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.plots import percent
from samestory.report.marks import Marked
from samestory.report.pairs import Column, face_to_face
from samestory.report.phrases import listing
from samestory.types import AgencyRow, BriefItem, Comparison

__all__ = ["Actor", "Deeds", "Doers", "doers"]

_LEAST = 5  # verbs in some outlet
_SHOWN, _MOST = 4, 12
_OUTLETS = 12  # lines of one actor
_PLACES = 3  # sentences of one outlet
_VERBS = 8  # of one part


@dataclass(frozen=True, slots=True)
class Deeds:
    """One outlet; ``x``, ``low`` and ``high`` in per cent of the width, None where the note says why."""

    outlet: str
    agent: str
    patient: str
    speech: str
    power: str
    share: str
    percent: str
    x: float | None
    low: float | None
    high: float | None
    note: str
    verbs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor over the outlets that have a verb of it."""

    id: str
    entity: str
    title: str
    lines: tuple[Deeds, ...]
    columns: tuple[Column, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Doers:
    """All actors; ``left`` counts those that are not printed."""

    first: tuple[Actor, ...]
    rest: tuple[Actor, ...]
    left: int


def doers(c: Comparison, marked: Mapping[str, Marked]) -> Doers:
    """Lay out the charts, in the order of the comparison.

    Parameters
    ----------
    c : Comparison
    marked : mapping of str to Marked
        By article id.
    """
    by_actor: dict[str, list[AgencyRow]] = {}
    for row in c.agency:
        by_actor.setdefault(row.entity, []).append(row)
    told = {
        entity: rows
        for entity, rows in by_actor.items()
        if any(row.agent + row.patient + row.speech >= _LEAST for row in rows)
    }
    order = {outlet.name: n for n, outlet in enumerate(c.outlets)}
    # An actor with a share in several outlets can be compared; one that stands in one outlet alone cannot.
    names = sorted(
        told,
        key=lambda entity: (
            -min(2, sum(row.share is not None for row in told[entity])),
            len(told[entity]) < 2,
        ),
    )
    made = [
        _actor(
            f"doer-{n}",
            entity,
            sorted(told[entity], key=lambda r: order.get(r.outlet, len(order))),
            marked,
        )
        for n, entity in enumerate(names[:_MOST], 1)
    ]
    return Doers(tuple(made[:_SHOWN]), tuple(made[_SHOWN:]), max(0, len(told) - _MOST))


def _actor(identity: str, entity: str, rows: Sequence[AgencyRow], marked: Mapping[str, Marked]) -> Actor:
    shown = [e for row in rows[:_OUTLETS] for e in row.evidence[:_PLACES]]
    return Actor(
        id=identity,
        entity=entity,
        title=_title(entity, rows),
        lines=tuple(_deeds(row) for row in rows[:_OUTLETS]),
        columns=face_to_face(0, BriefItem("agency", entity, tuple(shown)), marked).columns,
        left=max(0, len(rows) - _OUTLETS),
    )


def _title(entity: str, rows: Sequence[AgencyRow]) -> str:
    """What the chart shows, as a sentence: the highest share, and the lowest."""
    measured = [row for row in rows if row.share is not None]
    if not measured:
        return f"{entity}: too few verbs of doing for a share"
    highest = max(measured, key=lambda r: r.share or 0.0)
    lowest = min(measured, key=lambda r: r.share or 0.0)
    text = f"{entity}: the doer of {_of(highest)} verbs in {highest.outlet}"
    if lowest.share == highest.share:
        same = [row for row in measured if row is not highest]
        return text + (f", and of all alike in {listing([r.outlet for r in same], 3)}" if same else "")
    return f"{text}, of {_of(lowest)} in {lowest.outlet}"


def _of(row: AgencyRow) -> str:
    return f"{row.agent} of {row.agent + row.patient}"


def _deeds(row: AgencyRow) -> Deeds:
    drawn = row.share is not None
    share = percent(row.share) if drawn else ""
    if drawn and row.low is not None and row.high is not None:
        share += f" ({percent(row.low)} to {percent(row.high)})"
    parts = (("agent", "does"), ("patient", "undergoes"), ("speech", "speaks"))
    verbs = []
    for part, text in parts:
        words = [f"{verb} {n}" if n > 1 else verb for kind, verb, n in row.verbs if kind == part]
        if words:
            verbs.append((text, listing(words, _VERBS)))
    return Deeds(
        outlet=row.outlet,
        agent=f"{row.agent:,}",
        patient=f"{row.patient:,}",
        speech=f"{row.speech:,}",
        power=f"{row.power:,}",
        share=share,
        percent=percent(row.share) if drawn else "–",
        x=None if row.share is None else round(100 * row.share, 2),
        low=None if row.low is None or not drawn else round(100 * row.low, 2),
        high=None if row.high is None or not drawn else round(100 * row.high, 2),
        note=row.note or ("" if drawn else "not measured"),
        verbs=tuple(verbs),
    )
