"""What goes to the terminal: a progress bar on stderr, notices in one line, results where asked."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import typer

from samestory.files import open_aside
from samestory.types import Skipped, Warning

__all__ = ["SKIPPED", "emit", "exit_code", "lines", "notices", "plain", "progress", "wrote"]

SKIPPED = 3
_SHOWN = 10


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int, str], None] | None]:
    """Draw a bar on stderr, on a terminal only; give None where there is none."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None, name="")

        def step(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total or None, name=plain(name)[:40])

        yield step


def notices(skipped: Iterable[Skipped], warnings: Iterable[Warning]) -> None:
    """Say on stderr what was skipped and what to know, shortened."""
    gone = list(skipped)
    for item in gone[:_SHOWN]:
        typer.echo(f"skipped {plain(item.what)}: {plain(item.reason)}", err=True)
    if len(gone) > _SHOWN:
        typer.echo(f"skipped {len(gone) - _SHOWN} more", err=True)
    told = Counter((w.article, w.message, w.code) for w in warnings)
    for (article, message, code), n in list(told.items())[:_SHOWN]:
        place = f"{plain(article)}: " if article else ""
        often = f" ({n} times)" if n > 1 else ""
        typer.echo(f"warning: {place}{plain(message)}{often} [{code}]", err=True)
    if len(told) > _SHOWN:
        typer.echo(f"{len(told) - _SHOWN} more warnings: they are in the output", err=True)


def exit_code(skipped: Iterable[Skipped]) -> int:
    """Return 0, or 3 where some input was skipped."""
    return SKIPPED if list(skipped) else 0


def emit(text: str, output: Path | None) -> None:
    """Print a result, or write it whole to a file."""
    with lines(output) as write:
        write(text)


def wrote(path: Path) -> None:
    """Say where a result stands, to a person at a terminal."""
    if sys.stderr.isatty():
        typer.echo(f"wrote {plain(str(path))}", err=True)


@contextmanager
def lines(output: Path | None) -> Iterator[Callable[[str], None]]:
    """Give a writer to standard output, or to a file that appears when it is complete."""
    if output is not None:
        with open_aside(output) as file:
            yield lambda text: _write(file, text)
        return
    yield lambda text: _write(sys.stdout.buffer, text)
    sys.stdout.buffer.flush()


def _write(file: BinaryIO, text: str) -> None:
    file.write(text.encode("utf-8", "backslashreplace"))


def plain(text: str) -> str:
    """Names and messages can hold input: nothing of it may steer the terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
