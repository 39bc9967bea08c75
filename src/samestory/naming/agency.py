"""Agency: how often each actor does something, undergoes something and speaks, in an outlet's own voice.

What it counts
    Verbs of the running text in the outlet's own voice (quoted and reported words are somebody else's) whose doer or
    undergoer an actor is (`roles.py`), pronouns included where they are resolved. Verbs of speech are counted apart and
    are no deeds; verbs that are none ("be", "have", "seem") are left out. ``power`` are the deeds by which somebody
    orders, bans, arrests, deploys (``words.toml``).

Interval
    95 per cent percentile bootstrap over sentences inside articles; none under five deeds.

When not to read it
    What a share means depends on what happened: who is arrested is an undergoer in every honest report. Only the
    difference between outlets on one event says something, and on one event it describes and tests nothing.

References
    van Leeuwen (1996), The representation of social actors. Fowler et al. (1979), Language and control.
    Sap et al. (2017), Connotation frames of power and agency in modern films.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samestory.naming.intervals import interval
from samestory.naming.roles import Deed, deeds
from samestory.naming.words import fold
from samestory.reading import Reading
from samestory.types import VOICES, AgencyRow, Evidence, Field, Named

__all__ = ["agency_of"]

_LEAST = 5
_SHOWN = 12
_ACTORS = frozenset({"person", "institution", "group", "country"})
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "conj"})
_CLAUSES = frozenset({"relcl", "acl"})
_PRONOUNS = frozenset("he him she her they them it".split())
_OWN = VOICES.index("own")


class _Act(NamedTuple):
    """One deed of an actor: where, in which sentence."""

    actor: int
    reading: int
    sentence: int
    deed: Deed


class _Places:
    """Which entity stands at an offset of an article: the shortest of its mentions there."""

    def __init__(self) -> None:
        self._starts: dict[Field, list[int]] = {"title": [], "body": []}
        self._held: dict[Field, list[tuple[int, int, int]]] = {"title": [], "body": []}

    def add(self, entity: int, e: Evidence) -> None:
        self._held[e.field].append((e.start, e.end, entity))

    def close(self) -> None:
        for field, held in self._held.items():
            held.sort()
            self._starts[field] = [start for start, _, _ in held]

    def at(self, field: Field, offset: int) -> int | None:
        held = self._held[field]
        best: tuple[int, int] | None = None
        last = bisect_right(self._starts[field], offset) - 1
        for i in range(last, max(-1, last - 8), -1):
            start, end, entity = held[i]
            if start <= offset < end and (best is None or end - start < best[0]):
                best = end - start, entity
        return None if best is None else best[1]


def agency_of(
    readings: Sequence[Reading],
    named: Sequence[Named],
    outlets: Sequence[str],
) -> tuple[AgencyRow, ...]:
    """Return a row an actor and outlet that mentions it; actors without any verb have none."""
    places: dict[str, _Places] = defaultdict(_Places)
    mentions: Counter[tuple[int, str]] = Counter()
    forms: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, one in enumerate(named):
        for form in one.forms:
            mentions[number, form.outlet] += form.n
            forms[form.outlet][fold(form.form)].add(number)
            for e in form.evidence:
                places[e.article].add(number, e)
    for of in places.values():
        of.close()
    acts: dict[tuple[int, str], list[_Act]] = defaultdict(list)
    for i, reading in enumerate(readings):
        outlet = reading.article.outlet
        for act in _acts(i, reading, places[reading.article.id], forms[outlet]):
            if named[act.actor].kind in _ACTORS:
                acts[act.actor, outlet].append(act)
    rows = []
    told = {actor for actor, _ in acts}
    for number, one in enumerate(named):
        if number in told:
            rows += [
                _row(one, outlet, mentions[number, outlet], acts.get((number, outlet), []), readings)
                for outlet in dict.fromkeys(outlets)
                if mentions[number, outlet]
            ]
    return tuple(rows)


def _acts(number: int, reading: Reading, places: _Places, forms: dict[str, set[int]]) -> Iterator[_Act]:
    c, voices = reading.columns, reading.voices
    first: dict[str, int] = {}
    heads = {c.head[i] for i in range(c.n) if c.dep[i] in _CLAUSES}
    for i in range(c.n):
        if c.dep[i] not in _PARTS and i not in heads:
            continue
        if c.pos[i] not in {"NOUN", "PROPN", "PRON"} or c.kind_at(i) != "text" or c.block[i] < 0:
            continue
        found = [deed for deed in deeds(c, i) if voices[deed.verb] == _OWN]
        if not found:
            continue
        actor = (
            _pronoun(reading, i, places, forms, first)
            if c.pos[i] == "PRON"
            else places.at(*reading.place(i, i + 1)[:2])
        )
        if actor is not None:
            for deed in found:
                yield _Act(actor, number, c.sent[deed.verb], deed)


def _pronoun(
    reading: Reading, i: int, places: _Places, forms: dict[str, set[int]], first: dict[str, int]
) -> int | None:
    """The entity that a pronoun stands for, if it stands in the table."""
    c = reading.columns
    if c.lower[i] not in _PRONOUNS or c.quoted[i]:
        return None
    entity = reading.cast.pronouns.resolve(i)
    if entity is None:
        return None
    if entity.key[0] == "person":
        if not first:
            for mention in reading.cast.entities.people.mentions:
                if mention.person is not None:
                    first.setdefault(mention.person.name, mention.end - 1)
        place = first.get(entity.name)
        return None if place is None else places.at(*reading.place(place, place + 1)[:2])
    known = forms.get(fold(entity.name), set())
    return next(iter(known)) if len(known) == 1 else None


def _row(
    one: Named,
    outlet: str,
    mentions: int,
    acts: Sequence[_Act],
    readings: Sequence[Reading],
) -> AgencyRow:
    counted = Counter(act.deed.part for act in acts)
    total = counted["agent"] + counted["patient"]
    note, share = "", None
    ends: tuple[float | None, float | None] = (None, None)
    if total < _LEAST:
        note = f"fewer than {_LEAST} deeds: no share"
    else:
        share = round(counted["agent"] / total, 4)
        ends = _ends(one, outlet, acts, readings)
    verbs = Counter((act.deed.part, act.deed.lemma) for act in acts)
    return AgencyRow(
        entity=one.entity,
        outlet=outlet,
        mentions=mentions,
        agent=counted["agent"],
        patient=counted["patient"],
        speech=counted["speech"],
        power=sum(act.deed.power for act in acts),
        share=share,
        low=ends[0],
        high=ends[1],
        verbs=tuple(
            (part, lemma, n) for (part, lemma), n in sorted(verbs.items(), key=lambda kv: (-kv[1], kv[0]))
        ),
        note=note,
        evidence=tuple(
            readings[act.reading].evidence(act.deed.verb, act.deed.verb + 1)
            for act in acts
            if act.deed.part != "speech"
        )[:_SHOWN],
    )


def _ends(
    one: Named, outlet: str, acts: Sequence[_Act], readings: Sequence[Reading]
) -> tuple[float | None, float | None]:
    by_sentence: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for act in acts:
        if act.deed.part != "speech":
            by_sentence[act.reading][act.sentence][act.deed.part == "patient"] += 1
    return interval(
        f"{outlet}\n{one.entity}",
        {readings[i].article.id: _sentences(readings[i]) for i in by_sentence},
        {
            readings[i].article.id: [(agent, patient) for agent, patient in rows.values()]
            for i, rows in by_sentence.items()
        },
    )


def _sentences(reading: Reading) -> int:
    c = reading.columns
    return sum(c.kind_at(start) == "text" for start in c.sentences[:-1])
