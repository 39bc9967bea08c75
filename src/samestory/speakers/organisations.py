"""Organisations and places under their fullest name: "the FBI" is the Federal Bureau of Investigation.

A short form is bound by a parenthesis behind the long one, by its initials, by being the first words
of one longer name only ("Norrgard", Norrgard Terminals), and a noun ("the union") by being the noun of
one name only (Free Miners' Union).

Limits: what two names could mean is left as it stands; "Washington" for a government stays a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from samestory.speakers.columns import Columns
from samestory.speakers.people import People
from samestory.speakers.words import words

__all__ = ["Organisations"]

_LABELS = frozenset({"ORG", "GPE", "FAC", "NORP", "LAW", "PRODUCT", "EVENT", "WORK_OF_ART", "LOC"})
_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})
_JOINS = frozenset({"of", "for", "&", "'", "’", "the", "-", "–", "on"})
_UNTOLD = frozenset({"byline", "credit", "promo", "dateline"})
_MOST = 14


class Organisations:
    """The names of an article that are nobody's.

    Parameters
    ----------
    columns : Columns
    people : People
        Their names are left out.
    """

    def __init__(self, columns: Columns, people: People) -> None:
        self._columns, self._people = columns, people
        self._forms: dict[tuple[str, ...], str] = {}
        self._labels: dict[tuple[str, ...], Counter[str]] = {}
        self._bound: dict[str, tuple[str, ...]] = {}
        self._described: dict[tuple[str, ...], frozenset[str]] = {}
        for start, end in self._stretches():
            key = self.key(start, end)
            if not key:
                continue
            self._forms.setdefault(key, _without_article(columns.written(start, end)))
            self._labels.setdefault(key, Counter())[self.label(start, end)] += 1
            self._bind_parenthesis(key, end)
            self._described[key] = self._described.get(key, frozenset()) | self._apposed(start, end)
        self._begins: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        self._nouns: dict[str, set[tuple[str, ...]]] = {}
        self._initials: dict[str, set[tuple[str, ...]]] = {}
        for key in self._forms:
            self._index(key)

    def name(self, start: int, end: int) -> str:
        """Return the fullest form of a name that stands somewhere."""
        key = self.key(start, end)
        written = _without_article(self._columns.written(start, end))
        return self._forms.get(self._full(key, written), written)

    def of_noun(self, noun: str) -> str | None:
        """Return the one name whose noun this is: "union" -> Free Miners' Union."""
        keys = self._nouns.get(noun, set())
        found = {self._full(key, self._forms[key]) for key in keys} if len(keys) <= _MOST else set()
        return self._forms.get(next(iter(found))) if len(found) == 1 else None

    def stretch(self, i: int) -> tuple[int, int]:
        """Return where the name that a word belongs to begins and ends."""
        start = end = i
        while start > 0 and i - start < _MOST and (step := self._joined(start - 1, -1, i)):
            start -= step
        while end + 1 < self._columns.n and end - i < _MOST and (step := self._joined(end + 1, 1, i)):
            end += step
        return start, end + 1

    def is_name(self, i: int) -> bool:
        """Say whether a word belongs to a name that is nobody's."""
        columns = self._columns
        if not columns.text[i][:1].isupper() or i in self._people.at or columns.dated[i]:
            return False
        return columns.pos[i] == "PROPN" or columns.ent[i] in _LABELS or columns.ent[i] == "PERSON"

    def label(self, start: int, end: int) -> str:
        """Return what the recogniser calls most words of a name, by the last word where it is divided."""
        ents = Counter(self._columns.ent[i] for i in range(start, end) if self._columns.ent[i])
        last = self._columns.ent[end - 1]
        return max(ents, key=lambda label: (ents[label], label == last), default="")

    def key(self, start: int, end: int) -> tuple[str, ...]:
        """Return the words of a name in lower case, without an article or a possessive."""
        spelled = self._columns.written(start, end).lower().replace("’", "'").split()
        if spelled and spelled[0] == "the":
            spelled = spelled[1:]
        if spelled and spelled[-1].endswith("'s"):
            spelled[-1] = spelled[-1][:-2]
        return tuple(spelled)

    def _stretches(self) -> Iterator[tuple[int, int]]:
        i = 0
        while i < self._columns.n:
            if self.is_name(i) and self._columns.kind_at(i) not in _UNTOLD | {"title", "heading"}:
                end = self.stretch(i)[1]
                yield i, end
                i = end
            else:
                i += 1

    def _joined(self, i: int, step: int, within: int) -> int:
        """How many words from here on belong to the name; 0 where it ends."""
        columns = self._columns
        if columns.block[i] != columns.block[within]:
            return 0
        if self.is_name(i):
            return 1
        beyond = i + step
        if columns.lower[i] not in _JOINS or not 0 <= beyond < columns.n:
            return 0
        same = columns.ent[i] == columns.ent[i - step] != ""
        if columns.lower[i] in {"of", "for", "on"} and step > 0 and not same:
            same = columns.lower[i - 1] in words("name", "organisation")
        if columns.lower[i] in {"-", "–", "'", "’", "&"}:
            same = True
        if columns.lower[i] == "the" and step < 0 and columns.lower[beyond] not in _JOINS:
            return 0
        if not same:
            return 0
        if self.is_name(beyond):
            return 2
        further = beyond + step
        if columns.lower[beyond] in {"the", "of", "for", "on"} and 0 <= further < columns.n:
            return 3 if self.is_name(further) else 0
        return 0

    def _bind_parenthesis(self, key: tuple[str, ...], end: int) -> None:
        columns = self._columns
        if end + 2 < columns.n and columns.text[end] == "(" and columns.text[end + 2] == ")":
            short = columns.text[end + 1]
            if len(key) > 1 and 2 <= len(short) <= 10 and sum(map(str.isupper, short)) >= 2:
                self._bound.setdefault(short, key)

    def _apposed(self, start: int, end: int) -> frozenset[str]:
        """The nouns beside a name: "Norrgard Terminals, the company that runs the port"."""
        columns, nouns = self._columns, words("noun", "institution")
        found: set[int] = set()
        for i in range(start, end):
            found.update(c for c in columns.children[i][:_MOST] if columns.dep[c] == "appos" and c >= end)
            if columns.dep[i] == "appos" and columns.head[i] < start:
                found.add(columns.head[i])
        return frozenset(
            columns.lemma[c] for c in found if columns.tag[c] == "NN" and columns.lemma[c] in nouns
        )

    def _index(self, key: tuple[str, ...]) -> None:
        form = self._forms[key]
        if len(key) > 1:
            self._begins.setdefault(key[:1], set()).add(key)
            if len(key) > 2:
                self._begins.setdefault(key[:2], set()).add(key)
            initials = "".join(word[0] for word in form.split() if word[0].isupper())
            if len(initials) > 1:
                self._initials.setdefault(initials, set()).add(key)
            noun = key[key.index("of") - 1] if "of" in key[1:] else key[-1]
            if noun in words("name", "organisation") or noun in words("noun", "institution"):
                self._nouns.setdefault(noun, set()).add(key)
        for noun in self._described[key]:
            self._nouns.setdefault(noun, set()).add(key)

    def _full(self, key: tuple[str, ...], written: str) -> tuple[str, ...]:
        if len(key) == 1 and written.replace(".", "").isupper():
            if written in self._bound:
                return self._bound[written]
            by_initials = self._initials.get(written.replace(".", ""), set())
            return next(iter(by_initials)) if len(by_initials) == 1 else key
        longer = self._begins.get(key, set())
        if len(longer) == 1 and self._labels.get(key, Counter()).most_common(1)[:1]:
            label = self._labels[key].most_common(1)[0][0]
            full = next(iter(longer))
            is_place = label in _PLACES or self._labels[full].most_common(1)[0][0] not in {
                "ORG",
                "PERSON",
                "",
            }
            if not is_place and full[-1] not in words("name", "outlet_end"):
                return full
        return key


def _without_article(name: str) -> str:
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name[4:] if name[:4].lower() == "the " else name
