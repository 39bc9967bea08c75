"""Plain text: one article a file.

A head between ``---`` lines may give ``outlet``, ``title``, ``published``, ``event`` and so on, as in
Markdown. Without a head the outlet is read off the name of the file (``Outlet Name - anything.txt``
or ``outlet-name.txt``) and the title is the first line where that looks like a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from samestory.ingest.decode import decode
from samestory.ingest.head import split_head
from samestory.ingest.record import as_article, readable_name
from samestory.ingest.titles import headline
from samestory.registry import reader
from samestory.types import Article, Skipped

__all__ = ["read_plain", "read_text"]

_SEPARATOR = re.compile(r"\s+[-–—]\s+")


@reader("plain", suffixes=(".txt", ".text"))
def read_plain(data: bytes, name: str) -> Iterable[Article | Skipped]:
    """Read one article from a plain text file.

    Parameters
    ----------
    data : bytes
    name : str
        Name of the file, for the outlet, the id and messages.

    Returns
    -------
    iterable of Article or Skipped
    """
    return [read_text(data, name)]


def read_text(data: bytes, name: str) -> Article | Skipped:
    """Read one article, with or without a head; the body is the text after the head as given."""
    text, encoding, problem = decode(data)
    if problem:
        return Skipped(name, problem)
    head = split_head(text)
    if head.problem:
        return Skipped(f"{name}:{head.line}", head.problem)
    body = text[head.body_start :]
    if not body.strip():
        return Skipped(name, "empty: no text" + (" after the head" if head.fields is not None else ""))
    fields = dict(head.fields or {})
    if fields.pop("body", None):
        return Skipped(name, "the head has a body of its own; the text after the head is the body")
    if head.fields is None:
        fields["outlet"] = _outlet(name)
    if not fields.get("title"):
        fields["title"] = headline(body)
    return as_article({**fields, "body": body}, name, 1, encoding)


def _outlet(name: str) -> str | None:
    if name == "-":
        return None
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].strip()
    parts = _SEPARATOR.split(stem, maxsplit=1)
    return parts[0].replace("_", " ") if len(parts) > 1 else readable_name(stem)
