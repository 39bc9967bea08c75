"""The actors of an event that more than one outlet names, and which words of each article stand for them.

People are matched by the rules of `samestory.actors`, countries by their list, other names by their folded form.
Pronouns and descriptions ("he", "the senator") count where the article itself binds them to one of these names, and
are looked up only when somebody asks for that word.

Limits: places that are no country, dates and the outlets that report are no actors here; a description that the
article binds to nobody stands for nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import cache, lru_cache

from samestory.actors import same_people
from samestory.naming.countries import country_of
from samestory.naming.words import fold
from samestory.reading import Reading
from samestory.speakers.entities import Entity
from samestory.speakers.kinds import is_outlet
from samestory.speakers.named import human_nouns
from samestory.speakers.words import words

__all__ = ["Actors"]

_SEVERAL = 2
_MOST = 2_000  # names of an article; what follows is a list
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NO_ACTORS = frozenset({"LAW", "EVENT", "PRODUCT", "WORK_OF_ART", "DATE", "TIME", "LANGUAGE", "MONEY"})
_UNTOLD = frozenset({"byline", "credit", "promo", "dateline", "caption"})
_PRONOUNS = frozenset("he she him her his hers they it".split())
_PERSONAL = frozenset("he she him her his hers".split())
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "whose", "whom", "which", "that"})
_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr"})
_JUNIOR = ("Jr.", "Jr", "Sr.", "Sr")
_PLATFORMS = frozenset("twitter facebook youtube instagram google tiktok x telegram whatsapp".split())
_INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod"})


class Actors:
    """The shared actors of an event.

    Parameters
    ----------
    readings : sequence of Reading

    Attributes
    ----------
    shared : dict of str to int
        Each shared actor, and how often all articles name it.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        small = {
            lower
            for r in readings
            for text, lower in zip(r.columns.text, r.columns.lower, strict=True)
            if text == lower
        }
        found = [list(_names(reading, small)) for reading in readings]
        people = [name for names in found for _, _, name, is_person in names if is_person]
        self._people = same_people(list(dict.fromkeys(people)))
        outlets: dict[str, set[str]] = defaultdict(set)
        times: Counter[str] = Counter()
        written: dict[str, Counter[str]] = defaultdict(Counter)
        keys: dict[tuple[str, bool], str | None] = {}
        for reading, names in zip(readings, found, strict=True):
            for _, _, name, is_person in names:
                if (name, is_person) not in keys:
                    keys[name, is_person] = self._key(name, is_person=is_person)
                key = keys[name, is_person]
                if key is not None:
                    outlets[key].add(reading.article.outlet)
                    times[key] += 1
                    written[key][name] += 1
        self._persons = named = set(self._people.values())
        self._shown = {
            key: key if key in named or any(map(_country, forms)) else _usual(forms)
            for key, forms in written.items()
        }
        self._kept = {key for key, told in outlets.items() if len(told) >= _SEVERAL}
        self.shared = {self._shown[key]: times[key] for key in sorted(self._kept)}
        self._at: list[dict[int, str]] = []
        for names in found:
            places: dict[int, str] = {}
            for start, end, name, is_person in names:
                key = keys[name, is_person]
                if key in self._kept:
                    places.update(dict.fromkeys(range(start, end), self._shown[key]))
            self._at.append(places)
        self._people_at: dict[int, tuple[list[int], list[int]]] = {}
        self._asked: list[dict[int, str | None]] = [{} for _ in readings]

    def is_person(self, name: str) -> bool:
        """Say whether a shared actor is a person."""
        return name in self._persons

    def places(self, article: int) -> dict[int, str]:
        """Return the words of an article that are in the names of shared actors."""
        return self._at[article]

    def of(self, article: int, i: int) -> str | None:
        """Return the shared actor that a noun or pronoun stands for; None for anybody else."""
        places = self._at[article]
        c = self._readings[article].columns
        if i in places:
            # "Bell's aides" are not Bell, nor is "the Bell campaign".
            head = c.head[i]
            owner = c.dep[i] in _INSIDE and head != i and head not in places and c.pos[head] == "NOUN"
            # "A career Marine" is what somebody is.
            is_kind = not self.is_person(places[i]) and any(
                c.dep[k] == "amod" or (c.dep[k] == "compound" and c.pos[k] == "NOUN") for k in c.children[i]
            )
            return None if owner or is_kind else places[i]
        asked = self._asked[article]
        if i not in asked:
            entity = self._entity(article, i)
            name = None if entity is None else self._named(entity)
            if c.lower[i] in _PERSONAL and name is not None and not self._is_last(article, i, name):
                name = None
            asked[i] = name
        return asked[i]

    def _is_last(self, article: int, i: int, name: str) -> bool:
        """Say whether nobody else was the subject since an actor's name was, nor alone is named in the sentence."""
        (subjects, people), at = self._named_people(article), self._at[article]
        before = bisect_left(subjects, i)
        if before == 0 or at.get(subjects[before - 1]) != name:
            return False
        # "An article in the name of Fidel Castro, in which he …" is not about the last subject.
        c = self._readings[article].columns
        here = people[bisect_left(people, c.sentences[c.sent[i]]) : bisect_left(people, i)]
        return not here or any(at.get(k) == name for k in here)

    def _named_people(self, article: int) -> tuple[list[int], list[int]]:
        """The words of people's names in order, those that are subjects, and all."""
        if article not in self._people_at:
            reading = self._readings[article]
            c = reading.columns
            people = sorted(
                i
                for mention in reading.cast.entities.people.mentions[:_MOST]
                for i in range(mention.start, mention.end)
            )
            self._people_at[article] = [i for i in people if c.dep[i] in _SUBJECT], people
        return self._people_at[article]

    def known(self, name: str) -> str | None:
        """Return the shared actor that a name of an article is; None for anybody else."""
        key = self._key(name, is_person=True) or self._key(name, is_person=False)
        return self._shown[key] if key in self._kept else None

    def _entity(self, article: int, i: int) -> Entity | None:
        cast = self._readings[article].cast
        c = cast.columns
        if c.lower[i] in _PRONOUNS or (c.lower[i] in _RELATIVE and c.tag[i] in {"WP", "WDT", "WP$"}):
            _ = cast.speakers  # whom a pronoun stands for depends on who spoke before it
            return cast.pronouns.resolve(i)
        if c.pos[i] not in {"NOUN", "PROPN"}:
            return None
        start, end = c.phrase(i)
        # Only "the" points back to somebody who was named.
        if c.pos[i] == "NOUN" and (c.lower[start] != "the" or c.lemma[i] not in _described()):
            return None
        return cast.entities.identify(start, end)

    def _named(self, entity: Entity) -> str | None:
        key = self._key(entity.name, is_person=entity.kind == "person")
        return self._shown[key] if key in self._kept else None

    def _key(self, name: str, *, is_person: bool) -> str | None:
        if is_person or name in self._people:
            return self._people.get(name)
        country = _country(name)
        return country if country is not None else fold(name) or None


