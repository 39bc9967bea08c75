"""The bundled corpus is what its datasheet says: twelve synthetic events, labelled, split by name."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from samestory.corpus import read
from samestory.types import Article
from tests.agreement import FRAMES, agreement, coded_twice

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
EVENTS = sorted(path for path in CORPUS.iterdir() if path.is_dir())
SPLIT = {
    "counter-espionage-regulations": "test",
    "border-crossing": "test",
    "ceasefire-strike": "test",
    "gravitational-waves": "test",
    "police-shooting": "test",
    "budget-cuts": "training",
    "dam-collapse": "training",
    "port-strike": "training",
    "prorogation-ruling": "training",
    "regional-election": "training",
    "relay-doping": "training",
    "square-protest": "training",
}


def head(path: Path) -> dict[str, Any]:
    given: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    return given


def articles(event: Path) -> dict[str, Article]:
    corpus = read(event)
    assert not corpus.skipped
    return {a.id: a for a in corpus.articles}


def test_twelve_events_and_each_is_in_the_split() -> None:
    assert {path.name for path in EVENTS} == set(SPLIT)
    datasheet = (CORPUS / "README.md").read_text(encoding="utf-8")
    for name, part in SPLIT.items():
        assert re.search(rf"`{name}`.*\| {part} \|", datasheet), name


def test_four_long_events_of_five_outlets_and_eight_shorter() -> None:
    sizes = {path.name: [len(a.body.split()) for a in articles(path).values()] for path in EVENTS}
    long = {name: n for name, n in sizes.items() if len(n) == 5 and min(n) >= 350 and sum(n) > 2400}
    assert len(long) == 4 and all(words <= 900 for n in long.values() for words in n), sizes
    for name in sizes.keys() - long.keys():
        assert 3 <= len(sizes[name]) <= 5
        assert all(240 <= words <= 420 for words in sizes[name]), (name, sizes[name])


@pytest.mark.parametrize("event", EVENTS, ids=lambda path: path.name)
def test_every_article_says_that_it_is_synthetic(event: Path) -> None:
    for path in event.glob("*.md"):
        given = head(path)
        assert given["synthetic"] is True and given["invented"], path
        assert given["event"] == event.name and given["id"] == f"{event.name}-{path.stem}"
        assert ".example/" in given["url"]
        said = f"{path.read_text(encoding='utf-8').split('---', 2)[2]} {given['title']} {given['byline']}".casefold()
        gone = [
            name
            for name in given["invented"]
            if re.sub(r" \(.*", "", name).split()[-1].casefold()[:6] not in said
        ]
        assert not gone, f"{path.name} lists {gone}, who do not occur"


@pytest.mark.parametrize("event", EVENTS, ids=lambda path: path.name)
@pytest.mark.parametrize("name", ["labels.json", "labels.second.json"])
def test_labels_point_at_their_words(event: Path, name: str) -> None:
    if not (event / name).exists():
        assert name == "labels.second.json"
        return
    labels = json.loads((event / name).read_text(encoding="utf-8"))
    known = articles(event)
    actors = {a["id"] for a in json.loads((event / "labels.json").read_text(encoding="utf-8"))["actors"]}
    assert labels["articles"].keys() == known.keys()
    for identity, given in labels["articles"].items():
        article = known[identity]
        assert given["frames"] and set(given["frames"]) <= set(FRAMES)
        for kind in ("loaded", "quotations", "names"):
            for x in given[kind]:
                text = article.text(x["field"])
                assert text[x["start"] : x["end"]] == x["text"], (identity, x)
        for x in given["quotations"]:
            text = article.text(x["field"])
            for part, words in (("cue", x["cue"]), ("speaker", x["speaker_text"])):
                if words is not None:
                    assert text[x[f"{part}_start"] : x[f"{part}_end"]] == words
        assert {x["actor"] for x in given["names"]} <= actors | {None}
        assert {x["target"] for x in given["loaded"]} <= actors | {None}
        assert {x["voice"] for x in given["loaded"]} <= {"own", "direct", "indirect"}
    for fact in labels["statements"]:
        for m in fact["members"]:
            assert known[m["article"]].text(m["field"])[m["start"] : m["end"]] == m["text"]


def test_a_fact_is_shared() -> None:
    for event in EVENTS:
        labels = json.loads((event / "labels.json").read_text(encoding="utf-8"))
        known = articles(event)
        for fact in labels["statements"]:
            outlets = {known[m["article"]].outlet for m in fact["members"]}
            assert len(outlets) >= 2, (event.name, fact["id"])


def test_outlets_keep_their_names_and_every_genre_is_there() -> None:
    every = [a for event in EVENTS for a in articles(event).values()]
    by_slug = {(a.id.removeprefix(f"{a.event}-"), a.outlet) for a in every}
    assert max(Counter(slug for slug, _ in by_slug).values()) == 1
    assert {a.genre for a in every} == {"news", "analysis", "explainer", "opinion", "live"}
    assert len({a.outlet for a in every}) >= 7


def test_a_third_is_coded_twice_and_the_datasheet_gives_the_agreement() -> None:
    assert len(coded_twice()) >= len(EVENTS) / 3
    datasheet = (CORPUS / "README.md").read_text(encoding="utf-8")
    for kind, (value, n) in agreement().items():
        assert re.search(rf"\| {re.escape(kind)} \| {value:.2f} \| {n:,} \|", datasheet), (kind, value, n)
