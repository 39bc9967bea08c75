"""Several comparisons -> an index page and a page an event beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from samestory.files import file_stem, write_aside
from samestory.publication import day
from samestory.report.build import build, render
from samestory.report.heading import dates_of
from samestory.report.listed import Listed, listed, outlets_of
from samestory.report.panels import Coverage, Panels, coverage, panels
from samestory.report.timeline import Timeline, timeline
from samestory.report.words import parse_time
from samestory.types import Comparison

__all__ = ["save"]

_ROWS = 40  # more events than this are folded away in the timeline and the matrix
_PANELS = 24  # more panels than this are folded away


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in the index."""

    href: str
    name: str
    credit: str
    dates: str
    outlets: tuple[str, ...]
    facts: str
    first: str


@dataclass(frozen=True, slots=True)
class Index:
    """The whole page. ``found`` says which events were found from the texts; empty where none was."""

    title: str
    facts: tuple[str, ...]
    found: str
    entries: tuple[Entry, ...]
    timeline: Timeline | None
    coverage: Coverage | None
    panels: Panels | None
    fold_rows: bool
    fold_panels: bool


def save(comparisons: Sequence[Comparison], path: Path) -> list[Path]:
    """Write the report of several events: ``path`` is the index, the pages stand in a folder of its name.

    Parameters
    ----------
    comparisons : sequence of Comparison
    path : Path
        ``report.html``: the pages go to ``report/EVENT.html``.

    Returns
    -------
    list of Path
        What was written, the index last, so that it never points to a page that is not there.
    """
    written = []
    events = []
    taken: set[str] = set()
    for comparison in comparisons:
        name = _file(comparison.event.id, taken)
        written.append(write_aside(path.parent / path.stem / name, build(comparison).encode("utf-8")))
        events.append(listed(comparison, f"{path.stem}/{name}"))
    page = render("index.html.j2", page=_index(events))
    written.append(write_aside(path, page.encode("utf-8")))
    return written


def _index(events: Sequence[Listed]) -> Index:
    ordered = sorted(events, key=lambda e: (e.first is None, e.first or 0.0))
    outlets = outlets_of(ordered)
    return Index(
        title=f"{len(ordered)} event{'s' * (len(ordered) != 1)}",
        facts=_facts(ordered, len(outlets)),
        found=_found([e.comparison for e in ordered]),
        entries=tuple(map(_entry, ordered)),
        timeline=timeline(ordered),
        coverage=coverage(ordered, outlets) if ordered else None,
        panels=panels(ordered, outlets),
        fold_rows=len(ordered) > _ROWS,
        fold_panels=len(ordered) > _PANELS,
    )


def _facts(events: Sequence[Listed], outlets: int) -> tuple[str, ...]:
    articles = sum(len(e.comparison.event.articles) for e in events)
    times = [t for e in events for a in e.comparison.event.articles if (t := parse_time(a.published))]
    days = sorted({t.date() for t in times})
    skipped = len(events[0].comparison.skipped) if events else 0
    # The ends only: the days of all articles, whatever their clock.
    ends = [next(day(t) for t in times if t.date() == end) for end in dict.fromkeys([*days[:1], *days[-1:]])]
    return (
        f"{articles:,} article{'s' * (articles != 1)}",
        f"{outlets:,} outlet{'s' * (outlets != 1)}",
        *([" to ".join(ends)] if ends else []),
        "each event has a page of its own",
        *([f"{skipped} input{'s' * (skipped != 1)} skipped, listed on every page"] if skipped else []),
    )


def _found(comparisons: Sequence[Comparison]) -> str:
    found = sum(any(w.code == "grouped" for w in c.warnings) for c in comparisons)
    if not found:
        return ""
    which = (
        "These events were"
        if found == len(comparisons)
        else f"{found} of these events {'was' if found == 1 else 'were'}"
    )
    return (
        f"{which} found from the texts, not named by whoever gave the articles: one may be split in two, two may "
        "be taken for one, and what names an event is a headline of one outlet."
    )


def _entry(event: Listed) -> Entry:
    c = event.comparison
    outlets, articles = len(c.outlets), len(c.analyses)
    facts = f"{outlets} outlet{'s' * (outlets != 1)}, {articles} article{'s' * (articles != 1)}, "
    facts += f"{sum(a.words for a in c.analyses):,} words"
    return Entry(
        href=event.href,
        name=event.name,
        credit=event.credit,
        dates=dates_of(c),
        outlets=tuple(o.name for o in c.outlets),
        facts=facts,
        first=c.brief[0].text if c.brief else "",
    )


def _file(event: str, taken: set[str]) -> str:
    """A file name that every system takes; two events never share one."""
    stem = file_stem(event)
    name, n = stem, 1
    while name.casefold() in taken:
        n += 1
        name = f"{stem}-{n}"
    taken.add(name.casefold())
    return f"{name}.html"
