"""Whom words are about: the shared actor that they hang on, or that their sentence tells of.

In this order: the subject of the verb, also one that it takes from the verb it hangs on; the owner of the subject; the
object; of the shared actors that are named the one whom all articles name most; whom "he" or "she" stands for; who
speaks; and, where a paragraph goes on, whom its sentence before was about.

Limits: the last two are guesses of a reader's kind, and only they are made where nobody is named.
"""

from __future__ import annotations

from typing import NamedTuple

from samestory.only.who import Actors
from samestory.quotations import spoken_by
from samestory.reading import Reading
from samestory.statements.units import Unit

__all__ = ["About", "Teller"]

_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = ("nsubj", "nsubjpass")
_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_STEPS = 6


class About(NamedTuple):
    """A shared actor, and whether it is the subject or what the words hang on: they tell something of it."""

    name: str
    is_subject: bool


class Teller:
    """Whom the stretches of one article are about.

    Parameters
    ----------
    number : int
        Of the article.
    reading : Reading
    actors : Actors
    """

    def __init__(self, number: int, reading: Reading, actors: Actors) -> None:
        self._number, self._reading, self._actors = number, reading, actors
        self.columns, self.doc = reading.columns, reading.doc
        self._spoken: list[int] = spoken_by(reading.doc).tolist()
        self._before: tuple[int, str] | None = None

    def of_unit(self, unit: Unit) -> About | None:
        """Return whom a unit is about; asked in the order of the text."""
        paragraph = self._reading.paragraph(unit.start)
        root = self._root(unit)
        about = self._of_verb(root) if root is not None else None
        about = about or self._named(unit.start, unit.end) or self._speaker(unit.start, unit.end)
        if about is None and self._before is not None and self._before[0] == paragraph:
            about = About(self._before[1], is_subject=False)
        if about is not None:
            self._before = paragraph, about.name
        return about

    def of_part(self, start: int, end: int, hangs_on: int) -> About | None:
        """Return whom a part of a unit is about.

        Parameters
        ----------
        start, end : int
            Its tokens.
        hangs_on : int
            The noun that it tells more about, or its own verb.
        """
        if self.columns.pos[hangs_on] in _VERBS:
            return self._of_verb(hangs_on) or self._named(start, end)
        return self._of_noun(hangs_on, is_subject=True) or self._named(start, end)

    def speaker(self, start: int, end: int) -> str | None:
        """Return who is given some words; None for nobody known."""
        said = [n for n in self._spoken[start:end] if n >= 0]
        if not said:
            return None
        speaker = self._reading.cast.speakers.get(max(sorted(set(said)), key=said.count))
        return None if speaker is None else speaker.name

    def _speaker(self, start: int, end: int) -> About | None:
        name = self.speaker(start, end)
        known = None if name is None else self._actors.known(name)
        return None if known is None else About(known, is_subject=False)

    def _root(self, unit: Unit) -> int | None:
        c = self.columns
        for i in range(unit.start, unit.end):
            outer = not unit.start <= c.head[i] < unit.end or c.head[i] == i
            if outer and c.pos[i] in _VERBS:
                return i
        return None

    def _of_verb(self, verb: int) -> About | None:
        """Its subject, also the one it takes from the verb it hangs on; then its object."""
        c, i = self.columns, verb
        for _ in range(_STEPS):
            subject = c.hanging(i, *_SUBJECTS)
            if subject is not None:
                about = self._of_noun(subject, is_subject=True)
                if about is not None:
                    return about
                break
            if c.dep[i] in {"relcl", "acl"}:
                return self._of_noun(c.head[i], is_subject=True)
            if c.dep[i] not in {"conj", "advcl", "xcomp"} or c.head[i] == i:
                break
            i = c.head[i]
        told = c.hanging(verb, "dobj", "attr")
        return None if told is None else self._of_noun(told, is_subject=False)

    def _of_noun(self, noun: int, *, is_subject: bool) -> About | None:
        """What a noun denotes, or whose it is."""
        name = self._actors.of(self._number, noun)
        if name is None:
            owner = self.columns.hanging(noun, "poss")
            name = None if owner is None else self._actors.of(self._number, owner)
        return None if name is None else About(name, is_subject)

    def _named(self, start: int, end: int) -> About | None:
        """Of the actors that are named the one whom all articles name most; then whom a pronoun stands for."""
        actors = self._actors
        named = actors.named(self._number, start, end)
        if named:
            return About(max(named, key=lambda one: (actors.shared[one[1]], -one[0]))[1], is_subject=False)
        c = self.columns
        for i in range(start, end):
            if c.pos[i] == "PRON" and c.lower[i] in _PERSONAL:
                name = actors.of(self._number, i)
                if name is not None:
                    return About(name, is_subject=False)
        return None
