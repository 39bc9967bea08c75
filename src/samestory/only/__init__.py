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
from collections.abc import Container, Iterator, Sequence
from itertools import chain, islice

from samestory.only.parts import Part, inner_parts, whole_unit
from samestory.only.teller import Teller
from samestory.only.told import Passages, Shares
from samestory.only.weight import weigh
from samestory.only.who import Actors
from samestory.only.words import Words, common
from samestory.speakers.columns import Columns
from samestory.statements import Aligned, placement
from samestory.types import Absence, Analysis, OnlyHere

__all__ = ["only"]

_TOLD = 0.5  # of what some words say, in one passage of another article: told there
_NEAR = 0.22  # it may be told there
_ANYWHERE = 0.45  # of what they say, in the whole article: it may be told in pieces
_ALIKE = 0.4  # likeness of two units, from which on it may be told
_RARE = 1  # rare words that both have
_LEAST = 2  # terms that are no names of shared actors
_MOST = 600  # parts inside the units of an article that are looked for


def only(aligned: Aligned, analyses: Sequence[Analysis]) -> tuple[OnlyHere, ...]:
    """Find what one outlet alone tells of shared actors.

    Parameters
    ----------
    aligned : Aligned
    analyses : sequence of Analysis
        Of the same articles: where words have no scores, their findings say what is loaded.

    Returns
    -------
    tuple of OnlyHere
        The heaviest first.
    """
    outlets = dict.fromkeys(reading.article.outlet for reading in aligned.readings)
    if len(outlets) < 2:
        return ()
    found = list(_Room(aligned, analyses).items())
    order = {reading.article.id: n for n, reading in enumerate(aligned.readings)}
    found.sort(key=lambda item: (-item.weight, order[item.article], item.start, item.end))
    return tuple(found)


