"""Names that are no person's: organisations, places and countries, beside the people of an article.

Limits: what stands inside a longer name is not looked for; of two people named by one word ("the Smiths") nobody is.
"""

from __future__ import annotations

from functools import cached_property

from samestory.naming.called import Key
from samestory.naming.countries import acts_as_state, country_of, halves
from samestory.naming.mentions import UNTOLD, Kind
from samestory.naming.persons import INSIDE, NOMINAL, WHERE, Persons
from samestory.naming.phrases import without_count
from samestory.naming.words import fold, kind_of_noun, listed
from samestory.reading import Reading
from samestory.speakers.people import Mention as PersonMention
from samestory.speakers.words import words

__all__ = ["Names"]

_TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
_KINDS: dict[str, Kind] = {
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "ORG": "institution",
    "EVENT": "event",
}
_THINGS = frozenset({"LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE"})
_HEADLINES = frozenset({"title", "heading"})
_SHOUTED = 6
_LONG = 4
_LEAST = 2
_OPENING = 6
_ONE = frozenset({"Republican", "Democrat"})
_ITS_OWN = frozenset(
    {"administration", "campaign", "government", "presidency", "foundation", "tower"}
)  # Drozd is not
_DASHES = frozenset({"—", "–", "―", "--", "-"})
_LANDS = frozenset({"in", "into", "across", "near", "outside", "throughout"})
_PEOPLES = ("n", "an", "ian", "ese", "i", "ish")


