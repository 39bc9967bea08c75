"""Headline against headline: the loaded words that are marked in them, and the headlines themselves.

Of the others nothing is said: that nothing was marked in a headline is no clean bill.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samestory.brief.evidence import evidence, finding_evidence, is_measured
from samestory.brief.wording import conjoin, named
from samestory.types import Analysis, BriefItem

__all__ = ["headlines"]

_WORDS = 4  # loaded words of a headline that are cited
_TOLD = 5  # headlines that an item cites
_TAGS, _TAG = 5, 3  # so many parts between commas, of so many words at most: a list of tags, and no headline


def headlines(analyses: Sequence[Analysis]) -> Iterator[BriefItem]:
    """Say which words of headlines are marked as loaded, and show all headlines."""
    titled = [a for a in analyses if a.article.title and not _is_tags(a.article.title) and is_measured(a)]
    loaded = {
        a.article.id: [f for f in a.findings if f.field == "title" and f.family == "loaded"] for a in titled
    }
    own = {key: [f for f in found if f.voice == "own" and not f.in_quote] for key, found in loaded.items()}
    with_any = [a for a in titled if own[a.article.id]]
    if len({a.article.outlet for a in titled}) < 2:
        return
    if not with_any:
        yield from _as_they_stand(titled)
        return
    words = "; ".join(
        f"{conjoin([f'“{f.text}”' for f in own[a.article.id]][:_WORDS])} ({a.article.outlet})"
        for a in with_any[:_TOLD]
    )
    yield BriefItem(
        "headline",
        f"Loaded words in headlines: {words}.",
        (
            *(finding_evidence(a, f) for a in with_any for f in own[a.article.id][:_WORDS]),
            *(evidence(a, "title", 0, len(a.article.title)) for a in titled if a not in with_any),
        ),
    )


def _is_tags(title: str) -> bool:
    parts = title.split(",")
    return len(parts) >= _TAGS and all(len(part.split()) <= _TAG for part in parts)


def _as_they_stand(titled: Sequence[Analysis]) -> Iterator[BriefItem]:
    """The headlines, where they are not all alike."""
    if len({" ".join(a.article.title.casefold().split()) for a in titled}) < 2:
        return
    outlets = list(dict.fromkeys(a.article.outlet for a in titled))
    yield BriefItem(
        "headline",
        f"The headlines of {named(outlets)}, side by side.",
        tuple(evidence(a, "title", 0, len(a.article.title)) for a in titled),
    )
