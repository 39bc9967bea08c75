"""Who is called what, against the expert's mentions of NewsWCL50: coverage, and B-cubed of who is the same.

    python tests/real/naming.py [--cache DIR] [--event ID] [--errors]

Concepts of the types ACTOR, COUNTRY and GROUP are scored: somebody who is named. Left out are ACTION, EVENT, OBJECT and
MISC, which are no actors, and ACTOR-I, a code for several people at once ("USA_USA-I" are a director, a senator and a
student), so that no clustering could be right about it. The codes are wider than coreference still: a country's holds
its agencies and their officials, a party's its members by name, and whoever keeps them apart loses recall.

A mention is covered where one of ours holds its head word, the one that the others hang on in the parse; of several
the shortest. Whom it denotes is the row of the table it stands in. B-cubed (Bagga & Baldwin 1998) is over the mentions
of the five articles of an event, means over mentions; for all at once those of all events are taken, which no cluster
crosses. Uncovered ones are left out of the first figure and stand alone in the second.

The second set are the labelled names of the training events of the project's own corpus.
"""
# ruff: noqa: T201

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser, Settings
from samestory.corpus import read
from samestory.ingest.record import as_article
from samestory.naming import naming
from samestory.reading import Reading
from samestory.types import Article
from tests.real.conftest import records
from tests.real.events import b_cubed
from tests.test_bundled_corpus import CORPUS, SPLIT

TYPES = ("ACTOR", "COUNTRY", "GROUP")
OWN = ("person", "organisation", "group", "place", "event")
PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs i we me us my our you your who whom whose this that these "
    "those himself herself itself themselves".split()
)
Pairs = Sequence[tuple[dict[str, Any], Reading]]


class Mention(NamedTuple):
    """A mention of the expert's, and the entity of ours that holds its head word; None where there is none."""

    event: str
    article: str
    start: int
    text: str
    type: str
    concept: str
    ours: str | None
    head: str


def newswcl(cache: Path | None, chosen: str | None = None) -> Iterator[tuple[str, list[Mention]]]:
    """The expert's mentions of actors, countries and groups, event by event."""
    analyser = Analyser(Settings(cache=cache, model="none"))
    given: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records("newswcl50.jsonl"):
        if chosen in {None, record["event"]}:
            given[record["event"]].append(record)
    for event, of in given.items():
        articles = [as_article(record, "newswcl50", i) for i, record in enumerate(of)]
        read_ = analyser.read(a for a in articles if isinstance(a, Article))
        pairs = [(record, r) for record, (_, r) in zip(of, read_, strict=True) if r is not None]
        yield event, [m for m in mentions(event, pairs) if m.type in TYPES]


def bundled(cache: Path | None, chosen: str | None = None) -> Iterator[tuple[str, list[Mention]]]:
    """The labelled names of the training events of the project's own corpus; the others are never opened."""
    analyser = Analyser(Settings(cache=cache, model="none"))
    for event in sorted(
        name for name, split in SPLIT.items() if split == "training" and chosen in {None, name}
    ):
        labelled = json.loads((CORPUS / event / "labels.json").read_text(encoding="utf-8"))
        kinds = {actor["id"]: actor["kind"] for actor in labelled["actors"]}
        pairs = []
        for analysis, reading in analyser.read(read(CORPUS / event).articles):
            name = analysis.article.id
            names = labelled["articles"].get(name, {"names": []})["names"]
            marked = [{**m, "concept": f"{m['actor']}_{kinds[m['actor']]}"} for m in names]
            if reading is not None:
                pairs.append(({"id": name, "mentions": marked}, reading))
        yield event, list(mentions(event, pairs))


def head_of(
    reading: Reading, field: str, start: int, end: int, places: Sequence[tuple[str, int, int]]
) -> tuple[int, int] | None:
    """The place of the word of a stretch that the others hang on."""
    c = reading.columns
    inside = [
        i
        for i, (f, s, e) in enumerate(places)
        if f == field and s < end and start < e and c.pos[i] not in {"SPACE", "PUNCT"}
    ]
    return places[c.root(inside[0], inside[-1] + 1)][1:] if inside else None


