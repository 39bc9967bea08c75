"""Which quotations are the same words of the same utterance.

What is compared are runs of words. A run of five has to be most of what one of the two says in that sentence; one of
twelve is enough by itself. Where two persons are given as speakers it takes eight words in a row: resolving a pronoun
can go wrong, and two people do not say that much alike. What has fewer than five words ("a total failure") is put
together with others only where the speaker is the same, or where the sentences around it share words too and no article
writes it without marks. Runs of grammar alone ("and if we do") count only as the whole of a quotation.

A phrase that hundreds of quotations have is a formula: each is compared with its neighbours only, so that the time
stays in proportion to the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from samestory.quoting.units import Unit, says_something
from samestory.quoting.words import Word, content, is_light

__all__ = ["SHORT", "differ", "groups"]

SHORT = 5  # words; fewer can be a phrase that two people have in common
_RUN = 3
_LONG = 8  # words in a row that two people do not say by chance
_SURE = 12  # words in a row that one person does not say twice
_MOST = 0.6  # of the shorter sentence
_REPEATED = 0.8
_CROWD = 40
_SAME = 100  # worth of a speaker who is the same, over any number of words around
_NEAR = 3  # neighbours that a quotation with a formula is compared with

Around = Callable[[int], frozenset[str]]
Plain = Callable[[tuple[str, ...]], int]


class _Common(NamedTuple):
    """What two quotations share: the longest run, all words in runs, those that say something; where it begins."""

    longest: int
    words: int
    content: int
    at: tuple[int, int]


def groups(units: Sequence[Unit], around: Around, plain: Plain) -> list[list[int]]:
    """Put together the units that are one utterance.

    Parameters
    ----------
    units : sequence of Unit
        Inside marks, of all articles.
    around : callable
        Index of a unit -> stems of the words around it in its sentence.
    plain : callable
        Words -> how often they stand in the articles, in marks or not.

    Returns
    -------
    list of list of int
        Indices, each once, in their order.
    """
    group = list(range(len(units)))

    def find(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    def join(i: int, j: int) -> None:
        low, high = sorted((find(i), find(j)))
        group[high] = low

    keys = [u.keys for u in units]
    for i, j in _candidates(keys):
        if find(i) != find(j) and _is_one(units[i], units[j], _common(keys[i], keys[j])):
            join(i, j)
    for i, j in _short(units, keys, around, plain):
        join(i, j)
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(len(units)):
        members[find(i)].append(i)
    return list(members.values())


def differ(one: Unit, other: Unit) -> bool:
    """Say whether the speakers are two of a kind: an institution may speak through a person."""
    return one.source is not None and one.source != other.source and one.source_kind == other.source_kind


def _is_same(one: Unit, other: Unit) -> bool:
    return one.source is not None and one.source == other.source


def _runs(keys: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    return (keys[k : k + size] for k in range(len(keys) - size + 1))


def _candidates(keys: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Pairs that share five words in a row, or two runs of three with a word that says something."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in enumerate(keys):
        if len(own) >= SHORT:
            for run in dict.fromkeys(_runs(own, _RUN)):
                if not all(map(is_light, run)):
                    holders[run].append(i)
            for run in dict.fromkeys(_runs(own, SHORT)):
                holders[run].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for run, having in holders.items():
        if len(having) > 1:
            for pair in _pairs(having):
                shared[pair] += 1 if len(run) == _RUN else 2
    return sorted(pair for pair, n in shared.items() if n > 1)


def _pairs(having: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(having) <= _CROWD:
        yield from combinations(having, 2)
        return
    for step in range(1, _NEAR + 1):
        yield from zip(having, having[step:], strict=False)


def _common(some: tuple[str, ...], others: tuple[str, ...]) -> _Common:
    """Read the runs of three words and more that two quotations share."""
    if some == others:
        return _Common(len(some), len(some), len({k for k in some if not is_light(k)}), (0, 0))
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, run in enumerate(_runs(others, _RUN)):
        if len(places[run]) < _CROWD:  # "no, no, no, no ..."
            places[run].append(j)
    ends: dict[int, int] = {}  # place in the other -> length of the run that ends there
    longest, at = 0, (0, 0)
    covered: set[int] = set()
    for i, run in enumerate(_runs(some, _RUN)):
        now: dict[int, int] = {}
        for j in places.get(run, ()):
            length = ends.get(j - 1, _RUN - 1) + 1
            now[j] = length
            covered.update(range(i, i + _RUN))
            if length > longest:
                longest, at = length, (i + _RUN - length, j + _RUN - length)
        ends = now
    said = {some[i] for i in covered if not is_light(some[i])}
    return _Common(longest, len(covered), len(said), at)


def _is_one(one: Unit, other: Unit, common: _Common) -> bool:
    if common.content < 2 and common.longest < _LONG:
        # All grammar ("what I have is ..."): only the whole of what somebody is quoted with.
        return _is_same(one, other) and SHORT <= common.longest >= min(len(one.words), len(other.words))
    if common.longest >= SHORT:
        shorter = min(_sentence(one, common.at[0], common), _sentence(other, common.at[1], common))
        if one.analysis == other.analysis:  # in the headline and in the text, or in a box
            return common.words >= _REPEATED * shorter
        if differ(one, other):
            return common.longest >= _LONG and common.words >= _MOST * shorter
        return common.longest >= _SURE or common.words >= _MOST * shorter
    shorter = min(len(one.words), len(other.words))
    return _is_same(one, other) and common.content >= 3 and common.words >= _MOST * shorter


def _sentence(unit: Unit, at: int, common: _Common) -> int:
    """How many words the sentences have that a shared run stands in, as far as an ellipsis or the marks."""
    own = unit.words
    first = at
    while first > 0 and not _begins(own, first):
        first -= 1
    last = at + common.longest
    while last < len(own) and not _begins(own, last):
        last += 1
    return last - first


def _begins(own: Sequence[Word], i: int) -> bool:
    return own[i].first or own[i].gap or own[i].part != own[i - 1].part


def _short(
    units: Sequence[Unit], keys: Sequence[tuple[str, ...]], around: Around, plain: Plain
) -> Iterator[tuple[int, int]]:
    """Quotations of a few words, each with the one it is most surely a part of."""
    small = [i for i, own in enumerate(keys) if 1 < len(own) < SHORT and says_something(units[i])]
    wanted = {keys[i] for i in small}
    sizes = sorted({len(own) for own in wanted})
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    uses: Counter[tuple[str, ...]] = Counter()
    for i, own in enumerate(keys):
        for size in sizes:
            for run in _runs(own, size):
                if run in wanted:
                    uses[run] += 1
                    if len(holders[run]) < _CROWD and holders[run][-1:] != [i]:
                        holders[run].append(i)
    for i in small:
        others = [j for j in holders[keys[i]] if j != i and not differ(units[i], units[j])]
        rated = [(worth, len(keys[j]), -j) for j in others if (worth := _worth(units, i, j, around))]
        if not rated:
            continue
        best = max(rated)
        # What articles write without marks too is a term, and quoting it no sign of one utterance.
        if best[0] >= _SAME or plain(keys[i]) <= uses[keys[i]]:
            yield i, -best[2]


def _worth(units: Sequence[Unit], i: int, j: int, around: Around) -> int:
    """How sure it is that a short quotation is part of another one; 0 where it is not."""
    one, other = units[i], units[j]
    said = says_something(one)
    together = len(around(i) & (around(j) | (content(other.words) - content(one.words))))
    if _is_same(one, other):
        return _SAME + together if said > 1 or together else 0
    if one.keys == other.keys:
        return together if said > 1 else 0
    return together if together > 1 else 0
