import pytest

from samestory.ingest.decode import MAX_BODY
from samestory.ingest.record import as_article, normalise, readable_name
from samestory.types import Article, Skipped


def test_only_a_body_is_needed():
    article = as_article({"body": "Text.", "title": None, "outlet": "", "mood": 3}, "a.jsonl", 7)
    assert isinstance(article, Article)
    assert (article.id, article.where, article.outlet, article.title) == (
        "a.jsonl:7",
        "a.jsonl:7",
        "unknown",
        "",
    )
    assert article.extra == {"mood": 3}


def test_body_and_title_are_kept_to_the_character():
    article = as_article({"body": "  Text.\r\n", "title": " T ", "outlet": " O "}, "a", 1)
    assert isinstance(article, Article)
    assert (article.body, article.title, article.outlet) == ("  Text.\r\n", " T ", "O")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, 'no "body"'),
        ({"body": None}, 'no "body"'),
        ({"body": ""}, 'no "body"'),
        ({"text": "Words."}, 'name it "body"'),
        ({"body": ["Words."]}, '"body" is a list'),
        ({"body": 5}, '"body" is a number'),
        ({"body": "Words.", "title": {"a": 1}}, '"title" is an object'),
        ({"body": "Words.", "outlet": True}, '"outlet" is true or false'),
        ({"body": "x" * (MAX_BODY + 1)}, "2,000,001 characters"),
    ],
)
def test_bad_fields_are_skipped_with_a_reason(fields, reason):
    skipped = as_article(fields, "a.jsonl", 2)
    assert isinstance(skipped, Skipped)
    assert skipped.what == "a.jsonl:2"
    assert reason in skipped.reason


def test_numbers_and_lists_of_names_are_read():
    article = as_article({"id": 12, "body": "Words.", "byline": ["Ann Ode", "Bo Pell"]}, "a", 1)
    assert isinstance(article, Article)
    assert (article.id, article.byline) == ("12", "Ann Ode, Bo Pell")


def test_lone_surrogates_cannot_reach_an_output():
    article = as_article({"body": "a\ud800b", "x": ["\udfff", {"\ud801": 1}]}, "a", 1)
    assert isinstance(article, Article)
    assert article.body == "a\ufffdb"
    assert article.extra == {"x": ["\ufffd", {"\ufffd": 1}]}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Op-Ed", "opinion"),
        ("live  blog", "live"),
        ("report", "news"),
        ("Analysis", "analysis"),
        ("news", "news"),
    ],
)
def test_genres(given, wanted):
    article, warnings = normalise(Article(id="a", body="Words.", genre=given))
    assert (article.genre, warnings) == (wanted, ())


def test_unknown_genre_and_bad_date_are_warned_of():
    article, warnings = normalise(Article(id="a", body="Words.", genre="poem", published="soon"))
    assert (article.genre, article.extra, article.published) == (None, {"genre": "poem"}, "soon")
    assert {(one.code, one.article) for one in warnings} == {("unknown-genre", "a"), ("bad-date", "a")}


def test_names_of_outlets():
    assert readable_name("eastern-daily") == "Eastern Daily"
    assert readable_name("The BBC_today") == "The BBC today"
