"""What one outlet alone tells of an actor whom several outlets name: sentences, clauses and appositions.

Much of what colours a story is no fact of the event but what stands beside it: an old scandal, a fortune, a party,
what critics hold against somebody. Each such stretch of words (parts.py) about a shared actor (who.py) is looked
for in the articles of the other outlets (told.py). What none of them tells is listed, with what can be said of each
outlet (elsewhere.py); the weight (weight.py) orders the list.

It is evidence of what stands where. Why something stands nowhere else is in no text: it may be the only right
choice.

That wording is new proves nothing, so a part is "not found" elsewhere only where it names what no other outlet
names at all: persons, places, numbers, days, plain nouns (fresh.py, amounts.py). The more words it shares with one
passage of another article, the more of these it needs; charged words count little on either side. Other parts whose
words stand only here are listed too, by how charged they are (colour.py), and of every other outlet it is said that
it is unsure: their fact may be told there in other words.

Limits: not found is not absent, since quite other words are not recognised; much that is only here is not listed,
since it cannot be shown to be; what stands in eight words or more in another outlet, in a statement that several
share, or with the same number, is never listed. How often the claim holds, and what experts mark, is in
tests/real/README.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from samestory.only.colour import colour
from samestory.only.elsewhere import Elsewhere
from samestory.only.fresh import Fresh, loadedness
from samestory.only.parts import Kind, Part, inner_parts, relative_clauses, whole_unit
from samestory.only.teller import Teller
from samestory.only.told import Passages
from samestory.only.weight import weigh
from samestory.only.who import Actors
from samestory.only.words import Words, common
from samestory.reading import Reading
from samestory.statements import Aligned
from samestory.types import Absence, Analysis, Finding, OnlyHere

__all__ = ["only"]

_LEAST = 2  # terms that are no names of shared actors
_EVIDENCE, _DOUBT = 0.5, 3.0  # evidence that is needed, and how much more where another article shares words
_ALONE = 0.05  # where hardly any word is shared, this much will do
_ENOUGH: dict[Kind, float] = {"sentence": 0.5, "clause": 0.5, "apposition": 0.24}
_DENSE, _DENSE_LEAD = 0.08, 0.2  # needed of each term, and in a lead, which reports the event
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


class _Found(NamedTuple):
    """What was found of a part: of the other outlets, new in it, and the most that one of their passages has."""

    absence: tuple[Absence, ...]
    evidence: float
    share: float

    @property
    def is_missing(self) -> bool:
        """Whether it was not found in one of them."""
        return any(one.status == "not-found" for one in self.absence)


class _Room:
    def __init__(self, aligned: Aligned, analyses: Sequence[Analysis]) -> None:
        self._aligned = aligned
        self._readings = aligned.readings
        self._actors = Actors(self._readings)
        self._tellers = [Teller(n, reading, self._actors) for n, reading in enumerate(self._readings)]
        known = common(self._readings)
        self._words = [Words(reading.columns, known) for reading in self._readings]
        self._passages = Passages(self._readings, self._words)
        marks = {a.article.id: [f for f in a.findings if f.family == "loaded"] for a in analyses}
        self._loaded = [_loaded(reading, marks.get(reading.article.id, ())) for reading in self._readings]
        self._fresh = Fresh(self._readings, self._words, self._loaded)
        named = [self._actors.places(n) for n in range(len(self._readings))]
        self._about = self._passages.about(named, self._readings)
        self._elsewhere = Elsewhere(aligned, self._fresh.amounts)
        self._units: list[list[int]] = [[] for _ in self._readings]
        for n, unit in enumerate(aligned.units):
            if not unit.is_title:
                self._units[unit.article].append(n)

    def items(self) -> Iterator[OnlyHere]:
        """Yield what one outlet alone tells: whole units, then parts of the others."""
        listed: set[int] = set()
        worded: list[tuple[Part, _Found]] = []
        for part, found in self._only(self._whole()):
            if found.is_missing:
                listed.add(part.unit)
                yield self._item(part, found)
            else:
                worded.append((part, found))
        covered: dict[int, list[Part]] = {}
        found_inside = self._only(self._inner(listed))
        # What is missing elsewhere before what is only worded so here.
        for part, found in sorted([*worded, *found_inside], key=lambda one: not one[1].is_missing):
            others = covered.setdefault(part.unit, [])
            if not any(part.start < other.end and other.start < part.end for other in others):
                others.append(part)
                yield self._item(part, found)

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

    def _only(self, parts: Iterator[Part]) -> Iterator[tuple[Part, _Found]]:
        """Yield those parts that no other outlet tells."""
        while asked := list(islice(parts, self._passages.together)):
            kept = []
            for part in asked:
                terms = self._terms(part)
                if len(terms) >= _LEAST:
                    kept.append((part, terms, self._evidence(part, len(terms))))
            if not kept:
                continue
            plain = [self._words[self._of(part)].plain(part.start, part.end) for part, _, _ in kept]
            about = [self._about[part.about] for part, _, _ in kept]
            shares = self._passages.shares([terms for _, terms, _ in kept], plain, about)
            for n, (part, _, evidence) in enumerate(kept):
                share = max(shares.most[n][k] for k in self._elsewhere.others(part))
                needed = _ENOUGH[part.kind] if share < _ALONE else _EVIDENCE + _DOUBT * share
                absence = self._elsewhere.absence(part, shares, n) if 0 < evidence >= needed else None
                if absence is not None:
                    yield part, _Found(absence, evidence, share)
                elif (unsure := self._elsewhere.unsure(part, shares, n)) is not None:
                    yield part, _Found(unsure, evidence, share)

    def _of(self, part: Part) -> int:
        return self._aligned.units[part.unit].article

    def _terms(self, part: Part) -> list[tuple[str, float]]:
        """What a part says, without the name of whom it is about: that stands everywhere."""
        number = self._of(part)
        places, loaded = self._actors.places(number), self._loaded[number]
        return self._words[number].of(part.start, part.end, places, part.about, loaded)

    def _evidence(self, part: Part, terms: int) -> float:
        """How much of a part is in no other outlet; 0 where that is too little to say so of the whole."""
        number = self._of(part)
        c = self._readings[number].columns
        if part.end < c.n and c.pos[part.end] == "PROPN" and c.pos[part.start] != "DET":
            return 0.0  # "Star striker Bell": a label is a way to say it.
        evidence = self._fresh.evidence(number, part.start, part.end)
        # What "which" says of Russia at the end of a sentence is not what the sentence says of its subject.
        said_of = relative_clauses(c, part.start, part.end)
        if said_of and self._fresh.evidence(number, part.start, part.end, said_of) < _ENOUGH[part.kind]:
            return 0.0
        dense = _DENSE_LEAD if self._readings[number].paragraph(part.start) <= 1 else _DENSE
        return evidence if evidence >= max(_ENOUGH[part.kind], dense * terms) else 0.0

    def _item(self, part: Part, found: _Found) -> OnlyHere:
        number = self._of(part)
        reading, teller = self._readings[number], self._tellers[number]
        which, start, end = reading.place(part.start, part.end)
        voice = reading.voice(part.start, part.end)
        speaker = None if voice == "own" else teller.speaker(part.start, part.end)
        where = reading.placement(self._aligned.units[part.unit].start)
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
            absence=found.absence,
            weight=weigh(
                part,
                reading,
                voice,
                known,
                where,
                found.absence,
                evidence=found.evidence,
                share=found.share,
            )
            if any(one.status == "not-found" for one in found.absence)
            else colour(part, reading, voice, self._loaded[number]),
        )


def _loaded(reading: Reading, marks: Sequence[Finding]) -> list[float]:
    """How loaded each word is; where words have no scores, whether a finding says so."""
    scores = loadedness(reading)
    if scores is not None:
        return scores
    found = [0.0] * reading.columns.n
    if marks:
        for i, block in enumerate(reading.columns.block):
            if block >= 0 and reading.columns.pos[i] != "SPACE":
                which, start, end = reading.place(i, i + 1)
                found[i] = float(any(f.field == which and f.start < end and start < f.end for f in marks))
    return found
