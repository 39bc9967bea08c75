"""Who is the same person over the articles of an event.

Full names by the rules of `samestory.actors`. A last name that an article leaves open is the one person of the event
who has it; of several the one whom the event gives the title that stands before it ("President Harker"), or whom every
article that is sure calls so, if two are. Names that begin with the family name ("Han Ji-ho", "Mr Han") are told by
their first word where nobody has it as a last name.

A short given name ("Bibi") is its bearer's where the last name agrees and one person alone can be meant.

Limits: what stays open is a row of its own, an article each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from samestory.actors import same_people
from samestory.naming.called import Key
from samestory.naming.described import Described
from samestory.naming.words import fold, nicknames
from samestory.speakers.words import first_names, titles, words

__all__ = ["Folk"]

_SETTLED = 2
_SWAPPED = 5  # letters
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class Folk:
    """The people of an event.

    Parameters
    ----------
    articles : sequence of sequence of Key
        The names in each.
    described : sequence of Described
        Who holds which office by each.

    Attributes
    ----------
    by_last : dict of str to Key
        The one person of each last name, for names that an article takes for something else.
    """

    def __init__(self, articles: Sequence[Sequence[Key]], described: Sequence[Described]) -> None:
        self._families = _families(described)
        full = {self._full(key) for keys in articles for key in keys if key[0] == "person"}
        self._same = _merged(sorted(full))
        self._bearers: dict[str, set[str]] = defaultdict(set)
        self._first: dict[str, set[str]] = defaultdict(set)
        juniors = {
            f"{fold(name)} {suffix}" for name in self._families for suffix in ("jr", "sr", "ii", "iii", "iv")
        }
        for name in sorted(set(self._same.values())):
            spelled = fold(name).split()
            # A last name alone is the father's.
            if len(spelled) > 1 and fold(name) not in juniors:
                self._bearers[_last(name)].add(name)
                self._first[spelled[0]].add(name)
        for word, names in self._first.items():
            if word not in self._bearers and word not in first_names():
                self._bearers[word] |= names
        self._settled: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._titled: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._genders: dict[str, set[str]] = defaultdict(set)
        for one in described:
            self._read(one)
        self._courtesy: dict[str, set[str]] = defaultdict(set)
        self._open = self._alone(articles)
        self._by_name: dict[str, Key] = {fold(name): ("person", full) for name, full in self._same.items()}
        self.by_last: dict[str, Key] = {
            last: ("person", next(iter(names))) for last, names in self._bearers.items() if len(names) == 1
        }

    def titled(self, name: str) -> Key | None:
        """Return the person of a name that an article takes for something else: "Sheriff Harker"."""
        spelled = name.split()
        while len(spelled) > 1 and spelled[0] in titles():
            spelled = spelled[1:]
        bare = " ".join(spelled)
        return self.by_last.get(bare) or self._by_name.get(bare)

    def _full(self, key: Key) -> str:
        """A full name, with "Jr." where the event has a father too."""
        return f"{key[1]} {key[2]}." if len(key) > 2 and fold(key[1]) in self._families else key[1]

    def _read(self, one: Described) -> None:
        for last, full in one.names.called.sure.items():
            if full in self._same:
                self._settled[last][self._same[full]] += 1
        for (said, _), held in one.offices.held.items():
            office = said.removeprefix("former ").removeprefix("vice_").removeprefix("deputy_")
            for key in held:
                name = self._same.get(self._full(key)) if key[0] == "person" else None
                if name is not None:
                    self._titled[_last(name)][office].add(name)
                    self._titled[fold(name).split()[0]][office].add(name)
        for person in one.names.people.all:
            name = self._same.get(person.name)
            if name is not None and person.gender is not None and len(person.spelled) > 1:
                self._genders[name].add(person.gender)

    def _alone(self, articles: Sequence[Sequence[Key]]) -> dict[tuple[str, str], Key]:
        """Who is meant by the last names that each article leaves open; one answer an article and name."""
        told: dict[tuple[str, str], list[Key]] = defaultdict(list)
        for keys in articles:
            for key in keys:
                if key[0] == "bare":
                    told[key[1], fold(key[2])].append(key)
        found: dict[tuple[str, str], Key] = {}
        for (article, last), keys in told.items():
            self._courtesy[last] |= {sex for key in keys if (sex := _sex(key[3]))}
            name = self._bearer(last, keys)
            if name is not None:
                found[article, last] = ("person", name)
        return found

    def _bearer(self, last: str, keys: Sequence[Key]) -> str | None:
        sexes = {sex for key in keys if (sex := _sex(key[3]))}
        if len(sexes) > 1:
            return None
        fitting = {
            name
            for name in self._bearers.get(last, ())
            if not sexes or not self._genders[name] or self._genders[name] & sexes
        }
        offices = {word for key in keys for word in key[3].split()}
        titled = {
            name for office in offices for name in self._titled[last].get(office, ()) if name in fitting
        }
        if len(titled) == 1:
            return next(iter(titled))
        settled = {name: n for name, n in self._settled[last].items() if name in fitting}
        if len(settled) == 1 and next(iter(settled.values())) >= _SETTLED:
            return next(iter(settled))
        own = next((self._same.get(key[4]) for key in keys if key[4]), None)
        if own is not None and own in fitting:
            return own
        return next(iter(fitting)) if len(fitting) == 1 else None

    def key(self, key: Key) -> Key:
        """Return the person of a name, the same for all articles where that is sure."""
        if key[0] == "person":
            name = self._full(key)
            return ("person", self._same.get(name, name))
        last = fold(key[2])
        known = self._open.get((key[1], last))
        if known is not None:
            return known
        first = self._first.get(last, set())
        if last not in self._bearers and len(first) == 1:
            return ("person", next(iter(first)))
        if self._bearers.get(last):
            return ("unsure", key[1], key[2])
        mine = _sex(key[3])
        if len(self._courtesy.get(last, ())) > 1:
            one = f"{'Mr' if mine == 'male' else 'Mrs'} {key[2]}"
            return ("person", one) if mine else ("unsure", key[1], key[2])
        return ("person", key[2])


def _last(name: str) -> str:
    spelled = fold(name).split()
    return spelled[-2] if len(spelled) > 1 and spelled[-1] in _SUFFIXES else spelled[-1]


def _families(described: Sequence[Described]) -> set[str]:
    """Full names of a father and a son: with "Jr." and without in one article or in two.

    Where an article uses the last name before it introduces somebody with "Jr.", that is another one's too.
    """
    found: set[str] = set()
    if not any(one.names.called.juniors for one in described):
        return found
    plain = {fold(name) for one in described for name in one.names.called.seniors}
    for one in described:
        for name in one.names.called.juniors:
            if fold(name) in plain or name in one.names.called.later:
                found.add(fold(name))
    return found


def _merged(names: Sequence[str]) -> dict[str, str]:
    """Full names in their fullest form, hyphens aside."""
    same = {name: full or name for name, full in same_people(names).items()}
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(fold(name), same.get(name, name))
    merged = {name: folded[fold(name)] for name in names}
    short = _nicknamed(sorted(set(merged.values())))
    return {name: short.get(full, full) for name, full in merged.items()}


def _nicknamed(names: Sequence[str]) -> dict[str, str]:
    """Bibi for Benjamin, and Preibus for Priebus: of one last name, and nobody else who could be meant."""
    found: dict[str, str] = {}
    by_last: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if " " in name and fold(name).split()[-1] not in _SUFFIXES:
            by_last[_last(name)].append(name)
    known = nicknames()
    for of in by_last.values():
        for name in of:
            lines = known.get(fold(name).split()[0], frozenset())
            others = [
                other
                for other in of
                if other != name and lines & known.get(fold(other).split()[0], frozenset())
            ]
            if len(others) == 1 and fold(others[0]).split()[0] != fold(name).split()[0]:
                found[name] = max(name, others[0], key=lambda each: (len(each), each))
    for one, other in combinations(sorted(by_last), 2):
        if len(one) > _SWAPPED and len(by_last[one]) == len(by_last[other]) == 1 and _swapped(one, other):
            first, second = by_last[one][0], by_last[other][0]
            if fold(first).split()[:-1] == fold(second).split()[:-1]:
                found[first] = second
    return found


def _swapped(one: str, other: str) -> bool:
    """Two spellings that differ by two neighbouring letters."""
    differ = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return (
        len(one) == len(other)
        and len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )


def _sex(titles: str) -> str:
    spoken = set(titles.split())
    if spoken & words("title", "male"):
        return "male"
    return "female" if spoken & words("title", "female") else ""
