"""A table, CSV or TSV: one article a row, the columns named in the first row.

Needs a column ``body`` (or ``text``, ``content``). Also reads ``id``, ``outlet`` (``source``,
``publication``), ``title`` (``headline``), ``published`` (``date``), ``url``, ``event``, ``byline``
(``author``), ``section``, ``genre`` and ``origin``; capitals do not matter; other columns are kept
as ``extra``. Separated by commas, semicolons or tabs. A row with too many or too few cells is
skipped and named.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from samestory.errors import IngestError
from samestory.ingest.decode import MAX_FILE, decode
from samestory.ingest.record import KEYS, as_article
from samestory.registry import reader
from samestory.types import Article, Skipped

__all__ = ["read_table"]

_ALIASES = {
    "body": ("text", "content"),
    "outlet": ("source", "publication"),
    "title": ("headline",),
    "published": ("date",),
    "byline": ("author",),
}
_QUOTED = re.compile(r'"[^"]*"')


@reader("table", suffixes=(".csv", ".tsv"))
def read_table(data: bytes, name: str) -> Iterable[Article | Skipped]:
    """Read articles from the rows of a table.

    Parameters
    ----------
    data : bytes
    name : str
        Name of the file, for ids and messages.

    Returns
    -------
    iterable of Article or Skipped

    Raises
    ------
    IngestError
        Where no column holds the body, or two columns have the same name.
    """
    text, encoding, problem = decode(data)
    if problem:
        return [Skipped(name, problem)]
    if not text.strip():
        return [Skipped(name, "empty: no header row")]
    # The limit belongs to the whole process: raised for this table only.
    before = csv.field_size_limit(MAX_FILE)
    try:
        return list(_rows(text, name, encoding))
    finally:
        csv.field_size_limit(before)


def _rows(text: str, name: str, encoding: str) -> Iterator[Article | Skipped]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    header: list[str] | None = None
    columns: list[str] = []
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Skipped(f"{name}:{line}", f"not a row of a table: {error}")
            continue
        if not any(cell.strip() for cell in row):
            continue
        if header is None:
            header, columns = row, _columns(row, name)
        elif len(row) != len(header):
            yield Skipped(
                f"{name}:{line}",
                f"the row has {len(row)} cells, the header {len(header)}; "
                "put text that holds a separator or a quotation mark between quotation marks",
            )
        else:
            yield as_article(
                {key: cell for key, cell in zip(columns, row, strict=True) if key}, name, line, encoding
            )


def _columns(header: list[str], name: str) -> list[str]:
    """Name each column by the field it holds."""
    given = [cell.strip() for cell in header]
    lower = [cell.lower() for cell in given]
    names = [low if low in KEYS else cell for low, cell in zip(lower, given, strict=True)]
    for key, aliases in _ALIASES.items():
        if key not in names:
            found = next((lower.index(alias) for alias in aliases if alias in lower), None)
            if found is not None:
                names[found] = key
    has = ", ".join(cell for cell in given if cell) or "none"
    if "body" not in names:
        raise IngestError(
            f"{name}:1: no column with the text: it has {has[:300]}; it needs body (or text, content)"
        )
    twice = sorted({key for key in names if key and names.count(key) > 1})
    if twice:
        raise IngestError(f"{name}:1: two columns are called {', '.join(twice)}; rename one")
    return names


def _delimiter(text: str) -> str:
    """Return the separator that the header row has most of, outside quotation marks."""
    first = _QUOTED.sub("", next(line for line in text.splitlines() if line.strip())[:10_000])
    return max("\t;,", key=lambda mark: (first.count(mark), mark == ","))
