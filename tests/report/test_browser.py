"""The page in a real browser, offline: keyboard, filters, narrow screens."""

from __future__ import annotations

import time
from typing import Any

import pytest
from tests.report.conftest import IN_CHROMIUM

pytestmark = IN_CHROMIUM


def shown(page: Any, css: str) -> list[Any]:
    return [element for element in page.find_elements("css selector", css) if element.is_displayed()]


def choose(page: Any, name: str, value: str) -> None:
    from selenium.webdriver.support.select import Select

    Select(page.find_element("id", name)).select_by_value(value)


def focused(page: Any) -> Any:
    return page.switch_to.active_element


def tab_to_finding(page: Any) -> Any:
    from selenium.webdriver import ActionChains, Keys

    for _ in range(40):
        ActionChains(page).send_keys(Keys.TAB).perform()
        if focused(page).get_attribute("data-f"):
            return focused(page)
    raise AssertionError("no finding was reached with Tab")


def test_nothing_is_refused_and_nothing_is_fetched(page: Any) -> None:
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert page.execute_script("return getComputedStyle(document.body).maxWidth") != "none"
    assert shown(page, "#voice")


def test_tab_opens_a_card_and_escape_closes_it(page: Any) -> None:
    from selenium.webdriver import ActionChains, Keys

    mark = tab_to_finding(page)
    assert mark.get_attribute("aria-expanded") == "true"
    described = page.find_element("id", mark.get_attribute("aria-describedby"))
    assert described.is_displayed()
    assert f"why {mark.text}" in described.text
    assert "A guide (2019)" in described.text
    ActionChains(page).send_keys(Keys.ESCAPE).perform()
    assert not shown(page, "#card")
    assert mark.get_attribute("aria-expanded") == "false"


def test_hover_opens_and_click_gives_a_link(page: Any) -> None:
    from selenium.webdriver import ActionChains

    mark = shown(page, "#read .f[data-f]")[0]
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    ActionChains(page).move_to_element(mark).perform()
    assert shown(page, "#card")
    mark.click()
    assert page.current_url.endswith("#" + mark.get_attribute("id"))
    ActionChains(page).move_to_element(page.find_element("css selector", "#read h2")).click().perform()
    assert not shown(page, "#card")


def test_a_permalink_opens_its_article_and_card(page: Any) -> None:
    choose(page, "left", "a1")
    choose(page, "right", "")
    mark = page.find_elements("css selector", "#a2 .para:not(header .para) .f[id]")[0].get_attribute("id")
    page.get(page.current_url.split("#")[0] + "#" + mark)
    for _ in range(20):
        if shown(page, "#card"):
            break
        time.sleep(0.05)
    assert shown(page, "#a2") and shown(page, "#card")


def test_the_filters_act_on_text_lists_and_concordance(page: Any) -> None:
    everything = len(shown(page, ".kwic tbody tr"))
    choose(page, "voice", "direct")
    assert {e.text for e in shown(page, ".kwic td.v")} == {"direct quotation"}
    assert len(shown(page, ".kwic tbody tr")) == 2 < everything
    assert page.find_elements("css selector", "#a2 .f.off") and not page.find_elements(
        "css selector", "#a2 .f[id]:not(.off)"
    )
    assert page.find_element("id", "told").text == "2 of 10 findings"
    choose(page, "category", "metaphor")
    assert len(shown(page, ".kwic tbody tr")) == 1
    assert tab_to_finding(page).get_attribute("data-f") == "a1-f3 a1-f2", (
        "what is filtered out takes no focus"
    )
    choose(page, "voice", "")
    choose(page, "category", "")
    assert len(shown(page, ".kwic tbody tr")) == everything


def test_side_by_side(page: Any) -> None:
    assert [a.get_attribute("id") for a in shown(page, ".text")] == ["a1", "a2"]
    choose(page, "right", "a3")
    assert [a.get_attribute("id") for a in shown(page, ".text")] == ["a1", "a3"]
    choose(page, "left", "")
    assert len(shown(page, ".text")) == 3


