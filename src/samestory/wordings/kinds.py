"""What differs in the words of two tellings that were lined up: one function a kind.

Every difference is two stretches of words, one a telling. Where one of them has nothing in that place ("added",
"dropped") the words that it belongs to stand for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samestory.attribution import ATTRIBUTION
from samestory.grouping.background import english
from samestory.models.vectors import vectors
from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.statements.differences import differences
from samestory.statements.lining import Lined, arguments
from samestory.statements.units import Unit, is_content, is_name
from samestory.types import VOICES

__all__ = ["Found", "Side", "find"]

_PLAIN_VERBS = frozenset("be have do make get go take give come see put use let keep".split())
_MODIFIERS = frozenset({"amod", "advmod", "compound", "nmod", "npadvmod"})
_OBJECTS = frozenset({"dobj", "pobj", "nsubjpass"})
_MATCHED = 0.5  # of the content words of the shorter telling, for both to make one claim
_MOST = 0.75  # of them, where no verb is the same
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN"})
_BESIDE = 2
_STEM = 5
_ALIKE = 0.2  # cosine of two nouns that can stand for each other in a role
_SPEECH = frozenset(
    "say tell add ask announce report claim warn argue state declare insist statement interview tweet call urge accuse "
    "criticize criticise note suggest point acknowledge admit deny confirm pledge promise vow defend explain demand "
    "testify write cite believe think rule establish accord dub charge find show".split()
)
_REPORTED = frozenset("why how whether what who if that".split())
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_SAID = frozenset("say tell add ask according".split())
_NOBODY = frozenset("somebody someone something they one people who that which it".split())
_SAID_ALIKE = 2  # content words of what two tellings give to one speaker
_SHARED = 4  # words of a fact that is told twice
_GIVEN = 0.6  # of what two tellings share, that must lie in speech for a claim to be given to somebody
_OWN = 0.3  # of it, at most, in speech for a claim to be the outlet's own


class Side(NamedTuple):
    """One of two tellings: its article, and its unit."""

    reading: Reading
    unit: Unit


class Found(NamedTuple):
    """A difference: its kind, the tokens of each side, and of an added word its token: (0 or 1 for the side, token)."""

    kind: str
    one: tuple[int, int]
    other: tuple[int, int]
    added: tuple[int, int] | None = None


def find(one: Side, other: Side, lined: Lined) -> Iterator[Found]:
    """Yield the differences between two tellings.

    Parameters
    ----------
    one, other : Side
    lined : Lined
        Their words, lined up.
    """
    for difference in differences(one.reading, one.unit, other.reading, other.unit, lined):
        yield Found(*difference)
    yield from _attribution(one, other, lined)
    cues = _cues(one), _cues(other)
    if _is_said_alike(one, other, lined):
        yield from _reporting(*cues)
    a, b = one.reading.columns, other.reading.columns
    yield from _passive(a, one.unit, b, other.unit, lined)
    said = {k for cue in cues[0] for k in range(cue.start, cue.end)}
    yield from (f for f in _substitution(a, one.unit, b, other.unit, lined) if f.one[1] - 1 not in said)
    yield from _presupposition(one, other, lined)
    yield from _modifiers(a, one.unit, b, other.unit, lined)


def _attribution(one: Side, other: Side, lined: Lined) -> Iterator[Found]:
    """One telling has in its own voice what the other gives to somebody.

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
        if is_given and is_own and not _is_reported(plain) and not _tells_of_speech(side, plain):
            yield Found("attribution", (one.unit.start, one.unit.end), (other.unit.start, other.unit.end))


def _is_reported(side: Side) -> bool:
    """Whether a telling is a report of speech, or a part of one, after all."""
    c, unit = side.reading.columns, side.unit
    cues = any(span.label == "cue" for span in side.reading.stretches_in(ATTRIBUTION, unit.start, unit.end))
    speech = any(c.lemma[i] in _SPEECH for i in range(unit.start, unit.end))
    return cues or speech or c.lower[unit.start] in _REPORTED


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
    c = one.reading.columns
    share = len(links) / max(1, min(sizes))
    # Words in one role may be two acts: "would move supplies" is not "has brought in".
    is_one_act = any(c.pos[link.one] == "VERB" and link.how == "same" for link in links)
    return share >= _MOST or (share >= _MATCHED and is_one_act)


class _Cue(NamedTuple):
    """A word that introduces speech: its lemma, who speaks, its tokens."""

    lemma: str
    speaker: str | None
    start: int
    end: int


def _reporting(ours: Sequence[_Cue], theirs: Sequence[_Cue]) -> Iterator[Found]:
    """The words that introduce what the same speaker says."""
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


def _is_said_alike(one: Side, other: Side, lined: Lined) -> bool:
    """Whether words of what is said are the same in both: who says it, and what he is, are in any of his statements."""
    said = (
        one.reading.voices[link.one]
        and other.reading.voices[link.other]
        and not is_name(one.reading.columns, link.one)
        for link in lined.links.values()
        if link.how != "near"
    )
    return sum(map(bool, said)) >= _SAID_ALIKE


