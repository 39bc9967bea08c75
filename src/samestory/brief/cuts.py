"""Words of an utterance that some outlets leave out, where the sense turns on them.

A cut is worth telling where the sentence goes on, or began before, with words that change what is said: "but ...",
"if ...", "not ..."; and, less, where half of a sentence is left out. It is never told of an outlet that has five
words in a row of what is left out anywhere in its articles, or a sentence with most of the words that say
something.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from samestory.quoting.absence import Texts
from samestory.quoting.words import NEGATIONS, Word, content, is_light, words
from samestory.types import Utterance, UtteranceMember

__all__ = ["Cut", "cuts", "shown"]

_TURNS = frozenset(
    "but however although though yet except unless if while whereas despite provided nevertheless".split()
)
_CONDITIONS = frozenset("if unless until provided although though while when whether".split())
_OPENS = frozenset("but however yet unless if although nevertheless except".split())
_FEWEST = 3  # words that are told, or looked for next to them
_CLAUSE = 5  # words of a quotation that can be called cut; fewer are a phrase taken out
_HALF = 6  # words of a plain half of a sentence, half of them more than grammar
_AFTER = 12  # words that are shown of what is left out
_MARKS = frozenset("‘’“”'\"")
_VERBATIM = 5
_CROWD = 40  # quotations of one outlet: a refrain, and no passage that is cut
_NEAR = 0.6

Kind = Literal["stops", "starts", "omits"]
Stretch = tuple[int, int]


class Cut(NamedTuple):
    """Words of the longest member that some outlets leave out.

    ``start`` and ``end`` are the words, ``context`` where what is shown of the sentence begins or ends; ``having`` and
    ``lacking`` a member of each outlet that runs them, or the words next to them; ``weight`` says how much the sense
    turns on them.
    """

    kind: Kind
    start: int
    end: int
    context: Stretch
    having: tuple[UtteranceMember, ...]
    lacking: tuple[UtteranceMember, ...]
    weight: int


class _Clause(NamedTuple):
    """Words ``first`` to ``last`` of the longest, left out after (or before) words that are kept."""

    kind: Kind
    first: int
    last: int
    context: Stretch
    weight: int


def cuts(u: Utterance, texts: Mapping[str, Sequence[Texts]]) -> Iterator[Cut]:
    """Yield what outlets leave out of an utterance.

    Parameters
    ----------
    u : Utterance
    texts : mapping of str to sequence of Texts
        The articles of each outlet.
    """
    article = {t.analysis.article.id: t.analysis.article for own in texts.values() for t in own}
    longest = u.members[u.longest]
    text = article[longest.article].text(longest.field)
    own = words(text, longest.quoted)
    by_outlet: dict[str, list[UtteranceMember]] = {}
    for m in u.members:
        if not m.paraphrase:
            by_outlet.setdefault(m.outlet, []).append(m)
    if max(map(len, by_outlet.values()), default=0) > _CROWD:
        return
    read = {
        id(m): words(article[m.article].text(m.field), m.quoted) for own_ in by_outlet.values() for m in own_
    }
    found: dict[_Clause, list[UtteranceMember]] = {}
    for outlet, members in by_outlet.items():
        body = [m for m in members if m.field == "body"]
        for stretch in dict.fromkeys(s for m in body for s in m.missing):
            for clause in _clauses(own, stretch):
                place = own[clause.first].start, own[clause.last].end
                # Whoever quotes what somebody else is quoted with inside has cut nothing.
                if _MARKS & {*_between(text, own, clause.first - 1), *_between(text, own, clause.last)}:
                    continue
                if not all(_within(place, m.missing) for m in members) or _has(texts[outlet], text, place):
                    continue
                next_to = next((m for m in body if _adjoins(read[id(m)], own, clause)), None)
                if next_to is not None:
                    found.setdefault(clause, []).append(next_to)
    for clause, lacking in found.items():
        place = own[clause.first].start, own[clause.last].end
        without = {m.outlet for m in lacking}
        beginning = [w.key for w in own[clause.first : clause.first + _FEWEST]]
        having = [
            next(m for m in members if m is longest or _find(read[id(m)], beginning) is not None)
            for outlet, members in by_outlet.items()
            if outlet not in without
            and any(m is longest or _find(read[id(m)], beginning) is not None for m in members)
            and any(not _touches(place, m.missing) for m in members)
        ]
        if having:
            yield Cut(clause.kind, *place, clause.context, tuple(having), tuple(lacking), clause.weight)


def _clauses(own: Sequence[Word], stretch: Stretch) -> Iterator[_Clause]:
    """The clause of a stretch next to what is kept, and how much the sense turns on it."""
    inside = [i for i, w in enumerate(own) if stretch[0] <= w.start and w.end <= stretch[1]]
    if not inside:
        return
    first, last = inside[0], inside[-1]
    before, after = _is_kept(own, first, -1), _is_kept(own, last, 1)
    # Where the longest has an ellipsis itself, nobody knows what came between.
    if before and own[first - 1].end < own[first].start and not own[first].gap:
        # Up to the end of the sentence that the cut is in.
        ends = next((i for i in inside[1:] if own[i].first), last + 1) - 1
        weight = _weight(own[first : ends + 1], opens=own[first].first)
        if weight:
            begins = max((i for i in range(first) if own[i].first), default=0)
            # From the beginning of the sentence: "Nobody from the mine has looked" is not "mine has looked".
            begins = _whole(own, max(begins, _part(own, first)))
            kind: Kind = "omits" if after else "stops"
            yield _Clause(kind, first, ends, (own[begins].start, own[ends].end), weight)
    elif (
        after
        and not before
        and not own[last + 1].first
        and not own[last + 1].gap
        and own[last].end < own[last + 1].start
    ):
        begins = max((i for i in inside if own[i].first), default=first)
        weight = _weight_before(own[begins : last + 1])
        if weight:
            ends = next((i for i in range(last + 1, len(own)) if own[i].first), len(own)) - 1
            while own[ends].part != own[last].part or (
                ends + 1 < len(own) and own[ends + 1].start == own[ends].end
            ):
                ends -= 1
            yield _Clause("starts", begins, last, (own[begins].start, own[ends].end), weight)


def _between(text: str, own: Sequence[Word], i: int) -> str:
    """What stands between a word and the next."""
    return text[own[i].end : own[i + 1].start] if 0 <= i < len(own) - 1 else ""


def _is_kept(own: Sequence[Word], i: int, step: int) -> bool:
    """Say whether a stretch has a neighbour in the same marks: it is kept, or the stretch would go on."""
    at = i + step
    return 0 <= at < len(own) and own[at].part == own[i].part


def _part(own: Sequence[Word], i: int) -> int:
    while i > 0 and own[i - 1].part == own[i].part:
        i -= 1
    return i


def _whole(own: Sequence[Word], i: int) -> int:
    """The beginning of a word that is two, as a contraction is."""
    while i > 0 and own[i - 1].end == own[i].start:
        i -= 1
    return i


def _adjoins(version: Sequence[Word], own: Sequence[Word], clause: _Clause) -> bool:
    """Say whether a version has the words next to a clause, and its marks close or an ellipsis stands there."""
    if len(version) < _CLAUSE:
        return False
    if clause.kind == "starts":
        following = [w.key for w in own[clause.last + 1 : clause.last + 1 + _FEWEST]]
        at = _find(version, following)
        return at is not None and (at == 0 or version[at].part != version[at - 1].part or version[at].gap)
    preceding = [w.key for w in own[max(0, clause.first - _FEWEST) : clause.first]]
    at = _find(version, preceding)
    if at is None:
        return False
    end = at + len(preceding)
    return end == len(version) or version[end].part != version[end - 1].part or version[end].gap


def _find(version: Sequence[Word], keys: Sequence[str]) -> int | None:
    own = [w.key for w in version]
    return next((i for i in range(len(own) - len(keys) + 1) if own[i : i + len(keys)] == list(keys)), None)


def _weight(clause: Sequence[Word], *, opens: bool) -> int:
    """What is left out after words that are kept; 0 where it is not worth telling."""
    keys = [w.key for w in clause]
    if len(keys) < _FEWEST:
        return 0
    if opens:  # another sentence changes this one only where it says so
        return 3 if keys[0] in _OPENS else 0
    if any(key in _TURNS for key in keys[:2]):
        return 4
    if any(key in NEGATIONS for key in keys):
        return 3
    return _half(keys)


def _weight_before(clause: Sequence[Word]) -> int:
    """What is left out before words that are kept."""
    keys = [w.key for w in clause]
    if len(keys) < _FEWEST:
        return 0
    if keys[0] in _CONDITIONS:
        return 4
    if keys[-1] in NEGATIONS or any(key in NEGATIONS for key in keys[:4]):
        return 3
    return _half(keys)


def _half(keys: Sequence[str]) -> int:
    return int(len(keys) >= _HALF and 2 * sum(not is_light(key) for key in keys) >= len(keys) - 1)


def _within(stretch: Stretch, missing: Sequence[Stretch]) -> bool:
    return any(start <= stretch[0] and stretch[1] <= end for start, end in missing)


def _touches(stretch: Stretch, missing: Sequence[Stretch]) -> bool:
    return any(start < stretch[1] and stretch[0] < end for start, end in missing)


def _has(texts: Sequence[Texts], text: str, stretch: Stretch) -> bool:
    """Say whether an outlet has the words somewhere all the same, or most of what they say."""
    found = words(text, [stretch])
    keys = [w.key for w in found]
    size = min(_VERBATIM, len(keys))
    stems = content(found)
    for t in texts:
        if any(t.count(keys[k : k + size]) for k in range(len(keys) - size + 1)):
            return True
        near = t.nearest(stems)
        if near is not None and near[0] >= _NEAR:
            return True
    return False


def shown(text: str, start: int, end: int, most: int = _AFTER) -> str:
    """Return some words of a text in quotation marks, with dots where more follow."""
    given = " ".join(text[start:end].split())
    parts = given.split(" ")
    if len(parts) > most:
        given = " ".join(parts[:most]) + " …"
    return (
        "“"
        + given.replace("“", "‘").replace("”", "’").replace('"', "'").rstrip(",;: ").removesuffix(".")
        + "”"
    )
