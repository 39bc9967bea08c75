"""In what two tellings of a fact do not come to the same: negation, certainty, number.

Compared is what both say of the same act: the same verb with the same doer or the same object. "Did not send a
photo" and "a photo was sent" differ in negation; "reportedly posted" and "posted" in certainty. Numbers are
compared where the same noun is counted.

Limits: a denial in the meaning of a verb is known for the verbs of the list; of what is said in other grammar
nothing is compared.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.statements.lining import Lined, arguments
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
_BOUNDS = {"over": "over", "least": "over", "under": "under", "most": "under"}
_BEFORE = frozenset(
    "about around nearly almost roughly over under than least most some up at more less fewer to".split()
)
_ANY = (0.0, math.inf)
# What vague words leave open: "dozens" and 36 come to the same, "dozens" and 400 do not.
_VAGUE = {
    "dozens": (20.0, 200.0),
    "hundreds": (150.0, 2_000.0),
    "thousands": (1_500.0, 900_000.0),
    "millions": (1.5e6, 900e6),
    **dict.fromkeys("several many few scores".split(), _ANY),
}
_WORDS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALE = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
_SHORT = {"k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "t": 10**12}
_AMOUNTS = frozenset({*_SCALE, *_VAGUE})
_CURRENCIES = frozenset("$£€¥")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
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
        is_plain = _is_asserted(a, i, first) if here is None else _is_asserted(b, j, second)
        if (here is None) != (there is None) and is_plain:
            yield Difference("certainty", _stretch(i, here), _stretch(j, there))
    yield from _numbers(a, first, b, second, lined)


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
        # Done to somebody else, or under another condition, it is another act.
        if agreeing and len(agreeing) == len(shared):
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


def _is_asserted(c: Columns, i: int, unit: Unit) -> bool:
    """A finite verb that hangs on nothing that leaves it open."""
    finite = c.tag[i] in _FINITE or any(
        c.dep[k] in {"aux", "auxpass"} and c.tag[k] in _FINITE for k in c.children[i]
    )
    return finite and len(_above(c, i, unit)) == 1


class _Number(NamedTuple):
    low: float
    high: float  # more than ``low`` for vague words only
    bound: str  # "over" or "under" where only a bound is told
    start: int
    end: int
    act: int = -1  # what is done with it


def _numbers(a: Columns, first: Unit, b: Columns, second: Unit, lined: Lined) -> Iterator[Difference]:
    ours, theirs = list(_read_all(a, first)), list(_read_all(b, second))
    mine_by, others_by = _by_counted(a, first, ours), _by_counted(b, second, theirs)
    for noun in sorted(mine_by.keys() & others_by.keys()):
        mine, others = mine_by[noun], others_by[noun]
        if len(mine) != 1 or len(others) != 1:
            continue
        x, y = mine[0], others[0]
        # Counted in another act, it is another count.
        if not (x.act in lined.links and lined.links[x.act].other == y.act):
            continue
        # "Some 240" and "240" come to the same; "more than 240" and "240" do not.
        apart = x.high < y.low or y.high < x.low
        # A number that the other telling has elsewhere is not told otherwise: "45 off the one and 36 off the other".
        if apart and (_has(x, theirs) or _has(y, ours)):
            continue
        if apart or (x.bound != y.bound and x.low == x.high == y.low == y.high):
            yield Difference("number", (x.start, x.end), (y.start, y.end))


def _has(number: _Number, among: list[_Number]) -> bool:
    return any((one.low, one.high) == (number.low, number.high) for one in among)


def _read_all(c: Columns, unit: Unit) -> Iterator[_Number]:
    i = unit.start
    while i < unit.end:
        number, i = _read(c, i, unit)
        if number is not None:
            yield number


def _by_counted(c: Columns, unit: Unit, numbers: list[_Number]) -> dict[str, list[_Number]]:
    """Numbers by what is counted, money by its sign; dates and times are no counts."""
    found: dict[str, list[_Number]] = {}
    for number in numbers:
        noun = _noun(c, number.end - 1)
        if c.ent[number.end - 1] in {"DATE", "TIME"}:
            continue
        if c.text[number.start - 1] in _CURRENCIES and number.start > unit.start:
            amount = number._replace(act=c.head[number.end - 1], start=number.start - 1)
            found.setdefault(c.text[number.start - 1], []).append(amount)
        elif c.pos[noun] in {"NOUN", "PROPN"} and unit.start <= noun < unit.end:
            found.setdefault(c.lemma[noun], []).append(number._replace(act=_act(c, noun)))
    return found


def _act(c: Columns, noun: int) -> int:
    """What is done with what is counted: hired 240 workers, hired dozens of workers."""
    above = c.head[noun]
    if c.lower[above] == "of" and c.lower[c.head[above]] in _AMOUNTS:
        above = c.head[c.head[above]]
    return above


def _noun(c: Columns, i: int) -> int:
    """What a number counts: dozens of ships, 240 of the workers."""
    noun = i if c.lower[i] in _AMOUNTS and c.pos[i] == "NOUN" else c.head[i]
    for _ in range(_STEPS):
        if c.pos[noun] not in {"NUM", "ADV", "ADJ", "SYM"} and c.lower[noun] not in _AMOUNTS:
            break
        of = next((k for k in c.children[noun] if c.lower[k] == "of"), None)
        target = c.hanging(of, "pobj") if of is not None else None
        noun = target if target is not None else c.head[noun]
    return noun


def _read(c: Columns, i: int, unit: Unit) -> tuple[_Number | None, int]:
    """A number that begins at a word, and where to read on: 1,200, three dozen, twenty-four, hundreds."""
    k, end, word = i + 1, unit.end, c.lower[i]
    if _DIGITS.fullmatch(c.text[i]):
        value = float(c.text[i].replace(",", ""))
    elif word in _WORDS and c.pos[i] == "NUM":
        value = float(_WORDS[word])
    elif word in _TENS:
        value = float(_TENS[word])
        if k + 1 < end and c.text[k] == "-" and 0 < _WORDS.get(c.lower[k + 1], 0) < 10:
            value, k = value + _WORDS[c.lower[k + 1]], k + 2
    elif word in _SCALE and i > unit.start and c.lower[i - 1] in {"a", "an"}:
        value = float(_SCALE[word])
    elif word in _VAGUE:
        return _Number(*_VAGUE[word], "", i, k), k
    else:
        return None, k
    while k < end and (c.lower[k] in _SCALE or (c.lower[k] in _SHORT and not c.space[k - 1])):
        value *= _SCALE.get(c.lower[k], 0) or _SHORT[c.lower[k]]
        k += 1
    start = i
    while start > unit.start and i - start < 3 and c.lower[start - 1] in _BEFORE:
        start -= 1
    low, high = value, value
    # "A hundred and twenty" and "half a dozen" are not worked out, and differ from nothing.
    if (k + 1 < end and c.lower[k] == "and" and c.pos[k + 1] == "NUM" and c.ent[k + 1] == c.ent[i]) or (
        word in _SCALE and "half" in c.lower[max(unit.start, i - 2) : i]
    ):
        low, high = _ANY
    return _Number(low, high, _bound(c, i), start, k), k


def _bound(c: Columns, i: int) -> str:
    """Whether the words before a number make it a bound: at least, more than, over; at most, fewer than, under."""
    if i > 0 and c.text[i - 1] in _CURRENCIES:
        i -= 1
    before = c.lower[i - 1] if i > 0 else ""
    if before == "than" and i > 1:
        before = (
            "over" if c.lower[i - 2] == "more" else "under" if c.lower[i - 2] in {"less", "fewer"} else ""
        )
    return _BOUNDS.get(before, "")
