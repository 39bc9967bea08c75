"""In what two tellings of a fact do not come to the same: negation, certainty, number.

Compared is what both say of the same act: the same verb with the same doer or the same object. "Did not send a
photo" and "a photo was sent" differ in negation; "reportedly posted" and "posted" in certainty. Numbers are
compared where the same noun is counted.

Limits: a denial in the meaning of a verb is known for the verbs of the list; of what is said in other grammar
nothing is compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.statements.lining import Lined, arguments
from samestory.statements.numbers import differing
from samestory.statements.units import Unit

__all__ = ["Difference", "differences"]

_NEGATIONS = frozenset(
    "not n't n’t never no neither nor without cannot none nobody nothing hardly barely".split()
)
_DENYING = frozenset("refuse fail decline".split())
_REJECTING = frozenset("deny reject dispute doubt refute".split())
_UNSURE = frozenset("may might could".split())
_DOUBTING = frozenset(
    "reportedly allegedly apparently likely unlikely possibly perhaps maybe probably potentially purportedly "
    "supposedly seemingly".split()
)
_SEEMING = frozenset("seem appear suspect believe allege".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SMALL = frozenset("be have do say tell add make get go take give come see know think want".split())
# What vague words leave open: "dozens" and 36 come to the same, "dozens" and 400 do not.
_STEPS = 3
_ASIDE = frozenset({"relcl", "advcl", "acl", "pcomp"})  # clauses that say something beside the fact


class Difference(NamedTuple):
    """One difference: its kind, and the words of each side."""

    kind: str
    one: tuple[int, int]
    other: tuple[int, int]


def differences(
    one: Reading, first: Unit, other: Reading, second: Unit, lined: Lined
) -> Iterator[Difference]:
    """Yield in what two tellings differ; tokens of each.

    Parameters
    ----------
    one, other : Reading
    first, second : Unit
        A unit of each.
    lined : Lined
        Their words, lined up.
    """
    a, b = one.columns, other.columns
    for i, j in _same_acts(a, first, b, second, lined):
        if one.voice(i, i + 1) != other.voice(j, j + 1):
            continue  # What somebody denies and an outlet reports is a matter of attribution.
        here, there = _negated(a, i, first), _negated(b, j, second)
        if (here is None) != (there is None):
            c, k, unit = (a, i, first) if here is None else (b, j, second)
            if _is_open(c, k, unit):
                continue
            yield Difference("negation", _stretch(i, here), _stretch(j, there))
            continue
        here, there = _hedged(a, i, first), _hedged(b, j, second)
        is_plain = _is_plain(a, i, first) if here is None else _is_plain(b, j, second)
        if (here is None) != (there is None) and is_plain:
            yield Difference("certainty", _stretch(i, here), _stretch(j, there))
    for one_side, other_side in differing(a, first, b, second, lined):
        yield Difference("number", one_side, other_side)


def _stretch(i: int, k: int | None) -> tuple[int, int]:
    return (i, i + 1) if k is None else (min(i, k), max(i, k) + 1)


def _same_acts(a: Columns, first: Unit, b: Columns, second: Unit, lined: Lined) -> Iterator[tuple[int, int]]:
    """Linked verbs of which a doer or an object is linked too, each verb once in its telling."""
    for link in lined.links.values():
        i, j = link.one, link.other
        if a.pos[i] != "VERB" or b.pos[j] != "VERB" or a.lemma[i] in _SMALL or link.how != "same":
            continue
        if a.dep[i] in _ASIDE or b.dep[j] in _ASIDE:
            continue
        if sum(a.lemma[k] == a.lemma[i] for k in range(first.start, first.end)) > 1:
            continue
        if sum(b.lemma[k] == b.lemma[j] for k in range(second.start, second.end)) > 1:
            continue
        ours, theirs = arguments(a, i, first), arguments(b, j, second)
        shared = ours.keys() & theirs.keys()
        agreeing = [
            role
            for role in shared
            if ours[role] in lined.links and lined.links[ours[role]].other == theirs[role]
        ]
        # Done by or to somebody else, or under another condition, it is another act; that two words have one role in
        # it does not make them one: the parties that tax and those that do not are not the same.
        is_known = all(
            lined.links[ours[role]].how != "role" or a.lemma[ours[role]] == b.lemma[theirs[role]]
            for role in agreeing
        )
        if agreeing and is_known and len(agreeing) == len(shared):
            yield i, j


def _above(c: Columns, i: int, unit: Unit) -> list[int]:
    """A verb and what it hangs on as its content: did not | say that it | will."""
    found = [i]
    for _ in range(_STEPS):
        head = c.head[i]
        if head == i or not unit.start <= head < unit.end or c.dep[i] not in {"xcomp", "ccomp", "pcomp"}:
            break
        found.append(head)
        i = head
    return found


def _negated(c: Columns, i: int, unit: Unit) -> int | None:
    """The word that denies a verb: on it, on its object, or "refuse", "fail" and "decline" above it."""
    for k in c.children[i]:
        if c.dep[k] == "neg" or (c.lower[k] in _NEGATIONS and c.dep[k] in {"advmod", "det", "preconj"}):
            return k
        if c.dep[k] in {"dobj", "attr", "nsubj", "nsubjpass"}:
            inner = next((m for m in c.children[k] if c.lower[m] in {"no", "neither"}), None)
            if inner is not None:
                return inner
            if c.lower[k] in {"nobody", "nothing", "none"}:
                return k
    head = c.head[i]
    if c.dep[i] == "xcomp" and unit.start <= head < unit.end and c.lemma[head] in _DENYING:
        return head
    return None


def _is_open(c: Columns, i: int, unit: Unit) -> bool:
    """Whether a verb without a negation is not asserted: under "whether", or under a verb that denies it."""
    for verb in _above(c, i, unit):
        if verb != i and c.lemma[verb] in _REJECTING:
            return True
        if any(c.lower[k] in {"whether", "if"} for k in c.children[verb]):
            return True
    return c.dep[i] == "conj" and _is_open(c, c.head[i], unit) if c.head[i] < i else False


def _hedged(c: Columns, i: int, unit: Unit) -> int | None:
    """The word that makes a verb less than certain."""
    for verb in _above(c, i, unit):
        if verb != i and c.lemma[verb] in _SEEMING:
            return verb
        for k in c.children[verb]:
            if (c.dep[k] == "aux" and c.lower[k] in _UNSURE) or c.lower[k] in _DOUBTING:
                return k
    return None


def _is_plain(c: Columns, i: int, unit: Unit) -> bool:
    """Whether a verb is asserted, and its telling has no such word that the parse may have hung elsewhere."""
    return _is_asserted(c, i, unit) and _DOUBTING.isdisjoint(c.lower[unit.start : unit.end])


def _is_asserted(c: Columns, i: int, unit: Unit) -> bool:
    """A finite verb that hangs on nothing that leaves it open."""
    finite = c.tag[i] in _FINITE or any(
        c.dep[k] in {"aux", "auxpass"} and c.tag[k] in _FINITE for k in c.children[i]
    )
    return finite and len(_above(c, i, unit)) == 1
