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
from itertools import chain, islice

from samestory.only.parts import Part, inner_parts, whole_unit
from samestory.only.teller import Teller
from samestory.only.told import Passages, Shares
from samestory.only.weight import weigh
from samestory.only.who import Actors
from samestory.only.words import Words
from samestory.speakers.columns import Columns
from samestory.statements import Aligned, placement
from samestory.types import Absence, Analysis, OnlyHere

__all__ = ["only"]

_TOLD = 0.5  # of what some words say, in one passage of another article: told there
_NEAR = 0.22  # it may be told there
_ANYWHERE = 0.45  # of what they say, in the whole article: it may be told in pieces
_ALIKE = 0.4  # likeness of two units, from which on it may be told
_LEAST = 2  # terms that are no names of shared actors
_MOST = 600  # parts of an article that are looked for
_BACK = 10  # parts of one unit that may hold one another


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
        """Yield what an article alone tells: whole units, then parts of the others."""
        teller = Teller(number, self._readings[number], self._actors)
        units, words = self._aligned.units, self._words[number]
        alone = Counter(units[n].sentence for n in self._units[number])
        whole = [
            part
            for n in self._units[number]
            if (part := whole_unit(n, units[n], teller, words, is_alone=alone[units[n].sentence] == 1))
        ]
        listed = set()
        for part, absence in self._only(number, whole):
            listed.add(part.unit)
            yield self._item(number, part, absence, teller)
        rest = (inner_parts(n, units[n], teller, words) for n in self._units[number] if n not in listed)
        covered: list[Part] = []
        for part, absence in self._only(number, list(islice(chain.from_iterable(rest), _MOST))):
            if not any(part.start < other.end and other.start < part.end for other in covered[-_BACK:]):
                covered.append(part)
                yield self._item(number, part, absence, teller)

    def _only(self, number: int, asked: list[Part]) -> Iterator[tuple[Part, tuple[Absence, ...]]]:
        """Yield those parts of an article that none of the others tells."""
        words, places = self._words[number], self._actors.places(number)
        said = [
            words.of(
                part.start, part.end, {i for i in range(part.start, part.end) if places.get(i) == part.about}
            )
            for part in asked
        ]
        kept = [(part, terms) for part, terms in zip(asked, said, strict=True) if len(terms) >= _LEAST]
        if not kept:
            return
        shares = self._passages.shares([terms for _, terms in kept])
        for n, (part, _) in enumerate(kept):
            absence = self._absence(number, part, shares, n)
            if absence is not None:
                yield part, absence

    def _absence(self, number: int, part: Part, shares: Shares, n: int) -> tuple[Absence, ...] | None:
        """What can be said of every other outlet; None where one tells it, or none can be said not to."""
        own = self._readings[number].article.outlet
        unit = self._aligned.units[part.unit]
        is_whole = (part.start, part.end) == (unit.start, unit.end)
        if is_whole and (part.unit in self._shared or self._readings[number].paragraph(part.start) <= 1):
            return None  # A lead reports the event, in whatever words.
        others = [k for outlet, theirs in self._theirs.items() if outlet != own for k in theirs]
        most, scores = shares.most[n], self._aligned.found.scores[part.unit]
        if most[others].max() >= _TOLD or self._aligned.absences.stands(number, part.start, part.end, others):
            return None
        absence: list[Absence] = []
        for outlet, theirs in self._theirs.items():
            if outlet == own:
                continue
            near = None
            best = max(theirs, key=lambda k: most[k])
            if (
                most[best] >= _NEAR
                or shares.anywhere[n, best] >= _ANYWHERE
                or (is_whole and scores[best] >= _ALIKE)
            ):
                near = best, *_sentence(self._readings[best].columns, shares.sentence(n, best))
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
    while start + 1 < end and (c.block[start] < 0 or c.pos[start] == "SPACE"):
        start += 1
    last = start + 1
    while last < end and c.block[last] == c.block[start]:
        last += 1
    return start, last
