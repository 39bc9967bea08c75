"""The form of a noun phrase: its words without article, count and owner in a pronoun, and which of them modify.

"About 200 of the protesters" are "protesters", "his embattled adviser" is "embattled adviser" with the modifier
"embattled", "Mr Trump’s lawyers" stay "Mr Trump’s lawyers".

Limits: what stands behind the noun is left out, but what "of" joins to it, whole or not at all: "head of the Harbour
Council", "woman of colour". A number before the noun is no part of the form, so "No. 2 official" is "official".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from samestory.naming.countries import country_of
from samestory.naming.words import listed
from samestory.speakers.columns import Columns

__all__ = ["Form", "form", "without_count"]

_OPEN_TAGS = frozenset(
    {
        "DT",
        "PDT",
        "PRP$",
        "WP$",
        "WDT",
        "WRB",
        "WP",
        "CD",
        "PRP",
        "EX",
        "IN",
        "CC",
        "RB",
        "RBR",
        "RBS",
        "MD",
        "TO",
    }
)
_COUNTS = frozenset(
    "about more than nearly almost some many most several few other another such own least same less fewer all both "
    "only over around roughly approximately much certain various any each every these those no numerous further "
    "additional last next first second how so too very no per case w/ unlike like".split()
)
_MODIFYING = ("JJ", "VBN", "VBG", "VBD")
_ADVERBS = frozenset({"RB", "RBR", "RBS"})
_FINITE = frozenset({"VBZ", "VBP", "MD"})
_PARTING = frozenset({",", ";", ":", "(", ")", "—", "|", "/"})
_LONGEST = 14
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET"})
_OF_NAMES = 9
_HYPHENS = frozenset({"-", "‑"})
_HELPING = frozenset({"to", "help", "helps", "helped", "let", "lets", "make", "makes", "made"})
_GOING_ON = frozenset({"of", "&", "'", "’", "'s", "’s", "-", "‑", "."})


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
    return _begin(c, start, head)


def _goes_on(c: Columns, i: int) -> bool:
    """Whether a hyphen joins a word to the one before it."""
    return i > 1 and c.text[i - 1] in _HYPHENS and not c.space[i - 1] and not c.space[i - 2]


def _begin(c: Columns, start: int, head: int) -> int:
    """Where the first whole word with a letter begins that is no verb: not "cent tax" nor "retrain workers"."""
    while start < head:
        if _goes_on(c, start):
            if c.text[start - 2][:1].isalpha():
                break  # the rest of a word that began before the phrase: "son-in-law"
        elif c.lower[start] in {"cent", "percent"}:
            pass
        elif c.text[start][:1].isalpha():
            # "To help retrain workers": a verb that the tagger takes for a noun.
            plain = c.pos[start] == "NOUN" and c.tag[start] == "NN" and c.text[start].islower()
            if not (
                plain
                and start > 0
                and c.lower[start - 1] in _HELPING
                and c.dep[start] in {"compound", "nmod"}
            ):
                break
        start += 1
        # Not into the middle of a word: "168-member", "-elected".
        while start < head and not c.space[start - 1] and c.text[start - 1] not in {"“", '"', "‘", "("}:
            start += 1
    return start


def _leads(c: Columns, i: int, head: int) -> bool:
    return i + 1 < head and (not c.space[i] or c.tag[i + 1].startswith(_MODIFYING))


def form(
    c: Columns, start: int, head: int, end: int | None = None, *, name: bool = False, whole: bool = False
) -> Form:
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
    whole : bool
        Whether whatever "of" joins to the noun belongs to the form, and not names alone.
    """
    stop = _of(c, head, whole=whole) if end is None else end
    while name and start < head and (not c.text[start][:1].isalnum() or _goes_on(c, start)):
        start += 1  # "re-elected Representative Drozd"
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


def _of(c: Columns, head: int, *, whole: bool) -> int:
    """Where a phrase ends with what "of" joins to its noun: "head of the Harbour Council", "woman of colour"."""
    of = c.hanging(head, "of")
    if of != head + 1:
        return head + 1
    place = c.hanging(of, "pobj")
    if place is None or place - head > _OF_NAMES or (c.pos[place] != "PROPN" and not whole):
        return head + 1
    if any(c.text[i] in _PARTING or c.pos[i] in {"VERB", "AUX", "PRON"} for i in range(of, place)):
        return head + 1
    last, end = c.phrase(place)[1], place + 1
    if end < c.n and c.pos[place] == "PROPN" and c.tag[end] == "CD" and c.lower[place] in {"local", "no"}:
        return end + 1
    while end < min(last, head + _LONGEST):
        named = c.pos[end] == "PROPN" and c.ent[end] == c.ent[end - 1] != ""
        joined = c.lower[end] in _GOING_ON or (
            c.lower[end] in {"and", "for"} and c.ent[end] == c.ent[end - 1] != ""
        )
        if not (named or joined or (c.lower[end - 1] in _GOING_ON and c.pos[end] in _NOMINAL)):
            break
        end += 1
    while c.pos[end - 1] not in {"NOUN", "PROPN", "NUM"}:
        end -= 1
    return end


def _modifiers(c: Columns, start: int, head: int) -> Iterator[str]:
    i = start
    while i < head:
        end = i + 1
        while end < head and not c.space[end - 1]:
            end += 1
        # "Left-winger": what a hyphen joins to the noun is a part of it.
        joined = end == head and not c.space[end - 1]
        if not joined and _modifies(c, i, end):
            yield c.written(i, end).strip("\"“”'‘’,").lower()
        i = end


def _is_plain(word: str) -> bool:
    return (
        word in _COUNTS or word in listed("modifier", "function") or word in listed("modifier", "relational")
    )


def _modifies(c: Columns, start: int, end: int) -> bool:
    """An adjective or a participle that is no nationality and no part of a name."""
    tokens = range(start, end)
    if any(c.pos[j] == "PROPN" or c.ent[j] in {"NORP", "GPE", "PERSON", "ORG", "CARDINAL"} for j in tokens):
        return False
    # "So-called": of several words one does not count.
    if (
        (end == start + 1 and _is_plain(c.lower[start]))
        or c.lower[start] in {"same", "such", "own"}
        or any(c.tag[j] == "POS" for j in tokens)
        or country_of(c.written(start, end)) is not None
    ):
        return False
    return any(c.tag[j].startswith(_MODIFYING) and c.dep[j] != "compound" for j in tokens)
