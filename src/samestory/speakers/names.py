"""Where names stand in a text: runs of capitalised words, cut to the name, with the title before it.

Why not the entities alone: a small recogniser splits names, swallows titles ("Finance Minister Ilka
Bransgrove") and calls one name a person here and a place there. A run is what a reader sees.

Limits: in a line that is written In Title Case nothing is a run; names there are known from the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samestory.speakers.columns import Columns
from samestory.speakers.words import first_names, titles, words

__all__ = ["Run", "key_of", "runs"]

_PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le ten ter van von zu y".split())
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ORGANISED = frozenset({"ORG", "GPE", "FAC", "NORP", "LAW", "PRODUCT", "EVENT", "WORK_OF_ART", "LOC"})
_UNTOLD = frozenset({"byline", "credit", "promo", "dateline"})
# Before these even an organisation of the recogniser is a person: Ms Bransgrove.
_COURTESY = frozenset({"mr", "mrs", "ms"})
_MOST = 12


class Run(NamedTuple):
    """Tokens of a name, its words without titles, the titles, and what the recogniser says of it."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    label: str


def key_of(spelled: tuple[str, ...]) -> str:
    """Return the words of a name as one, for counting."""
    return " ".join(spelled).lower()


def runs(columns: Columns) -> Iterator[Run]:
    """Find the names of a text, in order.

    Parameters
    ----------
    columns : Columns

    Yields
    ------
    Run
        None stands in another; a byline, a credit or a promo holds none.
    """
    i, n = 0, columns.n
    shouted, opens = _shouted(columns), _openings(columns)
    while i < n:
        if not opens[i] or shouted[columns.sent[i]] or columns.kind_at(i) in _UNTOLD:
            i += 1
            continue
        end = i + 1
        while end < n and end - i < _MOST and (step := _goes_on(columns, opens, end)):
            end += step
        yield from _cut(columns, i, end)
        i = end


def _openings(columns: Columns) -> list[bool]:
    """Which words can be part of a name."""
    return [
        (pos == "PROPN" or ent == "PERSON" or ent in _ORGANISED) and text[:1].isupper() and not dated
        for pos, ent, text, dated in zip(columns.pos, columns.ent, columns.text, columns.dated, strict=True)
    ]


def _goes_on(columns: Columns, opens: Sequence[bool], i: int) -> int:
    """How many words from here belong to the run before."""
    if columns.block[i] != columns.block[i - 1]:
        return 0
    if opens[i]:
        # Two names side by side, "CNN Donald Trump", are told apart by the recogniser.
        return (
            0 if columns.ent_starts[i] and columns.ent[i] == "PERSON" and columns.ent[i - 1] == "ORG" else 1
        )
    near = i + 1 < columns.n and opens[i + 1]
    if columns.text[i] in {"-", "–", "‑"} and not columns.space[i - 1] and not columns.space[i]:
        return 2 if near else 0
    if columns.lower[i] in _PARTICLES and near and columns.ent[i] == columns.ent[i - 1] == "PERSON":
        return 2
    if columns.lower[i] in _PARTICLES and i + 2 < columns.n and columns.lower[i + 1] in _PARTICLES:
        return 3 if opens[i + 2] and columns.ent[i] == "PERSON" else 0
    return 0


def _cut(columns: Columns, start: int, end: int) -> Iterator[Run]:
    """Strip the titles before a name."""
    first = start
    for i in range(start, end - 1):
        courtesy = columns.lower[i].rstrip(".") in _COURTESY
        if courtesy or (_is_title(columns, i) and not _part_of_organisation(columns, i)):
            first = i + 1
    spelled = _words(columns, first, end)
    if spelled and spelled[-1].lower() in _SUFFIXES:
        spelled = spelled[:-1]
    if not spelled:
        return
    before = tuple(columns.lower[i] for i in range(start, first) if columns.lower[i] not in {",", "-"})
    label = _label(columns, first, end)
    # "Boffin Benedikt Orimoto": a sentence begins with a capital too.
    opens = len(spelled) == 3 and columns.begins[start] and first == start
    if opens and spelled[1].lower() in first_names() and spelled[0].lower() not in first_names():
        first, before, spelled = start + 1, (columns.lower[start],), spelled[1:]
    yield Run(first, end, spelled, before, label)


def _is_title(columns: Columns, i: int) -> bool:
    return columns.lower[i] in titles() or columns.lower[i].rstrip(".") in titles()


def _part_of_organisation(columns: Columns, i: int) -> bool:
    """General Motors, Justice Department: the recogniser takes title and rest for one thing."""
    if columns.lower[i + 1].rstrip(".") in words("name", "organisation"):
        return True
    return (
        columns.ent[i] in _ORGANISED
        and columns.ent[i + 1] == columns.ent[i]
        and not columns.ent_starts[i + 1]
        and columns.lower[i + 1] not in first_names()
    )


def _words(columns: Columns, start: int, end: int) -> tuple[str, ...]:
    return tuple(columns.written(start, end).split())


def _label(columns: Columns, start: int, end: int) -> str:
    """What most words of the name are to the recogniser; of two equally frequent the last."""
    counts: dict[str, int] = {}
    for i in range(start, end):
        if columns.ent[i]:
            counts[columns.ent[i]] = counts.get(columns.ent[i], 0) + 1
    return max(counts, key=lambda label: (counts[label], label == columns.ent[end - 1]), default="")


def _shouted(columns: Columns) -> list[bool]:
    """Which sentences are written In Title Case or IN CAPITALS."""
    capital = [0] * len(columns.sentences)
    long = [0] * len(columns.sentences)
    for word, sentence in zip(columns.text, columns.sent, strict=True):
        if len(word) > 3 and word.isalpha():
            long[sentence] += 1
            capital[sentence] += word[0].isupper()
    headline = [columns.kind_at(start) in {"title", "heading"} for start in columns.sentences[:-1]]
    return [
        total > 2 and 4 * some >= 3 * total if head else total > 5 and some == total
        for some, total, head in zip(capital[:-1], long[:-1], headline, strict=True)
    ]
