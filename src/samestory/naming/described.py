"""Common nouns: the people, bodies and events that an article describes, and the names that it binds them to.

In this order, a reader's: the name beside it ("Emina Cordas, the director", "Drozd is a crook"), the one person whom
the article calls so, the country before it where the noun is an organ of the state ("Chinese officials"), the one
country or body that a bare "the regime", "the union" can mean, and else only its own words.

Limits: a definite description with two candidates near it is left unbound; "he" before a noun counts as its owner where
the pronoun is resolved, "their" does not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from samestory.naming.called import Key
from samestory.naming.countries import is_organ, nation_before
from samestory.naming.mentions import UNTOLD, Kind, Mention, Role
from samestory.naming.names import Names
from samestory.naming.offices import Offices, office_of
from samestory.naming.persons import INSIDE, NOMINAL
from samestory.naming.phrases import without_count
from samestory.naming.words import NounKind, fold, kind_of_noun, listed, things
from samestory.reading import Reading
from samestory.speakers.words import words

__all__ = ["Described"]

_AMOUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_THE = frozenset({"the", "this", "that", "these", "those"})
_FEW = 9
_BACK = 2  # sentences
_GOVERNMENTS = frozenset({"government", "administration", "cabinet"})
_OURS = "administration"  # without a name the one that governs where the outlets are
_KINDS: dict[NounKind, Kind] = {
    "office": "person",
    "people": "group",
    "institution": "institution",
    "event": "event",
}


class Described:
    """The descriptions of an article, added to its names.

    Parameters
    ----------
    reading : Reading
    names : Names
        Whose mentions get the descriptions too, in order.

    Attributes
    ----------
    called : dict of str to set of Key
        The names that the text calls by a noun: "company" -> Norrgard Terminals.
    members : dict of str to set of str
        Of whom the text says that a crowd or a caravan is one.
    offices : Offices
        Who holds which by the text.
    """

    def __init__(self, reading: Reading, names: Names) -> None:
        self._reading, self.c, self.names = reading, names.c, names
        self.offices = Offices(names)
        self.called: dict[str, set[Key]] = defaultdict(set)
        self.members: dict[str, set[str]] = defaultdict(set)
        self._bodies = sorted((m.head, m.key[1]) for m in names.found if m.key[0] == "name")
        for i in range(self.c.n):
            if self._is_noun(i):
                self._noun(i)
        names.found.sort(key=lambda m: (m.start, m.head))

    def _is_noun(self, i: int) -> bool:
        c = self.c
        return (
            c.pos[i] in NOMINAL
            and i not in self.names.at
            and not (c.dep[i] in INSIDE and c.pos[c.head[i]] in NOMINAL and c.head[i] > i)
            and c.ent[i] not in _AMOUNTS
            and c.block[i] >= 0
            and c.kind_at(i) not in UNTOLD
        )

    def _noun(self, i: int) -> None:
        c = self.c
        plural = c.tag[i] in {"NNS", "NNPS"}
        lemma = c.lemma[i] if c.pos[i] == "NOUN" else c.lower[i].removesuffix("s" if plural else "")
        kind = kind_of_noun(lemma, c.lower[i], plural=plural)
        if lemma in listed("group", "measure") and c.hanging(i, "of") == i + 1:
            return
        phrase = c.phrase(i)
        definite = c.lower[phrase[0]] in _THE or c.tag[phrase[0]] in {"PRP$", "WP$"}
        found = self._who(i, phrase, lemma, kind, plural=plural, definite=definite)
        if found is not None:
            key, of_kind, role = found
            first = without_count(c, phrase[0], i)
            self.names.at[i] = self.names.add((first, i, None), role, key, of_kind, definite=definite)

    def _who(
        self, i: int, phrase: tuple[int, int], lemma: str, kind: NounKind, *, plural: bool, definite: bool
    ) -> tuple[Key, Kind, Role] | None:
        """Whom a description denotes, what that is, and how it is said; None for what has no place in the table."""
        c = self.c
        role: Role = "office" if kind == "office" else "description"
        bound = self._beside(i, kind)
        if bound is not None:
            key, of_kind, beside = bound
            if kind == "institution" and key[0] == "name":
                self.called[lemma].add(key)
            return key, of_kind, "apposition" if beside == "appos" and role != "office" else role
        bare = c.pos[i] == "PROPN" and not plural and not definite and c.kind_at(i) == "text"
        if bare and kind == "people":
            return None  # "Local 212"
        if not plural and lemma not in listed("skip", "noun"):
            person = self._person(i, phrase, lemma, definite)
            if person is not None:
                return person, "person", role
        if not kind:
            return None
        if lemma in listed("group", "body"):
            self.members[lemma] |= set(self._members(i))
        key, of_kind = self._key(i, phrase[0], lemma, kind, plural=plural, definite=definite)
        return key, "thing" if of_kind == "event" and lemma in things() else of_kind, role

    def _beside(self, i: int, kind: NounKind) -> tuple[Key, Kind, Literal["appos", "attr"]] | None:
        """The name that a description stands beside, or is said of."""
        c, at = self.c, self.names.at
        others = [c.head[i]] if c.dep[i] == "appos" else []
        others += [child for child in c.children[i][:_FEW] if c.dep[child] == "appos"]
        for other in others:
            named = at.get(other)
            if named is not None and named.role == "name" and self._agree(named, kind, i):
                return named.key, named.kind, "appos"
        if kind not in {"office", "people", "institution"}:
            return None
        verb = c.head[i]
        if c.dep[i] == "attr" and c.lemma[verb] in {"be", "become", "remain"}:
            children = c.children[verb][:_FEW]
            subject = next((j for j in children if c.dep[j] == "nsubj" and j < i), None)
            named = None if subject is None else at.get(subject)
            open_ = any(c.dep[j] == "neg" or c.tag[j] == "MD" for j in children)
            if named is not None and named.role == "name" and not open_ and self._agree(named, kind, i):
                return named.key, named.kind, "attr"
        return None

    def _agree(self, named: Mention, kind: NounKind, noun: int) -> bool:
        """A person is no company and not several, a company no chairman; what is in no list can be a person only."""
        if named.key[0] in {"person", "bare"}:
            one = self.c.tag[noun] == "NN" and not self.c.ent[noun]
            listed_ = kind in {"office", "people"} and self.c.tag[noun] not in {"NNS", "NNPS"}
            unknown = not kind and one and any(self.c.dep[j] == "det" for j in self.c.children[noun][:_FEW])
            return listed_ or (unknown and not self._is_thing(noun))
        return kind == "institution" or (named.kind == "group" and kind == "people")

    def _is_thing(self, noun: int) -> bool:
        lemma = self.c.lemma[noun]
        return lemma in words("noun", "thing", "abstract", "document", "outlet") or lemma in listed(
            "skip", "noun"
        )

    def _person(self, i: int, phrase: tuple[int, int], lemma: str, definite: bool) -> Key | None:
        """The one person whom a description denotes by the article."""
        c = self.c
        if not definite and c.hanging(i, "poss") is None:
            return None
        person = self.names.entities.descriptions.person(*phrase, i)
        own = None if person is None else self.names.key_of(self.names.first[person.name])
        states = self.offices.state_of.get(own, set()) if own is not None else set()
        if states and not {key[1] for key in self._states(i, phrase[0])} <= states:
            own = None  # "the leader of Denmark" is not the Norwegian one
        office = office_of(lemma, c.lower[i - 1])
        plain = c.hanging(i, "poss") is None and not any(
            c.dep[j] in {"amod", "compound", "nmod", "relcl", "prep"} for j in c.children[i][:_FEW]
        )
        if not plain or office not in listed("state", "top"):
            return own
        # Whom "the president" of no country denotes depends on who is one by all texts.
        return ("held", office, *(own or self.offices.holder(i, office) or ()))

    def _states(self, i: int, start: int) -> Iterator[Key]:
        """The country that a description is said to be of."""
        nation = nation_before(self.c, start, i)
        if nation is not None:
            yield ("country", nation[2].name)
        of = self.c.hanging(i, "of")
        place = None if of is None else self.c.hanging(of, "pobj")
        if place is not None and place in self.names.at and self.names.at[place].key[0] == "country":
            yield self.names.at[place].key

    def _key(
        self, i: int, start: int, lemma: str, kind: NounKind, *, plural: bool, definite: bool
    ) -> tuple[Key, Kind]:
        c = self.c
        owner = self._owner(i, start)
        if owner[:1] == ("country",) and is_organ(lemma) and (plural or not _is_one(lemma, kind)):
            return owner, "country"
        the = c.lower[start] in _THE
        ours = not owner and lemma == _OURS and the
        if lemma in _GOVERNMENTS and (owner[:1] in {("person",), ("bare",)} or ours):
            return ("gov", *owner), "institution"
        state = lemma in listed("state", "whole") or lemma in listed("state", "country")
        country = self.offices.country(i, lemma) if state and the and not owner and not plural else None
        if country is not None:
            return country, "country"
        if kind == "institution" and not plural and not owner and definite:
            full = self.names.organisations.of_noun(lemma)
            if full is not None:
                self.called[lemma].add(("name", fold(full), full))
                return ("name", fold(full), full), "institution"
            return ("the", lemma, *self._near(i)), "institution"
        if kind == "office" and not plural:
            return ("office", office_of(lemma, c.lower[i - 1] if i else "") or lemma, *owner), "person"
        if kind == "event":
            return ("event", lemma, *owner), "event"
        if kind == "people" and not plural and lemma not in listed("group", "whole") and lemma != "people":
            return ("one", lemma, *owner), "person"
        return (("group" if kind != "institution" else "body"), lemma, *owner), (
            "group" if kind == "office" else _KINDS[kind]
        )

    def _near(self, i: int) -> list[str]:
        """Bodies named in this sentence before a word and in those before it: what "the company" may mean."""
        place = bisect_left(self._bodies, (i,)) - 1
        found: dict[str, None] = {}
        while (
            place >= 0 and self.c.sent[i] - self.c.sent[self._bodies[place][0]] <= _BACK and len(found) < _FEW
        ):
            found[self._bodies[place][1]] = None
            place -= 1
        return sorted(found)

    def _members(self, i: int) -> Iterator[str]:
        """Of whom a crowd is one: "migrant caravan", "a mob of hundreds of rioters"."""
        c = self.c
        for j in c.children[i][:_FEW]:
            if (
                j < i
                and c.dep[j] in INSIDE
                and kind_of_noun(c.lower[j], c.lower[j], plural=False) == "people"
            ):
                yield c.lower[j]
        of = c.hanging(i, "of")
        for _ in range(2):
            noun = None if of is None else c.hanging(of, "pobj")
            if noun is None:
                return
            if c.tag[noun] == "NNS" and kind_of_noun(c.lemma[noun], c.lower[noun], plural=True) == "people":
                yield c.lemma[noun]
            of = c.hanging(noun, "of")

    def _owner(self, i: int, start: int) -> Key:
        """Whose a description is: the name in front of it, the country, the person behind "his"."""
        c = self.c
        poss = c.hanging(i, "poss")
        if poss is not None:
            if poss in self.names.at:
                return self.names.at[poss].key
            if c.lower[poss] in {"his", "her", "its"}:
                entity = None if c.quoted[poss] else self._reading.cast.pronouns.resolve(poss)
                if entity is not None and entity.key[0] == "person":
                    return ("person", entity.name)
                if entity is not None and entity.key[0] == "name":
                    return ("name", fold(entity.name), entity.name)
            return ()
        nation = nation_before(c, start, i)
        if nation is not None:
            return ("country", nation[2].name)
        named: Key = ()
        for j in range(max(start, i - _FEW), i):
            if j in self.names.at:
                named = self.names.at[j].key
            elif named and c.lemma[j] in _GOVERNMENTS and named[0] in {"person", "bare"}:
                return ("gov", *named)
            elif not named and c.lemma[j] == _OURS:
                return ("gov",)
            elif not named and c.pos[j] == "PROPN" and c.dep[j] == "compound":
                named = ("name", fold(c.text[j]), c.text[j])
        return named


def _is_one(lemma: str, kind: NounKind) -> bool:
    """One official, one soldier: somebody, and not the state."""
    return kind in {"people", "office"} or lemma in {"official", "negotiator", "representative"}
