"""Common nouns: the people, bodies and events that an article describes, and the names that it binds them to.

In this order, a reader's: the name beside it ("Emina Cordas, the director", "Drozd is a crook"), the one person whom
the article calls so, the country before it where the noun is an organ of the state ("Chinese officials"), the one
country or body that a bare "the regime", "the union" can mean, and else only its own words.

What stands beside a name says beside.py, whose a description is owners.py.

Limits: a definite description with two candidates near it is left unbound.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from samestory.naming.beside import beside, is_somebody
from samestory.naming.called import Key
from samestory.naming.countries import is_organ, nation_before
from samestory.naming.mentions import UNTOLD, Kind, Role
from samestory.naming.names import Names
from samestory.naming.offices import Offices, office_of
from samestory.naming.owners import GOVERNMENTS, OURS, members, of_whom, owner, which
from samestory.naming.persons import FEW, INSIDE, NOMINAL
from samestory.naming.phrases import without_count
from samestory.naming.words import NounKind, fold, is_thing, kind_of_noun, listed, things
from samestory.reading import Reading
from samestory.speakers.words import words

__all__ = ["Described"]

_AMOUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_THE = frozenset({"the", "this", "that", "these", "those"})
_BACK = 2  # sentences
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
        self._bodies = sorted(
            (m.head, m.key[1]) for m in names.found if m.key[0] == "name" and m.kind not in {"place", "thing"}
        )
        several = [m.key for m in names.found if m.key[0] == "name" and " " in m.key[1]]
        unions = {key for key in several if key[1].split()[-1] in listed("union", "end")}
        named = any(key[1].endswith(" union") for key in several)
        self._union: Key = next(iter(unions)) if len(unions) == 1 and not named else ()
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
        if not kind and (plural or is_thing(c.lemma[i])):
            return
        if lemma in listed("group", "measure") and c.hanging(i, "of") == i + 1:
            return
        if c.text[max(0, i - 2) : i] in (["anti", "-"], ["Anti", "-"]) or c.lower[i].startswith("anti-"):
            return  # who is against hunters is none
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
        bound = beside(self.names, i, kind)
        if bound is not None:
            key, of_kind, how = bound
            if lemma in listed("place", "noun"):
                of_kind = "place"
            elif key[0] in {"person", "bare"}:
                # "Harker Sons, the law firm".
                firm = kind == "institution" or lemma in listed("generic", "near")
                of_kind = "institution" if firm else "person"
            if kind == "institution" and key[0] == "name":
                self.called[lemma].add(key)
            return key, of_kind, "apposition" if how == "appos" and role != "office" else role
        one = not plural and kind in {"office", "people", "institution"}
        if one and (
            c.dep[i] in {"attr", "appos"} or not is_somebody(c, i, phrase[0], kind, definite=definite)
        ):
            return None  # said of somebody else, or of nobody yet
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
            self.members[lemma] |= set(members(c, i))
        key, of_kind = self._key(i, phrase[0], lemma, kind, plural=plural, definite=definite)
        return key, "thing" if of_kind == "event" and lemma in things() else of_kind, role

    def _person(self, i: int, phrase: tuple[int, int], lemma: str, definite: bool) -> Key | None:
        """The one person whom a description denotes by the article."""
        c = self.c
        poss = c.hanging(i, "poss")
        # "Her sister" is another one than the sister who has just been named.
        if (
            (not definite and poss is None)
            or is_thing(c.lemma[i])
            or lemma in listed("generic", "near")
            or (poss is not None and c.pos[poss] == "PRON")
        ):
            return None
        person = self.names.entities.descriptions.person(*phrase, i)
        # "The president's son": of a father and a son of one name nobody is told by a description.
        if person is not None and person.name in self.names.called.juniors:
            person = None
        own = None if person is None else self.names.key_of(self.names.first[person.name])
        states = self.offices.state_of.get(own, set()) if own is not None else set()
        if states and not {key[1] for key in self._states(i, phrase[0])} <= states:
            own = None  # "the leader of Denmark" is not the Norwegian one
        office = office_of(lemma, c.lower[i - 1])
        plain = c.hanging(i, "poss") is None and not any(
            c.dep[j] in {"amod", "compound", "nmod", "relcl", "prep"} for j in c.children[i][:FEW]
        )
        if office in listed("state", "any") and not self._is_told_apart(i):
            return self.offices.only(i)
        if plain and own is not None and self.offices.is_open(i, office, own):
            return None
        if not plain or office not in listed("state", "top"):
            return own
        # Whom "the president" of no country denotes depends on who is one by all texts.
        return ("held", office, *(own or self.offices.holder(i, office) or ()))

    def _is_told_apart(self, i: int) -> bool:
        """Whether anything says which leader: of whom, whose, or what kind of."""
        c = self.c
        if c.hanging(i, "poss", "of") is not None:
            return True
        return any(c.dep[j] in {"amod", "compound", "nmod", "relcl"} for j in c.children[i][:FEW])

    def _states(self, i: int, start: int) -> Iterator[Key]:
        """The country that a description is said to be of."""
        nation = nation_before(self.c, start, i)
        if nation is not None:
            yield ("country", nation[2].name)
        of = of_whom(self.names, i)
        if of[:1] == ("country",):
            yield of

    def _key(
        self, i: int, start: int, lemma: str, kind: NounKind, *, plural: bool, definite: bool
    ) -> tuple[Key, Kind]:
        c = self.c
        whose = owner(self._reading, self.names, i, start)
        the = c.lower[start] in _THE
        abstract = lemma == "leadership" and not the  # "stronger American leadership"
        if (
            whose[:1] == ("country",)
            and is_organ(lemma)
            and not abstract
            and (plural or not _is_one(lemma, kind))
        ):
            return whose, "country"
        # "The administration coming in" is not the one that there is.
        coming = any(c.dep[j] in {"relcl", "acl"} for j in c.children[i][:FEW])
        ours = not whose and lemma == OURS and the and not coming
        if lemma in GOVERNMENTS and (whose[:1] in {("person",), ("bare",)} or ours):
            return ("gov", *whose), "institution"
        state = lemma in listed("state", "whole") or lemma in listed("state", "country")
        # "Face the Nation": a name.
        common = (c.text[i].islower() or c.begins[start]) and not c.quoted[i]
        state = state and common and the and not whose and not plural
        country = self.offices.country(i, lemma) if state else None
        if country is not None:
            return country, "country"
        if lemma == "union" and self._union and definite and not whose and self._is_plain(i):
            self.called[lemma].add(self._union)
            return self._union, "institution"
        if kind == "institution" and not plural and not whose and definite:
            return self._institution(i, lemma), "institution"
        if kind == "office" and not plural:
            office = office_of(lemma, c.lower[i - 1] if i else "") or lemma
            if not whose and self._is_some(i, office):
                office = f"some {office}"
            return ("office", office, *whose), "person"
        if kind == "event":
            return ("event", lemma, *whose), "event"
        if kind == "people" and not plural and lemma not in listed("group", "whole") and lemma != "people":
            return ("one", lemma, *whose), "person"
        sort = "body" if kind == "institution" else "offices" if kind == "office" else "group"
        if not whose:
            whose = of_whom(self.names, i) if lemma in listed("group", "relational") else which(c, i)
        return (sort, lemma, *whose), ("group" if kind == "office" else _KINDS[kind])

    def _institution(self, i: int, lemma: str) -> Key:
        """The body that "the council" is: the only one so called, or one of those named near it."""
        full = self.names.organisations.of_noun(lemma)
        fits = not {lemma} & (listed("state", "country") | listed("state", "whole") | {"state"})
        if lemma in listed("generic", "near"):
            fits = self._near(i, lemma)[-1:] == [fold(full or "")]
        if not self._is_plain(i):
            return ("body", lemma)
        if full is not None and fits:
            self.called[lemma].add(("name", fold(full), full))
            return ("name", fold(full), full)
        return ("the", lemma, *self._nearby(i, lemma))

    def _is_some(self, i: int, office: str) -> bool:
        """Whether an office is told from others of its kind: "the longtime president" may be another country's."""
        c = self.c
        apart = {"compound", "nmod"}
        if office in listed("state", "top") and office != "prime_minister":
            apart.add("amod")
        return any(c.dep[j] in apart and c.lower[j] != "prime" for j in c.children[i][:FEW])

    def _is_plain(self, i: int) -> bool:
        """Whether nothing before a noun tells it from others of its kind: not "the first big party"."""
        c = self.c
        return not any(
            c.dep[j] in {"compound", "nmod"}
            or (c.dep[j] == "amod" and c.lower[j] in listed("modifier", "relational"))
            or c.lower[j] in listed("modifier", "open")
            or c.lower[j] in {"first", "second", "third", "last", "big", "biggest", "largest"}
            for j in c.children[i][:FEW]
            if j < i
        )

    def _nearby(self, i: int, lemma: str) -> list[str]:
        """The bodies that "the company" can mean: the one named last, where the noun says little."""
        if lemma in listed("generic", "near"):
            return self._near(i, lemma)[-1:]
        return sorted(self._near(i))

    def _near(self, i: int, lemma: str = "") -> list[str]:
        """Bodies named in this sentence before a word and in those before it, the last of them last.

        For a noun without those of another noun: a council is no company.
        """
        others = words("noun", "institution") if lemma else frozenset()
        place = bisect_left(self._bodies, (i,)) - 1
        found: dict[str, None] = {}
        while (
            place >= 0 and self.c.sent[i] - self.c.sent[self._bodies[place][0]] <= _BACK and len(found) < FEW
        ):
            name = self._bodies[place][1]
            if name.split()[-1] == lemma or name.split()[-1] not in others:
                found.setdefault(name)
            place -= 1
        return list(found)[::-1]


def _is_one(lemma: str, kind: NounKind) -> bool:
    """One official, one soldier: somebody, and not the state."""
    return kind in {"people", "office"} or lemma in {"official", "negotiator", "representative"}
