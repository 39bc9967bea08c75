"""Who holds which office by an article, and which country "the regime" is: what a definite description can mean.

Limits: of two candidates near a description neither is taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from samestory.naming.called import Key
from samestory.naming.countries import nation_before
from samestory.naming.names import Names
from samestory.naming.persons import FEW
from samestory.naming.words import kind_of_noun, listed

__all__ = ["Offices", "office_of"]

_BACK = 2  # sentences in which a definite description looks for its one candidate
_FORMERLY = frozenset({"former", "ex", "late", "then", "onetime", "one-time"})


class Offices:
    """What the names of an article say of offices and states.

    Parameters
    ----------
    names : Names

    Attributes
    ----------
    held : dict of (str, str) to set of Key
        By office and country ("" where none is said): who holds it by the text.
    state_of : dict of Key to set of str
        The countries whose highest office the text gives somebody.
    told : Counter of (Key, bool)
        How often an office is told of somebody with a country, and without one.
    """

    def __init__(self, names: Names) -> None:
        self.c, self.names = names.c, names
        self.held: dict[tuple[str, str], set[Key]] = defaultdict(set)
        self.state_of: dict[Key, set[str]] = defaultdict(set)
        self.told: Counter[tuple[Key, bool]] = Counter()
        self._read_titles()
        self._persons = sorted((m.head, m.key) for m in names.found if m.key[0] in {"person", "bare"})
        self._countries: list[tuple[int, Key]] = [
            (m.head, m.key) for m in names.found if m.key[0] == "country"
        ]
        self._governed: set[Key] = set()
        self._adjectives()
        self._every = {key for _, key in self._countries}

    def _read_titles(self) -> None:
        """Who is president, and of what: from the words before, beside and behind names."""
        c = self.c
        for m in self.names.found:
            if m.key[0] not in {"person", "bare"}:
                continue
            first = m.start
            while first > 0 and m.start - first < FEW and c.dep[first - 1] in {"compound", "amod", "nmod"}:
                first -= 1
            for i in range(first, m.end):
                self._holds(i, first, m.key, m.head)
            for child in c.children[m.head][:FEW]:
                if c.dep[child] == "appos" and c.tag[child] == "NN":
                    self._holds(child, c.phrase(child)[0], m.key, m.head)

    def _holds(self, i: int, first: int, key: Key, head: int) -> None:
        c = self.c
        lemma = office_of(c.lower[i].rstrip("."), c.lower[i - 1] if i else "")
        if not lemma:
            return
        nation = nation_before(c, first, i)
        country = nation[2].name if nation else ""
        for of in (c.hanging(i, "of"), c.hanging(head, "of")):
            place = None if of is None else c.hanging(of, "pobj")
            if not country and place is not None and place in self.names.at:
                country = self.names.at[place].key[1] if self.names.at[place].kind == "country" else ""
        if any(c.lower[j] in _FORMERLY for j in range(max(0, first - 1), i)):
            self.held[f"former {lemma}", ""].add(key)
            return
        self.held[lemma, ""].add(key)
        self.told[key, bool(country)] += 1
        if country:
            self.held[lemma, country].add(key)
            if lemma in listed("state", "top"):
                self.state_of[key].add(country)

    def _adjectives(self) -> None:
        """Countries named by an adjective count as named where "the regime" looks for its own."""
        c = self.c
        for i in range(c.n):
            if c.ent[i] in {"NORP", "GPE"} and c.ent_starts[i] and i not in self.names.at and c.head[i] > i:
                nation = nation_before(c, i, c.head[i])
                if nation is not None and nation[2].way != "capital":
                    key = ("country", nation[2].name)
                    self._countries.append((i, key))
                    if c.lemma[c.head[i]] in listed("state", "whole"):
                        self._governed.add(key)
        self._countries.sort()

    def holder(self, i: int, office: str) -> Key | None:
        """Return the one holder of an office named just before a word."""
        return self._nearest(i, self._persons, self.held.get((office, ""), ()))

    def only(self, i: int) -> Key | None:
        """Return who "the leader" is: the one person of the text who holds any of the highest offices."""
        tops = listed("state", "top") | listed("state", "any")
        found = {key for (office, _), held in self.held.items() if office in tops for key in held}
        known = len(found) == 1 and any(key in found and place < i for place, key in self._persons)
        return next(iter(found)) if known else None

    def is_open(self, i: int, office: str, own: Key) -> bool:
        """Say whether several hold an office by the text, and another than this one was named last."""
        held = self.held.get((office, ""), set())
        return len(held | {own}) > 1 and self._nearest(i, self._persons, held | {own}) != own

    def _nearest(self, i: int, places: Sequence[tuple[int, Key]], among: Collection[Key]) -> Key | None:
        """The one candidate named in this sentence before a word, or in those before it."""
        c, found = self.c, set()
        place = bisect_right(places, i, key=lambda pair: pair[0]) - 1
        while place >= 0 and c.sent[i] - c.sent[places[place][0]] <= _BACK:
            if places[place][1] in among:
                found.add(places[place][1])
            place -= 1
        return found.pop() if len(found) == 1 else None

    def country(self, i: int, lemma: str) -> Key | None:
        """Return the one country that "the regime" can mean: named just before, or the only one of the article.

        "The government" may be the outlet's own, which nobody names: a country is it only where it is the article's
        only one, or where the article speaks of "the Norrgardian government" too.
        """
        c = self.c
        if any(c.lower[j] in listed("state", "part") for j in c.children[i][:FEW]):
            return None
        near = self._nearest(i, self._countries, self._every)
        if near is not None and (lemma in listed("state", "country") or near in self._governed):
            return near
        return next(iter(self._every)) if len(self._every) == 1 and self._countries[0][0] < i else None


def office_of(lemma: str, before: str) -> str:
    """Return an office, the highest ones under one name each; empty for any other noun."""
    if lemma in {"pm", "premier"} or (lemma == "minister" and before == "prime"):
        return "prime_minister"
    if before.rstrip(".") in {"vice", "deputy"}:
        return f"{before.rstrip('.')}_{lemma}"
    known = lemma in listed("state", "top") or kind_of_noun(lemma, lemma, plural=False) == "office"
    return lemma if known else ""
