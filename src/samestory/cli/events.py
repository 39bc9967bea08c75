"""``samestory events``: which articles are about the same event, and who carries whose text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from samestory.cli import options, terminal
from samestory.copies import duplicates, shared
from samestory.corpus import read
from samestory.output import dumps
from samestory.types import Corpus

if TYPE_CHECKING:
    from samestory.events import Grouping, Why

__all__ = ["events"]

_LABEL = 76  # characters of a headline on a terminal


def events(
    inputs: options.Inputs,
    format: Annotated[
        Literal["text", "json"],
        typer.Option("--format", help="A list to read, or JSON for a script and --into."),
    ] = "text",
    output: options.Output = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            metavar="FILE",
            help="JSON of an earlier run: its events keep their ids, new articles join them.",
        ),
    ] = None,
    pins: Annotated[
        Path | None,
        typer.Option(
            "--pins", metavar="FILE", help="What you decided: [[together]] and [[apart]], each with ids."
        ),
    ] = None,
    why: Annotated[
        tuple[str, str] | None,
        typer.Option("--why", metavar="ID ID", help="Say what two articles have in common, and stop."),
    ] = None,
    strict: options.Strict = False,
) -> None:
    """Group articles into events, without being told how many; what an article says of its event is not looked at.

    Examples:

      samestory events coverage/

      samestory events coverage/ --format json --output events.json
      samestory events coverage/ new/ --into events.json --format json

      samestory events coverage/ --why herald-3 courier-1
    """
    from samestory.events import group, read_grouping, read_pins

    corpus = read(*inputs, strict=strict)
    with terminal.progress("grouping") as step:
        grouping = group(
            corpus.articles,
            known=None if into is None else read_grouping(into),
            pins=None if pins is None else read_pins(pins),
            progress=step,
        )
    if why is not None:
        terminal.emit(_reason(grouping.why(*why)), output)
    else:
        copies = duplicates(shared(corpus.articles))
        if format == "json":
            record = {"events": grouping.record(), "duplicates": [list(ids) for ids in copies]}
            terminal.emit(dumps(record, indent=1) + "\n", output)
        else:
            terminal.emit(_listed(corpus, grouping, copies), output)
    for note in grouping.notes:
        typer.echo(f"note: {note}", err=True)
    terminal.notices(corpus.skipped, ())
    raise typer.Exit(terminal.exit_code(corpus.skipped))


def _reason(why: Why) -> str:
    told = "in one event" if why.together else "in two events"
    apart = "unknown" if why.days_apart is None else f"{why.days_apart:g} days"
    held = " (held so by a pin)" if why.pinned else " (held so by the earlier grouping)" if why.known else ""
    terms = (
        "  none\n" if not why.shared else "".join(f"  {one.weight:.3f}  {one.term}\n" for one in why.shared)
    )
    return f"{told}{held}; likeness {why.likeness:.2f}, apart {apart}; shared terms:\n{terms}"


def _listed(corpus: Corpus, grouping: Grouping, copies: tuple[tuple[str, ...], ...]) -> str:
    outlets = {article.id: article.outlet for article in corpus.articles}
    lines = [f"{len(corpus)} articles, {len(grouping.events)} events"]
    for one in sorted(grouping.events, key=lambda event: (-len(event.articles), event.id)):
        names = list(dict.fromkeys(outlets[name] for name in one.articles if name in outlets))
        days = one.first or "no date"
        if one.last and one.last != one.first:
            days = f"{days} to {one.last}"
        lines.append(f"{len(one.articles):5}  {days:24}  {terminal.plain(one.label)[:_LABEL]}")
        lines.append(
            f"       {one.id}: {terminal.plain(', '.join(names[:8]))}{' ...' if len(names) > 8 else ''}"
        )
    if copies:
        lines.append(f"{len(copies)} groups of articles with the same text or nearly:")
        lines += [f"       {terminal.plain(', '.join(ids))}" for ids in copies]
    return "\n".join(lines) + "\n"
