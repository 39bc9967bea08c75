"""Who is the same over the articles of an event: keys of articles -> one number an entity.

People by the rules of `samestory.actors`: what could be two people stays apart. Other names by their folded form, by
initials of one longer name ("CCP"), by being the last name of one person of the event; a party with its members; a
country with its capital and organs, but not with somebody's administration. An office ("the chancellor") is bound where
the texts of the event give it to one person, and the article names that person. Groups are one where their noun and
owner are; two nouns ("protesters", "rioters") only where outlets say the same of them: the same verb with the same
object or number.

Limits: that two nouns are one group is seldom told so plainly, so most stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from samestory.naming.bodies import bodies
from samestory.naming.called import Key
from samestory.naming.countries import is_organ, nations
from samestory.naming.described import Described
from samestory.naming.folk import Folk
from samestory.naming.groups import Facts, one_group
from samestory.naming.mentions import Mention
from samestory.naming.words import classes, fold, listed

__all__ = ["Linked", "link"]

Linked = dict[tuple[int, Key], Key]

_NAMES = frozenset({"person", "bare", "name", "country"})


def link(
    articles: Sequence[Sequence[Mention]], described: Sequence[Described], facts: Sequence[Facts]
) -> Linked:
    """Return one key for all articles, by number of the article and key there.

    Parameters
    ----------
    articles : sequence of sequence of Mention
    described : sequence of Described
        Of the same articles: who holds which office.
    facts : sequence of Facts
        What each article says of its groups.
    """
    return _Link(articles, described)(facts)


class _Link:
    def __init__(self, articles: Sequence[Sequence[Mention]], described: Sequence[Described]) -> None:
        self._articles, self._described = articles, described
        self._keys = [list(dict.fromkeys(m.key for m in mentions)) for mentions in articles]
        every = [list(dict.fromkeys(part for key in keys for part in _parts(key))) for keys in self._keys]
        self._people = Folk(every, described)
        self._name = bodies(dict.fromkeys(k for keys in every for k in keys if k[0] == "name"))
        self._told: Counter[tuple[Key, bool]] = Counter()
        self._offices, self._states = self._held(described)
        self._called: dict[str, set[Key]] = defaultdict(set)
        for one in described:
            for noun, held in one.called.items():
                self._called[noun] |= {self._plain(key) for key in held}
        self._present = [
            {self._plain(key) for key in keys if key[0] in {"person", "bare", "name"}} for keys in every
        ]

    def __call__(self, facts: Sequence[Facts]) -> Linked:
        found: Linked = {}
        for number, keys in enumerate(self._keys):
            for key in keys:
                found[number, key] = self._linked(number, key)
        groups = one_group(found, self._keys, facts, [one.members for one in self._described])
        return {place: groups.get(key, key) for place, key in found.items()}

    def _linked(self, number: int, key: Key) -> Key:
        if key[0] in _NAMES:
            return self._plain(key)
        if key[0] == "held":
            return self._held_by(number, key)
        if key[0] == "the":
            called = self._called.get(key[1], set())
            here = called & self._present[number]
            near = called & {self._plain(("name", name)) for name in key[2:]}
            one = here if len(called) == 1 and key[1] not in listed("generic", "near") else near
            return next(iter(one)) if len(one) == 1 else ("body", key[1])
        owner = _owner(key)
        of = self._linked(number, owner) if owner else ()
        if key[0] == "gov":
            return self._government(number, of)
        if of[:1] == ("country",) and key[0] in {"group", "body"} and is_organ(key[1]):
            return of
        if key[0] == "which":
            return key
        if key[0] == "office":
            if not of and key[1] in listed("state", "any"):
                return key
            who = self._holder(number, key[1], of)
            return who if who is not None else ("office", key[1], *of)
        if key[0] == "event":
            return (
                "event",
                "any" if key[1] in listed("event", "any") else str(classes().get(key[1], key[1])),
            )
        return (*key[:2], *of)

    def _government(self, number: int, of: Key) -> Key:
        """The state whose highest office somebody holds, or in whose seat a president sits."""
        if not of:
            owners = {self._plain(k[1:]) for k in self._keys[number] if k[0] == "gov" and len(k) > 1}
            of = next(iter(owners)) if len(owners) == 1 else ()
        states = self._states.get(of, set())
        if len(self._governing) > 1 or of[:1] == ("person",):
            return ("gov", *of)
        tops = ("president", "prime_minister")
        sits = not of or any(of in self._offices.get((top, ""), ()) for top in tops)
        if not states and sits:
            taken = {state for who, held in self._states.items() if who != of for state in held}
            states = self._seats - taken
        return ("country", next(iter(states))) if len(states) == 1 else ("gov", *of)

    @cached_property
    def _often(self) -> list[Counter[Key]]:
        """How often each article names everybody."""
        return [
            Counter(
                self._plain(m.key) for m in mentions if m.role == "name" and m.key[0] in {"person", "bare"}
            )
            for mentions in self._articles
        ]

    @cached_property
    def _governing(self) -> set[Key]:
        """Whose administrations the event has."""
        return {
            self._plain(key[1:])
            for keys in self._keys
            for key in keys
            if key[0] == "gov" and key[1:2] in {("person",), ("bare",)}
        }

    @cached_property
    def _seats(self) -> set[str]:
        """Countries that a text names by the seat of their government."""
        forms = {fold(m.form): m.key for of in self._articles for m in of if m.key[0] == "country"}
        return {key[1] for form, key in forms.items() if form in nations() and nations()[form].way == "seat"}

    def _plain(self, key: Key) -> Key:
        """A name as the event knows it."""
        if key[0] in {"person", "bare"}:
            return self._people.key(key)
        if key[0] == "name":
            return self._people.titled(key[1]) or self._name.get(key[1], key[:2])
        return key

    def _held(
        self, described: Sequence[Described]
    ) -> tuple[dict[tuple[str, str], set[Key]], dict[Key, set[str]]]:
        offices: dict[tuple[str, str], set[Key]] = defaultdict(set)
        states: dict[Key, set[str]] = defaultdict(set)
        for one in described:
            for told, held in one.offices.held.items():
                offices[told] |= {self._plain(key) for key in held}
            for key, countries in one.offices.state_of.items():
                states[self._plain(key)] |= countries
            for (key, marked), n in one.offices.told.items():
                self._told[self._plain(key), marked] += n
        for (office, country), held in list(offices.items()):
            if country and office in listed("state", "top"):
                offices["top", country] = offices["top", country] | held
        return offices, states

    def _is_home(self, who: Key) -> bool:
        """Whether a president is seldom said to be one of some country: the outlets' own."""
        return 3 * self._told[who, True] < self._told[who, True] + self._told[who, False]

    def _held_by(self, number: int, key: Key) -> Key:
        """Who "the president" is: the article's own binding, but not a foreign one where the home one is named."""
        own = self._plain(key[2:]) if len(key) > 2 else ()
        held = self._offices.get((key[1], ""), set()) & self._present[number]
        home = {who for who in held if self._is_home(who)}
        if own and any(self._often[number][who] > self._often[number][own] for who in home - {own}):
            return ("office", key[1])  # the one who holds it now, or the one before
        if own in home or (own and len(home) != 1):
            return own
        if len(home) == 1 or len(held) == 1:
            return next(iter(home if len(home) == 1 else held))
        return own or ("office", key[1])

    def _holder(self, number: int, office: str, of: Key) -> Key | None:
        """The one person who holds an office by the texts of the event, and whom the article names."""
        country = of[1] if of[:1] == ("country",) else ""
        if of and not country:
            return None
        asked = [(office, country)]
        if country and office in listed("state", "top"):
            asked.append(("top", country))
        for way in asked:
            held = {key for key in self._offices.get(way, ()) if key[0] == "person"} & self._present[number]
            if len(held) == 1 and (country or len(self._offices[way]) == 1):
                return next(iter(held))
        return None


def _parts(key: Key) -> Iterator[Key]:
    """A key, or the name that it is about: whose administration, who is called the president."""
    while key and key[0] not in _NAMES and key[0] != "the":
        key = _owner(key)
    if key and key[0] in _NAMES:
        yield key


def _owner(key: Key) -> Key:
    return key[1:] if key[0] == "gov" else key[2:]
