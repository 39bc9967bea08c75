"""Every detector against its golden sentences, and the rules each detector keeps."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from samestory import registry
from samestory.comparison import Analyser, Settings
from samestory.types import Analysis, Article

GOLDEN = Path(__file__).parent / "golden" / "detectors"
NAMES = sorted(registry.detectors())
HEADINGS = ("What it finds", "Why it matters", "Example", "When it is fine", "References")


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    """Every detector, also those that are off by default."""
    return Analyser(Settings(detectors=("all",), model="none"))


def golden(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((GOLDEN / f"{name}.toml").read_text(encoding="utf-8"))


def analysed(analyser: Analyser, sentences: list[dict[str, Any]]) -> list[Analysis]:
    articles = (Article(id=str(i), title=s.get("title", ""), body=s["text"]) for i, s in enumerate(sentences))
    return list(analyser.analyse(articles))


def of_detector(analysis: Analysis, name: str) -> list[tuple[str, str, bool]]:
    categories = registry.detectors()[name].categories
    return [(f.text, f.voice, f.counted) for f in analysis.findings if f.category in categories]


@pytest.mark.parametrize("name", NAMES)
def test_hits_are_found_and_counted(name: str, analyser: Analyser) -> None:
    hits = golden(name)["hits"]
    # What stands in a headline is shown and enters no rate.
    counted = registry.detectors()[name].family != "headline"
    wrong = [
        (hit["text"], found)
        for hit, a in zip(hits, analysed(analyser, hits), strict=True)
        if (hit["words"], "own", counted) not in (found := of_detector(a, name))
    ]
    assert not wrong


@pytest.mark.parametrize("name", NAMES)
def test_what_others_say_is_found_and_not_counted(name: str, analyser: Analyser) -> None:
    quoted = golden(name)["quoted"]
    wrong = [
        (q["text"], found)
        for q, a in zip(quoted, analysed(analyser, quoted), strict=True)
        if (q["words"], q["voice"], False) not in (found := of_detector(a, name))
    ]
    assert not wrong


@pytest.mark.parametrize("name", NAMES)
def test_misses_are_silent(name: str, analyser: Analyser) -> None:
    misses = golden(name)["misses"]
    wrong = [
        (miss["text"], found)
        for miss, a in zip(misses, analysed(analyser, misses), strict=True)
        if (found := of_detector(a, name))
    ]
    assert not wrong


@pytest.mark.parametrize("name", NAMES)
def test_every_detector_has_golden_sentences(name: str) -> None:
    given = golden(name)
    assert set(given) == {"hits", "quoted", "misses"}
    assert len(given["hits"]) >= 3
    assert len(given["misses"]) >= 3
    assert given["quoted"], "one sentence at least must show the words in somebody else's mouth"
    assert all(miss["why"] for miss in given["misses"])
    texts = [(s.get("title", ""), s["text"]) for sentences in given.values() for s in sentences]
    assert len(texts) == len(set(texts))


def test_every_golden_file_belongs_to_a_detector() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.toml")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_detector_is_documented_under_the_fixed_headings(name: str) -> None:
    doc = registry.detectors()[name].doc
    lines = doc.splitlines()
    assert [line for line in lines if line in HEADINGS] == list(HEADINGS)
    for heading in HEADINGS:
        below = lines[lines.index(heading) + 1]
        assert below.startswith("    ") and below.strip(), f"nothing stands under {heading}"


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_of_a_detector_explains_itself(name: str) -> None:
    for rule in registry.detectors()[name].rules:
        assert rule.message and rule.fine_when and rule.basis


def test_all_detectors_run_in_anybodys_pipeline(nlp: Language) -> None:
    stock = spacy.load(nlp.path or "")
    stock.add_pipe("samestory")
    doc = stock("Critics say the draconian rules failed. The regime claimed that they are “security” rules.")
    on = [name for name, spec in registry.detectors().items() if spec.default]
    found = {name: texts for name in on if (texts := [s.text for s in doc.spans[name]])}
    assert found == {
        "label": ["regime"],
        "loaded-language": ["draconian"],
        "reporting-verb": ["claimed"],
        "vague-attribution": ["Critics say"],
    }


def test_one_detector_runs_in_anybodys_pipeline(nlp: Language) -> None:
    stock = spacy.load(nlp.path or "")
    stock.add_pipe("samestory_loaded_language")
    doc = stock("Critics say the draconian rules failed.")
    span = doc.spans["loaded-language"][0]
    assert (span.text, span.label_, span.id_) == ("draconian", "loaded-language", "draconian")
    assert doc.spans["loaded-language"].attrs["lexicon_version"]
    assert "vague-attribution" not in doc.spans


def test_findings_survive_a_docbin(nlp: Language) -> None:
    from spacy.tokens import DocBin

    stock = spacy.load(nlp.path or "")
    stock.add_pipe("samestory")
    doc = stock("The draconian rules failed.")
    again = next(iter(DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(stock.vocab)))
    span = again.spans["loaded-language"][0]
    assert (span.text, span.id_) == ("draconian", "draconian")
    assert again.spans["loaded-language"].attrs == doc.spans["loaded-language"].attrs


def test_what_a_pipeline_does_not_set_is_not_measured(caplog: pytest.LogCaptureFixture) -> None:
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    blank.add_pipe("samestory_label")
    doc = blank("The regime closed two newspapers.")
    assert "label" not in doc.spans
    assert "label is not measured" in caplog.text


def test_a_second_detector_of_a_name_is_refused() -> None:
    from samestory.errors import ConfigError

    with pytest.raises(ConfigError, match="two detectors are called 'label'"):
        registry.detector("label", family="loaded")(registry.detectors()["label"].make)
