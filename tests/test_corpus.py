import gzip
import io
import json

import pytest

from samestory.corpus import UNASSIGNED, events, read, select
from samestory.errors import CorpusError, IngestError
from samestory.ingest import decode, sources


def line(**fields):
    return json.dumps({"body": "Some words of text.", **fields}) + "\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.md").write_text("hidden")
    for name in ("README.md", "CODEBOOK.md", "labels.json", "labels.second.json"):
        (tmp_path / name).write_text("not an article")
    (tmp_path / "LICENSE").write_text("not an article")
    (tmp_path / "b" / "two.md").write_text(
        "---\noutlet: Two\nevent: fire\npublished: 2021-04-02\n---\nSome text."
    )
    (tmp_path / "a.txt").write_text("Some other text.")
    (tmp_path / "c.jsonl").write_text(line(event="fire", outlet="Three", published="2021-04-01") + "broken\n")
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    (tmp_path / "e.csv").write_text("id,title\n1,x\n")
    return tmp_path


def test_a_folder(folder):
    corpus = read(folder)
    assert [one.where for one in corpus] == ["a.txt:1", "b/two.md:1", "c.jsonl:1"]
    assert [one.what for one in corpus.skipped] == ["c.jsonl:2", "d.png", "e.csv:1"]
    assert "no reader for .png files" in corpus.skipped[1].reason
    assert corpus.skipped[2].reason.startswith("no column with the text")
    assert corpus.name == folder.name


def test_no_path_of_this_machine_is_kept(folder):
    corpus = read(folder, folder / "c.jsonl")
    assert str(folder.parent) not in repr((corpus.articles, corpus.skipped, corpus.warnings))


def test_strict_stops_at_the_first(folder):
    with pytest.raises(IngestError, match=r"^c\.jsonl:2: not JSON"):
        read(folder, strict=True)


def test_progress(folder):
    calls = []
    read(folder, progress=lambda *call: calls.append(call))
    assert calls[0] == (0, 5, "a.txt")
    assert calls[-1] == (5, 5, "")


def test_missing_source(tmp_path):
    with pytest.raises(IngestError, match="no such file or folder"):
        read(tmp_path / "nowhere")


def test_nothing_usable_left(tmp_path):
    with pytest.raises(CorpusError, match="no files to read"):
        read(tmp_path)
    (tmp_path / "a.jsonl").write_text("broken\nbroken\n")
    with pytest.raises(
        CorpusError, match=r"no articles left: 2 of them skipped; the first is a\.jsonl:1: .*1 more"
    ):
        read(tmp_path)
    (tmp_path / "a.jsonl").write_text("\n")
    with pytest.raises(CorpusError, match="no articles"):
        read(tmp_path)
    with pytest.raises(CorpusError, match="nothing to read"):
        read()


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.gz", "A.JSONL.GZ"])
def test_gzip(tmp_path, name):
    half = gzip.compress(line(id="x").encode())
    (tmp_path / name).write_bytes(half + gzip.compress(line(id="y", title="T").encode()))
    assert [one.id for one in read(tmp_path / name)] == ["x", "y"]


@pytest.mark.parametrize(
    ("data", "reason"), [(b"no gzip", "not gzip"), (gzip.compress(b"{}" * 500)[:-12], "end too early")]
)
def test_broken_gzip(tmp_path, data, reason):
    (tmp_path / "a.jsonl.gz").write_bytes(data)
    with pytest.raises(CorpusError, match=reason):
        read(tmp_path)


def test_bounds_on_size(tmp_path, monkeypatch):
    monkeypatch.setattr(decode, "MAX_FILE", 1000)
    monkeypatch.setattr(sources, "MAX_FILE", 1000)
    (tmp_path / "a.jsonl").write_text(line(body="x" * 2000))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b"x" * 1_000_000))
    (tmp_path / "c.jsonl").write_text(line())
    assert [one.what for one in read(tmp_path).skipped] == ["a.jsonl", "b.jsonl.gz"]
    with pytest.raises(CorpusError, match="larger than"):
        read("-", stdin=io.BytesIO(b"x" * 2000))


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (b'\n {"body": "Words."}', "Words."),
        ('{"body": "Words."}'.encode("utf-16"), "Words."),
        (b"---\noutlet: A\n---\nWords.", "Words."),
        (b"Just words.", "Just words."),
    ],
)
def test_standard_input_is_sniffed(data, body):
    corpus = read("-", stdin=io.BytesIO(data))
    assert [one.body for one in corpus] == [body]
    assert corpus.articles[0].where.startswith("-:")


