"""What is read: articles, events, what could not be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from samestory.types.kinds import Field

__all__ = ["Article", "Corpus", "Event", "Skipped", "Warning"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was given.

    Parameters
    ----------
    id : str
        Unique in its corpus; ``NAME:LINE`` where the input had none.
    outlet, title, body : str
        ``outlet`` is ``unknown`` and ``title`` empty where the input had none.
    published, url, event, byline, section, genre : str or None
        As given, empty text read as None. ``published`` is ISO 8601 where it could be parsed.
    origin : str or None
        The agency the text is credited to, where the input says so.
    where : str
        ``path:line`` the article came from, relative to what the user named. For messages.
    extra : Mapping
        Keys of the input that samestory does not know.
    """

    id: str
    body: str
    outlet: str = "unknown"
    title: str = ""
    published: str | None = None
    url: str | None = None
    event: str | None = None
    byline: str | None = None
    section: str | None = None
    genre: str | None = None
    origin: str | None = None
    where: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def text(self, which: Field) -> str:
        """Return the title or the body."""
        return self.title if which == "title" else self.body


@dataclass(frozen=True, slots=True)
class Skipped:
    """One input that could not be used, and why; never a reason to stop the rest."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a reader should know about an article or a comparison.

    ``field``, ``start`` and ``end`` are None where the warning is not about a place in the text.
    ``article`` is the id of the article, None where the warning is about the whole.
    """

    code: str
    message: str
    field: Field | None = None
    start: int | None = None
    end: int | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its id and its articles, by time of publication."""

    id: str
    articles: tuple[Article, ...]
    assumed: bool = False  # True where nothing in the input names the event
    label: str = ""  # how a reader is told of it; the id as words where nobody gave one


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles that were read, and what could not be; ``labels`` name events that were found, by id."""

    name: str
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Warning, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)
