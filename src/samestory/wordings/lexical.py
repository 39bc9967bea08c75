"""The words themselves: another word for the same actor, act or thing, and modifiers of the same word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samestory.models.vectors import vectors
from samestory.speakers.columns import Columns
from samestory.statements.lining import Lined
from samestory.statements.units import Unit, is_name
from samestory.wordings.acts import verb_of
from samestory.wordings.found import Found

__all__ = ["modifiers", "substitution"]

_PLAIN_VERBS = frozenset("be have do make get go take give come see put use let keep".split())
_MODIFIERS = frozenset({"amod", "advmod", "compound", "nmod", "npadvmod"})
_MODIFIED = frozenset({"NOUN", "VERB", "PROPN"})
_MARKS = frozenset("“”\"'‘’-")
_OBJECTS = frozenset({"dobj", "pobj", "nsubjpass"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN"})
_BESIDE = 2
_STEM = 5
_ALIKE = 0.2  # cosine of two nouns that can stand for each other in a role
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})


def substitution(a: Columns, first: Unit, b: Columns, second: Unit, lined: Lined) -> Iterator[Found]:
    """Yield another word for the same actor, act or thing."""
    for link in lined.links.values():
        i, j = link.one, link.other
        if link.how == "same" or a.pos[i] not in _CONTENT or b.pos[j] not in _CONTENT:
            continue
        if a.lemma[i][:_STEM] == b.lemma[j][:_STEM]:
            continue
        # What names somebody is told in the naming of the event.
        if is_name(a, i) or is_name(b, j) or {a.lemma[i], b.lemma[j]} <= _PLAIN_VERBS:
            continue
        if link.how == "near" and not _same_place(a, i, b, j, lined):
            continue
        if link.how == "role" and not _can_stand_for(a, i, b, j):
            continue
        if a.pos[i] == "VERB":
            yield Found("substitution", verb_of(a, i), verb_of(b, j))
        elif a.pos[i] in {"NOUN", "PROPN"}:
            yield Found("substitution", _noun(a, i, first), _noun(b, j, second))
        else:
            yield Found("substitution", (i, i + 1), (j, j + 1))


def _can_stand_for(a: Columns, i: int, b: Columns, j: int) -> bool:
    """Whether two words in one role are of one kind: the parse alone pairs "way" with "race"."""
    known, rows = vectors()
    if a.lemma[i] not in known or b.lemma[j] not in known:
        return False
    return float(rows[known[a.lemma[i]]] @ rows[known[b.lemma[j]]]) >= _ALIKE


def _same_place(a: Columns, i: int, b: Columns, j: int, lined: Lined) -> bool:
    """Near words stand for each other where they hang on words that do, in the same way, or head both tellings."""
    here, there = a.head[i], b.head[j]
    if here == i or there == j:
        return here == i and there == j
    linked = here in lined.links and lined.links[here].other == there
    return linked and (a.dep[i] == b.dep[j] or {a.dep[i], b.dep[j]} <= _OBJECTS)


def _noun(c: Columns, i: int, unit: Unit) -> tuple[int, int]:
    """A noun with what stands before it, as a reader would cite it."""
    start = i
    while (
        start > unit.start
        and c.head[start - 1] in range(start, i + 1)
        and c.dep[start - 1] in _MODIFIERS | {"nummod"}
    ):
        start -= 1
    end = i + 1
    # "the killing of the driver" is cited to its end where it is short.
    if end < unit.end and c.lower[end] == "of" and c.head[end] == i:
        last = c.hanging(end, "pobj")
        if last is not None and last - end < 5:
            end = min(unit.end, last + 1)
    return start, end


def modifiers(a: Columns, first: Unit, b: Columns, second: Unit, lined: Lined) -> Iterator[Found]:
    """Yield a modifier of the same noun or verb that only one telling has, or that each has of its own."""
    here, there = _stems(a, first), _stems(b, second)
    for link in lined.links.values():
        i, j = link.one, link.other
        if link.how != "same" or a.pos[i] not in _MODIFIED or (a.pos[i] == "VERB") != (b.pos[j] == "VERB"):
            continue
        own, their = _modifying(a, i, first), _modifying(b, j, second)
        # A word that the other telling has elsewhere was not dropped.
        ours = [k for k in own if k not in lined.links and a.lemma[k][:_STEM] not in there]
        theirs = [k for k in their if k not in lined.back and b.lemma[k][:_STEM] not in here]
        if ours and theirs:
            yield Found("modifier", _joined(a, ours[0], i), _joined(b, theirs[0], j))
            continue
        for k in ours:
            yield Found(
                "modifier", _joined(a, k, i), _joined(b, their[0], j) if their else (j, j + 1), (0, k)
            )
        for k in theirs:
            yield Found("modifier", _joined(a, own[0], i) if own else (i, i + 1), _joined(b, k, j), (1, k))


def _stems(c: Columns, unit: Unit) -> set[str]:
    """The words of a telling, so far as another form of one begins alike: false, falsely."""
    return {c.lemma[i][:_STEM] for i in range(unit.start, unit.end)}


def _modifying(c: Columns, i: int, unit: Unit) -> Sequence[int]:
    """Adjectives before a noun, and adverbs of manner beside a verb."""
    return [
        k
        for k in c.children[i]
        if unit.start <= k < unit.end
        and (
            (c.dep[k] == "amod" and k < i and c.tag[k] in _ADJECTIVES)
            or (c.dep[k] == "advmod" and c.lower[k].endswith("ly") and abs(k - i) <= _BESIDE)
        )
        and not is_name(c, k)
        and _MARKS.isdisjoint(c.text[max(k - 1, unit.start) : k + 2])
    ]


def _joined(c: Columns, k: int, i: int) -> tuple[int, int]:
    """A modifier with its noun where they stand close, else alone."""
    start, end = min(k, i), max(k, i) + 1
    return (start, end) if end - start <= 4 else (k, k + 1)
