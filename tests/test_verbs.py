"""Which verbs introduce whom: dictionary forms, coloured or plain, and the same speaker under two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samestory.comparison import Analyser, compare
from samestory.inflect import verb_forms
from samestory.lexicon import Lexicon, builtin, layer, parse
from samestory.measures.verbs import base_form, contrasts, verbs
from samestory.types import Analysis, Article, Event, VerbRow

Speech = Callable[..., Analysis]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return builtin()["reporting-verb"]


FORMS = verb_forms(
    "say tell claim admit insist refuse point warn call deny write think reply imply".split()
) | {"pointed out": "point out"}


@pytest.mark.parametrize(
    ("cue", "verb"),
    [
        ("said", "say"),
        ("Says", "say"),
        ("has since insisted", "insist"),
        ("’ll have admitted", "admit"),
        ("admitting", "admit"),
        ("was called", "call"),
        ("wrote in a letter", "write"),
        ("told", "tell"),
        ("denied", "deny"),
        ("pointed out", "point out"),
        ("did not say", "not say"),
        ("didn’t say", "not say"),
        ("has never claimed", "not claim"),
        ("flatly refused to say", "refuse to say"),
        ("to say", "say"),
        ("would reply", "reply"),
        ("flatly did not imply", "not imply"),
        ("According to", "according to"),
        ("bemoaned", "bemoaned"),
        ("…", "…"),
    ],
)
def test_a_cue_in_dictionary_form(cue: str, verb: str) -> None:
    assert base_form(cue, FORMS) == verb


def test_a_dictionary_form_is_its_own_and_the_first_verb_has_a_shared_form() -> None:
    forms = verb_forms(["find", "found", "say"])
    assert (forms["found"], forms["said"], forms["says"]) == ("found", "say", "say")
    assert verb_forms(["see", "saw"])["saw"] == "saw"


def said(speech: Speech, outlet: str, cue: str, speaker: str = "Ana Ruiz", kind: str = "person") -> Analysis:
    return speech(outlet, f"Ana Ruiz {cue} that it leaks. It rained.", ("that it leaks", speaker, kind, cue))


def test_rows_count_verbs_by_outlet_and_source(speech: Speech, lexicon: Lexicon) -> None:
    a = speech(
        "A",
        "Ana Ruiz said it leaks. She has said it rots. She claims it stinks.",
        ("it leaks", "Ana Ruiz", "person", "said"),
        ("it rots", "Ana Ruiz", "person", "has said"),
        ("it stinks", "Ana Ruiz", "person", "claims"),
    )
    rows = verbs([a], ["A"], lexicon)
    assert [(r.source, r.verb, r.entry, r.n, r.introductions) for r in rows] == [
        ("Ana Ruiz", "say", None, 2, 3),
        ("Ana Ruiz", "claim", "says-claim", 1, 3),
    ]
    assert [e.text for e in rows[0].evidence] == ["said", "has said"]
    assert all(a.article.body[e.start : e.end] == e.text for r in rows for e in r.evidence)


def test_what_is_not_counted(speech: Speech, lexicon: Lexicon) -> None:
    a = speech(
        "A",
        "Ana Ruiz wants a wall. “He claimed it leaks,” she said. She said it rots. Aides said no.\n\n# Ruiz admits it",
        ("a wall", "Ana Ruiz", "person", "wants", {"kind": "attitude"}),
        ("“He claimed it leaks,”", "Ana Ruiz", "person", "said"),
        ("it leaks", "Ben Holt", "person", "claimed"),  # inside marks: her verb, not the outlet's
        ("it rots", "She", None, "said"),
        ("no", "Aides", "anonymous", "said"),
        ("it", "Ana Ruiz", "person", "admits"),  # in a heading
    )
    assert [(r.source, r.verb, r.n) for r in verbs([a], ["A"], lexicon)] == [("Ana Ruiz", "say", 1)]


def test_parts_of_one_attribution_are_introduced_once(speech: Speech, lexicon: Lexicon) -> None:
    a = speech(
        "A",
        "“It leaks,” said Ana Ruiz. “It rots.”",
        ("“It leaks,”", "Ana Ruiz", "person", "said", {"group": 1}),
        ("“It rots.”", "Ana Ruiz", "person", "said", {"group": 1}),
    )
    assert [r.n for r in verbs([a], ["A"], lexicon)] == [1]


def test_only_what_introduces_a_clause_or_quoted_words_is_coloured(speech: Speech, lexicon: Lexicon) -> None:
    a = speech(
        "A",
        "The Ruiz Front claimed responsibility. “It leaks,” it claimed. The Front claims that it rots.",
        ("responsibility", "Ruiz Front", "institution", "claimed", {"clause": False}),
        ("“It leaks,”", "Ruiz Front", "institution", "claimed", {"cue_start": 54, "cue_end": 61}),
        ("that it rots", "Ruiz Front", "institution", "claims"),
    )
    assert a.article.body[54:61] == "claimed"
    rows = verbs([a], ["A"], lexicon)
    assert [(r.verb, r.entry, r.n) for r in rows] == [("claim", "says-claim", 2), ("claim", None, 1)]
    b = speech("B", "The Ruiz Front said it leaks.", ("it leaks", "Ruiz Front", "institution", "said"))
    (one,) = contrasts(rows_of(lexicon, a, b))
    assert {outlet: sum(row.n for row in own) for outlet, own in one.outlets.items()} == {"A": 3, "B": 1}


def test_a_claimed_victory_is_no_contrast(speech: Speech, lexicon: Lexicon) -> None:
    a = speech(
        "A", "Ana Ruiz claimed victory.", ("victory", "Ana Ruiz", "person", "claimed", {"clause": False})
    )
    assert contrasts(rows_of(lexicon, a, said(speech, "B", "said"))) == []


def test_a_house_pack_decides_what_is_coloured(speech: Speech, lexicon: Lexicon) -> None:
    pack = parse(
        """
        name = "house"
        category = "reporting-verb"
        family = "loaded"
        version = "1"
        language = "en"
        compiled_by = "us"
        licence = "CC0-1.0"
        basis = ["House style"]
        scope = "Ours."
        entries = [
          { id = "says-claim", off = true },
          { id = "natter", term = "natter", pos = ["VERB"], alternatives = ["said"], why = "Ours.", \
fine_when = "never", basis = "House style", hits = ["She nattered that it leaks."], misses = ["A natter."] },
        ]
        """,
        "house.toml",
    )  # fmt: skip
    house = layer(builtin(), [pack])["reporting-verb"]
    a, b = said(speech, "A", "claimed"), said(speech, "B", "nattered")
    assert [r.entry for r in verbs([a], ["A"], lexicon)] == ["says-claim"]
    assert [(r.verb, r.entry) for r in verbs([a, b], ["A", "B"], house)] == [
        ("claim", None),
        ("natter", "natter"),
    ]


def rows_of(lexicon: Lexicon, *analyses: Analysis) -> list[VerbRow]:
    return verbs(analyses, [a.article.outlet for a in analyses], lexicon)


def test_the_same_speaker_under_different_verbs(speech: Speech, lexicon: Lexicon) -> None:
    rows = rows_of(
        lexicon, said(speech, "A", "said"), said(speech, "B", "claimed", "Ruiz"), said(speech, "C", "said")
    )
    (found,) = contrasts(rows)
    assert (found.source, found.clear, list(found.outlets)) == ("Ana Ruiz", True, ["A", "B", "C"])


@pytest.mark.parametrize(
    ("cues", "kind", "name"),
    [
        (("said", "wrote"), "person", "Ana Ruiz"),  # both plain
        (("claimed", "claimed"), "person", "Ana Ruiz"),  # the same verb
        (("claimed",), "person", "Ana Ruiz"),  # one outlet
        (("said", "claimed"), "group", "Residents"),  # perhaps others
        (("said", "claimed"), "institution", "the company"),  # no name
    ],
)
def test_no_contrast(speech: Speech, lexicon: Lexicon, cues: tuple[str, ...], kind: str, name: str) -> None:
    assert (
        contrasts(
            rows_of(lexicon, *(said(speech, o, c, name, kind) for o, c in zip("AB", cues, strict=False)))
        )
        == []
    )


def test_two_people_of_one_last_name_are_no_contrast(speech: Speech, lexicon: Lexicon) -> None:
    assert (
        contrasts(rows_of(lexicon, said(speech, "A", "said"), said(speech, "B", "claimed", "Eva Ruiz"))) == []
    )


def test_where_both_colour_it_is_not_clear(speech: Speech, lexicon: Lexicon) -> None:
    analyses = [said(speech, "A", "admitted"), said(speech, "B", "claimed")]
    rows = rows_of(lexicon, *analyses)
    assert [c.clear for c in contrasts(rows)] == [False]


def test_a_comparison_has_the_verbs_under_the_lexicons_of_its_run(analyser: Analyser) -> None:
    said = "Ana Ruiz {} that the wall will hold. The town is quiet."
    articles = tuple(
        Article(id=o, outlet=o, body=said.format(verb)) for o, verb in (("A", "said"), ("B", "claimed"))
    )
    result = compare(Event("wall", articles), analyser)
    assert [(r.outlet, r.source, r.verb, r.entry) for r in result.verbs] == [
        ("A", "Ana Ruiz", "say", None),
        ("B", "Ana Ruiz", "claim", "says-claim"),
    ]
