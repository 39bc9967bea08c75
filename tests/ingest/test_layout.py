import time

import pytest
from hypothesis import given, settings, strategies as st

from samestory.ingest.layout import blocks
from samestory.ingest.repair import invisible
from samestory.types import Article

LEAD = (
    "The council voted on Tuesday to send inspectors to every warehouse in the harbour district of the town."
)
MORE = (
    "Owners were told by letter, and several of them said that they had learned of the plan from the radio."
)


def lay(body, **fields):
    found, warnings = blocks(Article(id="a", body=body, **fields))
    return [(block.kind, block.text) for block in found if block.field == "body"], warnings


def test_the_title_is_a_block_of_its_own():
    found, _ = blocks(Article(id="a", title=" Inspectors\u00a0sent ", body=LEAD))
    assert (found[0].field, found[0].kind, found[0].text) == ("title", "title", "Inspectors sent")
    assert (found[0].start, found[0].end) == (1, 16)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Council sends inspectors", "COUNCIL SENDS INSPECTORS."),
        ("Council sends inspectors", "# Council sends inspectors"),
        ("Council sends inspectors", "Council sends inspectors | Harbour News"),
        ("Council sends its inspectors to the harbour", "Council sends inspectors to the harbour"),
    ],
)
def test_a_repeated_title_is_furniture(title, line):
    kinds, _ = lay(f"{line}\n\n{LEAD}", title=title)
    assert kinds == [("title", line), ("text", LEAD)]


def test_a_body_that_is_only_the_title_is_text():
    assert lay(LEAD, title=LEAD)[0] == [("text", LEAD)]


def test_the_first_line_of_an_article_without_a_title():
    assert lay(f"Inspectors sent\n{LEAD}")[0] == [("title", "Inspectors sent"), ("text", LEAD)]
    assert lay(f"Poll: Most want inspectors\n{LEAD}")[0][0][0] == "title"
    assert lay(f"ADVERTISEMENT\n{LEAD}")[0][0][0] == "promo"
    assert lay(f"{LEAD}\n\n{MORE}")[0] == [("text", LEAD), ("text", MORE)]


def test_headings_stand_before_longer_text():
    body = f"{LEAD}\n\nWhat comes next\n\n{MORE}\n\nAn unfinished line"
    assert [kind for kind, _ in lay(body, title="T")[0]] == ["text", "heading", "text", "text"]


def test_lists_are_no_headings():
    body = f"{LEAD}\n\nThe north quay\n\nThe south quay\n\nThe fish market\n\n{MORE}"
    assert [kind for kind, _ in lay(body, title="T")[0]] == ["text"] * 5


def test_bullets_and_short_sentences_stay_text():
    body = f"{LEAD}\n\n- one item\n- another item\n\nHe left.\n\n‘Not now,’\n\n{MORE}"
    assert {kind for kind, _ in lay(body, title="T")[0]} == {"text"}


def test_a_dateline_is_cut_off_its_line():
    body = f"  OSLO,\u00a0April 26 (Reuters) - {LEAD}\n\n{MORE}"
    found, _ = blocks(Article(id="a", body=body))
    assert [(block.kind, block.text) for block in found] == [
        ("dateline", "OSLO, April 26 (Reuters) -"),
        ("text", LEAD),
        ("text", MORE),
    ]
    assert body[found[1].start : found[1].end] == LEAD


def test_datelines_only_stand_at_the_top():
    body = "\n\n".join([LEAD] * 5 + [f"OSLO — {MORE}"])
    assert "dateline" not in {kind for kind, _ in lay(body, title="T")[0]}


def test_own_byline_and_outlet():
    body = f"Harbour News\n\nAnn Ode, harbour desk\n\n{LEAD}"
    kinds, _ = lay(body, title="T", outlet="The Harbour", byline="Ann Ode, harbour desk")
    assert kinds[1][0] == "byline"
    assert lay(body, title="T", outlet="Harbour News")[0][0][0] == "credit"


def test_hard_wrapped_text_is_unwrapped_and_maps_back():
    body = "The council voted on Tuesday to send inspectors to every\nwarehouse in the harbour district of the town."
    found, _ = blocks(Article(id="a", body=body))
    assert len(found) == 1
    at = found[0].text.index("warehouse")
    start, end = found[0].given(at, at + len("warehouse"))
    assert body[start:end] == "warehouse"


def test_repeated_passages_are_warned_of_with_their_place():
    passage = "the inspectors may enter any warehouse at any hour of the day"
    body = f"It says {passage} and that {passage} without notice. {MORE}\n\n{LEAD}\n\n{LEAD}"
    _, warnings = lay(body, title="T")
    found = [(one.code, body[one.start : one.end], one.article) for one in warnings]
    assert found == [("repeated-passage", passage, "a"), ("repeated-passage", LEAD, "a")]


def test_many_repeated_passages_are_summed_up():
    _, warnings = lay("\n\n".join([LEAD] * 60), title="T")
    assert len(warnings) == 21
    assert warnings[-1].message.startswith("39 more")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("... 12 -- !", "no-words"),
        ("READ MORE: The harbour in figures", "no-words"),
        ("Die Stadt hat am Dienstag beschlossen, alle Lager im Hafen zu prüfen. " * 4, "other-language"),
        ("Городской совет решил проверить все склады в порту.", "other-language"),
    ],
)
def test_what_cannot_be_measured(body, code):
    assert code in {one.code for one in lay(body, title="T")[1]}


HOSTILE = "ab A.“”\"'’ \n\n\r\t\u00a0\u00ad\u200b\ufeff\u2028\x0b\x1c\x85ﬁâ€œ—-#*•:()|"
LINES = [
    "By Ann Ode", "OSLO (AP) — The port", "## Head", "READ MORE: x", "***", "- item", "(Reuters)", "Short line",
    LEAD, "\u200b", "\n", "\r\n", "“", "A\u00ad", "\ufeff OSLO — \ufeffThe port is shut",
]  # fmt: skip


@settings(max_examples=300)
@given(
    st.text(alphabet=st.sampled_from(HOSTILE), max_size=120)
    | st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)
    | st.text(max_size=80)
)
def test_no_visible_character_is_lost(body):
    found, _ = blocks(Article(id="a", body=body))
    at = 0
    for block in found:
        assert at <= block.start < block.end
        assert invisible(body[at : block.start])
        assert block.text
        assert block.offsets is None or len(block.offsets) == len(block.text) + 1
        if block.offsets is None:
            assert body[block.start : block.end] == block.text
        else:
            assert block.start <= block.offsets[0]
            assert block.offsets[-1] == block.end
        at = block.end
    assert invisible(body[at:])


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "\n",
        "\r",
        "word ",
        "AB ",
        "AB-",
        "â€™ x",
        "A\n",
        "* ",
        "(",
        "the quick brown fox jumps over a\n",
    ],
)
def test_linear_time(unit):
    body = unit * (400_000 // len(unit))
    start = time.perf_counter()
    blocks(Article(id="a", title="T", body=body))
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "unit", ["A" * 120 + " ", "John Smith, ", "— ", "* ", "More: ", "newsletter ", "Read ", "_"]
)
def test_patterns_cannot_be_made_slow(unit):
    line = unit * (490 // len(unit))
    start = time.perf_counter()
    blocks(Article(id="a", title="T", body="".join(f"{line}{n}\n" for n in range(500))))
    assert time.perf_counter() - start < 5
