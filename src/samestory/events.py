"""Group unlabelled coverage into events, without being told how many.

Terms (words, pairs of words; more weight on headline and lead) make articles alike, days apart make them less so, and
what is more alike than its surroundings is put together: the steps are in ``samestory.grouping``. The outlet and the
``event`` that an article names are never looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samestory.errors import ConfigError, CorpusError
from samestory.grouping.background import builtin
from samestory.grouping.dates import day, days, nearness
from samestory.grouping.labels import shared_terms, slug, typical
from samestory.grouping.likeness import Likeness, Progress
from samestory.grouping.linkage import groups
from samestory.grouping.pins import Pins, decide, read_pins
from samestory.grouping.terms import Terms, read
from samestory.types import Article

__all__ = ["Group", "Grouping", "Pins", "SharedTerm", "Why", "group", "read_grouping", "read_pins"]

_SHOWN = 10  # shared terms that are named
_MAY_BE_ONE = 0.25  # mean likeness of the articles of two given events, from which on a note says so


@dataclass(frozen=True, slots=True)
class Group:
    """One event that was found.

    Parameters
    ----------
    id : str
        Its shared terms and first day; kept for ever once given.
    label : str
        The headline of its most typical article, or its shared terms.
    articles : tuple of str
        Ids, sorted.
    first, last : str or None
        Days of publication; None where no article has a date.
    """

    id: str
    label: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A term that two articles share; the weights of all their shared terms add up to their cosine."""

    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class Why:
    """What two articles have in common.

    Parameters
    ----------
    together : bool
        Whether they are in one event.
    likeness : float
        Cosine of their terms, 0 to 1, the days between them left aside.
    days_apart : float or None
        None where a date is missing.
    shared : tuple of SharedTerm
        The heaviest shared terms.
    pinned, known : bool
        Whether a pin or the given grouping holds them together.
    """

    together: bool
    likeness: float
    days_apart: float | None
    shared: tuple[SharedTerm, ...]
    pinned: bool
    known: bool


@dataclass(frozen=True, slots=True)
class _Evidence:
    terms: Terms
    days: NDArray[np.float64]
    row: Mapping[str, int]
    pinned: Mapping[str, str]
    known: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Events, every id in exactly one; ``notes`` say which given events may be the same."""

    events: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()
    _evidence: _Evidence | None = field(default=None, repr=False, compare=False)

    def event_of(self) -> dict[str, str]:
        """Return the id of the event of each article."""
        return {article: one.id for one in self.events for article in one.articles}

    def record(self) -> list[dict[str, Any]]:
        """Return the events as plain values, as ``samestory events`` prints them."""
        return [
            {
                "id": one.id,
                "label": one.label,
                "articles": list(one.articles),
                "first": one.first,
                "last": one.last,
            }
            for one in self.events
        ]

    def why(self, one: str, two: str) -> Why:
        """Return what two articles have in common.

        Raises
        ------
        CorpusError
            Where the text of one of them was not read for this grouping.
        """
        seen = self._evidence
        missing = [name for name in (one, two) if seen is None or name not in seen.row]
        if seen is None or missing:
            raise CorpusError(
                f"no article {missing[0]!r} was read for this grouping; give its text to see why"
            )
        a, b = seen.row[one], seen.row[two]
        both = seen.terms.matrix[a].multiply(seen.terms.matrix[b]).tocoo()
        pairs = sorted(
            (
                SharedTerm(seen.terms.name(int(column)), round(float(weight), 4))
                for column, weight in zip(both.col, both.data, strict=True)
            ),
            key=lambda shared: (-shared.weight, shared.term),
        )
        apart = abs(float(seen.days[a] - seen.days[b]))
        event = self.event_of()
        return Why(
            together=event[one] == event[two],
            likeness=round(float(both.data.sum()), 4),
            days_apart=None if np.isnan(apart) else round(apart, 2),
            shared=tuple(pairs[:_SHOWN]),
            pinned=one in seen.pinned and seen.pinned[one] == seen.pinned.get(two),
            known=one in seen.known and seen.known[one] == seen.known.get(two),
        )


def group(
    articles: Sequence[Article],
    *,
    known: Grouping | None = None,
    pins: Pins | None = None,
    progress: Progress | None = None,
) -> Grouping:
    """Group articles into events.

    Parameters
    ----------
    articles : sequence of Article
        In any order; ids are unique.
    known : Grouping, optional
        Events that are kept as they are: new articles join one or open another. Give the articles of
        these events too, since an event whose texts are not there can be joined by nothing.
    pins : Pins, optional
        Always obeyed.
    progress : callable, optional
        Called with what is done, of how much, and a word for it.

    Returns
    -------
    Grouping
        Given events first, in their order, then new ones by first day and id.

    Raises
    ------
    CorpusError
        Where two articles have one id.
    ConfigError
        Where the pins name no article, or contradict the given grouping.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    row = {article.id: at for at, article in enumerate(ordered)}
    if len(row) < len(ordered):
        twice = next(one.id for one, two in pairwise(ordered) if one.id == two.id)
        raise CorpusError(f"two articles have the id {twice!r}; give each its own")
    pins, known = pins or Pins(), known or Grouping()
    wanted = decide(row, {one.id: one.articles for one in known.events}, pins)
    if progress is not None:
        progress(0, len(row), "reading terms")
    terms = read(ordered, builtin())
    when = days(article.published for article in ordered)
    what = Likeness(terms.matrix, when, wanted.given, wanted.apart)
    label = groups(what, wanted.together, progress)
    evidence = _Evidence(terms, when, row, pins.sets(), known.event_of())
    notes = (*wanted.notes, *_may_be_one(what, known))
    return Grouping(tuple(_named(ordered, label, wanted.given, known, terms)), notes, evidence)


