"""Whose words they are: told in own voice or given to somebody, and by which verb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from samestory.attribution import ATTRIBUTION
from samestory.grouping.background import english
from samestory.statements.lining import Lined, Link
from samestory.statements.units import is_content, is_name
from samestory.types import VOICES
from samestory.wordings.found import Found, Side

__all__ = ["Cue", "attribution", "cues", "is_said_alike", "reporting"]

_MATCHED = 0.5  # of the content words of the shorter telling, for both to make one claim
_MOST = 0.75  # of them, where no verb is the same
_VERBS = frozenset({"VERB", "AUX"})
_SPEECH = frozenset(
    "say tell add ask announce report claim warn argue state declare insist statement interview tweet call urge accuse "
    "criticize criticise note suggest point acknowledge admit deny confirm pledge promise vow defend explain demand "
    "testify write cite believe think rule establish accord dub charge find show".split()
)
_REPORTED = frozenset("why how whether what who if that".split())
_SAID = frozenset("say tell add ask according".split())
_SAID_ALIKE = 2  # content words of what two tellings give to one speaker
_SHARED = 4  # words of a fact that is told twice
_GIVEN = 0.6  # of what two tellings share, that must lie in speech for a claim to be given to somebody
_OWN = 0.3  # of it, at most, in speech for a claim to be the outlet's own


def attribution(one: Side, other: Side, lined: Lined) -> Iterator[Found]:
    """Yield where one telling has in its own voice what the other gives to somebody.

    Headlines drop attributions as their form: what their text does with that has a detector of its own.
    """
    if one.unit.is_title or other.unit.is_title:
        return
    links = [link for link in lined.links.values() if link.how != "near"]
    plain_words = sum(not is_name(one.reading.columns, link.one) for link in links)
    if plain_words < _SHARED or not _is_same_claim(one, other, lined):
        return
    ours = [VOICES[one.reading.voices[link.one]] for link in links]
    theirs = [VOICES[other.reading.voices[link.other]] for link in links]
    for given, own, turned in ((ours, theirs, False), (theirs, ours, True)):
        side, plain = (other, one) if turned else (one, other)
        is_given = sum(voice in {"direct", "indirect"} for voice in given) >= _GIVEN * len(links)
        is_own = own.count("own") >= (1 - _OWN) * len(links) and "uncertain" not in own
        is_told = is_given and is_own and _has_act(plain, lined.links if turned else lined.back)
        if is_told and not _is_reported(plain) and not _tells_of_speech(side, plain):
            yield Found("attribution", (one.unit.start, one.unit.end), (other.unit.start, other.unit.end))


def _has_act(own: Side, lined: Mapping[int, Link]) -> bool:
    """Whether the main act of a telling stands in the other: that police released photographs is not what they say."""
    c, unit = own.reading.columns, own.unit
    root = c.root(unit.start, unit.end)
    if c.pos[root] == "AUX":  # "is unsafe", "is a threat"
        return any(k in lined for k in c.children[root] if c.dep[k] in {"acomp", "attr", "prep", "advmod"})
    return root in lined and lined[root].how != "role"


def _is_reported(side: Side) -> bool:
    """Whether a telling is a report of speech, or a part of one, after all."""
    c, unit = side.reading.columns, side.unit
    is_cued = any(
        span.label == "cue" for span in side.reading.stretches_in(ATTRIBUTION, unit.start, unit.end)
    )
    speech = any(c.lemma[i] in _SPEECH for i in range(unit.start, unit.end))
    return is_cued or speech or c.lower[unit.start] in _REPORTED


def _tells_of_speech(given: Side, own: Side) -> bool:
    """Whether the telling in own voice names the speaker: it tells of a speech too, in other grammar."""
    numbers = {n for n in given.reading.spoken[given.unit.start : given.unit.end] if n >= 0}
    speakers = given.reading.cast.speakers
    names = [speakers[n].name if n in speakers else None for n in sorted(numbers)]
    c = own.reading.columns
    words = {c.lower[i] for i in range(own.unit.start, own.unit.end)}
    return any(
        name is None
        or any(word.strip(".,’'").casefold() in words for word in name.split() if word[:1].isupper())
        for name in names
    )


def _is_same_claim(one: Side, other: Side, lined: Lined) -> bool:
    """Whether most of what the shorter telling says has its counterpart in the other, its act included."""
    sizes = (
        sum(
            is_content(side.reading.columns, i) and side.reading.columns.lower[i] not in english()
            for i in range(side.unit.start, side.unit.end)
        )
        for side in (one, other)
    )
    links = [link for link in lined.links.values() if link.how != "near"]
    a, b = one.reading.columns, other.reading.columns
    share = len(links) / max(1, min(sizes))
    # Words in one role may be two acts: "would move supplies" is not "has brought in".
    is_one_act = any(a.pos[link.one] == b.pos[link.other] == "VERB" and link.how == "same" for link in links)
    return share >= _MOST or (share >= _MATCHED and is_one_act)


class Cue(NamedTuple):
    """A word that introduces speech: its lemma, who speaks, its tokens."""

    lemma: str
    speaker: str | None
    start: int
    end: int


def reporting(ours: Sequence[Cue], theirs: Sequence[Cue]) -> Iterator[Found]:
    """Yield the words that introduce what the same speaker says."""
    if len(ours) != 1 or len(theirs) != 1:
        return
    a, b = ours[0], theirs[0]
    is_one = a.speaker is None or b.speaker is None or _share_a_word(a.speaker, b.speaker)
    if (
        is_one
        and a.lemma != b.lemma
        and not {a.lemma, b.lemma} <= _SAID
        and a.lemma.isalpha()
        and b.lemma.isalpha()
    ):
        yield Found("reporting-verb", (a.start, a.end), (b.start, b.end))


def is_said_alike(one: Side, other: Side, lined: Lined) -> bool:
    """Say whether words of what is said are the same in both: a speaker and his office are in all his statements."""
    said = (
        one.reading.voices[link.one]
        and other.reading.voices[link.other]
        and not is_name(one.reading.columns, link.one)
        for link in lined.links.values()
        if link.how != "near"
    )
    return sum(map(bool, said)) >= _SAID_ALIKE


def cues(side: Side) -> list[Cue]:
    """Return the cues of speech, not of wishes and plans, in a telling."""
    c, unit = side.reading.columns, side.unit
    found = []
    for span in side.reading.stretches_in(ATTRIBUTION, unit.start, unit.end):
        if span.label == "cue" and span.id not in side.reading.wishes:
            speaker = side.reading.cast.speakers.get(int(span.id))
            root = c.root(span.start, span.end)
            if c.pos[root] not in _VERBS:
                continue  # "said in a statement" is no other verb than "said"
            if c.lower[root] == "writing" and root and c.lower[root - 1] == "in":
                continue  # who declares in writing declares
            found.append(Cue(c.lemma[root], speaker.name if speaker else None, span.start, span.end))
    return list(dict.fromkeys(found))


def _share_a_word(one: str, other: str) -> bool:
    a, b = ({word.strip(".,").casefold() for word in name.split()} for name in (one, other))
    return bool(a & b)
