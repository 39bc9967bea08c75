"""Statements -> the sentences of each article that have a counterpart elsewhere, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samestory.report.phrases import cut, quoted
from samestory.types import Comparison, Field, Telling

if TYPE_CHECKING:
    from samestory.report.marks import Marked

__all__ = ["Also", "Tie", "place_of", "ties"]

_WORDS = 5  # of a sentence, to know it by
_LINKS = 8  # counterparts that are named; more are counted


@dataclass(frozen=True, slots=True)
class Also:
    """The line of one sentence: its first words, and (outlet, place, anchor) of its counterparts."""

    id: str
    words: str
    places: tuple[tuple[str, str, str], ...]
    left: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A sentence with a counterpart: its anchor, the ids of its statements, how many other outlets tell them."""

    id: str
    field: Field
    start: int
    end: int
    statements: str
    n: int
    also: Also


def ties(c: Comparison, marked: Mapping[str, Marked]) -> dict[str, tuple[Tie, ...]]:
    """Return the sentences of each article that are in a statement of several outlets, by article id.

    Parameters
    ----------
    c : Comparison
    marked : mapping of str to Marked
        By article id. What does not stand inside one paragraph or the headline gets no anchor of its own.
    """
    anchors: dict[tuple[str, Field, int, int], str] = {}
    for s in c.statements:
        for m in s.members:
            if m.article in marked and _is_in_one_block(m, marked[m.article]):
                key = (m.article, m.field, m.start, m.end)
                anchors.setdefault(key, f"{marked[m.article].key}-x{len(anchors) + 1}")
    # A sentence that tells two facts is in two statements: it lights the counterparts of both.
    told: dict[str, tuple[Telling, list[str], dict[tuple[str, Field, int, int], Telling]]] = {}
    for s in c.statements:
        for m in s.members:
            anchor = anchors.get((m.article, m.field, m.start, m.end))
            others = [o for o in s.members if o.outlet != m.outlet and o.article in marked]
            if anchor is None or not others:
                continue
            _, statements, known = told.setdefault(anchor, (m, [], {}))
            if s.id not in statements:
                statements.append(s.id)
            for o in others:
                known.setdefault((o.article, o.field, o.start, o.end), o)
    found: dict[str, list[Tie]] = {}
    for anchor, (m, statements, known) in told.items():
        n = len({o.outlet for o in known.values()})
        also = _also(m, list(known.values()), marked, anchors, f"{anchor}-l")
        tie = Tie(anchor, m.field, m.start, m.end, " ".join(statements), n, also)
        found.setdefault(m.article, []).append(tie)
    return {
        article: tuple(sorted(some, key=lambda t: (t.field != "title", t.start)))
        for article, some in found.items()
    }


def place_of(m: Telling, marked: Mapping[str, Marked], known: Mapping[str, Sequence[Tie]]) -> str:
    """Return the anchor of a telling: of its sentence where it has one, else of its paragraph."""
    for tie in known.get(m.article, ()):
        if (tie.field, tie.start, tie.end) == (m.field, m.start, m.end):
            return tie.id
    return marked[m.article].anchor(m.field, m.start)


def _also(
    m: Telling,
    others: Sequence[Telling],
    marked: Mapping[str, Marked],
    anchors: Mapping[tuple[str, Field, int, int], str],
    identity: str,
) -> Also:
    places = []
    for o in others[:_LINKS]:
        there = marked[o.article]
        href = anchors.get((o.article, o.field, o.start, o.end)) or there.anchor(o.field, o.start)
        places.append((o.outlet, there.place(o.field, o.start), href))
    return Also(identity, quoted(cut(m.text, _WORDS)), tuple(places), max(0, len(others) - _LINKS))


def _is_in_one_block(m: Telling, here: Marked) -> bool:
    length = len(here.analysis.article.text(m.field))
    if not 0 <= m.start < m.end <= length:
        return False
    if m.field == "title":
        return True
    return any(kind == "text" and low <= m.start and m.end <= high for _, kind, low, high in here.blocks)
