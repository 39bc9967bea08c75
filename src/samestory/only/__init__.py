"""What one outlet alone tells of an actor whom several outlets name: sentences, clauses and appositions.

Much of what colours a story is no fact of the event but what stands beside it: an old scandal, a fortune, a party, what
critics hold against somebody. Each such stretch of words (parts.py) about a shared actor (who.py) is looked for in the
articles of the other outlets (told.py). What none of them tells is listed, with what can be said of each outlet; the
weight (weight.py) orders the list.

It is evidence of what stands where. Why something stands nowhere else is in no text: it may be the only right choice.

Limits: not found is not absent, since quite other words are not recognised; what stands in eight words or more in
another outlet, or in a statement that several share, is never listed. How often the claim holds, and what experts mark,
is in tests/real/README.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from samestory.only.parts import Part, parts
from samestory.only.teller import Teller
from samestory.only.told import Found, Passages
from samestory.only.weight import weigh
from samestory.only.who import Actors
from samestory.only.words import Words
from samestory.speakers.columns import Columns
from samestory.statements import Aligned, placement
from samestory.types import Absence, Analysis, OnlyHere

__all__ = ["only"]

_TOLD = 0.5  # of what some words say, in one passage of another article: told there
_NEAR = 0.35  # it may be told there
_MOST = 600  # parts of an article that are looked for


def only(aligned: Aligned, analyses: Sequence[Analysis]) -> tuple[OnlyHere, ...]:
    """Find what one outlet alone tells of shared actors.

    Parameters
    ----------
    aligned : Aligned
    analyses : sequence of Analysis
        Of the same articles.

    Returns
    -------
    tuple of OnlyHere
        The heaviest first.
    """
    outlets = dict.fromkeys(reading.article.outlet for reading in aligned.readings)
    if len(outlets) < 2:
        return ()
    room = _Room(aligned)
    found = [item for number in range(len(aligned.readings)) for item in room.of_article(number)]
    order = {reading.article.id: n for n, reading in enumerate(aligned.readings)}
    found.sort(key=lambda item: (-item.weight, order[item.article], item.start, item.end))
    return tuple(found)


class _Room:
    def __init__(self, aligned: Aligned) -> None:
        self._aligned = aligned
        self._readings = aligned.readings
        self._actors = Actors(self._readings)
        self._words = [Words(reading.columns) for reading in self._readings]
        self._passages = Passages(self._readings, self._words)
        self._theirs: dict[str, list[int]] = {}
        for n, reading in enumerate(self._readings):
            self._theirs.setdefault(reading.article.outlet, []).append(n)
        self._shared = {unit for members in aligned.members.values() for unit in members}
        self._units: list[list[int]] = [[] for _ in self._readings]
        for n, unit in enumerate(aligned.units):
            if not unit.is_title:
                self._units[unit.article].append(n)

    def of_article(self, number: int) -> Iterator[OnlyHere]:
        teller = Teller(number, self._readings[number], self._actors)
        asked = self._parts(number, teller)
        if not asked:
            return
        words, places = self._words[number], self._actors.places(number)
        shares = self._passages.shares([words.of(part.start, part.end, places) for part in asked])
        covered: list[tuple[int, int]] = []
        for part, found in zip(asked, shares, strict=True):
            if any(start <= part.start and part.end <= end for start, end in covered):
                continue
            absence = self._absence(number, part, found)
            if absence is not None:
                covered.append((part.start, part.end))
                yield self._item(number, part, absence, teller)

    def _parts(self, number: int, teller: Teller) -> list[Part]:
        """Parts of an article, a unit before what it holds."""
        aligned = self._aligned
        alone = Counter(aligned.units[n].sentence for n in self._units[number])
        made: list[Part] = []
        for n in self._units[number]:
            unit = aligned.units[n]
            made += parts(n, unit, teller, self._words[number], is_alone=alone[unit.sentence] == 1)
            if len(made) >= _MOST:
                break
        return made

    def _absence(self, number: int, part: Part, found: Sequence[Found]) -> tuple[Absence, ...] | None:
        """What can be said of every other outlet; None where one tells it, or none can be said not to."""
        own = self._readings[number].article.outlet
        unit = self._aligned.units[part.unit]
        is_whole = (part.start, part.end) == (unit.start, unit.end)
        if is_whole and part.unit in self._shared:
            return None
        absence: list[Absence] = []
        for outlet, theirs in self._theirs.items():
            if outlet == own:
                continue
            best = max(theirs, key=lambda n: found[n].share)
            share = found[best].share
            if share >= _TOLD or self._aligned.absences.stands(number, part.start, part.end, theirs):
                return None
            near = None
            if share >= _NEAR:
                c = self._readings[best].columns
                near = best, *_sentence(c, found[best].sentence)
            absence.append(self._aligned.absences.of_words(outlet, number, near))
        return tuple(absence) if any(one.status == "not-found" for one in absence) else None

    def _item(self, number: int, part: Part, absence: tuple[Absence, ...], teller: Teller) -> OnlyHere:
        reading = self._readings[number]
        which, start, end = reading.place(part.start, part.end)
        voice = reading.voice(part.start, part.end)
        speaker = None if voice == "own" else teller.speaker(part.start, part.end)
        where = placement(reading, self._aligned.units[part.unit])
        known = None if speaker is None else self._actors.known(speaker)
        return OnlyHere(
            outlet=reading.article.outlet,
            article=reading.article.id,
            field=which,
            start=start,
            end=end,
            text=reading.article.text(which)[start:end],
            about=part.about,
            kind=part.kind,
            voice=voice,
            speaker=speaker,
            placement=where,
            absence=absence,
            weight=weigh(part, reading, voice, known, where, absence),
        )


def _sentence(c: Columns, number: int) -> tuple[int, int]:
    """The tokens of a sentence in one block, without blanks around it."""
    start, end = c.sentences[number], c.sentences[number + 1]
    while (start + 1 < end and c.block[start] < 0) or c.pos[start] == "SPACE":
        start += 1
    last = start + 1
    while last < end and c.block[last] == c.block[start]:
        last += 1
    return start, last
