"""What stands beside a name: whether a description is its apposition or its predicate, and fits who is named.

Limits: the parse decides what is beside what.
"""

from __future__ import annotations

from typing import Literal

from samestory.naming.called import Key
from samestory.naming.countries import country_of, nation_before
from samestory.naming.mentions import Kind, Mention
from samestory.naming.names import Names
from samestory.naming.persons import FEW
from samestory.naming.words import NounKind, is_personal, is_thing, listed
from samestory.speakers.columns import Columns

__all__ = ["beside", "is_somebody"]

_SAYING = 2
_BESIDE = 8  # words between a name and its apposition
_LOOSE = frozenset({":", ";", ".", "?", "!"})
_OPEN = frozenset({"if", "unless", "whether", "when", "until"})


def beside(names: Names, i: int, kind: NounKind) -> tuple[Key, Kind, Literal["appos", "attr"]] | None:
    """Return the name that a description stands beside, or is said of; None where there is none."""
    c, at = names.c, names.at
    # "Drozd, a farmer and former mayor": the second is beside the name as the first is.
    first = (
        c.head[i] if c.dep[i] == "conj" and c.dep[c.head[i]] == "appos" and c.pos[c.head[i]] == "NOUN" else i
    )
    others = [c.head[first]] if c.dep[first] == "appos" else []
    others += [child for child in c.children[i][:FEW] if c.dep[child] == "appos"]
    for other in others:
        named = at.get(other)
        near = named is not None and named.role == "name" and _is_beside(c, first, named)
        if named is not None and near and _agree(c, named, kind, i):
            return named.key, named.kind, "appos"
    if kind not in {"office", "people", "institution"}:
        return None
    verb, lemma = c.head[i], c.lemma[i]
    if c.dep[i] == "attr" and c.lemma[verb] in {"be", "become", "remain"}:
        children = c.children[verb][:FEW]
        if kind != "office" and not any(c.dep[j] in {"det", "poss"} for j in c.children[i][:FEW]):
            return None  # "not man enough"
        subject = next((j for j in children if c.dep[j] == "nsubj" and j < i), None)
        named = None if subject is None else at.get(subject)
        if lemma in listed("generic", "noun") and len(c.children[i]) < _SAYING:
            return None  # "Kimmel is the person who"
        open_ = (
            c.tag[verb] == "VB"
            or any(
                c.dep[j] == "neg" or c.tag[j] in {"MD", "TO"} or c.lower[j] in _OPEN or c.lower[j] == "as"
                for j in (*children, *c.children[i][:FEW])
            )
            or not is_somebody(c, i, i, "institution", definite=True)
        )
        if named is not None and named.role == "name" and not open_ and _agree(c, named, kind, i):
            return named.key, named.kind, "attr"
    return None


def _is_beside(c: Columns, i: int, named: Mention) -> bool:
    """Whether nothing but a comma and what belongs to the name stands between it and a description."""
    start = c.phrase(i)[0]
    first, last = (named.end, start) if named.end <= start else (i + 1, named.start)
    if last - first > _BESIDE or c.block[first - 1] != c.block[i]:
        return False
    between = range(first, last)
    # "The group that paid, Harbour Now".
    told = c.dep[named.head] == "appos" and c.head[named.head] == i
    if any((c.pos[j] in {"VERB", "AUX"} and not told) or c.text[j] in _LOOSE for j in between):
        return False
    opened = named.start > 0 and c.text[named.start - 1] in {"“", '"', "‘"}
    if (
        opened
        and named.key[0] in {"person", "bare"}
        and c.text[named.end : named.end + 1] in (["”"], ['"'], ["’"])
    ):
        return False  # the programme “Charlie Drozd”
    # "The justices of the court, the largest panel": beside the justices.
    head = named.head
    several = c.dep[head] == "pobj" and c.lower[c.head[head]] == "of" and c.tag[c.head[c.head[head]]] == "NNS"
    # "The conservatives, many of them, union members": a list.
    listed_ = any(c.dep[j] == "conj" for j in c.children[i][:FEW] if j > i) or c.dep[head] == "conj"
    crowd = named.kind == "group" and c.dep[i] == "appos"
    return not several and not ((listed_ or crowd) and c.tag[i] in {"NNS", "NNPS"})


def is_somebody(c: Columns, i: int, start: int, kind: NounKind, *, definite: bool) -> bool:
    """Say whether one that there is can be meant: not "as president", "a tougher president", "the next president"."""
    said = {c.lower[j] for j in c.children[i][:FEW] if j < i}
    if said & listed("modifier", "open") or said & {"no", "any", "every", "each"}:
        return False
    if kind == "institution" or definite:
        return True
    owned = c.hanging(i, "poss") is not None or nation_before(c, start, i) is not None
    indefinite = bool(said & {"a", "an", "some"})
    titled = c.kind_at(i) != "text" and c.dep[i] in {"nsubj", "nsubjpass"}
    role = c.dep[i] == "pobj" and c.lower[c.head[i]] in {"as", "for"}
    return (owned and not indefinite and not role) or (titled and not indefinite) or kind == "people"


def _agree(c: Columns, named: Mention, kind: NounKind, noun: int) -> bool:
    """A person is no company and not several, a company no chairman; what is in no list can be a person only."""
    if named.key[0] in {"person", "bare"}:
        one = c.tag[noun] == "NN" and not c.ent[noun] and country_of(c.text[noun]) is None
        single = c.tag[noun] not in {"NNS", "NNPS"} and country_of(c.text[noun]) is None
        listed_ = kind in {"office", "people"} and single
        unknown = not kind and one and any(c.dep[j] == "det" for j in c.children[noun][:FEW])
        # What is said of somebody may be any noun ("is a disgrace"), what stands beside a name may be a mere neighbour.
        fits = is_personal if c.dep[noun] == "appos" else lambda lemma: not is_thing(lemma)
        return listed_ or (unknown and fits(c.lemma[noun]))
    place = named.kind in {"place", "institution"} and c.lemma[noun] in listed("place", "noun")
    return place or kind == "institution" or (named.kind == "group" and kind == "people")
