"""The same words introduced by another verb, given to another speaker, or not the same words inside the marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from samestory.brief.cuts import shown
from samestory.brief.wording import named
from samestory.quoting.words import NEGATIONS, Word, is_light, stem, words
from samestory.types import Analysis, Utterance, UtteranceMember

__all__ = ["Told", "introduced", "misquoted", "speakers"]

_PLAIN = re.compile(r"\b(?:sa(?:ys?|id|ying)|t(?:ells?|old|elling)|according to)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)
_MODALS = frozenset("will would can could may might must shall should".split())
_FEWEST = 5  # words that two outlets have in common here
_SURE = 8  # words that two people do not say alike
_MEMBERS = 4  # of an outlet that are looked at
_AROUND = 4  # words shown on either side of one that differs

Analyses = Mapping[str, Analysis]


class Told(NamedTuple):
    """A sentence for the brief, its worth, and the members that show it."""

    weight: int
    text: str
    members: tuple[UtteranceMember, ...]


def introduced(u: Utterance, analyses: Analyses) -> Iterator[Told]:
    """Say where one outlet's verb is plain and another's colours the same words."""
    plain: dict[str, UtteranceMember] = {}
    coloured: dict[str, UtteranceMember] = {}
    for m in _quoted(u):
        if m.cue is None or m.cue_start is None or _NEGATED.search(m.cue) or m.field != "body":
            continue
        if any(
            _overlaps(f.field, f.start, f.end, m)
            for f in analyses[m.article].findings
            if f.category == "reporting-verb"
        ):
            coloured.setdefault(m.outlet, m)
        elif _PLAIN.search(m.cue):
            plain.setdefault(m.outlet, m)
    neutral = {outlet: m for outlet, m in plain.items() if outlet not in coloured}
    for outlet, m in coloured.items():
        same = [other for other in neutral.values() if _shares(m, other, analyses, _FEWEST)]
        if outlet in plain or not same:
            continue
        others = [other.outlet for other in same]
        verbs = list(dict.fromkeys(map(_cue, same)))
        told = (
            f"“{verbs[0]}”"
            if len(verbs) == 1
            else "plain verbs (" + ", ".join(f"“{v}”" for v in verbs[:3]) + ")"
        )
        yield Told(
            3,
            f"{_words(m, same[0], analyses)} is introduced with “{_cue(m)}” in {outlet} and with {told} in "
            f"{named(others)}.",
            (m, *same),
        )


def speakers(u: Utterance, analyses: Analyses) -> Iterator[Told]:
    """Say where two outlets give the same words to two people, both named in the sentence."""
    given: dict[str, UtteranceMember] = {}
    for m in sorted(_quoted(u), key=lambda m: -m.words):
        if (
            m.source is not None
            and m.source_kind == "person"
            and m.speaker
            and _is_written(m.source, m.speaker)
        ):
            given.setdefault(_last(m), m)
    for one, other in combinations(list(given.values())[:_MEMBERS], 2):
        same = not set(str(one.source).split()).isdisjoint(str(other.source).split())
        if one.outlet != other.outlet and not same and _shares(one, other, analyses, _SURE):
            yield Told(
                5,
                f"{_words(one, other, analyses)} is given to {one.source} in {one.outlet} and to {other.source} in "
                f"{other.outlet}.",
                (one, other),
            )
            return


def misquoted(u: Utterance, analyses: Analyses) -> Iterator[Told]:
    """Say where the words inside the marks differ in a way that a reader would notice."""
    longest = u.members[u.longest]
    theirs = analyses[longest.article].article.text(longest.field)
    for m in _quoted(u):
        own = analyses[m.article].article.text(m.field)
        if m.outlet == longest.outlet:
            continue
        for here, there in m.alters:
            weight = _differ([w.key for w in words(own, [here])], [w.key for w in words(theirs, [there])])
            if weight:
                whole, changed = _side_by_side([_part(theirs, there, longest), _part(own, here, m)])
                yield Told(
                    weight,
                    f"The words inside quotation marks differ: {longest.outlet} has {whole}, {m.outlet} {changed}.",
                    (longest, m),
                )


def _differ(some: Sequence[str], others: Sequence[str]) -> int:
    one, other = set(some) - set(others), set(others) - set(some)
    telling = NEGATIONS | _MODALS
    if one & NEGATIONS or other & NEGATIONS:
        return 5
    if one & telling and other & telling:
        return 4
    if any(k[0].isdigit() for k in one) and any(k[0].isdigit() for k in other):
        return 4
    said, unlike = [k for k in one if not is_light(k)], [k for k in other if not is_light(k)]
    # Forms of one word ("run", "running") and spellings are no other word.
    alike = any(stem(a)[:3] == stem(b)[:3] for a in said for b in unlike)
    return 2 if said and unlike and not alike and not any(k[0].isdigit() for k in (*said, *unlike)) else 0


def _quoted(u: Utterance) -> list[UtteranceMember]:
    """The first quotations of each outlet."""
    seen: Counter[str] = Counter()
    found = []
    for m in u.members:
        if not m.paraphrase:
            seen[m.outlet] += 1
            if seen[m.outlet] <= _MEMBERS:
                found.append(m)
    return found


def _cue(m: UtteranceMember) -> str:
    return " ".join((m.cue or "").split())


def _overlaps(field: str, start: int, end: int, m: UtteranceMember) -> bool:
    return (
        field == m.field
        and m.cue_start is not None
        and m.cue_end is not None
        and start < m.cue_end
        and m.cue_start < end
    )


def _keys(m: UtteranceMember, analyses: Analyses) -> list[str]:
    return [w.key for w in words(analyses[m.article].article.text(m.field), m.quoted)]


def _shares(one: UtteranceMember, other: UtteranceMember, analyses: Analyses, fewest: int) -> bool:
    """Say whether one of two members is part of the other, word for word."""
    shorter, longer = sorted((_keys(one, analyses), _keys(other, analyses)), key=len)
    return len(shorter) >= fewest and f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def _words(one: UtteranceMember, other: UtteranceMember, analyses: Analyses) -> str:
    """The words that both have: those of the shorter one."""
    shorter = min(one, other, key=lambda m: (len(m.quoted), m.words))
    if shorter.words > min(one.words, other.words):  # the words of one alone
        shorter = min(one, other, key=lambda m: m.words)
    start, end = max(shorter.quoted, key=lambda part: part[1] - part[0])
    return shown(analyses[shorter.article].article.text(shorter.field), start, end)


class _Part(NamedTuple):
    """The words of a place in an article, and those before and after it inside the marks."""

    text: str
    place: tuple[int, int]
    before: list[Word]
    after: list[Word]


def _part(text: str, place: tuple[int, int], m: UtteranceMember) -> _Part:
    span = next(((s, e) for s, e in m.quoted if s <= place[0] <= e), (m.start, m.end))
    own = words(text, [span])
    return _Part(text, place, [w for w in own if w.end <= place[0]], [w for w in own if w.start >= place[1]])


def _side_by_side(parts: Sequence[_Part]) -> list[str]:
    """Cite each place with as many words around it as all have, so that what is shown begins and ends alike."""
    before = min(_AROUND, *(len(part.before) for part in parts))
    after = min(_AROUND, *(len(part.after) for part in parts))
    return [
        shown(
            part.text,
            part.before[-before].start if before else part.place[0],
            max(part.place[1], part.after[after - 1].end) if after else part.place[1],
            2 * _AROUND + 4,
        )
        for part in parts
    ]


def _is_written(source: str, speaker: str) -> bool:
    return source.rsplit(maxsplit=1)[-1].lower() in speaker.lower()


def _last(m: UtteranceMember) -> str:
    return (m.source or "").lower().split()[-1]
