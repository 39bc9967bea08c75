"""Headline against headline, as they stand: which of their words weighs most is for the reader to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samestory.brief.cited import cited
from samestory.brief.evidence import days, evidence, is_measured
from samestory.types import Analysis, BriefItem

__all__ = ["headlines"]

_TAGS, _TAG = 5, 3  # so many parts between commas, of so many words at most: a list of tags, and no headline


def headlines(analyses: Sequence[Analysis]) -> Iterator[BriefItem]:
    """Put the headlines side by side, where they are not all alike; and their days, where these differ."""
    titled = [
        a for a in analyses if a.article.title.strip() and not _is_tags(a.article.title) and is_measured(a)
    ]
    places = [evidence(a, "title", 0, len(a.article.title)) for a in titled]
    told = {e.outlet: e for e in reversed(places)}
    if len(told) < 2 or len({" ".join(e.text.casefold().split()) for e in places}) < 2:
        return
    each = {e.outlet: told[e.outlet] for e in places}
    yield BriefItem(
        "headline",
        f"The headlines side by side: {cited(each, days(a.article for a in titled))}.",
        tuple(places),
    )


def _is_tags(title: str) -> bool:
    parts = title.split(",")
    return len(parts) >= _TAGS and all(len(part.split()) <= _TAG for part in parts)
