"""Sentences of several outlets on the same subject, where it is not sure that they report the same fact.

Of 656 pairs that were read, among them many that are far less alike than these, 14 had nothing in common that
matters: what is near is nearly always on the same subject, and how differently it is put is what readers of
coverage point at first. So the nearest sentences are put together by a lower bar than statements, and are never
called the same fact. The rank is hand-set: over more outlets, early, charged, and little of it quotation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.statements import Aligned
from samestory.statements.likeness import content
from samestory.statements.units import Unit, is_name
from samestory.types import Analysis, Evidence, Finding, Subject
from samestory.wordings.evidence import evidence

__all__ = ["subjects"]

_NEAR = 0.3  # how alike a sentence is to the one that others are put beside
_OF_AN_ARTICLE = 2  # sentences on a subject
_KEPT = 40  # subjects of an event
_SHORTEST, _ENOUGH, _LONGEST = 3, 6, 12  # words of a core
_HEADLINE = 16  # words of a headline that is a core
_REACH = 7  # words from its subject to a verb
_SIZE, _EARLY, _LEAD, _LOADED, _EPISTEMIC, _QUOTED = 0.7, 1.0, 0.5, 0.4, 0.3, 0.7
_ALIKE = 2.0
_STOPS = frozenset(";:–—()")
_MARKS = frozenset('"“”')
_VERBS = frozenset({"VERB", "AUX"})
_DOERS = frozenset({"nsubj", "nsubjpass", "expl"})
_BEFORE_A_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_LOOSE = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "PRON"})  # words that a core does not end in
# What says nothing at the end of a core: words before one that was cut off, and verbs of an act that was.
_PENDING = frozenset(
    "amod compound nummod nmod poss quantmod advmod det aux auxpass neg mark nsubj nsubjpass".split()
)
_FURTHER = frozenset({"conj", "relcl", "advcl", "xcomp", "ccomp"})
_SPOKEN = frozenset({"ccomp", "parataxis"})


def subjects(aligned: Aligned, analyses: Sequence[Analysis]) -> tuple[Subject, ...]:
    """Return subjects of several outlets, those most worth reading first; no sentence stands in two.

    Parameters
    ----------
    aligned : Aligned
    analyses : sequence of Analysis
        Of the same articles.
    """
    marks = {a.article.id: a.findings for a in analyses}
    groups: dict[tuple[int, ...], float] = {}
    near = _neighbours(aligned)
    for seed in near:
        group = tuple(sorted(_around(aligned, seed, near)))
        outlets = {aligned.reading(unit).article.outlet for unit in group}
        if len(outlets) > 1:
            score = min(
                float(aligned.found.scores[seed, aligned.units[n].article]) for n in group if n != seed
            )
            groups[group] = max(groups.get(group, 0.0), score)
    ranked = sorted(
        ((_worth(aligned, group, score, marks), group) for group, score in groups.items()), reverse=True
    )
    taken: set[tuple[int, int]] = set()
    found = []
    for worth, group in ranked:
        sentences = {(aligned.units[n].article, aligned.units[n].sentence) for n in group}
        if sentences & taken:
            continue
        # Words of a speaker that several quote stand with the quotations.
        cores = [_core(aligned.reading(n), aligned.units[n]) for n in group]
        cores = [core for core in cores if core.voice != "direct"]
        if len({core.outlet for core in cores}) < 2:
            continue
        taken |= sentences
        found.append(Subject(tuple(cores), round(worth, 4)))
        if len(found) == _KEPT:
            break
    return tuple(found)


def _around(aligned: Aligned, seed: int, near: Mapping[int, Sequence[tuple[float, int]]]) -> list[int]:
    """A unit, and in each other article the ones nearest to it, if they are near."""
    found = [seed]
    taken: Counter[int] = Counter()
    for _, unit in near.get(seed, ()):
        article = aligned.units[unit].article
        if taken[article] < _OF_AN_ARTICLE:
            taken[article] += 1
            found.append(unit)
    return found


def _neighbours(aligned: Aligned) -> dict[int, list[tuple[float, int]]]:
    """Units near to each unit, the nearest first."""
    near: dict[int, list[tuple[float, int]]] = {}
    plain = [_plain(aligned, number) for number in range(len(aligned.units))]
    for (one, other), score in aligned.found.between.items():
        # Names alone make no subject: two sentences about one person may be about two things.
        if score >= _NEAR and plain[one] & plain[other]:
            near.setdefault(one, []).append((score, other))
            near.setdefault(other, []).append((score, one))
    for found in near.values():
        found.sort(key=lambda pair: (-pair[0], pair[1]))
    return near


def _plain(aligned: Aligned, number: int) -> frozenset[str]:
    """The content words of a unit that are no names; of a headline all, since capitals look like names."""
    unit = aligned.units[number]
    c = aligned.reading(number).columns
    names = () if unit.is_title else [i for i in range(unit.start, unit.end) if is_name(c, i)]
    return frozenset(content(c, unit, frozenset(names)))


def _worth(
    aligned: Aligned, group: tuple[int, ...], score: float, marks: Mapping[str, Sequence[Finding]]
) -> float:
    worth = _ALIKE * score + _SIZE * len({aligned.reading(n).article.outlet for n in group})
    for n in group:
        unit, reading = aligned.units[n], aligned.reading(n)
        which, start, end = reading.place(unit.start, unit.end)
        here = [f for f in marks[reading.article.id] if f.field == which and f.start < end and start < f.end]
        paragraph = reading.paragraph(unit.start)
        share = 1 / len(group)
        worth += _EARLY * share * (1 - paragraph / max(1, reading.paragraphs))
        worth += _LEAD * share * (paragraph <= 1)
        worth += _LOADED * min(2, sum(f.family == "loaded" for f in here))
        worth += _EPISTEMIC * any(f.family in {"epistemic", "sourcing"} for f in here)
        worth -= _QUOTED * share * (reading.voice(unit.start, unit.end) == "direct")
    return worth


def _core(reading: Reading, unit: Unit) -> Evidence:
    """The words of a telling that say most: who does what, in its own words; of a headline all of it."""
    c = reading.columns
    root = _act(c, unit)
    start = unit.start
    if c.pos[root] in _VERBS and not unit.is_title:
        subject = next((k for k in c.children[root] if c.dep[k] in _DOERS and k >= unit.start), root)
        first = max(unit.start, min(root, c.phrase(subject)[0]) if subject != root else root)
        start = first if root - first <= _REACH else root
        while start > unit.start and c.head[start - 1] == root and c.dep[start - 1] in _BEFORE_A_VERB:
            start -= 1
    end = _end(c, unit, start, root)
    if sum(c.pos[i] != "PUNCT" for i in range(start, end)) < _SHORTEST:
        start, end = unit.start, _end(c, unit, unit.start, root)
    return evidence(reading, unit, (start, end))


def _end(c: Columns, unit: Unit, start: int, root: int) -> int:
    """Where a core ends that begins at a word: at a break, no quotation, clause or noun phrase cut open."""
    longest = _HEADLINE if unit.is_title else _LONGEST
    last = min(unit.end, start + longest)
    end = start + 1
    while end < last and c.text[end] not in _STOPS:
        # A comma ends it only where enough is told.
        if c.text[end] == "," and end - start >= _ENOUGH and end > root and not unit.is_title:
            break
        end += 1
    marks = [i for i in range(start, end) if c.text[i] in _MARKS]
    if len(marks) % 2 and marks[-1] - start >= _SHORTEST:
        closing = next((i for i in range(end, min(unit.end, end + _ENOUGH)) if c.text[i] in _MARKS), None)
        end = marks[-1] if closing is None else closing + 1
    is_whole = end == unit.end
    while (
        end > start + 1
        and not is_whole
        and (
            c.pos[end - 1] in _LOOSE
            or c.tag[end - 1] == "PRP$"
            or c.text[end - 1] in ",;:–—"
            or (c.dep[end - 1] in _PENDING and c.head[end - 1] >= end)
            or (c.dep[end - 1] in _FURTHER and any(k >= end for k in c.children[end - 1]))
        )
    ):
        end -= 1
    return end


def _act(c: Columns, unit: Unit) -> int:
    """The verb of a unit: of reported speech, that of what is said."""
    i = c.root(unit.start, unit.end)
    for _ in range(3):
        below = next(
            (
                k
                for k in c.children[i]
                if c.dep[k] in _SPOKEN and unit.start <= k < unit.end and c.pos[k] in _VERBS
            ),
            None,
        )
        if below is None:
            return i
        i = below
    return i
