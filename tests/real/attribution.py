"""Measure attribution: PolNeAR's development part by words, the bundled corpus by quotations.

python tests/real/attribution.py [CACHE]

Every fifth and fourth article of PolNeAR (i % 5 >= 3) was never read for errors: its figures are the ones to trust.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser, Settings
from samestory.corpus import read
from samestory.types import Analysis, Quotation
from tests.real.conftest import DATA, records
from tests.test_bundled_corpus import CORPUS, SPLIT

ROLES = ("content", "source", "cue")
SPEECH = ("direct", "indirect", "mixed")
_WORD = re.compile(r"\w+")


class Score(NamedTuple):
    """Words in both, found only, labelled only."""

    hit: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return self.hit / max(1, self.hit + self.false)

    @property
    def recall(self) -> float:
        return self.hit / max(1, self.hit + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.hit / max(1, 2 * self.hit + self.false + self.missed)


def analyser(cache: Path | None = None) -> Analyser:
    return Analyser(Settings(detectors=(), cache=cache))


def polnear(using: Analyser) -> tuple[list[dict[str, Any]], list[Analysis]]:
    return records("polnear.jsonl"), list(using.analyse(read(DATA / "polnear.jsonl").articles))


def word_scores(given: Iterable[dict[str, Any]], analyses: Iterable[Analysis]) -> dict[str, Score]:
    """Words that stand in any content, source or cue: labelled against found, pooled over articles."""
    total: Counter[tuple[str, str]] = Counter()
    for record, analysis in zip(given, analyses, strict=True):
        words = [(m.start(), m.end()) for m in _WORD.finditer(record["body"])]
        found = _found(analysis.quotations)
        for role in ROLES:
            gold = _inside(words, [tuple(span) for a in record["attributions"] for span in a[role]])
            ours = _inside(words, found[role])
            total[role, "hit"] += len(gold & ours)
            total[role, "false"] += len(ours - gold)
            total[role, "missed"] += len(gold - ours)
    return {role: Score(*(total[role, part] for part in Score._fields)) for role in ROLES}


def _found(quotations: Iterable[Quotation]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for q in quotations:
        if q.field == "body":
            found["content"].append((q.start, q.end))
            if q.speaker_start is not None and q.speaker_end is not None:
                found["source"].append((q.speaker_start, q.speaker_end))
            if q.cue_start is not None and q.cue_end is not None:
                found["cue"].append((q.cue_start, q.cue_end))
    return found


def _inside(words: list[tuple[int, int]], spans: Iterable[tuple[int, ...]]) -> set[int]:
    """Which words a set of spans touches; both lists by start, so that it stays linear."""
    inside: set[int] = set()
    at = reach = 0
    for start, end in sorted(spans):  # type: ignore[misc]
        while at < len(words) and words[at][1] <= start:
            at += 1
        reach = at
        while reach < len(words) and words[reach][0] < end:
            inside.add(reach)
            reach += 1
    return inside


def speaker_and_cue(using: Analyser, part: str) -> dict[str, tuple[int, int, int, int]]:
    """Of the quotations that coders marked in a part of the bundled corpus: all, found, and right in speaker, in both.

    A speaker is right where our words overlap the coder's, or our resolved name is one of the actor's; a cue where
    the words overlap. Where the coder gives none, none is asked for.
    """
    tally: Counter[tuple[str, str]] = Counter()
    for event in sorted(name for name, split in SPLIT.items() if split == part):
        labels = json.loads((CORPUS / event / "labels.json").read_text(encoding="utf-8"))
        names = _names(labels, {a.id: a.body for a in read(CORPUS / event).articles})
        for analysis in using.analyse(read(CORPUS / event).articles):
            for gold in labels["articles"][analysis.article.id]["quotations"]:
                kind = gold["kind"]
                best = max(analysis.quotations, key=lambda q: _likeness(q, gold), default=None)
                tally[kind, "all"] += 1
                if best is None or _likeness(best, gold) <= 0:
                    continue
                speaker = _right_speaker(best, gold, names.get(gold["speaker"], set()))
                cue = gold["cue_start"] is None or _overlap(
                    best.cue_start, best.cue_end, gold["cue_start"], gold["cue_end"]
                )
                tally[kind, "found"] += 1
                tally[kind, "speaker"] += speaker
                tally[kind, "both"] += speaker and cue
    parts = ("all", "found", "speaker", "both")
    return {kind: tuple(tally[kind, p] for p in parts) for kind in (*SPEECH, "attitude")}  # type: ignore[misc]


def names_right(using: Analyser, part: str) -> dict[str, tuple[int, int, int]]:
    """Of sources that overlap the coder's words: all, those whose resolved name denotes the coder's actor, left open.

    It does if it is one of the actor's names in list or articles, or ends in the same word as its name in the list.
    """
    tally: Counter[tuple[str, str]] = Counter()
    for event in sorted(name for name, split in SPLIT.items() if split == part):
        labels = json.loads((CORPUS / event / "labels.json").read_text(encoding="utf-8"))
        names = _names(labels, {a.id: a.body for a in read(CORPUS / event).articles})
        kinds = {actor["id"]: (actor["kind"], actor["name"].casefold()) for actor in labels["actors"]}
        for analysis in using.analyse(read(CORPUS / event).articles):
            for gold in labels["articles"][analysis.article.id]["quotations"]:
                best = max(analysis.quotations, key=lambda q: _likeness(q, gold), default=None)
                if best is None or gold["speaker"] not in kinds or gold["speaker_start"] is None:
                    continue
                if not _overlap(
                    best.speaker_start, best.speaker_end, gold["speaker_start"], gold["speaker_end"]
                ):
                    continue
                kind, name = kinds[gold["speaker"]]
                ours = (best.speaker or "").casefold()
                same = ours in names[gold["speaker"]] or ours.split()[-1:] == name.split()[-1:]
                for key in ("all", "persons") if kind == "person" else ("all",):
                    tally[key, "all"] += 1
                    tally[key, "right"] += same
                    tally[key, "open"] += best.speaker is None
    return {key: (tally[key, "all"], tally[key, "right"], tally[key, "open"]) for key in ("all", "persons")}


def _likeness(q: Quotation, gold: dict[str, Any]) -> float:
    shared = min(q.end, gold["end"]) - max(q.start, gold["start"])
    if q.field != gold["field"] or shared <= 0:
        return 0.0
    same_cue = _overlap(q.cue_start, q.cue_end, gold["cue_start"], gold["cue_end"])
    return shared / (max(q.end, gold["end"]) - min(q.start, gold["start"])) + 0.5 * same_cue


def _right_speaker(q: Quotation, gold: dict[str, Any], names: set[str]) -> bool:
    if gold["speaker_start"] is None:
        return True
    same = _overlap(q.speaker_start, q.speaker_end, gold["speaker_start"], gold["speaker_end"])
    return same or (q.speaker is not None and q.speaker.casefold() in names)


def _overlap(start: int | None, end: int | None, other: int | None, last: int | None) -> bool:
    if start is None or end is None or other is None or last is None:
        return False
    return start < last and other < end


def _names(labels: dict[str, Any], bodies: dict[str, str]) -> dict[str, set[str]]:
    """What each actor of an event is called, in its list and in its articles."""
    names = {actor["id"]: {actor["name"].casefold()} for actor in labels["actors"]}
    for article, marked in labels["articles"].items():
        for mention in marked["names"]:
            if mention["field"] == "body":
                text = bodies[article][mention["start"] : mention["end"]]
                names.setdefault(mention["actor"], set()).add(text.casefold())
    return names


def main() -> None:
    using = analyser(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    given, analyses = polnear(using)
    pairs = list(zip(given, analyses, strict=True))
    parts = {
        "errors read (231)": [p for i, p in enumerate(pairs) if i % 5 < 3],
        "totals only (153)": [p for i, p in enumerate(pairs) if i % 5 >= 3],
        "all (384)": pairs,
    }
    for name, part in parts.items():
        for role, score in word_scores(*zip(*part, strict=True)).items():  # type: ignore[arg-type]
            print(
                f"PolNeAR {name:18} {role:8} P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"
            )
    for part in ("training", "test"):
        kinds = speaker_and_cue(using, part)
        for kind, row in kinds.items():
            print(
                f"bundled corpus, {part} events, {kind:8}: {row[0]} labelled, {row[1]} found, {row[2]} speaker, {row[3]} both"
            )
        total = [sum(kinds[kind][i] for kind in SPEECH) for i in (0, 3)]
        for key, (every, right, left) in names_right(using, part).items():
            print(
                f"bundled corpus, {part} events, names of {key}: {right} of {every} right, {left} left open"
            )
        print(f"bundled corpus, {part} events, speech: {total[1]} of {total[0]} = {total[1] / total[0]:.3f}")


if __name__ == "__main__":
    main()
