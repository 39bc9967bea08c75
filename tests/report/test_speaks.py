"""The panel "Who speaks", the list of quotations, and the speakers in the margin of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.report.conftest import comparison
from tests.report.test_page import Page

from samestory.lexicon import builtin
from samestory.measures.sources import sources
from samestory.measures.verbs import verbs
from samestory.report import build
from samestory.types import Analysis, Comparison

Speech = Callable[..., Analysis]
Compared = Callable[..., Comparison]

LEDGER = (
    "“The wall will hold,” said Ana Ruiz. The town slept. It leaks, an official said, who feared for his job."
)
GLOBE = (
    "Ana Ruiz claimed that the wall will hold. Ana Ruiz wants a wall. Rain fell all day, and nobody spoke."
)


@pytest.fixture
def compared() -> Compared:
    """Analyses -> a comparison with the rows of both measures."""

    def make(*analyses: Analysis, **more: Any) -> Comparison:
        rated = [a for a in analyses if a.article.genre != "opinion"]
        outlets = [a.article.outlet for a in analyses]
        rows = verbs(rated, outlets, builtin()["reporting-verb"])
        return comparison(
            analyses, **{"sources": tuple(sources(rated, outlets)), "verbs": tuple(rows), **more}
        )

    return make


@pytest.fixture
def wall(speech: Speech, compared: Compared) -> Comparison:
    ledger = speech(
        "Ledger",
        LEDGER,
        ("“The wall will hold,”", "Ana Ruiz", "person", "said"),
        ("It leaks", "an official", "anonymous", "said", {"anonymity_reason": "feared for his job"}),
    )
    globe = speech(
        "Globe",
        GLOBE,
        ("that the wall will hold", "Ana Ruiz", "person", "claimed"),
        ("a wall", "Ana Ruiz", "person", "wants", {"kind": "attitude"}),
    )
    voice = speech(
        "Voice", "It leaks, insiders say.", ("It leaks", "insiders", "anonymous", "say"), genre="opinion"
    )
    return compared(ledger, globe, voice)


def section(html: str, identity: str) -> Page:
    return Page(re.search(rf'<section id="{identity}".*?</section>', html, re.DOTALL)[0])  # type: ignore[index]


def test_it_stands_before_the_texts_and_in_the_navigation(wall: Comparison) -> None:
    html = build(wall)
    assert html.index('id="differs"') < html.index('id="speaks"') < html.index('id="read"')
    assert '<a href="#speaks">Who speaks</a>' in html


def test_one_bar_an_outlet_with_its_parts_in_words(wall: Comparison) -> None:
    page = section(build(wall), "speaks")
    assert len(page.all("svg", "bar100")) == 2
    assert "In these 2 articles, sources speak" in page.text
    assert "person 20%" in page.text and "anonymous 10%" in page.text  # of 20 words 4 and 2
    assert "no article that enters rates" in page.text
    widths = [a["width"] for a in page.all("svg") if a.get("height") == "26"]
    assert widths[:2] == ["20.0%", "10.0%"]


def test_the_same_speaker_under_different_verbs_comes_first(wall: Comparison) -> None:
    page = section(build(wall), "speaks")
    line = page.text[page.text.index("Verbs that introduce") : page.text.index("Sources by outlet")]
    assert re.search(
        r"Ana Ruiz person ?Ledger: ?say 1 ?Globe: ?claim ▲ ?\(coloured\) 1 ?Voice: ?not measured", line
    )
    assert [a["class"] for a in page.all("span", "verb")][:2] == ["verb", "verb coloured"]
    assert (
        "“The wall will hold,” said Ana Ruiz." in line and "Ana Ruiz claimed that the wall will hold." in line
    )


def test_where_no_verb_differs_it_is_said(speech: Speech, compared: Compared) -> None:
    a = speech("A", "Ana Ruiz said it leaks.", ("it leaks", "Ana Ruiz", "person", "said"))
    assert (
        "No source was found that one outlet introduces with a coloured verb" in Page(build(compared(a))).text
    )
    b = speech("B", "It leaks, she said.", ("It leaks", "she", None, "said"))
    assert "no named source was found with a verb" in Page(build(compared(b))).text


def test_sources_named_and_unnamed_have_words_share_and_interval(wall: Comparison) -> None:
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", build(wall))
    told = [re.sub(r"<.*?>", "|", r) for r in rows]
    assert any("Ana Ruiz" in r and "|4|" in r and "|20%|" in r and " to " in r for r in told)
    assert any("sources the outlet knows and does not name" in r and "|10%|" in r for r in told)


def test_every_quotation_is_listed_with_speaker_cue_words_and_kind(wall: Comparison) -> None:
    html = build(wall)
    text = section(html, "speaks").text
    listed = text[text.index("Quotations") :]
    for a in wall.analyses:
        for q in a.quotations:
            assert q.text in listed and str(q.speaker) in listed and str(q.cue) in listed
    assert "attitude, no speech" in listed and "in quotation marks" in listed
    assert "reason stated: feared for his job" in listed  # of the official
    assert "no reason stated" in listed  # of the insiders
    ids = {a["id"] for _, a in Page(html).tags if "id" in a}
    assert {a["href"][1:] for a in section(html, "speaks").all("a")} <= ids


def test_the_text_shows_whose_words_they_are(wall: Comparison) -> None:
    html = build(wall)
    page = section(html, "read")
    marks = [a["data-s"] for _, a in page.tags if "data-s" in a]
    assert marks == ["a", "b", "a", "a"]  # the attitude has none
    notes = re.findall(r'<li class="says">(.*?)</li>', html)
    told = [re.sub(r"<.*?>", "", n) for n in notes]
    assert told == [
        "a Ana Ruiz: said",
        "b an official: said (reason stated: feared for his job)",
        "a Ana Ruiz: claimed",
        "a insiders: say (no reason stated)",
    ]
    assert LEDGER in page.text and GLOBE in page.text  # the letters do not stand in the text


def test_a_colon_is_told_in_words_and_a_quotation_cut_in_two_is_one(
    speech: Speech, compared: Compared
) -> None:
    a = speech(
        "A",
        "Ana Ruiz: “It leaks. “It rots.” It stinks, officials said.",
        ("“It leaks. ", "Ana Ruiz", "person", ":", {"group": 3}),
        ("“It rots.”", "Ana Ruiz", "person", ":", {"group": 3}),
        ("It stinks", "officials", "anonymous", "said"),
    )
    html = build(compared(a))
    assert re.search(r'<li class="says"><b>a</b> <bdi>Ana Ruiz</bdi></li>', html)  # not "Ana Ruiz: :"
    text = section(html, "speaks").text
    assert "a colon" in text and "A: 2 quotations and attitudes" in text
    assert "1 source with a name or description, others without" in text


def test_two_parts_of_one_attribution_share_a_letter(speech: Speech, compared: Compared) -> None:
    a = speech(
        "A",
        "“It leaks,” said Ana Ruiz. “It rots.”",
        ("“It leaks,”", "Ana Ruiz", "person", "said", {"group": 3}),
        ("“It rots.”", "Ana Ruiz", "person", "said", {"group": 3}),
    )
    html = build(compared(a))
    assert html.count('data-s="a"') == 2 and html.count('class="says"') == 1


def test_a_finding_at_the_start_of_a_quotation_keeps_both_marks(strike: Comparison) -> None:
    ledger = strike.analyses[0]
    q = replace(ledger.quotations[0], start=ledger.quotations[0].start + 6)  # at "held", a finding too
    html = build(replace(strike, analyses=(replace(ledger, quotations=(q,)), *strike.analyses[1:])))
    assert re.search(r'<a class="f [^>]*data-s="a"', html)


def test_empty_states_are_said(one: Compared) -> None:
    text = section(build(one()), "speaks").text
    for part in ("No speech was found", "no named source was found", "No quotation was found"):
        assert part in text


def test_hostile_names_are_inert(speech: Speech, compared: Compared) -> None:
    evil = '<img src=x onerror=alert(1)>"\u202e'
    body = f"It leaks, {evil} said. It rained."
    a = speech(
        evil,
        body,
        ("It leaks", evil, "person", f"{evil} said", {"anonymity_reason": evil}),
        ("It rained", evil, "anonymous", None, {"anonymity_reason": evil}),
    )
    html = build(compared(a))
    page = Page(html)
    assert not page.all("img") and not page.open
    assert "\u202e" not in html and "[RLO]" in page.text
    assert not [key for _, attributes in page.tags for key in attributes if key.startswith("on")]


def test_methods_say_how_words_were_given_to_sources(wall: Comparison) -> None:
    text = section(build(wall), "methods").text
    assert (
        "4 attributions of speech were found (2 with a source that is named or described, 2 with an anonymous"
        in text
    )
    assert "1 attitude (wants, plans, supports)" in text and "outermost source" in text
