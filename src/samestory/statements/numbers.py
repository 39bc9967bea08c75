"""Numbers of two tellings of a fact that do not come to the same.

Compared is what is of one kind: the same counted noun of the same act, a share of a hundred ("41 percent", "nearly
half", "four in ten"), money, a year. A number that both have is no difference, nor is "some 240" beside "240".

Limits: of several numbers of one kind in a telling none is compared; what is worked out ("a hundred and twenty") is
not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from samestory.speakers.columns import Columns
from samestory.statements.lining import Lined
from samestory.statements.units import Unit

__all__ = ["differing"]

Stretch = tuple[int, int]
_BOUNDS = {"over": "over", "least": "over", "under": "under", "most": "under"}
_BEFORE = frozenset(
    "about around nearly almost roughly over under than least most some up at more less fewer to".split()
)
_ABOUT = frozenset("about around nearly almost roughly some".split())
_ROUGHLY = 0.1  # how far a rough number may be from the one it tells
_ANY = (0.0, math.inf)
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
_PARTS = {"half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_PER_CENT = frozenset({"percent", "%", "per", "pc"})
_SHARE, _YEAR = "per cent", "year"
_YEARS = 20  # how far apart one year may be told
_IN_ALL = 1_000  # "four in ten", and no "two in 2019"
_DIGITS_OF_A_YEAR = 4
_STEPS = 3


class _Number(NamedTuple):
    low: float
    high: float  # more than ``low`` for vague words only
    bound: str  # "over" or "under" where only a bound is told
    start: int
    end: int
    act: int = -1  # what is done with it
    is_share: bool = False  # a value of a hundred
    is_about: bool = False  # said to be no exact number


def differing(
    a: Columns, first: Unit, b: Columns, second: Unit, lined: Lined
) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield numbers of two tellings that do not come to the same; tokens of each.

    Parameters
    ----------
    a, b : Columns
    first, second : Unit
        A unit of each.
    lined : Lined
        Their words, lined up.
    """
    ours, theirs = list(_read_all(a, first)), list(_read_all(b, second))
    mine_by, others_by = _by_counted(a, first, ours), _by_counted(b, second, theirs)
    for noun in sorted(mine_by.keys() & others_by.keys()):
        mine, others = mine_by[noun], others_by[noun]
        if len(mine) != 1 or len(others) != 1:
            continue
        x, y = mine[0], others[0]
        # Counted in another act, it is another count; a year of another thing is another year.
        if not (x.act in lined.links and lined.links[x.act].other == y.act):
            continue
        if noun == _YEAR and abs(x.low - y.low) > _YEARS:
            continue
        # "Some 240" and "240" come to the same; "more than 240" and "240" do not.
        apart = (x.high < y.low or y.high < x.low) and not (_is_rounded(x, y) or _is_rounded(y, x))
        # A number that the other telling has elsewhere is not told otherwise: "45 off the one and 36 off the other".
        if apart and (_has(x, theirs) or _has(y, ours)):
            continue
        if apart or (x.bound != y.bound and x.low == x.high == y.low == y.high):
            yield (x.start, x.end), (y.start, y.end)


def _is_rounded(x: _Number, y: _Number) -> bool:
    """Whether a number is another one told roughly: "nearly 60,000" of 60,600, "at least 40" of 41."""
    if x.low != x.high or y.low != y.high or not x.low:
        return False
    near = abs(x.low - y.low) <= _ROUGHLY * y.low
    bound = (x.bound == "over" and x.low <= y.low) or (x.bound == "under" and x.low >= y.low)
    digits = len(str(int(x.low)).rstrip("0")) if x.low >= 1 and x.low == int(x.low) else 0
    rounded = x.is_about and digits > 0 and float(f"{y.low:.{digits - 1}e}") == x.low
    return near and (bound or rounded)


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
        kind = _kind(c, number, unit)
        if kind:
            above = c.head[number.end - 1]
            dated = kind == _YEAR and c.pos[above] == "ADP"  # "died in 2019"
            found.setdefault(kind, []).append(number._replace(act=c.head[above] if dated else above))
            continue
        noun = _noun(c, number.end - 1)
        if c.ent[number.end - 1] in {"DATE", "TIME"}:
            continue
        if c.text[number.start - 1] in _CURRENCIES and number.start > unit.start:
            amount = number._replace(act=c.head[number.end - 1], start=number.start - 1)
            found.setdefault(c.text[number.start - 1], []).append(amount)
        elif c.pos[noun] in {"NOUN", "PROPN"} and unit.start <= noun < unit.end:
            found.setdefault(c.lemma[noun], []).append(number._replace(act=_act(c, noun)))
    return found


def _kind(c: Columns, number: _Number, unit: Unit) -> str:
    """Whether a number is a share of a hundred, or a year."""
    following = c.lower[number.end] if number.end < unit.end else ""
    if number.is_share or following in _PER_CENT:
        return _SHARE
    digits = c.text[number.end - 1]
    is_year = len(digits) == _DIGITS_OF_A_YEAR and digits.isdigit() and digits[:2] in {"19", "20"}
    return _YEAR if is_year and c.ent[number.end - 1] == "DATE" else ""


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
    elif word in _PARTS and k < end and c.lower[k] == "of":
        return _Number(_PARTS[word], _PARTS[word], _bound(c, i), i, k, is_share=True), k
    else:
        return None, k
    if k + 1 < end and c.lower[k] == "in" and (of := _cardinal(c, k + 1)) and 0 < value < of <= _IN_ALL:
        share = round(100 * value / of, 1)
        return _Number(share, share, "", i, k + 2, is_share=True), k + 2
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
    about = not _ABOUT.isdisjoint(c.lower[start:i])
    return _Number(low, high, _bound(c, i), start, k, is_about=about), k


def _cardinal(c: Columns, i: int) -> float:
    """A single number; 0 for any other word."""
    if c.text[i].isdigit():
        return float(c.text[i])
    return float(_WORDS.get(c.lower[i], 0) or _TENS.get(c.lower[i], 0))


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
