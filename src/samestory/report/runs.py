"""Stretches of text as the page prints them, and the sentences they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from samestory.report.segments import Span, split
from samestory.report.ties import Tie

__all__ = ["Run", "tied"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text printed in one way; ``href`` is set where it carries findings.

    ``says`` is the letter of the speech that begins with it. ``tell`` names the statements of its sentence, ``tell_id``
    stands on the first stretch of the sentence, ``tie`` (an anchor) and ``tie_n`` (outlets) on the last.
    """

    text: str
    css: str = ""
    href: str = ""
    ids: tuple[str, ...] = ()
    refs: str = ""
    number: str = ""
    tab: bool = True
    says: str = ""
    tell: str = ""
    tell_id: str = ""
    tie: str = ""
    tie_n: int = 0


def tied(runs: Sequence[Run], start: int, ties: Sequence[Tie]) -> list[Run]:
    """Cut runs where a sentence with a counterpart begins or ends, and name the sentence on each of its runs."""
    if not ties:
        return list(runs)
    made: list[Run] = []
    begun: set[str] = set()
    at = start
    for run in runs:
        pieces = split(run.text, 0, len(run.text), [Span(t.start - at, t.end - at, 0) for t in ties])
        for n, piece in enumerate(pieces):
            low = at + piece.start
            high = low + len(piece.text)
            here = [t for t in ties if t.start <= low < t.end]
            tie = min(here, key=lambda t: t.end - t.start) if here else None
            made.append(
                replace(
                    run,
                    text=piece.text,
                    ids=run.ids if n == 0 else (),
                    says=run.says if n == 0 else "",
                    number=run.number if n == len(pieces) - 1 else "",
                    tab=run.tab and n == 0,
                    tell=tie.statements if tie else "",
                    tell_id=tie.id if tie and tie.id not in begun else "",
                    tie=tie.also.id if tie and high >= tie.end else "",
                    tie_n=tie.n if tie else 0,
                )
            )
            if tie:
                begun.add(tie.id)
        at += len(run.text)
    return made
