"""Several comparisons -> an index page and a page an event beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from samestory.files import file_stem, write_aside
from samestory.report.build import build, render
from samestory.report.view import dates_of, event_name
from samestory.types import Comparison

__all__ = ["save"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in the index."""

    href: str
    name: str
    dates: str
    outlets: tuple[str, ...]
    facts: str
    first: str


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
    entries = []
    taken: set[str] = set()
    for comparison in comparisons:
        name = _file(comparison.event.id, taken)
        written.append(write_aside(path.parent / path.stem / name, build(comparison).encode("utf-8")))
        entries.append(_entry(comparison, f"{path.stem}/{name}"))
    page = render("index.html.j2", entries=entries, skipped=len(comparisons[0].skipped) if comparisons else 0)
    written.append(write_aside(path, page.encode("utf-8")))
    return written


def _entry(c: Comparison, href: str) -> Entry:
    outlets, articles = len(c.outlets), len(c.analyses)
    facts = f"{outlets} outlet{'s' * (outlets != 1)}, {articles} article{'s' * (articles != 1)}, "
    facts += f"{sum(a.words for a in c.analyses):,} words"
    return Entry(
        href=href,
        name=event_name(c),
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
