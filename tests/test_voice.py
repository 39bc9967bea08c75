"""Whose words: quotation, reported clause, own voice and what is uncertain."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from samestory.types import VOICES
from samestory.voice import BLOCKS, KIND_VOICE, VOICE, make, paragraphs, token_voices

Annotate = Callable[[str], Doc]


def marked(doc: Doc, *, but: str = "") -> list[tuple[str, str]]:
    return [(s.label_, s.text) for s in doc.spans[VOICE] if s.label_ != but]


def voices(doc: Doc) -> dict[str, str]:
    return {t.text: VOICES[code] for t, code in zip(doc, token_voices(doc), strict=True)}


KINDS = {
    "a sentence before its speaker": (
        "“The plan has failed,” the minister said.",
        "speech",
        "“The plan has failed,”",
    ),
    "after a colon": ("The minister said on Monday: “It has failed.”", "speech", "“It has failed.”"),
    "one word, a sentence": ("“Never!” the crowd shouted.", "speech", "“Never!”"),
    "set into a sentence": (
        "She described the offer as “insulting and unfair”.",
        "speech",
        "“insulting and unfair”",
    ),
    "long, nobody named": ("It was “a plan that nobody had asked for” from May.", "speech", None),
    "one word beside a cue": ("The mayor says the budget is “dead”.", "fragment", "“dead”"),
    "one word, participle cue": ("He left the vote early, calling it “sham”.", "fragment", "“sham”"),
    "one word, no speaker": ("The ministry published its “security” rules.", "scare", "“security”"),
    "two words, no speaker": ("The council passed its “common sense” budget.", "scare", "“common sense”"),
    "straight single marks": ("The new 'freedom' law bans three books.", "scare", "'freedom'"),
    "a novel": ("She wrote the novel “The Long Winter” in 1998.", "title", "“The Long Winter”"),
    "a film, one word": ("The film “Harbour” won a prize in May.", "title", "“Harbour”"),
    "a word as a word": ("The word “draconian” comes from Greek.", "term", "“draconian”"),
    "a name for a thing": ("The rule is known as “the lock” in the trade.", "term", "“the lock”"),
    "marks around nothing": ("The sign reads “...” in red.", "term", "“...”"),
    "unclosed": ("He said “the plan is dead.", "broken", "“the plan is dead."),
    "doubled": ("She called it ““a plan”” on Monday.", "broken", "““a plan””"),
}


@pytest.mark.parametrize(("text", "kind", "words"), KINDS.values(), ids=KINDS)
def test_marks_have_a_kind(annotate: Annotate, text: str, kind: str, words: str | None) -> None:
    found = marked(annotate(text), but="reported")
    if words is None:
        assert [label for label, _ in found] == [kind]
    else:
        assert found == [(kind, words)]


REPORTED = {
    "with that": ("The minister said that the plan had failed.", ["that the plan had failed"]),
    "without that": ("The minister said the plan had failed.", ["the plan had failed"]),
    "before its speaker": ("The plan has failed, the minister said.", ["The plan has failed"]),
    "around its speaker": ("The plan, the minister said, had failed.", ["The plan", "had failed"]),
    "thought": ("She believes that the law is old.", ["that the law is old"]),
    "according to, first": ("According to the ministry, the plan has failed.", ["the plan has failed"]),
    "according to, last": ("The plan has failed, according to the ministry.", ["The plan has failed"]),
    "argued": ("The mayor argued that the bridge was safe.", ["that the bridge was safe"]),
    "denied": ("The mayor denied that the bridge was safe.", ["that the bridge was safe"]),
    "a coloured verb": ("The mayor insisted that the bridge was safe.", ["that the bridge was safe"]),
}


@pytest.mark.parametrize(("text", "clauses"), REPORTED.values(), ids=REPORTED)
def test_a_reported_clause_is_indirect_and_its_speaker_own_voice(
    annotate: Annotate, text: str, clauses: list[str]
) -> None:
    doc = annotate(text)
    assert marked(doc) == [("reported", clause) for clause in clauses]
    of = voices(doc)
    assert {of[w] for clause in clauses for w in clause.split()} == {"indirect"}
    assert {
        of.get(w)
        for w in ("minister", "said", "believes", "According", "according", "insisted", "argued", "denied")
    } <= {
        "own",
        None,
    }


@pytest.mark.parametrize(
    "text", ["The plan has failed and the bridge is closed.", "The minister said nothing on Monday."]
)
def test_plain_sentences_are_own_voice(annotate: Annotate, text: str) -> None:
    doc = annotate(text)
    assert marked(doc) == []
    assert set(voices(doc).values()) == {"own"}


def test_a_verb_inside_a_quotation_reports_nothing_for_the_outlet(annotate: Annotate) -> None:
    doc = annotate("“The mayor knows that the bridge is safe,” a man told us.")
    assert ("reported", "that the bridge is safe") not in marked(doc)
    assert voices(doc)["safe"] == "direct"


def test_a_quotation_inside_a_reported_clause_is_direct(annotate: Annotate) -> None:
    of = voices(annotate("The mayor said that the plan was “a disgrace to the whole town”."))
    assert (of["mayor"], of["plan"], of["disgrace"]) == ("own", "indirect", "direct")


def test_a_quoted_word_inside_a_reported_clause_stays_indirect(annotate: Annotate) -> None:
    of = voices(annotate("The mayor said that the budget was “dead”."))
    assert (of["said"], of["budget"], of["dead"]) == ("own", "indirect", "indirect")


def test_what_a_broken_mark_touches_is_uncertain_and_the_rest_is_not(annotate: Annotate) -> None:
    doc = annotate("The bridge is closed. He said “the plan is dead and gone.\n\nThe road is open.")
    of = voices(doc)
    assert (of["bridge"], of["plan"], of["gone"], of["road"]) == ("own", "uncertain", "uncertain", "own")
    assert [s.id_ for s in doc.spans[VOICE] if s.label_ == "broken"] == ["unclosed"]


def test_one_voice_wins_where_spans_overlap(nlp: Language) -> None:
    """Direct over uncertain over indirect; marks that are not speech change nothing."""
    doc = Doc(nlp.vocab, words="a b c d e f g h".split())
    labels = [("reported", 0, 6), ("broken", 1, 5), ("speech", 2, 4), ("scare", 0, 1), ("fragment", 6, 7)]
    spans = [Span(doc, start, end, label=label) for label, start, end in labels]
    doc.spans[VOICE] = SpanGroup(doc, name=VOICE, spans=spans)
    short = {"own": "o", "direct": "d", "indirect": "i", "uncertain": "?"}
    assert "".join(short[VOICES[c]] for c in token_voices(doc)) == "i?dd?ioo"


def test_a_doc_without_voice_is_own_voice(nlp: Language) -> None:
    assert token_voices(nlp.make_doc("Nobody marked this.")).tolist() == [0, 0, 0, 0]


def test_every_kind_has_a_voice() -> None:
    assert set(KIND_VOICE.values()) == set(VOICES)


def test_a_heading_is_not_crossed_by_a_quotation(nlp: Language) -> None:
    first = "“We will go on with the plan for as long as it takes."
    texts = [first, "What next", "“We will not stop,” she said."]
    doc = nlp("\n\n".join(texts))
    cut = [doc[s:e] for s, e in _places(doc, texts)]

    def kinds(middle: str) -> list[str]:
        labels = ("text", middle, "text")
        blocks = [Span(doc, s.start, s.end, label=label) for s, label in zip(cut, labels, strict=True)]
        doc.spans[BLOCKS] = SpanGroup(doc, name=BLOCKS, spans=blocks)
        make(nlp)(doc)
        return [label for label, _ in marked(doc, but="reported")]

    assert kinds("heading") == ["broken", "speech"]
    assert kinds("credit") == ["speech", "speech"]  # a credit between two paragraphs interrupts nothing


def _places(doc: Doc, texts: list[str]) -> list[tuple[int, int]]:
    places, at = [], 0
    for text in texts:
        span = doc.char_span(at, at + len(text))
        assert span is not None
        places.append((span.start, span.end))
        at += len(text) + 2
    return places


def test_paragraphs_of_a_plain_doc_stand_between_line_breaks(nlp: Language) -> None:
    doc = nlp("One here.\n\nTwo here.\nThree here.\n")
    assert [p.text for p in paragraphs(doc)] == ["One here.", "Two here.", "Three here."]
    assert paragraphs(nlp("")) == []


def test_a_quotation_over_paragraphs_is_speech_in_each(annotate: Annotate) -> None:
    doc = annotate("“We will go on with the plan as it is.\n\n“It is the only one we have,” she said.")
    assert marked(doc, but="reported") == [
        ("speech", "“We will go on with the plan as it is."),
        ("speech", "“It is the only one we have,”"),
    ]


def test_voice_survives_bytes(nlp: Language, annotate: Annotate) -> None:
    doc = annotate("The minister said that the plan was “a disgrace to us all”.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert marked(again) == marked(doc)
    assert token_voices(again).tolist() == token_voices(doc).tolist()
