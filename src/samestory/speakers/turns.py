"""Quotations without a speaker that go on where somebody stopped: continued turns.

A quotation that fills its paragraph is given to the speaker of the paragraph before if that one ends with
a quotation whose speaker is known, nobody else is named there, and nothing else is attributed in either.

Limits: two people who take turns without being named again are not told apart, so after a question
mark nothing is inferred, and nothing after a paragraph that names two people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from samestory.speakers.columns import Columns
from samestory.speakers.people import Mention

__all__ = ["Part", "Turns"]


class Part(NamedTuple):
    """An attribution as it stands: its contents with their labels, its source and its cue."""

    number: int
    contents: tuple[tuple[int, int, str], ...]
    source: tuple[int, int] | None
    cue: tuple[int, int] | None


class Turns:
    """Find who goes on speaking.

    Parameters
    ----------
    columns : Columns
    parts : sequence of Part
    mentions : sequence of Mention
        All people named.
    """

    def __init__(self, columns: Columns, parts: Sequence[Part], mentions: Sequence[Mention]) -> None:
        self._columns = columns
        self._in: dict[int, list[Part]] = {}
        for part in parts:
            for block in sorted({columns.block[start] for start, _, _ in part.contents}):
                self._in.setdefault(block, []).append(part)
        self._named: dict[int, set[int]] = {}
        for mention in mentions:
            if not columns.quoted[mention.start]:
                number = mention.person.number if mention.person is not None else -1
                self._named.setdefault(columns.block[mention.start], set()).add(number)

    def before(self, part: Part) -> int | None:
        """Return the number of the attribution that a bare quotation continues.

        Parameters
        ----------
        part : Part
            Without a source.
        """
        columns = self._columns
        if part.cue is not None or len(part.contents) != 1 or part.contents[0][2] != "direct":
            return None
        start, end, _ = part.contents[0]
        block = columns.block[start]
        if block < 1 or len(self._in.get(block, ())) != 1 or not self._alone(start, end):
            return None
        above = block - 1
        if (
            columns.kind[above] != "text"
            or columns.section[start] != columns.section[columns.blocks[above][0]]
        ):
            return None
        if len(self._named.get(above, ())) > 1 or len(self._in.get(above, ())) != 1:
            return None
        previous = self._in[above][-1]
        last = max((end for _, end, label in previous.contents if label in {"direct", "mixed"}), default=0)
        if not last or last > columns.blocks[above][1]:
            return None
        asked = any(columns.text[i] == "?" for i in range(max(last - 3, 0), last))
        return None if asked else previous.number

    def _alone(self, start: int, end: int) -> bool:
        first, last = self._columns.block_of(start)
        outside = [*range(first, min(start, first + 9)), *range(max(end, last - 9), last)]
        return self._columns.kind_at(start) == "text" and not any(
            self._columns.pos[i] not in {"PUNCT", "SPACE"} for i in outside
        )
