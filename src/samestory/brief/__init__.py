"""What differs, in plain sentences: at most seven, each with the places that show it.

They stand in an order of worth: one fact worded differently; what is written on one subject; a term in own voice here,
quoted or attributed there; a quotation cut or introduced differently; a detail only here; headline against headline;
naming; rates last. None has its say more than twice. Nothing is said that the text does not
show, and nothing about what an outlet wants.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from samestory.brief.alone import alone
from samestory.brief.called import called
from samestory.brief.headlines import headlines
from samestory.brief.passages import passages
from samestory.brief.rates import rates
from samestory.brief.terms import terms
from samestory.brief.worded import subjects, worded
from samestory.types import (
    Analysis,
    BriefItem,
    Named,
    OnlyHere,
    Row,
    Statement,
    Subject,
    TakenOver,
    Utterance,
    Wording,
)

__all__ = ["MOST", "Material", "brief"]

MOST = 7
_OF_A_KIND = 2
_INTRODUCED = "introduce"  # what items about verbs of speech have in their sentence
_BESIDE = 200  # characters
_TRIED = 12  # items of a kind that are made; more are never told
# Which kinds have their say in what order: what readers would report most often comes first
# (tests/real/brief.py), and each kind once before others have it twice.
_WISHES = (
    *(("subjects", 0), ("worded", 0), ("terms", 0), ("passages", 0), ("called", 0), ("alone", 0)),
    *(
        ("headlines", 0),
        ("terms", 1),
        ("worded", 1),
        ("passages", 1),
        ("alone", 1),
        ("called", 1),
        ("rates", 0),
    ),
)


class Material(NamedTuple):
    """What the brief is written from; analyses by time of publication, every list the weightiest first."""

    analyses: Sequence[Analysis]
    rows: Sequence[Row] = ()
    statements: Sequence[Statement] = ()
    wordings: Sequence[Wording] = ()
    subjects: Sequence[Subject] = ()
    quotes: Sequence[Utterance] | None = None
    taken_over: Sequence[TakenOver] | None = None
    only: Sequence[OnlyHere] = ()
    naming: Sequence[Named] = ()


def brief(m: Material, most: int = MOST) -> tuple[BriefItem, ...]:
    """Return the items, most worth reading first.

    Parameters
    ----------
    m : Material
    most : int
        Items; beyond seven, kinds may have their say more than twice.
    """
    kinds = {name: list(islice(made, _TRIED)) for name, made in _makers(m).items()}
    turns = range(_OF_A_KIND, _OF_A_KIND if most <= MOST else _TRIED)
    more = (("subjects", turn) for turn in turns), ((name, turn) for turn in turns for name in kinds)
    wishes = (*_WISHES, *more[0], *more[1])
    chosen: list[tuple[int, int, BriefItem]] = []
    for name, turn in wishes:
        items = kinds[name]
        if turn < len(items) and len(chosen) < most and _is_new(items[turn], [item for *_, item in chosen]):
            chosen.append((list(kinds).index(name), turn, items[turn]))
    if most <= MOST:
        chosen.sort(key=lambda one: one[:2])
    return tuple(item for *_, item in chosen)


def _makers(m: Material) -> dict[str, Iterable[BriefItem]]:
    """What makes items, in the order of worth."""
    loaded = [
        word
        for a in m.analyses
        for f in a.findings
        if f.family == "loaded"
        for word in f.text.casefold().split()
    ]
    return {
        "worded": worded(m.analyses, m.statements, m.wordings),
        "subjects": subjects(m.subjects),
        "terms": terms(m.analyses, m.taken_over),
        "passages": passages(m.analyses, m.quotes),
        "alone": alone(m.analyses, m.only),
        "headlines": headlines(m.analyses),
        "called": called(m.naming, loaded),
        "rates": rates(m.analyses, m.rows),
    }


def _is_new(item: BriefItem, told: Sequence[BriefItem]) -> bool:
    """Whether an item shows other words than those before it, and no other verb for words that were told of."""
    places = {(e.article, e.field, e.start, e.end) for e in item.evidence}
    for one in told:
        if places and places <= {(e.article, e.field, e.start, e.end) for e in one.evidence}:
            return False
        # A cut beside another verb is a second thing to tell; the verb twice is one.
        if _INTRODUCED in item.text and _INTRODUCED in one.text and _meet(item, one) > 1:
            return False
    return True


def _meet(item: BriefItem, other: BriefItem) -> int:
    """In how many articles two items show words of one sentence or the next."""
    return len(
        {
            e.article
            for e in item.evidence
            for o in other.evidence
            if (e.article, e.field) == (o.article, o.field) and abs(e.start - o.start) < _BESIDE
        }
    )
