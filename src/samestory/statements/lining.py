"""Which words of two tellings stand for the same thing: the same word, the same actor, the same role, a near word.

Words that are the same are lined up first. Then the grammar tells more: what is done by the same subject to the
same object is the same act, whatever it is called ("left work", "held the port hostage"); who does the same act is
the same actor ("dockers", "militants"). Near words of one class come last. What is left has no counterpart.

Limits: the parse decides the roles; where two tellings put a fact into different grammar, less is lined up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from samestory.grouping.background import english
from samestory.grouping.terms import stem
from samestory.models.vectors import vectors
from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.statements.units import Unit, is_content

__all__ = ["Link", "Lined", "arguments", "line_up"]

_NEAR = 0.45  # cosine of two words of one class
_ROLES = ("nsubj", "nsubjpass", "dobj", "dative", "attr", "agent", "oprd", "acomp")
_SAME_ROLE = {"nsubjpass": "dobj", "agent": "nsubj"}  # the passive and the active of one act
_CLASSES = {
    "PROPN": "NOUN",
    "NOUN": "NOUN",
    "VERB": "VERB",
    "AUX": "VERB",
    "ADJ": "ADJ",
    "ADV": "ADV",
    "NUM": "NUM",
}
_ROUNDS = 3
_STEPS = 3


class Link(NamedTuple):
    """Two tokens that stand for the same thing, and how that is known."""

    one: int
    other: int
    how: Literal["same", "actor", "role", "near"]


class Lined(NamedTuple):
    """Links by token of the first telling, and the other way round."""

    links: dict[int, Link]
    back: dict[int, Link]


def line_up(one: Reading, first: Unit, other: Reading, second: Unit) -> Lined:
    """Line up the content words of two tellings of one fact.

    Parameters
    ----------
    one, other : Reading
    first, second : Unit
    """
    a, b = one.columns, other.columns
    lined = Lined({}, {})
    ours, theirs = list(_words(a, first)), list(_words(b, second))
    _same(a, ours, b, theirs, lined)
    for _ in range(_ROUNDS):
        before = len(lined.links)
        _by_role(a, first, b, second, lined)
        if len(lined.links) == before:
            break
    _near(a, ours, b, theirs, lined)
    _by_role(a, first, b, second, lined)
    return lined


def _words(c: Columns, unit: Unit) -> Iterator[int]:
    return (i for i in range(unit.start, unit.end) if is_content(c, i) and c.lower[i] not in english())


def _put(lined: Lined, link: Link) -> None:
    if link.one not in lined.links and link.other not in lined.back:
        lined.links[link.one] = link
        lined.back[link.other] = link


def _same(a: Columns, ours: list[int], b: Columns, theirs: list[int], lined: Lined) -> None:
    """The same word; of several the one with the same neighbours, then the first."""
    places: dict[str, list[int]] = {}
    for j in theirs:
        places.setdefault(_key(b, j), []).append(j)
    for i in ours:
        options = [j for j in places.get(_key(a, i), ()) if j not in lined.back]
        if options:
            best = max(options, key=lambda j: (_around(a, i, b, j), -j))
            _put(lined, Link(i, best, "same"))


def _key(c: Columns, i: int) -> str:
    return stem(c.lower[i]) if c.pos[i] == "PROPN" else stem(c.lemma[i])


def _around(a: Columns, i: int, b: Columns, j: int) -> int:
    """How many neighbours and heads are the same words."""
    pairs = ((i - 1, j - 1), (i + 1, j + 1), (a.head[i], b.head[j]))
    return sum(0 <= x < a.n and 0 <= y < b.n and a.lemma[x] == b.lemma[y] for x, y in pairs)


def _by_role(a: Columns, first: Unit, b: Columns, second: Unit, lined: Lined) -> None:
    """From a linked act to who does it to whom; from linked actors to the act."""
    for link in list(lined.links.values()):
        if a.pos[link.one] == "VERB" and b.pos[link.other] == "VERB":
            ours, theirs = arguments(a, link.one, first), arguments(b, link.other, second)
            for role in sorted(ours.keys() & theirs.keys()):
                if _class(a, ours[role]) == _class(b, theirs[role]):
                    _put(lined, Link(ours[role], theirs[role], "role"))
    for i in range(first.start, first.end):
        if a.pos[i] != "VERB" or i in lined.links:
            continue
        ours = arguments(a, i, first)
        linked = {role: lined.links[k].other for role, k in ours.items() if k in lined.links}
        if not linked:
            continue
        for j in {b.head[other] for other in linked.values()}:
            if not second.start <= j < second.end or b.pos[j] != "VERB" or j in lined.back:
                continue
            theirs = arguments(b, j, second)
            agreeing = [role for role, other in linked.items() if theirs.get(role) == other]
            # One shared actor does many things; the same actor and the same object is one act.
            if len(agreeing) > 1 or (agreeing and min(len(ours), len(theirs)) == 1):
                _put(lined, Link(i, j, "role"))


def arguments(c: Columns, verb: int, unit: Unit) -> dict[str, int]:
    """Return who and what a verb binds, by role, the passive turned round; objects of prepositions by these.

    A verb without a subject of its own has that of the verb it hangs on ("took to Facebook to blast"), or the noun
    that it tells more about.
    """
    found: dict[str, int] = {}
    for k in c.children[verb]:
        if not unit.start <= k < unit.end:
            continue
        if c.dep[k] in _ROLES:
            inner = c.hanging(k, "pobj") if c.dep[k] == "agent" else k
            if inner is not None and c.pos[inner] not in {"PRON", "DET"}:
                found.setdefault(_SAME_ROLE.get(c.dep[k], c.dep[k]), inner)
        elif c.dep[k] == "prep":
            inner = c.hanging(k, "pobj")
            if inner is not None and unit.start <= inner < unit.end and c.pos[inner] not in {"PRON", "DET"}:
                found.setdefault(c.lower[k], inner)
    if "nsubj" not in found and "nsubjpass" not in {c.dep[k] for k in c.children[verb]}:
        subject = _inherited(c, verb, unit)
        if subject is not None:
            found["nsubj"] = subject
    return found


def _inherited(c: Columns, verb: int, unit: Unit) -> int | None:
    """The subject that a verb takes from what it hangs on."""
    i = verb
    for _ in range(_STEPS):
        head = c.head[i]
        if head == i or not unit.start <= head < unit.end:
            return None
        if c.dep[i] in {"relcl", "acl"}:
            return head if c.pos[head] not in {"PRON", "DET"} else None
        if c.dep[i] not in {"xcomp", "conj", "advcl"}:
            return None
        own = next((k for k in c.children[head] if c.dep[k] == "nsubj"), None)
        if own is not None:
            return own if unit.start <= own < unit.end and c.pos[own] not in {"PRON", "DET"} else None
        i = head
    return None


def _class(c: Columns, i: int) -> str:
    return _CLASSES.get(c.pos[i], c.pos[i])


def _near(a: Columns, ours: list[int], b: Columns, theirs: list[int], lined: Lined) -> None:
    """Near words of one class, nearest first."""
    known, rows = vectors()
    free_ours = [i for i in ours if i not in lined.links and a.lemma[i] in known]
    free_theirs = [j for j in theirs if j not in lined.back and b.lemma[j] in known]
    if not free_ours or not free_theirs:
        return
    cosines = rows[[known[a.lemma[i]] for i in free_ours]] @ rows[[known[b.lemma[j]] for j in free_theirs]].T
    options = [
        (float(cosines[x, y]), i, j)
        for x, i in enumerate(free_ours)
        for y, j in enumerate(free_theirs)
        if cosines[x, y] >= _NEAR and _class(a, i) == _class(b, j)
    ]
    for _, i, j in sorted(options, key=lambda o: (-o[0], o[1], o[2])):
        _put(lined, Link(i, j, "near"))
