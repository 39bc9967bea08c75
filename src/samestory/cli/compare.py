"""``samestory compare``: the outlets of an event side by side, as a report, JSON, tables, figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from samestory.cli import options, terminal
from samestory.comparison import Analyser, compare as compare_event
from samestory.corpus import events, read, select
from samestory.errors import ConfigError
from samestory.files import file_stem
from samestory.output import comparison_record, dumps
from samestory.spacy_model import DEFAULT
from samestory.types import BriefItem, Comparison

__all__ = ["compare"]

_SOURCES = 4  # of an outlet, on a terminal
_SHOWN = 6  # sentences of an item
_WIDTH, _BEFORE = 240, 100  # characters of a sentence, and before the words that differ
_TERMS = 6  # of an outlet, on a terminal


def compare(
    inputs: options.Inputs,
    event: Annotated[
        str | None, typer.Option("--event", metavar="ID", help="The event, where there are several.")
    ] = None,
    group: Annotated[
        bool,
        typer.Option("--group", help="Find the events from the texts, whatever event the articles name."),
    ] = False,
    pins: Annotated[
        Path | None, typer.Option("--pins", metavar="FILE", help="With --group: ids held together or apart.")
    ] = None,
    format: Annotated[
        Literal["json", "jsonl"] | None,
        typer.Option("--format", help="Print one object (json), or one an event (jsonl)."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The report as one offline page; with --format, the JSON."
        ),
    ] = None,
    tables: Annotated[
        Path | None, typer.Option("--tables", metavar="DIR", help="Write CSV tables here.")
    ] = None,
    figures: Annotated[
        Path | None, typer.Option("--figures", metavar="DIR", help="Write PNG and SVG figures here.")
    ] = None,
    pipeline: options.Pipeline = DEFAULT,
    cache: options.CacheDir = None,
    no_cache: options.NoCache = False,
    lexicon: options.Packs = None,
    detector: options.Detectors = None,
    model: options.Model = "default",
    wide: options.Wide = False,
    count_agency: options.Agency = False,
    strict: options.Strict = False,
) -> None:
    """Compare how outlets worded one event.

    Examples:

      samestory compare corpus --output report.html    (several events: an index, pages in report/)

      samestory compare articles.csv --event harbour-strike --tables tables --figures figures

      samestory compare corpus --event port-strike --format json | jq .brief

      samestory compare folder --group --output report.html    (nobody named the events)
    """
    corpus = read(*inputs, strict=strict)
    if pins is not None and not group:
        raise ConfigError("--pins needs --group: without it the articles say which event they are about")
    if group:
        from samestory.api import group as group_corpus
        from samestory.events import read_pins

        with terminal.progress("grouping") as step:
            corpus = group_corpus(corpus, pins=None if pins is None else read_pins(pins), progress=step)
    # One JSON object holds one event; pages, tables and figures can hold all of them.
    if event is None and (format == "jsonl" or (format is None and (output or tables or figures))):
        chosen = [e for e in events(corpus) if e.articles]
    else:
        chosen = [select(corpus, event)]
    analyser = Analyser(
        options.settings(
            pipeline, cache, no_cache, lexicon, detector, model=model, wide=wide, count_agency=count_agency
        )
    )
    comparisons: list[Comparison] = []
    with terminal.progress("comparing") as step:
        for one in chosen:
            comparisons.append(
                compare_event(one, analyser, skipped=corpus.skipped, warnings=corpus.warnings, progress=step)
            )
    _write(comparisons, tables, figures)
    if format is not None:
        terminal.emit(_json(comparisons, format), output)
    elif output is not None:
        from samestory.report import build, save

        if len(comparisons) > 1:
            save(comparisons, output)
        else:
            terminal.emit(build(comparisons[0]), output)
        terminal.wrote(output)
    elif not (tables or figures):
        terminal.emit(_plain_text(comparisons[0]), None)
    several = len(comparisons) > 1
    told = [
        replace(w, article=c.event.id) if several and w.article is None else w
        for c in comparisons
        for w in c.warnings
    ] or list(corpus.warnings)
    terminal.notices(corpus.skipped, told)
    raise typer.Exit(terminal.exit_code(corpus.skipped))


def _write(comparisons: list[Comparison], tables: Path | None, figures: Path | None) -> None:
    if tables is not None:
        from samestory.tables import save

        save(comparisons, tables)
    if figures is not None:
        from samestory.plots import save_figures

        for comparison in comparisons:
            several = len(comparisons) > 1
            save_figures(comparison, figures / file_stem(comparison.event.id) if several else figures)


def _json(comparisons: list[Comparison], format: str) -> str:
    if format == "json":
        return dumps(comparison_record(comparisons[0]), indent=1) + "\n"
    return "".join(dumps(comparison_record(c)) + "\n" for c in comparisons)


def _sources(comparison: Comparison) -> list[str]:
    """All speech of each outlet, and the named sources with most of it."""
    from samestory.plots import percent

    shares = {row.outlet: row.share for row in comparison.sources if row.source_kind == "all"}
    names: dict[str, list[str]] = {}
    for row in sorted(comparison.sources, key=lambda row: -(row.share or 0)):
        if row.source is not None and row.share:
            names.setdefault(row.outlet, []).append(f"{row.source} {percent(row.share)}")
    lines = []
    for outlet, share in shares.items():
        if share is not None:
            most = ", ".join(names.get(outlet, [])[:_SOURCES]) or "nobody named"
            lines.append(f"  {outlet}: {percent(share)} is given to sources ({most})")
    return lines


def _sentences(item: BriefItem, comparison: Comparison) -> list[str]:
    """The sentences that an item of the brief shows, each once."""
    of = {a.article.id: a for a in comparison.analyses}
    shown: dict[tuple[str, str, int], str] = {}
    for e in item.evidence:
        a = of[e.article]
        spans = (s for s in a.sentences if s.field == e.field and s.start <= e.start < s.end)
        start, end = next(((s.start, max(s.end, e.end)) for s in spans), (e.start, e.end))
        if (e.article, e.field, start) not in shown:
            text = a.article.text(e.field)
            cut = max(start, min(e.start - _BEFORE, end - _WIDTH))
            words = f"{'… ' * (cut > start)}{' '.join(text[cut : cut + _WIDTH if cut + _WIDTH < end else end].split())}"
            shown[e.article, e.field, start] = f"     {e.outlet}: {words}{' …' * (cut + _WIDTH < end)}"
    return list(shown.values())[:_SHOWN]


def _plain_text(comparison: Comparison) -> str:
    """The brief for a terminal, where nobody asked for a file."""
    lines = [
        f"{comparison.event.id}: {len(comparison.outlets)} outlets, {len(comparison.analyses)} articles",
        "",
    ]
    for a in comparison.analyses:
        lines.append(f"  {a.article.published or 'time unknown':25}  {a.article.outlet}: {a.article.title}")
    lines += ["", "What differs:" if comparison.brief else "Nothing that differs was found."]
    for number, item in enumerate(comparison.brief, 1):
        lines += [f"{number}. {item.text}", *_sentences(item, comparison)]
    frames: dict[str, list[str]] = {}
    for row in comparison.frames:
        if row.n:
            frames.setdefault(row.frame, []).append(f"{row.outlet} {round(row.score * 100)}%")
    if frames:
        lines += ["", "Frames present, by the share of the text with their words:"]
        lines += [f"  {frame}: {', '.join(told)}" for frame, told in frames.items()]
    terms: dict[str, list[str]] = {}
    for key in comparison.keyness:
        terms.setdefault(key.outlet, []).append(key.term)
    if terms:
        lines += ["", "Key terms of an outlet against the others:"]
        lines += [f"  {outlet}: {', '.join(told[:_TERMS])}" for outlet, told in terms.items()]
    if told_sources := _sources(comparison):
        lines += ["", "Who speaks, by the share of the running text:", *told_sources]
    lines += ["", "The full report: add --output report.html", ""]
    return "\n".join(
        "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line) for line in lines
    )
