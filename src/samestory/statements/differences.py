"""In what two tellings of a fact do not come to the same: negation, certainty, number.

Only what both say of the same verb or the same counted thing is compared: "found no evidence" and "did not
establish" are aligned by their place in the event, and flagged since one denies what the other only does not
assert.

Limits: a denial in the meaning of a verb is known for the verbs of the list; a number differs where the same noun is
counted otherwise, and not where one outlet counts more things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from samestory.models.vectors import vectors
from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.statements.units import Unit

__all__ = ["Difference", "differences"]

_NEGATIONS = frozenset(
    "not n't n’t never no neither nor without cannot none nobody nothing hardly barely".split()
)
_DENYING = frozenset("deny refuse fail reject dispute avoid stop prevent lack decline block oppose".split())
_UNSURE = frozenset("may might could would should must".split())
_DOUBTING = frozenset(
    "reportedly allegedly apparently likely unlikely possibly perhaps maybe probably potentially purportedly "
    "supposedly seemingly".split()
)
_SEEMING = frozenset(
    "seem appear suggest suspect believe allege expect plan hope vow intend consider".split()
)
_SMALL = frozenset("be have do say tell add make get go take give come see know think want".split())
_VERBS = frozenset({"VERB", "AUX"})
_ABOUT = frozenset(
    "about around nearly almost roughly over under than least most some approximately up".split()
)
_VAGUE = frozenset(
    "dozen dozens hundred hundreds thousand thousands million millions several many few scores".split()
)
_WORDS = {
    word: n
    for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_SCALE = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 10**12,
}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NEAR = 0.6  # cosine of two verbs that say the same here
_STEPS = 3


class Difference(NamedTuple):
    """One difference: its kind, and the words of each side."""

    kind: str
    one: tuple[int, int]
    other: tuple[int, int]


def differences(one: Reading, first: Unit, other: Reading, second: Unit) -> Iterator[Difference]:
    """Yield in what two tellings differ; tokens of each.

    Parameters
    ----------
    one, other : Reading
    first, second : Unit
        A unit of each.
    """
    a, b = one.columns, other.columns
    for i, j in _same_verbs(a, first, b, second):
        here, there = _negated(a, i, first), _negated(b, j, second)
        if (here is None) != (there is None):
            yield Difference("negation", _stretch(i, here), _stretch(j, there))
            continue
        here, there = _hedged(a, i, first), _hedged(b, j, second)
        if (here is None) != (there is None):
            yield Difference("certainty", _stretch(i, here), _stretch(j, there))
    yield from _numbers(a, first, b, second)


def _stretch(i: int, k: int | None) -> tuple[int, int]:
    return (i, i + 1) if k is None else (min(i, k), max(i, k) + 1)


def _same_verbs(a: Columns, first: Unit, b: Columns, second: Unit) -> Iterator[tuple[int, int]]:
    """Verbs that say the same in both: the same lemma, or the only near one."""
    ours = [i for i in range(first.start, first.end) if a.pos[i] == "VERB" and a.lemma[i] not in _SMALL]
    theirs = [j for j in range(second.start, second.end) if b.pos[j] == "VERB" and b.lemma[j] not in _SMALL]
    taken: set[int] = set()
    for i in ours:
        same = [j for j in theirs if b.lemma[j] == a.lemma[i] and j not in taken]
        if len(same) != 1 or sum(a.lemma[k] == a.lemma[i] for k in ours) != 1:
            same = (
                []
                if same
                else [j for j in theirs if j not in taken and _cosine(a.lemma[i], b.lemma[j]) >= _NEAR]
            )
        if len(same) == 1:
            taken.add(same[0])
            yield i, same[0]


def _cosine(one: str, other: str) -> float:
    known, rows = vectors()
    if one not in known or other not in known:
        return 0.0
    return float(rows[known[one]] @ rows[known[other]])


def _above(c: Columns, i: int, unit: Unit) -> list[int]:
    """A verb and what it hangs on as its content: did not | say that it | will."""
    found = [i]
    for _ in range(_STEPS):
        head = c.head[i]
        if (
            head == i
            or not unit.start <= head < unit.end
            or c.dep[i] not in {"xcomp", "ccomp", "pcomp", "acl"}
        ):
            break
        found.append(head)
        i = head
    return found


def _negated(c: Columns, i: int, unit: Unit) -> int | None:
    """The word that denies a verb: on it, on its object, or a denying verb above it."""
    for verb in _above(c, i, unit):
        if verb != i and c.lemma[verb] in _DENYING:
            return verb
        for k in c.children[verb]:
            if c.dep[k] == "neg" or (c.lower[k] in _NEGATIONS and c.dep[k] in {"advmod", "det", "preconj"}):
                return k
            if c.dep[k] in {"dobj", "attr", "nsubj", "nsubjpass"} and verb == i:
                inner = next((m for m in c.children[k] if c.lower[m] in {"no", "neither"}), None)
                if inner is not None:
                    return inner
                if c.lower[k] in {"nobody", "nothing", "none"}:
                    return k
        if verb != i and c.dep[verb] not in {"xcomp", "ccomp"}:
            break
    return None


def _hedged(c: Columns, i: int, unit: Unit) -> int | None:
    """The word that makes a verb less than certain."""
    for verb in _above(c, i, unit):
        if verb != i and c.lemma[verb] in _SEEMING:
            return verb
        for k in c.children[verb]:
            if (c.dep[k] == "aux" and c.lower[k] in _UNSURE) or c.lower[k] in _DOUBTING:
                return k
    return None


class _Number(NamedTuple):
    value: float | None  # None for "dozens"
    is_about: bool
    start: int
    end: int


def _numbers(a: Columns, first: Unit, b: Columns, second: Unit) -> Iterator[Difference]:
    ours, theirs = _counted(a, first), _counted(b, second)
    for noun in ours.keys() & theirs.keys():
        mine, others = ours[noun], theirs[noun]
        if len(mine) != 1 or len(others) != 1:
            continue
        x, y = mine[0], others[0]
        if x.value != y.value or (x.is_about != y.is_about and x.value is not None):
            yield Difference("number", (x.start, x.end), (y.start, y.end))


def _counted(c: Columns, unit: Unit) -> dict[str, list[_Number]]:
    """Counted things and their numbers; of what is measured in per cent or money, by that."""
    found: dict[str, list[_Number]] = {}
    i = unit.start
    while i < unit.end:
        number, end = _read(c, i, unit.end)
        if number is None:
            i += 1
            continue
        noun = c.head[end - 1]
        for _ in range(_STEPS):
            if c.pos[noun] in {"NUM", "ADV", "ADJ", "SYM"} or c.lower[noun] in _VAGUE:
                of = next((k for k in c.children[noun] if c.lower[k] == "of"), None)
                target = c.hanging(of, "pobj") if of is not None else None
                noun = target if target is not None else c.head[noun]
        if (
            c.pos[noun] in {"NOUN", "PROPN"}
            and unit.start <= noun < unit.end
            and c.ent[end - 1] not in {"DATE", "TIME"}
        ):
            found.setdefault(c.lemma[noun], []).append(number)
        i = end
    return found


def _read(c: Columns, i: int, end: int) -> tuple[_Number | None, int]:
    """A number that begins at a word: 1,200, three dozen, at least 12, hundreds."""
    value, k = None, i
    if _DIGITS.fullmatch(c.text[i]):
        value = float(c.text[i].replace(",", ""))
        k += 1
    elif c.lower[i] in _WORDS and c.pos[i] == "NUM":
        value = float(_WORDS[c.lower[i]])
        k += 1
    elif c.lower[i] in _VAGUE:
        return _Number(None, True, i, i + 1), i + 1
    else:
        return None, i + 1
    while k < end and c.lower[k] in _SCALE:
        value *= _SCALE[c.lower[k]]
        k += 1
    if k < end and c.lower[k] == "dozen":
        value *= 12
        k += 1
    about = i > 0 and c.lower[i - 1] in _ABOUT
    start = i
    while (
        start > 0 and i - start < 2 and c.lower[start - 1] in _ABOUT | {"at", "more", "less", "fewer", "to"}
    ):
        start -= 1
    return _Number(value, about, start, k), k
