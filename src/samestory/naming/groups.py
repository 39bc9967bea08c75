"""Which nouns name one group: a crowd and whom it is one of, and two nouns of which outlets say the same.

Limits: that two nouns are one group is seldom told so plainly, so most stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from samestory.naming.called import Key
from samestory.naming.words import listed

__all__ = ["Facts", "one_group"]

# What an article says of its groups: the verb, and its object or the number of the group.
Facts = Mapping[Key, set[tuple[str, str]]]


def one_group(
    found: Mapping[tuple[int, Key], Key],
    keys: Sequence[Sequence[Key]],
    facts: Sequence[Facts],
    members: Sequence[Mapping[str, set[str]]],
) -> dict[Key, Key]:
    """Return one key for those that name one group.

    Parameters
    ----------
    found : mapping of (int, Key) to Key
        What the keys of each article are in the event.
    keys : sequence of sequence of Key
        Of each article.
    facts : sequence of Facts
        Of each article.
    members : sequence of mapping of str to set of str
        Of whom each article says that a crowd is one.
    """
    one_of: dict[Key, Key] = {}

    def top(key: Key) -> Key:
        while key in one_of:
            key = one_of[key]
        return key

    every = set(found.values())
    for one, other in (*_wholes(every, members), *_of_one_place(every), *_alike(found, keys, facts)):
        first, second = sorted((top(one), top(other)))
        if first != second:
            one_of[second] = first
    return {key: top(key) for key in every}


def _alike(
    found: Mapping[tuple[int, Key], Key], keys: Sequence[Sequence[Key]], facts: Sequence[Facts]
) -> Iterator[tuple[Key, Key]]:
    """Two nouns that two articles say the same of, and neither uses both."""
    said: dict[tuple[str, str], dict[int, set[Key]]] = defaultdict(lambda: defaultdict(set))
    for number, of in enumerate(facts):
        for key, told in of.items():
            linked = found.get((number, key))
            if linked is not None and linked[0] == "group":
                for fact in told:
                    said[fact][number].add(linked)
    for _, by_article in sorted(said.items()):
        both = sorted({key for held in by_article.values() for key in held})
        if len(both) == 2 and not any(
            set(both) <= {found.get((number, key)) for key in keys[number]} for number in by_article
        ):
            yield both[0], both[1]


def _wholes(every: set[Key], members: Sequence[Mapping[str, set[str]]]) -> Iterator[tuple[Key, Key]]:
    """A crowd and the people it is one of, where no article has crowds of two kinds."""
    for whole in sorted(listed("group", "body")):
        told = [one[whole] for one in members if one.get(whole)]
        if any(len(held) > 1 for held in told):
            told = [held for held in told if len(held) == 1]
        for member in sorted({member for held in told for member in held}):
            one, other = ("group", whole), ("group", member)
            if one in every and other in every:
                yield one, other


def _of_one_place(every: set[Key]) -> Iterator[tuple[Key, Key]]:
    """Norrgard protesters and protesters, where the event has no protesters of another place."""
    owners: dict[Key, list[Key]] = defaultdict(list)
    for key in every:
        told = len(key) > 2 and key[2] in {"name", "country", "which"}
        if key[0] == "group" and told and key[1] not in listed("group", "broad"):
            owners[key[:2]].append(key)
    for bare, owned in sorted(owners.items()):
        if len(owned) == 1 and bare in every:
            yield bare, owned[0]
