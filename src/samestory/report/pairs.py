"""An item of the brief -> sentences face to face, one column an outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.report.marks import Marked, Run
from samestory.report.words import voice_name
from samestory.types import BriefItem, Evidence

__all__ = ["Column", "Item", "Told", "face_to_face"]


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence as evidence, with its words lit."""

    place: str
    voice: str
    speaker: str
    href: str
    field: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """What one outlet says, in one item of the brief."""

    outlet: str
    sentences: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence of the brief and its columns."""

    id: str
    number: int
    text: str
    target: str | None
    columns: tuple[Column, ...]


def face_to_face(n: int, item: BriefItem, marked: Mapping[str, Marked]) -> Item:
    """Put the evidence face to face: an outlet a column, its sentences in the order of the text."""
    place = {identity: index for index, identity in enumerate(marked)}
    columns: dict[str, dict[tuple[str, int, int], list[Evidence]]] = {}
    known = [e for e in item.evidence if e.article in marked]
    for e in sorted(known, key=lambda e: (place[e.article], e.field != "title", e.start, e.end)):
        low, high = marked[e.article].sentence(e.field, e.start, e.end)
        column = columns.setdefault(e.outlet, {})
        column.setdefault((f"{e.article}\n{e.field}", low, high), []).append(e)
    return Item(
        id=f"differs-{n}",
        number=n,
        text=item.text,
        target=item.target,
        columns=tuple(
            Column(outlet, tuple(_told(group, marked) for group in sentences.values()))
            for outlet, sentences in columns.items()
        ),
    )


def _voice(e: Evidence, m: Marked) -> str:
    marks = m.marks(e.field, e.start, e.end) if e.voice == "own" else ""
    return f"{voice_name(e.voice)}, {marks}" if marks else voice_name(e.voice)


def _told(group: Sequence[Evidence], marked: Mapping[str, Marked]) -> Told:
    first = group[0]
    m = marked[first.article]
    voices = dict.fromkeys(_voice(e, m) for e in group)
    speakers = dict.fromkeys(
        s for e in group if e.voice != "own" and (s := m.speaker(e.field, e.start, e.end))
    )
    place = m.place(first.field, first.start)
    if first.field == "body" and first.paragraph:
        place = f"¶\u00a0{first.paragraph}"
    return Told(
        place=place,
        voice=", ".join(voices),
        speaker=", ".join(speakers),
        href=m.anchor(first.field, first.start),
        field=first.field,
        runs=tuple(m.context(first.field, [(e.start, e.end) for e in group])),
    )
