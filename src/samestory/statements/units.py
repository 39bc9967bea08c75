"""What may report a fact: headlines, sentences, and the main clauses of a sentence that carries two.

"The port was shut at dawn, and the ministry called for talks" reports two facts, and another outlet has them in two
sentences. Main clauses that are joined to the first and have a subject of their own are units of their own; a clause
that only says more about something ("who had been warned") stays with its sentence.

Limits: the parse decides what is joined to what; in a headline without verbs everything is one unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from samestory.reading import Reading
from samestory.speakers.columns import Columns

__all__ = ["Unit", "is_content", "is_name", "is_telling", "read_units"]

_LEAST = 3  # content words of a unit; less reports nothing
_LONGEST = 120  # tokens: a list or a text without full stops is no sentence
_MOST = 3_000  # units of an article; what follows is not compared
_JOINTS = frozenset(",;–—")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "DATE", "TIME"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X", "INTJ", "SYM", "AUX"})


class Unit(NamedTuple):
    """A stretch of words that may report a fact.

    Attributes
    ----------
    article : int
        Number of its reading.
    start, end : int
        Its tokens.
    sentence : int
        Number of its sentence in the article.
    is_title : bool
    """

    article: int
    start: int
    end: int
    sentence: int
    is_title: bool


def read_units(readings: Sequence[Reading]) -> list[Unit]:
    """Return the units of all articles, in the order of the articles and of their texts."""
    return [unit for number, reading in enumerate(readings) for unit in _units(number, reading.columns)]


def is_name(c: Columns, i: int) -> bool:
    """Say whether a word is part of a name or a date: shared by sentences that report different facts."""
    return c.pos[i] == "PROPN" or c.ent[i] in _NAMES


def is_content(c: Columns, i: int) -> bool:
    """Say whether a word may carry a fact: no function word and no punctuation."""
    return is_telling(c.text[i], c.pos[i])


@lru_cache(maxsize=50_000)
def is_telling(text: str, pos: str) -> bool:
    """Say of a word and its part of speech what `is_content` says of its place."""
    return pos in _CONTENT and any(char.isalnum() for char in text)


def _units(number: int, c: Columns) -> Iterator[Unit]:
    made = 0
    for sentence in range(len(c.sentences) - 1):
        start, end = _trimmed(c, c.sentences[sentence], c.sentences[sentence + 1])
        kind = c.kind_at(start) if start < end else ""
        if kind not in {"text", "title"} or end - start > _LONGEST:
            continue
        edges = [start, *_joined(c, start, end), end] if kind == "text" else [start, end]
        for edge, following in pairwise(edges):
            first, last = _trimmed(c, edge, following)
            if sum(map(is_telling, c.text[first:last], c.pos[first:last])) >= _LEAST:
                yield Unit(number, first, last, sentence, kind == "title")
                made += 1
        if made >= _MOST:
            return


def _trimmed(c: Columns, start: int, end: int) -> tuple[int, int]:
    """Without blanks around it, and without what joins a clause to the one before."""
    while (
        start < end
        and (c.pos[start] in {"SPACE", "CCONJ"} or c.text[start] in _JOINTS)
        and (c.pos[start] == "SPACE" or not c.begins[start])
    ):
        start += 1
    while end > start and (c.pos[end - 1] == "SPACE" or c.text[end - 1] in _JOINTS):
        end -= 1
    return start, end


def _joined(c: Columns, start: int, end: int) -> list[int]:
    """Where further main clauses begin: a verb joined to the root, with its own subject, in unbroken stretches."""
    heads = [i for i in range(start, end) if c.head[i] == i and c.pos[i] in {"VERB", "AUX"}]
    found = []
    for i in range(start, end):
        chained = c.dep[i] == "conj" and c.head[i] in heads and c.pos[i] in {"VERB", "AUX"}
        if chained and any(c.dep[k] in _SUBJECTS for k in c.children[i]):
            heads.append(i)
            first = _first(c, i, start)
            while first > start and (c.dep[first - 1] in {"cc", "punct"} and c.head[first - 1] in heads):
                first -= 1
            found.append(first)
    found += [i + 1 for i in range(start, end - 1) if c.text[i] == ";"]
    edges = [edge for edge in dict.fromkeys(sorted(found)) if edge > start]
    # Nothing is cut off that could not stand alone.
    kept: list[int] = []
    for edge in edges:
        before = kept[-1] if kept else start
        if all(
            sum(is_content(c, i) for i in part) >= _LEAST + 1
            for part in (range(before, edge), range(edge, end))
        ):
            kept.append(edge)
    return kept


def _first(c: Columns, i: int, start: int) -> int:
    """The first word of what hangs on a verb, to its left, without what joins it."""
    first = i
    waiting = [i]
    while waiting:
        for k in c.children[waiting.pop()]:
            if start <= k < i and c.dep[k] not in {"cc", "conj", "punct"}:
                first = min(first, k)
                waiting.append(k)
    return first
