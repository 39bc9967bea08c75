"""Frames by outlet: how much of each outlet's coverage makes the event matter in which way.

What it measures
    The mean over an outlet's articles of the score that ``samestory/frames`` gives each of Boydstun's
    policy frames, from 0 to 1, and the number of articles in which the frame is present by the
    codebook's rule. The sentences that carry it stand beside the number.

When not to read it
    With one article an outlet this describes an article, not an outlet. Seed words find the words of a frame; whether a
    sentence argues in it is for the reader. See the measured precision and recall of each frame.

References
    Boydstun, Gross, Resnik & Smith (2013), Identifying media frames and frame dynamics within and across
    policy issues. Entman (1993), Framing: toward clarification of a fractured paradigm.
"""

from __future__ import annotations

from collections.abc import Sequence

from samestory.registry import measure
from samestory.types import Analysis, Evidence, FrameEvidence, FrameRow

__all__ = ["framing"]

_SHOWN = 5


@measure("frames", table="frames")
def framing(analyses: Sequence[Analysis], outlets: Sequence[str]) -> list[FrameRow]:
    """Return a row for each frame that is present anywhere and each outlet; frames that carry most first."""
    scored = [a for a in analyses if a.frames]
    present = {f.frame for a in scored for f in a.frames if f.present}
    weight = {name: sum(f.score for a in scored for f in a.frames if f.frame == name) for name in present}
    rows = []
    for frame in sorted(present, key=lambda name: (-round(weight[name], 9), name)):
        for outlet in outlets:
            own = [a for a in scored if a.article.outlet == outlet]
            scores = [(a, f) for a in own for f in a.frames if f.frame == frame]
            n = sum(f.present for _, f in scores)
            rows.append(
                FrameRow(
                    outlet=outlet,
                    frame=frame,
                    n=n,
                    articles=len(own),
                    score=round(sum(f.score for _, f in scores) / len(own), 4) if own else 0.0,
                    note="" if own else "nothing measured: opinion is left out",
                    evidence=tuple(_place(a, e) for a, f in scores for e in f.evidence[:_SHOWN])[:_SHOWN],
                )
            )
    return rows


def _place(a: Analysis, found: FrameEvidence) -> Evidence:
    sentence = next((s for s in a.sentences if (s.field, s.start) == (found.field, found.start)), None)
    return Evidence(
        outlet=a.article.outlet,
        article=a.article.id,
        field=found.field,
        start=found.start,
        end=found.end,
        text=a.article.text(found.field)[found.start : found.end],
        voice=max(sentence.words_by_voice, key=lambda v: sentence.words_by_voice[v]) if sentence else "own",
        paragraph=sentence.paragraph if sentence else 0,
    )
