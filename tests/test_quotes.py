"""Pairing of quotation marks on plain text; every sentence is made up."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given, settings, strategies as st

from samestory.quotes import Quote, pair

Found = list[tuple[str, str, int, str]]

LONG = "One sentence that is long enough goes here."


def found(*paragraphs: str) -> list[Found]:
    """(words with marks, state, depth, problem) of each quotation, one list a paragraph."""
    return [
        [(text[q.start : q.end], q.state, q.depth, q.problem) for q in quotes]
        for text, quotes in zip(paragraphs, pair(paragraphs), strict=True)
    ]


CLOSED = {
    "straight": ('"Stop," she said.', ['"Stop,"']),
    "curly": ("“Stop,” she said.", ["“Stop,”"]),
    "straight single": ("'Stop,' she said.", ["'Stop,'"]),
    "curly single": ("‘Stop,’ she said.", ["‘Stop,’"]),
    "typewriter": ("She called it ``a plan'' today.", ["``a plan''"]),
    "backtick": ("She called it `a plan' today.", ["`a plan'"]),
    "low, closed the English way": ("She said „never” twice.", ["„never”"]),
    "low, closed the German way": ("She said „never“ twice.", ["„never“"]),
    "angle": ("She said «never» twice.", ["«never»"]),
    "angle with spaces": ("She said « never » twice.", ["« never »"]),
    "angle pointing in": ("She said »never« twice.", ["»never«"]),
    "two in a sentence": ("“Stop,” she said, “or go.”", ["“Stop,”", "“or go.”"]),
    "a list of single ones": ("He called it 'odd', 'cruel' and 'new'.", ["'odd'", "'cruel'", "'new'"]),
    "brackets and a hyphen": ('A "word"-like thing ("so it is").', ['"word"', '"so it is"']),
    "dashes without spaces": ("The reply—“Go”—came late.", ["“Go”"]),
    "no space after a colon": ("He said:“Go.” Then he left.", ["“Go.”"]),
    "before a full stop": ("He called the plan “cruel”.", ["“cruel”"]),
    "single, ending in a digit": ("The 'Area 51' site and 'Agenda 2030'.", ["'Area 51'", "'Agenda 2030'"]),
    "question mark inside": ("“Who pays?” the mayor asked.", ["“Who pays?”"]),
}


@pytest.mark.parametrize(("text", "quoted"), CLOSED.values(), ids=CLOSED)
def test_a_pair_of_marks_is_closed(text: str, quoted: list[str]) -> None:
    assert found(text) == [[(words, "closed", 0, "") for words in quoted]]


def test_the_inner_span_leaves_the_marks_out() -> None:
    text = "She called it ``a plan'' today."
    quote = pair([text])[0][0]
    assert text[quote.inner_start : quote.inner_end] == "a plan"


NESTED = {
    "British: double in single": ("‘He said “no” to me,’ she said.", "‘He said “no” to me,’", "“no”"),
    "American: single in double": ("“He said ‘no’ to me,” she said.", "“He said ‘no’ to me,”", "‘no’"),
    "straight: single in double": ("\"He said 'no' to me,\" she said.", "\"He said 'no' to me,\"", "'no'"),
    "same style, curly": ("“He said “no” to me,” she said.", "“He said “no” to me,”", "“no”"),
    "same style, straight": ('"He said "no" to me," she said.', '"He said "no" to me,"', '"no"'),
    "same style, single": ("'He said 'no' to me,' she said.", "'He said 'no' to me,'", "'no'"),
    "beginning together, straight": ("'\"No\" is the answer,' she said.", "'\"No\" is the answer,'", '"No"'),
    "ending together, straight": ("She said: 'He told me \"no\"'", "'He told me \"no\"'", '"no"'),
    "ending together, single": ("“He said ‘no.’” Then he left.", "“He said ‘no.’”", "‘no.’"),
    "ending together, same style": ("“He said “no.”” Then he left.", "“He said “no.””", "“no.”"),
}


@pytest.mark.parametrize(("text", "outer", "inner"), NESTED.values(), ids=NESTED)
def test_a_quotation_stands_in_another(text: str, outer: str, inner: str) -> None:
    assert found(text) == [[(outer, "closed", 0, ""), (inner, "closed", 1, "")]]


APOSTROPHES = {
    "elisions": "The '90s, the ’90s and the class of '68.",
    "rock 'n' roll": "Rock 'n' roll, rock ’n’ roll and rock ‘n’ roll.",
    "possessive plural": "The students' vote and the students’ vote.",
    "contractions": "They don't, she won’t, and it's O'Neill's.",
    "a wrong opening mark": "‘Tis the season; get ‘em while they last.",
    "feet and inches": 'He is 6\' 2" tall and stood on a 4" step.',
}


@pytest.mark.parametrize("text", APOSTROPHES.values(), ids=APOSTROPHES)
def test_an_apostrophe_is_not_a_quotation_mark(text: str) -> None:
    assert found(text) == [[]]


INSIDE = {
    "possessive plural": "‘The students’ vote comes next,’",
    "straight possessive plural": "'The students' vote comes next,'",
    "rock 'n' roll": "'Rock 'n' roll is dead,'",
    "a decade": "'We love the '90s,'",
    "contractions": "'They don't want O'Neill,'",
}


@pytest.mark.parametrize("words", INSIDE.values(), ids=INSIDE)
def test_an_apostrophe_does_not_close_a_single_quotation(words: str) -> None:
    assert found(f"{words} he said.") == [[(words, "closed", 0, "")]]


BROKEN = {
    "unclosed": ("“The plan is dead. He left.", "“The plan is dead. He left.", "unclosed"),
    "unclosed, straight": ('He said "the plan is dead.', '"the plan is dead.', "unclosed"),
    "unclosed, single": ("He said ‘the plan is dead.", "‘the plan is dead.", "unclosed"),
    "stray": ("First. The plan is dead” and so on. Last.", "The plan is dead”", "stray"),
    "stray, straight": ('First. The plan is dead" and so on.', 'The plan is dead"', "stray"),
    "stray after a year": ('First. I left in 1990" he said.', 'I left in 1990"', "stray"),
    "doubled, curly": ("She called it ““a plan”” today.", "““a plan””", "doubled"),
    "doubled, straight": ('She called it ""a plan"" today.', '""a plan""', "doubled"),
    "inverted pair": ("She called it ”a plan“ today.", "”a plan“", "inverted"),
    "first mark inverted": ("She called it ”a plan” today.", "”a plan”", "inverted"),
    "last mark inverted": ("She called it “a plan“ today.", "“a plan“", "inverted"),
    "a mark alone": ("“", "“", "unclosed"),
}


@pytest.mark.parametrize(("text", "touched", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_broken_mark_says_what_it_touches(text: str, touched: str, problem: str) -> None:
    assert found(text) == [[(touched, "broken", 0, problem)]]


def test_an_unclosed_mark_reaches_to_the_next_quotation_and_no_further() -> None:
    assert found("“It is over, he said. “So we go.” The end.") == [
        [("“It is over, he said.", "broken", 0, "unclosed"), ("“So we go.”", "closed", 0, "")]
    ]


def test_a_broken_mark_does_not_reach_the_next_paragraph() -> None:
    assert found("He said “the plan is dead.", "The “other” plan lives.") == [
        [("“the plan is dead.", "broken", 0, "unclosed")],
        [("“other”", "closed", 0, "")],
    ]


@pytest.mark.parametrize(("opens", "closes"), [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")])
def test_a_quotation_goes_on_in_paragraphs_that_reopen_it(opens: str, closes: str) -> None:
    states = [
        [q[1] for q in quotes] for quotes in found(*(opens + LONG,) * 2, f"{opens}The end,{closes} he said.")
    ]
    assert states == [["continues"], ["continues"], ["closed"]]


def test_a_quotation_goes_on_behind_an_inner_one() -> None:
    assert [
        q[1] for q in found("“They told us to leave, and we said ‘no.’", "“So we stayed,” he said.")[0]
    ] == [
        "continues",
        "closed",
    ]


def test_the_last_paragraph_that_nobody_closes_is_broken_alone() -> None:
    states = [[q[1] for q in quotes] for quotes in found("“" + LONG, "“" + LONG, "He left.")]
    assert states == [["continues"], ["broken"], []]


def test_a_quotation_may_begin_inside_its_first_paragraph() -> None:
    first, second = found(f"She said: “{LONG}", "“It ends here,” she said.")
    assert first == [(f"“{LONG}", "continues", 0, "")]
    assert second == [("“It ends here,”", "closed", 0, "")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“Too short.", "“Next,” he said."),
        (f"“{LONG}", "Nobody “reopens” it."),
        (f"“{LONG}", "‘Another kind of mark,’ he said."),
        ("“The words of this one end without a mark", "“Next,” he said."),
    ],
    ids=["a few words", "not reopened", "reopened by another mark", "no end mark"],
)
def test_a_lost_mark_is_not_taken_for_a_quotation_that_goes_on(first: str, second: str) -> None:
    assert [q[1:] for q in found(first, second)[0]] == [("broken", 0, "unclosed")]


def test_the_end_of_the_sequence_ends_a_quotation() -> None:
    """A heading ends the sequence, so what stands behind it cannot reopen anything."""
    assert [q[1] for q in found(f"“{LONG}")[0]] == ["broken"]


def test_no_paragraphs_and_empty_paragraphs() -> None:
    assert pair([]) == []
    assert pair(["", "  "]) == [[], []]


MARKS = "\"“”„‟″«»'‘’‚‛`"
texts = st.text(alphabet=MARKS + "asn90 .,:\n-(é", max_size=60)


@settings(max_examples=400, deadline=None)
@given(st.lists(texts, max_size=4))
def test_any_text_gives_quotations_inside_their_paragraphs(paragraphs: list[str]) -> None:
    for text, quotes in zip(paragraphs, pair(paragraphs), strict=True):
        for q in quotes:
            assert 0 <= q.start <= q.inner_start <= q.inner_end <= q.end <= len(text)
            assert q.start < q.end
            assert bool(q.problem) == (q.state == "broken")
            assert any(c in MARKS for c in text[q.start : q.end])
        assert [q.start for q in quotes] == sorted(q.start for q in quotes)


@settings(max_examples=200, deadline=None)
@given(st.lists(texts, max_size=3), texts)
def test_a_paragraph_is_paired_alike_whatever_stands_before_it(before: list[str], text: str) -> None:
    assert pair([*before, text])[-1] == pair([text])[0]


words = st.lists(st.sampled_from(["the", "plan", "is", "new", "don't", "90s", "era"]), min_size=1, max_size=5)
pieces = st.tuples(words, words, st.sampled_from([("“", "”"), ('"', '"'), ("«", "»"), ("``", "''")]))


@settings(max_examples=200, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=5))
def test_balanced_marks_are_always_closed(parts: list[tuple[list[str], list[str], tuple[str, str]]]) -> None:
    wanted: list[str] = []
    text = ""
    for outside, inside, (opens, closes) in parts:
        quoted = opens + " ".join(inside) + closes
        wanted.append(quoted)
        text += f"{' '.join(outside)} {quoted} "
    assert [(text[q.start : q.end], q.state) for q in pair([text])[0]] == [(w, "closed") for w in wanted]


def duration(text: str, times: int) -> float:
    """Processor time, the best of several: other programs hardly count, and the garbage of other tests not at all."""
    best = float("inf")
    gc.disable()
    for _ in range(times):
        begun = time.process_time()
        pair([text, "“a"])
        best = min(best, time.process_time() - begun)
    gc.enable()
    return best


@pytest.mark.parametrize("unit", [' "a', " ' ", "“‘", "‘a", "a.” ", "a” b. ", "s' a ", '"" a'], ids=repr)
def test_a_hundred_thousand_marks_take_time_in_proportion(unit: str) -> None:
    n = 100_000 // sum(c in MARKS for c in unit)
    # Ten times the marks: ten times the time if the work is linear, a hundred times if it is not.
    assert duration(unit * n, 1) < 40 * duration(unit * (n // 10), 3)


def test_quotes_are_plain_values() -> None:
    assert pair(["“a”"])[0] == [Quote(0, 3, 1, 2, "closed", 0, "")]
