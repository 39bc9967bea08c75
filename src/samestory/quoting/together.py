"""Quotations of an event -> utterances: who runs which words, who leaves what out, who does not run them.

The longest member is the measure: the others are aligned with it. Members that share no words with it (each has another
part of what a third one runs in full) leave all of it out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from samestory.actors import actors
from samestory.quoting.absence import Texts, absent
from samestory.quoting.aligning import Aligner, Difference, Run, stretches
from samestory.quoting.linking import groups
from samestory.quoting.paraphrase import paraphrases
from samestory.quoting.units import Places, Unit, indirect, marked, surroundings
from samestory.quoting.words import Word, content, words
from samestory.types import Analysis, Utterance, UtteranceMember

__all__ = ["utterances"]


def utterances(analyses: Sequence[Analysis]) -> tuple[Utterance, ...]:
    """Find the utterances that at least two articles run.

    Parameters
    ----------
    analyses : sequence of Analysis
        All articles of one event, by time of publication.

    Returns
    -------
    tuple of Utterance
        Those that most outlets run first, then those with most words.

    Notes
    -----
    Direct and mixed quotations of headlines and running text are compared by their words inside marks; indirect
    speech is added to what it paraphrases. What only one article quotes is no utterance here, paraphrased or not,
    unless another article reports it. Bounds: of one quotation 600 words are read, and a phrase that more than 40
    quotations have is followed from neighbour to neighbour only.
    """
    names = actors(analyses)
    places = [Places(a) for a in analyses]
    quoted = [u for n, a in enumerate(analyses) for u in marked(n, a, names, places[n])]
    reported = [u for n, a in enumerate(analyses) for u in indirect(n, a, names, places[n])]
    texts: dict[str, list[Texts]] = defaultdict(list)
    for a in analyses:
        texts[a.article.outlet].append(Texts(a))
    lines = [text for own in texts.values() for text in own]
    found = groups(
        quoted, _around(analyses, quoted, places), lambda keys: sum(text.count(keys) for text in lines)
    )
    group_of = {i: number for number, members in enumerate(found) for i in members}
    told: dict[int, list[Unit]] = defaultdict(list)
    for i, j in paraphrases(quoted, reported):
        told[group_of[j]].append(reported[i])
    made = []
    for number, members in enumerate(found):
        units = [quoted[i] for i in members]
        if len({u.analysis for u in (*units, *told[number])}) > 1:
            made.append(_utterance(analyses, places, units, told[number], texts))
    return tuple(sorted(made, key=lambda u: (-len(u.outlets), -u.members[u.longest].words)))


def _around(
    analyses: Sequence[Analysis], units: Sequence[Unit], places: Sequence[Places]
) -> Callable[[int], frozenset[str]]:
    known: dict[int, frozenset[str]] = {}

    def around(i: int) -> frozenset[str]:
        if i not in known:
            unit = units[i]
            known[i] = surroundings(analyses[unit.analysis], unit, places[unit.analysis])
        return known[i]

    return around


def _utterance(
    analyses: Sequence[Analysis],
    places: Sequence[Places],
    units: Sequence[Unit],
    told: Sequence[Unit],
    texts: Mapping[str, Sequence[Texts]],
) -> Utterance:
    longest = max(units, key=lambda u: len(u.words))
    compared = _Compared(analyses, longest)
    both = [(u, False) for u in units] + [(u, True) for u in told]
    both.sort(key=lambda p: (p[0].analysis, p[0].field != "title", p[0].start))
    made = [_member(analyses[u.analysis], u, places[u.analysis], paraphrase) for u, paraphrase in both]
    covered: dict[tuple[int, str], set[int]] = defaultdict(set)
    for u in units:
        covered[u.analysis, u.field] |= compared.kept(u)
    members = tuple(
        member
        if paraphrase
        else replace(
            member, missing=compared.missing(covered[u.analysis, u.field]), alters=compared.alters(u)
        )
        for member, (u, paraphrase) in zip(made, both, strict=True)
    )
    running = [analyses[n] for n in dict.fromkeys(u.analysis for u, _ in both)]
    return Utterance(
        speaker=_speaker([u for u, _ in both]),
        members=members,
        longest=next(i for i, (u, _) in enumerate(both) if u is longest),
        outlets=tuple(dict.fromkeys(m.outlet for m in members)),
        absent=tuple(absent(texts, running, [u.keys for u in units], content(longest.words))),
    )


class _Compared:
    """The versions of an utterance against the longest of them."""

    def __init__(self, analyses: Sequence[Analysis], longest: Unit) -> None:
        self._analyses = analyses
        self._longest = longest
        self._aligner = Aligner(longest.words)
        self._known: dict[tuple[str, ...], list[Run]] = {}
        self._differ: dict[tuple[tuple[str, int, bool], ...], list[Difference]] = {}

    def kept(self, unit: Unit) -> set[int]:
        """Return which words of the longest an article has, reported ones of the same sentence included."""
        if unit is self._longest:
            return set(range(len(unit.words)))
        found = self._read(unit.words) | self._altered(unit)
        q = unit.quotation
        if q is not None and (q.start < unit.start or unit.end < q.end):
            found = found | self._read(
                words(self._analyses[unit.analysis].article.text(unit.field), [(q.start, q.end)])
            )
        return found

    def missing(self, kept: set[int]) -> tuple[tuple[int, int], ...]:
        """Return the places of all other words of the longest."""
        own = self._longest.words
        return tuple(stretches(own, (i for i in range(len(own)) if i not in kept)))

    def alters(self, unit: Unit) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
        """Return the places of words that differ, in the unit and in the longest."""
        if unit is self._longest:
            return ()
        return tuple(
            (_place(unit.words, *d.here), _place(self._longest.words, *d.there))
            for d in self._differences(unit)
            if not d.shown and not d.same
        )

    def _read(self, found: Sequence[Word]) -> set[int]:
        return {run.there + k for run in self._runs(found) for k in range(run.size)}

    def _runs(self, found: Sequence[Word]) -> list[Run]:
        keys = tuple(word.key for word in found)
        if keys not in self._known:
            self._known[keys] = self._aligner.runs(found)
        return self._known[keys]

    def _altered(self, unit: Unit) -> set[int]:
        """Words of the longest that stand here otherwise: those are no words left out."""
        return {
            i
            for d in self._differences(unit)
            if d.here[0] < d.here[1] or not d.shown
            for i in range(*d.there)
        }

    def _differences(self, unit: Unit) -> list[Difference]:
        known = tuple((word.key, word.part, word.gap) for word in unit.words)
        if known not in self._differ:
            self._differ[known] = self._aligner.differences(unit.words, self._runs(unit.words))
        return self._differ[known]


def _place(found: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """The offsets of some words; of none, where they would stand."""
    if start < end:
        return found[start].start, found[end - 1].end
    at = found[start].start if start < len(found) else found[-1].end
    return at, at


def _member(a: Analysis, unit: Unit, places: Places, paraphrase: bool) -> UtteranceMember:
    q, text = unit.quotation, a.article.text(unit.field)
    kind: Literal["direct", "mixed", "indirect"] = "mixed"
    if q is not None and q.kind != "attitude":
        kind = q.kind
    if not paraphrase and kind == "indirect":
        kind = "mixed"
    speaker = None
    if q is not None and q.speaker_start is not None:
        speaker = text[q.speaker_start : q.speaker_end]
    return UtteranceMember(
        article=a.article.id,
        outlet=a.article.outlet,
        field=unit.field,
        start=unit.start,
        end=unit.end,
        text=text[unit.start : unit.end],
        kind=kind,
        paraphrase=paraphrase,
        quoted=() if paraphrase else unit.parts,
        words=0 if paraphrase else _count(unit.words),
        cue=q.cue if q is not None else None,
        cue_start=q.cue_start if q is not None else None,
        cue_end=q.cue_end if q is not None else None,
        speaker=speaker,
        speaker_start=q.speaker_start if q is not None else None,
        speaker_end=q.speaker_end if q is not None else None,
        source=unit.source,
        source_kind=unit.source_kind,
        placement=places.placement(unit.field, unit.start),
        paragraph=places.paragraph(unit.field, unit.start),
    )


def _count(found: Sequence[Word]) -> int:
    """Words as a reader counts them: a contraction is one."""
    return sum(i == 0 or word.start != found[i - 1].end for i, word in enumerate(found))


def _speaker(units: Sequence[Unit]) -> str | None:
    """The name most members have; one that is written counts more than one a pronoun stands for."""
    votes: Counter[str] = Counter()
    for u in units:
        if u.source is not None:
            votes[u.source] += 3 if u.is_named else 1
    first = votes.most_common(2)
    if not first or (len(first) > 1 and first[0][1] == first[1][1]):
        return None
    return first[0][0]
