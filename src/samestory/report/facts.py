"""Statements -> the matrix "Fact by fact": which outlet reports what, where, in whose voice, in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.report.marks import Marked
from samestory.report.pairs import Column, Told
from samestory.report.phrases import cut, listing, quoted
from samestory.report.ties import Tie, place_of
from samestory.report.together import WHERE, Near, absences, nearest, nothing, told
from samestory.report.words import name, voice_name
from samestory.types import Absence, Comparison, Placement, Statement, Telling, Wording

__all__ = ["Cell", "Fact", "Facts", "Kind", "facts"]

_SHOWN, _MOST = 15, 60  # rows at once, and rows in all
_LABEL = 12  # words
_COLUMNS = 8  # outlets face to face; of the others the places are told
_TELLINGS = 3  # of one outlet, face to face
_NEAR = 6
_UPRIGHT = 8  # outlets, from which on their names stand upright

_DEPTH: Mapping[Placement, tuple[int, str]] = {
    "headline": (4, "■"), "lead": (3, "▓"), "first-third": (2, "▒"), "later": (1, "░"),
}  # fmt: skip
_ABSENT = {
    "not-found": ("·", "not found in {}"),
    "unsure": ("?", "{}: perhaps in other words"),
    "published-earlier": ("(earlier)", "{}: published earlier"),
    "time-unknown": ("time?", "{}: time unknown"),
}
_KINDS = {
    "attribution": "own voice here, attributed there",
    "reporting-verb": "another verb introduces it",
    "negation": "a negation in one telling only",
    "number": "another number",
    "certainty": "more certain here than there",
    "passive": "who does it is named here, not there",
    "presupposition": "a verb that takes it for granted",
    "substitution": "another word in the same place",
    "modifier": "other describing words, or none",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One outlet in one row: a sign and its ground for the eye, ``said`` for the ear."""

    outlet: str
    css: str
    sign: str
    place: str
    said: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One difference of wording in words: its kind, and (words, outlets) of each variant."""

    text: str
    variants: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row and what it opens."""

    id: str
    label: str
    outlet: str
    cells: tuple[Cell, ...]
    differs: str
    kinds: tuple[Kind, ...]
    columns: tuple[Column, ...]
    more: tuple[tuple[str, str, str], ...]
    absent: tuple[str, ...]
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The section; ``none`` is said where there are no rows, ``left`` counts what is not printed."""

    none: str
    outlets: tuple[str, ...]
    upright: bool
    first: tuple[Fact, ...]
    rest: tuple[Fact, ...]
    left: int


def facts(c: Comparison, marked: Mapping[str, Marked], ties: Mapping[str, Sequence[Tie]]) -> Facts:
    """Lay out the matrix.

    Parameters
    ----------
    c : Comparison
    marked : mapping of str to Marked
        By article id.
    ties : mapping of str to sequence of Tie
        By article id: the anchors of the sentences.
    """
    wordings: dict[str, list[Wording]] = {}
    for one in c.wordings:
        wordings.setdefault(one.statement, []).append(one)
    outlets = tuple(o.name for o in c.outlets)
    lines = [
        _fact(s, outlets, marked, ties, wordings.get(s.id, ()))
        for s in c.statements[:_MOST]
        if any(m.article in marked for m in s.members)
    ]
    none = (
        ""
        if lines
        else nothing(c, "statements", "No fact was found that at least two of these outlets report.")
    )
    return Facts(
        none=none,
        outlets=outlets,
        upright=len(outlets) > _UPRIGHT,
        first=tuple(lines[:_SHOWN]),
        rest=tuple(lines[_SHOWN:]),
        left=max(0, len(c.statements) - _MOST),
    )


def _fact(
    s: Statement,
    outlets: Sequence[str],
    marked: Mapping[str, Marked],
    ties: Mapping[str, Sequence[Tie]],
    wordings: Sequence[Wording],
) -> Fact:
    by_outlet: dict[str, list[Telling]] = {}
    for member in s.members:
        if member.article in marked:
            by_outlet.setdefault(member.outlet, []).append(member)
    gone = {a.outlet: a for a in s.absence}
    earliest = next(m for m in s.members if m.article in marked)
    known = [outlet for outlet in outlets if outlet in by_outlet]
    return Fact(
        id=f"fact-{s.id}",
        label=quoted(cut(earliest.text, _LABEL)),
        outlet=earliest.outlet,
        cells=tuple(_cell(outlet, by_outlet.get(outlet, ()), gone.get(outlet), marked) for outlet in outlets),
        differs=listing([name(kind) for kind in s.differs]),
        kinds=tuple(_kind(one) for one in wordings),
        columns=tuple(
            Column(outlet, tuple(_told(m, marked, ties, wordings) for m in by_outlet[outlet][:_TELLINGS]))
            for outlet in known[:_COLUMNS]
        ),
        more=tuple(
            (outlet, marked[m.article].place(m.field, m.start), place_of(m, marked, ties))
            for outlet in known[_COLUMNS:]
            for m in by_outlet[outlet][:1]
        ),
        absent=absences(s.absence),
        near=nearest(s.absence, marked, _NEAR),
    )


def _cell(
    outlet: str, tellings: Sequence[Telling], absent: Absence | None, marked: Mapping[str, Marked]
) -> Cell:
    if not tellings:
        sign, said = _ABSENT[absent.status] if absent else ("–", "{}: not measured")
        return Cell(outlet, f"none s-{absent.status if absent else 'none'}", sign, "", said.format(outlet))
    # The most prominent place decides, the first of those.
    first = max(tellings, key=lambda m: _DEPTH[m.placement][0])
    depth, sign = _DEPTH[first.placement]
    said = f"{outlet}: {WHERE[first.placement]}, {voice_name(first.voice)}"
    if len(tellings) > 1:
        said += f"; told {len(tellings)} times"
    place = marked[first.article].place(first.field, first.start)
    return Cell(outlet, f"p{depth} w-{first.voice}", sign, place if first.field == "body" else "", said)


def _told(
    m: Telling, marked: Mapping[str, Marked], ties: Mapping[str, Sequence[Tie]], wordings: Sequence[Wording]
) -> Told:
    # What is as long as the telling differs as a whole: to light every word would show nothing.
    lit = [
        (v.start, v.end)
        for w in wordings
        for v in w.variants
        if (v.article, v.field) == (m.article, m.field)
        and m.start <= v.start < v.end <= m.end
        and v.end - v.start < 0.8 * (m.end - m.start)
    ]
    here = marked[m.article]
    return told(
        here, m.field, m.start, m.end, m.voice, m.speaker, list(dict.fromkeys(lit)), place_of(m, marked, ties)
    )


def _kind(w: Wording) -> Kind:
    text = _KINDS.get(w.kind, name(w.kind))
    variants: dict[str, list[str]] = {}
    spelled: dict[str, str] = {}
    for v in w.variants:
        if w.kind == "attribution":
            key = words = "own voice" if v.voice == "own" else "attributed"
        else:
            words = cut(v.text, _LABEL)
            key = words.casefold()
            words = quoted(words)
        spelled.setdefault(key, words)
        outlets = variants.setdefault(key, [])
        if v.outlet not in outlets:
            outlets.append(v.outlet)
    return Kind(text, tuple((spelled[key], listing(outlets)) for key, outlets in variants.items()))
