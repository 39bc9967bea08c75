"""People whom the recogniser takes for organisations, told by the word they are called by.

Why: a small recogniser calls Ilka Bransgrove an organisation, and she has no list of first names to be in. But
people are called by their last name in the rest of the text ("Bransgrove said"), firms by their first ("Norrgard").

Limits: asked only where nobody else of that last name is known; a firm called by its second word is taken for a
person unless that is a common noun somewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samestory.speakers.columns import Columns
from samestory.speakers.names import Run, key_of
from samestory.speakers.words import titles, words

__all__ = ["last_names"]

_LABELS = frozenset({"ORG", "PERSON", "PRODUCT", ""})


def last_names(columns: Columns, found: Sequence[Run], votes: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Return the names of two words that are people's by this evidence.

    Parameters
    ----------
    columns : Columns
    found : sequence of Run
        All runs.
    votes : mapping of str to int
        For and against each name being a person's; a name with more for it needs no further evidence.
    """
    alone = {
        run.words[0]
        for run in found
        if len(run.words) == 1 and run.label in _LABELS and _has_no_article(columns, run)
    }
    sure = {run.words[-1] for run in found if len(run.words) > 1 and votes[key_of(run.words)] > 0}
    new: dict[str, set[tuple[str, ...]]] = {}
    for run in found:
        if (
            run.words[-1] in alone
            and run.words[-1] not in sure
            and len(run.words) == 2
            and _is_one(columns, run)
        ):
            new.setdefault(run.words[-1], set()).add(run.words)
    if not new:
        return []
    common = frozenset(text for text in columns.text if text.islower())
    return [
        spelled
        for names in new.values()
        for spelled in names
        if len(names) == 1 and not any(word.lower() in common for word in spelled)
    ]


def _has_no_article(columns: Columns, run: Run) -> bool:
    return run.start == 0 or columns.lower[run.start - 1] not in {"the", "a", "an"}


def _is_one(columns: Columns, run: Run) -> bool:
    """One name to the recogniser, of words that are no nouns for people or institutions."""
    labels = {columns.ent[i] for i in range(run.start, run.end)}
    parted = any(columns.ent_starts[i] for i in range(run.start + 1, run.end))
    nouns = words("noun", "institution", "group", "office")
    organised = words("name", "organisation", "outlet", "outlet_end")
    plain = all(word[1:].islower() and word.isalpha() for word in run.words)
    spelled = {word.lower() for word in run.words}
    return (
        len(labels) == 1
        and labels <= _LABELS
        and not parted
        and plain
        and not spelled & nouns
        and not spelled & organised
        and not spelled & titles()
        and _has_no_article(columns, run)
    )
