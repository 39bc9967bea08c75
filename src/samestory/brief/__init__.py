"""What differs, in plain sentences: at most seven, each with the places that show it.

They stand in an order of worth: one fact worded differently; what is written on one subject; a term in own voice here,
quoted or attributed there; a quotation cut or introduced differently; a detail only here; headline against headline;
naming; rates last. None has its say more than twice. Nothing is said that the text does not
show, and nothing about what an outlet wants.
"""

from __future__ import annotations

from collections import deque
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
_INTRODUCED = "introduce"  # what items about verbs of speech have in their sentence
_BESIDE = 200  # characters
_SAME = 2  # articles
_TRIED = 12  # items of a kind that are made; more are never told
# Which kinds have their say in what order: what readers would report most often comes first
# (tests/real/brief.py), and each kind once before others have it twice.
_WISHES = (
    *("subjects", "worded", "terms", "passages", "called", "alone", "headlines"),
    *("terms", "worded", "passages", "alone", "called", "subjects", "rates"),
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
    order = _makers(m)
    kinds = {name: islice(made, _TRIED) for name, made in order.items()}
    turns = _TRIED if most > MOST else 0
    wishes = deque((*_WISHES, *["subjects"] * turns, *[name for _ in range(turns) for name in kinds]))
    chosen: list[tuple[str, BriefItem]] = []
    while wishes and len(chosen) < most:
        name = wishes.popleft()
        item = next((i for i in kinds[name] if _is_new(i, [told for _, told in chosen])), None)
        if item is None:
            continue
        # The same sentences with a difference named say more than without.
        kept = [one for one in chosen if one[0] != "subjects" or _meet(one[1], item) < _SAME]
        wishes.extend(["subjects"] * (len(chosen) - len(kept)))
        chosen = [*kept, (name, item)]
    if most <= MOST:
        chosen.sort(key=lambda one: list(order).index(one[0]))
    return tuple(item for _, item in chosen)


def _makers(m: Material) -> dict[str, Iterable[BriefItem]]:
    """What makes items, in the order of worth."""
    loaded = [
        " ".join(f.text.casefold().split())
        for a in m.analyses
        for f in a.findings
        if f.family == "loaded" and f.voice == "own" and not f.in_quote
    ]
    return {
        "worded": worded(m.analyses, m.statements, m.wordings),
        "subjects": subjects(m.analyses, m.subjects),
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
        # A difference that is named takes the place of the same sentences without.
        is_named = one.kind == "subject" != item.kind
        if places and not is_named and places <= {(e.article, e.field, e.start, e.end) for e in one.evidence}:
            return False
        if one.kind == item.kind and _overlap(item, one) >= _SAME:
            return False
        if item.kind == "subject" and _meet(item, one) >= _SAME:
            return False
        # A cut beside another verb is a second thing to tell; the verb twice is one.
        if _INTRODUCED in item.text and _INTRODUCED in one.text and _meet(item, one) >= _SAME:
            return False
    return True


def _overlap(item: BriefItem, other: BriefItem) -> int:
    """In how many articles two items show the same words."""
    return len(
        {
            e.article
            for e in item.evidence
            for o in other.evidence
            if (e.article, e.field) == (o.article, o.field) and e.start < o.end and o.start < e.end
        }
    )


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
