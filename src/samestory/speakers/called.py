"""What an actor is called whose noun stands in a text: its name, or its description without some of the words.

Why: a source is quoted with the words that stand for it, "these shameless bosses"; who asks whom the word "shameless"
is about wants to read "these bosses". A description gets its owner's name: "her aides" are Emina Cordas’s aides.

Limits: in a headline, where every word has a capital, a name counts only if the text names it too. "The senator"
is a name only where one person of the article bears that title.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import cached_property

from samestory.speakers.columns import Columns
from samestory.speakers.entities import Entities, Entity
from samestory.speakers.words import words

__all__ = ["Called", "acts"]

_ACTORS = frozenset({"person", "institution", "group", "outlet", "anonymous", "vague"})
_NAMES = frozenset({"ORG", "GPE", "NORP", "PERSON"})
_NO_NAMES = frozenset({"LAW", "EVENT", "PRODUCT", "WORK_OF_ART", "DATE", "TIME", "FAC", "LANGUAGE", "MONEY"})
_AMOUNTS = frozenset({"PERCENT", "MONEY", "CARDINAL", "QUANTITY"})
_HEADLINES = frozenset({"title", "heading"})
# Sources can be called so; in "held the city hostage" the last word hangs like a noun that names somebody.
_NOBODY = frozenset({"report", "reports", "majority", "one", "hostage"})
_POINTING = frozenset({"DT", "PDT", "PRP$", "WP$", "POS", "CD"})
_MARKS = frozenset({",", '"', "“", "”", "‘", "’"})
# Titles as they stand before names, by the office.
_TITLES = dict(
    pair.split(":")
    for pair in "senator:sen governor:gov representative:rep congressman:rep congresswoman:rep general:gen "
    "professor:prof president:president mayor:mayor chancellor:chancellor".split()
)
_NEAR = 8


def acts(entity: Entity) -> bool:
    """Say whether a phrase denotes somebody who can act: people, an organisation, a country."""
    return entity.human or entity.kind in _ACTORS


class Called:
    """Name the actors of a text by their nouns.

    Parameters
    ----------
    columns : Columns
    entities : Entities
        After the sources are resolved: what was introduced as unnamed stays so.
    """

    def __init__(self, columns: Columns, entities: Entities) -> None:
        self._columns, self._identify = columns, entities.identify
        self._people = entities.people
        self._entities: dict[int, Entity | None] = {}

    def __call__(
        self, i: int, without: Container[int], whose: Callable[[int], str | None], *, named: bool = False
    ) -> str | None:
        """Return what an actor is called; None for what does not act.

        Parameters
        ----------
        i : int
            Its noun.
        without : container of int
            The words that a description leaves out; its noun stays.
        whose : callable
            Whom a possessive pronoun stands for.
        named : bool
            Whether only a name will do.
        """
        c = self._columns
        entity = self._entity(i) if c.pos[i] in {"NOUN", "PROPN"} else None
        if entity is None or not acts(entity):
            return None
        if entity.kind == "person":
            return self._spelled(entity.name, i, without)
        if entity.key[0] == "words" or entity.kind == "group":
            if c.dep[i] == "appos" and c.dep[c.head[i]] != "appos":
                beside = self(c.head[i], without, whose, named=True)
                if beside is not None:
                    return beside
            return None if named else self._holder(i) or self._description(i, without, whose)
        name = self._spelled(entity.name, i, without)
        return name if self._is_name(name, i) else None

    @cached_property
    def _nobody(self) -> frozenset[str]:
        return _NOBODY | words("pronoun", "vague")

    @cached_property
    def _named(self) -> frozenset[str]:
        """Words that the recogniser takes for an actor's name, headlines aside, and those that end such names."""
        c = self._columns
        here = (c.lower[i] for i, ent in enumerate(c.ent) if ent in _NAMES and c.kind_at(i) not in _HEADLINES)
        return frozenset(here) | words("name", "organisation")

    @cached_property
    def _titled(self) -> dict[str, set[str]]:
        """Names by the title that stands before them."""
        found: dict[str, set[str]] = {}
        for mention in self._people.mentions:
            if mention.person is not None and mention.titles:
                found.setdefault(mention.titles[-1].rstrip("."), set()).add(mention.person.name)
        return found

    def _entity(self, i: int) -> Entity | None:
        if i not in self._entities:
            start, end = self._columns.phrase(i)
            # The phrase ends before "its chair, Emina Cordas" has named her.
            beside = self._columns.hanging(i, "appos")
            if beside is not None and beside <= end + _NEAR:
                end = max(end, self._columns.phrase(beside)[1])
            # "The firebrand Doreen Vasko" is often parsed as two.
            name = self._people.at.get(i + 1)
            if name is not None and name.start == i + 1 and self._columns.tag[i] == "NN":
                end = max(end, name.end)
            self._entities[i] = self._identify(start, end)
        return self._entities[i]

    def _spelled(self, name: str, i: int, without: Container[int]) -> str:
        """A name without the words that only look like a part of it: "Greedy Harbour Council" in a headline."""
        out = {self._columns.text[j] for j in range(self._columns.phrase(i)[0], i) if j in without}
        return " ".join(word for word in name.split() if word not in out) or name

    def _is_name(self, name: str, i: int) -> bool:
        c = self._columns
        spelled = [c.lower[i]]
        if c.kind_at(i) in _HEADLINES:
            spelled = [word for word in name.lower().split() if len(word) > 3]
        return c.ent[i] not in _NO_NAMES and self._named.issuperset(spelled)

    def _holder(self, i: int) -> str | None:
        """The one whom the article gives the title that a description calls somebody by."""
        c = self._columns
        office, start = c.lemma[i], c.phrase(i)[0]
        others = {"NNP", "POS", "IN"} & {c.tag[j] for j in range(start, i)}
        if office not in _TITLES or c.lower[start] != "the" or others:
            return None
        holders = self._titled.get(office, set()) | self._titled.get(_TITLES[office], set())
        return next(iter(holders)) if len(holders) == 1 else None

    def _description(self, i: int, without: Container[int], whose: Callable[[int], str | None]) -> str | None:
        c = self._columns
        start = c.phrase(i)[0]
        # "Justice prevailed": one thing without an article is nobody, but headlines leave articles out.
        bare = c.tag[i] == "NN" and not _POINTING & {c.tag[j] for j in range(start, i)}
        if c.ent[i] in _AMOUNTS or c.lower[i] in self._nobody or (bare and c.kind_at(i) not in _HEADLINES):
            return None
        lead, owner = "", c.hanging(i, "poss")
        if owner is not None and c.tag[owner] in {"PRP$", "WP$"}:
            name = whose(owner)
            if name is None:
                return None
            start, lead = owner + 1, f"{name}’s "
        kept = [*range(start, i + 1)]
        if any(j in without for j in range(start, i)):
            # With a word goes what joined it to others.
            joins = [c.pos[j] in {"CCONJ", "ADV"} or c.text[j] in _MARKS for j in kept]
            kept = [j for j, join in zip(kept, joins, strict=True) if j == i or not (join or j in without)]
        text = " ".join("".join(c.text[j] + " " * c.space[j] for j in kept).split())
        of = c.hanging(i, "of")
        place = c.hanging(of, "pobj") if of is not None and of == i + 1 else None
        if place is not None and c.pos[place] == "PROPN":
            text = f"{text} {c.written(i + 1, c.phrase(place)[1])}"
        first = kept[0]
        named = c.tag[first] in {"NNP", "NNPS"} or c.ent[first] in _NAMES
        if c.begins[first] and not named and c.text[first][1:].islower():
            text = text[:1].lower() + text[1:]
        return lead + text
