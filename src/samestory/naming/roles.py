"""What an actor does in a sentence, and what is done to it: the verbs that a noun is subject or object of.

Doers are subjects of active verbs, what a "by" names behind a passive, and nouns before "who fired" and "carrying";
undergoers are objects, subjects of passives, and nouns before "arrested by" and "whom they beat". Verbs that are
joined share their subject.

Limits: who does what a noun says ("the arrest of") is not read, nor are infinitives: in "vowed to ban" only "vow"
counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from samestory.attribution.cues import cues
from samestory.inflect import verb_forms
from samestory.naming.words import listed
from samestory.speakers.columns import Columns

__all__ = ["Deed", "Part", "deeds", "said_of"]

Part = Literal["agent", "patient", "speech"]
_VERBS = frozenset({"VERB", "AUX"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_MOST = 12


class Deed(NamedTuple):
    """A verb, and whether the actor does it, undergoes it or speaks by it."""

    part: Part
    verb: int
    lemma: str
    power: bool


@cache
def _forms() -> dict[str, str]:
    """Forms of the verbs in the lists, which a small model puts under other verbs now and then ("fined": fin)."""
    return verb_forms(sorted({*listed("power", "verb"), *(verb for verb in cues("verb") if "_" not in verb)}))


def deeds(c: Columns, noun: int) -> Iterator[Deed]:
    """Return the verbs of a noun.

    Parameters
    ----------
    c : Columns
    noun : int
        The noun of a phrase, or a pronoun.
    """
    top = noun
    for _ in range(_MOST):
        if c.dep[top] != "conj" or c.pos[c.head[top]] in _VERBS:
            break
        top = c.head[top]
    dep, head = c.dep[top], c.head[top]
    if dep == "nsubj" and c.pos[head] in _VERBS:
        for verb in _joined(c, head):
            yield from _deed(c, verb, active=True)
    elif dep == "nsubjpass":
        for verb in _joined(c, head):
            yield from _deed(c, verb, active=False)
    elif dep in {"dobj", "dative"} and c.pos[head] in _VERBS:
        yield from _deed(c, head, active=False)
    elif dep == "pobj" and c.dep[head] == "agent":
        yield from _deed(c, c.head[head], active=True)
    for child in c.children[noun][:_MOST]:
        if child > noun and c.dep[child] in {"relcl", "acl"} and c.pos[child] in _VERBS:
            active = _of_clause(c, child)
            if active is not None:
                yield from _deed(c, child, active=active)


def _of_clause(c: Columns, verb: int) -> bool | None:
    """Whether a noun does what the clause behind it says, or undergoes it; None for neither."""
    if c.dep[verb] == "acl":
        return {"VBG": True, "VBN": False, "VBD": False}.get(c.tag[verb])
    children = c.children[verb][:_MOST]
    for child in children:
        if c.lower[child] in _RELATIVE:
            way = c.dep[child]
            return True if way == "nsubj" else False if way in {"nsubjpass", "dobj"} else None
    # "The men police beat": a subject of its own, and no object.
    ways = {c.dep[child] for child in children}
    return False if "nsubj" in ways and not ways & {"dobj", "prep", "ccomp", "xcomp"} else None


def _joined(c: Columns, verb: int) -> Iterator[int]:
    yield verb
    for _ in range(_MOST):
        following = next(
            (v for v in c.children[verb] if v > verb and c.dep[v] == "conj" and c.pos[v] in _VERBS), None
        )
        if following is None or {c.dep[k] for k in c.children[following][:_MOST]} & {"nsubj", "nsubjpass"}:
            return
        verb = following
        yield verb


def _deed(c: Columns, verb: int, *, active: bool) -> Iterator[Deed]:
    lemma = _forms().get(c.lower[verb], c.lemma[verb])
    passive = any(c.dep[k] == "auxpass" for k in c.children[verb][:_MOST])
    if passive and active and not any(c.dep[k] == "agent" for k in c.children[verb][:_MOST]):
        active = False  # "was charged and fined"
    if lemma in listed("still", "verb") or c.pos[verb] == "AUX":
        return
    particle = next((k for k in c.children[verb][:_MOST] if c.dep[k] == "prt"), None)
    both = lemma if particle is None else f"{lemma}_{c.lower[particle]}"
    if particle is None and _speaks(c, verb, lemma):
        if active:
            yield Deed("speech", verb, lemma, False)
        return
    power = both in listed("power", "phrasal") or (particle is None and lemma in listed("power", "verb"))
    yield Deed("agent" if active else "patient", verb, both.replace("_", " "), power and active)


def _speaks(c: Columns, verb: int, lemma: str) -> bool:
    """A verb that introduces a clause or words in quotation marks here: not "charged the crowd"."""
    if cues("verb").get(lemma, {}).get("clause") != "speech":
        return False
    ways = {c.dep[k] for k in c.children[verb][:_MOST]}
    return "ccomp" in ways or "dobj" not in ways


def said_of(c: Columns, noun: int) -> Iterator[tuple[str, str]]:
    """Return what is said of a group: the verb with its object, or with the number of the group."""
    number = next((c.lower[k] for k in c.children[noun][:_MOST] if c.dep[k] == "nummod"), "")
    for deed in deeds(c, noun):
        if deed.part == "speech":
            continue
        if number and (not number.isdigit() or len(number) > 1):
            yield deed.lemma, f"#{number}"
        if deed.part == "agent":
            thing = next((k for k in c.children[deed.verb][:_MOST] if c.dep[k] == "dobj"), None)
            if thing is not None and c.pos[thing] in {"NOUN", "PROPN"}:
                yield deed.lemma, c.lemma[thing]
