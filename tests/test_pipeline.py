"""Parsing in paragraphs, pieces and batches, with offsets that stay true."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from samestory import pipeline
from samestory.comparison import Analyser, Settings
from samestory.errors import ConfigError
from samestory.pipeline import Annotator, Parser, missing_annotation
from samestory.types import Article, Block
from samestory.voice import BLOCKS

SENTENCE = "The mayor of Harbour Town number {} claimed that the draconian plan would cost three jobs. "


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def test_the_joined_doc_is_the_blocks_with_blank_lines_between(parser: Parser) -> None:
    body = "HARBOUR TOWN, May 3 (Ledger) - The port was closed.\n\nIt opens on Friday,\nsaid the mayor.\n\nThe end."
    parsed = next(parser.parse([Article(id="1", title="A closed port", body=body)]))
    assert parsed.doc.text == "\n\n".join(block.text for block in parsed.blocks)
    spans = list(parsed.doc.spans[BLOCKS])
    assert [span.text for span in spans] == [block.text for block in parsed.blocks]
    assert [span.label_ for span in spans] == [block.kind for block in parsed.blocks]
    assert [span.id_ for span in spans] == [str(i) for i in range(len(spans))]


def test_a_block_begins_a_sentence_and_no_head_lies_outside_it(parser: Parser) -> None:
    parsed = next(
        parser.parse([Article(id="1", body="The port was closed\n\nand the mayor left.\n\nThe end.")])
    )
    for span in parsed.doc.spans[BLOCKS]:
        assert span[0].is_sent_start
        assert all(span.start <= token.head.i < span.end for token in span)


def test_a_very_long_paragraph_is_parsed_in_pieces_and_every_offset_is_true(
    parser: Parser, analyser: Analyser
) -> None:
    body = "".join(SENTENCE.format(i) for i in range(400)).strip()
    assert len(body) > 3 * pipeline._PIECE_CHARS
    article = Article(id="1", body=body)
    parsed = next(parser.parse([article]))
    assert parsed.doc.text == body
    assert len(parsed.blocks) == 1
    analysis = next(iter(analyser.analyse([article])))
    found = [f for f in analysis.findings if f.category == "loaded-language"]
    assert [body[f.start : f.end] for f in found] == ["draconian"] * 400
    assert [body[s.start : s.end] for s in analysis.sentences] == [
        SENTENCE.format(i).strip() for i in range(400)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "One sentence. " * 2000,
        "“Is it?” she asked. " * 1500,
        "word " * 6000,
        "x" * 30_000,
        "short",
        "",
    ],
    ids=["sentences", "quotations", "words", "one word", "short", "empty"],
)
def test_pieces_hold_every_character_and_are_short(text: str) -> None:
    pieces = pipeline._pieces(Block("body", "text", 0, len(text), text))
    assert "".join(pieces) == text
    assert all(len(piece) <= pipeline._PIECE_CHARS for piece in pieces)
    if "." in text or "?" in text:
        assert all(piece.rstrip()[-1] in ".?" for piece in pieces), "cut inside a sentence"
    elif " " in text:
        assert all(piece.endswith(" ") for piece in pieces), "cut inside a word"


def test_furniture_that_nothing_is_looked_for_in_is_tokens_and_no_parse(parser: Parser) -> None:
    body = (
        "HARBOUR TOWN, May 3 (Ledger) - The port was closed for the whole of Monday by the crew.\n\n"
        "READ MORE: The regime said it “slammed” the draconian plan. It did. Here is why.\n\n"
        "The mayor left the hall and said no more about it on that day."
    )
    parsed = next(parser.parse([Article(id="1", body=body)]))
    promo = next(span for span in parsed.doc.spans[BLOCKS] if span.label_ == "promo")
    assert promo.text == body.split("\n\n")[1]
    assert not any(token.pos_ or token.lemma_ for token in promo)
    assert [sent.text for sent in promo.sents] == [promo.text]
    assert all(token.pos_ for span in parsed.doc.spans[BLOCKS] if span.label_ == "text" for token in span)


def test_a_pipeline_without_a_parser_is_read_and_says_what_it_cannot_measure(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    blank.to_disk(tmp_path / "simple")
    analyser = Analyser(Settings(pipeline=str(tmp_path / "simple")))
    body = "The draconian plan failed. The mayor said that it was “dead and gone”."
    analysis = next(iter(analyser.analyse([Article(id="1", body=body)])))
    assert [body[s.start : s.end] for s in analysis.sentences] == [
        "The draconian plan failed.",
        "The mayor said that it was “dead and gone”.",
    ]
    assert analysis.findings == ()
    assert "loaded-language is not measured" in caplog.text


def test_a_pipeline_without_sentences_takes_a_paragraph_for_one(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    analyser = Analyser(Settings(pipeline=str(tmp_path / "blank")))
    body = "The plan failed. “It is dead,” he said.\n\nThe mayor left the hall. It rained."
    analysis = next(iter(analyser.analyse([Article(id="1", body=body)])))
    assert [body[s.start : s.end] for s in analysis.sentences] == body.split("\n\n")


@pytest.mark.parametrize("body", ["", "   ", "\n\n\n"])
def test_an_empty_body_is_an_empty_doc(parser: Parser, body: str) -> None:
    parsed = next(parser.parse([Article(id="1", body=body)]))
    assert len(parsed.doc) == 0
    assert [w.code for w in parsed.warnings] == ["no-words"]


def test_an_empty_body_under_a_title_is_the_title(parser: Parser) -> None:
    parsed = next(parser.parse([Article(id="1", title="A closed port", body="")]))
    assert parsed.doc.text == "A closed port"


def test_batches_keep_the_order_and_change_nothing(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [
        Article(id=str(i), body=f"The mayor said number {i} was late.\n\nIt rained.") for i in range(7)
    ]
    together = [(p.article.id, p.doc.to_json()) for p in parser.parse(articles)]
    monkeypatch.setattr(pipeline, "_BATCH_CHARS", 1)
    assert [(p.article.id, p.doc.to_json()) for p in parser.parse(articles)] == together
    assert [article_id for article_id, _ in together] == [str(i) for i in range(7)]


def test_nothing_to_parse(parser: Parser) -> None:
    assert list(parser.parse([])) == []


def test_what_nothing_has_set_is_missing(nlp: Language) -> None:
    blank = spacy.blank("en")("The port was closed.")
    assert missing_annotation(blank, ("token.dep", "token.pos")) == ["token.dep", "token.pos"]
    assert missing_annotation(nlp("The port was closed."), ("token.dep", "token.pos", "token.lemma")) == []
    assert missing_annotation(spacy.blank("en")(""), ("token.dep",)) == []


def test_only_the_detectors_that_are_asked_for_run(nlp: Language) -> None:
    doc = Annotator(nlp, detectors=["label"])(nlp("Critics say the draconian regime failed."))
    assert [span.text for span in doc.spans["label"]] == ["regime"]
    assert "loaded-language" not in doc.spans


def test_a_detector_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigError, match="no detector is called 'labels'; known are agentless-passive, "):
        Analyser(Settings(detectors=("labels",)))


def test_the_factories_have_the_names_of_the_detectors() -> None:
    from samestory import registry

    names = {"samestory", *(f"samestory_{name.replace('-', '_')}" for name in registry.detectors())}
    assert all(Language.has_factory(name) for name in names)
