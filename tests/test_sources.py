"""Who speaks how much: words counted by hand, each once, and the denominators of every share."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from samestory.actors import actors
from samestory.comparison import Analyser, compare
from samestory.measures.sources import sources
from samestory.spoken import ALL, spoken
from samestory.types import Analysis, Article, Event, SourceRow, Warning

Speech = Callable[..., Analysis]

# 4 + 7 + 4 + 4 = 19 words of running text.
BODY = (
    "# Mayor speaks of rain\n\n"
    "Rain fell all day. “The wall will hold,” said Ana Ruiz.\n\n"
    "Critics said it leaks. The town is quiet."
)


def row(rows: list[SourceRow], outlet: str, kind: str, source: str | None = None) -> SourceRow:
    return next(r for r in rows if (r.outlet, r.source_kind, r.source) == (outlet, kind, source))


@pytest.fixture
def ledger(speech: Speech) -> Analysis:
    return speech(
        "Ledger",
        BODY,
        ("“The wall will hold,”", "Ana Ruiz", "person", "said"),
        ("it leaks", "Critics", "vague", "said"),
    )


def test_words_are_counted_by_source_and_kind(ledger: Analysis) -> None:
    rows = sources([ledger], ["Ledger"])
    person = row(rows, "Ledger", "person", "Ana Ruiz")
    assert (person.words, person.words_direct, person.words_outlet, person.words_speech) == (4, 4, 19, 6)
    assert (person.n, person.articles, person.attributions) == (1, 1, 1)
    assert (person.share, person.share_of_speech) == (round(4 / 19, 4), None)
    vague = row(rows, "Ledger", "vague")
    assert (vague.words, vague.words_direct, vague.share_of_speech) == (2, 0, round(2 / 6, 4))
    every = row(rows, "Ledger", "all")
    assert (every.words, every.share, every.share_of_speech) == (6, round(6 / 19, 4), 1.0)
    assert [r.source for r in rows if r.source] == ["Ana Ruiz"]  # a vague source has no name
    assert person.evidence[0].text == "“The wall will hold,”" and person.evidence[0].paragraph == 1


def test_a_word_belongs_to_the_outermost_source(speech: Speech) -> None:
    a = speech(
        "A",
        "The ministry said that Ana Ruiz had called it “a plain lie” on air. It rained.",
        ("it “a plain lie”", "Ana Ruiz", "person", "called", {"kind": "mixed"}),
        ("that Ana Ruiz had called it “a plain lie” on air", "The Ministry", "institution", "said"),
    )
    a = replace(a, quotations=(replace(a.quotations[0], quoted=((47, 58),)), a.quotations[1]))
    rows = sources([a], ["A"])
    ministry, person = row(rows, "A", "institution"), row(rows, "A", "person", "Ana Ruiz")
    assert (ministry.words, ministry.words_direct) == (11, 3)
    assert (person.words, person.attributions, person.n) == (0, 1, 1)
    assert "inside another source's speech" in person.note
    assert row(rows, "A", "all").words == 11  # each word once


def test_parts_of_one_attribution_are_one(speech: Speech) -> None:
    a = speech(
        "A",
        "“It leaks,” said Ana Ruiz. “It always did.”",
        ("“It leaks,”", "Ana Ruiz", "person", "said", {"group": 7}),
        ("“It always did.”", "Ana Ruiz", "person", "said", {"group": 7}),
    )
    person = row(sources([a], ["A"]), "A", "person", "Ana Ruiz")
    assert (person.attributions, person.words) == (1, 5)


def test_attitudes_are_counted_apart_and_have_no_words(speech: Speech) -> None:
    a = speech(
        "A",
        "Ana Ruiz wants a new wall. It rained. She said it leaks.",
        ("a new wall", "Ana Ruiz", "person", "wants", {"kind": "attitude"}),
        ("it leaks", "Ana Ruiz", "person", "said"),
    )
    person = row(sources([a], ["A"]), "A", "person", "Ana Ruiz")
    assert (person.attitudes, person.attributions, person.words) == (1, 1, 2)
    only = speech(
        "A", "Ana Ruiz wants a new wall.", ("a new wall", "Ana Ruiz", "person", "wants", {"kind": "attitude"})
    )
    assert [r.source for r in sources([only], ["A"])] == [None]
    assert row(sources([only], ["A"]), "A", "all").words == 0


def test_headlines_and_furniture_are_left_out(speech: Speech) -> None:
    a = speech(
        "A",
        BODY,
        ("Wall will hold", "Ana Ruiz", "person", None, {"field": "title"}),
        ("of rain", "Ana Ruiz", "person"),
        title="Wall will hold, says Ruiz",
    )
    every = row(sources([a], ["A"]), "A", "all")
    assert (every.words, every.attributions, every.words_outlet) == (0, 0, 19)


def test_who_is_not_resolved_is_a_kind_of_its_own(speech: Speech) -> None:
    a = speech("A", "It rained. It leaks, she said.", ("It leaks", "she", None, "said"))
    rows = sources([a], ["A"])
    assert row(rows, "A", "unresolved").words == 2
    assert [r for r in rows if r.source] == []


def test_articles_of_an_outlet_are_added_and_those_it_speaks_in_counted(speech: Speech) -> None:
    one = speech(
        "A", "It leaks, Ana Ruiz said. It rained.", ("It leaks", "Ana Ruiz", "person", "said"), id="1"
    )
    two = speech("A", "It rained all day. It stopped.", id="2")
    person = row(sources([one, two], ["A"]), "A", "person", "Ana Ruiz")
    assert (person.n, person.articles, person.words, person.words_outlet) == (1, 2, 2, 13)


def test_a_kind_found_in_one_outlet_is_an_explicit_zero_in_the_others(
    ledger: Analysis, speech: Speech
) -> None:
    globe = speech("Globe", "Rain fell all day. The town is quiet. Nobody spoke.")
    rows = sources([ledger, globe], ["Ledger", "Globe"])
    none = row(rows, "Globe", "vague")
    assert (none.words, none.share, none.low) == (0, 0.0, 0.0)
    assert none.high == round(1 - 0.05 ** (1 / 3), 4) and "exact limit" in none.note
    assert {r.outlet for r in rows if r.source == "Ana Ruiz"} == {"Ledger"}
    assert not [r for r in rows if r.source_kind == "document"]


def test_the_interval_resamples_sentences_never_words(speech: Speech) -> None:
    said = "“It leaks a lot,” said Ana Ruiz."
    quotes: list[Any] = [
        ("“It leaks a lot,”", "Ana Ruiz", "person", "said", {"at": i * (len(said) + 1)}) for i in range(4)
    ]
    a = speech("A", " ".join([said] * 4), *quotes)
    person = row(sources([a], ["A"]), "A", "person", "Ana Ruiz")
    assert person.share == person.low == person.high == round(4 / 7, 4)  # every sentence is alike: no width
    mixed = speech("A", " ".join([said] * 2 + ["The town is very quiet again today."] * 2), *quotes[:2])
    wide = row(sources([mixed], ["A"]), "A", "person", "Ana Ruiz")
    assert (wide.low, wide.high) == (0.0, round(4 / 7, 4)) and wide.share == round(2 / 7, 4)
    assert sources([mixed], ["A"]) == sources([mixed], ["A"])


def test_one_sentence_has_no_interval_and_says_why(speech: Speech) -> None:
    a = speech("A", "It leaks, said Ana Ruiz.", ("It leaks", "Ana Ruiz", "person", "said"))
    person = row(sources([a], ["A"]), "A", "person", "Ana Ruiz")
    assert (person.share, person.low, person.high, person.note) == (
        0.4,
        None,
        None,
        "one sentence: no interval",
    )


def test_the_interval_is_the_same_whoever_else_is_there(ledger: Analysis, speech: Speech) -> None:
    globe = speech("Globe", "It leaks, she said. It rained.", ("It leaks", "she", None, "said"))
    alone = row(sources([ledger], ["Ledger"]), "Ledger", "person", "Ana Ruiz")
    assert row(sources([globe, ledger], ["Globe", "Ledger"]), "Ledger", "person", "Ana Ruiz") == alone


def test_what_cannot_be_measured_is_none_and_not_zero(ledger: Analysis) -> None:
    unread = replace(ledger, warnings=(Warning("no-words", "another language"),), quotations=())
    for analyses in ([], [unread]):
        every = row(sources(analyses, ["Ledger"]), "Ledger", "all")
        assert (every.share, every.low, every.share_of_speech) == (None, None, None)
        assert every.note == "no article that enters rates"


def test_opinion_is_left_out_and_the_words_of_all_kinds_add_up(analyser: Analyser) -> None:
    body = (
        "The wall will hold, the mayor said on Monday. “It leaks,” said Ana Ruiz, a mason. The town is quiet. "
        * 3
    )
    articles = (
        Article(id="1", outlet="A", body=body, genre="news"),
        Article(id="2", outlet="B", body=body, genre="opinion"),
    )
    rows = list(compare(Event("e", articles), analyser).sources)
    every = row(rows, "A", "all")
    assert 0 < every.words < every.words_outlet
    kinds = [r for r in rows if r.outlet == "A" and r.source is None and r.source_kind != "all"]
    assert (
        sum(r.words for r in kinds) == every.words
        and sum(r.attributions for r in kinds) == every.attributions
    )
    assert sum(r.words_direct for r in kinds) == every.words_direct == 6
    assert row(rows, "B", "all").note == "no article that enters rates"


def test_a_sentence_of_a_thousand_quotations_is_counted_in_time(speech: Speech) -> None:
    body = "“No,” said Ana Ruiz, and " * 1000 + "it rained."
    marks = tuple((at.start() + 1, at.start() + 4) for at in re.finditer("“", body))
    a = speech("A", body, (body, "Ana Ruiz", "person", "said", {"quoted": marks, "kind": "mixed"}))
    inner = [replace(a.quotations[0], start=start - 1, group=n) for n, (start, _) in enumerate(marks)]
    a = replace(a, quotations=tuple(inner))
    before = time.process_time()
    all_ = spoken([a], actors([a]))[ALL]
    assert (
        time.process_time() - before < 5
    )  # half a second; with every mark asked about every word, half a minute
    assert (all_.attributions, all_.words, all_.direct) == (1000, a.words, 1000)
