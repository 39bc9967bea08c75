"""What of some words stands in no article of another outlet at all: names, numbers, days and years, plain nouns.

That wording is new proves nothing: a loaded telling of a shared fact is the very one whose words stand nowhere
else. A name, a number or a thing that no other article names is evidence that the fact is not told there. So
evidence is counted, and loaded words count little.

Limits: a name that is only written otherwise counts as new; a noun counts as known where any near word stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np

from samestory.fast import one_thread
from samestory.grouping.background import builtin
from samestory.models.scorer import SCORES
from samestory.models.vectors import vectors
from samestory.naming.countries import country_of
from samestory.naming.words import fold
from samestory.only.amounts import Amount, amounts, is_same
from samestory.only.words import Words
from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.speakers.words import titles, words

__all__ = ["Fresh", "loadedness"]

Held = dict[str, set[str]]

_MANY = 1_000
_LARGE = 0.9  # a count of so many is hardly there by chance
_NAME, _AMOUNT, _MORE, _NOUN, _VERB = 1.0, 0.6, 0.3, 0.35, 0.05  # more: numbers after the first
_THINGS = 0.7  # what nouns count without a name or a number: another word may name the thing
_LOADED = 0.8  # score of a word, from which on it is wording and no thing
_NEAR = 0.5  # cosine of a noun to a word of another article, from which on it may be the same thing
_LONG = 5  # letters in which a name and what is made of it agree: Dremara, Dremaran
_SELDOM = 120  # articles of each 1,000 of the sample that may have a noun
_WORDS = 8_000
_NO_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "LANGUAGE"})


class Fresh:
    """The words of an event, by who has them.

    Parameters
    ----------
    readings : sequence of Reading
    words : sequence of Words
        Of the same articles.
    loaded : sequence of sequence of float
        By article and token, how loaded a word is.
    """

    def __init__(
        self, readings: Sequence[Reading], words: Sequence[Words], loaded: Sequence[Sequence[float]]
    ) -> None:
        self._readings, self._words, self._loaded = readings, words, loaded
        self.amounts = [amounts(reading.columns) for reading in readings]
        # By outlet: the beginnings of its words, its terms, and the lemmas of these.
        self._starts: Held = defaultdict(set)
        self._terms: Held = defaultdict(set)
        lemmas: dict[str, dict[str, None]] = defaultdict(dict)
        for reading, own in zip(readings, words, strict=True):
            outlet, c = reading.article.outlet, reading.columns
            self._starts[outlet].update(map(_start, set(c.lower)))
            self._terms[outlet].update(own.terms)
            lemmas[outlet] |= dict.fromkeys(
                lemma for term, lemma in zip(own.terms, c.lemma, strict=True) if term
            )
        self._names = list(lemmas)
        self._near = _neighbours(list(lemmas.values()))

    def evidence(self, article: int, start: int, end: int, without: Container[int] = ()) -> float:
        """Return how much of a stretch is in no other outlet.

        Parameters
        ----------
        article : int
        start, end : int
            Tokens.
        without : container of int
            Tokens that do not count.
        """
        reading = self._readings[article]
        c, own = reading.columns, reading.article.outlet
        total, firm = 0.0, False
        seen: set[str] = set()
        for amount in self.amounts[article]:
            is_here = start <= amount.start and amount.end <= end and amount.start not in without
            if is_here and not self._has(own, amount):
                total += (
                    _MORE if firm else _LARGE if amount.kind == "count" and amount.value >= _MANY else _AMOUNT
                )
                firm = True
        last = -2
        for i in range(start, end):
            term = self._words[article].terms[i]
            is_asked = bool(term) and term not in seen and i not in without
            if not is_asked or _is_elsewhere(self._starts, _start(c.lower[i]), own):
                continue
            seen.add(term)
            if _is_name(c, i):
                if _is_seat(c, i):
                    continue  # "From day one in the White House" is no place that others do not know.
                if _is_whole(c, i) and c.lower[i].rstrip(".") not in titles() and last != i - 1:
                    total += _NAME
                    firm = True
                last = i
            elif (
                c.ent[i] in _NO_NAMES
                or self._loaded[article][i] >= _LOADED
                or _is_elsewhere(self._terms, term, own)
                or self._is_near(c.lemma[i], own)
            ):
                continue
            elif c.pos[i] in {"NOUN", "PROPN"} and _is_whole(c, i) and _is_thing(term, c.lemma[i]):
                total += _NOUN
            elif c.pos[i] in {"VERB", "ADJ"}:
                total += _VERB
        return total if firm else _THINGS * total

    def _is_near(self, lemma: str, own: str) -> bool:
        """Whether another outlet has a word near to one."""
        row = self._near.get(lemma, ())
        return any(is_there and name != own for name, is_there in zip(self._names, row, strict=False))

    def _has(self, own: str, amount: Amount) -> bool:
        return any(
            is_same(amount, other)
            for reading, theirs in zip(self._readings, self.amounts, strict=True)
            if reading.article.outlet != own
            for other in theirs
        )


def _neighbours(lemmas: Sequence[Collection[str]]) -> dict[str, list[bool]]:
    """Of each word that one outlet alone has, which outlets have a word near to it."""
    known, table = vectors()
    told = [lemma for lemma in dict.fromkeys(chain.from_iterable(lemmas)) if lemma in known][:_WORDS]
    if not told:
        return {}
    rows = table[[known[lemma] for lemma in told]]
    has = np.array([[lemma in own for lemma in told] for own in lemmas], dtype=np.float32).T
    alone = np.flatnonzero(has.sum(axis=1) == 1)  # of the others it is known that they stand elsewhere
    found: dict[str, list[bool]] = {}
    with one_thread():
        for first in range(0, len(alone), 1_000):
            some = alone[first : first + 1_000]
            near = (rows[some] @ rows.T >= _NEAR).astype(np.float32) @ has > 0
            found.update(zip((told[n] for n in some.tolist()), near.tolist(), strict=True))
    return found


def _is_elsewhere(held: Held, what: str, own: str) -> bool:
    return any(what in theirs for outlet, theirs in held.items() if outlet != own)


@lru_cache(maxsize=50_000)
def _start(form: str) -> str:
    return (form if form.isascii() and form.isalnum() else fold(form))[:_LONG]


def _is_name(c: Columns, i: int) -> bool:
    """A word of a name; at the head of a sentence only what is known as one."""
    is_known = bool(c.ent[i]) or not c.begins[i]
    return c.pos[i] == "PROPN" and c.ent[i] not in _NO_NAMES and c.text[i][:1].isupper() and is_known


def _is_seat(c: Columns, i: int) -> bool:
    """Whether a word is part of the name of a state's capital or of the seat of its government."""
    start = end = i
    while start > 0 and c.pos[start - 1] == "PROPN":
        start -= 1
    while end + 1 < c.n and c.pos[end + 1] == "PROPN":
        end += 1
    country = country_of(" ".join(c.text[start : end + 1]))
    return country is not None and country.way in {"capital", "seat"}


def _is_whole(c: Columns, i: int) -> bool:
    """Whether a name is written out: "SNP", "R-Fla." and "Calif." may stand elsewhere in full."""
    name = c.text[i]
    of_party = i > 1 and c.text[i - 1] == "-" and len(c.text[i - 2]) == 1
    return not name.isupper() and name.isalpha() and not of_party


def _is_thing(term: str, lemma: str) -> bool:
    """A noun that is seldom enough to tell of something, and no word for an office or for speech."""
    background = builtin()
    often = 1_000 * background.words.get(term, 0) > _SELDOM * background.articles
    return not often and lemma not in words("noun", "office")


def loadedness(reading: Reading) -> list[float] | None:
    """Return how loaded each word of an article is; None where words have no scores."""
    scores = reading.doc.user_data.get(SCORES)
    return None if scores is None else np.nan_to_num(scores).tolist()
