"""``samestory evaluate``: measure the learned models on sets that they have never seen."""

from __future__ import annotations

from pathlib import Path

import typer

from samestory.cli import options, terminal
from samestory.cli.train import Data
from samestory.spacy_model import DEFAULT

__all__ = ["app"]

app = typer.Typer(help="Measure the learned models.", no_args_is_help=True)


@app.callback()
def _several() -> None:
    """Keep ``loaded`` a command of its own beside those to come."""


@app.command("loaded")
def loaded(
    data: Data,
    model: options.Model = "default",
    output: options.Output = None,
    pipeline: options.Pipeline = DEFAULT,
    cache: options.CacheDir = None,
) -> None:
    """Measure the scores of loaded wording on BASIL and on BABE, as a table of tab-separated lines.

    A model that learned from BABE is not measured on it here: its card has the figures of its folds.

    Example: samestory evaluate loaded --data ../shared/data
    """
    from samestory.learn.evaluate import measured

    lines = ["set\twhat\tvalue\tn\n"]
    for line in measured(data, options.settings(pipeline, cache, False, None, None, model=model)):
        lines.append(f"{line.set}\t{line.what}\t{line.value:.3f}\t{line.n}\n")
    terminal.emit("".join(lines), Path(output) if output else None)
