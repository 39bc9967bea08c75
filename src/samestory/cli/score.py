"""``samestory score``: how loaded the wording of single sentences is."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from samestory.cli import options, terminal
from samestory.comparison import Analyser
from samestory.corpus import read_texts
from samestory.output import dumps
from samestory.spacy_model import DEFAULT

__all__ = ["score"]


def score(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help='A file of JSON lines with "id" and "text", or -.'),
    ],
    format: Annotated[Literal["jsonl"], typer.Option("--format", help="One line a sentence.")] = "jsonl",
    output: options.Output = None,
    pipeline: options.Pipeline = DEFAULT,
    cache: options.CacheDir = None,
    no_cache: options.NoCache = False,
    lexicon: options.Packs = None,
    model: options.Model = "default",
    strict: options.Strict = False,
) -> None:
    """Score how loaded the wording of sentences is: {"id","text"} in, {"id","score"} out.

    The score is a probability on a scale where loaded and plain sentences are equally frequent: 0.5 and more
    says "rather loaded". It is null where there are no words. It judges the wording of the whole text, whoever
    is speaking in it, and knows English only.

    Examples:

      samestory score sentences.jsonl > scores.jsonl

      echo '{"id": "1", "text": "The senator slammed the reckless plan."}' | samestory score -
    """
    texts, skipped = read_texts(inputs, strict=strict)
    analyser = Analyser(options.settings(pipeline, cache, no_cache, lexicon, None, model=model))
    with terminal.progress("scoring") as step, terminal.lines(output) as write:
        for number, (name, value) in enumerate(analyser.score(texts), 1):
            write(dumps({"id": name, "score": value}) + "\n")
            if step is not None:
                step(number, len(texts), name)
    terminal.notices(skipped, ())
    raise typer.Exit(terminal.exit_code(skipped))
