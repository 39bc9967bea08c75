"""Units of different articles that report the same fact: mutual best choices, and a few more that are very alike."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from samestory.attribution import ATTRIBUTION
from samestory.models.vectors import vectors
from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.statements.likeness import Likeness, content
from samestory.statements.units import Unit, is_name

__all__ = ["FIRST", "NEAR", "SECOND", "Pair", "Pairs", "credited", "find_pairs"]

# Scores from which on pairs are taken; set on labelled pairs (tests/real/statements.py).
FIRST = 0.57  # where one of the two has no better choice
SECOND = 0.5  # where neither has
NEAR = 0.2  # a sentence so near to a fact is not called missing
KNOWN = 0.2  # scores under this are not kept
_KEPT = 24  # units of one article that are known to be alike to a unit of another; more only fill the memory
_PLAIN = (
    0.2  # cosine of the words that introduce nobody, under which two units share nothing but who is named
)
_MARKED = 0.5  # of a unit's words in somebody's speech: the unit is that speech


class Pair(NamedTuple):
    """Two units and how alike they are."""

    score: float
    one: int
    other: int


class Pairs(NamedTuple):
    """What was found: pairs, best first; and of each unit in each article the most alike unit and its score.

    Attributes
    ----------
    pairs : list of Pair
    nearest, scores : ndarray, shape (units, articles)
        -1 and 0 where the article has no units, and in the own article.
    between : dict
        Scores of two units, the lower number first; what is not in it is less than ``KNOWN``, or 24 units of the
        same article are more alike, for either of the two.
    """

    pairs: list[Pair]
    nearest: NDArray[np.int64]
    scores: NDArray[np.float32]
    between: dict[tuple[int, int], float]


def find_pairs(readings: Sequence[Reading], units: Sequence[Unit]) -> Pairs:
    """Score all units of different articles and choose the pairs that report the same fact.

    Parameters
    ----------
    readings : sequence of Reading
    units : sequence of Unit
    """
    likeness = Likeness(readings, units)
    spoken, plain = _Speech(readings, units), _Plain(readings, units)
    nearest = np.full((len(units), len(readings)), -1, dtype=np.int64)
    best = np.zeros((len(units), len(readings)), dtype=np.float32)
    pairs: list[Pair] = []
    between: dict[tuple[int, int], float] = {}
    for one, other in combinations(range(len(readings)), 2):
        scores = likeness.between(one, other)
        if not scores.size:
            continue
        first, second = likeness.start(one), likeness.start(other)
        rows, columns = scores.max(axis=1), scores.max(axis=0)
        nearest[first : first + len(rows), other] = second + scores.argmax(axis=1)
        nearest[second : second + len(columns), one] = first + scores.argmax(axis=0)
        best[first : first + len(rows), other], best[second : second + len(columns), one] = rows, columns
        kept = _most_alike(scores)
        for i, j in zip(*np.nonzero(kept & (scores >= KNOWN)), strict=True):
            between[first + int(i), second + int(j)] = float(scores[i, j])
        is_row, is_column = scores >= rows[:, None], scores >= columns[None, :]
        chosen = (is_row & is_column & (scores >= SECOND)) | ((is_row | is_column) & (scores >= FIRST))
        chosen &= kept
        for i, j in zip(*np.nonzero(chosen), strict=True):
            pair = Pair(float(scores[i, j]), first + int(i), second + int(j))
            if not (spoken.is_apart(pair.one, pair.other) or plain.is_apart(pair.one, pair.other)):
                pairs.append(pair)
    pairs.sort(key=lambda pair: (-pair.score, pair.one, pair.other))
    return Pairs(pairs, nearest, best, between)


def _most_alike(scores: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which scores are among the greatest of their row or of their column, of equals the first."""
    if min(scores.shape) <= _KEPT:
        return np.ones(scores.shape, dtype=np.bool_)
    kept = np.zeros(scores.shape, dtype=np.bool_)
    for axis in (0, 1):
        order = np.argsort(-scores, axis=axis, kind="stable")
        np.put_along_axis(kept, order.take(range(_KEPT), axis=axis), True, axis=axis)
    return kept


