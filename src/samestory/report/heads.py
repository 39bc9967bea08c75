"""The row of headlines: of each article its outlet, its time, its headline, and badges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samestory.publication import day
from samestory.report.carrying import badge, whose
from samestory.report.escape import link
from samestory.report.marks import Label, Marked, Run
from samestory.report.words import duration, parse_time
from samestory.types import Comparison

__all__ = ["Head", "heads_of"]


@dataclass(frozen=True, slots=True)
class Head:
    """One article in the row of headlines and at the top of its text."""

    key: str
    outlet: str
    date: str
    time: str
    gap: str
    genre: str
    origin: str
    url: str | None
    note: int  # number of its link in print, 0 without one
    byline: str
    runs: tuple[Run, ...]
    labels: tuple[Label, ...]
    badges: tuple[str, ...]


def heads_of(c: Comparison, marked: Sequence[Marked]) -> list[Head]:
    """Return the head of each article, with how much later than the first one it came and what is special of it."""
    times = [parse_time(m.analysis.article.published) for m in marked]
    zoned = [t for t in times if t is not None and t.tzinfo]
    first = min(zoned) if len(zoned) > 1 else None
    loaded = [
        any(
            card.finding.field == "title" and card.finding.family == "loaded" and card.finding.voice == "own"
            for card in m.cards
        )
        for m in marked
    ]
    titled = sum(1 for m in marked if m.analysis.article.title)
    heads: list[Head] = []
    links = 0
    for m, time, is_loaded in zip(marked, times, loaded, strict=True):
        article = m.analysis.article
        categories = {card.finding.category for card in m.cards}
        badges = []
        if is_loaded and sum(loaded) == 1 and titled > 1:
            badges.append("only loaded headline")
        if "headline-only-loaded" in categories:
            badges.append("loaded word only in the headline")
        if credit := badge(c, m):
            badges.append(credit)
        if article.genre == "opinion":
            badges.append("opinion: left out of rates")
        url = link(article.url)
        links += url is not None
        gap = ""
        if first is not None and time is not None and time.tzinfo:
            seconds = (time - first).total_seconds()
            gap = f"{duration(seconds)} later" if seconds else "first"
        heads.append(
            Head(
                key=m.key,
                outlet=article.outlet,
                date=day(time) if time else article.published or "time unknown",
                time=f"{time:%H:%M}{_zone(time.strftime('%z'))}"
                if time and "T" in (article.published or "T")
                else "",
                gap=gap,
                genre=article.genre or "genre unknown",
                origin=whose(c, m),
                url=url,
                note=links if url else 0,
                byline=article.byline or "",
                runs=tuple(m.title(anchors=False)),
                labels=m.title_labels(),
                badges=tuple(badges),
            )
        )
    return heads


def _zone(offset: str) -> str:
    return f" {offset[:3]}:{offset[3:5]}" if offset else ""
