"""The index in a real browser: nothing refused, nothing fetched, every width, paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.report.conftest import IN_CHROMIUM

from samestory.report.index import save
from samestory.types import Article, Comparison, Event, Row

pytestmark = IN_CHROMIUM


def event(strike: Comparison, n: int, long: str = "") -> Comparison:
    """The strike again, a year and a month later each time."""
    articles = tuple(
        Article(
            f"{n}-{a.id}", a.body, a.outlet, f"{long}Dockers walk out, part {n}", genre=a.genre,
            published=None if n and a.genre == "opinion" else f"{2009 + n}-0{1 + n % 9}-0{1 + k}T09:00:00Z",
        )
        for k, a in enumerate(strike.event.articles)
    )  # fmt: skip
    rows = tuple(
        Row("rate", o.name, "all", 3 * k + n, 400, 1, "findings per 1,000 own-voice words", 9.0 * k + n, 2.0,
            20.0 + 9 * k, None, None, 1 if 3 * k + n > 4 else None, "")
        for k, o in enumerate(strike.outlets)
    )  # fmt: skip
    analyses = tuple(
        replace(x, article=a, findings=()) for x, a in zip(strike.analyses, articles, strict=True)
    )
    label = articles[0].title
    return replace(
        strike, event=Event(f"strike-{n}", articles, label=label), analyses=analyses, brief=(), measures=rows,
        sources=(), verbs=(), warnings=(),
    )  # fmt: skip


@pytest.fixture
def page(browser: Any, strike: Comparison, tmp_path: Path) -> Any:
    events = [
        event(strike, n, "w" * 300 if n == 3 else "مرحبا بالعالم " if n == 4 else "") for n in range(14)
    ]
    browser.get(save(events, tmp_path / "report.html")[-1].as_uri())
    yield browser
    assert browser.get_log("browser") == []


def test_nothing_is_refused_and_nothing_is_fetched(page: Any) -> None:
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert page.execute_script("return document.styleSheets[0].cssRules.length") > 100


@pytest.mark.parametrize("width", [320, 400, 700, 1000, 1400])
def test_no_sideways_scroll_and_every_dot_is_on_its_row(page: Any, width: int) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    try:
        page.refresh()
        page.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert page.execute_script("return document.documentElement.scrollWidth") <= width
        outside = page.execute_script(
            """return [...document.querySelectorAll('.timeline li')].flatMap((row) => {
              const r = row.getBoundingClientRect();
              return [...row.querySelectorAll('circle')].map((c) => c.getBoundingClientRect())
                .filter((d) => d.left < r.left - 5 || d.right > r.right + 5 || d.top < r.top || d.bottom > r.bottom);
            }).length"""
        )
        assert outside == 0
        assert (
            page.execute_script("return document.querySelectorAll('.timeline circle').length") == 14 * 3 - 13
        )
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_labels_of_the_axis_do_not_touch(page: Any) -> None:
    for width in (400, 700, 1000, 1400):
        page.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 600},
        )
        try:
            page.refresh()
            boxes = page.execute_script(
                """return [...document.querySelector('.ruler').querySelectorAll('text:not(.gap)')]
                  .map((t) => t.getBoundingClientRect()).filter((b) => b.width)
                  .map((b) => [Math.round(b.top), b.left, b.right])"""
            )
        finally:
            page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        boxes.sort()
        assert len(boxes) > 20, width
        for (top, _, right), (below, left, _) in pairwise(boxes):
            assert top != below or right <= left + 1, width


def test_the_grid_behind_the_rows_fits_the_dots(page: Any) -> None:
    """The axis is drawn once for all rows: its picture has to stand exactly behind theirs."""
    back, row = (
        page.find_element("css selector", css).rect for css in (".lanes .back", ".timeline li svg[role=img]")
    )
    assert abs(back["x"] - row["x"]) <= 1 and abs(back["width"] - row["width"]) <= 1


def test_links_of_every_part_lead_to_the_pages(page: Any) -> None:
    for css in (".events a", ".timeline a", ".matrix tbody a", ".panel a"):
        links = [a.get_attribute("href") for a in page.find_elements("css selector", css)]
        assert len(links) == 14, css
        assert all(Path(link.removeprefix("file://")).is_file() for link in links)


def test_everything_reads_without_scripts(page: Any) -> None:
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.refresh()
        summary = page.find_element("css selector", "#timeline .table summary")
        summary.click()
        assert "no date" in page.find_element("css selector", "#timeline .table table").text
    finally:
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
