"""Places in the text as proof of a sentence, and what they have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from samestory.attribution.cues import cues
from samestory.findings import UNMEASURABLE
from samestory.publication import day
from samestory.types import Analysis, Article, Evidence, Field, Finding, Voice

__all__ = [
    "WORD",
    "days",
    "evidence",
    "finding_evidence",
    "first_each",
    "is_measured",
    "is_reported",
    "outlets_of",
    "words_of",
]

WORD = re.compile(r"\w+(?:[-’']\w+)*")
_ALLEGED = frozenset({"alleged", "allegedly", "reportedly"})
# "Paint it as", "cast him as": it is somebody who sees it so.
_SEEN_AS = re.compile(
    r"\b(?:paint|portray|depict|cast|characteri[sz]|fram|describ|view|regard|see)(?:e?s|e?d|ing|n|e)?\b.{1,80}?\bas\b"
    r"|\bsaw\b.{1,80}?\bas\b",
    re.IGNORECASE | re.DOTALL,
)


def evidence(a: Analysis, field: Field, start: int, end: int, voice: Voice | None = None) -> Evidence:
    """Return the words in a place, with their paragraph and voice (read off the article if not given)."""
    sentence = next((s for s in a.sentences if s.field == field and s.start <= start < s.end), None)
    if voice is None:
        spans = [v for v in a.voices if v.field == field and v.start <= start and end <= v.end]
        voices = {v.voice for v in spans}
        order: tuple[Voice, ...] = ("uncertain", "direct", "indirect")
        voice = next((v for v in order if v in voices), None)
    return Evidence(
        outlet=a.article.outlet,
        article=a.article.id,
        field=field,
        start=start,
        end=end,
        text=a.article.text(field)[start:end],
        voice=voice or "own",
        paragraph=sentence.paragraph if sentence else 0,
    )


def finding_evidence(a: Analysis, f: Finding) -> Evidence:
    """Return a finding as evidence."""
    return evidence(a, f.field, f.start, f.end, f.voice)


def first_each(found: Sequence[Evidence]) -> list[Evidence]:
    """Return the first place of each outlet."""
    first: dict[str, Evidence] = {}
    for e in found:
        first.setdefault(e.outlet, e)
    return list(first.values())


def outlets_of(found: Sequence[Evidence]) -> list[str]:
    """Return the outlets of some places, each once, in order."""
    return list(dict.fromkeys(e.outlet for e in found))


def is_reported(a: Analysis, place: Evidence) -> bool:
    """Say whether what somebody says, thinks or feels is told in the sentence of a place or in the one before it."""
    here = [s for s in a.sentences if s.field == place.field and s.start <= place.start]
    if not here:
        return False
    sentence, before = here[-1], here[-2:-1]
    start = before[0].start if before and before[0].paragraph == sentence.paragraph else sentence.start
    told = any(q.field == place.field and q.start < sentence.end and start < q.end for q in a.quotations)
    text = a.article.text(place.field)[sentence.start : sentence.end]
    words = words_of(text)
    return (
        told
        or not _ALLEGED.isdisjoint(words)
        or bool(_SEEN_AS.search(text))
        or any(word in cues("noun") or word in cues("feeling") for word in words)
    )


def days(articles: Iterable[Article]) -> dict[str, str]:
    """Return the day on which each outlet published, in words; nothing where it is one day.

    Parameters
    ----------
    articles : iterable of Article
    """
    found: dict[str, str] = {}
    for article in articles:
        # The day of the place that the outlet gives, as everywhere in the report.
        date = (article.published or "")[:10]
        try:
            found.setdefault(article.outlet, day(datetime.fromisoformat(date)))
        except ValueError:
            found.setdefault(article.outlet, "no date")
    return found if len(set(found.values())) > 1 else {}


def is_measured(a: Analysis) -> bool:
    """Say whether the text of an article could be measured."""
    return not any(w.code in UNMEASURABLE for w in a.warnings)


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [word.lower() for word in WORD.findall(text)]
