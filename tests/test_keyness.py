"""Keyness against published vectors, against numbers computed by hand, and on texts made to mislead it."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from samestory.comparison import Analyser, compare
from samestory.measures.keyness import MIN_N, TOP, keyness, log_odds
from samestory.types import Analysis, Article, Comparison, Event

Analyse = Callable[..., Analysis]


def test_scattertext_vector() -> None:
    """Reference: Scattertext's test of Fightin' Words, alpha .01."""
    got = log_odds(np.array([1.0, 5, 1, 9]), np.array([100.0, 510, 100, 199]), np.full(4, 0.01))
    assert got.delta == pytest.approx([-0.6095321, -1.0345766, -0.6095321, 1.5201005], abs=1e-6)
    assert got.z_two_term == pytest.approx([-0.60950, -2.30441, -0.60950, 4.46293], abs=1e-5)
    assert got.z_four_term == pytest.approx([-0.58984, -1.90568, -0.58984, 2.98306], abs=1e-5)


def test_by_hand() -> None:
    got = log_odds(np.array([3.0, 1]), np.array([1.0, 3]), np.array([1.0, 1]))
    assert got.delta[0] == pytest.approx(math.log(4 / 2) - math.log(2 / 4))
    assert got.z_two_term[0] == pytest.approx(got.delta[0] / math.sqrt(1 / 4 + 1 / 2))
    assert got.z_four_term[0] == pytest.approx(got.delta[0] / math.sqrt(1 / 4 + 1 / 2 + 1 / 2 + 1 / 4))


def test_swapping_the_texts_swaps_the_sign() -> None:
    a, b, prior = np.array([5.0, 2, 9]), np.array([1.0, 7, 4]), np.array([0.5, 0.2, 1.0])
    assert log_odds(a, b, prior).delta == pytest.approx(-log_odds(b, a, prior).delta)


FILL = (
    "The council met in the old hall and the members read the paper about roads, schools, bridges and water. "
    "A clerk took notes, a driver waited outside, and the lamps burned until the evening bus had gone. "
)


def article(outlet: str, body: str, number: int = 0, genre: str = "news") -> Article:
    return Article(id=f"{outlet}-{number}", outlet=outlet, body=body, event="e", genre=genre)


def compared(analyser: Analyser, *articles: Article) -> Comparison:
    return compare(Event("e", articles), analyser)


def words(outlet: str, comparison: Comparison) -> list[str]:
    return [row.term for row in comparison.keyness if row.outlet == outlet]


@pytest.fixture(scope="module")
def strike(analyser: Analyser) -> Comparison:
    left = (FILL + "Dockers left the quay. The militants shut the gate. The militants burned tyres. ") * 6
    right = (FILL + "Mr. Okafor’s members left the quay. Mr. Okafor’s people shut the gate. ") * 6
    return compared(analyser, article("A", left), article("B", right))


def test_the_word_that_only_one_outlet_uses_leads(strike: Comparison) -> None:
    assert words("A", strike)[0] == "militant"
    row = next(r for r in strike.keyness if r.term == "militant")
    assert (row.n, row.n_others, row.docs, row.docs_others) == (12, 0, 1, 0)
    assert row.low <= row.log_odds <= row.high and row.low > 0
    text = strike.analyses[0].article.body
    assert all(text[e.start : e.end] == "militants" for e in row.evidence)


def test_house_style_never_leads_a_list(strike: Comparison) -> None:
    found = {row.term for row in strike.keyness}
    assert not found & {"mr", "mr.", "'s", "’s", "monday"}
    assert ("courtesy-title", "mr.", "", 12) in strike.folds


def test_words_both_use_alike_are_not_listed(strike: Comparison) -> None:
    assert not {"council", "hall", "quay"} & {row.term for row in strike.keyness}


def test_identical_texts_have_no_key_terms(analyser: Analyser) -> None:
    assert not compared(analyser, article("A", FILL * 7), article("B", FILL * 7)).keyness


def test_short_outlets_and_single_outlets_have_none(analyser: Analyser) -> None:
    assert not compared(analyser, article("A", FILL * 7)).keyness
    assert not words("B", compared(analyser, article("A", FILL * 7), article("B", "Militants left. " * 4)))


def test_a_term_that_one_article_drives_says_so(analyser: Analyser) -> None:
    prolific = FILL * 6 + "The wreckers struck again. " * 5
    found = compared(analyser, article("A", prolific), article("A", FILL * 6, 1), article("B", FILL * 7))
    row = next(r for r in found.keyness if r.term == "wrecker")
    assert row.docs == 1 and row.articles == 2 and row.note == "in one article only"


def test_opinion_is_left_out(analyser: Analyser) -> None:
    column = article("A", FILL * 6 + "Wreckers again. " * 5, 1, "opinion")
    found = compared(analyser, article("A", FILL * 7), article("B", FILL * 7), column)
    assert "wrecker" not in {row.term for row in found.keyness}


def test_lists_are_short_and_every_term_is_used_enough(analyser: Analyser) -> None:
    many = FILL * 6 + " ".join(
        f"The {w} fell. " * 4 for w in "alder beech cedar elm fir hazel larch maple oak pine".split()
    )
    many += " ".join(
        f"The {w} sank. " * 4 for w in "anchor bolt chain dinghy engine funnel galley hatch keel mast".split()
    )
    found = compared(analyser, article("A", many), article("B", FILL * 12))
    assert 0 < len(words("A", found)) <= TOP
    assert all(row.n >= MIN_N and row.rank >= 1 for row in found.keyness)
    assert [r.rank for r in found.keyness if r.outlet == "A"] == list(range(1, len(words("A", found)) + 1))


def test_order_of_outlets_changes_nothing(strike: Comparison) -> None:
    there = keyness(strike.analyses, ["A", "B"])
    back = keyness(strike.analyses, ["B", "A"])
    assert sorted(there, key=lambda r: (r.outlet, r.rank)) == sorted(back, key=lambda r: (r.outlet, r.rank))
