"""The page as text: what it shows, and what it keeps from acting."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from samestory.comparison import Analyser, compare
from samestory.corpus import read, select
from samestory.report import build
from samestory.report.words import duration
from samestory.types import Comparison, Event, VoiceSpan

LOADING = {
    "src",
    "srcset",
    "data",
    "poster",
    "background",
    "action",
    "formaction",
    "ping",
    "manifest",
    "cite",
    "xlink:href",
}
VOID = {"meta", "link", "br", "line", "circle", "rect"}


class Page(HTMLParser):
    """Collects tags with their attributes, and the text outside style and script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))

    def all(self, tag: str, css: str = "") -> list[dict[str, str]]:
        return [a for t, a in self.tags if t == tag and (not css or css in a.get("class", "").split())]


def test_sections_stand_in_the_order_of_the_wireframe(strike: Comparison) -> None:
    page = Page(build(strike))
    sections = [a["id"] for a in page.all("section") if "id" in a]
    assert sections == [
        "headlines",
        "differs",
        "facts",
        "called",
        "speaks",
        "quotations",
        "only",
        "read",
        "concordance",
        "frames",
        "rates",
        "keyterms",
        "notes",
        "methods",
        "provenance",
    ]
    assert not page.open


def test_masthead_says_what_is_compared(strike: Comparison) -> None:
    text = Page(build(strike)).text
    own = sum(a.words_by_voice["own"] for a in strike.analyses)
    for part in (
        "Harbour strike",
        "3 outlets",
        "3 articles",
        f"{own} own-voice words",
        "description, no test",
    ):
        assert part in text


def test_every_finding_has_a_mark_and_a_card(strike: Comparison) -> None:
    html = build(strike)
    page = Page(html)
    ids = {a["id"] for _, a in page.tags if "id" in a}
    cards = page.all("li", "card")
    found = [f for a in strike.analyses for f in a.findings]
    assert len(cards) == len(found)
    for finding in found:
        assert finding.message in page.text
        assert finding.alternatives[0] in page.text
        assert finding.rule in page.text
    linked = {ref for a in page.all("a") if "data-f" in a for ref in a["data-f"].split()}
    assert linked == {card["id"] for card in cards} <= ids
    for anchor in page.all("a"):
        assert not anchor["href"].startswith("#") or anchor["href"][1:] in ids, anchor


def test_ids_are_there_once(strike: Comparison) -> None:
    ids = [a["id"] for _, a in Page(build(strike)).tags if "id" in a]
    assert len(ids) == len(set(ids))


def test_overlapping_findings_are_all_reachable(strike: Comparison) -> None:
    marks = [a for a in Page(build(strike)).all("a", "f") if a.get("data-f") == "a1-f3 a1-f2"]
    assert marks, "the words of both findings carry both cards"
    assert all("tabindex" not in a for a in marks if a.get("id"))


def test_brief_shows_whole_sentences_face_to_face(strike: Comparison) -> None:
    html = build(strike)
    item = html[html.index('id="differs-1"') : html.index('id="facts"')]
    page = Page(item[item.index(">") + 1 : item.index("</ol>")].rpartition("</li>")[0])
    assert "“They held the port hostage,” said Ines Varga, who runs the terminal." in page.text
    assert "Militants held the port hostage at dawn, critics say." in page.text
    assert "direct quotation" in page.text and "own voice" in page.text
    assert "speaker: Ines Varga" in page.text
    assert "¶\u00a02" in "".join(page.words)
    assert [re.sub(r"<.*?>", "", w) for w in re.findall(r'class="lit[^"]*">(.*?)</span>', item)] == [
        "held the port hostage"
    ] * 2
    assert 'href="#a1-b3">read in the article' in item


def test_badges(strike: Comparison) -> None:
    text = Page(build(strike)).text
    assert "only loaded headline" in text
    assert "cites Wire" in text and "credits Wire" not in text
    assert "opinion: left out of rates" in text


def test_articles_are_there_in_full(strike: Comparison) -> None:
    text = Page(build(strike)).text
    for analysis in strike.analyses:
        for block in analysis.blocks:
            if block.field == "body":
                assert block.text in text
    assert "dateline" in text and "heading" in text


def test_what_was_not_measured_is_no_zero(strike: Comparison) -> None:
    html = build(strike)
    assert html.count("too little text to say") >= 4
    row = re.search(r"<bdi>Voice</bdi></th><td>loaded language</td>.*?</tr>", html)
    assert row and '<td class="n">–</td><td class="n">–</td>' in row[0] and "0.0" not in row[0]


def test_notes_methods_and_provenance(strike: Comparison) -> None:
    text = Page(build(strike)).text
    for part in (
        "notes.md", "no text after the head", "quote-unclosed", "not the same as finding none: frames, keyness",
        "No lean or bias score is given", "2,000 resamples", "en_core_web_sm 3.8.0", "c" * 64,
    ):  # fmt: skip
        assert part in text


def test_words_of_judgement_are_not_used(strike: Comparison) -> None:
    text = Page(build(strike)).text.replace("No lean or bias score is given", "")
    assert not re.search(r"\b(biased|omitted|bias score|outlet score)\b", text, re.IGNORECASE)