def test_binary_input_is_skipped(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b.txt").write_text("Words.")
    assert [(one.what, one.reason[:8]) for one in read(tmp_path).skipped] == [("a.txt", "not text")]


def test_a_folder_named_like_a_file_and_dead_links(tmp_path):
    (tmp_path / "x.md").mkdir()
    (tmp_path / "x.md" / "y.md").write_text("Words.")
    (tmp_path / "dead.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round").symlink_to(tmp_path)
    corpus = read(tmp_path)
    assert [one.where for one in corpus] == ["x.md/y.md:1"]
    assert [one.what for one in corpus.skipped] == ["dead.md"]


def test_duplicates(tmp_path):
    same, other = line(id="x"), line(id="x", body="Other words.")
    (tmp_path / "a.jsonl").write_text(same + same + other + line(id="a.jsonl:3", body="Taken."))
    corpus = read(tmp_path)
    assert [one.id for one in corpus] == ["x", "a.jsonl:3", "a.jsonl:4"]
    assert [one.what for one in corpus.skipped] == ["a.jsonl:2"]
    assert [(one.code, one.article) for one in corpus.warnings] == [
        ("duplicate-id", "a.jsonl:3"),
        ("duplicate-id", "a.jsonl:4"),
    ]


def test_ids_are_unique_over_sources_of_the_same_name(tmp_path):
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"Words of {name}.")
    corpus = read(*(tmp_path / name for name in ("one", "two", "three")))
    assert [one.id for one in corpus] == ["a.txt:1", "a.txt:1#2", "a.txt:1#3"]
    assert corpus.name == "one+two+three"


def test_warnings_carry_the_id_of_the_article(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(
        line(id="d", published="soon", genre="poem").encode() + b'{"id": "e", "body": "caf\xe9"}'
    )
    assert [(one.code, one.article) for one in read(tmp_path).warnings] == [
        ("bad-date", "d"),
        ("unknown-genre", "d"),
        ("encoding", "e"),
    ]


# Events


def corpus_of(tmp_path, *rows):
    path = tmp_path / "My News.jsonl"
    path.write_text("".join(line(id=str(n), body=f"Words {n}.", **row) for n, row in enumerate(rows)))
    return read(path)


def test_without_events_all_are_one_assumed_event(tmp_path):
    event = select(corpus_of(tmp_path, {}, {}))
    assert (event.id, event.assumed, len(event.articles)) == ("my-news", True, 2)


def test_articles_run_by_time(tmp_path):
    corpus = corpus_of(
        tmp_path,
        {"event": "e"},
        {"event": "e", "published": "2021-04-26T09:00:00+08:00"},
        {"event": "e", "published": "2021-04-26T00:30:00Z"},
        {"event": "e", "published": "26 April 2021"},
        {"event": "e", "published": "soon"},
    )
    assert [one.id for one in select(corpus).articles] == ["3", "2", "1", "0", "4"]
    assert not select(corpus).assumed


def test_several_events_must_be_chosen_from(tmp_path):
    corpus = corpus_of(tmp_path, *({"event": f"event-{n}"} for n in range(25)))
    with pytest.raises(
        CorpusError, match=r"25 events; choose one with --event: event-0, .*event-19 and 5 more"
    ):
        select(corpus)
    assert select(corpus, "event-3").articles[0].id == "3"
    with pytest.raises(CorpusError, match=r"no event 'evnt-3' .*did you mean .*event-3"):
        select(corpus, "evnt-3")
    with pytest.raises(CorpusError, match="there are: event-0"):
        select(corpus, "zzz")


def test_articles_without_an_event_beside_others(tmp_path):
    corpus = corpus_of(tmp_path, {"event": "fire"}, {}, {"event": "fire"})
    assert [(one.id, len(one.articles)) for one in events(corpus)] == [("fire", 2), (UNASSIGNED, 1)]
    assert [(one.code, one.article) for one in corpus.warnings] == [("no-event", "1")]
    assert (select(corpus).id, len(select(corpus).articles)) == ("fire", 3)
    assert len(select(corpus, "fire").articles) == 2
    assert select(corpus, UNASSIGNED).articles[0].id == "1"


def test_outlets(tmp_path):
    corpus = corpus_of(tmp_path, {"outlet": "The Ledger"}, {"outlet": "Wire"}, {"outlet": "the ledger"})
    assert [one.id for one in select(corpus, outlets=["THE LEDGER"]).articles] == ["0", "2"]
    with pytest.raises(CorpusError, match=r"no outlet 'The Leger' .*did you mean .*edger"):
        select(corpus, outlets=["The Leger"])
    with pytest.raises(CorpusError, match="no outlet was chosen"):
        select(corpus, outlets=[])
