"""Findings per 1,000 own-voice words, checked against numbers computed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from samestory.comparison import Analyser
from samestory.measures.rates import ALL, MIN_FINDINGS, UNIT, rates
from samestory.types import VOICES, Analysis, Article, Finding, Row, Sentence


def sentence(start: int, own: int, *, direct: int = 0, kind: str = "text") -> Sentence:
    counts = (
        {**dict.fromkeys(VOICES, 0), "own": own, "direct": direct}
        if kind == "text"
        else dict.fromkeys(VOICES, 0)
    )
    return Sentence("body", start, start + 90, 0, 1, kind, own + direct, counts)  # type: ignore[arg-type]


def finding(start: int, category: str = "label", *, counted: bool = True) -> Finding:
    return Finding(
        article="a",
        field="body",
        start=start,
        end=start + 5,
        text="words",
        family="loaded",
        category=category,
        rule="r",
        voice="own" if counted else "direct",
        in_quote=not counted,
        speaker=None,
        target=None,
        severity="suggestion",
        score=None,
        message="",
        alternatives=(),
        counted=counted,
    )


def article(
    outlet: str, own: Sequence[int], found: Sequence[tuple[int, str]] = (), more: Sequence[Sentence] = ()
) -> Analysis:
    """A text of sentences with so many own-voice words each; ``found`` is (sentence, category)."""
    sentences = tuple(sentence(100 * i, words) for i, words in enumerate(own))
    counts: dict[str, int] = {}
    findings = []
    for at, category in found:
        key = f"{at}{category}"
        counts[key] = counts.get(key, 0) + 1
        findings.append(finding(100 * at + counts[key], category))
    return Analysis(
        article=Article(
            id=f"{outlet}-{len(own)}", outlet=outlet, body="x" * 100 * (len(own) + len(more) + 1)
        ),
        words=sum(own),
        words_by_voice={**dict.fromkeys(VOICES, 0), "own": sum(own)},  # type: ignore[arg-type]
        warnings=(),
        findings=tuple(findings),
        quotations=(),
        voices=(),
        blocks=(),
        sentences=(*sentences, *more),
    )


def row(rows: list[Row], outlet: str, category: str = ALL) -> Row:
    return next(r for r in rows if r.outlet == outlet and r.category == category)


def test_the_rate_is_findings_over_own_voice_words_times_a_thousand() -> None:
    a = article("A", [20] * 10, [(0, "label"), (3, "label"), (3, "label"), (7, "euphemism"), (9, "label")])
    rows = rates([a], ["A"])
    assert [(r.category, r.n, r.words, r.rate, r.unit) for r in rows] == [
        ("euphemism", 1, 200, 5.0, UNIT),
        ("label", 4, 200, 20.0, UNIT),
        (ALL, 5, 200, 25.0, UNIT),
    ]


def test_articles_of_an_outlet_are_added_up() -> None:
    one = article("A", [20] * 10, [(0, "label")])
    two = article("A", [30] * 10, [(0, "label"), (1, "label"), (2, "label")])
    r = row(rates([one, two], ["A"]), "A")
    assert (r.n, r.words, r.articles, r.rate) == (4, 500, 2, 8.0)


def test_furniture_quotations_and_what_is_not_counted_are_in_neither_number() -> None:
    a = article(
        "A",
        [20] * 10,
        [(0, "label")],
        more=(sentence(1000, 0, direct=50), sentence(1100, 40, kind="heading")),
    )
    a = replace(a, findings=(*a.findings, finding(1001, counted=False), finding(1101, counted=False)))
    r = row(rates([a], ["A"]), "A")
    assert (r.n, r.words, r.rate) == (1, 200, 5.0)


@pytest.mark.parametrize(
    ("own", "enough"),
    [([20] * 5, True), ([99] + [0] * 9, False), ([19, 20, 20, 20, 20], False), ([50, 50, 50, 50], False)],
    ids=["100 words in 5 sentences", "one sentence", "99 words", "4 sentences"],
)
def test_too_little_text_gives_no_rate(own: list[int], enough: bool) -> None:
    r = row(rates([article("A", own, [(0, "label")])], ["A"]), "A")
    if enough:
        assert r.rate == 10.0
    else:
        assert (r.rate, r.low, r.high, r.rank, r.note) == (None, None, None, None, "too little text to say")
        assert r.n == 1


def test_where_none_was_found_the_upper_end_is_the_exact_limit() -> None:
    """Ten sentences of 20 words: 1 - 0.05 ** (1 / 10) = 0.258866 of them, 50 sentences in 1,000 words."""
    found = article("A", [20] * 10, [(0, "label")])
    r = row(rates([found, article("B", [20] * 10)], ["A", "B"]), "B", "label")
    assert (r.n, r.rate, r.low, r.rank, r.note) == (0, 0.0, 0.0, None, "none found; not ranked")
    assert r.high == pytest.approx(12.9433, abs=1e-4)


def test_an_outlet_without_articles_in_rates_says_so() -> None:
    r = row(rates([article("A", [20] * 10, [(0, "label")])], ["A", "B"]), "B")
    assert (r.n, r.words, r.articles, r.rate, r.note) == (0, 0, 0, None, "no article that enters rates")


def test_below_five_findings_an_outlet_is_not_ranked() -> None:
    many = [(i, "label") for i in range(MIN_FINDINGS + 1)]
    rows = rates(
        [
            article("A", [20] * 10, many),
            article("B", [20] * 10, many[:MIN_FINDINGS]),
            article("C", [20] * 10, many[: MIN_FINDINGS - 1]),
            article("D", [10] * 10, many[: MIN_FINDINGS - 1]),
        ],
        ["A", "B", "C", "D"],
    )
    ranks = {r.outlet: (r.rank, r.note) for r in rows if r.category == ALL}
    assert ranks == {
        "A": (1, ""),
        "B": (2, ""),
        "C": (None, "fewer than 5 findings: not ranked"),
        "D": (None, "fewer than 5 findings: not ranked"),  # though its rate is the highest
    }


def test_equal_rates_share_a_rank() -> None:
    five = [(i, "label") for i in range(5)]
    analyses = [article(o, [20] * 10, five + ([(9, "label")] if o == "C" else [])) for o in "ABC"]
    assert {r.outlet: r.rank for r in rates(analyses, list("ABC")) if r.category == ALL} == {
        "A": 2,
        "B": 2,
        "C": 1,
    }


def interval(rows: list[Row], outlet: str = "A") -> tuple[float, float]:
    r = row(rows, outlet)
    assert r.low is not None and r.high is not None
    return r.low, r.high


def test_the_interval_is_the_same_every_time_and_whoever_else_is_there() -> None:
    a = article("A", [20, 10, 30, 25, 15, 20], [(0, "label"), (2, "label"), (2, "euphemism")])
    b = article("B", [20] * 10, [(i, "label") for i in range(8)])
    alone = interval(rates([a], ["A"]))
    assert interval(rates([a], ["A"])) == alone
    assert interval(rates([b, a], ["B", "A"])) == alone
    assert alone[0] < row(rates([a], ["A"]), "A").rate < alone[1]  # type: ignore[operator]


def test_sentences_are_the_unit_not_words() -> None:
    """Five findings in one sentence tell less than five in five."""
    heaped = article("A", [20] * 20, [(0, "label")] * 5)
    spread = article("A", [20] * 20, [(i, "label") for i in range(5)])
    low, high = interval(rates([heaped], ["A"]))
    low_spread, high_spread = interval(rates([spread], ["A"]))
    assert high - low > 1.5 * (high_spread - low_spread)
    assert low == 0.0  # in a third of the samples the one sentence is not drawn
    assert low_spread > 0.0


def test_a_text_alike_in_every_sentence_has_no_width() -> None:
    a = article("A", [20] * 10, [(i, "label") for i in range(10)])
    assert interval(rates([a], ["A"])) == (50.0, 50.0)


def test_sentences_are_drawn_inside_their_article() -> None:
    """Two texts that are each alike in every sentence: drawn apart, nothing varies."""
    one = article("A", [20] * 10, [(i, "label") for i in range(10)])
    two = article("A", [10] * 10)
    assert interval(rates([one, two], ["A"])) == (33.3333, 33.3333)


def test_the_interval_covers_about_what_it_says() -> None:
    """Of the 95 per cent percentile bootstrap over n sentences, each hit with p: near the normal one."""
    n, hits, words = 200, 50, 20
    a = article("A", [words] * n, [(4 * i, "label") for i in range(hits)])
    low, high = interval(rates([a], ["A"]))
    share = hits / n
    half = 1.96 * (share * (1 - share) / n) ** 0.5 * 1000 / words
    assert low == pytest.approx(12.5 - half, abs=0.5)
    assert high == pytest.approx(12.5 + half, abs=0.5)


def test_no_findings_anywhere_give_rows_for_all_alone() -> None:
    rows = rates([article("A", [20] * 10)], ["A"])
    assert [(r.category, r.n, r.rate) for r in rows] == [(ALL, 0, 0.0)]


WORDS = [
    "the",
    "mayor",
    "said",
    "critics",
    "that",
    "so-called",
    "slammed",
    "“draconian”",
    "regime",
    "claimed",
    "“",
    ".\n\n",
    ".",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_the_rows_count_what_the_findings_count_in_any_text(analyser: Analyser, words: list[str]) -> None:
    body = "The council met on Monday in the town hall of the town. " + " ".join(words)
    analysis = next(iter(analyser.analyse([Article(id="x", outlet="A", body=body)])))
    r = row(rates([analysis], ["A"]), "A")
    assert r.n == sum(f.counted for f in analysis.findings)
    assert r.words == analysis.words_by_voice["own"]


def test_opinion_is_left_out_of_rates_and_said_to_be(analyser: Analyser) -> None:
    from samestory.comparison import compare
    from samestory.types import Event

    body = "The mayor slammed the draconian plan and left the hall before the vote. " * 8
    articles = (
        Article(id="1", outlet="A", body=body, genre="news", published="2021-05-03T09:00:00+00:00"),
        Article(id="2", outlet="A", body=body, genre="opinion", published="2021-05-03T10:00:00+00:00"),
        Article(id="3", outlet="B", body=body, genre="opinion", published="2021-05-03T11:00:00+00:00"),
    )
    result = compare(Event("strike", articles), analyser)
    totals = {r.outlet: (r.n, r.articles, r.note) for r in result.measures if r.category == ALL}
    assert totals == {"A": (16, 1, ""), "B": (0, 0, "no article that enters rates")}
    assert "opinion is left out of rates: 2, 3" in [w.message for w in result.warnings]
