"""How two tellings put the same act: with who did it or without, and taken for granted or not."""

from __future__ import annotations

from collections.abc import Iterator

from samestory.speakers.columns import Columns
from samestory.statements.lining import Lined, arguments
from samestory.statements.units import Unit
from samestory.wordings.found import Found, Side

__all__ = ["passive", "presupposition", "verb_of"]

_NOBODY = frozenset("somebody someone something they one people who that which it".split())


def passive(a: Columns, first: Unit, b: Columns, second: Unit, lined: Lined) -> Iterator[Found]:
    """Yield the same act with who did it, and without."""
    for link in lined.links.values():
        if a.pos[link.one] != "VERB" or b.pos[link.other] != "VERB" or link.how != "same":
            continue
        here, there = _agent(a, link.one, first), _agent(b, link.other, second)
        if not _same_object(a, link.one, first, b, link.other, second, lined):
            continue
        if any(c.dep[k] == "neg" for c, i in ((a, link.one), (b, link.other)) for k in c.children[i]):
            continue
        if here == "gone" and isinstance(there, int) and not _has(a, first, b, there):
            yield Found("passive", verb_of(a, link.one), _with(b, there, link.other))
        elif there == "gone" and isinstance(here, int) and not _has(b, second, a, here):
            yield Found("passive", _with(a, here, link.one), verb_of(b, link.other))


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
    is_passive = False
    for k in c.children[verb]:
        if c.dep[k] in {"auxpass", "nsubjpass"}:
            is_passive = True
        if c.dep[k] == "agent":
            return c.hanging(k, "pobj")
    if is_passive:
        # A "by" that the parse hung elsewhere.
        return None if "by" in c.lower[verb + 1 : min(verb + 4, unit.end)] else "gone"
    subject = c.hanging(verb, "nsubj")
    if subject is None or not unit.start <= subject < unit.end:
        return None
    # "Somebody threw" tells no more than "were thrown".
    return None if c.lower[subject] in _NOBODY else subject


def _with(c: Columns, subject: int, verb: int) -> tuple[int, int]:
    start, end = verb_of(c, verb)
    first, last = c.phrase(subject)
    return (min(first, start), max(last, end)) if abs(subject - verb) < 12 else (start, end)


def presupposition(one: Side, other: Side, lined: Lined) -> Iterator[Found]:
    """Yield a verb that takes what follows for granted ("revealed", "managed to"), and none in the other telling."""
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
                here, there = (span.start, span.end), verb_of(theirs.reading.columns, counterpart)
                yield Found("presupposition", there, here) if turned else Found("presupposition", here, there)


def verb_of(c: Columns, i: int) -> tuple[int, int]:
    """Return a verb with its passive auxiliary and particle, where they stand beside it."""
    start, end = i, i + 1
    while start > 0 and c.head[start - 1] == i and c.dep[start - 1] in {"auxpass", "aux", "neg"}:
        start -= 1
    if end < c.n and c.head[end] == i and c.dep[end] == "prt":
        end += 1
    return start, end
