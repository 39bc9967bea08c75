"""Headline against headline: loaded wording in some and none found in others, else the headlines as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samestory.brief.evidence import evidence, finding_evidence, is_measured
from samestory.brief.wording import NUMBERS, conjoin
from samestory.types import Analysis, BriefItem

__all__ = ["headlines"]

_TOLD = 5  # headlines that an item cites


def headlines(analyses: Sequence[Analysis]) -> Iterator[BriefItem]:
    """Say which headlines have loaded wording, if others have none; else what they say."""
    titled = [a for a in analyses if a.article.title and is_measured(a)]
    loaded = {
        a.article.id: [f for f in a.findings if f.field == "title" and f.family == "loaded"] for a in titled
    }
    own = {key: [f for f in found if f.voice == "own" and not f.in_quote] for key, found in loaded.items()}
    with_any = [a for a in titled if own[a.article.id]]
    without = [a for a in titled if not loaded[a.article.id]]
    if len({a.article.outlet for a in titled}) < 2:
        return
    if not with_any or not without:
        yield from _as_they_stand(titled)
        return
    names = list(dict.fromkeys(a.article.outlet for a in with_any))
    many = len(with_any) > 1
    words = conjoin([f"“{f.text}”" for a in with_any for f in own[a.article.id]][:4])
    rest = NUMBERS.get(len(without), str(len(without)))
    others = f"the other {rest}" if len(with_any) + len(without) == len(titled) else f"{rest} of the others"
    yield BriefItem(
        "headline",
        f"The {'headlines' if many else 'headline'} of {conjoin(names)} {'have' if many else 'has'} loaded wording "
        f"({words}); in {others} none was found.",
        (
            *(finding_evidence(a, f) for a in with_any for f in own[a.article.id][:4]),
            *(evidence(a, "title", 0, len(a.article.title)) for a in without),
        ),
    )


def _as_they_stand(titled: Sequence[Analysis]) -> Iterator[BriefItem]:
    """The headlines one after another, those that are alike once."""
    alike: dict[str, list[Analysis]] = {}
    for a in titled:
        alike.setdefault(" ".join(a.article.title.casefold().split()), []).append(a)
    if len(alike) < 2:
        return
    told = "; ".join(
        f"“{' '.join(same[0].article.title.split())}” ({conjoin(list(dict.fromkeys(a.article.outlet for a in same)))})"
        for same in list(alike.values())[:_TOLD]
    )
    more = f"; and {len(alike) - _TOLD} more" if len(alike) > _TOLD else ""
    yield BriefItem(
        "headline",
        f"The headlines differ: {told}{more}.",
        tuple(evidence(a, "title", 0, len(a.article.title)) for a in titled),
    )
