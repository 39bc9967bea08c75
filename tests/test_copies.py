"""Who carries whose text: verbatim, near, passages; what quotations and standing lines are not."""

from __future__ import annotations

import random

import pytest

from samestory.comparison import Analyser, compare
from samestory.copies import Shared, duplicates, shared
from samestory.types import Article, Event

WORDS = [
    f"{a}{b}"
    for a in ("ka", "lo", "mi", "re", "su", "to", "ve", "zu")
    for b in ("n", "r", "st", "l", "p", "th", "m", "x")
]


def prose(seed: int, words: int = 200) -> str:
    draw = random.Random(seed)
    return " ".join(draw.choices(WORDS, k=words)).capitalize() + "."


def article(name: str, body: str, hour: int = 9, outlet: str = "") -> Article:
    return Article(id=name, body=body, outlet=outlet or name, published=f"2025-01-01T{hour:02}:00:00+00:00")


def test_the_same_text_under_two_headlines_is_verbatim() -> None:
    body = prose(1)
    [one] = shared([article("late", body, 12), article("early", body.upper(), 8)])
    assert (one.first, one.second, one.kind) == ("early", "late", "verbatim")
    assert one.share_first == one.share_second == 1.0
    assert duplicates([one]) == (("early", "late"),)


def test_a_changed_word_here_and_there_is_near() -> None:
    words = prose(2, 300).split()
    for place in range(10, 300, 60):
        words[place] = "changed"
    [one] = shared([article("a", prose(2, 300)), article("b", " ".join(words), 10)])
    assert one.kind == "near" and 0.8 < one.share_second < 1


def test_a_shared_passage_is_told_with_its_place_in_both() -> None:
    passage = prose(3, 60)
    a, b = f"{prose(4)} {passage} {prose(5)}", f"{passage} {prose(6)}"
    [one] = shared([article("wire", a), article("paper", b, 10)])
    assert one.kind == "passages" and one.words == 60
    [(start, end)] = one.spans_first
    assert a[start:end] == passage.rstrip(".")
    [(start, end)] = one.spans_second
    assert b[start:end] == passage.rstrip(".")
    assert duplicates([one]) == ()


def test_a_speech_that_both_quote_is_no_copy() -> None:
    speech = prose(7, 60)
    a, b = f"{prose(8)} “{speech}” he said.", f"{prose(9)} “{speech}” she said."
    assert shared([article("a", a), article("b", b, 10)]) == ()


def test_the_same_passage_out_of_quotation_marks_is() -> None:
    speech = prose(7, 60)
    [one] = shared([article("a", f"{prose(8)} {speech}"), article("b", f"{prose(9)} {speech}", 10)])
    assert one.words == 60


def test_a_standing_line_of_an_outlet_is_no_copy() -> None:
    line = prose(10, 40)
    texts = [article(str(i), f"{prose(20 + i)} {line}", i, outlet="The Weldon Record") for i in range(4)]
    assert shared(texts) == ()


def test_a_short_formula_is_no_copy() -> None:
    formula = prose(11, 20)
    assert shared([article("a", f"{prose(12)} {formula}"), article("b", f"{prose(13)} {formula}", 10)]) == ()


def test_the_order_of_articles_does_not_matter() -> None:
    passage = prose(14, 80)
    texts = [article(str(i), f"{prose(30 + i)} {passage}", 20 - i) for i in range(5)]
    assert shared(texts) == shared(texts[::-1])
    assert {one.first for one in shared(texts)} == {"4"}


def test_unknown_times_stand_last() -> None:
    body = prose(15)
    [one] = shared([Article(id="a", outlet="A", body=body), article("b", body)])
    assert one.first == "b"


@pytest.mark.parametrize("body", ["", " ", "One word", "...", "\ud800 broken", "“unclosed " + prose(16)])
def test_odd_bodies_are_no_reason_to_stop(body: str) -> None:
    for one in shared([article("a", body), article("b", body, 10), article("c", prose(17), 11)]):
        assert (one.first, one.second) == ("a", "b")


def test_nothing_gives_nothing() -> None:
    assert shared([]) == () and duplicates([]) == ()


def test_hundreds_of_copies_are_one_group() -> None:
    body = prose(18)
    texts = [article(f"{i:03}", body, i % 24) for i in range(300)]
    pairs = shared(texts)
    assert [len(group) for group in duplicates(pairs)] == [300]


def test_groups_that_meet_later_are_joined() -> None:
    def pair(a: str, b: str) -> Shared:
        return Shared(a, b, "near", 100, 0.9, 0.9, (), ())

    assert duplicates([pair("a", "b"), pair("c", "d"), pair("b", "d")]) == (("a", "b", "c", "d"),)


def test_a_comparison_says_who_carries_whose_text(analyser: Analyser) -> None:
    body = (
        "The council met on Monday. It approved the budget and raised the tax on second homes by a third. "
        * 4
    )
    texts = (
        Article(id="wire", outlet="Wire", title="Council approves budget", body=body, published="2025-01-01"),
        Article(id="paper", outlet="Paper", title="Homes tax soars", body=body, published="2025-01-02"),
    )
    [told] = [w for w in compare(Event("e", texts), analyser).warnings if w.code == "shared-text"]
    assert told.article == "paper"
    assert "same text as Wire (wire) under another headline" in told.message
