"""What can be said of an outlet in which a fact was not found.

"Missing" is a strong word: it is kept for an outlet that published later than the fact was first told, has no
sentence near to it, and none that shares a run of eight words with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Literal

from samestory.ingest.dates import moment
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
        self._times = [moment(reading.article.published) for reading in readings]

    @cached_property
    def _runs(self) -> list[set[int]]:
        return [_runs(reading.columns.lower) for reading in self._readings]

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
        if nearest > 0:
            return Absence(outlet, status)
        unit = self._units[-nearest]
        reading = self._readings[unit.article]
        return Absence(outlet, status, reading.article.id, *reading.place(unit.start, unit.end))

    def _stands(self, members: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether eight words of a telling in a row stand in one of an outlet's articles."""
        for number in members:
            unit = self._units[number]
            runs = _runs(self._readings[unit.article].columns.lower[unit.start : unit.end])
            if any(runs & self._runs[article] for article in theirs):
                return True
        return False

    def _by_time(
        self, members: Sequence[int], theirs: Sequence[int]
    ) -> Literal["not-found", "published-earlier", "time-unknown"]:
        told: list[datetime] = [
            time for unit in members if (time := self._times[self._units[unit].article]) is not None
        ]
        own: list[datetime] = [time for n in theirs if (time := self._times[n]) is not None]
        if not told or len(own) < len(theirs):
            return "time-unknown"
        return "published-earlier" if max(own) < min(told) else "not-found"


def _runs(words: Sequence[str]) -> set[int]:
    kept = [word for word in words if any(char.isalnum() for char in word)]
    return {hash(tuple(kept[i : i + _RUN])) for i in range(len(kept) - _RUN + 1)}
