import time
from itertools import pairwise

import pytest
from hypothesis import example, given, strategies as st

from samestory.ingest.repair import invisible, repair


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("donâ€™t", "don’t"),
        ("â€œYes,â€\x9d she said", "“Yes,” she said"),
        ("â€œYes,â€ she said", "“Yes,” she said"),
        ("CafÃ© and ChÃ\x83Â¡vez", "Café and Chávez"),
        ("a\u00a0b\u2009c", "a b c"),
        ("a  b \t c", "a b c"),
        ("zero\u200bwidth\ufeff and \u202amarks\u202c", "zerowidth and marks"),
        ("re\u00adpair", "repair"),
        ("hard\nwrapped\r\ntext", "hard wrapped text"),
        ("counter-\nespionage", "counter-espionage"),
        ("infor\u00ad\nmation", "information"),
        ("Anglo-\nFrench", "Anglo- French"),
        ("oﬃce ﬁnds ﬂaws", "office finds flaws"),
        ("he said \x93no\x94", "he said “no”"),
        ("bell\x07s", "bells"),
        (" both ends ", "both ends"),
        ("\ufeff", ""),
    ],
)
def test_repairs(text, copy):
    assert repair(text)[0] == copy


@pytest.mark.parametrize(
    "text",
    [
        "“curly” ‘single’ \"straight\" 'quotes' ``typewriter'' don’t don't „low“ «angle»",
        "SÃO PAULO, É” and À la carte; Ä… and Ü”",
        "naïve café — déjà vu… €5 ™",
        "plain",
        "",
    ],
)
def test_what_must_not_be_touched(text):
    assert repair(text) == (text, None)


def test_map_leads_back():
    text = "He saidâ€”â€œno\u00ad\u200b,â€\x9d\ntwice"
    copy, offsets = repair(text)
    assert copy == "He said—“no,” twice"
    assert offsets is not None
    assert text[offsets[copy.index("—")] :].startswith("â€”")
    assert text[offsets[copy.index(",")]] == ","
    assert text[offsets[copy.index("twice")] :] == "twice"


SPECIAL = "aB1 .,-“”\"'’\n\r\t\u00a0\u00ad\u200b\ufeff\u2028\x00\x0b\x1c\x85\x93ﬁÃÂâ€œ™ðŸï»¿\ud83d"


@given(st.text(alphabet=st.sampled_from(SPECIAL), max_size=60) | st.text(max_size=60))
@example("\u00ad\n")
@example("-\na")
@example("a \u200b b")
@example("â€")
@example("Â\xa0")
@example("a Â\xa0 b")
def test_map_is_true(text):
    copy, offsets = repair(text)
    if offsets is None:
        assert copy == text
        return
    assert len(offsets) == len(copy) + 1
    assert offsets[-1] == len(text)
    assert all(a <= b for a, b in pairwise(offsets))
    for char, place in zip(copy, offsets, strict=False):
        given_char = text[place]
        same = char == given_char or (char == " " and given_char.isspace())
        assert same or not given_char.isascii(), (char, given_char)
    assert copy == copy.strip(" ")
    assert "  " not in copy


@given(st.text(alphabet=st.sampled_from("ab “”‘’\"'„«»‚‛`"), max_size=60))
def test_quotation_marks_are_kept(text):
    marks = [char for char in text if char not in "ab "]
    assert [char for char in repair(text)[0] if char not in "ab "] == marks


def test_invisible():
    assert invisible("") and invisible(" \u200b\ufeff\n")
    assert not invisible(" . ")


@pytest.mark.parametrize("unit", ['"', "\n", "a ", "â€™ ", "Ã", "\u200b", "x\u00a0", "-\na"])
def test_linear_time(unit):
    text = unit * (1_000_000 // len(unit))
    start = time.perf_counter()
    repair(text)
    assert time.perf_counter() - start < 10
