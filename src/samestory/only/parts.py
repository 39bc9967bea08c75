"""What can be struck from a text and leave it standing: sentences, clauses, appositions, each with whom it is about.

- a sentence, or one of the main clauses that it joins (a unit of the statements);
- a clause inside of one: relative, adverbial, a participle behind a noun, a joined verb without a subject of its
  own;
- an apposition, what stands in brackets or between dashes, and a description before a name.

Whom each is about says teller.py.

Limits: the parse decides what hangs on what; what stands in brackets is a part only within one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from samestory.only.teller import Teller
from samestory.only.words import Words
from samestory.speakers.columns import Columns
from samestory.speakers.words import titles, words
from samestory.statements.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Kind", "Part", "inner_parts", "relative_clauses", "whole_unit"]

Kind = Literal["sentence", "clause", "apposition"]

_CLAUSES = frozenset({"relcl", "advcl", "acl"})
_VERBS = frozenset({"VERB", "AUX"})
_OPENS = {"(": ")", "[": "]"}
_DASHES = frozenset({"—", "–", "--"})
_LEAST = {
    "sentence": 4,
    "clause": 3,
    "apposition": 2,
}  # content words; less says nothing that could be looked for
_LONGEST = 60  # tokens of a part inside a sentence
_MOST = 40  # parts of a unit
_EDGES = frozenset({",", ";", ":", "—", "–", "--", "-", "(", "[", "]"})


class Part(NamedTuple):
    """A stretch of words, what it is, and whom it is about.

    Attributes
    ----------
    unit : int
        Number of the unit it stands in.
    start, end : int
        Its tokens.
    about : str
        A shared actor.
    is_subject : bool
        Whether the actor is its subject, or what it hangs on: it tells something of the actor.
    """

    unit: int
    start: int
    end: int
    kind: Kind
    about: str
    is_subject: bool


def whole_unit(number: int, unit: Unit, teller: Teller, said: Words, *, is_alone: bool) -> Part | None:
    """Return a unit as a part; None where it is about nobody, or says too little. Asked in the order of the text.

    Parameters
    ----------
    number : int
        Of the unit.
    unit : Unit
    teller : Teller
    said : Words
        Both of its article.
    is_alone : bool
        Whether it is the only unit of its sentence.
    """
    whole = teller.of_unit(unit)
    if whole is None or said.count(unit.start, unit.end) < _LEAST["sentence"]:
        return None
    return Part(number, unit.start, unit.end, "sentence" if is_alone else "clause", *whole)


def inner_parts(number: int, unit: Unit, teller: Teller, said: Words) -> Iterator[Part]:
    """Yield what can be struck from a unit, what holds another before it.

    Parameters
    ----------
    number : int
        Of the unit.
    unit : Unit
    teller : Teller
    said : Words
        Both of its article.
    """
    c = teller.columns
    found = {
        (*_trimmed(c, start, end), kind, hangs_on)
        for start, end, kind, hangs_on in islice(_inner(c, teller.doc, unit), _MOST)
    }
    for first, last, kind, hangs_on in sorted(found, key=lambda part: (part[0], -part[1], *part[2:])):
        if not 0 < last - first <= _LONGEST or said.count(first, last) < _LEAST[kind]:
            continue
        if not _is_balanced(c.text[first:last]):
            continue
        about = teller.of_part(hangs_on)
        if about is not None:
            yield Part(number, first, last, kind, *about)


def relative_clauses(c: Columns, start: int, end: int) -> frozenset[int]:
    """Return the tokens of a stretch that only say more of a noun in it: "Russia, which …"."""
    found: set[int] = set()
    for i in range(start, end):
        if c.dep[i] == "relcl" and start <= c.head[i] < end:
            waiting = [i]
            while waiting:
                found.add(k := waiting.pop())
                waiting += c.children[k]
    return frozenset(found)


def _inner(c: Columns, doc: Doc, unit: Unit) -> Iterator[tuple[int, int, Kind, int]]:
    """Yield the parts inside of a unit: tokens, kind, and the word each hangs on."""
    for i in range(unit.start, unit.end):
        head, dep = c.head[i], c.dep[i]
        if not unit.start <= head < unit.end or head == i:
            continue
        if dep in _CLAUSES and c.pos[i] in _VERBS:
            listed = c.dep[head] == "conj" or any(c.dep[k] == "conj" and k < i for k in c.children[head])
            if dep == "relcl" and listed:
                continue  # behind a list it may be said of any of it
            yield *_span(doc, i, unit), "clause", head if dep != "advcl" else i
        elif dep == "conj" and c.pos[i] in _VERBS and c.pos[head] in _VERBS and i > head:
            yield i, _span(doc, i, unit)[1], "clause", i
        elif dep == "appos" and i > head:
            if c.ent[i] == c.ent[head] == "PERSON":
                continue  # one name after the other is a list
            yield *_span(doc, i, unit), "apposition", head
        elif c.pos[i] == "PROPN" and c.pos[head] != "PROPN":
            yield from _before(c, i, unit)
    yield from _brackets(c, unit)


def _is_balanced(tokens: Sequence[str]) -> bool:
    """Whether brackets close in what opens them: between "(231,000) and Republicans (262,000)" stands no part."""
    depth = 0
    for text in tokens:
        depth += (text in _OPENS) - (text in _OPENS.values())
        if depth < 0:
            return False
    return depth == 0


def _span(doc: Doc, i: int, unit: Unit) -> tuple[int, int]:
    """The first token of what hangs on a word of a unit, and the one behind the last."""
    return max(doc[i].left_edge.i, unit.start), min(doc[i].right_edge.i + 1, unit.end)


def _before(c: Columns, name: int, unit: Unit) -> Iterator[tuple[int, int, Kind, int]]:
    """The description before a name: "the retired general Paul Drozd"; a title alone says nothing."""
    first = name
    while first > unit.start and c.pos[first - 1] == "PROPN" and c.head[first - 1] == name:
        first -= 1
    start = max(unit.start, c.phrase(name)[0])
    said = [
        i
        for i in range(start, first)
        if c.pos[i] in {"NOUN", "ADJ", "NUM", "VERB"} and c.lower[i].rstrip(".") not in titles()
    ]
    if said and c.ent[name] == "PERSON" and any(c.lemma[i] not in words("noun", "office") for i in said):
        yield start, first, "apposition", name


def _brackets(c: Columns, unit: Unit) -> Iterator[tuple[int, int, Kind, int]]:
    """What stands in brackets or between two dashes; it hangs on the word before."""
    opened: int | None = None
    for i in range(unit.start, unit.end):
        text = c.text[i]
        if opened is None:
            opened = i if text in _OPENS or text in _DASHES else None
        elif text == _OPENS.get(c.text[opened]) or (text in _DASHES and c.text[opened] in _DASHES):
            if opened > unit.start:
                yield opened + 1, i, "apposition", opened - 1
            opened = None


def _trimmed(c: Columns, start: int, end: int) -> tuple[int, int]:
    """Without the marks and the joint at its edges."""
    while start < end and (c.pos[start] in {"SPACE", "CCONJ"} or c.text[start] in _EDGES):
        start += 1
    while end > start and (
        c.pos[end - 1] in {"SPACE", "CCONJ"} or c.text[end - 1] in _EDGES or c.text[end - 1] in ".)"
    ):
        end -= 1
    return start, end
