"""Whose words an article carries, and what the rates do with them."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from samestory.carried import carried, house_voice
from samestory.comparison import Analyser, Settings, compare
from samestory.copies import shared
from samestory.report.carrying import banner
from samestory.types import Article, Carried, Event, Term

WIRE = (
    "Dock workers left the harbour before dawn on Monday after talks about pay had broken down for a third time. "
    "The ministry said eleven ships were waiting outside the breakwater and that no date for new talks was set."
)
OWN = (
    "Furious families cheered from the quay as the brave crews walked past the gates and into the market square. "
    "Their leader called for patience. The thugs in the ministry cowered behind a wall of silence all afternoon. "
    "Nobody in the square could remember a morning like it, and the bakery gave its bread away for nothing at all."
)
AGENCY = Article(
    id="w", outlet="Meridian Press", title="Strike begins", body=WIRE, published="2025-01-01T08:00:00Z"
)


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(Settings(cache=None, model="none"))


def outlet(body: str, **fields: str) -> Article:
    return Article(
        id="o", outlet="Globe", title="Port shut", body=body, published="2025-01-01T09:00:00Z", **fields
    )


def found(analyser: Analyser, *articles: Article):
    analyses = list(analyser.analyse(articles))
    return analyses, carried(analyses, shared(articles))


@pytest.mark.parametrize(
    ("body", "told_by"),
    [
        (f"OSLO (AP) — {WIRE}", "dateline"),
        (f"{WIRE}\n\n(Reuters)", "credit"),
        (f"By Ann Ode, Associated Press\n\n{WIRE}", "byline"),
    ],
)
def test_a_credited_text_is_the_agencys_as_a_whole(analyser, body, told_by):
    _, (one,) = found(analyser, outlet(body))
    assert (one.whole, one.told_by, one.share, one.spans) == (True, told_by, 1.0, ())


@pytest.mark.parametrize(
    "body",
    [
        f"{OWN}\n\nThe Associated Press contributed to this report.",
        f"{OWN} The ships have left, Reuters reported.",
        OWN,
    ],
)
def test_what_is_only_contributed_or_cited_is_the_outlets(analyser, body):
    assert found(analyser, outlet(body))[1] == ()


@pytest.mark.parametrize(
    ("credit", "told_by"), [("", None), ("\n\nAdditional reporting by Meridian Press", "contribution")]
)
def test_passages_of_the_agencys_own_text_are_the_agencys(analyser, credit, told_by):
    body = f"{OWN}\n\n{WIRE}{credit}"
    _, (one,) = found(analyser, AGENCY, outlet(body))
    assert (one.article, one.agency, one.whole, one.source) == ("o", "Meridian Press", False, "w")
    assert one.told_by == told_by
    ((start, end),) = one.spans
    assert body[start:end] == WIRE.rstrip(".")
    assert one.words == 39 and 0 < one.share < 0.6


def test_the_agencys_text_outweighs_a_credit(analyser):
    """A credit for the whole does not hold where most of the text is not in the agency's."""
    credited = outlet(f"{OWN}\n\n{WIRE}", origin="Meridian Press")
    _, (one,) = found(analyser, AGENCY, credited)
    assert not one.whole and one.told_by == "input"
    _, (alone,) = found(analyser, credited)
    assert alone.whole


def test_an_outlet_that_is_no_agency_gives_nothing(analyser):
    """Copying from a paper is told as a shared text; it makes no agency of the paper."""
    paper = replace(AGENCY, outlet="Ledger")
    assert found(analyser, paper, outlet(f"{OWN}\n\n{WIRE}"))[1] == ()


def test_a_paper_that_others_credit_is_an_agency(analyser):
    paper = replace(AGENCY, outlet="Ledger")
    other = replace(outlet(WIRE, origin="Ledger"), id="p", outlet="Echo", published="2025-01-01T10:00:00Z")
    _, (one, two) = found(analyser, paper, outlet(f"{OWN}\n\n{WIRE}"), other)
    assert (one.article, one.whole) == ("o", False) and (two.article, two.whole) == ("p", True)


def test_an_agency_does_not_carry_itself(analyser):
    second = replace(AGENCY, id="w2", published="2025-01-01T12:00:00Z", title="Strike goes on")
    assert found(analyser, AGENCY, second)[1] == ()


