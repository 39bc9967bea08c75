"""Fuller names from headlines: "Bransgrove" is Ilka Bransgrove where the line above the text says so.

Why: an outlet that names somebody in full in the headline need not do it again. Such lines are often
written In Title Case, where nothing else tells names from words.

Only a last name that the text itself knows, and that one person bears, is looked for; the word before it must
be a first name: by the list, by the recogniser, or by standing behind an office ("Finance Chief Ilka
Bransgrove").

Limits: middle names; a verb with a capital that looks like none ("Chief Halts Bransgrove" is told by its -s).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samestory.speakers.columns import Columns
from samestory.speakers.person import Person
from samestory.speakers.words import first_names, titles, words

__all__ = ["full_forms"]

_ENDINGS = ("s", "ed", "ing")


def full_forms(columns: Columns, known: Mapping[str, Sequence[Person]]) -> Iterator[tuple[Person, str]]:
    """Find first names in titles and headings.

    Parameters
    ----------
    columns : Columns
    known : mapping of str to sequence of Person
        By last name in lower case.

    Yields
    ------
    (Person, str)
        Somebody without a first name, and the one that a headline gives; two different ones are none.
    """
    found: dict[str, set[str]] = {}
    if not any(len(persons) == 1 and len(persons[0].spelled) == 1 for persons in known.values()):
        return
    common = frozenset(text for text in columns.text if text.islower())
    for kind, (start, end) in zip(columns.kind, columns.blocks, strict=True):
        if kind not in {"title", "heading"}:
            continue
        for i in range(start + 1, end):
            persons = known.get(columns.lower[i], ())
            short = len(persons) == 1 and len(persons[0].spelled) == 1 and columns.text[i][:1].isupper()
            if short and columns.lower[i - 1] not in known and _is_first(columns, i - 1, start, common):
                found.setdefault(columns.lower[i], set()).add(columns.text[i - 1])
    for last, names in found.items():
        person, first = known[last][0], min(names)
        gender = first_names().get(first.lower())
        if len(names) == 1 and (gender is None or person.gender in {gender, None}):
            yield person, first


def _is_first(columns: Columns, i: int, begin: int, common: frozenset[str]) -> bool:
    text, lower = columns.text[i], columns.lower[i]
    if not (text.isalpha() and text[:1].isupper() and text[1:].islower()):
        return False
    if lower in first_names():
        return True
    if lower in common or lower in titles() or _is_human(columns, i) or lower.endswith(_ENDINGS):
        return False
    if columns.pos[i] != "PROPN" or columns.dated[i]:
        return False
    behind_office = i > begin and (columns.lower[i - 1] in titles() or _is_human(columns, i - 1))
    one_name = (
        columns.ent[i] == columns.ent[i + 1] == "PERSON"
        and columns.ent_starts[i]
        and not columns.ent_starts[i + 1]
    )
    return behind_office or (one_name and i > begin)


def _is_human(columns: Columns, i: int) -> bool:
    human = words("noun", "office", "group", "spokes", "institution")
    return columns.lemma[i] in human or columns.lower[i] in human
