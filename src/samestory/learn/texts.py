"""What a model of loaded wording learns from: sentences with the words that coders marked.

Each set is read where it lies; the project keeps ids, offsets and labels of real articles, never their text. Which
model may learn from which set follows from the licences (`models/README.md`).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samestory.corpus import read
from samestory.errors import ConfigError
from samestory.ingest.record import as_article
from samestory.types import Article, Skipped

__all__ = ["SETS", "TRAINING_EVENTS", "Coded", "Sources", "rows"]

# The other events of the bundled corpus are for scoring and never learned from.
TRAINING_EVENTS = (
    *("budget-cuts", "dam-collapse", "port-strike", "prorogation-ruling", "regional-election"),
    *("relay-doping", "square-protest"),
)
_ARCHIVE = "archive-sample.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence that was coded, or a whole body where every sentence of it was.

    Parameters
    ----------
    article : Article
    start, end : int
        Its place in the body.
    marked : tuple of (start, end, strength)
        The loaded words; strength 2 is clear, 1 mild.
    grade : int or None
        How slanted the wording of the whole is, 0 to 2; None where nobody graded it.
    group : str
        Sentences of one group are never on both sides of a fold.
    random : bool
        Drawn without looking at a score: fit to set a rate by.
    """

    article: Article
    start: int
    end: int
    marked: tuple[tuple[int, int, int], ...]
    grade: int | None
    group: str
    random: bool = True


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the sets lie: the project's labels, its corpus, and the folder of public research data."""

    labels: Path
    corpus: Path
    data: Path


def _own(sources: Sources) -> Iterator[Coded]:
    """Own labels of sentences of the archive sample (Apache-2.0) and of neus (MIT)."""
    rounds = list(rows(sources.labels / "words.jsonl"))
    first = list(rows(sources.labels / "loaded.jsonl"))
    wanted = {row["id"] for row in (*rounds, *first)}
    articles = {
        given["id"]: article
        for name in (_ARCHIVE, "neus.jsonl")
        for number, given in enumerate(rows(sources.data / name), 1)
        if given["id"] in wanted and not isinstance(article := as_article(given, name, number), Skipped)
    }
    for row in first:
        marked = tuple((span["start"], span["end"], 2) for span in row["loaded"])
        yield Coded(articles[row["id"]], row["start"], row["end"], marked, None, row["id"])
    for row in rounds:
        marked = tuple((span["start"], span["end"], span["strength"]) for span in row["loaded"])
        yield Coded(
            articles[row["id"]], row["start"], row["end"], marked, row["grade"], row["id"], row["round"] == 1
        )


def _corpus(sources: Sources) -> Iterator[Coded]:
    """The training events of the bundled corpus (CC BY 4.0)."""
    for event in TRAINING_EVENTS:
        folder = sources.corpus / event
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["articles"]
        for article in read(str(folder)).articles:
            marked = tuple(
                (span["start"], span["end"], 2)
                for span in labels[article.id]["loaded"]
                if span["field"] == "body"
            )
            yield Coded(article, 0, len(article.body), marked, None, event, random=False)


def _babe(sources: Sources) -> Iterator[Coded]:
    """BABE (Spinde et al. 2021): expert labels of sentences and their biased words. For research only."""
    for row in rows(sources.data / "babe.jsonl"):
        text = row["text"].replace("\n", " ")
        low = text.lower()
        marked = []
        for word in row["biased_words"]:
            given = word.lower().strip()
            at = low.find(given) if given else -1
            while at >= 0:
                marked.append((at, at + len(given), 2))
                at = low.find(given, at + len(given))
        article = Article(id=row["id"], body=text)
        group = f"babe {row['topic'] or row['id']}"
        yield Coded(article, 0, len(text), tuple(marked), 2 * row["label"], group, random=False)


Read = Callable[[Sources], Iterator[Coded]]
SETS: dict[str, tuple[Read, ...]] = {"default": (_own, _corpus), "research": (_own, _corpus, _babe)}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file of JSON lines, compressed or not.

    Raises
    ------
    ConfigError
        If it is not there: the sets are public and not part of the package.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(
            f"{path}: {error.strerror}; --data names the folder of the research sets, --labels that of the labels"
        ) from error
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return (json.loads(line) for line in text.split("\n") if line)
