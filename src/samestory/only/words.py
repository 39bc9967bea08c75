"""What the words of the articles say, token by token: read once, asked for every stretch.

A term is the stem of a content word: no function word, no title before a name, none of the words that say nothing of
any event. A word with a capital that stands in small letters elsewhere in the event is that word: headlines in Title
Case look like names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from samestory.grouping.background import english
from samestory.grouping.terms import stem
from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.speakers.words import titles
from samestory.statements.units import is_content

__all__ = ["Words", "common"]

_LOADED = 0.8


class Words:
    """The terms of an article.

    Parameters
    ----------
    c : Columns
    common : mapping of str to str
        The lemma of each word of the event that is no name (`common`).

    Attributes
    ----------
    terms : list of str
        By token; empty for a word that is no term.
    """

    def __init__(self, c: Columns, common: Mapping[str, str]) -> None:
        met: dict[tuple[str, str, str], str] = {}
        self.terms: list[str] = []
        for i, word in enumerate(zip(c.text, c.pos, c.lemma, strict=True)):
            term = met.get(word)
            if term is None:
                lemma = common.get(c.lower[i], word[2]) if word[1] == "PROPN" else word[2]
                is_term = is_content(c, i) and _says(c.lower[i], word[2])
                term = met[word] = stem(lemma) if is_term else ""
            self.terms.append(term)
        self._named = [pos == "PROPN" or bool(ent) for pos, ent in zip(c.pos, c.ent, strict=True)]
        told = (bool(term) and ent != "PERSON" for term, ent in zip(self.terms, c.ent, strict=True))
        self._before = [0, *accumulate(told)]

    def count(self, start: int, end: int) -> int:
        """Return how many terms a stretch has that are no names of people: a name alone says nothing of anybody."""
        return self._before[end] - self._before[start]

    def of(
        self, start: int, end: int, names: Mapping[int, str], about: str, loaded: Sequence[float]
    ) -> list[tuple[str, float]]:
        """Return the terms of a stretch, without the name of one actor, and how much each counts.

        Parameters
        ----------
        start, end : int
        names : mapping of int to str
            The actor whose name a word is in.
        about : str
            Whose name is left out.
        loaded : sequence of float
            How loaded each word of the article is: what is loaded is wording, and says less of what is told.
        """
        return [
            (term, 1 - _LOADED * loaded[i])
            for i, term in enumerate(self.terms[start:end], start)
            if term and names.get(i) != about
        ]

    def plain(self, start: int, end: int) -> list[str]:
        """Return the terms of a stretch that are part of no name, date or number."""
        return [self.terms[i] for i in range(start, end) if self.terms[i] and not self._named[i]]


def common(readings: Sequence[Reading]) -> dict[str, str]:
    """Return the lemma of each word of some articles that stands in small letters."""
    found: dict[str, str] = {}
    for reading in readings:
        c = reading.columns
        found.update(
            (lower, lemma)
            for text, lower, lemma in zip(c.text, c.lower, c.lemma, strict=True)
            if text == lower and lower != lemma
        )
    return found


def _says(lower: str, lemma: str) -> bool:
    return lower not in english() and lemma not in english() and lower.rstrip(".") not in titles()
