"""Names that are no person's, in one form for an event: initials of one longer name, a party and its members.

A newspaper is known by the last word of its name ("Times") where the event has one that ends so.

Limits: a party is known by "Party" in its name, its members by a word that begins alike ("Democrats"). Its committees
are bodies of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from samestory.naming.called import Key
from samestory.speakers.words import words as known

__all__ = ["bodies"]

_STEM = 4
_LEAST = 2


def bodies(keys: Iterable[Key]) -> dict[str, Key]:
    """Return the key of each folded name.

    Parameters
    ----------
    keys : iterable of Key
        Names that are no person's, in the order of the articles.
    """
    folded: dict[str, str] = {}
    for key in keys:
        folded.setdefault(key[1], key[2])
    initials: dict[str, set[str]] = defaultdict(set)
    for name, written in folded.items():
        if " " in name:
            words = written.replace("-", " ").split()
            initials["".join(word[0] for word in words if word[0].isupper()).casefold()].add(name)
    parties = [name for name in folded if name.endswith(" party") and name.count(" ") == 1]
    found: dict[str, Key] = {}
    for name, written in folded.items():
        full = name
        short = written.replace(".", "").isupper() and " " not in name and len(name) >= _LEAST
        if short and len(initials.get(name, ())) == 1:
            full = next(iter(initials[name]))
        elif " " not in name and name in known("name", "outlet_end"):
            ending = [other for other in folded if other.endswith(f" {name}")]
            full = ending[0] if len(ending) == 1 else name
        found[name] = ("name", _party(full, parties))
    return found


def _party(name: str, parties: Sequence[str]) -> str:
    """A party, for its members; any other name as it is."""
    spelled = name.split()
    if len(spelled) == 1:
        stem = name.removesuffix("s")
        theirs = [party for party in parties if _alike(stem, party.split()[0])]
        return theirs[0] if len(stem) > _STEM and len(theirs) == 1 and name != stem else name
    return name


def _alike(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