class _Room:
    def __init__(self, aligned: Aligned, analyses: Sequence[Analysis]) -> None:
        self._aligned = aligned
        self._marks = {a.article.id: [f for f in a.findings if f.family == "loaded"] for a in analyses}
        self._readings = aligned.readings
        self._actors = Actors(self._readings)
        self._tellers = [Teller(n, reading, self._actors) for n, reading in enumerate(self._readings)]
        known = common(self._readings)
        self._words = [Words(reading.columns, known) for reading in self._readings]
        self._passages = Passages(self._readings, self._words)
        self._theirs: dict[str, list[int]] = {}
        for n, reading in enumerate(self._readings):
            self._theirs.setdefault(reading.article.outlet, []).append(n)
        self._others = {
            outlet: [n for other, theirs in self._theirs.items() if other != outlet for n in theirs]
            for outlet in self._theirs
        }
        self._shared = {unit for members in aligned.members.values() for unit in members}
        self._units: list[list[int]] = [[] for _ in self._readings]
        for n, unit in enumerate(aligned.units):
            if not unit.is_title:
                self._units[unit.article].append(n)

    def items(self) -> Iterator[OnlyHere]:
        """Yield what one outlet alone tells: whole units, then parts of the others."""
        listed: set[int] = set()
        for part, absence in self._only(self._whole()):
            listed.add(part.unit)
            yield self._item(part, absence)
        covered: dict[int, list[Part]] = {}
        for part, absence in self._only(self._inner(listed)):
            others = covered.setdefault(part.unit, [])
            if not any(part.start < other.end and other.start < part.end for other in others):
                others.append(part)
                yield self._item(part, absence)

    def _whole(self) -> Iterator[Part]:
        units = self._aligned.units
        for own, teller, words in zip(self._units, self._tellers, self._words, strict=True):
            alone = Counter(units[n].sentence for n in own)
            for n in own:
                part = whole_unit(n, units[n], teller, words, is_alone=alone[units[n].sentence] == 1)
                if part is not None:
                    yield part

    def _inner(self, listed: Container[int]) -> Iterator[Part]:
        units = self._aligned.units
        for own, teller, words in zip(self._units, self._tellers, self._words, strict=True):
            rest = (inner_parts(n, units[n], teller, words) for n in own if n not in listed)
            yield from islice(chain.from_iterable(rest), _MOST)

    def _only(self, parts: Iterator[Part]) -> Iterator[tuple[Part, tuple[Absence, ...]]]:
        """Yield those parts that no other outlet tells."""
        while asked := list(islice(parts, self._passages.together)):
            kept = [(part, terms) for part in asked if len(terms := self._terms(part)) >= _LEAST]
            plain = [self._words[self._of(part)].plain(part.start, part.end) for part, _ in kept]
            shares = self._passages.shares([terms for _, terms in kept], plain)
            for n, (part, _) in enumerate(kept):
                absence = self._absence(part, shares, n)
                if absence is not None:
                    yield part, absence

    def _of(self, part: Part) -> int:
        return self._aligned.units[part.unit].article

    def _terms(self, part: Part) -> list[str]:
        """What a part says, without the name of whom it is about: that stands everywhere."""
        number = self._of(part)
        return self._words[number].of(part.start, part.end, self._actors.places(number), part.about)

    def _absence(self, part: Part, shares: Shares, n: int) -> tuple[Absence, ...] | None:
        """What can be said of every other outlet; None where one tells it, or none can be said not to."""
        number = self._of(part)
        own = self._readings[number].article.outlet
        unit = self._aligned.units[part.unit]
        is_whole = (part.start, part.end) == (unit.start, unit.end)
        if is_whole and (part.unit in self._shared or self._readings[number].paragraph(part.start) <= 1):
            return None  # A lead reports the event, in whatever words.
        others = self._others[own]
        most, scores = shares.most[n], self._aligned.found.scores[part.unit]
        if any(most[k] >= _TOLD for k in others) or self._aligned.absences.stands(
            number, part.start, part.end, others
        ):
            return None
        absence: list[Absence] = []
        for outlet, theirs in self._theirs.items():
            if outlet == own:
                continue
            near = None
            telling = [k for k in theirs if _may_tell(shares, n, k, scores[k] if is_whole else 0.0)]
            if telling:
                near = self._nearest(part, shares, n, max(telling, key=lambda k: (most[k], scores[k])))
            absence.append(self._aligned.absences.of_words(outlet, number, near))
        return tuple(absence) if any(one.status == "not-found" for one in absence) else None

    def _nearest(self, part: Part, shares: Shares, n: int, article: int) -> tuple[int, int, int]:
        """The article and the tokens of what may tell the same."""
        found = self._aligned.found
        if shares.most[n][article] < _NEAR and found.scores[part.unit, article] >= _ALIKE:
            unit = self._aligned.units[found.nearest[part.unit, article]]
            return article, unit.start, unit.end
        return article, *_sentence(self._readings[article].columns, shares.sentence(n, article))

    def _item(self, part: Part, absence: tuple[Absence, ...]) -> OnlyHere:
        number = self._of(part)
        reading, teller = self._readings[number], self._tellers[number]
        which, start, end = reading.place(part.start, part.end)
        voice = reading.voice(part.start, part.end)
        speaker = None if voice == "own" else teller.speaker(part.start, part.end)
        where = placement(reading, self._aligned.units[part.unit])
        known = None if speaker is None else self._actors.known(speaker)
        is_marked = any(
            f.field == which and f.start < end and start < f.end
            for f in self._marks.get(reading.article.id, ())
        )
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
            weight=weigh(part, reading, voice, known, where, absence, is_marked=is_marked),
        )


def _may_tell(shares: Shares, n: int, article: int, likeness: float) -> bool:
    return bool(
        shares.most[n][article] >= _NEAR
        or shares.anywhere[n][article] >= _ANYWHERE
        or shares.rare[n][article] >= _RARE
        or likeness >= _ALIKE
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