class _Plain:
    """What a unit says beside names: two that only name the same people report nothing that can be shown to be one."""

    def __init__(self, readings: Sequence[Reading], units: Sequence[Unit]) -> None:
        self._readings, self._units = readings, units
        self._read: dict[int, tuple[frozenset[str], NDArray[np.float32]]] = {}

    def is_apart(self, one: int, other: int) -> bool:
        """Say whether two units share names and what introduces them, and nothing else."""
        if self._units[one].is_title or self._units[other].is_title:
            return False  # In Title Case everything looks like a name.
        (words, mean), (others, other_mean) = self._of(one), self._of(other)
        return not words & others and float(mean @ other_mean) < _PLAIN

    def _of(self, number: int) -> tuple[frozenset[str], NDArray[np.float32]]:
        if number not in self._read:
            unit = self._units[number]
            c = self._readings[unit.article].columns
            without = _introductions(c, unit) | credited(self._readings[unit.article], unit)
            words = frozenset(content(c, unit, without))
            known, rows = vectors()
            found = [rows[known[word]] for word in sorted(words) if word in known]
            mean = np.sum(found, axis=0) if found else np.zeros(rows.shape[1], dtype=np.float32)
            self._read[number] = words, mean / max(float(np.linalg.norm(mean)), 1e-9)
        return self._read[number]


def _introductions(c: Columns, unit: Unit) -> set[int]:
    """Names, and what tells who somebody is: "the chief executive" beside one."""
    found: set[int] = set()
    for i in range(unit.start, unit.end):
        # "In spring" is a date and no name.
        if is_name(c, i) and not c.text[i].islower():
            found.add(i)
        if c.dep[i] == "appos" and (is_name(c, i) or is_name(c, c.head[i])):
            found |= _hanging(c, i)
        elif c.dep[i] in {"compound", "nmod"} and is_name(c, c.head[i]):
            found.update(range(*c.phrase(i)))
    return found


def credited(reading: Reading, unit: Unit) -> set[int]:
    """Return who is given speech and by which word: "an economist at the institute told reporters" was not said."""
    return {
        i
        for span in reading.stretches_in(ATTRIBUTION, unit.start, unit.end)
        if span.label in {"cue", "source"}
        for i in range(span.start, span.end)
    }


def _hanging(c: Columns, i: int) -> set[int]:
    found, waiting = {i}, [i]
    while waiting:
        new = [k for k in c.children[waiting.pop()] if k not in found]
        found.update(new)
        waiting += new
    return found


class _Speech:
    """Whose speech a unit is."""

    def __init__(self, readings: Sequence[Reading], units: Sequence[Unit]) -> None:
        self._readings, self._units = readings, units
        self._read: dict[int, str | None] = {}

    def is_apart(self, one: int, other: int) -> bool:
        """Say whether two people say it: what each says is a fact of its own, however alike the words."""
        a, b = self._speaker(one), self._speaker(other)
        return a is not None and b is not None and not _may_be_one(a, b)

    def _speaker(self, number: int) -> str | None:
        if number not in self._read:
            self._read[number] = self._said_by(number)
        return self._read[number]

    def _said_by(self, number: int) -> str | None:
        unit = self._units[number]
        said = [n for n in self._readings[unit.article].spoken[unit.start : unit.end] if n >= 0]
        if len(said) < _MARKED * (unit.end - unit.start):
            return None
        speaker = self._readings[unit.article].cast.speakers.get(max(sorted(set(said)), key=said.count))
        return speaker.name if speaker is not None and speaker.kind == "person" else None


def _may_be_one(one: str, other: str) -> bool:
    """Two names that share a word, or one of which is a description, may be one person."""
    a, b = ({word.strip(".,").casefold() for word in name.split()} for name in (one, other))
    capitals = all(any(word[0].isupper() for word in name.split()) for name in (one, other))
    return not capitals or bool(a & b)
