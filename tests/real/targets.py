"""Measure targets: BASIL, the project's own labels of real text, the training events of the bundled corpus.

python tests/real/targets.py [CACHE]

The words are asked for where the coders marked them, found by a detector or not. Every second event of BASIL and article
of the own labels, in the order of their ids, was read for errors, the training events all of them. Of the others only
totals were seen while rules were chosen, and of the own labels some sentences before the first rule was written.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.corpus import read
from samestory.pipeline import Annotator, Parser
from samestory.places import Places
from samestory.targets import Targets
from samestory.types import Article
from tests.real.conftest import DATA, records
from tests.real.label_agreement import labels
from tests.real.precision import wilson
from tests.test_bundled_corpus import CORPUS, SPLIT

_SMALL = frozenset(
    "a an at by for from her his in its mr mrs ms of on president rep s sen senator that the their these this those "
    "to with".split()
)
_PRONOUNS = frozenset(
    "he her him his i it its my our she that their them these they this those us we who you your".split()
)


class Asked(NamedTuple):
    """Our answer for one marked word: where it belongs, what it is, whether it is right."""

    part: str
    voice: str
    name: str | None
    right: bool


class Label(NamedTuple):
    """A marked word, and the words each of which would be a right answer; a tuple is a name to be matched whole."""

    field: str
    start: int
    end: int
    part: str
    voice: str
    words: frozenset[str]
    forms: tuple[frozenset[str], ...] = ()


def content(text: str) -> frozenset[str]:
    """Words that could tell one actor from another, plurals as singulars: in "Senate_Democrats" two."""
    found = {word.casefold() for word in re.findall(r"[^\W_]+", text)} - _SMALL
    return frozenset(word.rstrip("s") if len(word) > 3 else word for word in found)


def is_right(name: str, label: Label) -> bool:
    """A word of the coder's name is in ours, or ours is, in more or fewer words, what the article calls the actor."""
    ours = content(name)
    return bool(ours & label.words) or any(
        ours and (ours <= form or (len(form) > 1 and form <= ours)) for form in label.forms
    )


def asked(marked: Iterable[tuple[Article, Sequence[Label]]]) -> Iterator[Asked]:
    pairs = list(marked)
    parser = Parser(cache=Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    annotator = Annotator(parser.nlp, detectors=[])
    for parsed, (_, wanted) in zip(parser.parse(article for article, _ in pairs), pairs, strict=True):
        doc = annotator(parsed.doc)
        places, targets = Places(doc, parsed.blocks), Targets(doc)
        tokens = [
            (block.field, start, end, i)
            for span in places.spans
            for i in range(span.start, span.end)
            for block, start, end in [places.given(doc[i : i + 1])]
        ]
        for label in wanted:
            here = [
                i for field, s, e, i in tokens if field == label.field and s < label.end and label.start < e
            ]
            if here:
                name = targets(here[0], here[-1] + 1)
                yield Asked(label.part, label.voice, name, name is not None and is_right(name, label))


def basil() -> Iterator[tuple[Article, list[Label]]]:
    given = records("basil.jsonl")
    events = sorted({record["event"] for record in given})
    for record, article in zip(given, read(DATA / "basil.jsonl").articles, strict=True):
        part = ("BASIL, events read", "BASIL, events not read")[events.index(record["event"]) % 2]
        yield (
            article,
            [
                Label(
                    "body",
                    s["start"],
                    s["end"],
                    part,
                    "quoted" if s["in_quote"] else "own",
                    content(s["target"]),
                )
                for s in record["spans"]
                if s["bias"] == "lex"
            ],
        )


def own() -> Iterator[tuple[Article, list[Label]]]:
    """Targets that are a pronoun are left out: which name it stands for is not labelled."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in labels("loaded"):
        rows[row["id"]] += [s for s in row["loaded"] if s["target"] is not None]
    bodies = {r["id"]: r for r in records("archive-sample.jsonl.gz") if r["id"] in rows}
    ids = sorted(rows)
    for name, record in bodies.items():
        part = ("own labels, articles read", "own labels, articles not read")[ids.index(name) % 2]
        body = record["body"]
        told = [(s, body[slice(*s["target"])]) for s in rows[name]]
        yield (
            Article(id=name, title=record["title"], body=body),
            [
                Label("body", s["start"], s["end"], part, _voice(s["voice"]), content(text))
                for s, text in told
                if text.casefold() not in _PRONOUNS
            ],
        )


def bundled() -> Iterator[tuple[Article, list[Label]]]:
    for event in sorted(name for name, split in SPLIT.items() if split == "training"):
        labelled = json.loads((CORPUS / event / "labels.json").read_text(encoding="utf-8"))
        actors = {actor["id"]: actor for actor in labelled["actors"]}
        articles = {article.id: article for article in read(CORPUS / event).articles}
        forms: dict[str, set[frozenset[str]]] = defaultdict(set)
        for name, marked in labelled["articles"].items():
            for m in marked["names"]:
                forms[m["actor"]].add(content(articles[name].text(m["field"])[m["start"] : m["end"]]))
        for name, article in articles.items():
            yield (
                article,
                [
                    Label(
                        s["field"],
                        s["start"],
                        s["end"],
                        "training events, "
                        + ("what happens" if actors[s["target"]]["kind"] == "event" else "actors"),
                        _voice(s["voice"]),
                        content(actors[s["target"]]["name"]),
                        tuple(sorted(forms[s["target"]], key=sorted)),
                    )
                    for s in labelled["articles"][name]["loaded"]
                    if s["target"] is not None
                ],
            )


def _voice(voice: str) -> str:
    return "own" if voice == "own" else "quoted"


def main() -> None:
    print("| words | voice | n | named | right of the named |")
    print("|---|---|---|---|---|")
    for source in (basil, own, bundled):
        answers: dict[tuple[str, str], list[Asked]] = defaultdict(list)
        for answer in asked(source()):
            answers[answer.part, answer.voice].append(answer)
            if source is not bundled:
                answers[f"{answer.part.partition(',')[0]}, all", answer.voice].append(answer)
        for (part, voice), given in sorted(answers.items()):
            named = [a for a in given if a.name is not None]
            right = sum(a.right for a in named)
            low, high = wilson(right, len(named)) if named else (0.0, 1.0)
            print(
                f"| {part} | {voice} | {len(given)} | {len(named)} ({len(named) / len(given):.2f}) |"
                f" {right} ({right / max(1, len(named)):.2f}; {low:.2f} to {high:.2f}) |"
            )


if __name__ == "__main__":
    main()