def _cues(side: Side) -> list[_Cue]:
    """Cues of speech, not of wishes and plans, in a telling."""
    c, unit = side.reading.columns, side.unit
    found = []
    for span in side.reading.stretches_in(ATTRIBUTION, unit.start, unit.end):
        if span.label == "cue" and span.id not in side.reading.wishes:
            speaker = side.reading.cast.speakers.get(int(span.id))
            root = c.root(span.start, span.end)
            found.append(_Cue(c.lemma[root], speaker.name if speaker else None, span.start, span.end))
    return list(dict.fromkeys(found))


def _share_a_word(one: str, other: str) -> bool:
    a, b = ({word.strip(".,").casefold() for word in name.split()} for name in (one, other))
    return bool(a & b)


def _passive(a: Columns, first: Unit, b: Columns, second: Unit, lined: Lined) -> Iterator[Found]:
    """The same act with who did it, and without."""
    for link in lined.links.values():
        if a.pos[link.one] != "VERB" or b.pos[link.other] != "VERB" or link.how != "same":
            continue
        here, there = _agent(a, link.one, first), _agent(b, link.other, second)
        if not _same_object(a, link.one, first, b, link.other, second, lined):
            continue
        if any(c.dep[k] == "neg" for c, i in ((a, link.one), (b, link.other)) for k in c.children[i]):
            continue
        if here == "gone" and isinstance(there, int) and not _has(a, first, b, there):
            yield Found("passive", _verb(a, link.one), _with(b, there, link.other))
        elif there == "gone" and isinstance(here, int) and not _has(b, second, a, here):
            yield Found("passive", _with(a, here, link.one), _verb(b, link.other))


def _same_object(a: Columns, i: int, first: Unit, b: Columns, j: int, second: Unit, lined: Lined) -> bool:
    """Whether the same is done to the same in both."""
    ours, theirs = arguments(a, i, first).get("dobj"), arguments(b, j, second).get("dobj")
    return ours is not None and ours in lined.links and lined.links[ours].other == theirs


def _has(c: Columns, unit: Unit, other: Columns, who: int) -> bool:
    """Whether a telling names somebody after all, in another place."""
    words = {other.lemma[k] for k in range(*other.phrase(who)) if other.pos[k] in {"NOUN", "PROPN"}}
    return any(c.lemma[i] in words for i in range(unit.start, unit.end))


def _agent(c: Columns, verb: int, unit: Unit) -> int | str | None:
    """Who does it: a word; ``gone`` in a passive without one; None where that cannot be said."""
    passive = False
    for k in c.children[verb]:
        if c.dep[k] in {"auxpass", "nsubjpass"}:
            passive = True
        if c.dep[k] == "agent":
            return c.hanging(k, "pobj")
    if passive:
        # A "by" that the parse hung elsewhere.
        return None if "by" in c.lower[verb + 1 : min(verb + 4, unit.end)] else "gone"
    subject = c.hanging(verb, "nsubj")
    if subject is None or not unit.start <= subject < unit.end:
        return None
    # "Somebody threw" tells no more than "were thrown".
    return None if c.lower[subject] in _NOBODY else subject


def _verb(c: Columns, i: int) -> tuple[int, int]:
    """A verb with its passive auxiliary and particle, where they stand beside it."""
    start, end = i, i + 1
    while start > 0 and c.head[start - 1] == i and c.dep[start - 1] in {"auxpass", "aux", "neg"}:
        start -= 1
    if end < c.n and c.head[end] == i and c.dep[end] == "prt":
        end += 1
    return start, end


def _with(c: Columns, subject: int, verb: int) -> tuple[int, int]:
    start, end = _verb(c, verb)
    first, last = c.phrase(subject)
    return (min(first, start), max(last, end)) if abs(subject - verb) < 12 else (start, end)


def _substitution(a: Columns, first: Unit, b: Columns, second: Unit, lined: Lined) -> Iterator[Found]:
    """Another word for the same actor, act or thing."""
    for link in lined.links.values():
        i, j = link.one, link.other
        if link.how == "same" or a.pos[i] not in _CONTENT or b.pos[j] not in _CONTENT:
            continue
        if a.lemma[i][:_STEM] == b.lemma[j][:_STEM]:
            continue
        # What names somebody is told in the naming of the event.
        if is_name(a, i) or is_name(b, j) or {a.lemma[i], b.lemma[j]} <= _PLAIN_VERBS:
            continue
        if link.how == "near" and not _same_place(a, i, b, j, lined):
            continue
        if link.how == "role" and not _can_stand_for(a, i, b, j):
            continue
        if a.pos[i] == "VERB":
            yield Found("substitution", _verb(a, i), _verb(b, j))
        elif a.pos[i] in {"NOUN", "PROPN"}:
            yield Found("substitution", _noun(a, i, first), _noun(b, j, second))
        else:
            yield Found("substitution", (i, i + 1), (j, j + 1))


