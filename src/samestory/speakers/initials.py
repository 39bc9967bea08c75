"""Who is called by initials: "LBJ" is Lyndon B. Johnson where the article names him.

Three letters or more, of one person only. What is spelled "the LBJ" or "(LBJ)" somewhere, names an outlet, or are
the initials of another name too, is nobody's.

Limits: two letters (a PM, the UK) mean too much else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samestory.speakers.columns import Columns
from samestory.speakers.names import Run
from samestory.speakers.person import Person
from samestory.speakers.words import words

__all__ = ["by_initials"]

_LEAST = 3


def by_initials(columns: Columns, found: Sequence[Run], people: Iterable[Person]) -> dict[str, Person]:
    """Return the people whose initials stand in the text, by these.

    Parameters
    ----------
    columns : Columns
    found : sequence of Run
        All runs.
    people : iterable of Person
        Named in full.
    """
    shown = {run.words[0] for run in found if len(run.words) == 1 and _is_short(run.words[0])}
    shown -= {
        run.words[0]
        for run in found
        if len(run.words) == 1 and run.start and columns.lower[run.start - 1] in {"the", "(", "a", "an"}
    }
    if not shown:
        return {}
    bearers: dict[str, set[int]] = {}
    persons = {person.number: person for person in people}
    forms = {form for person in persons.values() for form in person.forms}
    for number, person in persons.items():
        for form in person.forms:
            bearers.setdefault(_initials(form), set()).add(number)
    others = {_initials(run.words) for run in found if run.words not in forms}
    return {
        short: persons[min(numbers)]
        for short, numbers in bearers.items()
        if short in shown and len(numbers) == 1 and short not in others
    }


def _is_short(word: str) -> bool:
    return (
        word.isupper()
        and word.isalpha()
        and len(word) >= _LEAST
        and word.lower() not in words("name", "outlet")
    )


def _initials(spelled: tuple[str, ...]) -> str:
    return "".join(word[0] for word in spelled) if len(spelled) >= _LEAST else ""
