"""Repeats, language and origin."""

import pytest

from samestory.ingest.language import is_english
from samestory.ingest.layout import blocks
from samestory.ingest.origin import origin
from samestory.ingest.repeats import repeated_inside
from samestory.types import Article

LEAD = (
    "The council voted on Tuesday to send inspectors to every warehouse in the harbour district of the town."
)

# Dutch shares some small words with English.
DUTCH = (
    "De raad besloot dinsdag om inspecteurs naar alle loodsen in de haven te sturen, en de eigenaren kregen "
    "een brief. Volgens de burgemeester is dat hard nodig, maar niet iedereen was het daarmee eens. "
)


def found(text):
    return [text[start:end] for start, end in repeated_inside(text)]


def test_repeats_at_once():
    passage = "one two three four five six seven eight nine"
    assert found(f"{passage} {passage} ten") == [passage]
    assert found(f"{passage.title()}, so {passage}.") == [passage]


@pytest.mark.parametrize(
    "text",
    [
        "one two three four five six seven one two three four five six seven",
        "one two three four five six seven eight " + "x y z " * 8 + "one two three four five six seven eight",
        "",
    ],
)
def test_no_repeats(text):
    assert [one for one in found(text) if one.startswith("one")] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (LEAD * 3, True),
        (
            "Le conseil a voté mardi pour envoyer des inspecteurs dans tous les entrepôts du port de la ville. "
            * 3,
            False,
        ),
        (
            "Der Rat hat am Dienstag dafür gestimmt, in alle Lager im Hafen der Stadt Prüfer zu schicken. "
            * 3,
            False,
        ),
        ("市议会星期二投票决定派检查员到港口区的所有仓库进行检查，业主已经收到通知。", False),
        (DUTCH, None),
        (DUTCH * 4, False),
        (
            "Harbour Master Ann Ode met the press with Deputy Mayor Bo Pell and Inspector General Cy Quill Tuesday "
            "outside Oslo City Hall, promising warehouse owners clear answers before Easter.",
            None,
        ),
        ("Council sends inspectors", None),
        ("", None),
    ],
)
def test_language(text, wanted):
    assert is_english(text) is wanted


def origin_of(body, **fields):
    article = Article(id="a", title="T", body=body, **{"outlet": "Harbour News", **fields})
    found = origin(article, blocks(article)[0])
    return None if found is None else tuple(found)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (f"OSLO (AP) — {LEAD}", ("AP", "dateline")),
        (f"OSLO, April 26 (Meridian Press) - {LEAD}", ("Meridian Press", "dateline")),
        (f"{LEAD}\n\nAdditional reporting by Meridian Press", ("Meridian Press", "contribution")),
        (f"{LEAD}\n\nAdditional reporting by Ann Ode", None),
        (f"{LEAD}\n\nThe Associated Press contributed to this report.", ("AP", "contribution")),
        (f"{LEAD}\n\nBo Pell and Agence France-Presse contributed to this report.", ("AFP", "contribution")),
        (f"{LEAD}\n\nBo Pell contributed to this report.", None),
        (f"{LEAD}\n\n(Reuters)", ("Reuters", "credit")),
        (f"{LEAD}\n\nCopyright 2021 The Associated Press. All rights reserved.", ("AP", "credit")),
        (f"By Ann Ode, Associated Press\n\n{LEAD}", ("AP", "byline")),
        (f"{LEAD}\n\nTranslated by Reuters", ("Reuters", "credit")),
        (f"{LEAD}\n\nReuters reported that the port was closed.", ("Reuters", "report")),
        (f"{LEAD} The ships have left, the Associated Press reports.", ("AP", "report")),
        (
            f"{LEAD} According to a report of Meridian Press, the ships have left.",
            ("Meridian Press", "report"),
        ),
        (f"{LEAD} “It is closed,” she told Reuters.", None),
        (f"{LEAD} Half want it closed, according to a Reuters/Ipsos poll.", None),
        (f"{LEAD} The Free Press Act reported a loss.", None),
        (f"OSLO — {LEAD}", None),
    ],
)
def test_origin(body, wanted):
    assert origin_of(body) == wanted


def test_front_matter_says_it_first():
    assert origin_of(f"OSLO (AP) — {LEAD}", origin="Meridian Press") == ("Meridian Press", "input")


@pytest.mark.parametrize("outlet", ["Reuters", "Reuters News", "reuters"])
def test_the_outlet_itself_is_no_origin(outlet):
    assert origin_of(f"OSLO (Reuters) - {LEAD}", outlet=outlet) is None
    assert origin_of(f"OSLO (Meridian Press) - {LEAD}", outlet="Meridian Press") is None


def test_origin_from_the_byline_field():
    assert origin_of(LEAD, byline="Ann Ode, The Associated Press") == ("AP", "byline")
