"""Options that several commands take, each with one help text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from samestory.cache import default_folder
from samestory.comparison import Settings

__all__ = [
    "Agency",
    "CacheDir",
    "Detectors",
    "Inputs",
    "Model",
    "NoCache",
    "Output",
    "Packs",
    "Pipeline",
    "Strict",
    "Wide",
    "settings",
]

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="A corpus folder, an article (.md, .txt), a table (.jsonl, .csv), or - for standard input.",
    ),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write here, not to standard output.")]
Pipeline = Annotated[
    str, typer.Option("--pipeline", metavar="NAME", help="An installed spaCy pipeline, by name or path.")
]
CacheDir = Annotated[
    Path | None,
    typer.Option("--cache", metavar="DIR", help="Folder of the parse cache [default: the user's]."),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Parse everything anew and keep nothing.")]
Packs = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", metavar="FILE", help="A house pack: a lexicon in TOML, layered on top by id."),
]
Detectors = Annotated[
    list[str] | None,
    typer.Option(
        "--detector",
        metavar="NAME",
        help="Only this detector (may be repeated); +NAME adds one that is off to the others; all: every one.",
    ),
]
Model = Annotated[
    str,
    typer.Option(
        "--model",
        metavar="NAME",
        help="Learned scores of loaded wording: default, research (not for commercial use), a folder, or none.",
    ),
]
Wide = Annotated[
    bool,
    typer.Option("--wide", help="Show more words, with more that an editor would pass over."),
]
Agency = Annotated[
    bool,
    typer.Option("--count-agency", help="Count agency text as the wording of the outlet that carries it."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first input that cannot be used.")]
Choice = Literal["json", "jsonl"]


def settings(
    pipeline: str,
    cache: Path | None,
    no_cache: bool,
    packs: list[Path] | None,
    detectors: list[str] | None,
    *,
    model: str = "default",
    wide: bool = False,
    count_agency: bool = False,
) -> Settings:
    """Return the settings that the options ask for."""
    return Settings(
        pipeline=pipeline,
        cache=None if no_cache else cache or default_folder(),
        lexicons=tuple(packs or ()),
        detectors=tuple(detectors) if detectors else None,
        model=model,
        wide=wide,
        count_agency=count_agency,
    )
