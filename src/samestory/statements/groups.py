"""Pairs -> groups: one fact over all articles.

Pairs are taken best first. A unit joins a group that has its partner if it is alike to all of it on average and its
article has no telling there yet; else the pair begins a group. So a sentence that reports two facts may stand in
two groups, and one chain of small steps never joins what is apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from samestory.statements.pairs import Pair, Pairs
from samestory.statements.units import Unit

__all__ = ["Group", "group"]

_MEAN = 0.4  # mean score of a unit to all of a group
_EACH = 0.25  # score to each of a group: no chain of small steps
_FACTS = 2  # that one unit may report


class Group:
    """Units that report one fact, at most one an article."""

    def __init__(self, pair: Pair) -> None:
        self.units = [pair.one, pair.other]
        self.score = pair.score

    def add(self, unit: int, score: float) -> None:
        """Add a unit, and the score that it joined by."""
        self.units.append(unit)
        self.score = min(self.score, score)


def group(units: Sequence[Unit], found: Pairs) -> list[Group]:
    """Group pairs, best first.

    Parameters
    ----------
    units : sequence of Unit
    found : Pairs
        From `find_pairs`.
    """
    groups: list[Group] = []
    of_unit: dict[int, list[Group]] = defaultdict(list)

    def between(one: int, other: int) -> float:
        return found.between.get((min(one, other), max(one, other)), 0.0)

    def joins(unit: int, candidate: Group) -> bool:
        if any(units[member].article == units[unit].article for member in candidate.units):
            return False
        scores = [between(unit, member) for member in candidate.units]
        return min(scores) >= _EACH and sum(scores) >= _MEAN * len(scores)

    for pair in found.pairs:
        if any(pair.other in candidate.units for candidate in of_unit[pair.one]):
            continue
        for unit, partner in ((pair.one, pair.other), (pair.other, pair.one)):
            if len(of_unit[unit]) >= _FACTS:
                continue
            fitting = next((one for one in of_unit[partner] if joins(unit, one)), None)
            if fitting is not None:
                fitting.add(unit, pair.score)
                of_unit[unit].append(fitting)
                break
        else:
            if len(of_unit[pair.one]) < _FACTS and len(of_unit[pair.other]) < _FACTS:
                made = Group(pair)
                groups.append(made)
                of_unit[pair.one].append(made)
                of_unit[pair.other].append(made)
    return _merged(groups, units, between)


def _merged(groups: list[Group], units: Sequence[Unit], between: Callable[[int, int], float]) -> list[Group]:
    """Join groups that share a unit and are one fact: begun from two ends, they met in the middle."""
    kept: list[Group] = []
    of_unit: dict[int, list[int]] = defaultdict(list)
    for one in groups:
        sharing = sorted({n for unit in one.units for n in of_unit[unit]})
        into = next((n for n in sharing if _is_one(one, kept[n], units, between)), None)
        if into is None:
            into = len(kept)
            kept.append(one)
        for unit in one.units:
            if unit not in kept[into].units:
                kept[into].add(unit, one.score)
            of_unit[unit].append(into)
    return kept


def _is_one(one: Group, other: Group, units: Sequence[Unit], between: Callable[[int, int], float]) -> bool:
    """Whether two groups that share a unit are one fact."""
    new = [unit for unit in one.units if unit not in other.units]
    taken = {units[unit].article for unit in other.units}
    if any(units[unit].article in taken for unit in new):
        return False
    return sum(between(a, b) for a in new for b in other.units) >= _MEAN * len(new) * len(other.units)
