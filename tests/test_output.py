"""The JSON interfaces: keys always there, lists never null, the published schemas kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from samestory.comparison import Analyser, compare
from samestory.corpus import read, select
from samestory.output import analysis_record, comparison_record, dumps, schema
from samestory.types import Article, Comparison, Event, Finding, Quotation, Skipped

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "counter-espionage-regulations"
ODD = [
    Article(id="empty", body=""),
    Article(id="no-words", body="* * *\n\n123"),
    Article(id="broken", body="He said “the draconian plan is dead.\n\nIt is", title="“Plan"),
    Article(
        id="script", body="</script><script>alert(1)</script> said the mayor.", outlet="<b>", title="\u2028"
    ),
]


@pytest.fixture(scope="module")
def result(analyser: Analyser) -> Comparison:
    return compare(select(read(CORPUS)), analyser)


@pytest.fixture(scope="module")
def records(analyser: Analyser) -> list[dict[str, Any]]:
    articles = [*read(CORPUS).articles, *ODD]
    provenance = analyser.provenance(articles)
    return [analysis_record(a, provenance, with_text=True) for a in analyser.analyse(articles)]


@pytest.mark.parametrize("name", ["article", "analysis", "comparison"])
def test_the_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_every_analysis_keeps_to_its_schema(records: list[dict[str, Any]]) -> None:
    for record in records:
        jsonschema.validate(record, schema("analysis"))


def test_every_comparison_keeps_to_its_schema(result: Comparison, analyser: Analyser) -> None:
    jsonschema.validate(comparison_record(result), schema("comparison"))
    odd = compare(Event("odd", tuple(ODD)), analyser, skipped=(Skipped("a.md", "no body"),))
    jsonschema.validate(comparison_record(odd), schema("comparison"))


def test_the_input_schema_takes_the_corpus_as_it_is_and_refuses_other_kinds() -> None:
    for article in read(CORPUS).articles:
        given = {"id": article.id, "outlet": article.outlet, "title": article.title, "body": article.body}
        jsonschema.validate({**given, "published": article.published, "extra": 1}, schema("article"))
    for wrong in ({"id": "1"}, {"id": "1", "body": 5}, []):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema("article"))


@pytest.mark.parametrize(
    "lost", ["id", "words", "words_by_voice", "warnings", "findings", "quotations", "frames"]
)
def test_the_schema_of_an_analysis_refuses_a_lost_key(records: list[dict[str, Any]], lost: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({k: v for k, v in records[0].items() if k != lost}, schema("analysis"))


def test_every_offset_of_a_record_is_true(records: list[dict[str, Any]]) -> None:
    checked = 0
    for record in records:
        for place in (*record["findings"], *record["quotations"]):
            assert record[place["field"]][place["start"] : place["end"]] == place["text"]
            checked += 1
    assert checked > 80


def test_lists_are_never_null(records: list[dict[str, Any]], result: Comparison) -> None:
    lists = ("warnings", "findings", "quotations", "frames", "alternatives", "quoted", "evidence")
    for key, value in (*_pairs(records), *_pairs(comparison_record(result))):
        if key in lists:
            assert isinstance(value, list), key


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from _pairs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _pairs(inner)


def test_a_finding_and_a_quotation_lose_nothing_on_the_way(records: list[dict[str, Any]]) -> None:
    known = {f.name for f in fields(Finding)} - {"article", "fine_when", "basis"}
    assert set(records[0]["findings"][0]) == known
    assert set(records[0]["quotations"][0]) == {f.name for f in fields(Quotation)}


def test_the_text_is_given_only_if_asked_for(analyser: Analyser) -> None:
    analysis = next(iter(analyser.analyse([Article(id="1", body="It rained.", title="Rain")])))
    provenance = analyser.provenance([analysis.article])
    assert "body" not in analysis_record(analysis, provenance)
    assert analysis_record(analysis, provenance, with_text=True)["body"] == "It rained."


def test_the_same_record_gives_the_same_bytes(result: Comparison, analyser: Analyser) -> None:
    again = compare(result.event, analyser)
    assert dumps(comparison_record(again)) == dumps(comparison_record(result))


def test_nothing_of_the_machine_is_in_an_output(result: Comparison) -> None:
    text = dumps(comparison_record(result))
    assert str(CORPUS.parent) not in text
    assert str(Path.home()) + "/" not in text


def test_json_is_one_line_of_readable_text() -> None:
    assert dumps({"a": "é\n“"}) == '{"a": "é\\n“"}'
    with pytest.raises(ValueError, match="Out of range"):
        dumps({"rate": float("nan")})
    assert json.loads(dumps({"a": [1.5, None, True]})) == {"a": [1.5, None, True]}


def test_the_provenance_of_an_analysis_is_short_and_of_a_comparison_whole(
    records: list[dict[str, Any]], result: Comparison
) -> None:
    whole = comparison_record(result)["provenance"]
    assert all(len(sha) == 64 for sha in (*whole["lexicons"].values(), whole["corpus_sha256"]))
    short = records[0]["provenance"]
    assert short["lexicons"] == {name: sha[:12] for name, sha in whole["lexicons"].items()}


def test_the_corpus_sum_changes_with_the_text(analyser: Analyser) -> None:
    one, other = (analyser.provenance([Article(id="1", body=body)]).corpus_sha256 for body in ("a", "b"))
    assert one != other