def test_the_brief_puts_the_counterpart_beside(page: Any) -> None:
    page.find_elements("css selector", "#differs-1 figcaption .go")[1].click()
    left, right = (e.rect for e in shown(page, ".near"))
    assert abs(left["y"] - right["y"]) <= 1 and left["x"] < right["x"]


def test_the_margin_says_whose_words_they_are(page: Any) -> None:
    choose(page, "right", "a2")
    assert [e.text for e in shown(page, "#read .says")] == ["a Ines Varga: said", "a Ms Varga: claimed"]
    letter = "return getComputedStyle(arguments[0], '::before').content"
    assert {page.execute_script(letter, e) for e in shown(page, "[data-s]")} == {'"a"'}
    choose(page, "category", "metaphor")  # a filter of findings leaves the speakers
    assert len(shown(page, "#read .says")) == 2


def test_verbs_open_their_sentences_with_the_keyboard(page: Any) -> None:
    from selenium.webdriver import Keys

    line = page.find_element("css selector", "#speaks .verbs summary")
    assert "claim ▲" in line.text and "say 1" in line.text
    line.send_keys(Keys.ENTER)
    assert [e.text for e in shown(page, "#speaks .verbs .lit")] == ["said", "claimed"]


@pytest.mark.parametrize("width", [390, 1400])
def test_each_verb_has_its_outlet_on_every_screen(page: Any, width: int) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    try:
        page.refresh()
        cells = shown(page, "#speaks .verbs .cell .of")
        wide = shown(page, "#speaks .verbs .heads-row")
        assert bool(wide) == (width > 600)
        assert wide or all(e.size["width"] > 30 for e in cells)
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_concordance_sorts(page: Any) -> None:
    for key in ("category", "outlet", "word"):
        page.find_element("css selector", f".kwic th[data-sort={key}] button").click()
        values = [
            r.get_attribute(f"data-{key}").casefold()
            for r in page.find_elements("css selector", ".kwic tbody tr")
        ]
        assert values == sorted(values)
        assert (
            page.find_element("css selector", f".kwic th[data-sort={key}]").get_attribute("aria-sort")
            == "ascending"
        )


@pytest.mark.parametrize("width", [320, 390, 700, 1000, 1400])
def test_no_sideways_scroll(page: Any, width: int) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    try:
        page.refresh()
        page.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert page.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_everything_reads_without_scripts(page: Any) -> None:
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.refresh()
        assert len(shown(page, ".text")) == 3
        assert not shown(page, "#voice")
        page.find_element("css selector", "#speaks .quoted summary").click()
        assert "Ines Varga" in shown(page, "#speaks .quoted table")[0].text
        mark = shown(page, "#a1 .f[data-f]")[0]
        mark.click()
        assert shown(page, "#" + mark.get_attribute("href").split("#")[1]), "the list opens at the card"
    finally:
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(page: Any, scheme: str) -> None:
    """4.5 for text on every ground it stands on, 3 for the lines of the categories."""
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    try:
        names = ["paper", "ink", "soft", "tint", "lit", *(f"k{n}" for n in range(7))]
        values = page.execute_script(
            "const s = getComputedStyle(document.documentElement);"
            "return arguments[0].map((n) => s.getPropertyValue('--' + n).trim());",
            names,
        )
        colour = dict(zip(names, values, strict=True))
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    for ground in ("paper", "tint", "lit"):
        assert ratio(colour["ink"], colour[ground]) >= 4.5
    for ground in ("paper", "tint"):
        assert ratio(colour["soft"], colour[ground]) >= 4.5
        for n in range(7):
            assert ratio(colour[f"k{n}"], colour[ground]) >= 3, (n, ground)


def ratio(one: str, other: str) -> float:
    def light(text: str) -> float:
        parts = [int(text[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)
