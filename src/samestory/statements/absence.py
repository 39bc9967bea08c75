"""What can be said of an outlet in which a fact was not found.

"Missing" is a strong word: it is kept for an outlet that published later than the fact was first told, has no
sentence near to it, and none that shares a run of eight words with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from samestory.publication import could_have
from samestory.reading import Reading
from samestory.statements.pairs import NEAR, Pairs
from samestory.statements.units import Unit
from samestory.types import Absence

__all__ = ["Absences"]

_RUN = 8  # words: nobody writes eight words in a row like another by chance


class Absences:
    """Absences of one event.

    Parameters
    ----------
    readings : sequence of Reading
    units : sequence of Unit
    found : Pairs
        The nearest units.
    """

    def __init__(self, readings: Sequence[Reading], units: Sequence[Unit], found: Pairs) -> None:
        self._readings, self._units, self._found = readings, units, found

    @cached_property
    def _in_order(self) -> list[tuple[list[int], list[int]]]:
        return [_runs(reading.columns.lower) for reading in self._readings]

    @cached_property
    def _runs(self) -> list[set[int]]:
        return [set(runs) for _, runs in self._in_order]

    def of(self, outlet: str, members: Sequence[int]) -> Absence:
        """Return what can be said of an outlet that is not among those that tell a fact.

        Parameters
        ----------
        outlet : str
        members : sequence of int
            Numbers of the units that tell it.
        """
        theirs = [n for n, reading in enumerate(self._readings) if reading.article.outlet == outlet]
        score, nearest = max(
            (
                (float(self._found.scores[unit, article]), -int(self._found.nearest[unit, article]))
                for unit in members
                for article in theirs
            ),
            default=(0.0, 1),
        )
        status = (
            "unsure" if score >= NEAR or self._stands(members, theirs) else self._by_time(members, theirs)
        )
        if nearest > 0 or not score:
            return Absence(outlet, status)
        unit = self._units[-nearest]
        reading = self._readings[unit.article]
        return Absence(outlet, status, reading.article.id, *reading.place(unit.start, unit.end))

    def of_words(self, outlet: str, article: int, near: tuple[int, int, int] | None) -> Absence:
        """Return what can be said of an outlet that does not have some words of one article.

        Parameters
        ----------
        outlet : str
        article : int
            Number of the article that has them.
        near : (int, int, int) or None
            The article and the tokens of what may tell the same.
        """
        if near is None:
            theirs = [n for n, reading in enumerate(self._readings) if reading.article.outlet == outlet]
            return Absence(outlet, self._at_time([article], theirs))
        reading = self._readings[near[0]]
        return Absence(outlet, "unsure", reading.article.id, *reading.place(*near[1:]))

    def stands(self, article: int, start: int, end: int, theirs: Sequence[int]) -> bool:
        """Say whether eight words in a row of a stretch stand in one of some other articles."""
        kept, runs = self._in_order[article]
        first, last = bisect_left(kept, start), bisect_left(kept, end) - _RUN + 1
        own = runs[first : max(first, last)]
        return any(not self._runs[other].isdisjoint(own) for other in theirs)

    def _stands(self, members: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether eight words of a telling in a row stand in one of an outlet's articles."""
        units = (self._units[number] for number in members)
        return any(self.stands(unit.article, unit.start, unit.end, theirs) for unit in units)

    def _by_time(
        self, members: Sequence[int], theirs: Sequence[int]
    ) -> Literal["not-found", "published-earlier", "time-unknown"]:
        return self._at_time([self._units[unit].article for unit in members], theirs)

    def _at_time(
        self, telling: Sequence[int], theirs: Sequence[int]
    ) -> Literal["not-found", "published-earlier", "time-unknown"]:
        return could_have(self._published(theirs), self._published(telling))

    def _published(self, articles: Sequence[int]) -> list[str | None]:
        return [self._readings[n].article.published for n in articles]


def _runs(words: Sequence[str]) -> tuple[list[int], list[int]]:
    """Where the words of a text stand, marks left out, and the run of words that begins at each."""
    kept = [i for i, word in enumerate(words) if word.isalnum() or any(char.isalnum() for char in word)]
    spelled = [words[i] for i in kept]
    return kept, list(map(hash, zip(*(spelled[k:] for k in range(_RUN)), strict=False)))
