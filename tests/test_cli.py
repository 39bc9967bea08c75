"""The commands as a user runs them: good input, bad input, exit codes, nothing half-written."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from samestory.cli import main
from samestory.cli.main import app

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus" / "counter-espionage-regulations"
ARTICLE = (
    "The council met on Monday. The mayor slammed the draconian plan and left the hall with her staff.\n"
)


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, cache: Path) -> Run:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))

    def go(*args: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["samestory", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfdbinary.readouterr()
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return go


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def one_line(err: str) -> bool:
    return len([line for line in err.splitlines() if line.strip()]) == 1 and "Traceback" not in err


def test_compare_writes_a_report_and_says_nothing_on_stdout(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    ran = run("compare", CORPUS, "--output", report)
    assert ran.code == 0, ran.err
    assert ran.out == ""
    page = report.read_text(encoding="utf-8")
    assert "Liberty Signal" in page and "What differs" in page


def test_compare_without_output_prints_the_brief(run: Run) -> None:
    ran = run("compare", CORPUS)
    assert ran.code == 0
    told = [line for line in ran.out.splitlines() if line[:1].isdigit()]
    assert "What differs" in ran.out
    # As many as are shown, in their order, each about some of the outlets.
    assert [line.split(".")[0] for line in told] == [str(n) for n in range(1, 8)]
    assert any(re.fullmatch(r"\d\. On “.+”: the words of .+ and .+\.", line) for line in told)
    # Below each item stand its sentences.
    assert re.search(r"\n\d\. On “.*\n     [A-Z][a-z]+ [A-Z][a-z]+: \S", ran.out)
    assert "Eastern Daily writes “hype” in its own voice" in ran.out
    assert "introduced with “had to admit” in Eastern Daily" in ran.out
    assert "security-and-defense: " in ran.out and "Liberty Signal: regime" in ran.out
    assert "Who speaks" in ran.out and "Tessa Varnholt 23%" in ran.out


def test_json_tables_and_report_give_the_same_numbers(run: Run, tmp_path: Path) -> None:
    ran = run("compare", CORPUS, "--format", "json", "--tables", tmp_path / "t", "--figures", tmp_path / "f")
    record = json.loads(ran.out)
    with (tmp_path / "t" / "measures.csv").open(encoding="utf-8", newline="") as file:
        table = {
            (r["measure"], r["outlet"], r["category"]): (int(r["n"]), r["rate"]) for r in csv.DictReader(file)
        }
    rows = {(r["measure"], r["outlet"], r["category"]): (r["n"], r["rate"]) for r in record["measures"]}
    assert table.keys() == rows.keys() and rows
    for key, (n, rate) in rows.items():
        assert table[key][0] == n
        assert float(table[key][1]) == pytest.approx(rate)
    made = {p.suffix for p in (tmp_path / "f").iterdir()}
    assert made == {".png", ".svg"}


def test_two_runs_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        run(
            "compare",
            CORPUS,
            "--output",
            tmp_path / folder / "r.html",
            "--tables",
            tmp_path / folder,
            "--figures",
            tmp_path / folder,
        )
    first = {p.name: p.read_bytes() for p in (tmp_path / "a").iterdir()}
    assert first == {p.name: p.read_bytes() for p in (tmp_path / "b").iterdir()}
    assert len(first) >= 6


def test_analyse_reads_standard_input(run: Run) -> None:
    line = json.dumps({"id": "a1", "outlet": "Desk", "body": ARTICLE})
    ran = run("analyse", "-", stdin=line.encode())
    assert ran.code == 0, ran.err
    record = json.loads(ran.out)
    assert record["id"] == "a1"
    assert {f["text"] for f in record["findings"]} >= {"slammed", "draconian"}


def test_with_text_prints_what_the_offsets_refer_to(run: Run, tmp_path: Path) -> None:
    ran = run("analyse", write(tmp_path / "Desk - one.txt", ARTICLE), "--with-text")
    record = json.loads(ran.out)
    assert record["findings"]
    for f in record["findings"]:
        assert record[f["field"]][f["start"] : f["end"]] == f["text"]


def test_a_house_pack_adds_and_switches_off(run: Run, tmp_path: Path) -> None:
    pack = write(
        tmp_path / "house.toml",
        'name = "house"\ncategory = "loaded-language"\nfamily = "loaded"\nversion = "1"\nlanguage = "en"\n'
        'compiled_by = "the desk"\nlicence = "CC0-1.0"\nscope = "ours"\nbasis = ["House style"]\nentries = [\n'
        '  { id = "hall", term = "hall", pos = ["NOUN"], why = "w", fine_when = "f", basis = "House style", '
        'hits = ["The hall."], misses = ["The Hall family."] },\n  { id = "slam", off = true },\n]\n',
    )
    article = write(tmp_path / "Desk - one.txt", ARTICLE)
    texts = {f["text"] for f in json.loads(run("analyse", article, "--lexicon", pack).out)["findings"]}
    assert "hall" in texts and "slammed" not in texts


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\x00\x01\x02\x7fELF" * 50])
def test_nothing_usable_left_is_exit_2(run: Run, tmp_path: Path, content: bytes) -> None:
    ran = run("compare", write(tmp_path / "a.txt", content), "--output", tmp_path / "r.html")
    assert ran.code == 2
    assert "a.txt" in ran.err and "Traceback" not in ran.err
    assert not (tmp_path / "r.html").exists()


def test_one_line_of_fifty_megabytes_is_refused_quickly(run: Run, tmp_path: Path) -> None:
    ran = run("analyse", write(tmp_path / "big.txt", b"word " * 10_500_000))
    assert ran.code == 2
    assert "big.txt" in ran.err and len(ran.err) < 2000


def test_another_encoding_is_read_and_said(run: Run, tmp_path: Path) -> None:
    body = "The mayor said \u201cwe will stay\u201d and left the caf\u00e9 before the vote began on Monday evening.\n"
    ran = run("analyse", write(tmp_path / "Desk - latin.txt", body.encode("cp1252")), "--with-text")
    assert ran.code == 0
    assert "caf\u00e9" in json.loads(ran.out)["body"]
    assert "warning" in ran.err


def test_csv_without_the_needed_column(run: Run, tmp_path: Path) -> None:
    ran = run("analyse", write(tmp_path / "t.csv", "outlet,headline\nA,B\n"))
    assert ran.code == 2
    assert "t.csv" in ran.err and "body" in ran.err and "Traceback" not in ran.err


def test_a_broken_line_is_skipped_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "1", "body": ARTICLE}),
        '{"id": "2", "body": ',
        json.dumps({"id": "3", "body": ARTICLE}),
    ]
    path = write(tmp_path / "a.jsonl", "\n".join(lines) + "\n")
    ran = run("analyse", path)
    assert ran.code == 3
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["1", "3"]
    assert "a.jsonl:2" in ran.err
    assert run("analyse", path, "--strict").code == 2


TRAINING = (ROOT / "corpus" / "budget-cuts", ROOT / "corpus" / "relay-doping")


def grouped(out: str) -> set[frozenset[str]]:
    """Sets of the folders that the articles of each event came from."""
    return {frozenset(name.rsplit("-", 2)[0] for name in e["articles"]) for e in json.loads(out)["events"]}


def test_events_are_found_without_being_named(run: Run) -> None:
    ran = run("events", *TRAINING, "--format", "json")
    record = json.loads(ran.out)
    assert ran.code == 0 and len(record["events"]) == 2
    assert grouped(ran.out) == {frozenset({"budget-cuts"}), frozenset({"relay-doping"})}
    assert record["duplicates"] == []
    listed = run("events", *TRAINING).out
    assert "9 articles, 2 events" in listed and all(e["id"] in listed for e in record["events"])


def test_events_keep_their_ids_when_articles_join(run: Run, tmp_path: Path) -> None:
    first = run("events", TRAINING[0], "--format", "json").out
    known = write(tmp_path / "events.json", first)
    later = run("events", *TRAINING, "--into", known, "--format", "json").out
    assert json.loads(first)["events"][0] == json.loads(later)["events"][0]
    assert len(json.loads(later)["events"]) == 2


def test_events_obey_pins_and_say_why(run: Run, tmp_path: Path) -> None:
    ids = [
        name
        for e in json.loads(run("events", *TRAINING, "--format", "json").out)["events"]
        for name in e["articles"]
    ]
    pins = write(tmp_path / "pins.toml", f'[[together]]\nids = ["{ids[0]}", "{ids[-1]}"]\n')
    pinned = json.loads(run("events", *TRAINING, "--pins", pins, "--format", "json").out)["events"]
    assert any({ids[0], ids[-1]} <= set(e["articles"]) for e in pinned)
    told = run("events", *TRAINING, "--why", ids[0], ids[1]).out
    assert told.startswith("in one event") and "shared terms:" in told
    assert run("events", *TRAINING, "--why", ids[0], "nobody").code == 2


def test_compare_groups_what_names_no_event(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    ran = run("compare", *TRAINING, "--group", "--output", report)
    assert ran.code == 0 and "[grouped]" in ran.err
    assert len(list((tmp_path / "report").glob("*.html"))) == 2
    assert run("compare", TRAINING[0], "--pins", write(tmp_path / "p.toml", "")).code == 2


def test_texts_are_scored_line_by_line(run: Run) -> None:
    lines = b'{"id": "a", "text": "They mocked the reckless plan."}\n{"id": "b", "text": "By Anna Kern"}\nx\n'
    ran = run("score", "-", stdin=lines)
    first, second = map(json.loads, ran.out.splitlines())
    assert ran.code == 3 and "-:3" in ran.err
    assert first["id"] == "a" and 0.5 < first["score"] < 1
    assert second == {"id": "b", "score": None}
    assert run("score", "-", "--model", "none", stdin=lines).code == 2
    assert run("score", "-", "--model", "/nowhere", stdin=lines).code == 2


def test_training_and_measuring_name_what_is_missing(run: Run, tmp_path: Path) -> None:
    for ran in (
        run("train", "loaded", "--data", tmp_path, "--output", tmp_path / "m"),
        run("evaluate", "loaded", "--data", tmp_path),
    ):
        assert ran.code == 2 and "--data" in ran.err and "Traceback" not in ran.err


def test_duplicate_ids_are_both_kept_apart(run: Run, tmp_path: Path) -> None:
    lines = [json.dumps({"id": "x", "body": ARTICLE}), json.dumps({"id": "x", "body": f"Later. {ARTICLE}"})]
    ran = run("analyse", write(tmp_path / "a.jsonl", "\n".join(lines)))
    ids = [json.loads(line)["id"] for line in ran.out.splitlines()]
    assert len(ids) == 2 and len(set(ids)) == 2
    assert "x" in ran.err


def test_no_words_and_another_language_still_print_their_line(run: Run, tmp_path: Path) -> None:
    german = (
        "Der Minister hat am Montag in der Hauptstadt gesagt, dass die neuen Regeln für alle gelten und dass sich "
        "niemand sorgen muss, weil die Behörden jeden einzelnen Fall mit großer Sorgfalt prüfen werden. Die Opposition "
        "sieht das anders und will im Herbst noch einmal darüber sprechen, wenn die Zahlen der Kommission vorliegen."
    )
    lines = [json.dumps({"id": "n", "body": "12 \u2013 34"}), json.dumps({"id": "g", "body": german})]
    ran = run("analyse", write(tmp_path / "a.jsonl", "\n".join(lines)))
    assert ran.code == 0
    none, other = (json.loads(line) for line in ran.out.splitlines())
    assert [w["code"] for w in none["warnings"]] == ["no-words"]
    assert [w["code"] for w in other["warnings"]] == ["other-language"]
    assert other["findings"] == [] and other["quotations"] == []


def test_one_outlet_is_said(run: Run, tmp_path: Path) -> None:
    ran = run("compare", write(tmp_path / "Desk - one.txt", ARTICLE), "--format", "json")
    assert ran.code == 0
    assert "one-outlet" in [w["code"] for w in json.loads(ran.out)["warnings"]]


def test_unknown_event_names_what_is_there(run: Run) -> None:
    ran = run("compare", CORPUS, "--event", "counter-espionage-regulation")
    assert ran.code == 2
    assert "counter-espionage-regulations" in ran.err and one_line(ran.err)


def test_several_events_without_event_is_exit_2_and_names_them(run: Run, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": str(i), "outlet": f"o{i}", "event": f"event-{i % 2}", "body": f"{i}. {ARTICLE}"})
        for i in range(4)
    ]
    path = write(tmp_path / "a.jsonl", "\n".join(lines))
    ran = run("compare", path)
    assert ran.code == 2
    assert "event-0" in ran.err and "event-1" in ran.err
    ran = run("compare", path, "--format", "jsonl")
    assert [json.loads(line)["event"] for line in ran.out.splitlines()] == ["event-0", "event-1"]


def test_several_events_make_an_index_pages_tables_and_figures(run: Run, tmp_path: Path) -> None:
    both = [CORPUS, ROOT / "corpus" / "gravitational-waves"]
    ran = run(
        "compare",
        *both,
        "--output",
        tmp_path / "r.html",
        "--tables",
        tmp_path / "t",
        "--figures",
        tmp_path / "f",
    )
    assert ran.code == 0, ran.err
    index = (tmp_path / "r.html").read_text(encoding="utf-8")
    pages = sorted(p.name for p in (tmp_path / "r").iterdir())
    assert pages == ["counter-espionage-regulations.html", "gravitational-waves.html"]
    assert all(f'href="r/{page}"' in index for page in pages)
    with (tmp_path / "t" / "findings.csv").open(encoding="utf-8", newline="") as file:
        assert {row["event"] for row in csv.DictReader(file)} == {
            page.removesuffix(".html") for page in pages
        }
    assert (tmp_path / "f" / "gravitational-waves" / "rates.png").exists()
    assert "warning: counter-espionage-regulations: articles of different genres" in ran.err


def test_unwritable_output_leaves_nothing(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "file", "not a folder")
    ran = run("compare", CORPUS, "--output", tmp_path / "file" / "report.html")
    assert ran.code == 2
    assert "report.html" in ran.err and "Traceback" not in ran.err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file"]


def test_missing_input(run: Run, tmp_path: Path) -> None:
    ran = run("compare", tmp_path / "nowhere")
    assert ran.code == 2
    assert "nowhere" in ran.err and one_line(ran.err)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("basis = [", "bases = ["), "basis"),
        (('id = "b"', 'id = "a"'), "stands twice"),
        (("entries = [", "entries = ["), ""),
    ],
)
def test_lexicon_lint(run: Run, tmp_path: Path, change: tuple[str, str], said: str) -> None:
    entry = (
        '{{ id = "{0}", term = "{0}{0}", why = "w", fine_when = "f", basis = "b", '
        'hits = ["The {0}{0} left."], misses = ["m"] }}'
    )
    text = (
        'name = "house"\ncategory = "label"\nfamily = "loaded"\nversion = "1"\nlanguage = "en"\ncompiled_by = "us"\n'
        f'licence = "CC0-1.0"\nscope = "s"\nbasis = ["House style"]\nentries = [\n'
        f"  {entry.format('a')},\n  {entry.format('b')},\n]\n"
    )
    ran = run("lexicon", "lint", write(tmp_path / "h.toml", text.replace(*change)))
    assert ran.code == (2 if said else 0), ran.err
    if said:
        assert "h.toml:" in ran.err and said in ran.err and one_line(ran.err)


def test_the_built_in_lexicons_are_clean(run: Run) -> None:
    ran = run("lexicon", "lint", "--no-run")  # tests/test_lexicons.py runs every hit and miss
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("name", ["scare-quote", "rate", "regime", "jsonl", "scare-quote-marks", "learned"])
def test_explain(run: Run, name: str) -> None:
    ran = run("explain", name)
    assert ran.code == 0 and name in ran.out and len(ran.out) > 80


def test_explain_what_is_not_there(run: Run) -> None:
    ran = run("explain", "no-such-thing")
    assert ran.code == 2 and one_line(ran.err)


def test_version_names_what_a_methods_section_needs(run: Run) -> None:
    ran = run("version")
    assert ran.code == 0
    assert all(word in ran.out for word in ("samestory", "spaCy", "en_core_web_sm", "lexicon label"))


def test_hostile_text_is_inert_in_the_report(run: Run, tmp_path: Path) -> None:
    nasty = (
        "The mayor <script>alert(1)</script> slammed the plan. <img src=x onerror=alert(2)> \x07\x1b[31m "
        "He left\u202e early.\n\n"
        "\u201cA draconian <b onmouseover=alert(3)>plan</b>,\u201d she said on Monday after the council had met.\n"
    )
    lines = [
        json.dumps(
            {
                "id": f"<i>{n}",
                "outlet": f"O<script>{n}",
                "title": "T</title><script>x",
                "url": "javascript:alert(4)",
                "body": nasty + str(n),
            }
        )
        for n in range(2)
    ]
    report = tmp_path / "r.html"
    assert run("compare", write(tmp_path / "a.jsonl", "\n".join(lines)), "--output", report).code == 0
    page = report.read_text(encoding="utf-8")
    assert "<script>alert" not in page and "<img src=x" not in page and "<b onmouseover" not in page
    assert 'href="javascript' not in page
    assert not any(c in page for c in "\x07\x1b\u202e")


def commands() -> list[list[str]]:
    return [
        ["analyse"],
        ["compare"],
        ["lexicon", "list"],
        ["lexicon", "show"],
        ["lexicon", "lint"],
        ["events"],
        ["score"],
        ["explain"],
        ["train", "loaded"],
        ["train", "vectors"],
        ["evaluate", "loaded"],
        ["version"],
    ]


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_has_help(run: Run, command: list[str]) -> None:
    ran = run(*command, "--help")
    assert ran.code == 0
    assert "Usage" in ran.out


def test_the_list_of_commands_is_complete() -> None:
    names = {c.name for c in app.registered_commands} | {g.name for g in app.registered_groups}
    assert names == {command[0] for command in commands()}


def test_no_bar_without_a_terminal(run: Run) -> None:
    said = run("compare", CORPUS).err
    assert "\x1b" not in said and "comparing" not in said


def test_a_full_disk_is_one_line(cache: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "samestory", "analyse", str(CORPUS), "--cache", str(cache)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    said = ran.stderr.decode()
    assert ran.returncode == 2
    assert "cannot be written" in said and "Traceback" not in said
