"""Which words say when, and not who: "On Tuesday Ilka Bransgrove said", "last week campaigners said".

Why: a small parser hangs the day on the name behind it, and a reader finds "Tuesday Ilka Bransgrove" nowhere.
A day or a month is one where the recogniser says so or where a preposition stands before it.

Limits: "the Sunday Times" keeps its day and so does "Tuesday's ruling"; a month that people are called by ("May")
is one only where the recogniser says so and a preposition or a number stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from samestory.speakers.words import words

__all__ = ["dated"]

_LABELS = frozenset({"DATE", "TIME"})
_BEFORE = frozenset({"on", "in", "since", "until", "during", "of"})
_OWNS = frozenset({"'s", "’s", "'", "’", "-"})
_LONGEST = 6


def dated(text: Sequence[str], lower: Sequence[str], ent: Sequence[str], pos: Sequence[str]) -> list[bool]:
    """Say of each word whether it belongs to a date that can stand before a name.

    Parameters
    ----------
    text, lower, ent, pos : sequence of str
        Words, words in lower case, labels of the recogniser and parts of speech.
    """
    found, beyond = [False] * len(text), 0
    opens = words("date", "which", "day", "month", "relative")
    for i in [i for i, word in enumerate(lower) if word in opens]:
        if i < beyond:
            continue
        beyond = _end(text, lower, ent, pos, i)
        found[i:beyond] = [True] * (beyond - i)
    return found


def _end(
    text: Sequence[str], lower: Sequence[str], ent: Sequence[str], pos: Sequence[str], start: int
) -> int:
    """Where the date that begins here ends; its beginning where there is none."""
    n = len(text)
    head = start + 1 if start + 1 < n and lower[start] in words("date", "which") else start
    period = head > start and lower[head] in words("date", "period")
    if not period and not _is_day(text, lower, ent, start, head):
        return start
    end = head + 1
    while end < n and end - start < _LONGEST and (lower[end] in words("date", "part") or text[end].isdigit()):
        end += 1
    if end == n:
        return end
    named = lower[end] in words("name", "organisation") or lower[end] in words("name", "outlet_end")
    # The June report, the Monday protesters.
    bare = head == start and pos[end] == "NOUN" and lower[head] not in words("date", "relative")
    bare = bare and not (start and lower[start - 1] in _BEFORE)
    if lower[end] in _OWNS or bare or (named and text[end][:1].isupper()):
        return start
    return end


def _is_day(text: Sequence[str], lower: Sequence[str], ent: Sequence[str], start: int, head: int) -> bool:
    capital, before = text[head][:1].isupper(), lower[start - 1] if start else ""
    behind_capital = start > 0 and text[start - 1][:1].isupper() and before not in _BEFORE
    if lower[head] in words("date", "relative"):
        return not (capital and behind_capital)  # USA Today
    if not capital or (behind_capital and ent[start - 1] == ent[head]):  # Black Friday
        return False
    if lower[head] in words("date", "day"):
        return ent[head] in _LABELS or head > start or before in _BEFORE
    if lower[head] not in words("date", "month") or ent[head] not in _LABELS:
        return False
    counted = head + 1 < len(text) and text[head + 1].isdigit()
    return lower[head] not in words("date", "person") or head > start or before in _BEFORE or counted
