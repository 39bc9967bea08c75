"""What is compared over the articles of an event, as it is written out: records, tables, the schema."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest

from samestory import tables, tables_together
from samestory.comparison import Analyser, Settings, compare
from samestory.output import comparison_record, schema
from samestory.records import together
from samestory.types import Article, Comparison, Event

LISTS = ("naming", "agency", "statements", "wordings", "quotes", "taken_over", "only")
TABLES = ("statements", "wordings", "utterances", "taken_over", "naming", "agency", "only")

# Three invented articles in which every list has an entry.
BODIES = {
    "Ledger": (
        "Mayor Ada Quill signed the harbour contract on Monday and hired 240 dock workers.\n\n"
        "“We asked everybody to stay calm, but nobody was told to leave,” Quill said.\n\n"
        "The council passed a draconian law on street music. Quill, who was fined in 2011 over a garden wall, opened "
        "the market. Quill arrested a fiddler, closed the fish hall, banned the choir and ordered a fence. "
        "Police fined Quill."
    ),
    "Echo": (
        "The embattled mayor, Ada Quill, signed the harbour contract on Monday and hired 310 dock workers.\n\n"
        "“We asked everybody to stay calm,” Quill claimed.\n\n"
        "The council passed a law on street music that the fiddlers call “draconian”. Quill opened the new market in "
        "the rain."
    ),
    "Globe": (
        "A ferry ran aground in the fog off the northern cape at dawn. Nobody was hurt.\n\n"
        "Ada Quill spoke to the crew by radio. The crew praised Quill."
    ),
}


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    articles = tuple(
        Article(
            id=outlet.lower(),
            outlet=outlet,
            title=f"{outlet} on the harbour",
            body=body,
            published=f"2025-03-0{n}",
        )
        for n, (outlet, body) in enumerate(BODIES.items(), 1)
    )
    return compare(Event("harbour", articles), Analyser(Settings(cache=None, model="none")))


@pytest.fixture(scope="module")
def record(comparison: Comparison) -> dict[str, Any]:
    return comparison_record(comparison)


def test_every_list_is_filled(record: dict[str, Any]) -> None:
    assert {name: len(record[name]) > 0 for name in LISTS} == dict.fromkeys(LISTS, True)


def test_the_record_keeps_to_the_schema_and_is_plain(record: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema("comparison"))
    jsonschema.validate(record, schema("comparison"))
    # Read back it is the same: no tuples, no numbers of numpy, nothing that is no JSON.
    assert json.loads(json.dumps(record, allow_nan=False, ensure_ascii=False)) == record


@pytest.mark.parametrize("name", LISTS)
def test_the_schema_knows_the_keys_of_every_list(record: dict[str, Any], name: str) -> None:
    """A lost key and a key that nobody knows are both refused, in each entry."""
    for key in record[name][0]:
        entry = {other: value for other, value in record[name][0].items() if other != key}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**record, name: [entry]}, schema("comparison"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**record, name: [{**record[name][0], "lean": "left"}]}, schema("comparison"))


def test_the_record_is_what_was_compared(comparison: Comparison, record: dict[str, Any]) -> None:
    assert {name: record[name] for name in LISTS} == together(comparison)
    for name in LISTS:
        assert len(record[name]) == len(getattr(comparison, name))


def places(found: Any) -> Iterator[dict[str, Any]]:
    """Every place in a record, however deep."""
    if isinstance(found, dict):
        if {"article", "field", "start", "end"} <= found.keys():
            yield found
        for value in found.values():
            yield from places(value)
    elif isinstance(found, list):
        for value in found:
            yield from places(value)


def test_every_place_is_true(comparison: Comparison, record: dict[str, Any]) -> None:
    articles = {a.article.id: a.article for a in comparison.analyses}
    seen = 0
    for name in LISTS:
        for place in places(record[name]):
            seen += 1
            article = articles[place["article"]]
            assert article.outlet == place["outlet"]
            words = article.text(place["field"])[place["start"] : place["end"]]
            assert words and place.get("text", words) == words
    assert seen > 30


def test_missing_are_those_not_found(record: dict[str, Any]) -> None:
    for one in record["statements"]:
        assert one["missing"] == [a["outlet"] for a in one["absence"] if a["status"] == "not-found"]
        assert not set(one["outlets"]) & {a["outlet"] for a in one["absence"]}
        assert {n["outlet"] for n in one["nearest"]} <= {a["outlet"] for a in one["absence"]}
    assert any(one["missing"] == ["Globe"] for one in record["statements"])


def test_a_cut_quotation_says_what_it_leaves_out(comparison: Comparison, record: dict[str, Any]) -> None:
    one = next(q for q in record["quotes"] if q["outlets"] == ["Ledger", "Echo"])
    longest = one["members"][one["longest"]]
    cut = next(m for m in one["members"] if m["outlet"] == "Echo")
    body = comparison.analyses[0].article.body
    assert longest["outlet"] == "Ledger" and longest["missing"] == []
    assert [body[start:end] for start, end in cut["missing"]] == ["but nobody was told to leave"]


def test_the_brief_speaks_of_what_the_lists_have(comparison: Comparison) -> None:
    told = " ".join(item.text for item in comparison.brief)
    assert "Different verbs introduce what Ada Quill says: “said” (Ledger); “claimed” (Echo)." in told
    assert "Echo stops before “but nobody was told to leave”" in told


# --- tables


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_its_columns_with_and_without_rows(comparison: Comparison, name: str) -> None:
    frame = getattr(tables_together, name)(comparison)
    assert len(frame) > 0 and set(frame["event"]) == {"harbour"}
    assert frame.columns.is_unique
    # Every column is filled in some row, or the table has one too many.
    empty = {column for column in frame.columns if frame[column].isna().all()}
    assert empty <= {"speaker", "low", "high", "share", "category"}
    alone = compare(
        Event("alone", (comparison.analyses[0].article,)), Analyser(Settings(cache=None, model="none"))
    )
    bare = getattr(tables_together, name)(alone)
    assert list(bare.columns) == list(frame.columns)


def test_one_row_a_telling_and_one_an_absence(comparison: Comparison) -> None:
    frame = tables_together.statements(comparison)
    for one in comparison.statements:
        rows = frame[frame["statement"] == one.id]
        told, absent = rows[rows["status"] == "told"], rows[rows["status"] != "told"]
        assert list(told["text"]) == [m.text for m in one.members]
        assert list(zip(absent["outlet"], absent["status"], strict=True)) == [
            (a.outlet, a.status) for a in one.absence
        ]
        assert set(rows["differs"]) == {"; ".join(one.differs)}
        for row in absent[absent["article"].notna()].itertuples():
            article = next(a.article for a in comparison.analyses if a.article.id == row.article)
            assert article.text(row.field)[int(row.start) : int(row.end)] == row.text


def test_one_row_a_variant_a_quotation_and_a_use(comparison: Comparison) -> None:
    frame = tables_together.wordings(comparison)
    assert len(frame) == sum(len(one.variants) for one in comparison.wordings)
    assert list(frame["difference"].unique()) == list(range(1, len(comparison.wordings) + 1))
    frame = tables_together.utterances(comparison)
    assert len(frame) == sum(len(one.members) + len(one.absent) for one in comparison.quotes)
    assert "but nobody was told to leave" in set(frame["left_out"])
    assert set(frame["speaker"].dropna()) == {"Ada Quill"}
    frame = tables_together.taken_over(comparison)
    assert frame[frame["term"] == "draconian"][["outlet", "use"]].to_numpy().tolist() == [
        ["Ledger", "own"],
        ["Echo", "given"],
    ]


def test_one_row_a_form_an_actor_and_a_detail(comparison: Comparison) -> None:
    frame = tables_together.naming(comparison)
    assert len(frame) == sum(len(one.forms) for one in comparison.naming)
    quill = frame[frame["entity"] == "Ada Quill"]
    assert any("embattled" in modifiers for modifiers in quill["modifiers"])
    assert all(len(row.places.split("; ")) == row.n for row in frame.itertuples())
    frame = tables_together.agency(comparison)
    row = frame[(frame["entity"] == "Ada Quill") & (frame["outlet"] == "Ledger")].iloc[0]
    assert "agent: sign 1" in row["verbs"] and row["places"].startswith("ledger:body:")
    frame = tables_together.only(comparison)
    assert any("who was fined in 2011 over a garden wall" in text for text in frame["text"])
    assert set(frame["outlet"]) <= set(BODIES) and set(frame["about"]) == {"Ada Quill"}
    # What is only worded so in one outlet comes after, and is missing nowhere.
    assert [bool(row.not_found_in) for row in frame.itertuples()] == sorted(
        (bool(row.not_found_in) for row in frame.itertuples()), reverse=True
    )
    assert frame.iloc[0].not_found_in


def test_the_tables_are_saved_as_files(comparison: Comparison, tmp_path: Path) -> None:
    tables.save([comparison], tmp_path)
    for name in TABLES:
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        frame: pd.DataFrame = getattr(tables_together, name)(comparison)
        assert len(rows) == len(frame) and list(rows[0]) == list(frame.columns)
        # An offset is a whole number also where other rows have none.
        offsets = [row[key] for row in rows for key in ("start", "end", "paragraph") if row.get(key)]
        assert all(offset.isdigit() for offset in offsets)


def test_numbers_differ_in_one_statement(comparison: Comparison) -> None:
    one = next(s for s in comparison.statements if any("contract" in m.text for m in s.members))
    assert one.differs == ("number",)
    (wording,) = [w for w in comparison.wordings if w.statement == one.id and w.kind == "number"]
    assert [(v.outlet, v.text) for v in wording.variants] == [("Ledger", "240"), ("Echo", "310")]
