"""``samestory lexicon``: list, show and lint the word lists."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samestory import lexicon as lexicons
from samestory.cli import terminal
from samestory.errors import LexiconError
from samestory.lexicon import Entry, Lexicon

__all__ = ["app"]

app = typer.Typer(help="List, show and lint the word lists.", no_args_is_help=True)

_Packs = Annotated[
    list[Path] | None, typer.Option("--lexicon", metavar="FILE", help="A house pack to layer on top.")
]


@app.command("list")
def list_(lexicon: _Packs = None) -> None:
    """List the lexicons with their entries, versions and licences.

    Example: samestory lexicon list
    """
    for name, lex in _layered(lexicon).items():
        typer.echo(
            f"{name:20} {len(lex.entries):5} entries  {lex.version:12} {lex.licence:10} {lex.sha256[:12]}"
        )


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A lexicon, or the id of an entry.")],
    lexicon: _Packs = None,
) -> None:
    """Show a lexicon with its provenance, or one entry in full.

    Examples: samestory lexicon show label; samestory lexicon show regime
    """
    layered = _layered(lexicon)
    if name in layered:
        _show_lexicon(layered[name])
        return
    for lex in layered.values():
        for entry in lex.entries:
            if entry.id == name:
                _show_entry(lex, entry)
                return
    raise LexiconError(
        f"no lexicon or entry is called {name!r}; the lexicons are {', '.join(layered)} (samestory lexicon list)"
    )


@app.command()
def lint(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE...]", help="Lexicon files; none: the built-in ones.")
    ] = None,
    run: Annotated[
        bool,
        typer.Option("--run/--no-run", help="Parse every hit and miss to see that the entry keeps its word."),
    ] = True,
) -> None:
    """Find entries that are empty, doubled, notes, mere identity terms, or never tested.

    Example: samestory lexicon lint house.toml
    """
    from samestory.lint import lint as check

    built_in = lexicons.builtin()
    checked = [lexicons.load(path) for path in files] if files else list(built_in.values())
    texts = {str(path): path.read_text(encoding="utf-8") for path in files or ()}
    with terminal.progress("linting") as step:
        problems = check(checked, built_in, texts, run=run, progress=step)
    for problem in problems:
        typer.echo(str(problem), err=True)
    entries = sum(len(lex.entries) for lex in checked)
    typer.echo(f"{len(checked)} lexicons, {entries} entries, {len(problems)} problems")
    if problems:
        raise typer.Exit(2)


def _layered(packs: list[Path] | None) -> dict[str, Lexicon]:
    return lexicons.layer(lexicons.builtin(), [lexicons.load(path) for path in packs or []])


def _show_lexicon(lex: Lexicon) -> None:
    typer.echo(f"{lex.name} ({lex.family}/{lex.category}), version {lex.version}, {lex.licence}")
    typer.echo(f"compiled by {lex.compiled_by}; layers: {', '.join(lex.layers)}; sha256 {lex.sha256[:12]}")
    typer.echo(f"{lex.scope}\nbasis: {'; '.join(lex.basis)}\n")
    for entry in lex.entries:
        typer.echo(
            f"{entry.id:28} {entry.term or '(pattern)':28} -> {', '.join(entry.alternatives) or '(drop or attribute)'}"
        )


def _show_entry(lex: Lexicon, entry: Entry) -> None:
    typer.echo(f"{entry.id} ({lex.name} {lex.version})")
    lines = [
        ("term", entry.term or str([dict(t) for t in entry.pattern])),
        ("part of speech", ", ".join(sorted(entry.pos))),
        *((key, ", ".join(sorted(values))) for key, values in entry.conditions.items()),
        ("plainer", ", ".join(entry.alternatives)),
        ("why", entry.why),
        ("fine when", entry.fine_when),
        ("effect", entry.effect),
        ("basis", entry.basis),
        *(("hit", text) for text in entry.hits),
        *(("miss", text) for text in entry.misses),
    ]
    for label, text in lines:
        if text:
            typer.echo(f"  {label:15} {text}")
