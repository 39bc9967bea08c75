"""Attributions of an article -> the list of quotations, and the letters that tie each one to its speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.plots import kind_name
from samestory.types import SPEECH, Analysis, Quotation

__all__ = ["Quoted", "QuotedList", "Says", "lettered", "quoted", "says", "speaker_of", "unnamed_reason"]

_KIND = {
    "direct": "in quotation marks",
    "indirect": "reported",
    "mixed": "reported, partly in quotation marks",
    "attitude": "attitude, no speech",
}
_SIGNS = {":": "a colon", "-": "a dash", "–": "a dash", "—": "a dash", "|": "a stroke"}
_UNNAMED = frozenset({"anonymous", "vague"})


@dataclass(frozen=True, slots=True)
class Says:
    """Who speaks in a paragraph: the letter that stands before the words, and how they are introduced."""

    letter: str
    speaker: str
    cue: str
    reason: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """One stretch that is given to a source."""

    place: str
    href: str
    speaker: str
    source: str
    cue: str
    text: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class QuotedList:
    """The quotations of one article, in the order of its text; ``n`` counts one that is cut in two once."""

    outlet: str
    key: str
    title: str
    n: int
    lines: tuple[Quoted, ...]


def quoted(a: Analysis, key: str, places: Mapping[int, tuple[str, str]]) -> QuotedList:
    """Return the quotations of an article.

    Parameters
    ----------
    a : Analysis
    key : str
        Anchor of the article.
    places : mapping of int to (str, str)
        Index of a quotation -> its place in words, and the anchor there.
    """
    order = sorted(
        range(len(a.quotations)), key=lambda i: (a.quotations[i].field != "title", a.quotations[i].start)
    )
    return QuotedList(
        outlet=a.article.outlet,
        key=key,
        title=a.article.title,
        n=len({(q.group, q.kind in SPEECH) for q in a.quotations}),
        lines=tuple(_line(a.quotations[i], *places[i]) for i in order),
    )


def speaker_of(q: Quotation) -> str:
    """Return who speaks, in words for a reader."""
    return q.speaker or "speaker not found"


def unnamed_reason(q: Quotation) -> str:
    """Return why a source that is not named is not; nothing where it is named."""
    if q.source_kind not in _UNNAMED:
        return ""
    if q.anonymity_reason:
        return f"reason stated: {q.anonymity_reason}"
    return "no reason stated" if q.source_kind == "anonymous" else ""


def lettered(quotations: Sequence[Quotation]) -> list[tuple[str, Quotation]]:
    """Return the speech among some quotations with a letter an attribution: a, b, ... z, aa."""
    letters: dict[int, str] = {}
    found = []
    for q in quotations:
        if q.kind in SPEECH:
            letter = letters.setdefault(q.group, _letter(len(letters)))
            found.append((letter, q))
    return found


def says(speech: Sequence[tuple[str, Quotation]]) -> tuple[Says, ...]:
    """Return a line an attribution, in the order of the letters."""
    lines: dict[str, Says] = {}
    for letter, q in speech:
        # A colon or a dash is no word to be told: the margin would read "mayor: :".
        cue = "" if q.cue in _SIGNS else " ".join((q.cue or "").split())
        lines.setdefault(letter, Says(letter, speaker_of(q), cue, unnamed_reason(q)))
    return tuple(lines.values())


def _letter(number: int) -> str:
    letter = chr(ord("a") + number % 26)
    return letter if number < 26 else _letter(number // 26 - 1) + letter


def _line(q: Quotation, place: str, href: str) -> Quoted:
    return Quoted(
        place=place,
        href=href,
        speaker=speaker_of(q),
        source=kind_name(q.source_kind or "unresolved"),
        cue=_SIGNS.get(q.cue or "", " ".join((q.cue or "").split())),
        text=" ".join(q.text.split()),
        kind=_KIND[q.kind],
        reason=unnamed_reason(q),
    )
