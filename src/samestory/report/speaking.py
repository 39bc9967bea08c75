"""Sources and verbs of saying -> the panel "Who speaks": bars, one speaker under different verbs, lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.measures.verbs import Contrast, contrasts
from samestory.plots import kind_name, kind_rows, percent, speaks
from samestory.report.marks import Marked
from samestory.report.pairs import Column, face_to_face
from samestory.types import BriefItem, Comparison, SourceRow, VerbRow

__all__ = ["Bar", "Part", "SourceLine", "SourceList", "Speaking", "VerbCell", "VerbLine", "speaking"]

_PLACES = 3  # of each outlet, face to face
_SOURCES = 80  # whose verbs are printed; the others are counted
_LETTER = 0.0085  # width of a letter, as a share of a bar on a wide screen


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of source in a bar, in per cent of its width; ``label`` is what fits into it on a wide screen."""

    kind: str
    name: str
    share: str
    label: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One outlet: its parts, and the ends of the interval of all of them in per cent; a note where none is."""

    outlet: str
    parts: tuple[Part, ...]
    told: str
    low: float | None
    high: float | None
    note: str


@dataclass(frozen=True, slots=True)
class VerbCell:
    """How one outlet introduces one source: (verb, times, coloured) each; ``none`` is said where there is none."""

    outlet: str
    verbs: tuple[tuple[str, int, bool], ...]
    none: str


@dataclass(frozen=True, slots=True)
class VerbLine:
    """One source over all outlets, its sentences face to face; ``differs`` where one outlet colours."""

    source: str
    kind: str
    differs: bool
    cells: tuple[VerbCell, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source, or one kind of nameless source, in one outlet."""

    source: str
    kind: str
    named: bool
    attributions: str
    attitudes: str
    words: str
    direct: str
    share: str
    interval: str
    note: str


@dataclass(frozen=True, slots=True)
class SourceList:
    """The sources of one outlet, those with most words first."""

    outlet: str
    told: str
    count: str
    lines: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Speaking:
    """The whole panel; ``left`` counts the sources whose verbs are not printed."""

    title: str
    bars: tuple[Bar, ...]
    verbs: tuple[VerbLine, ...]
    left: int
    lists: tuple[SourceList, ...]


def speaking(c: Comparison, marked: Mapping[str, Marked]) -> Speaking:
    """Lay out the panel.

    Parameters
    ----------
    c : Comparison
    marked : mapping of str to Marked
        By article id, for the sentences around the verbs.
    """
    by_outlet = kind_rows(c)
    lines, left = _verbs(c, marked)
    rows = [row for kinds in by_outlet.values() for row in kinds]
    return Speaking(
        title=speaks(rows) if any(row.words for row in rows) else "",
        bars=tuple(_bar(outlet, kinds) for outlet, kinds in by_outlet.items()),
        verbs=lines,
        left=left,
        lists=tuple(_list(outlet, c.sources) for outlet in by_outlet),
    )


def _bar(outlet: str, rows: Sequence[SourceRow]) -> Bar:
    every = next((row for row in rows if row.source_kind == "all"), None)
    if every is None or every.share is None:
        return Bar(outlet, (), "", None, None, every.note if every else "not measured")
    parts, start = [], 0.0
    for row in rows:
        if row.source_kind != "all" and row.share:
            name = kind_name(row.source_kind)
            share = percent(row.share)
            fits = (text for text in (f"{name} {share}", share) if (len(text) + 2) * _LETTER < row.share)
            parts.append(Part(row.source_kind, name, share, next(fits, ""), _cent(start), _cent(row.share)))
            start += row.share
    low, high = (None, None) if every.low is None or every.high is None else (every.low, every.high)
    told = f"all sources {percent(every.share)}"
    told += f" (95% interval {percent(low)} to {percent(high)})" if low is not None else f" ({every.note})"
    return Bar(
        outlet=outlet,
        parts=tuple(parts),
        told=told,
        low=None if low is None else _cent(low),
        high=None if high is None else _cent(high),
        note="" if parts else "no speech was found",
    )


