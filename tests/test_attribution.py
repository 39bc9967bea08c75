"""Who says what, introduced how: contents, sources and cues of attributions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from samestory.attribution import ATTRIBUTION
from samestory.attribution.cues import cues
from samestory.types import Analysis

Annotate = Callable[[str], Doc]
Analyse = Callable[..., Analysis]
Row = tuple[str, list[str], str | None, str | None]


def attributed(doc: Doc) -> list[Row]:
    """Kinds, contents, source and cue of each attribution, in order."""
    rows: dict[str, Row] = {}
    for span in doc.spans[ATTRIBUTION]:
        kind, contents, source, cue = rows.get(span.id_, ("", [], None, None))
        if span.label_ == "source":
            source = span.text
        elif span.label_ == "cue":
            cue = span.text
        else:
            kind, contents = kind or span.label_, [*contents, span.text]
        rows[span.id_] = (kind, contents, source, cue)
    return list(rows.values())


ONE = {
    "direct": (
        "“The plan has failed,” the minister said.",
        ("direct", ["“The plan has failed,”"], "the minister", "said"),
    ),
    "direct, inverted": (
        "“The plan has failed,” said Mira Holt, a minister.",
        ("direct", ["“The plan has failed,”"], "Mira Holt, a minister", "said"),
    ),
    "direct, in two parts": (
        "“The plan has failed,” she said. “We will try again.”",
        ("direct", ["“The plan has failed,”", "“We will try again.”"], "she", "said"),
    ),
    "direct, behind a colon": (
        "Mr Pemberly said: “I would do that differently.”",
        ("direct", ["“I would do that differently.”"], "Mr Pemberly", "said"),
    ),
    "indirect": (
        "The minister said that the plan had failed.",
        ("indirect", ["that the plan had failed"], "The minister", "said"),
    ),
    "indirect, before": (
        "The plan has failed, the minister said.",
        ("indirect", ["The plan has failed"], "the minister", "said"),
    ),
    "indirect, around": (
        "The plan, the minister said, had failed.",
        ("indirect", ["The plan", "had failed"], "the minister", "said"),
    ),
    "according to": (
        "The plan has failed, according to the ministry.",
        ("indirect", ["The plan has failed"], "the ministry", "according to"),
    ),
    "according to, first": (
        "According to the ministry, the plan has failed.",
        ("indirect", ["the plan has failed"], "the ministry", "According to"),
    ),
    "told reporters": (
        "The mayor told reporters that the bridge was safe.",
        ("indirect", ["that the bridge was safe"], "The mayor", "told"),
    ),
    "mixed, called": (
        "The union called the offer “a bad joke at our cost”.",
        ("mixed", ["the offer “a bad joke at our cost”"], "The union", "called"),
    ),
    "mixed, clause": (
        "The union said that the offer was “a bad joke at our cost”.",
        ("mixed", ["that the offer was “a bad joke at our cost”"], "The union", "said"),
    ),
    "in a statement": (
        "The union said in a statement that the offer was dead.",
        ("indirect", ["that the offer was dead"], "The union", "said in a statement"),
    ),
    "thought": (
        "Dana Reed believes that the law is old.",
        ("indirect", ["that the law is old"], "Dana Reed", "believes"),
    ),
    "document": (
        "A report by the audit office shows that the money was lost.",
        ("indirect", ["that the money was lost"], "A report by the audit office", "shows"),
    ),
    "wants": (
        "The union wants to close the port.",
        ("attitude", ["to close the port"], "The union", "wants"),
    ),
    "endorsed": ("The paper endorsed Dana Reed.", ("attitude", ["Dana Reed"], "The paper", "endorsed")),
    "passive with an agent": (
        "The plan was condemned by the union.",
        ("attitude", ["The plan"], "the union", "was condemned"),
    ),
    "expected by nobody named": (
        "The ministry is expected to publish the report.",
        ("attitude", ["The ministry", "to publish the report"], None, "is expected"),
    ),
    "a noun": (
        "Traffic returned after the mayor's claim that the bridge was safe.",
        ("indirect", ["that the bridge was safe"], "the mayor's", "claim"),
    ),
    "an adjective": (
        "Residents are wary of the plan.",
        ("attitude", ["the plan"], "Residents", "are wary of"),
    ),
    "talked about": (
        "Dana Reed talked about the strike.",
        ("attitude", ["the strike"], "Dana Reed", "talked about"),
    ),
    "a figure": (
        "The union put the number of jobs at 640.",
        ("indirect", ["the number of jobs at 640"], "The union", "put"),
    ),
    "in somebody's view": (
        "In the mayor's view, the bridge was safe.",
        ("indirect", ["the bridge was safe"], "the mayor's", "view"),
    ),
    "as somebody put it": (
        "The plan is dead, as the mayor put it on Monday.",
        ("indirect", ["The plan is dead"], "the mayor", "put it"),
    ),
    "as an outlet reported": (
        "As Reuters first reported, the deal is off.",
        ("indirect", ["the deal is off"], "Reuters", "first reported"),
    ),
    "between commas, not the subject": (
        "The deal, Reuters reported, citing two officials, is off.",
        ("indirect", ["The deal", "citing two officials, is off"], "Reuters", "reported"),
    ),
    "quoted as saying": (
        "The mayor was quoted as saying that the plan was dead.",
        ("indirect", ["that the plan was dead"], "The mayor", "saying"),
    ),
    "a participle goes on with the speaker": (
        "The ministry announced that talks had failed, saying the other side had never meant it.",
        ("indirect", ["the other side had never meant it"], "The ministry", "saying"),
    ),
    "a dash and a name": (
        "“It is over for all of us.” — Jane Doe, mayor",
        ("direct", ["“It is over for all of us.”"], "Jane Doe, mayor", None),
    ),
    "the subject stands in the quotation": (
        "“Send them back!” shouted a man in a red cap.",
        ("direct", ["“Send them back!”"], "a man in a red cap", "shouted"),
    ),
    "a semicolon ends what was said": (
        "Some 340 people crossed, the guard said; the charity counted more than 500.",
        ("indirect", ["Some 340 people crossed"], "the guard", "said"),
    ),
    "in somebody's words, mid-sentence": (
        "The finding would be, in one rival's words, “the discovery of the century”.",
        ("direct", ["“the discovery of the century”"], "one rival's", "words"),
    ),
    "over an aside": (
        "Norrgard, calling the offer final, said it had told the police.",
        ("indirect", ["it had told the police"], "Norrgard", "said"),
    ),
    "a coloured verb of the lexicon": (
        "Critics griped that the pause was long.",
        ("indirect", ["that the pause was long"], "Critics", "griped"),
    ),
}


@pytest.mark.parametrize(("text", "row"), ONE.values(), ids=ONE)
def test_one_attribution(annotate: Annotate, text: str, row: Row) -> None:
    assert row in attributed(annotate(text))


NONE = {
    "no cue": "The bridge is closed and the road is open.",
    "said nothing": "The minister said nothing on Monday.",
    "a name": "The rules hang in a hall called Harbour House.",
    "at risk": "The flood put the town at risk.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_plain_sentences_attribute_no_clause(annotate: Annotate, text: str) -> None:
    assert [row for row in attributed(annotate(text)) if len(" ".join(row[1]).split()) > 2] == []


def test_what_speakers_report_in_quotation_marks_is_theirs(annotate: Annotate) -> None:
    rows = attributed(annotate("“The mayor told us that the bridge is safe,” a woman said."))
    assert [(source, cue) for _, _, source, cue in rows] == [("a woman", "said")]


def test_speech_inside_a_reported_clause_is_found_and_attitudes_are_not(annotate: Annotate) -> None:
    rows = attributed(
        annotate(
            "The mayor said that the union had threatened to walk out and had told him that talks were over."
        )
    )
    assert ("indirect", ["that talks were over"], "the union", "had told") in rows
    assert not any(cue == "had threatened" for *_, cue in rows)


def test_a_quotation_goes_to_the_cue_of_its_own_sentence(annotate: Annotate) -> None:
    rows = attributed(
        annotate("“Nobody asked me.” Duquette belongs to a club that has asked the police for help.")
    )
    assert not any(
        "Nobody" in part and cue == "has asked" for _, contents, _, cue in rows for part in contents
    )


def test_a_change_of_speaker_is_a_new_attribution(annotate: Annotate) -> None:
    rows = attributed(
        annotate(
            "“We will not stop now,” Ana Bell said.\n\n“They must stop at once,” said Tom Reed.\n\n“I will wait here.”"
        )
    )
    assert [(contents, source) for _, contents, source, _ in rows] == [
        (["“We will not stop now,”"], "Ana Bell"),
        (["“They must stop at once,”", "“I will wait here.”"], "Tom Reed"),
    ]


def test_a_turn_does_not_go_on_in_a_paragraph_with_words_of_the_outlet(annotate: Annotate) -> None:
    rows = attributed(
        annotate(
            "“We will not stop now,” Ana Bell said.\n\nThe room fell silent. “Let us all go home now then.”"
        )
    )
    assert rows[-1][2] is None


SAID = (
    "The town mourned.\n\nFormer Mayor Jane Doe: We have lost a friend and a great captain.\n\n"
    "He was the best of them.\n\nTom Reed: I will miss him very much.\n\n"
    "Ada Quill: I sailed with him for years and years.\n\nThe pier was shut."
)


def test_statements_behind_names_and_colons_go_on_to_the_next_name(analyse_text: Analyse) -> None:
    made = analyse_text(SAID)
    own = [s for s in made.sentences if s.words_by_voice["own"] == s.words]
    assert [made.article.body[s.start : s.end] for s in own] == ["The town mourned.", "The pier was shut."]
    assert list(dict.fromkeys(q.speaker for q in made.quotations)) == ["Jane Doe", "Tom Reed", "Ada Quill"]


@pytest.mark.parametrize(
    "body",
    [
        "Jane Doe: We have lost a friend and a great captain.",
        "Jane Doe: The mayor runs for a third term.\n\nTom Reed: The farmer wants to shut the port.",
        "The vote: We all count it on Monday night.\n\nThe pier: We all walk to it on Tuesday night.",
    ],
    ids=["one alone", "a list of candidates", "no names"],
)
def test_other_colons_are_no_statements(annotate: Annotate, body: str) -> None:
    assert not [row for row in attributed(annotate(body)) if row[3] == ":"]


def test_a_turn_does_not_cross_a_heading(analyse_text: Analyse) -> None:
    body = "Mayor Jane Doe said the plan was dead.\n\n{}“We will all go home now and wait for it.”"
    through = analyse_text(body.format("")).quotations[-1]
    across = analyse_text(body.format("What happens next\n\n")).quotations[-1]
    assert (through.speaker, across.speaker) == ("Jane Doe", None)


def test_a_quotation_over_paragraphs_has_the_speaker_of_its_end(annotate: Annotate) -> None:
    rows = attributed(
        annotate("“We will go on with the plan as it is.\n\n“It is the only one we have,” the mayor said.")
    )
    assert rows == [
        (
            "direct",
            ["“We will go on with the plan as it is.", "“It is the only one we have,”"],
            "the mayor",
            "said",
        )
    ]


HEADLINES = {
    "colon": ("Minister: The plan is dead", ("The plan is dead", "Minister", ":")),
    "says, last": (
        "Dock workers begin strike over pay, ministry says",
        ("Dock workers begin strike over pay", "ministry", "says"),
    ),
    "says, inverted": (
        "Dock workers begin strike over pay, says minister",
        ("Dock workers begin strike over pay", "minister", "says"),
    ),
    "title case": (
        "Harbour Bridge Is Safe After All, Says Mayor",
        ("Harbour Bridge Is Safe After All", "Mayor", "Says"),
    ),
    "dash": (
        "Harbour bridge unsafe for a decade – report",
        ("Harbour bridge unsafe for a decade", "report", "–"),
    ),
    "quotation and colon": (
        "‘It is robbery’: Retired nurse’s fury over tax",
        ("‘It is robbery’", "Retired nurse", ":"),
    ),
}


@pytest.mark.parametrize(("title", "row"), HEADLINES.values(), ids=HEADLINES)
def test_headlines_attribute(analyse_text: Analyse, title: str, row: tuple[str, str, str]) -> None:
    analysis = analyse_text("The bridge is closed and the road is open.", title)
    found = [
        (q.text, title[q.speaker_start : q.speaker_end], q.cue)
        for q in analysis.quotations
        if q.field == "title"
    ]
    assert row in found


@pytest.mark.parametrize(
    "title",
    [
        "Live: Dock strike latest",
        "Analysis: Why the bridge fell",
        "Harbour bridge – a history",
        "Ada Byron: 6 things to know",
        "EDITORIAL: Close the bridge",
    ],
)
def test_a_format_in_a_headline_is_no_speaker(analyse_text: Analyse, title: str) -> None:
    analysis = analyse_text("The bridge is closed and the road is open.", title)
    assert [q for q in analysis.quotations if q.field == "title"] == []


def test_a_headline_that_goes_on_attributes_nothing(analyse_text: Analyse) -> None:
    title = "Kestria budget cuts library and bus subsidies, adds tax on second homes"
    analysis = analyse_text("The bridge is closed and the road is open.", title)
    assert [q.cue for q in analysis.quotations if q.kind != "attitude"] == []


def test_offsets_give_the_text_back(analyse_text: Analyse) -> None:
    body = "“The plan has\nfailed,” said Mira\nHolt.\n\nShe said the  bridge was “a total wreck”."
    for q in analyse_text(body).quotations:
        assert body[q.start : q.end] == q.text
        assert q.cue_start is not None and body[q.cue_start : q.cue_end] == q.cue
        for start, end in q.quoted:
            assert q.start <= start < end <= q.end


def test_the_cue_is_own_voice_and_the_clause_indirect(analyse_text: Analyse) -> None:
    analysis = analyse_text("The minister claimed that the regime had slaughtered dozens of them.")
    voices = {f.text: f.voice for f in analysis.findings}
    assert voices["claimed"] == "own"
    assert voices.get("slaughtered") == "indirect" and voices.get("regime") == "indirect"


def test_what_an_attitude_is_about_stays_own_voice(analyse_text: Analyse) -> None:
    analysis = analyse_text("The union opposes the draconian plan of the council.")
    assert [f.voice for f in analysis.findings if f.text == "draconian"] == ["own"]
    assert analysis.words_by_voice["indirect"] == 0


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The move signals that the regime is weak.", "own"),
        ("It shows that the regime is weak.", "own"),
        ("The report shows that the regime is weak.", "indirect"),
        ("The minister suggested that the regime was weak.", "indirect"),
    ],
)
def test_what_a_matter_shows_is_the_outlets_inference(analyse_text: Analyse, text: str, voice: str) -> None:
    assert {f.voice for f in analyse_text(text).findings if f.text == "regime"} == {voice}


def test_broken_marks_stay_uncertain(analyse_text: Analyse) -> None:
    analysis = analyse_text("The minister said that “the plan had failed for good.")
    assert analysis.words_by_voice["uncertain"] > 0
    assert analysis.words_by_voice["direct"] == 0


def test_every_cue_stands_where_the_engine_looks_for_it() -> None:
    """A construction that no rule reads would be a word that is listed and never found."""
    prepositions = set("about after against at behind by for from in of on over to toward with".split())
    known = {
        "clause",
        "infinitive",
        "object",
        "object-infinitive",
        "as",
        "ing",
        "adjective",
        "figure",
    } | prepositions
    for pos in ("verb", "noun", "adjective", "passive"):
        for lemma, takes in cues(pos).items():
            assert lemma == lemma.lower() and set(takes) <= known, (pos, lemma, set(takes) - known)


def test_a_text_without_sentences_or_words_has_no_attributions(annotate: Annotate) -> None:
    assert attributed(annotate("")) == []
    assert attributed(annotate("“ ” … —")) == []