@cache
def _described() -> frozenset[str]:
    """Nouns that an article can call an actor by."""
    return words("noun", "office", "institution", "group") | human_nouns()


@lru_cache(maxsize=20_000)
def _country(name: str) -> str | None:
    """The country that a name is; a capital alone is a place, and who sits there is not the country."""
    country = country_of(name)
    return None if country is None or country.way in {"capital", "seat"} else country.name


@lru_cache(maxsize=20_000)
def _carries(name: str) -> bool:
    """An outlet or a platform: where things are said."""
    return is_outlet(name) or name.lower() in _PLATFORMS


def _usual(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))


def _names(reading: Reading, small: Container[str]) -> Iterator[tuple[int, int, str, bool]]:
    """Yield the names of an article that can act: first and last token, the name, whether it is a person's."""
    c, entities = reading.columns, reading.cast.entities
    organisations = entities.organisations
    for mention in entities.people.mentions[:_MOST]:
        if mention.person is not None and c.kind_at(mention.start) not in _UNTOLD:
            name = mention.person.name
            if mention.end < c.n and c.lower[mention.end] in _SUFFIXES and not name.endswith(_JUNIOR):
                name = f"{name} {c.text[mention.end]}"
            yield mention.start, mention.end, name, True
    i = made = 0
    while i < c.n and made < _MOST:
        if not c.text[i][:1].isupper() or not organisations.is_name(i) or c.kind_at(i) in _UNTOLD:
            i += 1
            continue
        start, end = organisations.stretch(i)
        start, end = max(start, i), max(end, i + 1)
        label, name = organisations.label(start, end), organisations.name(start, end)
        country = _country(name)
        if label and label not in _NO_ACTORS and not _carries(name):
            # "Texan" before a noun is whose, not who; of a state's people only "Mexicans" are somebody.
            is_whose = c.dep[end - 1] in _INSIDE and c.pos[c.head[end - 1]] == "NOUN"
            # At the head of a sentence "Turnout" looks like a name.
            is_word = end - start == 1 and c.lower[start] in small
            is_place = label in _PLACES and country is None
            if not is_word and not is_place and not (is_whose and (label == "NORP" or country is not None)):
                yield start, end, name, False
                made += 1
        i = end
