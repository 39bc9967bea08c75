"""What stands over an event: its name, a headline without loaded words where it was found, and its days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from samestory.publication import day
from samestory.report.words import parse_time
from samestory.types import Analysis, Comparison

__all__ = ["Heading", "dates_of", "event_credit", "event_name", "heading"]


@dataclass(frozen=True, slots=True)
class Heading:
    """Words that stand for an event; ``outlet`` is empty where they are no outlet's headline."""

    text: str
    outlet: str = ""

    @property
    def quoted(self) -> str:
        """The words as they are shown: a headline is somebody's words, and stands in quotation marks."""
        return f"“{self.text}”" if self.outlet else self.text

    @property
    def credit(self) -> str:
        """Whose words they are; empty where they are nobody's."""
        if self.outlet == "unknown":
            return "headline of an outlet that is not named"
        return f"headline of {self.outlet}" if self.outlet else ""


def heading(c: Comparison) -> Heading | None:
    """Choose the words that stand for an event with a label.

    The label of an event that was found is the headline most like the others, and may be as loaded as any.
    It stays where no loaded wording was found in it; else the earliest headline without any is taken, news
    (or no genre) before other genres; else the label after all.

    Parameters
    ----------
    c : Comparison

    Returns
    -------
    Heading or None
        None where the event has no label.
    """
    label = _plain(c.event.label)
    if not label:
        return None
    place = {article.id: n for n, article in enumerate(c.event.articles)}
    told = sorted(
        (a for a in c.analyses if _plain(a.article.title)),
        key=lambda a: place.get(a.article.id, len(place)),
    )
    own = [a for a in told if _plain(a.article.title) == label]
    if not own:  # nobody's headline: given with the articles
        return Heading(label)
    clean = [a for a in told if not _loaded(a)]
    if own[0] in clean or not clean:
        return _of(own[0])
    return _of(min(clean, key=lambda a: a.article.genre not in (None, "news")))


def event_name(c: Comparison) -> str:
    """Return what an event is called: the headline chosen for one that was found, else its id as words.

    A headline stands in quotation marks; `event_credit` says whose it is. In an id a hyphen stays where the
    articles write one.
    """
    chosen = heading(c)
    if chosen is not None:
        return chosen.quoted
    identity = c.event.id.strip()
    if " " in identity:
        return identity
    told = " ".join(f"{a.article.title} {a.article.body}" for a in c.analyses).casefold()
    words = [word for word in re.split(r"[-_]+", identity) if word]
    text = words[0] if words else "One event"
    for before, after in pairwise(words):
        text += ("-" if f"{before}-{after}".casefold() in told else " ") + after
    return text[:1].upper() + text[1:]


def event_credit(c: Comparison) -> str:
    """Return whose headline names the event, as ``headline of OUTLET``; empty where none does."""
    chosen = heading(c)
    return chosen.credit if chosen is not None else ""


def dates_of(c: Comparison) -> str:
    """Return the first and last day of publication."""
    times = [t for a in c.event.articles if (t := parse_time(a.published))]
    days = list(dict.fromkeys([day(times[0]), day(times[-1])])) if times else []
    return " to ".join(days)


def _of(a: Analysis) -> Heading:
    return Heading(_plain(a.article.title), a.article.outlet or "unknown")


def _loaded(a: Analysis) -> bool:
    return any(f.field == "title" and f.family == "loaded" and f.voice == "own" for f in a.findings)


def _plain(text: str) -> str:
    return " ".join(text.split())
