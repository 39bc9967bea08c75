import textwrap

import pytest

from samestory.ingest.lines import paragraphs

ONE = (
    "The council voted on Tuesday to send inspectors to every warehouse in the harbour district, a step that "
    "two members called overdue. The first visits are planned for the second week of the month."
)
TWO = (
    "Owners were told by letter. Several of them said that they had learned of the plan from a radio report, "
    "and one asked for a postponement until the end of the season."
)


def cut(text):
    return [text[start:end] for start, end in paragraphs(text)]


def test_blank_lines():
    assert cut(f"{ONE}\n\n{TWO}\n \n{ONE}") == [ONE, TWO, ONE]


def test_a_paragraph_a_line():
    assert cut(f"{ONE}\n{TWO}\r\n{ONE}") == [ONE, TWO, ONE]


@pytest.mark.parametrize("width", [45, 60, 72, 100])
def test_hard_wrapped_with_blank_lines(width):
    text = "\n\n".join(textwrap.fill(one, width) for one in (ONE, TWO))
    assert [" ".join(one.split()) for one in cut(text)] == [ONE, TWO]


def test_hard_wrapped_keeps_sentences_that_end_at_the_margin_together():
    text = (
        "The council voted on Tuesday to send inspectors to all sites.\n"
        "Warehouses in the harbour district come first, as the mayor\n"
        "had asked in a letter that reached the members on Sunday and\n"
        "that nobody had answered."
    )
    assert len(cut(text)) == 1


def test_short_lines_before_text_are_not_wrapped():
    assert cut(f"A heading here\n{ONE}\nAnother one\n{TWO}") == ["A heading here", ONE, "Another one", TWO]


def test_lists_stay_lists():
    text = "The list has three parts that all members of the council have seen:\n- one thing\n- two things\n- three"
    assert len(cut(text)) == 4


@pytest.mark.parametrize("text", ["", "\n\n\n", " \u200b\n\ufeff"])
def test_nothing_to_see(text):
    assert paragraphs(text) == []
