import csv
import json

import pytest

from samestory.errors import IngestError
from samestory.ingest.head import MAX_HEAD, split_head
from samestory.ingest.jsonl import read_jsonl
from samestory.ingest.markdown import read_markdown
from samestory.ingest.plain import read_plain
from samestory.ingest.table import read_table
from samestory.registry import readers
from samestory.types import Article, Skipped


def only(items):
    items = list(items)
    assert len(items) == 1
    return items[0]


def test_readers_are_registered_with_documentation():
    found = readers()
    assert {"jsonl", "markdown", "plain", "table"} <= set(found)
    assert all(spec.doc for spec in found.values())


# Markdown


def test_markdown_head():
    source = '---\noutlet: The Ledger\ntitle: "Rules: new"\npublished: 2021-04-26\nsynthetic: true\n---\n\nBody.\r\n'
    article = only(read_markdown(source.encode(), "a.md"))
    assert (article.outlet, article.title, article.published) == ("The Ledger", "Rules: new", "2021-04-26")
    assert article.body == "\nBody.\r\n"
    assert article.extra == {"synthetic": True}
    assert article.id == "a.md:1"


def test_head_values_stay_as_typed():
    head = split_head("---\nid: 007\nevent: no\nurl: ~\nsection: 1:30\n---\nB")
    assert head.fields == {"id": "007", "event": "no", "url": None, "section": "1:30"}


def test_markdown_title_line():
    article = only(read_markdown(b"---\noutlet: A\n---\n# A title\n\nThe body goes on here.", "a.md"))
    assert article.title == "A title"
    assert article.body.startswith("# A title")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("---\na: &x [1]\nb: *x\n---\nBody", "alias"),
        ("---\ntitle: One: two\n---\nBody", "quotation marks"),
        ("---\na: [1\n---\nBody", "not YAML"),
        ("---\n? [a, b]\n: c\n---\nBody", "not YAML"),
        ("---\nx: !!python/object:os.system {}\n---\nBody", "not YAML"),
        ("---\nx: 2021-99-99\n---\nBody", "not YAML"),
        ("---\nx: " + "[" * 3000 + "]" * 3000 + "\n---\nBody", "nested"),
        ("---\nx: " + "y" * MAX_HEAD + "\n---\nBody", "longer than 64 KB"),
        ("---\noutlet: A\n---\n \n", "no text after the head"),
        ("---\nbody: A\n---\nBody", "body of its own"),
        ("---\ntitle: [a, b]\n---\nBody", '"title" is a list'),
        ("", "empty"),
    ],
)
def test_bad_markdown_is_skipped_with_a_reason(source, reason):
    skipped = only(read_markdown(source.encode(), "a.md"))
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason
    assert skipped.what.startswith("a.md")


def test_where_a_head_is_wrong():
    assert only(read_markdown(b"---\nid: x\ntitle: One: two\n---\nBody", "a.md")).what == "a.md:3"


@pytest.mark.parametrize(
    "source", ["--- no head", "---\nnever closed", "---\njust a line\n---\nBody", "----\nx"]
)
def test_rules_are_no_head(source):
    assert only(read_markdown(source.encode(), "a.md")).body == source


def test_billion_laughs_are_refused_fast():
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    skipped = only(read_markdown(("---\n" + "\n".join(lines) + "\n---\nBody").encode(), "a.md"))
    assert "alias" in skipped.reason


# Plain text


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("The Ledger - rules.txt", "The Ledger"),
        ("news/eastern-daily.txt", "Eastern Daily"),
        ("The BBC – x – y.txt", "The BBC"),
        ("-", "unknown"),
    ],
)
def test_outlet_from_the_name(name, outlet):
    assert only(read_plain(b"A title\n\nThe body.", name)).outlet == outlet


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Council orders new checks\nThe council met on Monday.", "Council orders new checks"),
        ("Who pays for the checks?\n\nThe council met on Monday.", "Who pays for the checks?"),
        ("Council Orders New Checks.\n\nThe council met on Monday.", "Council Orders New Checks."),
        ("The council met on Monday.\n\nIt ordered checks.", ""),
        ("Who pays?\nNobody knows.", ""),
        ("“No,” she said\n\nThe council met.", ""),
        ("A single line without an end", ""),
        ("word " * 60 + "\n\nThe council met.", ""),
    ],
)
def test_title_from_the_first_line(text, title):
    article = only(read_plain(text.encode(), "a.txt"))
    assert article.title == title
    assert article.body == text


