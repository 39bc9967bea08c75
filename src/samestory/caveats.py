"""What a reader of a comparison should know before reading its numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from samestory.types import Analysis, Carried, Event, Shared, Warning

__all__ = ["caveats"]

_SAYS = {"input": "front matter", "dateline": "dateline", "byline": "byline"}


def caveats(
    event: Event,
    analyses: Sequence[Analysis],
    pairs: Iterable[Shared],
    agency_text: Sequence[Carried],
    *,
    counted: bool,
) -> Iterator[Warning]:
    """Say what limits a comparison.

    Parameters
    ----------
    event : Event
    analyses : sequence of Analysis
        Of all its articles.
    pairs : iterable of Shared
        What they share.
    agency_text : sequence of Carried
    counted : bool
        Whether rates count agency text.
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
    yield from _agency_text(analyses, {one.article: one for one in agency_text}, counted=counted)
    for analysis in analyses:
        if analysis.article.published is None:
            yield Warning(
                "time-unknown",
                "no time of publication: it stands last, and may have come first",
                article=analysis.article.id,
            )
    said = {(one.source, one.article) for one in agency_text}
    yield from _copies(event, (pair for pair in pairs if (pair.first, pair.second) not in said))


def _agency_text(
    analyses: Sequence[Analysis], found: dict[str, Carried], *, counted: bool
) -> Iterator[Warning]:
    """Say whose words an article carries, and what the rates do with them."""
    left = "counted in its rates all the same" if counted else "left out of its house-voice rates"
    for analysis in analyses:
        one, origin = found.get(analysis.article.id), analysis.origin
        if one is not None and one.whole:
            told = f"is {one.agency}'s text as its {_SAYS.get(one.told_by or '', 'credit')} says: {left}"
        elif one is not None:
            credited = "with credit" if one.told_by else "without credit"
            told = (
                f"carries {one.words} words of {one.agency} ({one.share:.0%} of its text, "
                f"as in {one.source}), {credited}: {left}"
            )
        elif origin and analysis.origin_from == "contribution":
            told = f"{origin} contributed to it, and which words are {origin}'s is not said: all count as the outlet's"
        elif origin:
            told = f"cites a report of {origin}"
        else:
            continue
        yield Warning("agency-text", told, article=analysis.article.id)


def _copies(event: Event, pairs: Iterable[Shared]) -> Iterator[Warning]:
    """Say which articles carry another one's text: they are not independent of each other."""
    given = {article.id: article for article in event.articles}
    for pair in pairs:
        first, second = given[pair.first], given[pair.second]
        whose = f"{first.outlet} ({first.id})"
        if pair.kind == "passages":
            told = f"shares {pair.words} words ({pair.share_second:.0%}) with {whose}: one wording, counted twice"
        else:
            nearly = "" if pair.kind == "verbatim" else "nearly "
            under = " under another headline" if first.title != second.title else ""
            told = f"has {nearly}the same text as {whose}{under}: it is no coverage of its own"
        yield Warning("shared-text", told, article=second.id)
