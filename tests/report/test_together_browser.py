"""Facts, names and counterparts in a real browser: keyboard, without scripts, narrow screens, on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.report.conftest import IN_CHROMIUM
from tests.report.test_browser import choose, focused, ratio, shown

from samestory.report import build
from samestory.types import Comparison, Outlet

pytestmark = IN_CHROMIUM

WIDTHS = [320, 400, 700, 1300]


def keys(page: Any, *names: str) -> None:
    from selenium.webdriver import ActionChains, Keys

    for name in names:
        ActionChains(page).send_keys(getattr(Keys, name)).perform()


def screen(page: Any, width: int) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
    )


def lit(page: Any) -> list[str]:
    return [e.get_attribute("id") for e in page.find_elements("css selector", ".tell.lights")]


def test_enter_opens_a_row_in_place_and_closes_it(page: Any) -> None:
    assert not shown(page, ".facing")
    row = page.find_element("css selector", "#fact-s1 summary")
    page.execute_script("arguments[0].focus()", row)
    keys(page, "ENTER")
    assert [e.get_attribute("id") for e in shown(page, ".facing")] == ["fact-s1-all"]
    assert [e.text for e in shown(page, ".facing .lit")] == ["Dockers", "militants"]
    keys(page, "ENTER")
    assert not shown(page, ".facing")


def test_a_click_anywhere_on_a_row_opens_it(page: Any) -> None:
    page.find_elements("css selector", ".factrow")[1].find_elements("css selector", "td")[2].click()
    assert [e.get_attribute("id") for e in shown(page, ".facing")] == ["fact-s2-all"]


def test_the_address_of_a_row_opens_it(page: Any) -> None:
    page.get(page.current_url.split("#")[0] + "#fact-s2")
    assert [e.get_attribute("id") for e in shown(page, ".facing")] == ["fact-s2-all"]


def test_rows_open_without_scripts(page: Any) -> None:
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.refresh()
        page.find_element("css selector", "#fact-s1 summary").click()
        assert "nearest" in shown(page, ".facing")[0].text
        assert page.find_element("id", "a1-x1").get_attribute("data-t") == "s1"
        page.find_element("css selector", "#a1 .also summary").click()
        link = shown(page, "#a1-x1-l a")[0]
        link.click()
        assert page.current_url.endswith("#a2-x2")
    finally:
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_enter_lights_the_counterpart_and_brings_it_level(page: Any) -> None:
    tie = page.find_element("css selector", "#a1-x3 .tie")
    assert tie.get_attribute("role") == "button" and tie.get_attribute("tabindex") == "0"
    assert "Told in 1 other outlet too" in tie.get_attribute("aria-label")
    page.execute_script("arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus()", tie)
    before = tie.rect["y"] - page.execute_script("return scrollY")
    keys(page, "ENTER")
    assert sorted(lit(page)) == ["a1-x3", "a2-x4"]
    assert tie.get_attribute("aria-pressed") == "true"
    one, other = (page.find_element("id", name).rect for name in ("a1-x3", "a2-x4"))
    assert abs(one["y"] - other["y"]) <= 1 and one["x"] < other["x"]
    assert abs(tie.rect["y"] - page.execute_script("return scrollY") - before) <= 1, "what was clicked stays"
    line = page.find_element("id", "a1-x3-l")
    assert line.is_displayed() and "also in: Globe ¶ 1" in line.text.replace("\u00a0", " ")
    assert page.find_element("css selector", "p.hide[role=status]").get_attribute("textContent")
    keys(page, "ESCAPE")
    assert lit(page) == [] and tie.get_attribute("aria-pressed") == "false"
    assert focused(page).get_attribute("class") == "tie", "the keyboard stays where it was"


def test_tab_reaches_the_ties_and_space_presses_them(page: Any) -> None:
    page.execute_script("document.querySelector('#right').focus()")
    for _ in range(20):
        keys(page, "TAB")
        if focused(page).get_attribute("class") == "tie":
            break
    assert focused(page).get_attribute("href").endswith("#a1-x1-l")
    keys(page, "SPACE")
    assert sorted(lit(page)) == ["a1-x1", "a2-x2"]


def test_a_click_on_a_sentence_lights_and_a_second_puts_it_out(page: Any) -> None:
    sentence = page.find_element("id", "a1-x1")
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", sentence)
    sentence.click()
    assert sorted(lit(page)) == ["a1-x1", "a2-x2"]
    page.find_element("id", "a1-x1").click()
    assert lit(page) == []


def test_a_finding_inside_a_sentence_still_opens_its_card(page: Any) -> None:
    mark = page.find_element("css selector", "#a1-x3 a.f")
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    mark.click()
    assert shown(page, "#card") and lit(page) == []


def test_a_link_of_the_line_puts_its_article_beside(page: Any) -> None:
    choose(page, "right", "a3")
    tie = page.find_element("css selector", "#a1-x1 .tie")
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", tie)
    tie.click()
    shown(page, "#a1-x1-l a")[0].click()
    assert [a.get_attribute("id") for a in shown(page, ".text")] == ["a1", "a2"]
    assert sorted(lit(page)) == ["a1-x1", "a2-x2"]


def test_a_form_opens_its_places(page: Any) -> None:
    from selenium.webdriver import Keys

    form = page.find_elements("css selector", "#called .form summary")[0]
    form.send_keys(Keys.ENTER)
    assert "Dockers left work" in shown(page, "#called .form ul")[0].text
    shown(page, "#called .form li a")[0].click()
    assert page.current_url.endswith("#a1-b2")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_sideways_scroll_with_everything_open(page: Any, width: int) -> None:
    screen(page, width)
    try:
        page.refresh()
        page.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert page.execute_script("return document.documentElement.scrollWidth") <= width
        assert bool(shown(page, "#facts thead")) == (width > 700)
        names = shown(page, "#facts .plname")
        assert bool(names) == (width <= 700), "each cell has its outlet where the head is gone"
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_many_outlets_scroll_inside_their_table(browser: Any, strike: Comparison, tmp_path: Path) -> None:
    more = tuple(Outlet(f"Outlet number {n}", ()) for n in range(40))
    path = tmp_path / "many.html"
    path.write_text(build(replace(strike, outlets=(*strike.outlets, *more))), encoding="utf-8")
    browser.get(path.as_uri())
    width = browser.execute_script("return document.documentElement.clientWidth")
    inside = browser.execute_script(
        "const s = document.querySelector('#facts .scroll'); return s.scrollWidth"
    )
    assert inside > width, "the table is wider than the page"
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert browser.get_log("browser") == []


def test_paper_has_the_matrix_and_no_tools(page: Any) -> None:
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert shown(page, "#facts .factrow") and shown(page, "#methods") and shown(page, "#headlines")
        assert not shown(page, "#called") and not shown(page, "#only") and not shown(page, ".tie")
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_can_be_read_on_every_depth(page: Any, scheme: str) -> None:
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    try:
        found = page.execute_script(
            "const c = document.createElement('canvas').getContext('2d', {willReadFrequently: true});"
            "const hex = (v) => { c.fillStyle = '#000'; c.fillStyle = v; c.fillRect(0, 0, 1, 1);"
            "  return '#' + Array.from(c.getImageData(0, 0, 1, 1).data).slice(0, 3)"
            "    .map((n) => n.toString(16).padStart(2, '0')).join(''); };"
            "return Array.from(document.querySelectorAll('.plbox')).map((e) => {"
            "  const s = getComputedStyle(e); return [hex(s.color), hex(s.backgroundColor)]; });"
        )
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert len(found) >= 10
    assert all(ratio(*pair) >= 4.5 for pair in found), found