def _cent(share: float) -> float:
    return round(100 * share, 2)


def _verbs(c: Comparison, marked: Mapping[str, Marked]) -> tuple[tuple[VerbLine, ...], int]:
    """Sources under different verbs first, then every other source; and how many are over the bound."""
    differing = contrasts(c.verbs)
    by_source: dict[tuple[str, str], dict[str, list[VerbRow]]] = {(d.source, d.kind): {} for d in differing}
    for row in c.verbs:
        by_source.setdefault((row.source, row.source_kind), {}).setdefault(row.outlet, []).append(row)
    shown = list(by_source.items())[:_SOURCES]
    lines = tuple(_verb_line(source, kind, rows, c, marked, differing) for (source, kind), rows in shown)
    return lines, len(by_source) - len(lines)


def _verb_line(
    source: str,
    kind: str,
    rows: Mapping[str, Sequence[VerbRow]],
    c: Comparison,
    marked: Mapping[str, Marked],
    differing: Sequence[Contrast],
) -> VerbLine:
    measured = {row.outlet for row in c.sources if row.source_kind == "all" and row.share is not None}
    cells = (
        VerbCell(
            outlet=o.name,
            verbs=tuple((r.verb, r.n, bool(r.entry)) for r in rows.get(o.name, ())),
            none="not found" if o.name in measured else "not measured",
        )
        for o in c.outlets
    )
    shown = [
        e
        for own in rows.values()
        for e in [e for r in sorted(own, key=lambda r: r.entry is None) for e in r.evidence][:_PLACES]
    ]
    return VerbLine(
        source=source,
        kind=kind_name(kind),
        differs=any((d.source, d.kind) == (source, kind) for d in differing),
        cells=tuple(cells),
        columns=face_to_face(0, BriefItem("verb", source, tuple(shown)), marked).columns,
    )


def _list(outlet: str, rows: Sequence[SourceRow]) -> SourceList:
    own = [row for row in rows if row.outlet == outlet]
    every = next(row for row in own if row.source is None and row.source_kind == "all")
    named = {row.source_kind for row in own if row.source is not None}
    # A kind whose members have names is told by them; what has no name, by its kind.
    lines = [
        row for row in own if row.attributions and (row.source is not None or row.source_kind not in named)
    ]
    lines = [row for row in lines if row.source_kind != "all"]
    told = (
        f"{every.words:,} of {every.words_outlet:,} words are given to sources"
        if every.words_outlet
        else every.note
    )
    lines.sort(key=lambda r: (r.source_kind == "unresolved", -r.words, r.source or ""))
    by_name = sum(row.source is not None for row in lines)
    count = (
        [f"{by_name} {'source' if by_name == 1 else 'sources'} with a name or description"] if by_name else []
    )
    count += ["others without"] if by_name < len(lines) else []
    return SourceList(outlet, told, ", ".join(count), tuple(_line(row) for row in lines))


def _line(row: SourceRow) -> SourceLine:
    interval = ""
    if row.low is not None and row.high is not None:
        interval = f"{percent(row.low)} to {percent(row.high)}"
    return SourceLine(
        source=row.source or _NAMELESS.get(row.source_kind, kind_name(row.source_kind)),
        kind=kind_name(row.source_kind),
        named=row.source is not None,
        attributions=f"{row.attributions:,}",
        attitudes=f"{row.attitudes:,}",
        words=f"{row.words:,}",
        direct=f"{row.words_direct:,}",
        share=percent(row.share),
        interval=interval,
        note=row.note,
    )


_NAMELESS = {
    "anonymous": "sources the outlet knows and does not name",
    "vague": "sources a reader cannot find",
    "unresolved": "nobody named, a word like “she” that was not resolved, or a source of no known kind",
}