def _named(
    ordered: Sequence[Article],
    label: NDArray[np.int64],
    given: NDArray[np.int64],
    known: Grouping,
    terms: Terms,
) -> list[Group]:
    """Return the given events with what has joined them, then the new ones."""
    count = int(label.max()) + 1 if len(label) else 0
    members = (
        np.split(np.argsort(label, kind="stable"), np.cumsum(np.bincount(label, minlength=count))[:-1])
        if count
        else []
    )
    shared = shared_terms(terms, label, count)
    titles = [article.title for article in ordered]
    old = {at: (set(one.articles), [one.first, one.last]) for at, one in enumerate(known.events)}
    new: list[tuple[tuple[str, ...], Group]] = []
    for rows, names in zip(members, shared, strict=True):
        ids = [ordered[at].id for at in rows]
        dates = sorted(text for at in rows if (text := day(ordered[at].published)))
        event = int(given[rows].max())
        if event >= 0:
            old[event][0].update(ids)
            old[event][1].extend(dates)
            continue
        first, last = (dates[0], dates[-1]) if dates else (None, None)
        title = typical(terms, rows, titles) or ", ".join(names) or ids[0]
        new.append((names, Group("", title, tuple(sorted(ids)), first, last)))
    found = []
    for at, one in enumerate(known.events):
        dates = sorted(text for text in old[at][1] if text)
        first, last = (dates[0], dates[-1]) if dates else (None, None)
        found.append(replace(one, articles=tuple(sorted(old[at][0])), first=first, last=last))
    used = {one.id for one in found}
    for names, one in sorted(new, key=lambda pair: (pair[1].first or "~", pair[1].articles)):
        base = name = slug(names, one.first)
        number = 2
        while name in used:
            name, number = f"{base}-{number}", number + 1
        used.add(name)
        found.append(replace(one, id=name))
    return found


def _may_be_one(what: Likeness, known: Grouping) -> list[str]:
    """Name given events that look like one; they stay two, since a given event is never changed."""
    rows = np.flatnonzero(what.known >= 0)
    if not len(rows):
        return []
    event = what.known[rows]
    size = np.bincount(event, minlength=len(known.events))
    mean = sparse.csr_matrix((1 / size[event], (event, rows)), (len(size), what.terms.shape[0]))
    centre = mean @ what.terms
    with np.errstate(invalid="ignore"):
        middle = mean @ what.days  # NaN where one of the days is not known: no evidence
    middle[size == 0] = np.nan
    pairs = sparse.triu(centre @ centre.T, 1).tocoo()
    alike = pairs.data * nearness(np.abs(middle[pairs.row] - middle[pairs.col]))
    return [
        f"{known.events[one].id!r} and {known.events[two].id!r} may be one event (likeness {value:.2f}); both are kept"
        for one, two, value in sorted(
            zip(pairs.row.tolist(), pairs.col.tolist(), alike.tolist(), strict=True)
        )
        if value >= _MAY_BE_ONE
    ]


def read_grouping(path: str | Path) -> Grouping:
    """Read a grouping from the JSON that ``samestory events`` prints.

    Raises
    ------
    ConfigError
        Where it cannot be read, has another shape, or has an article in two events.
    """
    path = Path(path)
    try:
        given = json.loads(path.read_text("utf-8"))
        events = tuple(
            Group(
                str(one["id"]), str(one["label"]), tuple(map(str, one["articles"])), one["first"], one["last"]
            )
            for one in given["events"]
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(
            f"{path}: cannot be read as a grouping that samestory events wrote: {error!r}"
        ) from error
    seen: dict[str, str] = {}
    for one in events:
        for name in one.articles:
            if seen.setdefault(name, one.id) != one.id:
                raise ConfigError(f"{path}: article {name!r} is in two events, {seen[name]!r} and {one.id!r}")
    if len({one.id for one in events}) < len(events):
        raise ConfigError(f"{path}: two events have one id")
    return Grouping(events)
