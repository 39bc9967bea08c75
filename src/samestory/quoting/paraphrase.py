"""Indirect speech that says in other words what another outlet quotes.

Only of a speaker who is the same by name in both, and only where most words that say something are shared, the rarer
ones counting more: what everybody in an event talks about tells nothing. One that negates what the other does not,
or has other numbers, is no paraphrase.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import fsum, log

from samestory.quoting.units import Unit
from samestory.quoting.words import NEGATIONS, content

__all__ = ["paraphrases", "weights"]

# Words that say something and are shared, and their part of the weight of the shorter one: few words must be most.
_FEW, _MOST = 2, 0.6
_MANY, _PART = 4, 0.35
_CROWD = 60


def weights(found: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """Return how much each stem tells: the logarithm of one over the share of texts that have it."""
    holders = Counter(stem for stems in found for stem in stems)
    return {stem: log((len(found) + 1) / n) for stem, n in holders.items()}


def paraphrases(quoted: Sequence[Unit], reported: Sequence[Unit]) -> list[tuple[int, int]]:
    """Match reports with quotations.

    Parameters
    ----------
    quoted : sequence of Unit
        Inside marks.
    reported : sequence of Unit
        Indirect speech.

    Returns
    -------
    list of (int, int)
        Index of a report, index of the quotation of another article that it paraphrases; each report once.
    """
    stems = [content(u.words) for u in quoted]
    own = [content(u.words) for u in reported]
    weight = weights([*stems, *own])
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, unit in enumerate(quoted):
        if unit.source is not None:
            for stem in stems[j]:
                if len(holders[unit.source, stem]) < _CROWD:
                    holders[unit.source, stem].append(j)
    found = []
    for i, unit in enumerate(reported):
        shared = Counter(j for stem in sorted(own[i]) for j in holders.get((unit.source or "", stem), ()))
        rated = [
            (share, -j)
            for j, n in shared.items()
            if n >= _FEW
            and quoted[j].analysis != unit.analysis
            and (share := _share(own[i], stems[j], weight)) >= (_PART if n >= _MANY else _MOST)
            and _agree(unit, quoted[j])
        ]
        if rated:
            found.append((i, -max(rated)[1]))
    return found


def _share(some: frozenset[str], others: frozenset[str], weight: Mapping[str, float]) -> float:
    """The weight that is shared, of all weight of the shorter."""
    # Exact sums: sets of words have another order in every run of the program.
    both, one, other = (fsum(weight[stem] for stem in stems) for stems in (some & others, some, others))
    return both / max(1e-9, min(one, other))


def _agree(one: Unit, other: Unit) -> bool:
    some, others = set(one.keys), set(other.keys)
    if bool(some & NEGATIONS) != bool(others & NEGATIONS):
        return False
    numbers = {k for k in some if k[0].isdigit()}, {k for k in others if k[0].isdigit()}
    return not (numbers[0] and numbers[1]) or bool(numbers[0] & numbers[1])
