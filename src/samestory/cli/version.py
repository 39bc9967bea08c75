"""``samestory version``: the versions that a methods section has to name."""

from __future__ import annotations

import platform

import typer

from samestory import spacy_model
from samestory._version import __version__
from samestory.lexicon import builtin

__all__ = ["version"]


def version() -> None:
    """Print the versions of the package, the pipeline and the lexicons."""
    typer.echo(f"samestory {__version__}")
    typer.echo(f"Python {platform.python_version()}, spaCy {spacy_model.spacy_version()}")
    typer.echo(f"{spacy_model.DEFAULT} 3.8.0, sha256 {spacy_model.fingerprint()[:12]}")
    for name, lex in builtin().items():
        typer.echo(f"lexicon {name} {lex.version}, {len(lex.entries)} entries, sha256 {lex.sha256[:12]}")
