"""``samestory explain``: the documentation of a category, rule, measure or reader."""

from __future__ import annotations

import inspect
from typing import Annotated

import typer

from samestory import registry
from samestory.errors import ConfigError
from samestory.lexicon import builtin
from samestory.models import scorer
from samestory.models.scorer import LEARNED

__all__ = ["explain"]


def explain(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A category, measure, reader or lexicon entry.")
    ],
) -> None:
    """Explain a category of findings, a measure, a reader or a lexicon entry.

    Examples: samestory explain scare-quote; samestory explain rate; samestory explain regime
    """
    for spec in registry.detectors().values():
        if name == spec.name or name in spec.categories:
            typer.echo(f"{name} (family {spec.family})\n\n{spec.doc}")
            return
        for rule in spec.rules:
            if rule.id == name:
                typer.echo(
                    f"{name} ({spec.name})\n\n{rule.message}\nFine when: {rule.fine_when}\nBasis: {rule.basis}"
                )
                return
    if name == LEARNED:
        typer.echo(f"{name} (scores of loaded wording)\n\n{inspect.cleandoc(scorer.__doc__ or '')}")
        return
    for measure in registry.measures().values():
        if name == measure.name:
            typer.echo(f"{name} (measure)\n\n{measure.doc}")
            return
    for reader in registry.readers().values():
        if name == reader.name:
            typer.echo(f"{name} (reader of {', '.join(reader.suffixes)})\n\n{reader.doc}")
            return
    for lexicon in builtin().values():
        for entry in lexicon.entries:
            if entry.id == name:
                plainer = ", ".join(entry.alternatives) or "drop it or attribute it"
                typer.echo(
                    f"{name} ({lexicon.name})\n\n{entry.why}\nPlainer: {plainer}\n"
                    f"Fine when: {entry.fine_when}\nBasis: {entry.basis}"
                )
                return
    known = [*registry.detectors(), LEARNED, *registry.measures(), *registry.readers()]
    raise ConfigError(
        f"nothing is called {name!r}; try one of {', '.join(known)}, or an entry of samestory lexicon show"
    )