def test_nothing_leaves_the_page(strike: Comparison) -> None:
    html = build(strike)
    page = Page(html)
    for tag, attributes in page.tags:
        assert not LOADING & set(attributes), (tag, attributes)
        assert "style" not in attributes
        assert not [key for key in attributes if key.startswith("on")]
        if tag == "link":
            assert attributes["href"] == "data:,"
    css, js = (re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)[1] for tag in ("style", "script"))  # type: ignore[index]
    assert not re.search(r"url\(|@import|@font-face|https?:", css)
    assert not re.search(r"https?:|fetch\(|XMLHttpRequest|import\(|WebSocket|innerHTML|eval\(", js)
    for part in (css, js):
        assert base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() in html
    policy = next(a["content"] for a in page.all("meta") if a.get("http-equiv"))
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_only_web_addresses_become_links(strike: Comparison, one: Callable[..., Comparison]) -> None:
    links = [a for a in Page(build(strike)).all("a") if not a["href"].startswith("#")]
    assert {a["href"] for a in links} == {"https://ledger.example/strike?a=1&b=2"}
    assert {a["rel"] for a in links} == {"noopener noreferrer nofollow"}
    for url in (
        "data:text/html,x",
        "//evil.example",
        "http://",
        " https://a.example",
        "https://a.example/\u202e",
        "x",
    ):
        page = Page(build(one(url=url)))
        assert all(a["href"].startswith("#") for a in page.all("a")), url


def test_hostile_text_is_inert_and_visible(one: Callable[..., Comparison]) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' {{ 7*7 }} &amp; </style></title>"
    odd = "a\u202eb\u2066c\x00d\x1be\ud800f\x7fg\u200fh"
    clean = Page(build(one()))
    html = build(
        one(
            [(evil[:25], "label", "own"), ("odd", "<b>cat</b>", "own")],
            title=f"{evil} {odd}", body=f"{evil} {odd} odd\n", outlet=evil, byline=evil, genre=evil, published=evil,
        )
    )  # fmt: skip
    page = Page(html)
    assert len(page.all("script")) == len(clean.all("script")) == 1
    assert not page.all("img")
    assert evil in page.text
    assert "a[RLO]b[LRI]c␀d␛e\ufffdf␡g[RLM]h" in page.text
    html.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", html)


def test_the_same_comparison_gives_the_same_page(strike: Comparison) -> None:
    assert build(strike) == build(strike)


def test_empty_things_are_said(one: Callable[..., Comparison]) -> None:
    text = Page(build(one(title="", body=""))).text
    for part in (
        "no headline",
        "nothing stood out",
        "No finding was marked",
        "No rate was measured",
        "Nothing was skipped",
    ):
        assert part in text


def test_text_outside_every_block_is_still_shown(strike: Comparison) -> None:
    bare = replace(strike.analyses[1], blocks=(), sentences=(), voices=())
    text = Page(build(replace(strike, analyses=(bare,)))).text
    assert "Militants held the port hostage at dawn" in text and "not measured" in text


def test_a_warning_said_twice_is_shown_once_with_its_places(strike: Comparison) -> None:
    first = strike.warnings[1]
    page = Page(build(replace(strike, warnings=(first, replace(first, start=2, end=9)))))
    section = page.text[page.text.index("Skipped and warnings") :]
    assert section.count(first.message) == 1
    assert len([a for a in page.all("a") if a["href"] == "#a2-b1"]) >= 1
    assert "litants" in section


def test_scare_quotes_are_own_voice_and_said_to_be_marked(strike: Comparison) -> None:
    ledger, globe, voice = strike.analyses
    span = VoiceSpan("body", 0, 30, "own", "scare")
    page = Page(build(replace(strike, analyses=(ledger, replace(globe, voices=(span,)), voice))))
    assert "own voice, scare quotes" in page.text


def test_concordance_is_in_the_order_of_letters(strike: Comparison) -> None:
    rows = [a["data-word"] for a in Page(build(strike)).all("tr") if "data-word" in a]
    assert rows == sorted(rows) and len(rows) == sum(len(a.findings) for a in strike.analyses)


def test_the_event_keeps_a_hyphen_that_the_articles_write(one: Callable[..., Comparison]) -> None:
    event = Event("counter-espionage-rules", ())
    assert "Counter-espionage rules" in build(replace(one(body="A counter-espionage rule.\n"), event=event))
    assert "Counter espionage rules" in build(replace(one(), event=event))


def test_lengths_of_time_in_words() -> None:
    assert duration(0) == "0\u00a0min"
    assert duration(7 * 3600 + 45 * 60) == "7\u00a0h 45\u00a0min"
    assert duration(2 * 86400 + 55 * 60, long=True) == "2 days"
    assert duration(86400 + 3600, long=True) == "1 day 1 hour"


@pytest.fixture(scope="module")
def shooting(analyser: Analyser) -> Page:
    event = select(read(Path(__file__).resolve().parents[2] / "corpus" / "police-shooting"))
    return Page(build(compare(event, analyser)))


def test_frames_stand_by_outlet_with_their_sentences(shooting: Page) -> None:
    lines = [a["id"] for a in shooting.all("details") if a.get("id", "").startswith("frame-")]
    assert "frame-crime-and-punishment" in lines
    assert "Boydstun" in shooting.text and "present by the codebook’s rule" in shooting.text


def test_key_terms_say_their_counts_and_the_log_of_house_style(shooting: Page) -> None:
    assert "elsewhere" in shooting.text and "courtesy title" in shooting.text
    assert "tests nothing" in shooting.text


def test_a_headline_is_called_the_only_loaded_one_where_it_is(analyser: Analyser) -> None:
    event = select(read(Path(__file__).resolve().parents[2] / "corpus" / "ceasefire-strike"))
    page = Page(build(compare(event, analyser)))
    assert "loaded word only in the headline" in page.text
    assert "only loaded headline" not in page.text  # three of the five are


def test_methods_say_how_key_terms_and_frames_were_made(shooting: Page) -> None:
    assert "informative Dirichlet prior" in shooting.text
    assert "trained on nothing" in shooting.text
