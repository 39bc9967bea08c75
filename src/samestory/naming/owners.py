"""Whose a description is, and which of several: its owner, whom supporters support, of whom a crowd is one.

Limits: "he" before a noun counts as its owner where the pronoun is resolved, "their" does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from samestory.naming.called import Key
from samestory.naming.countries import nation_before
from samestory.naming.names import Names
from samestory.naming.persons import FEW, INSIDE
from samestory.naming.words import fold, kind_of_noun, listed
from samestory.reading import Reading
from samestory.speakers.columns import Columns

__all__ = ["GOVERNMENTS", "OURS", "members", "of_whom", "owner", "which"]

GOVERNMENTS = frozenset({"government", "administration", "cabinet"})
OURS = "administration"  # without a name the one that governs where the outlets are


def owner(reading: Reading, names: Names, i: int, start: int) -> Key:
    """Return whose a description is: the name in front of it, the country, the person behind "his"."""
    c = names.c
    poss = c.hanging(i, "poss")
    if poss is not None:
        if poss in names.at:
            return names.at[poss].key
        if c.lower[poss] in {"his", "her", "its"}:
            entity = None if c.quoted[poss] else reading.cast.pronouns.resolve(poss)
            if entity is not None and entity.key[0] == "person":
                return ("person", entity.name)
            if entity is not None and entity.key[0] == "name":
                return ("name", fold(entity.name), entity.name)
        return ()
    nation = nation_before(c, start, i)
    if nation is not None:
        return ("country", nation[2].name)
    named: Key = ()
    for j in range(max(start, i - FEW), i):
        if j in names.at:
            named = names.at[j].key
        elif named and c.lemma[j] in GOVERNMENTS and named[0] in {"person", "bare"}:
            return ("gov", *named)
        elif not named and c.lemma[j] == OURS:
            return ("gov",)
        elif not named and c.pos[j] == "PROPN" and c.dep[j] == "compound":
            named = ("name", fold(c.text[j]), c.text[j])
    return named


def of_whom(names: Names, i: int) -> Key:
    """Return whom the supporters are supporters of."""
    of = names.c.hanging(i, "of")
    place = None if of is None else names.c.hanging(of, "pobj")
    return names.at[place].key if place is not None and place in names.at else ()


def which(c: Columns, i: int) -> Key:
    """Return which of several a noun before it says: replacement workers, primary voters."""
    for j in range(i - 1, max(-1, i - FEW), -1):
        if c.head[j] != i or c.dep[j] not in INSIDE:
            continue
        word = c.lower[j]
        told = word in listed("modifier", "relational") or word in listed("modifier", "open")
        told = told or word in {"current", "former", "democratic", "republican"}
        if told or (c.dep[j] == "compound" and c.pos[j] == "NOUN"):
            return ("which", c.lemma[j])
    return ()


def members(c: Columns, i: int) -> Iterator[str]:
    """Yield of whom a crowd is one: "migrant caravan", "a mob of hundreds of rioters"."""
    for j in c.children[i][:FEW]:
        if j < i and c.dep[j] in INSIDE and kind_of_noun(c.lower[j], c.lower[j], plural=False) == "people":
            yield c.lower[j]
    of = c.hanging(i, "of")
    for _ in range(2):
        noun = None if of is None else c.hanging(of, "pobj")
        if noun is None:
            return
        if c.tag[noun] == "NNS" and kind_of_noun(c.lemma[noun], c.lower[noun], plural=True) == "people":
            yield c.lemma[noun]
        of = c.hanging(noun, "of")
