"""Rates, where two outlets of several articles each differ by more than their intervals.

One article is a sample of its author, and of its kind: a rate of it says nothing of an outlet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samestory.brief.evidence import finding_evidence
from samestory.types import Analysis, BriefItem, Evidence, Row

__all__ = ["rates"]

_FEWEST = 2  # articles of an outlet
_SHOWN = 2  # places of an outlet


def rates(analyses: Sequence[Analysis], rows: Sequence[Row]) -> Iterator[BriefItem]:
    """Say where two outlets' rates of all findings differ by more than their intervals."""
    able = [r for r in rows if r.measure == "rate" and r.category == "all" and r.rank is not None]
    able = [r for r in able if r.articles >= _FEWEST]
    if len(able) < 2:
        return
    top = max(able, key=lambda r: (r.rate or 0, r.outlet))
    low = min(able, key=lambda r: (r.rate or 0, r.outlet))
    if top.low is None or low.high is None or top.low <= low.high:
        return
    articles = sum(r.articles for r in rows if r.measure == "rate" and r.category == "all")
    yield BriefItem(
        "rate",
        f"In these {articles} articles {top.outlet} has {top.rate:.0f} marked places (loaded words, hedges, unnamed "
        f"sources and the like) per 1,000 own-voice words "
        f"(95% interval {top.low:.0f} to {top.high:.0f}), {low.outlet} {low.rate:.0f} "
        f"({low.low:.0f} to {low.high:.0f}): a description of one event, not a test.",
        tuple(place for r in (top, low) for place in _places(analyses, r.outlet)),
    )


def _places(analyses: Sequence[Analysis], outlet: str) -> list[Evidence]:
    """The first marked place of each of an outlet's first articles."""
    firsts = (
        next((finding_evidence(a, f) for f in a.findings if f.counted), None)
        for a in analyses
        if a.article.outlet == outlet
    )
    return [place for place in firsts if place is not None][:_SHOWN]