class Names(Persons):
    """All names of an article: those of people first, then the others, in order.

    Parameters
    ----------
    reading : Reading
    number : int
        Of the article among those of its event.
    """

    def __init__(self, reading: Reading, number: int) -> None:
        super().__init__(reading, number)
        self.organisations = self.entities.organisations
        i = 0
        while i < self.c.n:
            if i not in self.at and self._opens(i):
                i = max(i + 1, self._name(i))
            else:
                i += 1
        self._drop_headlines()

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the article names in full."""
        c = self.c
        found = set()
        for i in range(c.n):
            if c.ent[i] in {"GPE", "LOC", "NORP"} and c.ent_starts[i]:
                end = i + 1
                while end < c.n and c.ent[end] == c.ent[i] and not c.ent_starts[end]:
                    end += 1
                country = country_of(c.written(i, end))
                if country is not None:
                    found.add(country.name)
        return frozenset(found)

    @cached_property
    def _halves(self) -> dict[str, str]:
        return halves(self.countries)

    def _opens(self, i: int) -> bool:
        c = self.c
        return (
            c.text[i][:1].isupper()
            and c.ent[i] not in _TIMES
            and self.organisations.is_name(i)
            and c.kind_at(i) not in UNTOLD
            and not self._is_dateline(i)
        )

    def _is_dateline(self, i: int) -> bool:
        """A place in capitals that a paragraph opens with, and a dash behind it: "TARNWICK, March 3 —"."""
        c = self.c
        first, last = c.block_of(i)
        if i - first > _OPENING or not c.text[i].isupper():
            return False
        opening = range(first, min(last, first + 2 * _OPENING))
        dash = next((j for j in opening if c.text[j] in _DASHES), -1)
        return i < dash and not any(c.pos[j] in {"VERB", "AUX"} for j in range(first, dash))

    def _joined(self, start: int, end: int) -> int:
        """Where a name begins of which "and" is a part: "Fish and Wildlife Service"."""
        c, before = self.c, start - 2
        if before < 0 or c.lower[start - 1] not in {"and", "&"} or c.pos[before] != "PROPN":
            return start
        if not (c.dep[before] == "nmod" and start <= c.head[before] < end):
            return start
        found = before
        while (
            found > 0
            and c.pos[found - 1] == "PROPN"
            and c.dep[found - 1] == "compound"
            and country_of(c.text[found - 1]) is None
        ):
            found -= 1
        return found

    def _name(self, i: int) -> int:
        """Take a name that is no person's; return where it ends."""
        c = self.c
        start, end = self.organisations.stretch(i)
        start = max(start, i)
        while end > i + 1 and (c.tag[end - 1] == "POS" or c.lower[end - 1] in {"'s", "’s"}):
            end -= 1
        last = end - 1
        start = self._joined(start, end)
        if any(j in self.at for j in range(start, end)):
            return next(j for j in range(start, end) if j in self.at)
        if c.block[start] < 0 or c.block[last] != c.block[start]:
            return end
        country = country_of(c.written(start, end), self._halves)
        head = c.root(start, end)
        # "Chinese", "Mexican" before a noun are no names of their own, nor is "the U.S." before one.
        inside = c.dep[head] in INSIDE and c.pos[c.head[head]] in NOMINAL and not start <= c.head[head] < end
        if country is not None:
            # "The Iran deal" names a country, "Iranian deal" and "U.S. officials" only whose they are.
            of_thing = (
                inside and c.pos[last] == "PROPN" and country.way == "name" and self._is_thing(c.head[head])
            )
            if (not inside and c.pos[last] in NOMINAL) or of_thing:
                acts = country.way != "people" and acts_as_state(c, head, country.way)
                self._country(start, head, end, country.name, acts)
            return end
        # "A freshman Democrat" is one, and not who the others are.
        single = c.text[last] in _ONE or (c.ent[last] == "NORP" and c.text[last] + "s" in self._lands[1])
        single = single and c.tag[last] in {"NN", "NNP"}
        if single or c.pos[head] not in NOMINAL or (inside and c.head[head] > last + 3):
            return end
        if kind_of_noun(c.lemma[last], c.lower[last], plural=True) in {
            "office",
            "people",
        } and not self._is_group(start, last):
            return end
        person = self._known_person(start, end)
        if person is not None:
            self.add((start, head, end), "name", person, "person")
        else:
            name = self._full_name(start, end)
            full = country_of(name, self._halves)
            if full is not None:
                self._country(start, head, end, full.name, acts_as_state(c, head, full.way))
                return end
            label = self.organisations.label(start, end)
            kind = self._kind(start, head, end, label)
            shouted = len(name) > _SHOUTED and name.isupper() and " " in name
            if (
                len(fold(name)) < _LEAST
                or shouted
                or (not label and (c.kind_at(i) in _HEADLINES or c.begins[i]))
            ):
                return end
            first = start if inside else min(start, without_count(c, c.phrase(head)[0], start))
            self.add((first, head, end), "name", ("name", fold(name), name), kind)
        for j in range(start, end):
            self.at[j] = self.found[-1]
        return end

    def _full_name(self, start: int, end: int) -> str:
        """The fullest form; but "Senate" is no short form of the one Senate committee that the text names."""
        c = self.c
        short = end - start == 1 and c.lower[start] in words("name", "organisation") | words(
            "noun", "institution"
        )
        if short:
            return c.text[start]
        full = self.organisations.name(start, end)
        # Dremara is not Dremara Metals where the text has a country of that name.
        land = full.split()[-1].lower() in _ITS_OWN or self._is_land(c.text[start])
        land = land and end - start == 1 and full != c.text[start]
        return c.text[start] if land else full

    @cached_property
    def _lands(self) -> tuple[frozenset[str], frozenset[str]]:
        """The capitals that stand behind "in" or "near", and all words."""
        c = self.c
        behind = {
            c.text[i]
            for i in range(1, c.n)
            if c.lower[i - 1] in _LANDS
            and c.text[i][:1].isupper()
            and not (i + 1 < c.n and c.text[i + 1][:1].isupper())
        }
        return frozenset(behind), frozenset(c.text)

    def _is_land(self, word: str) -> bool:
        """Whether the text has a people or a place of a word: Dremara is not Dremara Metals."""
        behind, every = self._lands
        return word in behind or any(word + ending in every for ending in _PEOPLES)

    def _kind(self, start: int, head: int, end: int, label: str) -> Kind:
        """What a name is that is no person's; the recogniser is asked last for what stands behind "in" or "near"."""
        c = self.c
        if c.lower[end - 1] in listed("place", "end") and end - start > 1:
            return "place"
        organised = c.lower[end - 1].rstrip(".") in words("name", "organisation")
        where = (
            c.dep[head] == "pobj"
            and c.lower[c.head[head]] in WHERE
            and head - c.head[head] <= end - start + 1
        )
        if label in {"", "PERSON", "ORG", "PRODUCT"} and where and not organised:
            return "place"
        if label == "PERSON" or organised:
            return "institution"
        return "thing" if label in _THINGS else _KINDS.get(label, "institution")

    def _is_thing(self, i: int) -> bool:
        kind = kind_of_noun(self.c.lemma[i], self.c.lower[i], plural=self.c.tag[i] == "NNS")
        return self.c.pos[i] == "NOUN" and kind in {"", "event"}

    def _is_group(self, start: int, last: int) -> bool:
        """Republicans, United Harbour Workers: people under a name of their own."""
        c = self.c
        if start == last:
            return c.ent[last] == "NORP"
        return c.ent[last] == "ORG" and not any(country_of(c.text[i]) for i in range(start, last))

    def _known_person(self, start: int, end: int) -> Key | None:
        """Whom a headline in capitals names, where no name is told from another word."""
        c = self.c
        if c.kind_at(start) not in _HEADLINES and c.ent[end - 1] != "PERSON":
            return None
        for first in range(start, end):
            person = self.people.find(tuple(c.written(first, end).split()))
            if person is not None and len(person.spelled) + 2 >= end - start:
                return self.key_of(PersonMention(first, end, person, ()))
        return None

    def _country(self, start: int, head: int, end: int, name: str, acts: bool) -> None:
        key: Key = (
            ("country", name)
            if acts
            else ("name", fold(self.c.written(start, end)), self.c.written(start, end))
        )
        country = country_of(self.c.written(start, end))
        people = country is not None and country.way == "people"
        self.add((start, head, end), "name", key, "country" if acts else "group" if people else "place")
        for j in range(start, end):
            self.at[j] = self.found[-1]

    def _drop_headlines(self) -> None:
        """In a headline in capitals only what the text names too is a name."""
        c = self.c
        known = {m.key for m in self.found if c.kind_at(m.head) not in _HEADLINES}
        capital: dict[int, bool] = {}
        for m in self.found:
            block = c.block[m.head]
            if c.kind_at(m.head) in _HEADLINES and block not in capital:
                long = [
                    word for word in c.text[slice(*c.blocks[block])] if len(word) >= _LONG and word.isalpha()
                ]
                capital[block] = 4 * sum(word[0].isupper() for word in long) >= 3 * len(long)
        kept = [
            m for m in self.found if m.key in known or m.key[0] != "name" or not capital.get(c.block[m.head])
        ]
        if len(kept) < len(self.found):
            dropped = {id(m) for m in self.found} - {id(m) for m in kept}
            self.at = {i: m for i, m in self.at.items() if id(m) not in dropped}
            self.found[:] = kept
