"""What can be said of the other outlets of a part that one tells: that it was not found there, or that it may be."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.only.amounts import Amount, is_same
from samestory.only.parts import Part
from samestory.only.told import Shares
from samestory.speakers.columns import Columns
from samestory.statements import Aligned
from samestory.statements.units import Unit
from samestory.types import Absence

__all__ = ["Elsewhere"]

_TOLD = 0.3  # of what some words say, in one passage of another article: told there
_WORDED = 0.5  # of them: not even the words are only here
_NEAR = 0.22  # it may be told there
_NEAR_WHO = 0.12  # who somebody is: others have other words for it, and seldom many
_ANYWHERE = 0.45  # of what they say, in the whole article: it may be told in pieces
_ALIKE = 0.4  # likeness of two units, from which on it may be told
_RARE = 1  # rare words that both have
_SAME, _SAME_DAY = 0.1, 0.2  # share of a passage with the same number, with the same day or year: told there


class Elsewhere:
    """The other outlets of each part of an event.

    Parameters
    ----------
    aligned : Aligned
    amounts : sequence of sequence of Amount
        The numbers of each article.
    """

    def __init__(self, aligned: Aligned, amounts: Sequence[Sequence[Amount]]) -> None:
        self._aligned, self._amounts = aligned, amounts
        self._readings = aligned.readings
        self._theirs: dict[str, list[int]] = {}
        for n, reading in enumerate(self._readings):
            self._theirs.setdefault(reading.article.outlet, []).append(n)
        self._others = {
            outlet: [n for other, theirs in self._theirs.items() if other != outlet for n in theirs]
            for outlet in self._theirs
        }
        self._shared = {unit for members in aligned.members.values() for unit in members}

    def others(self, part: Part) -> list[int]:
        """Return the articles of all outlets but the one that has a part."""
        return self._others[self._aligned.reading(part.unit).article.outlet]

    def absence(self, part: Part, shares: Shares, n: int) -> tuple[Absence, ...] | None:
        """Return what can be said of every other outlet; None where one tells it, or none can be said not to.

        Parameters
        ----------
        part : Part
        shares : Shares
            How much of it stands in the passages of the others.
        n : int
            Number of the part in ``shares``.
        """
        unit = self._aligned.units[part.unit]
        if self._is_of_the_event(part, unit):
            return None
        others = self.others(part)
        most, scores = shares.most[n], self._aligned.found.scores[part.unit]
        is_whole = _is_whole(part, unit)
        if (
            any(most[k] >= _TOLD or shares.telling[n][k] >= _RARE for k in others)
            or self._aligned.absences.stands(unit.article, part.start, part.end, others)
            or self._has_number(part, shares, n)
        ):
            return None
        own = self._readings[unit.article].article.outlet
        absence: list[Absence] = []
        for outlet, theirs in self._theirs.items():
            if outlet == own:
                continue
            near = None
            least = _NEAR_WHO if part.kind == "apposition" else _NEAR
            telling = [k for k in theirs if _may_tell(shares, n, k, scores[k] if is_whole else 0.0, least)]
            if telling:
                near = self._nearest(part, shares, n, max(telling, key=lambda k: (most[k], scores[k])))
            absence.append(self._aligned.absences.of_words(outlet, unit.article, near))
        return tuple(absence) if any(one.status == "not-found" for one in absence) else None

    def unsure(self, part: Part, shares: Shares, n: int) -> tuple[Absence, ...] | None:
        """Return every other outlet as unsure of words that stand only here, and what they say perhaps elsewhere.

        Parameters
        ----------
        part : Part
        shares : Shares
        n : int
            Number of the part in ``shares``.

        Returns
        -------
        tuple of Absence or None
            None where another outlet has the words too.
        """
        unit = self._aligned.units[part.unit]
        if self._is_of_the_event(part, unit):
            return None
        others = self.others(part)
        if any(shares.most[n][k] >= _WORDED for k in others):
            return None
        if self._aligned.absences.stands(unit.article, part.start, part.end, others):
            return None
        own = self._readings[unit.article].article.outlet
        absence: list[Absence] = []
        for outlet, theirs in self._theirs.items():
            if outlet == own:
                continue
            best = max(theirs, key=lambda k: shares.most[n][k])
            if shares.most[n][best] > 0:
                near = self._nearest(part, shares, n, best)
                absence.append(self._aligned.absences.of_words(outlet, unit.article, near))
            else:
                absence.append(Absence(outlet, "unsure"))
        return tuple(absence)

    def _is_of_the_event(self, part: Part, unit: Unit) -> bool:
        """Whether a part is a unit that several outlets share, or of a lead, which reports the event in any words."""
        is_lead = self._readings[unit.article].paragraph(part.start) <= 1
        return _is_whole(part, unit) and (part.unit in self._shared or is_lead)

    def _has_number(self, part: Part, shares: Shares, n: int) -> bool:
        """Whether another outlet has a number of a part, however it spells it, in a passage with more of its words."""
        article = self._aligned.units[part.unit].article
        for amount in self._amounts[article]:
            if not (part.start <= amount.start and amount.end <= part.end):
                continue
            least = _SAME_DAY if amount.kind in {"day", "year"} else _SAME
            for k in self.others(part):
                sent = self._readings[k].columns.sent
                for other in self._amounts[k]:
                    if is_same(amount, other) and shares.near(n, k, sent[other.start]) >= least:
                        return True
        return False

    def _nearest(self, part: Part, shares: Shares, n: int, article: int) -> tuple[int, int, int]:
        """The article and the tokens of what may tell the same."""
        found = self._aligned.found
        if shares.most[n][article] < _NEAR and found.scores[part.unit, article] >= _ALIKE:
            unit = self._aligned.units[found.nearest[part.unit, article]]
            return article, unit.start, unit.end
        return article, *_sentence(self._readings[article].columns, shares.sentence(n, article))


def _is_whole(part: Part, unit: Unit) -> bool:
    return (part.start, part.end) == (unit.start, unit.end)


def _may_tell(shares: Shares, n: int, article: int, likeness: float, least: float) -> bool:
    return bool(
        shares.most[n][article] >= least
        or shares.anywhere[n][article] >= _ANYWHERE
        or shares.rare[n][article] >= _RARE
        or likeness >= _ALIKE
    )


def _sentence(c: Columns, number: int) -> tuple[int, int]:
    """The tokens of a sentence in one block, without blanks around it; of the next where it is all blank."""
    start = c.sentences[number]
    while start + 1 < c.n and (c.block[start] < 0 or c.pos[start] == "SPACE"):
        start += 1
    end = c.sentences[c.sent[start] + 1]
    last = start + 1
    while last < end and c.block[last] == c.block[start]:
        last += 1
    return start, last
