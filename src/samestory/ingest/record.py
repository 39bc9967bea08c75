"""From named fields to an article, the same way for every format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from samestory.ingest.dates import iso
from samestory.ingest.decode import MAX_BODY
from samestory.types import GENRES, Article, Skipped, Warning

__all__ = ["KEYS", "as_article", "normalise", "readable_name"]

KEYS = (
    "id", "outlet", "title", "body", "published", "url", "event", "byline", "section", "genre", "origin",
)  # fmt: skip

_AS_GIVEN = frozenset({"title", "body"})
_SURROGATE = re.compile("[\ud800-\udfff]")
_GENRES = {
    **{genre: genre for genre in GENRES},
    **dict.fromkeys(
        ("op-ed", "oped", "op ed", "commentary", "comment", "editorial", "column", "opinions"), "opinion"
    ),
    **dict.fromkeys(("live blog", "live-blog", "liveblog", "live updates"), "live"),
    **dict.fromkeys(("report", "news report", "hard news", "breaking news"), "news"),
    **dict.fromkeys(("news analysis", "analyses"), "analysis"),
    **dict.fromkeys(("explainers", "explained", "q&a"), "explainer"),
}


def as_article(fields: Mapping[str, Any], name: str, line: int, encoding: str = "utf-8") -> Article | Skipped:
    """Make an article of named fields.

    Parameters
    ----------
    fields : mapping
        Known keys are ``KEYS``; null and empty text mean absent; every other key becomes ``extra``.
    name : str
        Name of the file, relative to what the user named.
    line : int
        Line the fields start on, from 1.
    encoding : str
        Noted in ``extra`` where it is not Unicode and the text has characters beyond ASCII.

    Returns
    -------
    Article or Skipped
        Skipped where there is no body, where it is too long, or where a value is not text.
    """
    where = f"{name}:{line}"
    known: dict[str, str] = {}
    for key in KEYS:
        value = fields.get(key)
        if key == "byline" and isinstance(value, list) and all(isinstance(one, str) for one in value):
            value = ", ".join(value)
        if isinstance(value, int | float) and not isinstance(value, bool) and key not in _AS_GIVEN:
            value = str(value)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            return Skipped(where, f'"{key}" is {_kind(value)}, not text; write it in quotation marks')
        value = _SURROGATE.sub("\ufffd", value)
        if key not in _AS_GIVEN:
            value = value.strip()
        if value:
            known[key] = value
    body = known.pop("body", "")
    if not body:
        text = fields.get("text")
        hint = ' (it has a "text"; name it "body")' if isinstance(text, str) and text else ""
        return Skipped(where, f'no "body": it is missing or empty{hint}')
    if len(body) > MAX_BODY:
        return Skipped(where, f"the body has {len(body):,} characters; one article may have {MAX_BODY:,}")
    extra = {str(key): _clean(value) for key, value in fields.items() if key not in KEYS}
    if encoding == "windows-1252" and not (body.isascii() and known.get("title", "").isascii()):
        extra["encoding"] = encoding
    return Article(id=known.pop("id", where), body=body, where=where, extra=extra, **known)


def normalise(article: Article) -> tuple[Article, tuple[Warning, ...]]:
    """Bring date and genre to the form the rest expects, and say what could not be.

    Parameters
    ----------
    article : Article
        As a reader made it.

    Returns
    -------
    Article, tuple of Warning
        Codes: ``bad-date`` (kept as given), ``unknown-genre`` (moved to ``extra``), ``encoding``.
    """
    warnings: list[Warning] = []

    def warn(code: str, message: str) -> None:
        warnings.append(Warning(code, message, article=article.id))

    published, genre, extra = article.published, article.genre, dict(article.extra)
    if published is not None:
        read = iso(published)
        if read is None:
            warn("bad-date", f"published {published[:60]!r} is not a date that can be read; write 2021-04-26")
        published = read or published
    if genre is not None:
        read = _GENRES.get(" ".join(genre.lower().replace("_", " ").split()))
        if read is None:
            warn("unknown-genre", f"genre {genre[:60]!r} is not one of {', '.join(GENRES)}; left out")
            extra["genre"] = genre
        genre = read
    if extra.get("encoding") == "windows-1252":
        warn("encoding", "not UTF-8: read as Windows-1252; check its quotation marks, save it as UTF-8")
    return replace(article, published=published, genre=genre, extra=extra), tuple(warnings)


def readable_name(stem: str) -> str:
    """Make the name of an outlet of a file name: ``eastern-daily`` -> ``Eastern Daily``."""
    words = stem.replace("_", " ").replace("-", " ").split()
    return " ".join(word[:1].upper() + word[1:] if stem == stem.lower() else word for word in words)


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    return {"list": "a list", "dict": "an object"}.get(type(value).__name__, f"a {type(value).__name__}")


def _clean(value: Any) -> Any:
    """Replace lone surrogates, which no output could encode."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(one) for key, one in value.items()}
    return value