def _can_stand_for(a: Columns, i: int, b: Columns, j: int) -> bool:
    """Whether two words in one role are of one kind: the parse alone pairs "way" with "race"."""
    known, rows = vectors()
    if a.lemma[i] not in known or b.lemma[j] not in known:
        return False
    return float(rows[known[a.lemma[i]]] @ rows[known[b.lemma[j]]]) >= _ALIKE


def _same_place(a: Columns, i: int, b: Columns, j: int, lined: Lined) -> bool:
    """Near words stand for each other where they hang on words that do, in the same way, or head both tellings."""
    here, there = a.head[i], b.head[j]
    if here == i or there == j:
        return here == i and there == j
    linked = here in lined.links and lined.links[here].other == there
    return linked and (a.dep[i] == b.dep[j] or {a.dep[i], b.dep[j]} <= _OBJECTS)


def _noun(c: Columns, i: int, unit: Unit) -> tuple[int, int]:
    """A noun with what stands before it, as a reader would cite it."""
    start = i
    while (
        start > unit.start
        and c.head[start - 1] in range(start, i + 1)
        and c.dep[start - 1] in _MODIFIERS | {"nummod"}
    ):
        start -= 1
    end = i + 1
    # "the killing of the driver" is cited to its end where it is short.
    if end < unit.end and c.lower[end] == "of" and c.head[end] == i:
        last = c.hanging(end, "pobj")
        if last is not None and last - end < 5:
            end = min(unit.end, last + 1)
    return start, end


def _presupposition(one: Side, other: Side, lined: Lined) -> Iterator[Found]:
    """A verb that takes what follows for granted ("revealed", "managed to"), and none in the other telling."""
    for name in ("factive", "implicative"):
        for mine, theirs, turned in ((one, other, False), (other, one, True)):
            c = mine.reading.columns
            links = lined.back if turned else lined.links
            for span in mine.reading.stretches_in(name, mine.unit.start, mine.unit.end):
                root = c.root(span.start, span.end)
                below = next(
                    (k for k in c.children[root] if c.dep[k] in {"ccomp", "xcomp"} and k in links), None
                )
                if below is None:
                    continue
                link = links[below]
                counterpart = link.one if turned else link.other
                d = theirs.reading.columns
                if d.dep[counterpart] in {"ccomp", "xcomp"} and theirs.unit.start <= d.head[counterpart]:
                    counterpart = d.head[counterpart]
                if any(s.start <= counterpart < s.end + 3 for s in theirs.reading.stretches(name)):
                    continue
                here, there = (span.start, span.end), _verb(theirs.reading.columns, counterpart)
                yield Found("presupposition", there, here) if turned else Found("presupposition", here, there)


def _modifiers(a: Columns, first: Unit, b: Columns, second: Unit, lined: Lined) -> Iterator[Found]:
    """A modifier of the same noun or verb that only one telling has."""
    here, there = _stems(a, first), _stems(b, second)
    for link in lined.links.values():
        i, j = link.one, link.other
        if link.how != "same" or a.pos[i] not in {"NOUN", "VERB", "PROPN"}:
            continue
        # A word that the other telling has elsewhere was not dropped.
        ours = [
            k for k in _modifying(a, i, first) if k not in lined.links and a.lemma[k][:_STEM] not in there
        ]
        theirs = [
            k for k in _modifying(b, j, second) if k not in lined.back and b.lemma[k][:_STEM] not in here
        ]
        for k in ours:
            yield Found("modifier", _joined(a, k, i), (j, j + 1), (0, k))
        for k in theirs:
            yield Found("modifier", (i, i + 1), _joined(b, k, j), (1, k))


def _stems(c: Columns, unit: Unit) -> set[str]:
    """The words of a telling, so far as another form of one begins alike: false, falsely."""
    return {c.lemma[i][:_STEM] for i in range(unit.start, unit.end)}


def _modifying(c: Columns, i: int, unit: Unit) -> Sequence[int]:
    """Adjectives before a noun, and adverbs of manner beside a verb."""
    return [
        k
        for k in c.children[i]
        if unit.start <= k < unit.end
        and (
            (c.dep[k] == "amod" and k < i and c.tag[k] in _ADJECTIVES)
            or (c.dep[k] == "advmod" and c.lower[k].endswith("ly") and abs(k - i) <= _BESIDE)
        )
        and not is_name(c, k)
        and "-" not in c.text[max(k - 1, unit.start) : k + 2]
    ]


def _joined(c: Columns, k: int, i: int) -> tuple[int, int]:
    """A modifier with its noun where they stand close, else alone."""
    start, end = min(k, i), max(k, i) + 1
    return (start, end) if end - start <= 4 else (k, k + 1)
