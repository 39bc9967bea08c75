"""Countries, and the words by which a text names the state: its people, its capital, the seat of its government.

"Beijing said" is China, "in Beijing" a place; "Chinese officials", "the Chinese government" and "the Kremlin" are the
state, "a Chinese student" is nobody's organ. The list is that of the world (``countries.toml``).

Limits: a capital that acts for its city council is taken for the state; "Georgia" and "Washington" of the United States
are told from the country and the capital only where a person or another name holds the word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, NamedTuple

from samestory.naming.words import fold, listed
from samestory.speakers.columns import Columns

__all__ = ["Country", "acts_as_state", "country_of", "halves", "is_organ", "nation_before", "nations"]

Way = Literal["name", "people", "capital", "seat"]
_WAYS: tuple[Way, ...] = ("name", "people", "capital", "seat")
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "dative"})
_WITH = frozenset({"by", "with", "against", "between", "toward", "towards", "to"})
_FOLLOWING = frozenset({"compound", "amod", "nmod", "poss"})
_HALVES = frozenset({"north", "south", "east", "west"})
_REACH = 8


class Country(NamedTuple):
    """A country, and the way in which words name it."""

    name: str
    way: Way


@cache
def nations() -> Mapping[str, Country]:
    """Return the names of countries and of what stands for them, folded."""
    rows = tomllib.loads((files("samestory.naming") / "countries.toml").read_text(encoding="utf-8"))["rows"]
    found: dict[str, Country] = {}
    for row in rows.strip().splitlines():
        name, *columns = (part.strip() for part in row.split(";"))
        found[fold(name)] = Country(name, "name")
        for way, column in zip(_WAYS, columns, strict=True):
            for form in column.split():
                found.setdefault(fold(form.replace("_", " ")), Country(name, way))
    return MappingProxyType(found)


@cache
def _firsts() -> frozenset[str]:
    return frozenset(name.split()[0] for name in nations())


def country_of(written: str, among: Mapping[str, str] | None = None) -> Country | None:
    """Return the country that a name is, or is of; None for other names.

    Parameters
    ----------
    written : str
        As it stands; a capital tells "US" from "us" and "Polish" from "polish".
    among : mapping of str to str, optional
        What "North" and "South" are short for in this text.
    """
    if not written[:1].isupper() and written[:4].lower() != "the ":
        return None
    folded = fold(written)
    if among and folded in among:
        return Country(among[folded], "name")
    if folded == "us" and "US" not in written and "U.S" not in written:
        return None
    return nations().get(folded)


def halves(names: frozenset[str]) -> dict[str, str]:
    """Return what "the North" is short for: the one country so called that a text names in full."""
    found: dict[str, set[str]] = {}
    for name in names:
        first, _, rest = name.partition(" ")
        if rest and first.lower() in _HALVES:
            found.setdefault(first.lower(), set()).add(name)
    return {half: next(iter(full)) for half, full in found.items() if len(full) == 1}


def nation_before(c: Columns, start: int, noun: int) -> tuple[int, int, Country] | None:
    """Return the words before a noun, and the country, that say whose it is: "Chinese", "North Korean", "U.S."."""
    for i in range(max(start, noun - _REACH), noun):
        if not c.text[i][:1].isupper() or c.dep[i] not in _FOLLOWING or fold(c.text[i]) not in _firsts():
            continue
        for end in (i + 2, i + 1):
            if end > noun:
                continue
            country = country_of(c.written(i, end))
            if country is not None and country.way != "capital":
                return i, end, country
    return None


def acts_as_state(c: Columns, i: int, way: Way) -> bool:
    """Say whether a word for a country stands for the state: a capital does where it acts."""
    if way != "capital":
        return True
    for _ in range(_REACH):
        if c.dep[i] != "conj":
            break
        i = c.head[i]
    return c.dep[i] in _ACTING or (c.dep[i] == "pobj" and c.lower[c.head[i]] in _WITH)


def is_organ(lemma: str) -> bool:
    """Say whether a noun with a country before it acts for the state."""
    return lemma in listed("state", "organ")
