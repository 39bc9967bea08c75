"""Which outlets report the same fact: where, in whose voice, and which do not.

Headlines, sentences and main clauses of different articles are paired where each is the other's best choice
(units.py, likeness.py, pairs.py), pairs become groups (groups.py), and each group is a statement: its tellings, in
what they do not come to the same (differences.py), and of every other outlet whether it was not found, and what
stands nearest to it (absence.py).

How often pairs are right is in tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from samestory.reading import Reading
from samestory.statements.absence import Absences
from samestory.statements.differences import Difference, differences
from samestory.statements.groups import Group, group
from samestory.statements.lining import Lined, line_up
from samestory.statements.pairs import find_pairs
from samestory.statements.units import read_units
from samestory.types import Statement, Telling

__all__ = ["Aligned"]

_COMPARED = 6  # tellings of one statement whose differences are looked for, each with each


class Aligned:
    """The statements of an event, and the units that they are made of.

    Parameters
    ----------
    readings : sequence of Reading
        By time of publication.

    Attributes
    ----------
    readings : tuple of Reading
    units : list of Unit
    found : Pairs
        Pairs and nearest units.
    absences : Absences
        What can be said of outlets in which something was not found.
    statements : tuple of Statement
        Those of most outlets first, then in the order of the texts.
    members : dict of str to tuple of int
        Numbers of the units of each statement, in the order of its members.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = tuple(readings)
        self.units = read_units(self.readings)
        self.found = find_pairs(self.readings, self.units)
        self._lined: dict[tuple[int, int], Lined] = {}
        self.absences = Absences(self.readings, self.units, self.found)
        groups = [one for one in group(self.units, self.found) if len(self._outlets(one)) > 1]
        groups.sort(key=lambda one: (-len(self._outlets(one)), min(map(self._place, one.units))))
        self.members = {f"s{n}": tuple(sorted(one.units)) for n, one in enumerate(groups, 1)}
        self.statements = tuple(self._statement(f"s{n}", one) for n, one in enumerate(groups, 1))

    def reading(self, unit: int) -> Reading:
        """Return the article of a unit."""
        return self.readings[self.units[unit].article]

    def differences(self, one: int, other: int) -> list[Difference]:
        """Return in what two units that tell a fact do not come to the same."""
        first, second = self.reading(one), self.reading(other)
        lined = self.lined(one, other)
        return list(differences(first, self.units[one], second, self.units[other], lined))

    def lined(self, one: int, other: int) -> Lined:
        """Return the words of two units, lined up; made once."""
        if (one, other) not in self._lined:
            self._lined[one, other] = line_up(
                self.reading(one), self.units[one], self.reading(other), self.units[other]
            )
        return self._lined[one, other]

    def speaker(self, number: int) -> str | None:
        """Return who is given most of the words of a unit; None for the outlet and for nobody known."""
        unit = self.units[number]
        said = [n for n in self.readings[unit.article].spoken[unit.start : unit.end] if n >= 0]
        if 2 * len(said) < unit.end - unit.start:
            return None
        speaker = self.reading(number).cast.speakers.get(max(sorted(set(said)), key=said.count))
        return None if speaker is None else speaker.name

    def _outlets(self, one: Group) -> dict[str, None]:
        return dict.fromkeys(self.reading(unit).article.outlet for unit in sorted(one.units))

    def _place(self, unit: int) -> tuple[int, int]:
        return self.units[unit].start, self.units[unit].article

    def _statement(self, identity: str, one: Group) -> Statement:
        members = self.members[identity]
        telling = self._outlets(one)
        every = dict.fromkeys(reading.article.outlet for reading in self.readings)
        kinds = {
            difference.kind
            for a, b in combinations(members[:_COMPARED], 2)
            for difference in self.differences(a, b)
        }
        return Statement(
            id=identity,
            members=tuple(self._telling(unit) for unit in members),
            outlets=tuple(telling),
            absence=tuple(self.absences.of(outlet, members) for outlet in every if outlet not in telling),
            differs=tuple(sorted(kinds)),
            score=round(one.score, 4),
        )

    def _telling(self, number: int) -> Telling:
        unit, reading = self.units[number], self.reading(number)
        which, start, end = reading.place(unit.start, unit.end)
        return Telling(
            article=reading.article.id,
            outlet=reading.article.outlet,
            field=which,
            start=start,
            end=end,
            text=reading.article.text(which)[start:end],
            placement=reading.placement(unit.start),
            paragraph=reading.paragraph(unit.start),
            voice=reading.voice(unit.start, unit.end),
            speaker=self.speaker(number),
        )
