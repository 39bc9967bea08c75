"""Sentences of several outlets on the same subject, where it is not sure that they report the same fact.

What is near to a sentence is nearly always on its subject, and how differently it is put is what readers of
coverage point at first. So near sentences are put together by a lower bar than statements, each near to each, and
are never called the same fact. Each is the best choice of its article and they share what happens, not a place, a
name or a set phrase alone ("the Moscow airport", "a town-hall debate"): a word that is a verb in one of them, or
several nouns. What one of the two mainly tells stands in the other, or they are very alike: that both call immigrants
young in passing is no subject. They are given whole: who is credited with what, and what is denied, often stands at
the end. The rank is hand-set: over more outlets, early, charged, and little of it quotation; that one is nearly the
other's words adds nothing to it.

Limits: two acts of one kind by the same people, two hugs, are one subject here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet
from itertools import pairwise

from samestory.grouping.terms import stem
from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.statements import Aligned
from samestory.statements.likeness import terms
from samestory.statements.pairs import credited
from samestory.statements.units import Unit, is_name
from samestory.types import Analysis, Evidence, Finding, Subject
from samestory.wordings.topic import topic

__all__ = ["subjects"]

_NEAR = 0.45  # how alike a sentence is to the one that others are put beside
_EACH = 0.4  # how alike each is to each
_FEWEST, _NOUNS = 2, 3  # phrases that two sentences share, with a verb among them or without
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MAIN = frozenset({"acomp", "attr", "conj", "xcomp"})
_KEPT = 40  # subjects of an event
_SIZE, _EARLY, _LEAD, _LOADED, _EPISTEMIC, _QUOTED = 0.7, 1.0, 0.5, 0.4, 0.3, 0.7
_ALIKE, _SURE = 4.0, 0.6  # more alike than that is no reason to read them


def subjects(aligned: Aligned, analyses: Sequence[Analysis]) -> tuple[Subject, ...]:
    """Return subjects of several outlets, those most worth reading first; no sentence stands in two.

    Parameters
    ----------
    aligned : Aligned
    analyses : sequence of Analysis
        Of the same articles.
    """
    marks = {a.article.id: a.findings for a in analyses}
    near = _neighbours(aligned)
    groups: dict[tuple[int, ...], float] = {}
    for seed in near:
        group = _around(aligned, seed, near[seed])
        if len({aligned.reading(unit).article.outlet for unit in group}) > 1:
            groups[group] = max(groups.get(group, 0.0), near[seed][0][0])
    ranked = sorted(
        ((_worth(aligned, group, score, marks), group) for group, score in groups.items()),
        key=lambda pair: (-pair[0], pair[1]),
    )
    taken: set[tuple[int, int]] = set()
    found = []
    for worth, group in ranked:
        sentences = {(aligned.units[n].article, aligned.units[n].sentence) for n in group}
        if sentences & taken:
            continue
        # Words of a speaker that several quote stand with the quotations.
        told = [_whole(aligned.reading(n), aligned.units[n]) for n in group]
        told = [one for one in told if one.voice != "direct"]
        if len({one.outlet for one in told}) < 2:
            continue
        taken |= sentences
        found.append(Subject(tuple(told), topic(aligned, group), round(worth, 4)))
        if len(found) == _KEPT:
            break
    return tuple(found)


def _around(aligned: Aligned, seed: int, near: Sequence[tuple[float, int]]) -> tuple[int, ...]:
    """A unit, and of each other article the one nearest to it that is near to all the others."""
    found = [seed]
    for _, unit in near:
        if all(
            aligned.units[unit].article != aligned.units[other].article
            and aligned.found.between.get((min(unit, other), max(unit, other)), 0.0) >= _EACH
            for other in found
        ):
            found.append(unit)
    return tuple(sorted(found))


def _neighbours(aligned: Aligned) -> dict[int, list[tuple[float, int]]]:
    """Units near to each unit that share what happens, each the best choice of its article, the nearest first."""
    near: dict[int, list[tuple[float, int]]] = {}
    known: dict[int, _Said] = {}
    nearest = aligned.found.nearest
    for (one, other), score in aligned.found.between.items():
        a, b = aligned.units[one].article, aligned.units[other].article
        if aligned.units[one].is_title or aligned.units[other].is_title:
            continue  # Headlines are read beside each other.
        if score < _NEAR or nearest[one, b] != other or nearest[other, a] != one:
            continue
        for n in (one, other):
            if n not in known:
                known[n] = _Said(aligned.reading(n), aligned.units[n])
        if known[one].shares_act(known[other]) and known[one].tells_main(
            known[other], is_sure=score >= _SURE
        ):
            near.setdefault(one, []).append((score, other))
            near.setdefault(other, []).append((score, one))
    for found in near.values():
        found.sort(key=lambda pair: (-pair[0], pair[1]))
    return near


class _Said:
    """What a unit says: its verbs, its other plain words, its names. Who says it, and by which verb, is left out."""

    def __init__(self, reading: Reading, unit: Unit) -> None:
        c = reading.columns
        without = credited(reading, unit)
        self._words: list[str] = []
        self._acts: set[str] = set()
        self._plain: set[str] = set()
        for i, term in enumerate(terms(c, unit.start, unit.end), unit.start):
            if not term or i in without:
                continue
            word = stem(term)
            self._words.append(word)
            if not is_name(c, i):
                self._plain.add(word)
            if c.pos[i] == "VERB":
                self._acts.add(word)
        self._rows = set(pairwise(self._words))
        # What is mainly told, and of whom.
        self._main: dict[str, set[str]] = {}
        for i in _main(c, unit, without):
            people = {c.lower[k] for k in c.children[i] if c.dep[k] in _SUBJECTS and c.ent[k] == "PERSON"}
            self._main.setdefault(stem(c.lemma[i]), set()).update(people)

    def shares_act(self, other: _Said) -> bool:
        """Say whether two units share more than a name, a place or a set phrase."""
        plain = self._plain & other._plain
        # "Candidate on the ballot" is one phrase in both.
        phrases = len(plain) - len({row for row in self._rows & other._rows if plain.issuperset(row)})
        if phrases >= _NOUNS:
            return True
        acts = plain & (self._acts | other._acts)
        names = (set(self._words) & set(other._words)) - plain
        return bool(acts) and phrases + bool(names) >= _FEWEST

    def tells_main(self, other: _Said, *, is_sure: bool) -> bool:
        """Say whether what one of two units mainly tells stands anywhere in the other, and is not of another person."""
        both = self._main.keys() & other._main.keys()
        if any(
            self._main[act] and other._main[act] and self._main[act].isdisjoint(other._main[act])
            for act in both
        ):
            return False  # Gates pleaded guilty, and so did Cohen.
        return is_sure or not (
            self._main.keys().isdisjoint(other._words) and other._main.keys().isdisjoint(self._words)
        )


def _main(c: Columns, unit: Unit, without: AbstractSet[int]) -> Iterator[int]:
    """What a unit mainly tells: its verb, or what something is; of what somebody says, what is said."""
    waiting = [c.root(unit.start, unit.end)]
    for i in waiting:
        inside = [k for k in c.children[i] if unit.start <= k < unit.end]
        is_said = i in without and any(c.dep[k] == "ccomp" for k in inside)
        if c.pos[i] != "AUX" and not is_said:
            yield i
        waiting += [k for k in inside if c.dep[k] in _MAIN or (is_said and c.dep[k] == "ccomp")]


def _worth(
    aligned: Aligned, group: tuple[int, ...], score: float, marks: Mapping[str, Sequence[Finding]]
) -> float:
    worth = _ALIKE * min(score, _SURE) + _SIZE * len({aligned.reading(n).article.outlet for n in group})
    for n in group:
        unit, reading = aligned.units[n], aligned.reading(n)
        which, start, end = reading.place(unit.start, unit.end)
        here = [f for f in marks[reading.article.id] if f.field == which and f.start < end and start < f.end]
        paragraph = reading.paragraph(unit.start)
        share = 1 / len(group)
        worth += _EARLY * share * (1 - paragraph / max(1, reading.paragraphs))
        worth += _LEAD * share * (paragraph <= 1)
        worth += _LOADED * min(2, sum(f.family == "loaded" for f in here))
        worth += _EPISTEMIC * any(f.family in {"epistemic", "sourcing"} for f in here)
        worth -= _QUOTED * share * (reading.voice(unit.start, unit.end) == "direct")
    return worth


def _whole(reading: Reading, unit: Unit) -> Evidence:
    """The sentence of a unit."""
    c = reading.columns
    start, end = c.sentences[unit.sentence], c.sentences[unit.sentence + 1]
    while start < unit.start and c.pos[start] == "SPACE":
        start += 1
    while end > unit.end and c.pos[end - 1] == "SPACE":
        end -= 1
    return reading.evidence(start, end)
