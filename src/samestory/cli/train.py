"""``samestory train``: rebuild what the package ships as learned weights, from public sets and our own labels."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from samestory.cache import default_folder
from samestory.cli import options, terminal
from samestory.spacy_model import DEFAULT

__all__ = ["app"]

app = typer.Typer(help="Rebuild the learned models.", no_args_is_help=True)

Data = Annotated[
    Path,
    typer.Option(
        "--data", metavar="DIR", help="Folder of the public research sets (not part of the package)."
    ),
]
Labels = Annotated[Path, typer.Option("--labels", metavar="DIR", help="Folder of the project's labels.")]
Corpus = Annotated[Path, typer.Option("--corpus", metavar="DIR", help="The bundled corpus.")]


@app.command("loaded")
def loaded(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Write loaded.npz and loaded.json here.")
    ],
    data: Data,
    model: Annotated[
        Literal["default", "research"],
        typer.Option(
            "--model", help="default: sets that anybody may use; research: BABE too, for research only."
        ),
    ] = "default",
    labels: Labels = Path("tests/real/labels"),
    corpus: Corpus = Path("corpus"),
    pipeline: options.Pipeline = DEFAULT,
    cache: options.CacheDir = None,
) -> None:
    """Train the scores of loaded wording.

    Example: samestory train loaded --model default --data ../shared/data --output my-model

    Takes about three minutes on one core, twice that where nothing is in the parse cache.
    """
    from samestory.learn.texts import Sources
    from samestory.learn.train import train

    with terminal.progress("reading") as step:
        card = train(
            model, Sources(labels, corpus, data), output, pipeline, cache or default_folder(), progress=step
        )
    for name, value in card["measured"].items():
        typer.echo(f"{name}: {value}", err=True)
    terminal.wrote(output)


@app.command("vectors")
def vectors(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Write vectors.npz here.")],
    data: Data,
) -> None:
    """Rebuild the table of word vectors (needs: pip install 'samestory[vectors]'; about six minutes).

    Example: samestory train vectors --data ../shared/data --output vectors.npz
    """
    from samestory.files import write_aside
    from samestory.learn.texts import rows
    from samestory.learn.vectors import build, vocabulary

    bodies = (row["body"] for name in ("archive-sample.jsonl.gz", "neus.jsonl") for row in rows(data / name))
    write_aside(output, build(vocabulary(bodies)))
    terminal.wrote(output)
