"""What a source phrase denotes: a named person, a named organisation, or somebody described.

The order is a reader's: a name in the phrase, be it in apposition ("its chair, Emina Cordas"), then a
description that the article binds to a name, then the words as they stand with the kind of their noun.

People named together are joined under their fullest names; somebody and a party without a name
("Drozd and her legal team") are a group, in the words that stand there.

Limits: of three people named together none is a speaker alone.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from samestory.speakers.columns import Columns
from samestory.speakers.describe import Descriptions, short
from samestory.speakers.kinds import Kinds, kind_of_name
from samestory.speakers.named import Named, human_nouns
from samestory.speakers.names import runs
from samestory.speakers.organisations import Organisations
from samestory.speakers.people import Mention, People
from samestory.speakers.person import gender_of
from samestory.speakers.words import Gender, words
from samestory.types import SourceKind

__all__ = ["Entities", "Entity"]

_MOST = 60
_COUNTING = frozenset({"one", "two", "three", "both", "those"})
_VAGUE_NOUNS = frozenset({"critic", "expert", "analyst", "observer", "campaigner", "supporter", "opponent"})
_PARTY = frozenset({"republican", "democrat", "senator", "senators", "mp", "mps"})


class Entity(NamedTuple):
    """Who or what a phrase denotes; ``key`` is equal for two phrases that denote the same."""

    key: tuple[str, str]
    name: str
    kind: SourceKind | None
    gender: Gender | None = None
    number: Literal["one", "many"] = "one"
    human: bool = False

    @property
    def thing(self) -> bool:
        """Whether "it" can stand for it."""
        return self.number == "one" and not self.human and self.kind in {"institution", "document", "outlet"}


class Entities:
    """Identify the phrases of an article.

    Parameters
    ----------
    columns : Columns
    """

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.people = People(columns, runs(columns))
        self.descriptions = Descriptions(columns, self.people)
        self.people.bind_pronouns()
        self.organisations = Organisations(columns, self.people)
        self.kinds = Kinds(columns)
        self._names = Named(columns, self.people)

    def identify(self, start: int, end: int) -> Entity | None:
        """Return what a phrase denotes; None for a pronoun, or for nothing that speaks."""
        columns = self.columns
        while start < end and (
            columns.pos[start] in {"SPACE", "PUNCT"}
            or columns.tag[start] in {"IN", "CC"}
            or columns.dated[start]
        ):
            start += 1
        end = min(end, start + _MOST)
        while end > start and columns.pos[end - 1] in {"SPACE", "PUNCT"}:
            end -= 1
        if start >= end:
            return None
        noun = self._names.noun(start, end)
        named = self._named(start, end, noun)
        if named is not None:
            return named
        if columns.pos[noun] == "PRON" and columns.lower[noun] not in words("pronoun", "vague") | _COUNTING:
            return None
        if self.organisations.is_name(noun) and not self._is_common(noun) and not self._is_role(start, noun):
            return self._organisation(start, end, noun)
        for child in range(noun + 1, end):
            if (
                columns.head[child] == noun
                and columns.dep[child] == "appos"
                and self.organisations.is_name(child)
            ):
                return self._organisation(start, end, child)
        person = self.descriptions.person(start, end, noun)
        if person is not None:
            return _person(person.name, person.gender)
        return self._described(start, end, noun)

    def mention_entity(self, mention: Mention) -> Entity:
        """Return the person that a mention names, under the words that stand there where it fits two."""
        person = mention.person
        if person is None:
            first = mention.start - (1 if mention.titles and len(mention.titles) == 1 else 0)
            name = self.columns.written(max(first, 0), mention.end)
            return _person(_without_possessive(name), None)
        return _person(person.name, person.gender)

    def _named(self, start: int, end: int, noun: int) -> Entity | None:
        mention = self._names.mention(start, end, noun)
        if mention is None:
            person = self._names.in_headline(start, end, noun) or self._names.in_small_letters(
                start, end, noun
            )
            return None if person is None else _person(person.name, person.gender)
        joined = self._names.joined(mention, end)
        party = self._names.beside(mention.start, mention.end - 1, end) if mention.start <= noun else None
        if party is not None:
            return self._parties(start, end, party)
        if not joined:
            return self.mention_entity(mention)
        names = [self.mention_entity(m).name for m in (mention, *joined)]
        name = " and ".join((", ".join(names[:-1]), names[-1]))
        return Entity(("name", name), name, "person", number="many", human=True)

    def _parties(self, start: int, end: int, last: int) -> Entity:
        """Two who speak together: "Fenella Drozd and her legal team", in these words."""
        name = short(self.columns, start, end, self._names.apposed_end(last, end))
        return Entity(("words", name.lower()), name, "group", number="many", human=True)

    def _is_role(self, start: int, noun: int) -> bool:
        """A role with a capital: the Pope, the Apple CEO."""
        office = words("noun", "office", "spokes")
        return (
            noun > start
            and self.columns.lower[noun] in office
            and self.columns.lower[start] in {"the", "a", "an"}
        )

    def _is_common(self, noun: int) -> bool:
        """A common noun with a capital, as sentences begin: Campaigners."""
        columns = self.columns
        nobody = words("noun", "abstract", "thing")
        if (
            columns.begins[noun]
            and {columns.lemma[noun], columns.lower[noun], columns.lower[noun].removesuffix("s")} & nobody
        ):
            return True
        if not columns.begins[noun] or columns.ent[noun]:
            return False
        known = words("noun", "office", "group", "spokes", "institution", "document")
        return columns.lemma[noun] in known or columns.lower[noun].removesuffix("s") in known | _VAGUE_NOUNS

    def _organisation(self, start: int, end: int, noun: int) -> Entity:
        columns = self.columns
        first, last = self.organisations.stretch(noun)
        first, last = max(first, start), min(last, end)
        label = self.organisations.label(first, last)
        plural = columns.tag[noun] == "NNPS" or (columns.tag[noun] == "NNS")
        name = self.organisations.name(first, last)
        kind = kind_of_name(name, label, plural)
        if kind == "institution":
            unnamed = self.kinds(start, end, noun) if columns.lower[noun] in _PARTY else None
            kind = unnamed or kind
        if kind == "group":
            name = short(columns, start, end, noun)
        party = self._names.beside(first, last - 1, end)
        if party is not None:
            return self._parties(start, end, party)
        # A name in front of a common noun, "the Norrgard spokesman", is caught as a description.
        also = [
            c
            for c in columns.children[noun][:9]
            if c < end and columns.dep[c] == "conj" and self.organisations.is_name(c)
        ]
        if also:
            other = self.organisations.stretch(also[0])
            name = f"{name} and {self.organisations.name(*other)}"
            return Entity(("name", name.lower()), name, kind, number="many")
        if label == "PERSON" and len(name.split()) > 1 and kind == "institution" and not _is_organised(name):
            return Entity(("person", name), name, "person", human=True)
        many: Literal["one", "many"] = "many" if kind == "group" else "one"
        return Entity(("name", name.lower()), name, kind, number=many, human=kind == "group")

    def _described(self, start: int, end: int, noun: int) -> Entity:
        columns = self.columns
        kind = self.kinds(start, end, noun)
        lemma, plural = columns.lemma[noun], columns.tag[noun] in {"NNS", "NNPS"}
        also = [i for i in range(noun + 1, end) if columns.dep[i] == "conj" and columns.head[i] == noun]
        name = short(columns, start, end, max([noun, *also]))
        if self.people.by_last_name(columns.lower[start]) is not None:  # Trump and his supporters
            name = columns.text[start][:1] + name[1:]
        many: Literal["one", "many"] = "many" if also or plural or lemma == "people" else "one"
        if kind == "institution" and many == "one" and (noun - start, end - noun) == (1, 1):
            full = (
                self.organisations.of_noun(lemma) if columns.lower[start] in {"the", "its", "their"} else None
            )
            if full is not None:
                return Entity(("name", full.lower()), full, kind)
        human = kind in {"anonymous", "group", "vague"} or lemma in human_nouns()
        return Entity(("words", name.lower()), name, kind, gender_of([columns.lower[noun]]), many, human)


def _person(name: str, gender: Gender | None) -> Entity:
    return Entity(("person", name), name, "person", gender, human=True)


def _is_organised(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1].lower() in words("name", "organisation") | words("name", "outlet_end")


def _without_possessive(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")
