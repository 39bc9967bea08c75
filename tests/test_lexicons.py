"""Every entry of every built-in lexicon does what it says; files that are wrong are refused with their place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from spacy.language import Language

from samestory.errors import LexiconError
from samestory.inflect import inflections
from samestory.lexicon import Lexicon, builtin, layer, load, parse
from samestory.pipeline import Annotator

LEXICONS = builtin()


@pytest.mark.parametrize("name", LEXICONS)
def test_every_hit_hits_and_every_miss_is_silent(name: str, nlp: Language) -> None:
    lexicon = LEXICONS[name]
    annotator = Annotator(nlp, detectors=[lexicon.category])
    asked = [
        (entry.id, kind, text)
        for entry in lexicon.entries
        for kind, texts in (("hit", entry.hits), ("miss", entry.misses))
        for text in texts
    ]
    failed = []
    for (entry_id, kind, _), doc in zip(asked, nlp.pipe(text for _, _, text in asked), strict=True):
        found = [span.id_ for span in annotator(doc).spans[lexicon.category]]
        if (entry_id in found) != (kind == "hit"):
            failed.append(f"{entry_id}: {kind} {doc.text!r} found {found}")
    assert not failed, f"{len(failed)} of {len(asked)}:\n" + "\n".join(failed)


def test_a_hit_that_does_not_hit_would_be_seen(nlp: Language) -> None:
    """The test above can fail: an entry that is switched off finds nothing."""
    without = layer(LEXICONS, [parse(pack('{ id = "draconian", off = true }'), "pack.toml")])
    doc = Annotator(nlp, detectors=["loaded-language"], lexicons=without)(nlp("The draconian rules failed."))
    assert not doc.spans["loaded-language"]


def test_ids_are_unique_over_all_files() -> None:
    ids = Counter(entry.id for lexicon in LEXICONS.values() for entry in lexicon.entries)
    assert not [entry_id for entry_id, n in ids.items() if n > 1]


def test_there_are_at_least_three_hundred_entries() -> None:
    assert sum(len(lexicon.entries) for lexicon in LEXICONS.values()) >= 300


@pytest.mark.parametrize("name", LEXICONS)
def test_the_head_says_where_the_list_comes_from(name: str) -> None:
    lexicon = LEXICONS[name]
    assert lexicon.licence == "CC-BY-4.0"
    assert lexicon.language == "en"
    assert lexicon.basis and lexicon.compiled_by and lexicon.scope and lexicon.version
    assert len(lexicon.sha256) == 64


@pytest.mark.parametrize("name", LEXICONS)
def test_every_entry_is_explained_and_on_its_own_line(name: str) -> None:
    path = Path(__file__).resolve().parents[1] / "src" / "samestory" / "lexicons" / f"{name}.toml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("  { id = ")]
    assert len(lines) == len(LEXICONS[name].entries)
    ids = [line.split('"')[1] for line in lines]
    assert ids == sorted(ids)
    for entry in LEXICONS[name].entries:
        assert entry.why and entry.fine_when and entry.basis, entry.id
        assert len(entry.why) <= 160, entry.id


HEAD = """name = "house"
category = "loaded-language"
family = "loaded"
version = "1"
language = "en"
compiled_by = "the desk"
licence = "CC0-1.0"
basis = ["House rules"]
scope = "a test"
"""
ENTRY = (
    '{ id = "dreadful", term = "dreadful", pos = ["ADJ"], why = "It judges.", basis = "House rules", '
    'hits = ["The dreadful plan failed."], misses = ["The plan failed."] }'
)


def pack(*entries: str) -> str:
    return f"{HEAD}entries = [\n" + ",\n".join(f"  {entry}" for entry in entries) + ",\n]\n"


def test_a_pack_is_read() -> None:
    lexicon = parse(pack(ENTRY), "house.toml")
    assert lexicon["dreadful"].term == "dreadful"
    assert lexicon["dreadful"].lexicon == "house"
    assert lexicon.layers == ("house.toml",)
    with pytest.raises(KeyError):
        lexicon["missing"]


def changed(old: str, new: str) -> str:
    return pack(ENTRY.replace(old, new))


WRONG = {
    "not TOML": (HEAD + "entries = [\n  { id = }\n]\n", "house.toml:11: not valid TOML"),
    "no name": (pack(ENTRY).replace('name = "house"\n', "", 1), "house.toml:1: the head lacks 'name'"),
    "no licence": (
        pack(ENTRY).replace('licence = "CC0-1.0"\n', ""),
        "house.toml:1: the head lacks 'licence'",
    ),
    "no source": (
        pack(ENTRY).replace('basis = ["House rules"]\n', ""),
        "house.toml:1: the head lacks 'basis'",
    ),
    "no entries": (HEAD, "house.toml:1: no entries"),
    "no id": (changed('id = "dreadful", ', ""), "house.toml:1: entry 1 has no id"),
    "an id twice": (pack(ENTRY, ENTRY), "house.toml:12: the id 'dreadful' stands twice"),
    "unknown key": (changed("why =", "wy ="), "house.toml:11: unknown key 'wy'"),
    "no why": (changed('why = "It judges.", ', ""), "house.toml:11: 'why' is missing"),
    "no basis": (changed(', basis = "House rules"', ""), "house.toml:11: 'basis' is missing"),
    "no hits": (changed('hits = ["The dreadful plan failed."], ', ""), "house.toml:11: 'hits' is missing"),
    "no misses": (changed(', misses = ["The plan failed."]', ""), "house.toml:11: 'misses' is missing"),
    "no term": (changed('term = "dreadful", ', ""), "house.toml:11: give either 'term' or 'pattern'"),
    "a text for a list": (
        changed('pos = ["ADJ"]', 'pos = "ADJ"'),
        "house.toml:11: 'pos' must be a list of texts",
    ),
    "a list for a text": (
        changed('why = "It judges."', 'why = ["It judges."]'),
        "house.toml:11: 'why' must be a text",
    ),
    "a text for a flag": (
        changed("why =", 'exact = "yes", why ='),
        "house.toml:11: 'exact' must be true or false",
    ),
    "a pattern of texts": (
        changed('term = "dreadful"', 'pattern = ["dreadful"]'),
        "house.toml:11: 'pattern' must be a list of tables",
    ),
    "an unknown token attribute": (
        changed('term = "dreadful"', 'pattern = [{ LOWR = "dreadful" }]'),
        "house.toml:11: 'pattern' asks for 'LOWR'",
    ),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as refused:
        parse(text, "house.toml")
    assert str(refused.value).startswith(message)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.toml: cannot be read"):
        load(tmp_path / "none.toml")


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bytes.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match=r"bytes\.toml: cannot be read"):
        load(path)


def layered(*entries: str) -> dict[str, Lexicon]:
    return layer(LEXICONS, [parse(pack(*entries), "house.toml")])


def test_a_pack_adds_an_entry(nlp: Language) -> None:
    annotator = Annotator(nlp, detectors=["loaded-language"], lexicons=layered(ENTRY))
    doc = annotator(nlp("The dreadful, draconian plan failed."))
    assert [span.id_ for span in doc.spans["loaded-language"]] == ["dreadful", "draconian"]


def test_a_pack_replaces_an_entry(nlp: Language) -> None:
    other = ENTRY.replace('id = "dreadful"', 'id = "draconian"')
    lexicons = layered(other)
    assert lexicons["loaded-language"]["draconian"].term == "dreadful"
    assert len(lexicons["loaded-language"].entries) == len(LEXICONS["loaded-language"].entries)
    annotator = Annotator(nlp, detectors=["loaded-language"], lexicons=lexicons)
    doc = annotator(nlp("The draconian, dreadful plan failed."))
    assert [span.text for span in doc.spans["loaded-language"]] == ["dreadful"]


def test_a_pack_switches_an_entry_off() -> None:
    lexicons = layered('{ id = "draconian", off = true }')
    with pytest.raises(KeyError):
        lexicons["loaded-language"]["draconian"]
    assert len(lexicons["loaded-language"].entries) == len(LEXICONS["loaded-language"].entries) - 1


def test_layers_are_named_and_change_the_fingerprint() -> None:
    lexicons = layered(ENTRY)
    assert lexicons["loaded-language"].layers == ("lexicons/loaded-language.toml", "house.toml")
    assert lexicons["loaded-language"].sha256 != LEXICONS["loaded-language"].sha256
    assert lexicons["label"] is LEXICONS["label"]


def test_a_pack_of_an_unknown_category_is_refused() -> None:
    text = pack(ENTRY).replace('category = "loaded-language"', 'category = "weather"')
    with pytest.raises(LexiconError, match=r"house\.toml:1: no lexicon has the category 'weather'"):
        layer(LEXICONS, [parse(text, "house.toml")])


@pytest.mark.parametrize(
    ("term", "pos", "forms"),
    [
        ("slam", ["VERB"], {"slams", "slammed", "slamming"}),
        ("savage", ["VERB"], {"savages", "savaged", "savaging"}),
        ("vilify", ["VERB"], {"vilifies", "vilified", "vilifying"}),
        ("crush", ["VERB"], {"crushes", "crushed", "crushing"}),
        ("admit", ["VERB"], {"admits", "admitted", "admitting"}),
        ("cook up", ["VERB"], {"cooks up", "cooked up", "cooking up"}),
        ("power grab", ["NOUN"], {"power grabs"}),
        ("witch", ["NOUN"], {"witches"}),
        ("crony", ["NOUN"], {"cronies"}),
        ("lie", ["VERB"], {"lies", "lied", "lying"}),
    ],
)
def test_a_term_is_found_in_its_regular_forms(term: str, pos: list[str], forms: set[str]) -> None:
    assert forms <= set(inflections(term, pos))
