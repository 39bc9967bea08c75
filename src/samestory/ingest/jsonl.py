"""JSON lines: one article a line.

``{"id", "outlet", "title", "body", "published", "url", "event", "byline", "section", "genre"}``:
only ``body`` is required. null and "" mean absent; a missing id becomes FILE:LINE, a missing outlet
``unknown``; other keys are kept as ``extra``. A broken line is skipped and named; the rest is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from samestory.ingest.decode import decode
from samestory.ingest.record import as_article
from samestory.registry import reader
from samestory.types import Article, Skipped

__all__ = ["read_jsonl", "read_texts"]


@reader("jsonl", suffixes=(".jsonl", ".ndjson"))
def read_jsonl(data: bytes, name: str) -> Iterable[Article | Skipped]:
    """Read articles from JSON lines.

    Parameters
    ----------
    data : bytes
    name : str
        Name of the file, for ids and messages.

    Yields
    ------
    Article or Skipped
    """
    for number, fields, encoding in _lines(data, name):
        yield fields if isinstance(fields, Skipped) else as_article(fields, name, number, encoding)


def read_texts(data: bytes, name: str) -> Iterable[Article | Skipped]:
    """Read single sentences, ``{"id", "text"}`` a line, as articles of that body.

    Parameters
    ----------
    data : bytes
    name : str
        Name of the file, for ids and messages.

    Yields
    ------
    Article or Skipped
        A line break inside a text is a space: the text is one sentence, and no headline.
    """
    for number, fields, encoding in _lines(data, name):
        if isinstance(fields, Skipped):
            yield fields
            continue
        text = fields.get("text") or fields.get("body")
        if not isinstance(text, str) or not text.strip():
            yield Skipped(f"{name}:{number}", 'no "text": it is missing or empty')
            continue
        given = {"id": fields.get("id"), "body": " ".join(text.split())}
        yield as_article(given, name, number, encoding)


def _lines(data: bytes, name: str) -> Iterator[tuple[int, dict[str, Any] | Skipped, str]]:
    text, encoding, problem = decode(data)
    if problem:
        yield 1, Skipped(name, problem), encoding
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            fields = _parse(line)
            yield number, Skipped(f"{name}:{number}", fields) if isinstance(fields, str) else fields, encoding


def _parse(line: str) -> dict[str, Any] | str:
    """Return the object of a line, or the reason why there is none."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg} at character {error.pos + 1}; JSON lines need one whole object a line"
    except ValueError:
        return "not JSON that can be read: a number in it is too long"
    except RecursionError:
        return "not JSON that can be read: nested too deeply"
    if not isinstance(value, dict):
        return 'not an object: write {"body": "..."}'
    return value
