"""What each outlet calls the same thing, inside a statement: lined up, told apart by kind, ranked.

Two tellings of a fact are lined up word by word (samestory/statements/lining.py); each place where they differ is a
difference of one kind (kinds.py). Differences of several outlets in one place are put together. The rank is a
weight by kind, more where one side is marked as loaded and the other not, times how alike the tellings are. Words
that one outlet quotes otherwise than another are no wording of its own: they stand with the quotations
(samestory/quoting).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from samestory.models.scorer import SCORES
from samestory.reading import Reading
from samestory.statements import Aligned
from samestory.types import Analysis, Evidence, Finding, Statement, Wording
from samestory.wordings.evidence import evidence
from samestory.wordings.found import Found, Side
from samestory.wordings.kinds import find

__all__ = ["KINDS", "wordings"]

# How much an editor would want to see a difference of a kind; where a value is a pair, unmarked and with loaded words.
KINDS: Mapping[str, tuple[float, float]] = {
    "attribution": (0.75, 0.95),
    "reporting-verb": (0.15, 0.95),
    "negation": (0.8, 0.9),
    "number": (0.8, 0.9),
    "certainty": (0.65, 0.8),
    "passive": (0.65, 0.85),
    "presupposition": (0.25, 0.8),
    "substitution": (0.15, 1.0),
    "modifier": (0.15, 0.8),
}
_SURE = 0.55  # how alike two tellings are whose words are compared
_COMPARED = 6  # tellings of a statement, each with each
_LEAST = 0.35  # under this a difference is one of style
_SCORED = 0.6  # of what a marked word adds, that a difference of scores can
_MARKING = frozenset({"loaded"})


def wordings(aligned: Aligned, analyses: Sequence[Analysis]) -> tuple[Wording, ...]:
    """Find and rank differences of wording.

    Parameters
    ----------
    aligned : Aligned
    analyses : sequence of Analysis
        Of the same articles: their findings say which words are loaded.

    Returns
    -------
    tuple of Wording
        The heaviest first.
    """
    marks = {a.article.id: [f for f in a.findings if f.family in _MARKING] for a in analyses}
    found = [
        wording for statement in aligned.statements for wording in _of_statement(aligned, statement, marks)
    ]
    found.sort(key=lambda w: (-w.weight, int(w.statement[1:]), w.kind, [v.start for v in w.variants]))
    return tuple(found)


def _of_statement(
    aligned: Aligned, statement: Statement, marks: Mapping[str, Sequence[Finding]]
) -> Iterator[Wording]:
    numbers = aligned.members[statement.id][:_COMPARED]
    places: dict[tuple[str, frozenset[tuple[int, int, int]]], tuple[float, dict[int, Evidence]]] = {}
    for one, other in combinations(numbers, 2):
        sides = (
            Side(aligned.reading(one), aligned.units[one]),
            Side(aligned.reading(other), aligned.units[other]),
        )
        score = aligned.found.between.get((one, other), 0.0)
        if sides[0].reading.article.outlet == sides[1].reading.article.outlet or score < _SURE:
            continue
        for difference in find(*sides, aligned.lined(one, other)):
            variants = _variants(difference, sides)
            if variants[0].text.casefold() == variants[1].text.casefold():
                continue
            # Words that one outlet quotes otherwise than another stand with the quotations.
            if all(variant.voice in {"direct", "uncertain"} for variant in variants):
                continue
            weight = _weight(difference, sides, variants, marks) * (0.5 + 0.5 * score)
            if weight < _LEAST:
                continue
            key = (difference.kind, frozenset({(one, *difference.one), (other, *difference.other)}))
            places[key] = weight, {one: variants[0], other: variants[1]}
    yield from _together(statement.id, places)


def _together(
    statement: str,
    places: Mapping[tuple[str, frozenset[tuple[int, int, int]]], tuple[float, dict[int, Evidence]]],
) -> Iterator[Wording]:
    """Put differences of one kind together that share a stretch of words: one place, several outlets."""
    groups: list[tuple[str, set[tuple[int, int, int]], float, dict[int, Evidence]]] = []
    for (kind, stretches), (weight, variants) in places.items():
        for n, (other_kind, known, heaviest, others) in enumerate(groups):
            if kind == other_kind and known & stretches:
                groups[n] = kind, known | stretches, max(weight, heaviest), {**variants, **others}
                break
        else:
            groups.append((kind, set(stretches), weight, variants))
    for kind, _, weight, variants in groups:
        yield Wording(statement, kind, tuple(variants[n] for n in sorted(variants)), round(weight, 4))


def _variants(difference: Found, sides: tuple[Side, Side]) -> tuple[Evidence, Evidence]:
    one, other = (
        evidence(side.reading, side.unit, stretch)
        for side, stretch in zip(sides, (difference.one, difference.other), strict=True)
    )
    return one, other


def _weight(
    difference: Found,
    sides: tuple[Side, Side],
    variants: Sequence[Evidence],
    marks: Mapping[str, Sequence[Finding]],
) -> float:
    plain, loaded = KINDS[difference.kind]
    is_marked = [
        any(f.field == v.field and f.start < v.end and v.start < f.end for f in marks.get(v.article, ()))
        for v in variants
    ]
    if difference.added is None:
        stretches = (difference.one, difference.other)
        warm, cool = (_charge(side.reading, part) for side, part in zip(sides, stretches, strict=True))
    else:
        which, token = difference.added
        warm, cool = _charge(sides[which].reading, (token, token + 1)), 0.0
    if any(is_marked) and not all(is_marked):
        return loaded
    # Between two words neither or both of which are marked, the scores say how much warmer one is.
    return plain + (loaded - plain) * _SCORED * abs(warm - cool)


def _charge(reading: Reading, stretch: tuple[int, int]) -> float:
    """The highest score of loaded wording of some words, 0 to 1; 0 where nothing was scored."""
    scores = reading.doc.user_data.get(SCORES)
    own = [] if scores is None else [float(scores[i]) for i in range(*stretch)]
    return max((score for score in own if not math.isnan(score)), default=0.0)
