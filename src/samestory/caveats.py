"""What a reader of a comparison should know before reading its numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from samestory.copies import shared
from samestory.types import Analysis, Event, Warning

__all__ = ["caveats"]


def caveats(event: Event, analyses: Sequence[Analysis]) -> Iterator[Warning]:
    """Say what limits a comparison.

    Parameters
    ----------
    event : Event
    analyses : sequence of Analysis
        Of all its articles.
    """
    if event.assumed:
        yield Warning(
            "assumed-event",
            "no article names its event: all of them are taken as coverage of one event",
        )
    for analysis in analyses:
        if analysis.article.event is None and not event.assumed:
            yield Warning(
                "event-assumed",
                f"names no event: taken as coverage of {event.id}, the only event named",
                article=analysis.article.id,
            )
    if len({analysis.article.outlet for analysis in analyses}) == 1:
        yield Warning("one-outlet", "only one outlet: there is nothing to compare it with")
    genres = Counter(a.article.genre or "unknown" for a in analyses)
    if len(genres) > 1:
        told = ", ".join(f"{n} {genre}" for genre, n in sorted(genres.items()))
        yield Warning("mixed-genres", f"articles of different genres stand side by side: {told}")
    opinion = [a.article.id for a in analyses if a.article.genre == "opinion"]
    if opinion and len(opinion) < len(analyses):
        yield Warning("opinion-left-out", f"opinion is left out of rates: {', '.join(opinion)}")
    for analysis in analyses:
        if analysis.origin:
            yield Warning(
                "agency-text",
                f"carries text credited to {analysis.origin}: its wording is not the outlet's alone, "
                "and is still counted in its rates",
                article=analysis.article.id,
            )
        if analysis.article.published is None:
            yield Warning(
                "time-unknown",
                "no time of publication: it stands last, and may have come first",
                article=analysis.article.id,
            )
    yield from _copies(event)


def _copies(event: Event) -> Iterator[Warning]:
    """Say which articles carry another one's text: they are not independent of each other."""
    given = {article.id: article for article in event.articles}
    for pair in shared(event.articles):
        first, second = given[pair.first], given[pair.second]
        whose = f"{first.outlet} ({first.id})"
        if pair.kind == "passages":
            told = f"shares {pair.words} words ({pair.share_second:.0%}) with {whose}: one wording, counted twice"
        else:
            nearly = "" if pair.kind == "verbatim" else "nearly "
            under = " under another headline" if first.title != second.title else ""
            told = f"has {nearly}the same text as {whose}{under}: it is no coverage of its own"
        yield Warning("shared-text", told, article=second.id)
