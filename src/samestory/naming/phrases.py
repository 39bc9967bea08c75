"""The form of a noun phrase: its words without article, count and owner in a pronoun, and which of them modify.

"About 200 of the protesters" are "protesters", "his embattled adviser" is "embattled adviser" with the modifier
"embattled", "Mr Trump’s lawyers" stay "Mr Trump’s lawyers".

Limits: what stands behind the noun is left out, but a name behind "of": "head of the Harbour Council".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from samestory.naming.countries import country_of
from samestory.speakers.columns import Columns

__all__ = ["Form", "form", "without_count"]

_OPEN_TAGS = frozenset({"DT", "PDT", "PRP$", "WP$", "WDT", "CD", "PRP", "EX", "IN", "CC", "RB", "RBR", "RBS"})
_COUNTS = frozenset(
    "about more than nearly almost some many most several few other another such own least same less fewer all both "
    "only over around roughly approximately much certain various any each every these those no numerous further "
    "additional last next first second".split()
)
_MODIFYING = ("JJ", "VBN", "VBG", "VBD")
_ADVERBS = frozenset({"RB", "RBR", "RBS"})
_NO_MODIFIER = frozenset({"prime", "vice", "own", "same", "such"})
_FINITE = frozenset({"VBZ", "VBP", "MD"})
_PARTING = frozenset({",", ";", ":", "(", ")", "—", "|", "/"})
_LONGEST = 14
_OF_NAMES = 7


class Form(NamedTuple):
    """A form and the tokens it stands in."""

    start: int
    end: int
    text: str
    modifiers: tuple[str, ...]


def without_count(c: Columns, start: int, head: int) -> int:
    """Return where a phrase begins without article, numbers and what hangs on them, and owners in a pronoun."""
    start = max(start, head - _LONGEST)
    for i in range(start, head):
        # "Those who..., his closest advisers": what stands before a pronoun is not the noun's.
        verb = (
            c.ent[i] in {"DATE", "TIME"}
            or c.tag[i] in _FINITE
            or (c.tag[i] == "VBG" and c.dep[i] in {"acl", "ROOT"})
        )
        if verb or c.tag[i] in {"PRP$", "WP$"} or c.text[i] in _PARTING:
            start = i + 1
    while start < head and (
        c.tag[start] in _OPEN_TAGS
        or c.lower[start] in _COUNTS
        or c.pos[start] in {"PUNCT", "SPACE", "SYM", "NUM"}
        or c.dep[start] in {"case", "punct"}
    ):
        # "Not-so-secret envoy": an adverb that is hyphenated on belongs to a modifier.
        if c.tag[start] in _ADVERBS and c.lower[start] not in _COUNTS and _leads(c, start, head):
            break
        start += 1
    return start


def _leads(c: Columns, i: int, head: int) -> bool:
    return i + 1 < head and (not c.space[i] or c.tag[i + 1].startswith(_MODIFYING))


def form(c: Columns, start: int, head: int, end: int | None = None, *, name: bool = False) -> Form:
    """Return the form of a phrase.

    Parameters
    ----------
    c : Columns
    start : int
        Where its words begin, as `without_count` says.
    head : int
        Its noun.
    end : int, optional
        Where the words that belong to it end, if that is not behind the noun.
    name : bool
        Whether it is a name, which keeps its capital wherever it stands.
    """
    stop = _of_name(c, head) if end is None else end
    if end is None:
        start, stop = _whole(c, start, stop)
    text = c.written(start, stop)
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    if start < head and c.lower[start] in {"the", "a", "an"}:
        start, text = start + 1, text.partition(" ")[2]
    plain = not (name or c.pos[start] == "PROPN" or c.ent[start])
    # The capital of a sentence is no part of the form.
    if (c.begins[start] and plain and text[1:2].islower()) or (
        start > 0 and c.begins[start - 1] and plain and c.lower[start - 1] == "the" and text[1:2].islower()
    ):
        text = text[:1].lower() + text[1:]
    return Form(start, stop, text.strip(" \"“”'‘’"), tuple(_modifiers(c, start, head)))


def _whole(c: Columns, start: int, stop: int) -> tuple[int, int]:
    """A form with the rest of a word that hyphens join: "son-in-law"."""
    while stop + 1 < c.n and c.text[stop] in {"-", "‑"} and not c.space[stop - 1] and not c.space[stop]:
        stop += 2
    while start > 1 and c.text[start - 1] in {"-", "‑"} and not c.space[start - 1] and not c.space[start - 2]:
        start -= 2
    return start, stop


def _of_name(c: Columns, head: int) -> int:
    """Where a phrase ends whose noun is said of a name: "head of the Harbour Council"."""
    of = c.hanging(head, "of")
    if of != head + 1:
        return head + 1
    place = c.hanging(of, "pobj")
    if place is None or place - head > _OF_NAMES or c.pos[place] != "PROPN":
        return head + 1
    return place + 1


def _modifiers(c: Columns, start: int, head: int) -> Iterator[str]:
    i = start
    while i < head:
        end = i + 1
        while end < head and not c.space[end - 1]:
            end += 1
        if _modifies(c, i, end):
            yield c.written(i, end).strip("\"“”'‘’,").lower()
        i = end


def _modifies(c: Columns, start: int, end: int) -> bool:
    """An adjective or a participle that is no nationality and no part of a name."""
    tokens = range(start, end)
    if any(c.pos[j] == "PROPN" or c.ent[j] in {"NORP", "GPE", "PERSON", "ORG", "CARDINAL"} for j in tokens):
        return False
    if (
        c.lower[start] in _NO_MODIFIER | _COUNTS
        or any(c.tag[j] == "POS" for j in tokens)
        or country_of(c.written(start, end)) is not None
    ):
        return False
    return any(c.tag[j].startswith(_MODIFYING) and c.dep[j] != "compound" for j in tokens)
