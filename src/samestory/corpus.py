"""Read a corpus and choose the event to compare.

A corpus is one folder, one file, several of them, or standard input (``-``). Paths in it are
relative to what the user named, so the same files give the same output on another machine.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from samestory.errors import CorpusError, IngestError
from samestory.ingest import jsonl
from samestory.ingest.dates import moment
from samestory.ingest.record import normalise
from samestory.ingest.sources import STDIN, inputs, read_input
from samestory.types import Article, Corpus, Event, Skipped, Warning

__all__ = ["UNASSIGNED", "events", "read", "read_texts", "select"]

logger = logging.getLogger(__name__)

UNASSIGNED = "unassigned"  # id of the event of articles that name none, beside others that do

_log = logging.getLogger(__name__)
_NAMED = 20  # events or outlets that a message names

Progress = Callable[[int, int, str], None]


def read(
    *sources: str | Path,
    strict: bool = False,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Corpus:
    """Read articles from folders, files or standard input.

    Parameters
    ----------
    *sources : str or Path
        A folder (read recursively, in the order of names), a file of a format that has a reader
        (also with ``.gz`` after it), or ``-``.
    strict : bool
        Stop at the first input that cannot be used.
    stdin : binary file, optional
        What ``-`` reads; the standard input of the process if None.
    progress : callable, optional
        Called with the number of files done, of all files, and the name of the next.

    Returns
    -------
    Corpus
        Articles in the order read; what was skipped, with reasons; warnings, with article ids.

    Raises
    ------
    IngestError
        Where a source does not exist, or with ``strict`` where something was skipped.
    CorpusError
        Where no article is left.
    """
    if not sources:
        raise CorpusError("nothing to read: name a folder, a file or - for standard input")
    shelf = _Shelf(strict)
    files = [one for source in sources for one in inputs(source)]
    for done, one in enumerate(files):
        if progress is not None:
            progress(done, len(files), one.name)
        for item in read_input(one, stdin):
            shelf.add(item)
    if progress is not None:
        progress(len(files), len(files), "")
    name = "+".join(dict.fromkeys(_corpus_name(source) for source in sources))
    if not shelf.articles:
        raise CorpusError(_nothing_left(name, len(files), shelf.skipped))
    _log.info("%s: %d articles, %d skipped", name, len(shelf.articles), len(shelf.skipped))
    shelf.warn_without_event()
    return Corpus(name, tuple(shelf.articles.values()), tuple(shelf.skipped), tuple(shelf.warnings))


def read_texts(
    sources: Iterable[str | Path], *, strict: bool = False, stdin: BinaryIO | None = None
) -> tuple[list[Article], list[Skipped]]:
    """Read single sentences, ``{"id", "text"}`` a line, in order; two may have one id.

    Raises
    ------
    IngestError
        Where a source does not exist, or with ``strict`` where something was skipped.
    CorpusError
        Where no sentence is left.
    """
    texts: list[Article] = []
    skipped: list[Skipped] = []
    for one in (one for source in sources for one in inputs(source)):
        for item in read_input(one, stdin, jsonl.read_texts):
            if isinstance(item, Article):
                texts.append(item)
                continue
            if strict:
                raise IngestError(f"{item.what}: {item.reason}")
            skipped.append(item)
    if not texts:
        first = f"; the first: {skipped[0].what}: {skipped[0].reason}" if skipped else ""
        raise CorpusError(f'nothing to score: no line with a "text"{first}')
    return texts, skipped


def events(corpus: Corpus) -> list[Event]:
    """Group the articles of a corpus by the event they name.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    list of Event
        In the order of first mention. Articles without an event come last, as ``unassigned``; where
        no article names one, all are one assumed event, called after the corpus.
    """
    groups: dict[str, list[Article]] = {}
    for article in corpus:
        groups.setdefault(article.event or "", []).append(article)
    without = groups.pop("", [])
    if not groups:
        return [Event(_slug(corpus.name), _by_time(without), assumed=True)] if without else []
    if without:
        groups.setdefault(UNASSIGNED, []).extend(without)
    return [
        Event(name, _by_time(articles), label=corpus.labels.get(name, ""))
        for name, articles in groups.items()
    ]


def select(corpus: Corpus, event: str | None = None, outlets: Iterable[str] | None = None) -> Event:
    """Choose one event, and the outlets to compare.

    Parameters
    ----------
    corpus : Corpus
    event : str, optional
        Its id; needed where the articles name several.
    outlets : iterable of str, optional
        Names of outlets, capitals aside; all if None.

    Returns
    -------
    Event
        Its articles by time of publication; unknown times last, then by id. Where only one event is
        named and none was asked for, articles without an event are taken into it.

    Raises
    ------
    CorpusError
        Where the event or an outlet is unknown, or several events are there and none was chosen.
    """
    found = {one.id: one for one in events(corpus)}
    if event is None:
        named = [name for name in found if name != UNASSIGNED] or list(found)
        if len(named) > 1:
            raise CorpusError(
                f"{corpus.name} has {len(named)} events; choose one with --event: {_list(named)} "
                "(--output report.html writes all)"
            )
        if not named:
            raise CorpusError(f"{corpus.name} has no articles")
        event = named[0]
        if event != UNASSIGNED and UNASSIGNED in found:
            # A draft beside the coverage of one event: it is about that event, and the comparison says so.
            both = (*found[event].articles, *found[UNASSIGNED].articles)
            found[event] = replace(found[event], articles=_by_time(both))
    if event not in found:
        raise CorpusError(f"no event {event!r} in {corpus.name}; {_suggest(event, list(found))}")
    chosen = found[event]
    if any(one.event for one in chosen.articles) and UNASSIGNED in found:
        left = [one.where or one.id for one in found[UNASSIGNED].articles if one not in chosen.articles]
        if left:
            logger.warning("left out, since they name no event: %s", _list(left))
    if outlets is None:
        return chosen
    there = {article.outlet.casefold(): article.outlet for article in chosen.articles}
    wanted = {outlet.strip().casefold(): outlet for outlet in outlets}
    for key, outlet in wanted.items():
        if key not in there:
            raise CorpusError(
                f"no outlet {outlet!r} in event {event!r}; {_suggest(outlet, list(there.values()))}"
            )
    if not wanted:
        raise CorpusError("no outlet was chosen; name at least one, or leave the choice out")
    return replace(chosen, articles=tuple(one for one in chosen.articles if one.outlet.casefold() in wanted))


@dataclass(slots=True)
class _Shelf:
    """Articles by id, as they come."""

    strict: bool
    articles: dict[str, Article] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)

    def add(self, item: Article | Skipped) -> None:
        if isinstance(item, Article):
            item = self._with_own_id(item)
        if isinstance(item, Skipped):
            if self.strict:
                raise IngestError(f"{item.what}: {item.reason}")
            _log.debug("skipped %s: %s", item.what, item.reason)
            self.skipped.append(item)
            return
        article, warnings = normalise(item)
        self.articles[article.id] = article
        self.warnings.extend(warnings)

    def _with_own_id(self, article: Article) -> Article | Skipped:
        first = self.articles.get(article.id)
        if first is None:
            return article
        if (first.title, first.body, first.outlet) == (article.title, article.body, article.outlet):
            return Skipped(article.where, f"the same article as {first.where}, with the same id")
        new, count = article.where, 2
        while new in self.articles:
            new, count = f"{article.where}#{count}", count + 1
        message = f"id {article.id!r} is already that of {first.where}; this article is called {new!r}"
        self.warnings.append(Warning("duplicate-id", message, article=new))
        return replace(article, id=new)

    def warn_without_event(self) -> None:
        if any(article.event for article in self.articles.values()):
            self.warnings.extend(
                Warning("no-event", f"names no event; listed under {UNASSIGNED!r}", article=article.id)
                for article in self.articles.values()
                if not article.event
            )


def _by_time(articles: Iterable[Article]) -> tuple[Article, ...]:
    def key(article: Article) -> tuple[bool, float, str]:
        when = moment(article.published)
        return when is None, when.timestamp() if when is not None else 0.0, article.id

    return tuple(sorted(articles, key=key))


def _corpus_name(source: str | Path) -> str:
    if str(source) == STDIN:
        return "stdin"
    path = Path(source)
    return path.resolve().name if path.is_dir() else path.name.split(".")[0] or path.name


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or "event"


def _nothing_left(name: str, files: int, skipped: list[Skipped]) -> str:
    if not files:
        return (
            f"{name}: no articles: the folder has no files to read; put .md, .txt, .jsonl or .csv files in it"
        )
    if not skipped:
        return f"{name}: no articles: {files} file(s) read, all empty; check that this is the right input"
    first = f"{skipped[0].what}: {skipped[0].reason}"
    more = f" (and {len(skipped) - 1} more)" if len(skipped) > 1 else ""
    return f"{name}: no articles left: {len(skipped)} of them skipped; the first is {first}{more}"


def _suggest(wrong: str, names: list[str]) -> str:
    close = get_close_matches(wrong, names, n=3, cutoff=0.5)
    return f"did you mean {', '.join(close)}?" if close else f"there are: {_list(names)}"


def _list(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
