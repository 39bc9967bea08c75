"""What the words of one article say, token by token: read once, asked for every stretch.

A term is the stem of a content word: no function word, no title before a name, none of the words that say nothing of
any event.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from itertools import accumulate

from samestory.grouping.background import english
from samestory.grouping.terms import stem
from samestory.speakers.columns import Columns
from samestory.speakers.words import titles
from samestory.statements.units import is_content

__all__ = ["Words"]


class Words:
    """The terms of an article.

    Parameters
    ----------
    c : Columns

    Attributes
    ----------
    terms : list of str
        By token; empty for a word that is no term.
    """

    def __init__(self, c: Columns) -> None:
        self.terms = [
            _stem(lemma) if is_content(c, i) and _says(lower, lemma) else ""
            for i, (lower, lemma) in enumerate(zip(c.lower, c.lemma, strict=True))
        ]
        told = (bool(term) and ent != "PERSON" for term, ent in zip(self.terms, c.ent, strict=True))
        self._before = [0, *accumulate(told)]

    def count(self, start: int, end: int) -> int:
        """Return how many terms a stretch has that are no names of people: a name alone says nothing of anybody."""
        return self._before[end] - self._before[start]

    def of(self, start: int, end: int, without: Container[int] = ()) -> list[str]:
        """Return the terms of a stretch, without some of its tokens."""
        return [self.terms[i] for i in range(start, end) if self.terms[i] and i not in without]


@lru_cache(maxsize=50_000)
def _says(lower: str, lemma: str) -> bool:
    return lower not in english() and lemma not in english() and lower.rstrip(".") not in titles()


@lru_cache(maxsize=50_000)
def _stem(lemma: str) -> str:
    return stem(lemma)
