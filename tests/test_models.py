"""Learned scores of loaded wording: features, tables of weights, findings made of them, training and its files."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from samestory.comparison import Analyser, Settings, compare
from samestory.corpus import read_texts
from samestory.errors import ConfigError, CorpusError, IngestError
from samestory.learn.examples import Examples, examples
from samestory.learn.loaded import fit, save
from samestory.learn.texts import Coded, rows
from samestory.models.features import SLOTS, Reader
from samestory.models.loaded import Loaded, aggregates, load, probability
from samestory.models.scorer import LEARNED, SCORES
from samestory.pipeline import Parser
from samestory.report.methods import methods
from samestory.types import Article, Event, Finding

STORM = (
    "The minister slammed the plan on Monday. Critics mocked his reckless scheme, which the council criticised. "
    "“It is a shameful betrayal,” Anna Kern said. The council met at ten and approved the budget."
)


@pytest.fixture(scope="module")
def narrow() -> Analyser:
    return Analyser()


@pytest.fixture(scope="module")
def wide() -> Analyser:
    return Analyser(Settings(wide=True))


def findings(analyser: Analyser, body: str, title: str = "") -> list[Finding]:
    [analysis] = analyser.analyse([Article(id="a", body=body, title=title)])
    return [f for f in analysis.findings if f.family == "loaded"]


def scores(analyser: Analyser, *texts: str) -> list[float]:
    given = [Article(id=str(i), body=text) for i, text in enumerate(texts)]
    return [value for _, value in analyser.score(given) if value is not None]


def annotated(text: str) -> Doc:
    analyser = Analyser()
    [parsed] = analyser._parser.parse([Article(id="a", body=text)])
    return analyser._annotator(parsed.doc)


# Features


def test_features_are_the_same_in_another_process() -> None:
    code = (
        "from tests.test_models import annotated; from samestory.models.features import Reader;"
        "d = annotated('The minister slammed the plan.'); print(Reader(d.vocab)(d).keys.tolist())"
    )
    here = Path(__file__).resolve().parents[1]
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=here,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1 and len(next(iter(runs))) > 1000


def test_a_neighbour_in_another_sentence_is_none() -> None:
    doc = annotated("Prices fell. Slashed budgets followed.")
    features = Reader(doc.vocab)(doc)
    words = [doc[int(i)].lower_ for i in features.tokens]
    before = features.keys[:, SLOTS.index("previous")]
    alone = annotated("Slashed budgets followed.")
    first = Reader(alone.vocab)(alone).keys[0, SLOTS.index("previous")]
    assert before[words.index("slashed")] == first
    assert before[words.index("followed")] != first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hillary Clinton blamed the bill.", "Donald Trump blamed the bill."),
        ("Angry Republicans left the hall.", "Angry Democrats left the hall."),
        ("Liberal voters mocked Paris.", "Conservative voters mocked Paris."),
    ],
)
def test_who_is_named_is_hidden(one: str, other: str) -> None:
    keys = [Reader(doc.vocab)(doc).keys for doc in map(annotated, (one, other))]
    assert np.array_equal(*keys)


@pytest.mark.parametrize("text", ["", "   ", "12 34 .", "!!!"])
def test_a_text_without_content_words_has_no_features(text: str) -> None:
    doc = spacy.blank("en")(text)
    features = Reader(doc.vocab)(doc)
    assert features.keys.shape == (0, len(SLOTS))


# Weights


def test_what_a_word_scores_is_the_sum_of_what_its_features_add() -> None:
    doc = annotated(STORM)
    model = load("default")
    features = Reader(doc.vocab)(doc)
    together = model.contributions(features).sum(axis=1) + model.offset
    assert np.allclose(together, model.word_logits(features))
    chances = doc.user_data[SCORES][features.tokens]
    assert np.allclose(chances, probability(together))


def test_a_charged_word_scores_above_the_plain_one_in_the_same_place(narrow: Analyser) -> None:
    charged, plain = scores(
        narrow, "The mayor slammed the reckless plan.", "The mayor criticised the revised plan."
    )
    assert charged > 0.5 > plain


@pytest.mark.parametrize("logits", [[], [3.0], [-1.0, 2.0, 0.5]])
def test_aggregates_of_a_sentence(logits: list[float]) -> None:
    total, best, length = aggregates(np.array(logits))
    assert length == pytest.approx(np.log1p(len(logits)))
    assert best == (max(logits) if logits else 0.0)
    assert total == pytest.approx(sum(np.log1p(np.exp(x)) for x in logits))


@pytest.mark.parametrize("name", ["nowhere", "/nowhere/at/all", ""])
def test_a_model_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(ConfigError, match="no model of loaded wording"):
        load(name)


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "loaded.npz").write_bytes(b"PK\x03\x04 not really")
    (tmp_path / "loaded.json").write_text("{}")
    with pytest.raises(ConfigError, match="train it again"):
        load(str(tmp_path))


@pytest.mark.parametrize(
    ("key", "value"),
    [("word_bias", "x"), ("thresholds", {}), ("sentence", None), ("learned_from_babe", None)],
)
def test_a_damaged_card_is_refused(key: str, value: object, tmp_path: Path) -> None:
    source = Path(__file__).resolve().parents[1] / "src/samestory/models/default"
    (tmp_path / "loaded.npz").write_bytes((source / "loaded.npz").read_bytes())
    card = json.loads((source / "loaded.json").read_text())
    (tmp_path / "loaded.json").write_text(json.dumps({**card, key: value}))
    with pytest.raises(ConfigError, match="train it again"):
        load(str(tmp_path))


def test_a_card_that_is_a_list_is_refused(tmp_path: Path) -> None:
    source = Path(__file__).resolve().parents[1] / "src/samestory/models/default"
    (tmp_path / "loaded.npz").write_bytes((source / "loaded.npz").read_bytes())
    (tmp_path / "loaded.json").write_text("[]")
    with pytest.raises(ConfigError, match="train it again"):
        load(str(tmp_path))


def test_a_model_for_other_features_is_refused(tmp_path: Path) -> None:
    source = Path(__file__).resolve().parents[1] / "src/samestory/models/default"
    (tmp_path / "loaded.npz").write_bytes((source / "loaded.npz").read_bytes())
    card = json.loads((source / "loaded.json").read_text())
    (tmp_path / "loaded.json").write_text(json.dumps({**card, "slots": card["slots"][1:]}))
    with pytest.raises(ConfigError, match="other features"):
        load(str(tmp_path))


# Findings


def test_no_word_is_found_twice(wide: Analyser) -> None:
    found = sorted((f.start, f.end) for f in findings(wide, STORM))
    assert found
    assert all(end <= start for (_, end), (start, _) in pairwise(found))


def test_wide_shows_what_the_default_shows_and_more(narrow: Analyser, wide: Analyser) -> None:
    body = (
        STORM
        + " He refused to answer, dodged the question and stormed off, and the crowd surged to the gates."
    )
    few = {(f.start, f.end, f.category) for f in findings(narrow, body)}
    many = {(f.start, f.end, f.category) for f in findings(wide, body)}
    assert few < many


def test_every_finding_of_the_family_has_its_score(wide: Analyser) -> None:
    threshold = load("default").card["thresholds"]["wide"]
    found = findings(wide, f"{STORM} Furious voters jeered at the hapless mayor.")
    assert {f.rule == LEARNED for f in found} == {True, False}
    for f in found:
        assert f.score is not None and (threshold if f.rule == LEARNED else 0) <= f.score <= 1


def test_a_learned_finding_says_why(wide: Analyser) -> None:
    body = "Furious voters mocked the whopping bill, and the crowd jeered at the hapless mayor."
    learned = [f for f in findings(wide, body) if f.rule == LEARNED]
    assert learned
    for f in learned:
        assert f.message.endswith(".") and "“" in f.message
        assert f.category == "loaded-language"


def test_learned_words_inside_a_quotation_are_in_no_rate(wide: Analyser) -> None:
    body = "“It is a shameful, despicable betrayal of the whole town,” Anna Kern told reporters on Monday."
    found = findings(wide, body)
    assert found and not any(f.counted for f in found)
    assert {f.voice for f in found} == {"direct"}


def test_without_a_model_the_rules_alone_decide() -> None:
    found = findings(Analyser(Settings(model="none")), STORM)
    assert found and all(f.rule != LEARNED and f.score is None for f in found)


def test_with_other_detectors_only_no_learned_word_is_shown() -> None:
    body = f"{STORM} The mayor claimed that nobody had asked."
    found = findings(Analyser(Settings(detectors=("reporting-verb",), wide=True)), body)
    assert {f.category for f in found} == {"reporting-verb"}


def test_what_a_house_lists_is_always_shown(tmp_path: Path) -> None:
    pack = tmp_path / "house.toml"
    pack.write_text(
        'name = "loaded-language"\ncategory = "loaded-language"\nfamily = "loaded"\nversion = "1"\n'
        'language = "en"\ncompiled_by = "desk"\nlicence = "CC0-1.0"\nbasis = ["house"]\nscope = "house"\n'
        'entries = [\n { id = "house-approve", term = "approve", pos = ["VERB"], alternatives = ["pass"], '
        'why = "House rule.", fine_when = "never", basis = "house", hits = ["They approved it."], '
        'misses = ["They met."] },\n]\n'
    )
    [shown] = [f for f in findings(Analyser(Settings(lexicons=(pack,))), STORM) if f.rule == "house-approve"]
    assert shown.score is not None and shown.score < 0.5


def test_the_same_text_gives_the_same_scores_with_and_without_the_cache(tmp_path: Path) -> None:
    plain = findings(Analyser(Settings(wide=True)), STORM)
    cold = findings(Analyser(Settings(wide=True, cache=tmp_path)), STORM)
    warm = findings(Analyser(Settings(wide=True, cache=tmp_path)), STORM)
    assert plain == cold == warm


@pytest.mark.parametrize("wide", [False, True])
def test_the_methods_say_how_scores_took_part(wide: bool) -> None:
    articles = tuple(Article(id=o, outlet=o, body=STORM) for o in ("A", "B"))
    for model, said in (("default", "logistic regression"), ("none", "No learned scores were used")):
        compared = compare(Event("e", articles), Analyser(Settings(model=model, wide=wide)))
        assert said in " ".join(methods(compared))


# Scores of sentences


@pytest.mark.parametrize("text", ["By Anna Kern", "Read more: the plan", "...", "Advertisement"])
def test_what_nobody_parses_has_no_score_and_stops_nothing(text: str, narrow: Analyser) -> None:
    texts = [Article(id="1", body=text), Article(id="2", body="They mocked the reckless plan.")]
    (_, first), (_, second) = narrow.score(texts)
    assert first is None
    assert second is not None and second > 0.5


def test_score_without_a_model_is_refused() -> None:
    with pytest.raises(ConfigError, match="need a model"):
        list(Analyser(Settings(model="none")).score([Article(id="1", body="A plan.")]))


def test_texts_are_read_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    lines = [
        '{"id": "a", "text": "One\\nline."}',
        "{broken",
        '{"id": "a", "text": null, "body": "Two."}',
        '{"id": "c"}',
    ]
    file.write_text("\n".join(lines))
    texts, skipped = read_texts([file])
    assert [(t.id, t.body) for t in texts] == [("a", "One line."), ("a", "Two.")]
    assert [s.what for s in skipped] == ["texts.jsonl:2", "texts.jsonl:4"]
    with pytest.raises(IngestError):
        read_texts([file], strict=True)
    file.write_text("{}")
    with pytest.raises(CorpusError, match="nothing to score"):
        read_texts([file])


# Training


def coded() -> Iterator[Coded]:
    """Invented sentences: what is said of a plan is plain, or loaded by one word."""
    acts = ("slammed", "mocked", "butchered", "criticised", "read", "approved")
    things = ("plan", "budget", "bill", "report", "scheme", "draft", "law", "list")
    for number, (act, thing) in enumerate((act, thing) for act in acts for thing in things):
        body = f"The council {act} the {thing} on Monday."
        marked = ((12, 12 + len(act), 2),) if act in acts[:3] else ()
        yield Coded(Article(id=f"s{number}", body=body), 0, len(body), marked, 2 if marked else 0, thing)


@pytest.fixture(scope="module")
def texts() -> Examples:
    return examples(coded(), Parser())


def test_marked_words_reach_the_examples(texts: Examples) -> None:
    per_sentence = np.bincount(texts.sentence, weights=texts.strength > 0)
    assert per_sentence.tolist() == [1.0] * 24 + [0.0] * 24


def test_training_finds_what_coders_marked_and_writes_what_load_reads(
    texts: Examples, tmp_path: Path
) -> None:
    fitted = fit(texts)
    card = {"thresholds": {"default": 0.95, "kept": {}, "wide": 0.9}, "learned_from_babe": False}
    marked = texts.strength > 0
    assert fitted.word_logits[marked].min() > fitted.word_logits[~marked].max()
    save(fitted, card, tmp_path)
    first = (tmp_path / "loaded.npz").read_bytes()
    save(fit(texts), card, tmp_path)
    assert (tmp_path / "loaded.npz").read_bytes() == first
    model = load(str(tmp_path))
    assert isinstance(model, Loaded)
    loud, plain = scores(
        Analyser(Settings(model=str(tmp_path))),
        "The council mocked the treaty on Monday.",
        "The council read the treaty on Monday.",
    )
    assert loud > 0.5 > plain


def test_a_group_is_never_on_both_sides(texts: Examples) -> None:
    """A word that stands in one group only cannot be known outside its folds."""
    lonely = [
        replace(one, group="lonely" if "slammed" in one.article.body else one.group) for one in texts.coded
    ]
    fitted = fit(replace(texts, coded=tuple(lonely)))
    alone = np.array([one.group == "lonely" for one in lonely])[texts.sentence] & (texts.strength > 0)
    others = ~np.array([one.group == "lonely" for one in lonely])[texts.sentence] & (texts.strength > 0)
    assert fitted.word_logits[alone].max() < fitted.word_logits[others].min()


def test_a_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--data"):
        rows(tmp_path / "babe.jsonl")


def test_a_coloured_verb_of_speech_is_not_called_loaded_language_too(narrow: Analyser) -> None:
    [whined] = [f for f in findings(narrow, "“We lost the vote,” the mayor whined.") if f.text == "whined"]
    assert whined.category == "reporting-verb"
