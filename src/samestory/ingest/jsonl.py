"""JSON lines: one article a line.

``{"id", "outlet", "title", "body", "published", "url", "event", "byline", "section", "genre"}``:
only ``body`` is required. null and "" mean absent; a missing id becomes FILE:LINE, a missing outlet
``unknown``; other keys are kept as ``extra``. A broken line is skipped and named; the rest is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from samestory.ingest.decode import decode
from samestory.ingest.record import as_article
from samestory.registry import reader
from samestory.types import Article, Skipped

__all__ = ["read_jsonl"]


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
    text, encoding, problem = decode(data)
    if problem:
        yield Skipped(name, problem)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        fields = _parse(line)
        if isinstance(fields, str):
            yield Skipped(f"{name}:{number}", fields)
        else:
            yield as_article(fields, name, number, encoding)


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