def mentions(event: str, pairs: Pairs) -> Iterator[Mention]:
    readings = [reading for _, reading in pairs]
    named = naming(readings, list(dict.fromkeys(r.article.outlet for r in readings)))
    ours: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for number, one in enumerate(named):
        for form in one.forms:
            for e in form.evidence:
                ours[e.article, e.field].append((e.start, e.end, f"{number} {one.entity}"))
    for record, reading in pairs:
        c = reading.columns
        places = [reading.place(i, i + 1) if c.block[i] >= 0 else ("", -1, -1) for i in range(c.n)]
        for m in record["mentions"]:
            field = m.get("field", "body")
            head = head_of(reading, field, m["start"], m["end"], places)
            near = ours[record["id"], field] if head is not None else []
            held = [o for o in near if head is not None and o[0] < head[1] and head[0] < o[1]]
            best = min(held, key=lambda o: o[1] - o[0], default=None)
            yield Mention(
                event,
                record["id"],
                m["start"],
                m["text"],
                m["concept"].rsplit("_", 1)[-1],
                m["concept"],
                None if best is None else best[2],
                "" if head is None else reading.article.text(field)[slice(*head)],
            )


class Score(NamedTuple):
    """Of some mentions: how many, the share covered, and B-cubed without and with the uncovered."""

    n: int
    pronouns: int
    covered: float
    of_covered: tuple[float, float, float]
    of_all: tuple[float, float, float]


def score(found: Sequence[Mention]) -> Score:
    covered = [m for m in found if m.ours is not None]
    return Score(
        len(found),
        sum(m.text.lower() in PRONOUNS for m in found),
        len(covered) / len(found),
        b_cubed([f"{m.event} {m.concept}" for m in covered], [f"{m.event} {m.ours}" for m in covered]),
        b_cubed(
            [f"{m.event} {m.concept}" for m in found],
            [f"{m.event} {m.ours if m.ours is not None else i}" for i, m in enumerate(found)],
        ),
    )


def line(name: str, s: Score) -> str:
    one, other = (" / ".join(f"{x:.3f}" for x in figures) for figures in (s.of_covered, s.of_all))
    return f"| {name} | {s.n} | {s.pronouns} | {s.covered:.3f} | {one} | {other} |"


def errors(found: Sequence[Mention]) -> None:
    """What stands in which row, concept by concept."""
    for concept, n in Counter(m.concept for m in found).most_common():
        of = [m for m in found if m.concept == concept]
        print(f"\n{concept} {n}")
        for row, k in Counter(m.ours or "-" for m in of).most_common(25):
            texts = Counter(m.text[:60] for m in of if (m.ours or "-") == row)
            print(f"    {k:3} {row}: " + " | ".join(f"{t} {c}" for t, c in texts.most_common(12)))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--event", help="of either set")
    parser.add_argument("--errors", action="store_true", help="what stands in which row")
    asked = parser.parse_args()
    print("| event | mentions | pronouns | covered | B-cubed P / R / F1 of the covered | of all |")
    print("|---|---|---|---|---|---|")
    sets = (
        ("NewsWCL50", newswcl(asked.cache, asked.event), TYPES),
        ("own corpus", bundled(asked.cache, asked.event), OWN),
    )
    for name, given, kinds in sets:
        every: list[Mention] = []
        for event, found in given:
            every += found
            print(line(event, score(found)))
            if asked.errors:
                errors(found)
        if not every or asked.event is not None:
            continue
        print(line(f"{name}, all", score(every)))
        without = [m for m in every if m.text.lower() not in PRONOUNS]
        if len(without) < len(every):
            print(line(f"{name}, without pronouns", score(without)))
        for kind in kinds:
            print(line(f"{name}, {kind} only", score([m for m in every if m.type == kind])))


if __name__ == "__main__":
    main()
