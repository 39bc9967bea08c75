"""Somebody with a name: the forms it stands in and the evidence for "he" or "she".

Limits: two people with one first and last name are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from samestory.speakers.words import Gender, words

__all__ = ["Person", "gender_of", "same"]


class Person:
    """Somebody with a name: all its words, how often each form stands, and the gender seen."""

    def __init__(self, number: int, spelled: tuple[str, ...]) -> None:
        self.number = number
        self.forms: Counter[tuple[str, ...]] = Counter({spelled: 1})
        self.seen: Counter[Gender] = Counter()

    @property
    def spelled(self) -> tuple[str, ...]:
        """The fullest form; of two equally full the more frequent, then the first."""
        return max(self.forms, key=lambda form: (len(form), self.forms[form]))

    @property
    def name(self) -> str:
        """The fullest form as text."""
        return " ".join(self.spelled)

    @property
    def gender(self) -> Gender | None:
        """What two thirds of the evidence say; None where there is none or it is divided."""
        total = sum(self.seen.values())
        for gender, count in self.seen.items():
            if 3 * count >= 2 * total:
                return gender
        return None


def same(person: Person, spelled: tuple[str, ...]) -> bool:
    """One person under two forms of a name: the same first name, or an initial for it."""
    for form in person.forms:
        if len(form) == 1 or len(spelled) == 1:
            if form[-1].lower() == spelled[-1].lower() and len(form) == len(spelled):
                return True
            continue
        one, other = form[0].lower().rstrip("."), spelled[0].lower().rstrip(".")
        if one == other or (one[:1] == other[:1] and 1 in {len(one), len(other)}):
            return True
    return False


def gender_of(spoken: Iterable[str]) -> Gender | None:
    """Return the gender that titles and nouns tell: Ms, widow; None where they tell none or both."""
    found: set[Gender] = set()
    for word in spoken:
        if word in words("title", "male") or word in words("gender", "male"):
            found.add("male")
        if word in words("title", "female") or word in words("gender", "female"):
            found.add("female")
    return found.pop() if len(found) == 1 else None
