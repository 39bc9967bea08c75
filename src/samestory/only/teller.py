"""Whom words are about: the shared actor that is the subject of their own sentence, or owns it.

The subject of the verb is asked first, also one that it takes from the verb it hangs on; then the owner of a subject
that is a thing. A name is taken, and a word that the article binds to one: "he", "the senator". Words that have
neither are about nobody, whoever else is named in them or was spoken of before.

Limits: "they" and "it" are bound to nobody.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from samestory.only.who import Actors
from samestory.reading import Reading
from samestory.speakers.named import human_nouns
from samestory.speakers.words import words
from samestory.statements.units import Unit

__all__ = ["About", "Teller"]

_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = ("nsubj", "nsubjpass")
_PLURAL = frozenset({"they", "it", "its", "their", "them"})
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

    def of_unit(self, unit: Unit) -> About | None:
        """Return whom a unit is about."""
        root = self._root(unit)
        return None if root is None else self._of_verb(root)

    def of_part(self, hangs_on: int) -> About | None:
        """Return whom a part of a unit is about.

        Parameters
        ----------
        hangs_on : int
            The noun that it tells more about, or its own verb.
        """
        if self.columns.pos[hangs_on] in _VERBS:
            return self._of_verb(hangs_on)
        return self._of_noun(hangs_on, is_subject=True)

    def speaker(self, start: int, end: int) -> str | None:
        """Return who is given some words; None for nobody known."""
        said = [n for n in self._reading.spoken[start:end] if n >= 0]
        if not said:
            return None
        speaker = self._reading.cast.speakers.get(max(sorted(set(said)), key=said.count))
        return None if speaker is None else speaker.name

    def _root(self, unit: Unit) -> int | None:
        c = self.columns
        for i in range(unit.start, unit.end):
            outer = not unit.start <= c.head[i] < unit.end or c.head[i] == i
            if outer and c.pos[i] in _VERBS:
                return i
        return None

    def _of_verb(self, verb: int) -> About | None:
        """Its subject, also the one it takes from the verb it hangs on."""
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
        return None

    def _of_noun(self, noun: int, *, is_subject: bool) -> About | None:
        """What a noun denotes, or whose it is."""
        c = self.columns
        if c.lower[noun] in _PLURAL:
            return None
        name = self._actors.of(self._number, noun)
        # "Bell's spokesman said" tells of the spokesman.
        if name is None and c.pos[noun] == "NOUN" and c.lemma[noun] not in _people():
            owner = c.hanging(noun, "poss")
            if owner is not None and c.lower[owner] not in _PLURAL:
                name = self._actors.of(self._number, owner)
        return None if name is None else About(name, is_subject)


@cache
def _people() -> frozenset[str]:
    return words("noun", "office") | human_nouns()
