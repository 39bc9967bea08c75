"""Which person a name denotes inside one article, and how sure that is: the key of each mention of somebody by name.

A reader takes a last name alone for whoever was introduced by it. "Smith" after John Smith and before Jane Smith
is John; where the article has called him so more than once, it is him behind her introduction too. "Mr Smith" before
anybody of that name is introduced may be somebody whom only other articles give a first name, so it stays open here.

Limits: father and son of one name are told apart by "Jr." alone.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from samestory.speakers.columns import Columns
from samestory.speakers.entities import Entities
from samestory.speakers.people import Mention
from samestory.speakers.person import Person
from samestory.speakers.words import words

__all__ = ["Called", "Key"]

# ("person", full name), ("person", full name, "Jr."), ("bare", article, last name, titles, full name or ""),
# ("name", folded, written), ("country", name); what has no name: its sort, its noun, and the key of whose it is.
Key = tuple[str, ...]

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_TWICE = 2
_NEAR = 6  # words


class Called:
    """Keys of the people of an article.

    Parameters
    ----------
    columns : Columns
    entities : Entities
    number : int
        Of the article.
    """

    def __init__(self, columns: Columns, entities: Entities, number: int) -> None:
        self._columns, self._entities, self._number = columns, entities, number
        self._read: dict[int, list[str]] = {}
        self._keys: dict[tuple[int, int, tuple[str, ...]], Key] = {}
        self._open: dict[tuple[str, int], bool] = {}
        self._owners: dict[str, tuple[int, int, int] | None] = {}
        self._introduced: dict[str, dict[int, int]] = defaultdict(dict)
        self._alone: dict[str, list[int]] = defaultdict(list)
        for mention in entities.people.mentions:
            spelled = self._spelled(mention)
            running = columns.kind_at(mention.start) == "text"
            if len(spelled) > 1 and mention.person is not None:
                last, number = mention.person.spelled[-1].lower(), mention.person.number
                # A headline introduces only whom the text does not.
                told = self._introduced[last].get(number)
                if told is None or (running and columns.kind_at(told) != "text"):
                    self._introduced[last][number] = mention.start
            elif len(spelled) == 1 and running:
                self._alone[spelled[0].lower()].append(mention.start)

    def _spelled(self, mention: Mention) -> list[str]:
        found = self._read.get(mention.start)
        if found is None:
            text = self._columns.written(mention.start, mention.end)
            found = text.removesuffix("'s").removesuffix("’s").split()
            if len(found) > 1 and found[-1].lower() in _SUFFIXES:
                found = found[:-1]
            self._read[mention.start] = found
        return found

    @cached_property
    def juniors(self) -> set[str]:
        """Full names that stand with "Jr."."""
        return {
            self._name(m.person)
            for m in self._entities.people.mentions
            if m.person is not None and len(m.person.spelled) > 1 and self._suffix(m)
        }

    @cached_property
    def seniors(self) -> set[str]:
        """Full names that stand without "Jr."."""
        return {
            self._name(m.person)
            for m in self._entities.people.mentions
            if m.person is not None and len(self._spelled(m)) > 1 and not self._suffix(m)
        }

    @cached_property
    def later(self) -> set[str]:
        """Those of `juniors` whose last name the text uses before it introduces them: it is their father's."""
        found = set()
        for name in self.juniors:
            for number, start in self._introduced.get(name.split()[-1].lower(), {}).items():
                early = any(i < start for i in self._alone.get(name.split()[-1].lower(), ()))
                if early and self._name(self._entities.people.all[number]) == name:
                    found.add(name)
        return found

    def hyphened(self, mention: Mention) -> int:
        """Where a name ends that a hyphen goes on with in small letters: "Han Ji-ho"."""
        c, end = self._columns, mention.end
        joined = end + 1 < c.n and c.text[end] in {"-", "‑"} and not c.space[end - 1] and not c.space[end]
        return end + 2 if joined and c.text[end + 1].islower() and c.text[end + 1].isalpha() else end

    @cached_property
    def _hyphened(self) -> dict[int, str]:
        """The ends of names behind a hyphen, by number of the person."""
        return {
            m.person.number: self._columns.written(m.end, end)
            for m in self._entities.people.mentions
            if m.person is not None and len(self._spelled(m)) > 1 and (end := self.hyphened(m)) > m.end
        }

    def _name(self, person: Person) -> str:
        return person.name + self._hyphened.get(person.number, "")

    def _suffix(self, mention: Mention) -> str:
        last = self._columns.text[mention.end - 1]
        return last.rstrip(".") if last.lower() in _SUFFIXES else ""

    @cached_property
    def sure(self) -> dict[str, str]:
        """Who is called by a last name alone where the article settles that, by last name."""
        found: dict[str, str] = {}
        for mention in self._entities.people.mentions:
            if len(self._spelled(mention)) == 1:
                key = self.key(mention)
                if key[0] == "person":
                    found.setdefault(self._spelled(mention)[0].lower(), key[1])
        return found

    def key(self, mention: Mention) -> Key:
        """Return whom a name denotes: one person, or a last name that other articles may tell more of."""
        place = (mention.start, mention.end, mention.titles)
        found = self._keys.get(place)
        if found is None:
            found = self._keys[place] = self._key(mention)
        return found

    def _key(self, mention: Mention) -> Key:
        spelled, person = self._spelled(mention), mention.person
        titles = " ".join(title.rstrip(".") for title in mention.titles)
        if len(spelled) == 1:
            told = self._of_office(mention)
            if told:
                return told
            other = self._other_office(mention)
            if other or self._is_early(mention):
                return ("bare", f"{self._number} {other}", spelled[0], other, "")
        if len(spelled) > 1:
            if person is None:
                return ("person", " ".join(spelled))
            suffix, name = self._suffix(mention), self._name(person)
            return ("person", name, suffix) if suffix else ("person", name)
        if person is not None and self._suffix(mention):
            return ("person", self._name(person), self._suffix(mention))
        last = spelled[0].lower()
        owner = self._owner(last, mention)
        if owner is not None:
            return ("person", owner)
        sure = person is not None and len(person.spelled) > 1 and not self._is_open(last, person.number)
        if sure and person is not None:
            return ("person", self._name(person))
        who = self._name(person) if person is not None and len(person.spelled) > 1 else ""
        written = " ".join(spelled) if person is None else person.spelled[-1] if not who else spelled[0]
        return ("bare", str(self._number), written, titles, who)

    def _of_office(self, mention: Mention) -> Key:
        """Whom of several the office before a last name tells: "former Vice President Cheney" beside Liz Cheney."""
        i = mention.start - 1
        known = self._introduced.get(self._spelled(mention)[0].lower(), {})
        if i < 1 or len(known) < _TWICE or self._columns.lower[i] not in words("noun", "office"):
            return ()
        held = [number for number in known if self._is_held(i, number)]
        return ("person", self._name(self._entities.people.all[held[0]])) if len(held) == 1 else ()

    def _other_office(self, mention: Mention) -> str:
        """The office before a last name that the text gives nobody whom it names in full with it."""
        c, i = self._columns, mention.start - 1
        if i < 1 or c.lower[i] not in words("noun", "office") or not c.text[i][0].isupper():
            return ""
        last = self._spelled(mention)[0].lower()
        known = self._introduced.get(last, {})
        named = any(self._is_held(i, number) for number in known)
        return "" if named or not known else c.lower[i]

    def _is_early(self, mention: Mention) -> bool:
        """Whether a last name stands before the text introduces the first of several who bear it."""
        known = self._introduced.get(self._spelled(mention)[0].lower(), {})
        return len(known) >= _TWICE and not mention.titles and mention.start < min(known.values())

    def _is_held(self, office: int, number: int) -> bool:
        c = self._columns
        return any(
            m.person is not None
            and m.person.number == number
            and len(self._spelled(m)) > 1
            and c.lower[office] in c.lower[max(0, m.start - _NEAR) : m.end + _NEAR]
            for m in self._entities.people.mentions
        )

    def _is_open(self, last: str, number: int) -> bool:
        """Whether a last name may be another's than the one person introduced by it.

        Where the text used it before that, or with an office that it does not give that person.
        """
        if (last, number) not in self._open:
            start = self._introduced.get(last, {}).get(number)
            early = start is not None and sum(i < start for i in self._alone.get(last, ())) >= _TWICE
            others = self._offices.get((last, -1), set()) - self._offices.get((last, number), set())
            self._open[last, number] = early or bool(others)
        return self._open[last, number]

    @cached_property
    def _offices(self) -> dict[tuple[str, int], set[str]]:
        """Titles that are offices, by last name and number of who is named in full; -1 for the last name alone."""
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        for mention in self._entities.people.mentions:
            spelled = self._spelled(mention)
            number = -1 if len(spelled) == 1 or mention.person is None else mention.person.number
            offices = {title for title in mention.titles[-1:] if title in words("noun", "office")}
            found[spelled[-1].lower(), number] |= offices
        return found

    def _owner(self, last: str, mention: Mention) -> str | None:
        """The first of several who bear a last name, where it alone is theirs by then."""
        if any(_courtesy(title) for title in mention.titles):
            return None
        if last not in self._owners:
            bearers = sorted((start, number) for number, start in self._introduced.get(last, {}).items())
            self._owners[last] = None
            if len(bearers) >= _TWICE:
                (first, number), (second, _) = bearers[:2]
                often = sum(first < i < second for i in self._alone.get(last, ())) >= _TWICE
                self._owners[last] = (first, len(self._columns.text) if often else second, number)
        owner = self._owners[last]
        if owner is None or not owner[0] < mention.start < owner[1]:
            return None
        return self._name(self._entities.people.all[owner[2]])


def _courtesy(title: str) -> bool:
    return title in words("title", "female") or title in words("title", "male")
