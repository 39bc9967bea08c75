"""The index of several events: names, order, timeline, matrix, panels; invented outlets, invented text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from samestory.report import build
from samestory.report.heading import event_credit, event_name
from samestory.report.index import save
from samestory.types import Analysis, Article, Comparison, Event, Finding, Outlet, Provenance, Row, Warning

UNIT = "findings per 1,000 own-voice words"
GROUPED = Warning("grouped", "the events were found from the texts")


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def article(key: str, published: str | None = None, **more: Any) -> Article:
    given: dict[str, Any] = {"outlet": "Ledger", "title": f"Bridge {key} shut", "genre": "news"}
    return Article(id=key, body="Words.\n", published=published, **{**given, **more})


def loaded(key: str, voice: Any = "own", **more: Any) -> Finding:
    given: dict[str, Any] = {
        "article": key, "field": "title", "start": 0, "end": 6, "text": "Bridge", "family": "loaded",
        "category": "label", "rule": "label.x", "voice": voice, "in_quote": False, "speaker": None, "target": None,
        "severity": "suggestion", "score": None, "message": "why", "alternatives": (),
    }  # fmt: skip
    return Finding(**{**given, **more})


def event(
    name: str, articles: Sequence[Article], label: str = "", found: Sequence[Finding] = (), **more: Any
) -> Comparison:
    analyses = tuple(
        Analysis(a, 300, {"own": 200}, (), tuple(f for f in found if f.article == a.id), (), (), (), ())
        for a in articles
    )
    outlets: dict[str, list[str]] = {}
    for a in articles:
        outlets.setdefault(a.outlet, []).append(a.id)
    given: dict[str, Any] = {
        "event": Event(name, tuple(articles), label=label),
        "outlets": tuple(Outlet(o, tuple(ids)) for o, ids in outlets.items()),
        "analyses": analyses, "brief": (), "measures": (), "skipped": (), "warnings": (),
        "provenance": Provenance("0.1.0", "3.8.7", "en", "a" * 64, {}, {}, "c" * 64),
    }  # fmt: skip
    return Comparison(**{**given, **more})


def rate(outlet: str, n: int, value: float | None, low: float | None, high: float | None, **more: Any) -> Row:
    given: dict[str, Any] = {
        "measure": "rate", "outlet": outlet, "category": "all", "n": n, "words": 400, "articles": 1,
        "unit": UNIT, "rate": value, "low": low, "high": high, "effect": None, "p": None,
        "rank": 1 if n >= 5 else None, "note": "",
    }  # fmt: skip
    return Row(**{**given, **more})


def index(comparisons: Sequence[Comparison], folder: Path) -> str:
    html = save(comparisons, folder / "report.html")[-1].read_text(encoding="utf-8")
    # The policy of the page allows its own style sheet alone.
    assert not [tag for tag, attributes in Tags(html).found if "style" in attributes]
    return html


def part(html: str, name: str) -> str:
    found = re.search(rf'<section id="{name}".*?</section>', html, re.DOTALL)
    assert found is not None, name
    return found[0]


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def pictures(html: str) -> list[Any]:
    """The drawings that say something, by their text."""
    return [fromstring(svg) for svg in re.findall(r'<svg role="img".*?</svg>', html, re.DOTALL)]


def dots(html: str) -> list[list[tuple[float, int]]]:
    return [
        [(float(c.get("cx").rstrip("%")), int(c.get("cy"))) for c in svg.iter("circle")]
        for svg in pictures(part(html, "timeline"))
    ]


STRIKE = event(
    "strike", [article("a", "2021-05-03T09:10:00+01:00"), article("b", "2021-05-04", outlet="Globe")]
)
FLOOD = event("flood", [article("c", "2016-02-11T21:00:00-05:00"), article("d", outlet="Wire")])
VOTE = event("vote", [article("e", outlet="Metro")])


def test_events_stand_by_first_publication_the_undated_last(tmp_path: Path) -> None:
    html = index([VOTE, STRIKE, FLOOD], tmp_path)
    for section in ("events", "coverage"):
        found = re.findall(r'href="report/(\w+)\.html"', part(html, section))
        assert found == ["flood", "strike", "vote"], section
    assert re.findall(r'href="report/(\w+)\.html"', part(html, "timeline"))[:3] == ["flood", "strike", "vote"]
    assert "dates unknown" in part(html, "events")
    assert "5 articles 4 outlets 11 February 2016 to 4 May 2021" in text(html)


def test_the_order_is_by_the_moment_not_by_the_writing(tmp_path: Path) -> None:
    late = event("late", [article("l", "2021-05-03T23:30:00-05:00")])
    early = event("early", [article("k", "2021-05-04T01:00:00+02:00")])
    assert re.findall(r'href="report/(\w+)\.html"', part(index([late, early], tmp_path), "events")) == [
        "early",
        "late",
    ]


@pytest.mark.parametrize(
    ("bad", "more", "name", "outlet"),
    [
        ((), {}, "Bridge b shut", "Globe"),  # nothing loaded: the label
        (("b",), {}, "Bridge a shut", "Ledger"),  # else the earliest
        (("a", "b"), {}, "Bridge c shut", "Wire"),
        (("b",), {"a": "opinion"}, "Bridge c shut", "Wire"),  # news first
        (("b",), {"a": "opinion", "c": "live"}, "Bridge a shut", "Ledger"),
        (("b",), {"a": "live", "c": None}, "Bridge c shut", "Wire"),
        (("a", "b", "c"), {}, "Bridge b shut", "Globe"),  # all loaded: the label after all
    ],
)
def test_an_event_is_called_by_a_headline_without_loaded_words(
    bad: tuple[str, ...], more: dict[str, Any], name: str, outlet: str
) -> None:
    told = [
        article("a", "2021-05-03", genre=more.get("a", "news")),
        article("b", "2021-05-04", outlet="Globe"),
        article("c", "2021-05-05", outlet="Wire", genre=more.get("c", "news")),
    ]
    c = event("bridge", told, "Bridge b shut", [loaded(key) for key in bad])
    assert (event_name(c), event_credit(c)) == (f"“{name}”", f"headline of {outlet}")


def test_only_loaded_words_of_the_title_in_own_voice_count_against_it() -> None:
    told = [article("a", "2021-05-03"), article("b", "2021-05-04", outlet="Globe")]
    fine = [loaded("b", "direct"), loaded("b", field="body"), loaded("b", family="epistemic")]
    assert event_name(event("x", told, "Bridge b shut", fine)) == "“Bridge b shut”"


def test_a_label_that_is_nobodys_headline_is_not_quoted(tmp_path: Path) -> None:
    c = event("x", [article("a", "2021-05-03")], "The bridge")
    assert (event_name(c), event_credit(c)) == ("The bridge", "")
    assert "headline of" not in index([c], tmp_path)
    assert event_name(event("harbour-strike", [article("a")])) == "Harbour strike"


def test_the_headline_is_credited_in_the_index_and_on_the_page(tmp_path: Path) -> None:
    c = event("x", [article("a", "2021-05-03", outlet="The Globe")], "Bridge a shut", warnings=(GROUPED,))
    listed = text(part(index([c], tmp_path), "events"))
    assert "“Bridge a shut” headline of The Globe" in listed
    page = build(c)
    assert "<h1><bdi>“Bridge a shut”</bdi></h1>" in page
    assert "the title is a headline of The Globe" in text(page)


def test_events_that_were_found_are_said_to_be(tmp_path: Path) -> None:
    found = replace(STRIKE, warnings=(GROUPED,))
    assert "These events were found from the texts" in text(index([found, found], tmp_path))
    assert "1 of these events was found from the texts" in text(index([found, FLOOD], tmp_path))
    assert "found from the texts" not in text(index([STRIKE, FLOOD], tmp_path))


def test_what_was_there_stays(tmp_path: Path) -> None:
    events = text(part(index([STRIKE, FLOOD], tmp_path), "events"))
    assert "3 May 2021 to 4 May 2021 2 outlets, 2 articles, 600 words" in events
    assert "Ledger · Globe" in events


def test_a_dot_an_article_at_its_time(tmp_path: Path) -> None:
    times = ("2021-05-03T00:00:00+00:00", "2021-05-04T02:00:00+02:00", "2021-05-05T00:00:00Z", "2021-05-06")
    html = index([event("x", [article(str(n), t) for n, t in enumerate(times)])], tmp_path)
    ((a, b, c, d),) = dots(html)
    assert b[0] - a[0] == pytest.approx(c[0] - b[0], abs=0.02), "a day is a day, whatever the clock"
    assert d[0] - c[0] == pytest.approx(1.5 * (c[0] - b[0]), abs=0.02), "a day alone stands at its noon"
    assert "stands at noon" in part(html, "timeline")
    assert {y for _, y in (a, b, c, d)} == {a[1]}, "what does not touch stays in one line"
    svg = pictures(part(html, "timeline"))[0]
    assert (
        svg.get("aria-label")
        == "X: 4 articles, the first 3 May 2021, 00:00 +00:00, the last 6 May 2021, 3 days 12 hours apart"
    )
    assert [t.text for t in svg.iter("title")][1] == "Ledger, 4 May 2021, 02:00 +02:00"


def test_dots_at_one_time_are_moved_apart_and_always_alike(tmp_path: Path) -> None:
    crowd = [article(str(n), "2021-05-03T10:00:00Z") for n in range(7)]
    html = index([event("x", [*crowd, article("far", "2021-05-09T10:00:00Z")])], tmp_path)
    (found,) = dots(html)
    assert len({y for _, y in found[:5]}) == 5 and len({x for x, _ in found[:7]}) == 1
    height = int(pictures(part(html, "timeline"))[0].get("height"))
    assert all(5 <= y <= height - 5 for _, y in found)
    assert dots(index([event("x", [*crowd, article("far", "2021-05-09T10:00:00Z")])], tmp_path / "2")) == [
        found
    ]


def test_articles_without_a_date_are_named_at_the_end_of_the_row(tmp_path: Path) -> None:
    undated = [article(f"u{n}", outlet=o) for n, o in enumerate(("Wire", "Wire", "Globe", "Metro", "Voice"))]
    odd = article("odd", "next week", outlet="Wire")
    html = index([STRIKE, event("x", [article("a", "2021-05-03"), *undated, odd]), VOTE], tmp_path)
    told = text(part(html, "timeline"))
    assert "no date: Wire (3), Globe, Metro, 1 more" in told and "no date: Metro" in told
    assert [len(row) for row in dots(html)] == [1, 2, 0]
    assert "Vote: no article has a date" in [s.get("aria-label") for s in pictures(part(html, "timeline"))]
    assert part(html, "timeline").count('<td class="small">no date</td>') == 7


def test_without_any_date_there_is_no_timeline(tmp_path: Path) -> None:
    told = part(index([VOTE], tmp_path), "timeline")
    assert "no timeline" in told and "<svg" not in told


def test_the_table_has_what_the_dots_show(tmp_path: Path) -> None:
    table = text(part(index([STRIKE, FLOOD], tmp_path), "timeline").split("<table")[1])
    assert "Flood Ledger 11 February 2016, 21:00 -05:00 Wire no date" in table
    assert "Strike Ledger 3 May 2021, 09:10 +01:00 Globe 4 May 2021" in table


def test_the_matrix_counts_articles(tmp_path: Path) -> None:
    both = event(
        "both", [article("m", "2021-06-01", outlet="Wire"), article("n", outlet="Wire"), article("o")]
    )
    table = text(part(index([STRIKE, both], tmp_path), "coverage"))
    assert "Event Globe Ledger Wire all" in table
    assert "Strike 1 1 · 2" in table and "Both · 1 2 3" in table and "events covered 1 2 1 2" in table


def measured() -> list[Comparison]:
    return [
        replace(
            STRIKE,
            measures=(
                rate("Ledger", 8, 20.04, 10.0, 50.0, words=1234),
                rate("Globe", 4, 10.0, 2.0, 80.0, articles=2),
                rate("Ledger", 99, 90.0, 80.0, 99.0, category="label"),
                rate("Ledger", 99, 90.0, 80.0, 99.0, measure="other"),
            ),
        ),
        replace(
            FLOOD,
            measures=(
                rate("Ledger", 5, 40.0, 20.0, 100.0),
                rate("Wire", 0, None, None, None, words=20, note="too little text to say"),
            ),
        ),
    ]


def test_panels_show_the_rows_of_the_measure(tmp_path: Path) -> None:
    html = part(index(measured(), tmp_path), "across")
    flood, strike = re.findall(r'<div class="panel">.*?</table>', html, re.DOTALL)
    assert [svg.get("aria-label").split(":")[0] for svg in pictures(strike)] == ["Globe", "Ledger", "Wire"]
    assert [svg.get("aria-label").split(":")[0] for svg in pictures(flood)] == ["Globe", "Ledger", "Wire"]
    ledger = pictures(strike)[1]
    # The scale ends at 100: per cent are the rates themselves.
    assert [c.get("cx") for c in ledger.iter("circle")] == ["20.04%"]
    interval = next(line for line in ledger.iter("line") if line.get("class") == "interval")
    assert (interval.get("x1"), interval.get("x2")) == ("10.00%", "50.00%")
    assert ledger.get("aria-label") == "Ledger: 20.0, 95% interval 10.0 to 50.0"
    assert "Ledger: 20.0, 95% interval 10.0 to 50.0 20.0 8 1 1,234" in text(strike)
    assert [c.get("cx") for c in pictures(flood)[1].iter("circle")] == ["40.00%"]


def test_too_few_findings_are_no_dot_and_no_text_is_no_zero(tmp_path: Path) -> None:
    html = part(index(measured(), tmp_path), "across")
    flood, strike = re.findall(r'<div class="panel">.*?</table>', html, re.DOTALL)
    globe, wire = pictures(strike)[0], pictures(flood)[2]
    assert not list(globe.iter("circle")) and "too few to rank 4 2 400" in text(strike)
    faint = [line.get("x2") for line in globe.iter("line") if line.get("class") == "interval faint"]
    assert faint == ["80.00%"], "the interval is drawn all the same"
    assert not list(wire.iter("circle")) and not [
        x for x in wire.iter("line") if "interval" in x.get("class")
    ]
    assert wire.get("aria-label") == "Wire: not measured, too little text to say"
    assert pictures(flood)[0].get("aria-label") == "Globe: no article"
    assert text(strike).count("no article") == 2  # Wire: its picture and its cell


def test_an_interval_of_too_few_findings_does_not_make_the_scale(tmp_path: Path) -> None:
    wide = replace(STRIKE, measures=(rate("Ledger", 8, 20.0, 10.0, 50.0), rate("Globe", 1, 40.0, 0.0, 400.0)))
    html = part(index([wide], tmp_path), "across")
    globe, ledger = pictures(html)
    assert [c.get("cx") for c in ledger.iter("circle")] == ["40.00%"]
    assert [t.text for t in globe.iter("text")] == ["›"] and "goes on beyond the scale" in html
    assert "goes on" not in part(index(measured(), tmp_path), "across")


def test_the_panels_say_what_they_cannot(tmp_path: Path) -> None:
    html = index(measured(), tmp_path)
    told = text(part(html, "across"))
    assert "a description, no test, and outlets should only be compared on events they both covered" in told
    assert not re.search(r"\b(bias\w*|score|omitted|worst|best)\b", text(html), re.IGNORECASE)
    assert "No rate was measured" in part(index([STRIKE], tmp_path), "across")


def test_many_events_are_folded_away(tmp_path: Path) -> None:
    def many(count: int) -> str:
        rows = (rate("Ledger", 8, 20.0, 10.0, 50.0),)
        events = [
            event(f"e{n}", [article(f"x{n}", f"20{n % 20:02}-01-01")], measures=rows) for n in range(count)
        ]
        return index(events, tmp_path)

    assert '<details class="fold">' not in many(24)
    html = many(25)
    assert '<details class="fold"><summary>The panels: 25 events' in part(html, "across")
    assert '<details class="fold">' not in part(html, "timeline")
    html = many(41)
    assert '<details class="fold">' in part(html, "timeline") and '<details class="fold">' in part(
        html, "coverage"
    )


def test_one_event_and_none(tmp_path: Path) -> None:
    html = index([STRIKE], tmp_path)
    assert "<h1>1 event</h1>" in html and "//" not in text(part(html, "timeline"))
    assert "0 events" in index([], tmp_path)


EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' {{ 7*7 }} &amp; </style></title></svg> "
ODD = "a\u202eb\u2066c\x00d\x1be\ud800f\x7fg\u200fh مرحبا بالعالم "


def test_hostile_text_is_inert_and_nothing_is_styled_in_place(tmp_path: Path) -> None:
    title = (EVIL + ODD + "w" * 400).strip()
    told = [
        article("a", "2021-05-03", title=title, outlet=EVIL + ODD, genre=EVIL),
        article("b", EVIL, title=title, outlet="مرحبا " + "w" * 200),
    ]
    c = event(EVIL, told, " ".join(title.split()), measures=(rate(EVIL + ODD, 8, 1.0, 0.5, 2.0, note=EVIL),))
    html = index([replace(c, warnings=(GROUPED,)), STRIKE, FLOOD], tmp_path)
    tags = Tags(html).found
    assert not [t for t, _ in tags if t in ("script", "img", "iframe", "object")]
    assert not [key for _, attributes in tags for key in attributes if key == "style" or key.startswith("on")]
    assert [t for t, _ in tags].count("style") == 1
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "a[RLO]b[LRI]c␀d␛e\ufffdf␡g[RLM]h" in html
    assert all(
        a["href"].startswith(("report/", "#", "data:,")) for t, a in tags if t in ("a", "link") and a["href"]
    )
    policy = next(a["content"] for t, a in tags if t == "meta" and a.get("http-equiv")) or ""
    assert policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy


def test_long_names_are_cut_beside_rows_and_whole_in_the_list(tmp_path: Path) -> None:
    long = "Bridge " + "shut again " * 40
    c = event("x", [article("a", "2021-05-03", title=long)], " ".join(long.split()))
    html = index([c], tmp_path)
    assert f"“{long.strip()}”" in text(part(html, "events"))
    assert long.strip() not in part(html, "timeline") and "shut…”" in part(html, "timeline")


def test_the_same_events_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (save(measured(), tmp_path / name / "report.html") for name in "ab")
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in other]
    assert one[-1].name == "report.html"