def test_house_voice_leaves_out_whole_texts_and_sentences(analyser):
    mixed, whole = outlet(f"{OWN}\n\n{WIRE}"), replace(outlet(f"OSLO (AP) — {OWN}"), id="p", outlet="Echo")
    analyses, texts = found(analyser, AGENCY, mixed, whole)
    kept = house_voice(analyses, texts)
    assert [a.article.id for a in kept] == ["w", "o"]
    before, after = analyses[1], kept[1]
    assert before.words - after.words == texts[0].words == 39
    assert before.words_by_voice["own"] - after.words_by_voice["own"] == 23
    assert after.words == sum(s.words for s in after.sentences if s.kind == "text")
    gone = [s for s in after.sentences if s.kind == "credit"]
    assert len(gone) == 2 and all(not any(s.words_by_voice.values()) for s in gone)
    ((start, end),) = texts[0].spans
    assert not any(start <= t.start < end for t in after.terms)
    assert {f.counted for f in after.findings if f.field == "body" and f.start < start} == {True}


def test_rates_with_and_without(analyser):
    event = Event("strike", (AGENCY, outlet(f"{WIRE} The thugs cowered behind a draconian wall.\n\n{OWN}")))
    rows = {(r.measure, r.outlet): r for r in compare(event, analyser).measures if r.category == "all"}
    without, with_it = rows["rate", "Globe"], rows["rate-with-agency-text", "Globe"]
    assert with_it.words - without.words == 23 and with_it.n == without.n > 0
    assert rows["rate", "Meridian Press"].words == rows["rate-with-agency-text", "Meridian Press"].words


def test_agency_text_is_counted_where_asked_for_or_alone(analyser):
    event = Event("strike", (AGENCY, outlet(f"OSLO (AP) — {OWN}")))
    counting = compare(event, Analyser(Settings(cache=None, model="none", count_agency=True)))
    assert {r.measure for r in counting.measures} == {"rate"}
    assert all(r.words for r in counting.measures if r.category == "all")
    assert "all the same" in next(w.message for w in counting.warnings if w.code == "agency-text")
    alone = compare(Event("strike", (outlet(f"OSLO (AP) — {OWN}"),)), analyser)
    assert {r.measure for r in alone.measures} == {"rate"} and alone.measures[-1].words


def test_a_shared_text_is_told_once(analyser):
    compared = compare(Event("strike", (AGENCY, outlet(f"{OWN}\n\n{WIRE}"))), analyser)
    codes = [w.code for w in compared.warnings]
    assert codes.count("agency-text") == 1 and "shared-text" not in codes
    assert len(compared.shared) == 1


def test_a_long_text_with_many_passages_takes_time_in_proportion(analyser):
    n = 6000
    body = "The ships left the harbour early that day. " * n
    (base,) = analyser.analyse([outlet("The ships left the harbour early that day.")])
    size = len(body) // n
    sentence, article = base.sentences[-1], replace(outlet(""), body=body)
    many = tuple(replace(sentence, start=i * size, end=(i + 1) * size - 1) for i in range(n))
    terms = tuple(Term("ship", i * size + 4, i * size + 9) for i in range(n))
    analysis = replace(base, article=article, sentences=many, terms=terms, words_by_voice={}, findings=())
    half = tuple((i * size, (i + 1) * size - 1) for i in range(0, n, 2))
    began = time.perf_counter()
    (kept,) = house_voice([analysis], [Carried("o", "Globe", "AP", None, False, n, 0.5, half, "w")])
    assert time.perf_counter() - began < 10
    assert [s.kind for s in kept.sentences] == ["credit", "text"] * (n // 2)
    assert [t.start for t in kept.terms] == [t.start for t in terms[1::2]]


def test_the_page_says_what_the_rates_do(analyser):
    alone = compare(Event("strike", (outlet(f"OSLO (AP) — {OWN}"),)), analyser)
    assert "count it all the same, since there is nothing else" in " ".join(banner(alone))
    beside = compare(Event("strike", (AGENCY, outlet(f"OSLO (AP) — {OWN}"))), analyser)
    assert "it is left out of the rates" in " ".join(banner(beside))
    counting = compare(beside.event, Analyser(Settings(cache=None, model="none", count_agency=True)))
    assert "as was asked for" in " ".join(banner(counting))
