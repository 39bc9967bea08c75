"""What differs, in plain sentences: at most seven, each with the places that show it.

The order is one of worth: a term in one outlet's own voice and in quotation marks in another's; a
quotation cut differently; headline against headline; one speaker under different verbs, and verbs that
colour speech; unnamed sources; rates last. Nothing is said that the text does not show, and nothing
about what an outlet wants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from samestory.brief.counts import rates, sources, verbs
from samestory.brief.headlines import headlines
from samestory.brief.introductions import introductions
from samestory.brief.passages import passages
from samestory.brief.terms import terms
from samestory.types import Analysis, BriefItem, Row, VerbRow

__all__ = ["MOST", "brief"]

MOST = 7
_OF_A_KIND = 2


def brief(
    analyses: Sequence[Analysis], rows: Sequence[Row], introduced: Sequence[VerbRow] = ()
) -> tuple[BriefItem, ...]:
    """Return the items, most worth reading first.

    Parameters
    ----------
    analyses : sequence of Analysis
        By time of publication.
    rows : sequence of Row
        Of the measure ``rate``.
    introduced : sequence of VerbRow
        Of the measure ``verbs``.
    """
    items: list[BriefItem] = []
    makers: tuple[Callable[[], Iterable[BriefItem]], ...] = (
        lambda: terms(analyses),
        lambda: passages(analyses),
        lambda: headlines(analyses),
        lambda: _mixed(introductions(introduced), verbs(analyses)),
        lambda: sources(analyses),
        lambda: rates(analyses, rows),
    )
    for make in makers:
        items += list(make())[:_OF_A_KIND]
    return tuple(items[:MOST])


def _mixed(first: Iterable[BriefItem], second: Iterable[BriefItem]) -> Iterable[BriefItem]:
    """One of the first, then the second, then the rest: neither crowds out the other."""
    rest = iter(first)
    yield from islice(rest, 1)
    yield from second
    yield from rest