def test_plain_text_with_a_head():
    article = only(read_plain(b"---\noutlet: Wire\n---\nHead line\n\nBody.", "other - x.txt"))
    assert (article.outlet, article.title) == ("Wire", "Head line")


def test_legacy_encoding_is_noted():
    assert only(read_plain(b"He said \x93no\x94.", "a.txt")).extra == {"encoding": "windows-1252"}


# JSON lines


def test_jsonl_goes_on_after_broken_lines():
    lines = [
        '{"body": "One."}',
        "{broken",
        "",
        "[1]",
        '{"body": 3}',
        "[" * 100_000,
        '{"n": ' + "9" * 5000 + "}",
    ]
    items = list(read_jsonl("\n".join([*lines, '{"id": "x", "body": "Two."}']).encode(), "a.jsonl"))
    assert [one.id for one in items if isinstance(one, Article)] == ["a.jsonl:1", "x"]
    assert [one.what for one in items if isinstance(one, Skipped)] == [
        f"a.jsonl:{n}" for n in (2, 4, 5, 6, 7)
    ]


def test_jsonl_line_separators_inside_strings_do_not_cut():
    line = json.dumps({"body": "One\u2028two\x85three"}, ensure_ascii=False)
    assert only(read_jsonl(line.encode(), "a")).body == "One\u2028two\x85three"


def test_jsonl_in_other_encodings():
    line = json.dumps({"body": "“One”"}, ensure_ascii=False)
    assert only(read_jsonl(b"\xef\xbb\xbf" + line.encode() + b"\r\n", "a")).body == "“One”"
    assert only(read_jsonl(line.encode("utf-16"), "a")).body == "“One”"


def test_jsonl_that_is_binary():
    assert only(read_jsonl(b"\x00\x01", "a")).reason.startswith("not text")


def test_a_giant_line_is_skipped_with_a_reason():
    skipped = only(read_jsonl(b'{"body": "' + b"x" * 50_000_000 + b'"}', "a"))
    assert "50,000,000 characters" in skipped.reason


# Tables


def test_table_with_other_names_and_separators():
    text = '\ufeffSource;Headline;Date;Content;Mood\nLedger;Rules;2021-04-26;"One; ""two""\r\nthree";calm\n'
    article = only(read_table(text.encode(), "a.csv"))
    assert (article.outlet, article.title, article.published) == ("Ledger", "Rules", "2021-04-26")
    assert article.body == 'One; "two"\r\nthree'
    assert article.extra == {"Mood": "calm"}


def test_tab_separated():
    assert only(read_table(b"id\tbody\n7\tOne, two.\n", "a.tsv")).id == "7"


def test_body_wins_over_its_aliases():
    assert only(read_table(b"text,body\nno,yes\n", "a.csv")).body == "yes"


def test_ragged_rows_are_skipped_and_named():
    items = list(read_table(b'id,body\n1,One.\n2\n\n3,a,b\n4,"Fo\nur."\n5,Five.\n', "a.csv"))
    assert [one.id for one in items if isinstance(one, Article)] == ["1", "4", "5"]
    assert [one.what for one in items if isinstance(one, Skipped)] == ["a.csv:3", "a.csv:5"]
    assert items[-1].where == "a.csv:8"


def test_table_without_a_body_names_its_columns():
    with pytest.raises(IngestError, match=r"a\.csv:1: .*it has id, title; it needs body"):
        list(read_table(b"id,title\n1,x\n", "a.csv"))


def test_table_with_a_column_twice():
    with pytest.raises(IngestError, match="two columns are called body"):
        list(read_table(b"body,Body\n1,x\n", "a.csv"))


def test_empty_table():
    assert "empty" in only(read_table(b" \n", "a.csv")).reason
    assert list(read_table(b"id,body\n", "a.csv")) == []


def test_huge_cells_leave_the_limit_of_the_process_alone():
    before = csv.field_size_limit()
    assert isinstance(only(read_table(b"body\n" + b"x" * 500_000 + b"\n", "a.csv")), Article)
    assert csv.field_size_limit() == before
