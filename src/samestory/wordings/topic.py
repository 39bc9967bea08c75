"""What some sentences have in common, in their own words: a phrase that all have in a row, else what all name.

"Defund the police" says what four sentences are about, "police" does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from samestory.grouping.terms import stem
from samestory.speakers.columns import Columns
from samestory.statements import Aligned
from samestory.statements.likeness import content, terms
from samestory.statements.units import Unit, is_content

__all__ = ["topic"]

_NAMED = 2  # phrases that name a subject
_LONGEST = 10  # words in a row
_NAMING = frozenset({"NOUN", "PROPN"})
_MARKS = frozenset('()[]"“”:;')
_ACTS = frozenset({"VERB", "AUX"})
_INSIDE = frozenset({"compound", "amod", "nmod"})  # before a noun, part of what it names

Run = tuple[int, int]


def topic(aligned: Aligned, group: Sequence[int]) -> tuple[str, ...]:
    """Return what all units of a group name, as the first puts it, in the order of its text.

    Parameters
    ----------
    aligned : Aligned
    group : sequence of int
        Numbers of units.
    """
    shared = set.intersection(*(set(content(aligned.reading(n).columns, aligned.units[n])) for n in group))
    unit, c = aligned.units[group[0]], aligned.reading(group[0]).columns
    at = [i for i, term in enumerate(terms(c, unit.start, unit.end), unit.start) if term in shared]
    rows = [f" {' '.join(_keys(aligned.reading(n).columns, aligned.units[n]))} " for n in group[1:]]
    found = _in_a_row(c, unit, frozenset(at), rows)
    kept = [found] if found else []
    for run in sorted(_nouns(c, unit, at), key=lambda run: (run[0] - run[1], run[0])):
        head = stem(c.lower[run[1] - 1])
        is_new = not any(
            head in {stem(c.lower[i]) for i in range(*other)} or (run[0] < other[1] and other[0] < run[1])
            for other in kept
        )
        if len(kept) < _NAMED and is_new:
            kept.append(run)
    text = aligned.reading(group[0])
    return tuple(text.text(start, end) for start, end in sorted(kept))


def _keys(c: Columns, unit: Unit) -> list[str]:
    return [stem(word) for word in c.lower[unit.start : unit.end]]


def _in_a_row(c: Columns, unit: Unit, shared: frozenset[int], rows: Sequence[str]) -> Run | None:
    """The longest words in a row that all have, from one shared word to another; None where two stand nowhere so."""
    best: Run | None = None
    keys = _keys(c, unit)
    for start in sorted(shared):
        for end in range(min(unit.end, start + _LONGEST), start + 1, -1):
            if end - 1 not in shared or (best and end - start <= best[1] - best[0]):
                continue
            if any(c.text[i] in _MARKS for i in range(start, end)):
                continue
            words = f" {' '.join(keys[start - unit.start : end - unit.start])} "
            if all(words in row for row in rows):
                best = start, end
                break
    if best is not None:
        best = best[0], _whole_end(c, best, shared)
    # "Said the mayor" names nothing, and two words that are one name are found among the nouns.
    if best is None or best[1] - best[0] < _NAMED or not any(c.pos[i] in _NAMING for i in range(*best)):
        return None
    return _whole_word(c, best[0]), best[1]


def _whole_end(c: Columns, run: Run, shared: frozenset[int]) -> int:
    """Where a run ends with a whole phrase: not "checks to gun" of gun shows, nor "immigrants brought"."""
    start, end = run
    while end > start:
        last = end - 1
        is_cut = c.dep[last] in _INSIDE and c.head[last] > last
        if last in shared and not is_cut and c.pos[last] not in _ACTS:
            break
        end = last
    return end


def _nouns(c: Columns, unit: Unit, shared: Sequence[int]) -> list[Run]:
    """Shared nouns, each with what stands before it and belongs to it."""
    named = [i for i in shared if c.pos[i] in _NAMING and is_content(c, i)]
    heads = [i for i in named if not (c.dep[i] in _INSIDE and c.head[i] > i)]
    runs = []
    for i in heads or named:
        start = i
        while start > unit.start and c.dep[start - 1] in _INSIDE and unit.start <= c.head[start - 1] <= i:
            start -= 1
        runs.append((_whole_word(c, start), i + 1))
    return runs


def _whole_word(c: Columns, start: int) -> int:
    """Where the word begins of which a token is the end: "Anti-espionage" is three."""
    while start > 1 and c.text[start - 1] == "-":
        start -= 2
    return start
