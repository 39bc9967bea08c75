"""The words behind the table of names: ``words.toml``, read once, and spellings that are made equal.

Why one fold: "the D.N.C.’s", "DNC" and "the DNC" are one form in three house styles, "cease-fire" and "ceasefire" too.
Limits: English; what two styles spell with other letters ("organise", "organize") stays two.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

import numpy as np

from samestory.models.vectors import vectors
from samestory.speakers.words import entry_kinds, words as known

__all__ = [
    "NounKind",
    "classes",
    "fold",
    "is_personal",
    "is_thing",
    "kind_of_noun",
    "listed",
    "most",
    "nicknames",
    "things",
]

NounKind = Literal["office", "people", "institution", "event", ""]

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
# As in `samestory.speakers.kinds`: plurals that end so are people where no list says otherwise.
_AGENTS = ("er", "or", "ist", "eer", "ee", "ian", "man", "woman")
_NEAREST = 5  # nouns of each sort
_PERSONAL, _AGENT = -0.15, -0.4
_PEOPLE_ENDINGS = ("ers", "ists", "ians", "ors", "ees", "ants", "men", "women", "eers", "mates", "folk")


@cache
def listed(section: str, name: str) -> frozenset[str]:
    """Return a list of ``words.toml``."""
    value: str = _read()[section][name]
    return frozenset(value.split())


@cache
def classes() -> Mapping[str, int]:
    """Return the nouns for what happens, each with the number of the first line it stands in."""
    found: dict[str, int] = {}
    for number, line in enumerate([*_read()["event"]["kinds"], *_read()["event"]["things"]]):
        for noun in line.split():
            found.setdefault(noun, number)
    return MappingProxyType(found)


@cache
def things() -> frozenset[str]:
    """Return those of `classes` that are no event but what is agreed or enacted."""
    return frozenset(noun for line in _read()["event"]["things"] for noun in line.split())


@cache
def nicknames() -> Mapping[str, frozenset[int]]:
    """Return the given names that are short for one another, each with the numbers of its lines."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_read()["nickname"]["lines"]):
        for name in line.split():
            found.setdefault(name, set()).add(number)
    return MappingProxyType({name: frozenset(lines) for name, lines in found.items()})


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return a form as it is counted: without case, accents, full stops, hyphens, an article or a possessive."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "")
    plain = _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(re.sub(r"[-–‑]", " ", plain).split())))
    return " ".join(re.sub(r"[^\w\s&']", " ", plain).split())


@lru_cache(maxsize=20_000)
def kind_of_noun(lemma: str, lower: str, *, plural: bool) -> NounKind:
    """Return what a common noun can name; empty for what has no place in a table of names."""
    if lemma in listed("skip", "noun") or lemma in listed("group", "never"):
        return ""
    if lemma in known("noun", "office") or lemma in known("noun", "spokes"):
        return "office"
    if lemma in listed("people", "noun") or lemma in known("noun", "group", "vague"):
        return "people"
    if lower in listed("group", "whole"):
        return "people"
    if lemma in known("noun", "institution"):
        return "institution"
    if lemma in known("title", "other"):
        return "office"
    if lemma in classes() or lemma in listed("event", "any"):
        return "event"
    if lemma in known("noun", "thing", "abstract", "document", "outlet"):
        return ""
    human = lower.endswith(("-year-old", "man", "woman", "ist", "ian")) and len(lower) > len("woman")
    human = human or (plural and len(lower) > len("doers") and lower.endswith(_PEOPLE_ENDINGS))
    return "people" if human or (plural and entry_kinds("vague-attribution").get(lower) == "source") else ""


@lru_cache(maxsize=20_000)
def is_thing(lemma: str) -> bool:
    """Say whether a common noun names a thing, and so nobody."""
    if lemma in listed("place", "noun"):
        return False
    return (
        lemma in known("noun", "thing", "abstract", "document", "outlet")
        or lemma in listed("skip", "noun")
        or lemma in listed("skip", "thing")
        or (lemma.endswith(tuple(listed("skip", "endings"))) and not kind_of_noun(lemma, lemma, plural=False))
    )


@lru_cache(maxsize=20_000)
def is_personal(lemma: str) -> bool:
    """Say whether a common noun in no list can name a person.

    By its ending, or where it is nearly as near to nouns for people as to nouns for things; the bar was set on 70
    nouns that stood beside names in the archive sample.
    """
    if lemma in listed("people", "beside"):
        return True
    if is_thing(lemma):
        return False
    known_, rows = vectors()
    if lemma not in known_:
        return all(part.isalpha() for part in lemma.split("-"))
    people, matters = _neighbourhoods()
    near, far = (
        float(np.sort(rows[own] @ rows[known_[lemma]])[-_NEAREST:].mean()) for own in (people, matters)
    )
    return near - far >= (_AGENT if lemma.endswith(_AGENTS) else _PERSONAL)


@cache
def _neighbourhoods() -> tuple[list[int], list[int]]:
    """The rows of nouns for people, and of nouns for things."""
    places, _ = vectors()
    people = known("noun", "office", "spokes") | listed("people", "noun")
    matters = (
        known("noun", "thing", "abstract", "document", "outlet") | listed("skip", "thing") | classes().keys()
    )
    matters |= listed("skip", "noun") | listed("place", "noun")
    return [[places[word] for word in sorted(own) if word in places] for own in (people, matters)]  # type: ignore[return-value]


def most(counted: Counter[str]) -> str:
    """Return the most frequent; of equals the first in the alphabet."""
    return min(counted, key=lambda form: (-counted[form], form))


@cache
def _read() -> Mapping[str, Any]:
    text = (files("samestory.naming") / "words.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
