"""The library: read articles, analyse them, compare the outlets of an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samestory import comparison as _comparison, corpus as _corpus
from samestory.comparison import Analyser, Settings
from samestory.files import write_aside
from samestory.types import Analysis, Article, Comparison, Corpus, Event, Warning

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from samestory.events import Pins

__all__ = ["Result", "analyse", "compare", "group", "read"]

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, repr=False)
class Result(Comparison):
    """A comparison with its ways out: tables, pictures, JSON and the report."""

    def to_frame(self, table: str = "findings") -> pd.DataFrame:
        """Return a table.

        Parameters
        ----------
        table : str
            ``findings``, ``measures``, ``keyness``, ``frames``, ``sources`` (who speaks how much), ``verbs`` (that
            introduce each source), ``quotations``, ``articles`` or ``folded`` (house style); side by side:
            ``statements``, ``wordings``, ``utterances``, ``taken_over``, ``naming``, ``agency`` and ``only``.
        """
        from samestory import tables

        makers = tables.TABLES
        if table not in makers:
            raise ValueError(f"no table is called {table!r}; choose one of {', '.join(makers)}")
        return makers[table](self)

    def plot(self, category: str | None = None, ax: Axes | None = None, *, kind: str = "rates") -> Axes:
        """Draw ``kind``: ``rates`` (all or one category), ``frames``, ``keyness``, ``sources`` or ``statements``."""
        from samestory import plots

        if kind == "rates":
            return plots.rates(self, category=category, ax=ax)
        drawn = {
            "frames": plots.frames,
            "keyness": plots.keyness,
            "sources": plots.sources,
            "statements": plots.statements,
        }
        if kind not in drawn:
            raise ValueError(f"no figure is called {kind!r}; choose rates, {', '.join(drawn)}")
        return drawn[kind](self, ax=ax)

    def to_dict(self) -> dict[str, Any]:
        """Return what ``samestory compare --format json`` prints."""
        from samestory.output import comparison_record

        return comparison_record(self)

    def to_html(self, path: str | Path | None = None) -> str:
        """Return the offline report; or write it and return its path, if one is given."""
        from samestory.report import build

        page = build(self)
        if path is None:
            return page
        return str(write_aside(Path(path), page.encode("utf-8")))

    def __repr__(self) -> str:
        """Say in a line what was compared; the whole is in `to_dict`."""
        return (
            f"<samestory comparison of {self.event.id}: {len(self.outlets)} outlets, "
            f"{len(self.analyses)} articles, {sum(len(a.findings) for a in self.analyses)} findings>"
        )

    def _repr_html_(self) -> str:
        """Show what differs and the rates in a notebook."""
        from html import escape

        from samestory import tables

        items = "".join(f"<li>{escape(item.text)}</li>" for item in self.brief)
        rows = tables.measures(self)
        shown = rows[rows["category"] == "all"][["outlet", "n", "words", "rate", "low", "high", "note"]]
        return (
            f"<h3>{escape(self.event.id)}: {len(self.outlets)} outlets, {len(self.analyses)} articles</h3>"
            f"<ol>{items}</ol>{shown.to_html(index=False, escape=True, na_rep='not measured')}"
        )


def read(*sources: str | Path, strict: bool = False, progress: Progress | None = None) -> Corpus:
    """Read articles from files, folders, tables or ``-``.

    Parameters
    ----------
    *sources : str or Path
        A corpus folder, an article (Markdown, text), a table (JSONL, CSV), or ``-``.
    strict : bool
        Raise at the first input that cannot be used, in place of listing it in ``skipped``.
    progress : callable, optional
        Called with (done, total, name).

    Raises
    ------
    IngestError, CorpusError
        If nothing usable is left, or with ``strict``.
    """
    return _corpus.read(*sources, strict=strict, progress=progress)


def group(corpus: Corpus, *, pins: Pins | None = None, progress: Progress | None = None) -> Corpus:
    """Group the articles of a corpus into events by their texts, whatever event they name.

    Parameters
    ----------
    corpus : Corpus
        From `read`.
    pins : Pins, optional
        Articles held together or apart: `samestory.events.read_pins`.
    progress : callable, optional
        Called with (done, total, what).

    Returns
    -------
    Corpus
        The same articles, each with the id of the event it was put into, and a warning that says so.
    """
    from samestory import events as _events

    found = _events.group(corpus.articles, pins=pins, progress=progress)
    event = found.event_of()
    told = Warning(
        "grouped",
        f"the events were found from the texts: {len(corpus)} articles in {len(found.events)} events; "
        "samestory events --why says what two articles share",
    )
    # What reading said of missing events holds no longer.
    kept = tuple(w for w in corpus.warnings if w.code != "no-event")
    articles = tuple(replace(article, event=event[article.id]) for article in corpus.articles)
    labels = {one.id: one.label for one in found.events}
    return replace(corpus, articles=articles, warnings=(told, *kept), labels=labels)


def analyse(articles: Iterable[Article], settings: Settings | None = None) -> Iterable[Analysis]:
    """Analyse articles one after another; see `samestory.types.Analysis`."""
    return Analyser(settings or Settings()).analyse(articles)


def compare(
    corpus: Corpus | Event,
    event: str | None = None,
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Result:
    """Compare the outlets of one event.

    Parameters
    ----------
    corpus : Corpus or Event
        From `read`.
    event : str, optional
        Needed where the corpus holds several events.
    settings : Settings, optional
        Pipeline, cache, house packs, detectors.

    Raises
    ------
    CorpusError
        If the event is unknown, or several are there and none is named.
    """
    chosen = corpus if isinstance(corpus, Event) else _corpus.select(corpus, event)
    skipped = corpus.skipped if isinstance(corpus, Corpus) else ()
    warnings = corpus.warnings if isinstance(corpus, Corpus) else ()
    comparison = _comparison.compare(
        chosen, Analyser(settings or Settings()), skipped=skipped, warnings=warnings, progress=progress
    )
    return Result(**{f.name: getattr(comparison, f.name) for f in fields(comparison)})
