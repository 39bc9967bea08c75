"""``samestory analyse``: findings, voices and quotations, one JSON line an article."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from samestory.cli import options, terminal
from samestory.comparison import Analyser
from samestory.corpus import read
from samestory.output import analysis_record, dumps
from samestory.spacy_model import DEFAULT

__all__ = ["analyse"]


def analyse(
    inputs: options.Inputs,
    format: Annotated[
        Literal["jsonl", "json"], typer.Option("--format", help="One line an article, or one list.")
    ] = "jsonl",
    output: options.Output = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Print title and body too.")] = False,
    pipeline: options.Pipeline = DEFAULT,
    cache: options.CacheDir = None,
    no_cache: options.NoCache = False,
    lexicon: options.Packs = None,
    detector: options.Detectors = None,
    model: options.Model = "default",
    wide: options.Wide = False,
    strict: options.Strict = False,
) -> None:
    """Analyse articles one by one.

    Examples:

      samestory analyse corpus --format jsonl > findings.jsonl

      samestory analyse draft.md --with-text

      cat articles.jsonl | samestory analyse -
    """
    corpus = read(*inputs, strict=strict)
    analyser = Analyser(
        options.settings(pipeline, cache, no_cache, lexicon, detector, model=model, wide=wide)
    )
    provenance = analyser.provenance(corpus.articles)
    before, between, after = ("", "\n", "\n") if format == "jsonl" else ("[", ",", "]\n")
    with terminal.progress("analysing") as step, terminal.lines(output) as write:
        for number, analysis in enumerate(analyser.analyse(corpus.articles), 1):
            record = dumps(analysis_record(analysis, provenance, with_text=with_text))
            write(f"{before if number == 1 else between}{record}")
            if step is not None:
                step(number, len(corpus), analysis.article.id)
        write(after)
    terminal.notices(corpus.skipped, corpus.warnings)
    raise typer.Exit(terminal.exit_code(corpus.skipped))
