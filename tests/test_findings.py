"""Findings, quotations, sentences and counts, in offsets of the text as it was given."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from samestory.comparison import Analyser
from samestory.types import VOICES, Analysis, Article

Analyse = Callable[..., Analysis]


def quoted(analysis: Analysis) -> list[tuple[int, str, str, list[str]]]:
    text = analysis.article.text
    return [
        (q.group, q.kind, q.text, [text(q.field)[start:end] for start, end in q.quoted])
        for q in analysis.quotations
    ]


def test_a_quotation_and_what_stands_between_its_marks(analyse_text: Analyse) -> None:
    analysis = analyse_text("“The plan has failed,” the mayor said. It is “a disgrace to us all”, she added.")
    assert quoted(analysis) == [
        (0, "direct", "“The plan has failed,”", ["The plan has failed,"]),
        (1, "mixed", "It is “a disgrace to us all”", ["a disgrace to us all"]),
    ]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“‘No’ is what he told me,” the mayor said.", "‘No’ is what he told me,"),
        ("“He told me ‘no’,” the mayor said.", "He told me ‘no’,"),
        ("“The plan of the students’” is what the mayor said.", "The plan of the students’"),
        ("``The plan has failed here,'' the mayor said.", "The plan has failed here,"),
    ],
)
def test_only_the_outer_marks_are_left_out(analyse_text: Analyse, text: str, inner: str) -> None:
    analysis = analyse_text(text)
    assert quoted(analysis)[0][3] == [inner]


def test_paragraphs_of_one_quotation_are_one_group(analyse_text: Analyse) -> None:
    analysis = analyse_text(
        "“We will go on with the plan for as long as it takes, and we said ‘now.’\n\n"
        "“It is the only plan that we have,” the mayor said.\n\n"
        "“Nobody asked the town about it,” a baker said."
    )
    assert [(q.group, q.text[:8]) for q in analysis.quotations] == [
        (0, "“We will"),
        (0, "“It is t"),
        (1, "“Nobody "),
    ]


def test_a_broken_paragraph_ends_the_group(analyse_text: Analyse) -> None:
    analysis = analyse_text(
        "“We will go on with the plan for as long as it takes.\n\n"
        "“It is the only plan that we have, the mayor said.\n\n"
        "But “nobody asked the town about it,” a baker said."
    )
    assert [(q.group, q.speaker) for q in analysis.quotations] == [
        (0, None),
        (1, "the mayor"),
        (2, "a baker"),
    ]


def test_words_are_counted_by_voice(analyse_text: Analyse) -> None:
    analysis = analyse_text(
        "The mayor said that the plan failed. “It is dead,” she didn't add. He said “no more."
    )
    assert analysis.words_by_voice == {"own": 8, "direct": 3, "indirect": 4, "uncertain": 2}
    assert analysis.words == 17  # didn't is one


def test_furniture_is_shown_and_not_counted(analyse_text: Analyse) -> None:
    analysis = analyse_text(
        "The council met on Monday and talked about the bridge for an hour.\n\n"
        "Draconian rules\n\n"
        "The rules on parking are new, and every street in the old town has its own of them.",
        title="A draconian council",
    )
    assert [(f.field, f.text, f.counted) for f in analysis.findings] == [
        ("title", "draconian", False),
        ("body", "Draconian", False),
    ]
    assert analysis.words == sum(s.words for s in analysis.sentences if s.kind == "text")
    assert [s.paragraph for s in analysis.sentences if s.kind != "text"] == [0, 0]


def test_broken_marks_warn_with_their_place(analyse_text: Analyse) -> None:
    analysis = analyse_text("The draconian plan. He said “the draconian plan is dead.")
    warning = next(w for w in analysis.warnings if w.code == "unclosed-mark")
    assert analysis.article.body[warning.start : warning.end] == "“the draconian plan is dead."
    assert [(f.voice, f.in_quote, f.counted) for f in analysis.findings] == [
        ("own", False, True),
        ("uncertain", None, False),
    ]


def test_what_cannot_be_measured_prints_its_words_and_nothing_else(analyse_text: Analyse) -> None:
    analysis = analyse_text(
        "Der Bürgermeister hat am Montag gesagt, dass die Brücke nicht vor dem nächsten Jahr fertig wird, und der Rat "
        "hat ihm nicht widersprochen. Das regime der Regeln bleibt, wie es ist."
    )
    assert [w.code for w in analysis.warnings] == ["other-language"]
    assert (analysis.findings, analysis.quotations) == ((), ())
    assert analysis.words_by_voice["uncertain"] == analysis.words > 20


@pytest.mark.parametrize("body", ["", "  \n\n ", "---\n\n***", "123 456."])
def test_a_body_without_words(analyse_text: Analyse, body: str) -> None:
    analysis = analyse_text(body, title="The draconian rules")
    assert [w.code for w in analysis.warnings] == ["no-words"]
    assert analysis.words_by_voice["own"] == 0
    assert analysis.findings == ()


WORDS = [
    "The",
    "mayor",
    "said",
    "that",
    "draconian",
    "rules",
    "“",
    "”",
    '"',
    "'",
    "—",
    "don't",
    "failed.",
    "regime",
]
GLUE = [" ", "  ", "\n", "\n\n", "\r\n", "\u00a0", "\u200b", "", "\t", "\ufeff"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=40))
def test_every_offset_is_true_in_any_text(analyser: Analyser, parts: list[tuple[str, str]]) -> None:
    body = "".join(word + glue for word, glue in parts)
    analysis = next(iter(analyser.analyse([Article(id="x", title=body[:30], body=body)])))
    given_text = {"title": body[:30], "body": body}
    places: list[Any] = [*analysis.findings, *analysis.quotations]
    for place in places:
        assert given_text[place.field][place.start : place.end] == place.text
    for place in (*places, *analysis.sentences, *analysis.voices):
        assert 0 <= place.start < place.end <= len(given_text[place.field])
    for q in analysis.quotations:
        assert all(q.start <= start <= end <= q.end for start, end in q.quoted)
    assert analysis.words == sum(analysis.words_by_voice.values())
    for sentence in analysis.sentences:
        if sentence.kind == "text":
            assert sentence.words == sum(sentence.words_by_voice[v] for v in VOICES)
    ordered = [s for s in analysis.sentences if s.field == "body"]
    assert all(a.end <= b.start for a, b in pairwise(ordered))
