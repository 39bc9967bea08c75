"""Markdown: one article a file, with its head between ``---`` lines.

The head (YAML) may give ``id``, ``outlet``, ``title``, ``published``, ``url``, ``event``, ``byline``,
``section``, ``genre`` and ``origin``; other keys are kept as ``extra``. The text after it is the body,
exactly as given. A first line ``# Title`` is the title where the head has none; lines that start with
``#`` are headings.
"""

from __future__ import annotations

from collections.abc import Iterable

from samestory.ingest.plain import read_text
from samestory.registry import reader
from samestory.types import Article, Skipped

__all__ = ["read_markdown"]


@reader("markdown", suffixes=(".md", ".markdown"))
def read_markdown(data: bytes, name: str) -> Iterable[Article | Skipped]:
    """Read one article from a Markdown file.

    Parameters
    ----------
    data : bytes
    name : str
        Name of the file, for the id and messages.

    Returns
    -------
    iterable of Article or Skipped
    """
    return [read_text(data, name)]
