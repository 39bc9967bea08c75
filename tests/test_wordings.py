"""What outlets call the same thing: each kind found once, and what comes near to it not taken for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from samestory.comparison import Analyser, Settings
from samestory.corpus import events, read
from samestory.reading import Reading
from samestory.statements import Aligned
from samestory.types import Analysis, Article, Subject, Wording
from samestory.wordings import KINDS, wordings
from samestory.wordings.found import Side
from samestory.wordings.kinds import find
from samestory.wordings.speech import cues
from samestory.wordings.subjects import subjects

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
TRAINING = (
    "budget-cuts dam-collapse port-strike prorogation-ruling regional-election relay-doping square-protest"
).split()
BESIDE = (
    "The bakery on Mill Lane opens at seven. Rain is expected in the hills tonight.",
    "A choir sang in the old chapel. Farmers sold pears at the market.",
    "Two kites were caught in the poplar trees. The library lends telescopes to children.",
)

Kinds = Callable[[str, str], dict[str, list[tuple[str, str]]]]
Word = Callable[..., tuple[Wording, ...]]
Made = tuple[Aligned, list[Analysis]]


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Analyser:
    return Analyser(Settings(cache=tmp_path_factory.mktemp("cache")))


def together(scored: Analyser, texts: Sequence[tuple[str, ...]]) -> Made:
    articles = [
        Article(
            id=f"a{n}",
            outlet=outlet,
            body=f"{body} {BESIDE[n % len(BESIDE)]}",
            title=title[0] if title else "",
            published=f"2025-03-0{n + 1}",
        )
        for n, (outlet, body, *title) in enumerate(texts)
    ]
    made = list(scored.read(articles))
    return Aligned([reading for _, reading in made if reading is not None]), [a for a, _ in made]


@pytest.fixture(scope="module")
def kinds(scored: Analyser) -> Kinds:
    """Two tellings -> kinds of difference, however heavy, each with the words of both sides."""

    def make(one: str, other: str) -> dict[str, list[tuple[str, str]]]:
        aligned, _ = together(scored, [("A", one), ("B", other)])
        first, second = aligned.members["s1"]
        a, b = (Side(aligned.reading(n), aligned.units[n]) for n in (first, second))
        found: dict[str, list[tuple[str, str]]] = {}
        for difference in find(a, b, aligned.lined(first, second)):
            words = (a.reading.text(*difference.one), b.reading.text(*difference.other))
            found.setdefault(difference.kind, []).append(words)
        return found

    return make


@pytest.fixture(scope="module")
def worded(scored: Analyser) -> Word:
    def make(*texts: tuple[str, ...]) -> tuple[Wording, ...]:
        return wordings(*together(scored, texts))

    return make


SHOT = "Police shot a young fisherman on the old pier on Tuesday night."
WAS_SHOT = "A young fisherman was shot on the old pier on Tuesday night."
LAW = "The council passed a {}law on street music on Monday."
SHUT = "the bridge would stay shut until the autumn"
BLOCKED = "The {} {} the gates of the fish market on Monday morning."
HIRED = "The harbour company hired {} dock workers last week."
SIGNED = "The mayor {} the letter to the harbour pilots on Friday."
TOWED = "The crew {} the burning ferry into the harbour by noon."


@pytest.mark.parametrize(
    ("kind", "one", "other", "words"),
    [
        (
            "attribution",
            f"The mayor said that {SHUT}.",
            "The bridge will stay shut until the autumn, and boats cannot pass it.",
            (
                f"The mayor said that {SHUT}.",
                "The bridge will stay shut until the autumn, and boats cannot pass it.",
            ),
        ),
        (
            "reporting-verb",
            f"The mayor said that {SHUT}.",
            f"The mayor claimed that {SHUT}.",
            ("said", "claimed"),
        ),
        ("negation", SIGNED.format("signed"), SIGNED.format("did not sign"), ("signed", "not sign")),
        ("number", HIRED.format("240"), HIRED.format("310"), ("240", "310")),
        (
            "certainty",
            SIGNED.format("reportedly signed"),
            SIGNED.format("signed"),
            ("reportedly signed", "signed"),
        ),
        ("passive", SHOT, WAS_SHOT, ("Police shot", "was shot")),
        (
            "presupposition",
            TOWED.format("managed to tow"),
            TOWED.format("towed"),
            ("managed", "towed"),
        ),
        (
            "substitution",
            BLOCKED.format("mob", "blocked"),
            BLOCKED.format("crowd", "blocked"),
            ("mob", "crowd"),
        ),
        ("modifier", LAW.format("draconian "), LAW.format(""), ("draconian law", "law")),
    ],
)
def test_each_kind_is_found_both_ways(
    kinds: Kinds, kind: str, one: str, other: str, words: tuple[str, str]
) -> None:
    assert kinds(one, other).get(kind) == [words]
    assert kinds(other, one).get(kind) == [words[::-1]]


def test_the_kinds_tested_are_all_kinds() -> None:
    marks = test_each_kind_is_found_both_ways.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for mark in marks for case in mark.args[1]} == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "attribution",
            f"The mayor said that {SHUT}.",
            f"According to the mayor, {SHUT}.",
        ),
        (
            "attribution",
            f"The mayor, Ada Quill, said that {SHUT}.",
            "In the speech of Ada Quill the bridge stays shut until the autumn.",
        ),
        ("reporting-verb", f"The mayor said that {SHUT}.", f"The mayor told the council that {SHUT}."),
        ("negation", SIGNED.format("never signed"), SIGNED.format("did not sign")),
        ("negation", SIGNED.format("denied he signed"), SIGNED.format("did not sign")),
        (
            "negation",
            "The Reds taxed the ferry owners of the old port on Monday.",
            "One party did not tax the ferry owners of the old port on Monday.",
        ),
        ("number", HIRED.format("some 240"), HIRED.format("240")),
        ("certainty", SIGNED.format("reportedly signed"), SIGNED.format("allegedly signed")),
        ("passive", SHOT, "A young fisherman was shot by police on the old pier on Tuesday night."),
        ("passive", SHOT.replace("Police", "Somebody"), WAS_SHOT),
        ("presupposition", TOWED.format("managed to tow"), TOWED.format("succeeded in towing")),
        ("substitution", BLOCKED.format("Reeds", "blocked"), BLOCKED.format("crowd", "blocked")),
        ("substitution", BLOCKED.format("crowd", "blocked"), BLOCKED.format("crowds", "were blocking")),
        (
            "modifier",
            LAW.format("draconian "),
            "The council passed a law on music on Monday, a draconian law.",
        ),
        (
            "modifier",
            "The council wants the sweeping end of street music in the old town on Monday.",
            "The council wants to end street music in the old town on Monday.",
        ),
        (
            "attribution",
            "Earlier the police released pictures of the man suspected of burning nine boats at the old fish market.",
            "The police say the man burned nine boats at the old fish market and has been caught.",
        ),
        (
            "certainty",
            "Guests were due on Monday, but apparently the mayor cancelled the meeting with the pilots.",
            "Guests were due on Monday, but the mayor apparently cancelled the meeting with the pilots.",
        ),
    ],
)
def test_what_comes_near_to_a_kind_is_none(kinds: Kinds, kind: str, one: str, other: str) -> None:
    assert kind not in kinds(one, other)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("draconian ", "sensible ", ("draconian law", "sensible law")),
        ("draconian new ", "new ", ("draconian new law", "new law")),
    ],
)
def test_a_modifier_stands_beside_that_of_the_other(
    kinds: Kinds, one: str, other: str, words: tuple[str, str]
) -> None:
    assert kinds(LAW.format(one), LAW.format(other))["modifier"] == [words]
    assert kinds(LAW.format(other), LAW.format(one))["modifier"] == [words[::-1]]


def test_differences_of_several_outlets_in_one_place_are_one(worded: Word) -> None:
    (one,) = worded(("A", LAW.format("draconian ")), ("B", LAW.format("")), ("C", LAW.format("")))
    assert one.kind == "modifier" and one.statement == "s1"
    assert [(v.outlet, v.text, v.voice, v.paragraph) for v in one.variants] == [
        ("A", "draconian law", "own", 1),
        ("B", "law", "own", 1),
        ("C", "law", "own", 1),
    ]


def test_the_loaded_comes_before_the_plain(worded: Word) -> None:
    loaded = worded(("A", LAW.format("draconian ")), ("B", LAW.format("")))
    plain = worded(("A", LAW.format("new ")), ("B", LAW.format("")))
    assert loaded and loaded[0].weight > max((one.weight for one in plain), default=0.0)


def test_what_both_quote_is_no_wording_of_their_own(worded: Word) -> None:
    one = "“The council passed a draconian law on street music,” said Ada Quill."
    other = "“The council passed a law on street music,” said Ada Quill."
    assert [found.kind for found in worded(("A", one), ("B", other))] == []


def test_one_outlet_and_equal_words_differ_in_nothing(worded: Word) -> None:
    assert worded(("A", LAW.format("draconian ")), ("A", LAW.format(""))) == ()
    assert worded(("A", LAW.format("draconian ")), ("B", LAW.format("draconian "))) == ()
    assert worded(("A", LAW.format("draconian "))) == () == worded()


@pytest.fixture(scope="module")
def bundled(scored: Analyser) -> list[Made]:
    found = []
    for event in events(read(CORPUS)):
        if event.id in TRAINING:
            made = list(scored.read(event.articles))
            found.append((Aligned([r for _, r in made if r is not None]), [a for a, _ in made]))
    return found


def test_what_holds_of_every_wording(bundled: list[Made]) -> None:
    seen = 0
    for aligned, analyses in bundled:
        articles = {a.article.id: a.article for a in analyses}
        tellings = {one.id: one.members for one in aligned.statements}
        found = wordings(aligned, analyses)
        assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
        for one in found:
            seen += 1
            assert one.kind in KINDS and 0 < one.weight <= 1
            assert len({v.outlet for v in one.variants}) > 1
            assert len({v.text.casefold() for v in one.variants}) > 1
            for v in one.variants:
                assert articles[v.article].text(v.field)[v.start : v.end] == v.text
                assert any(
                    m.article == v.article and m.field == v.field and m.start <= v.start and v.end <= m.end
                    for m in tellings[one.statement]
                )
    assert seen > 20


def test_no_pronoun_or_determiner_stands_for_a_wording_alone(bundled: list[Made]) -> None:
    seen = 0
    for aligned, _ in bundled:
        for units in aligned.members.values():
            for first in units:
                for second in units:
                    if first >= second:
                        continue
                    sides = [Side(aligned.reading(n), aligned.units[n]) for n in (first, second)]
                    for found in find(*sides, aligned.lined(first, second)):
                        seen += 1
                        for side, (start, end) in zip(sides, (found.one, found.other), strict=True):
                            assert not is_empty(side.reading, start, end), side.reading.text(start, end)
    assert seen > 50


def is_empty(reading: Reading, start: int, end: int) -> bool:
    said = {reading.columns.pos[i] for i in range(start, end)} - {"PUNCT", "SPACE"}
    return said <= {"PRON", "DET", "ADP", "PART", "CCONJ", "SCONJ"}


# --- what is on one subject

FAR = (
    ("A", "The council voted to sell the old lighthouse and its garden to a hotel chain."),
    ("B", "A lighthouse that the council wants to sell has a garden full of rare roses."),
)


def test_sentences_near_to_each_other_are_a_subject(scored: Analyser) -> None:
    aligned, analyses = together(scored, FAR)
    (one,) = subjects(aligned, analyses)
    # Whole sentences: who is credited, and what is denied, may stand at the end.
    assert [e.outlet for e in one.members] == ["A", "B"]
    assert all(e.text.endswith(".") and e.text[0].isupper() for e in one.members)


def test_a_subject_is_named_by_the_words_that_all_have_in_a_row(scored: Analyser) -> None:
    made = together(
        scored,
        [
            ("A", "The slogan of the day, shut the lighthouse museum, is all over the walls of the island."),
            ("B", "Islanders wrote the slogan “shut the lighthouse museum” on the walls of the town hall."),
        ],
    )
    (one,) = subjects(*made)
    assert "shut the lighthouse museum" in one.topic


def test_headlines_are_no_part_of_a_subject(scored: Analyser) -> None:
    made = together(
        scored,
        [
            ("A", BESIDE[2], "Council sells old lighthouse, garden and all"),
            ("B", "The council sells the lighthouse and its garden to a chain of hotels in spring."),
        ],
    )
    assert subjects(*made) == ()


def test_names_alone_make_no_subject(scored: Analyser) -> None:
    made = together(
        scored,
        [
            ("A", "Ada Quill of Port Ellen plays the violin."),
            ("B", "Ada Quill of Port Ellen opposed tariffs."),
        ],
    )
    assert subjects(*made) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A protracted stay at the harbour museum cost him a good friend.",
            "Roses grow at the harbour museum.",
        ),
        (
            "It was a town-hall-style meeting, long and rather dull.",
            "She admired their town-hall-style meeting.",
        ),
    ],
    ids=["a place", "a set phrase"],
)
def test_what_shares_no_act_is_no_subject(scored: Analyser, one: str, other: str) -> None:
    assert subjects(*together(scored, [("A", one), ("B", other)])) == ()


def test_what_both_only_tell_in_passing_is_no_subject(scored: Analyser) -> None:
    ruling = "The mayor scolded the court for a ruling about sailors whom greedy captains had smuggled to the island."
    bakery = "A bakery opened for the island sailors who were once smuggled here by their captains."
    told = "A captain smuggled sailors to the island, a ruling of a greedy court says."
    assert subjects(*together(scored, [("A", ruling), ("B", bakery)])) == ()
    assert subjects(*together(scored, [("A", ruling), ("B", told)])) != ()


def test_a_topic_ends_with_a_whole_phrase(scored: Analyser) -> None:
    made = together(
        scored,
        [
            ("A", "The council expands harbour checks to cargo ships and old ferries."),
            ("B", "The new rule expands harbour checks to cargo trains on the old island."),
        ],
    )
    (one,) = subjects(*made)
    assert one.topic == ("expands harbour checks",)  # not "to cargo", which is half of cargo ships


def test_who_declares_in_writing_declares(scored: Analyser) -> None:
    one, other = (
        f"The mayor may declare in writing that {SHUT}.",
        f"The mayor claims that {SHUT}.",
    )
    aligned, _ = together(scored, [("A", one), ("B", other)])
    sides = [Side(aligned.reading(n), aligned.units[n]) for n in aligned.members["s1"]]
    assert not any(cue.lemma == "write" for side in sides for cue in cues(side))


def test_one_act_of_two_people_is_no_subject(scored: Analyser) -> None:
    plea = "pleaded guilty last year to lying to the committee about the harbour fund."
    for name, is_one in (("Tom Reed", False), ("Ada Quill", True)):
        found = subjects(*together(scored, [("A", f"Ada Quill {plea}"), ("B", f"{name} {plea}")]))
        assert bool(found) is is_one


def test_an_article_is_shown_with_its_nearest_sentence(scored: Analyser) -> None:
    near = "The judge hugged the keeper and gave her a Bible."
    made = together(
        scored,
        [
            ("A", "Even the judge walked over to the keeper and gave her a Bible and a hug."),
            ("B", f"A brother of the judge hugged the keeper of the lighthouse. {near}"),
        ],
    )
    (one,) = subjects(*made)
    assert one.members[1].text == near


def test_of_reported_speech_the_core_is_what_is_said(scored: Analyser) -> None:
    said = "Tom Reed, the keeper, said that the council will sell the lighthouse and its garden to a hotel chain."
    (one,) = subjects(*together(scored, [FAR[1], ("A", said)]))
    assert "the council will sell the lighthouse" in {e.outlet: e.text for e in one.members}["A"]


def test_what_holds_of_every_subject(bundled: list[Made]) -> None:
    seen = 0
    for aligned, analyses in bundled:
        articles = {a.article.id: a.article for a in analyses}
        found: tuple[Subject, ...] = subjects(aligned, analyses)
        assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
        taken: set[tuple[str, str, int]] = set()
        for one in found:
            assert len({e.outlet for e in one.members}) > 1
            for e in one.members:
                seen += 1
                assert articles[e.article].text(e.field)[e.start : e.end] == e.text
                assert e.voice != "direct"
                assert (e.article, e.field, e.start) not in taken
                taken.add((e.article, e.field, e.start))
    assert seen > 40
