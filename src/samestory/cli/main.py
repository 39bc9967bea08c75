"""The command ``samestory``: gathers the commands, turns errors into one line and an exit code."""

from __future__ import annotations

import logging
import os
import sys
from typing import NoReturn

import typer

from samestory.cli import analyse, compare, evaluate, events, explain, lexicon, score, train, version
from samestory.errors import SamestoryError

__all__ = ["app", "main"]

USAGE = 2

app = typer.Typer(
    name="samestory",
    help=(
        "How did each outlet word the same event? Compares loaded terms and framing across outlets, "
        "from the text alone, with evidence for every number and no verdict.\n\n"
        "First step: samestory compare corpus --output report.html"
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("analyse")(analyse.analyse)
app.command("compare")(compare.compare)
app.command("events")(events.events)
app.command("score")(score.score)
app.add_typer(lexicon.app, name="lexicon")
app.command("explain")(explain.explain)
app.add_typer(train.app, name="train")
app.add_typer(evaluate.app, name="evaluate")
app.command("version")(version.version)


def main() -> None:
    """Run the command line."""
    logging.basicConfig(level=logging.WARNING, format="warning: %(message)s", stream=sys.stderr)
    try:
        app()
    except SamestoryError as error:
        typer.echo(f"samestory: {error}", err=True)
        sys.exit(USAGE)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            _leave_quietly()
        typer.echo(
            f"samestory: the output cannot be written: {error.strerror}; choose another place", err=True
        )
        _leave_quietly(USAGE)
    except KeyboardInterrupt:
        typer.echo("samestory: stopped; nothing was left half-written", err=True)
        sys.exit(130)


def _leave_quietly(code: int = 0) -> NoReturn:
    """Leave without a second complaint: what is still buffered for a closed or full output is dropped."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
