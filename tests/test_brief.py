"""What differs, in plain sentences: every claim is checked against the texts it is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from samestory.brief import MOST, Material, brief
from samestory.brief.alone import alone
from samestory.brief.called import called
from samestory.brief.headlines import headlines
from samestory.brief.worded import subjects, worded
from samestory.brief.wording import with_article
from samestory.comparison import Analyser, Settings, compare
from samestory.corpus import read, select
from samestory.measures.rates import rates
from samestory.types import (
    Absence,
    Analysis,
    Article,
    BriefItem,
    Evidence,
    Named,
    NameForm,
    OnlyHere,
    Row,
    Statement,
    Subject,
    Telling,
    Voice,
    Wording,
)

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "counter-espionage-regulations"

Told = Callable[..., list[BriefItem]]
Text = tuple[str, ...]  # outlet, body and perhaps a title


@pytest.fixture(scope="module")
def rules() -> Analyser:
    """The rules alone: what the brief makes of findings, whatever a score says of these short texts."""
    return Analyser(Settings(model="none"))


@pytest.fixture
def analyses(rules: Analyser) -> Callable[..., list[Analysis]]:
    def make(*texts: Text) -> list[Analysis]:
        articles = [
            Article(id=str(i), outlet=outlet, body=body, title=title[0] if title else "")
            for i, (outlet, body, *title) in enumerate(texts)
        ]
        return list(rules.analyse(articles))

    return make


@pytest.fixture
def told(analyses: Callable[..., list[Analysis]]) -> Told:
    """Texts and a kind -> the items of that kind."""

    def tell(kind: str, *texts: Text) -> list[BriefItem]:
        return [item for item in brief(Material(analyses(*texts))) if item.kind == kind]

    return tell


OWN = "The draconian rules bind every firm in the town. The mayor left the hall."
MARKED = "The rules bind every firm, and the union calls them “draconian”. The mayor left the hall."
PLAIN = "The rules bind every firm in the town. The mayor left the hall."


def test_a_term_in_own_voice_here_and_only_in_marks_there(told: Told) -> None:
    items = told("voice", ("A", OWN), ("B", MARKED), ("C", PLAIN))
    assert [item.text for item in items] == [
        "A writes “draconian” in its own voice; in B it stands only inside quotation marks."
    ]
    assert [(e.outlet, e.text, e.voice) for e in items[0].evidence] == [
        ("A", "draconian", "own"),
        ("B", "draconian", "own"),
    ]


def test_a_term_of_several_outlets(told: Told) -> None:
    items = told("voice", ("A", OWN), ("B", MARKED), ("C", OWN), ("D", MARKED))
    assert (
        items[0].text
        == "A and C write “draconian” in their own voice; in B and D it stands only inside quotation marks."
    )


@pytest.mark.parametrize(
    "other",
    [
        ("B", f"{MARKED} It is a draconian law."),
        ("B", MARKED, "Draconian rules bind every firm"),
        (
            "B",
            f"{MARKED}\n\nA draconian law\n\nThe rules bind every firm in the town, and every shop and stall in it.",
        ),
    ],
    ids=["in the body", "in the title", "in a heading"],
)
def test_only_inside_marks_is_not_said_of_an_outlet_that_writes_it_bare(told: Told, other: Text) -> None:
    assert told("voice", ("A", OWN), other) == []


def test_a_term_of_an_outlets_other_article_counts(told: Told) -> None:
    assert told("voice", ("A", OWN), ("B", MARKED), ("B", OWN)) == []


def test_a_term_is_not_said_to_be_own_voice_where_it_is_reported(told: Told) -> None:
    reported = "The union said that the draconian rules bind every firm in the town."
    assert told("voice", ("A", reported), ("B", MARKED)) == []


@pytest.mark.parametrize(
    "own",
    [
        f"The union gave a warning, the mayor said. {OWN}",  # the next sentence may be the mayor's still
        "It walked out in the fear that the draconian rules would bind every firm. The mayor left the hall.",
    ],
)
def test_a_term_is_not_said_to_be_own_voice_where_somebody_else_may_think_it(told: Told, own: str) -> None:
    assert told("voice", ("A", own), ("B", MARKED)) == []
    # In the next paragraph the outlet speaks for itself.
    assert told("voice", ("A", own.replace(". The dra", ".\n\nThe dra")), ("B", MARKED)) or "said" not in own


def test_a_term_that_the_list_does_not_know_is_compared_too(told: Told) -> None:
    items = told(
        "voice",
        ("A", "The hostile forces stood at the gate. The mayor left."),
        ("B", "The mayor spoke of “hostile forces” at the gate."),
    )
    assert [item.text for item in items] == [
        "A writes “hostile forces” in its own voice; in B it stands only inside quotation marks."
    ]


LONG = "“We were told on Monday that the port would close, and nobody asked the people who work in it,” the union said."
SHORT = "The union said that “nobody asked the people who work in it”."


TURN = "“We asked everybody to stay calm, but nobody was told to leave,” the union said."
STOP = "“We asked everybody to stay calm,” the union said."


def test_a_quotation_that_is_cut_before_but(told: Told) -> None:
    items = told("quotation", ("A", TURN), ("B", STOP), ("C", TURN))
    assert [item.text for item in items] == [
        "A and C quote “We asked everybody to stay calm, but nobody was told to leave”; B stops before “but nobody was "
        "told to leave”."
    ]
    assert [(e.outlet, e.voice) for e in items[0].evidence] == [
        ("A", "direct"),
        ("C", "direct"),
        ("B", "direct"),
    ]


def test_a_condition_that_is_cut(told: Told) -> None:
    long = "“If the council pays for the boats, we will leave the harbour on Monday,” the union said."
    short = "“We will leave the harbour on Monday,” the union said."
    items = told("quotation", ("A", long), ("B", short))
    assert [item.text for item in items] == [
        "A quotes “If the council pays for the boats, we will leave the harbour on Monday”; B starts after “If the "
        "council pays for the boats”."
    ]


@pytest.mark.parametrize(
    "rest",
    [
        "“Nobody was told to leave,” it added.",
        "It added that nobody had been told to leave.",
        "Nobody was told to leave the hall.",
    ],
    ids=["in marks", "reported", "in own voice"],
)
def test_what_stands_elsewhere_in_the_text_is_not_cut(told: Told, rest: str) -> None:
    assert told("quotation", ("A", TURN), ("B", f"{STOP} {rest}")) == []


def test_only_less_of_a_speech_is_not_told(told: Told) -> None:
    assert told("quotation", ("A", LONG), ("B", SHORT)) == []
    more = "“We asked everybody to stay calm. The hall is open until ten at night,” the union said."
    assert told("quotation", ("A", more), ("B", STOP)) == []


def test_more_than_three_outlets_are_counted(told: Told) -> None:
    items = told("quotation", *((name, TURN) for name in "ABCD"), ("E", STOP))
    assert items[0].text.startswith("Four outlets quote “")


def test_the_same_words_under_another_verb(told: Told) -> None:
    other = "“We asked everybody to stay calm,” the union insisted."
    items = told("quotation", ("A", STOP), ("B", other))
    assert [item.text for item in items] == [
        "“We asked everybody to stay calm” is introduced with “insisted” in B and with “said” in A."
    ]


def test_the_same_words_of_another_speaker(told: Told) -> None:
    one = "“We asked everybody in the hall to stay calm,” Ada Quill said."
    other = "“We asked everybody in the hall to stay calm,” Tom Reed said."
    items = told("quotation", ("A", one), ("B", other))
    assert [item.text for item in items] == [
        "“We asked everybody in the hall to stay calm” is given to Ada Quill in A and to Tom Reed in B."
    ]


def test_other_words_inside_the_marks(told: Told) -> None:
    one = "“The council would close the old bridge by spring,” Ada Quill said."
    other = "“The council will close the old bridge by spring,” Ada Quill said."
    items = told("quotation", ("A", one), ("B", other))
    assert [item.text for item in items] == [
        "The words inside quotation marks differ: A has “The council would close the old bridge”, B “The council will "
        "close the old bridge”."
    ]


def test_words_inside_the_marks_begin_and_end_alike(told: Told) -> None:
    one = "“In May the council would close the old bridge by spring,” Ada Quill said."
    other = "“The council will close the old bridge by spring,” Ada Quill said."
    items = told("quotation", ("A", one), ("B", other))
    assert [item.text for item in items] == [
        "The words inside quotation marks differ: A has “the council would close the old bridge”, B “The council will "
        "close the old bridge”."
    ]


def test_a_term_in_reported_speech(told: Told) -> None:
    reported = "The union said that the draconian rules bind every firm in the town."
    assert [item.text for item in told("voice", ("A", OWN), ("B", reported))] == [
        "A writes “draconian” in its own voice; in B it stands only in what somebody is reported to say."
    ]


def test_a_term_is_not_said_to_be_reported_where_nobody_speaks(told: Told) -> None:
    jumble = (
        "The statement that the mayor delivered was a jumble that undercut the draconian rules of the town."
    )
    assert told("voice", ("A", OWN), ("B", jumble)) == []


@pytest.mark.parametrize(
    "own",
    [
        "The union painted it as a set of draconian rules that bind every firm in the town.",
        "The firms allegedly fell under draconian rules that bind every firm in the town.",
    ],
)
def test_how_somebody_sees_it_and_what_is_alleged_is_no_own_voice(told: Told, own: str) -> None:
    assert told("voice", ("A", own), ("B", MARKED)) == []


def test_a_quotation_in_full_in_both_is_not_cut(told: Told) -> None:
    assert told("quotation", ("A", LONG), ("B", LONG)) == []


def test_a_quotation_printed_twice_is_not_twice_as_long(told: Told) -> None:
    assert told("quotation", ("A", LONG), ("A", LONG), ("B", LONG)) == []


def test_different_quotations_are_not_one_passage(told: Told) -> None:
    other = "“The ferry sails at noon, and the crew has been told to be on board by eleven,” the union said."
    assert told("quotation", ("A", LONG), ("B", other)) == []


def test_headline_against_headline(told: Told) -> None:
    items = told(
        "headline",
        ("A", PLAIN, "Mayor slams draconian rules"),
        ("B", PLAIN, "Mayor on the rules"),
        ("C", PLAIN, "Union calls the rules “draconian”"),
    )
    # None of their words is singled out: that nothing was marked in the others is no clean bill.
    assert [item.text for item in items] == [
        "The headlines side by side: “Mayor slams draconian rules” (A); “Mayor on the rules” (B); "
        "“Union calls the rules “draconian”” (C)."
    ]
    assert [(e.outlet, e.text) for e in items[0].evidence] == [
        ("A", "Mayor slams draconian rules"),
        ("B", "Mayor on the rules"),
        ("C", "Union calls the rules “draconian”"),
    ]


def test_an_article_without_a_headline_is_not_beside_the_others(told: Told) -> None:
    assert told("headline", ("A", PLAIN, "Mayor on the rules"), ("B", PLAIN, "")) == []


def test_headlines_of_different_days_have_their_days() -> None:
    made = [
        Analysis(Article(o.lower(), "It leaks.", o, title, published=day), 9, {}, (), (), (), (), (), ())
        for o, title, day in [
            ("A", "Mayor on the rules", "2025-06-14T22:10:00+02:00"),
            ("B", "Union on the rules", "2025-06-15"),
            ("C", "Rules, explained", None),
        ]
    ]
    (item,) = headlines(made)
    assert item.text == (
        "The headlines side by side: “Mayor on the rules” (A, 14 June 2025); “Union on the rules” (B, 15 June 2025); "
        "“Rules, explained” (C, no date)."
    )
    (item,) = headlines(
        [*made[:1], replace(made[1], article=replace(made[1].article, published="2025-06-14"))]
    )
    assert item.text.endswith("“Mayor on the rules” (A); “Union on the rules” (B).")


def test_no_count_and_no_clean_bill_is_in_the_brief(
    bundled: tuple[Sequence[Analysis], Sequence[BriefItem]],
) -> None:
    analyses, _ = bundled
    told = " ".join(item.text for item in brief(Material(analyses), most=20))
    assert told and "none was found" not in told and "times" not in told


def test_a_vague_source_in_a_headline_is_not_loaded_wording(told: Told) -> None:
    items = told("headline", ("A", PLAIN, "Critics say the rules fail"), ("B", PLAIN, "Mayor on the rules"))
    assert [item.text for item in items] == [
        "The headlines side by side: “Critics say the rules fail” (A); “Mayor on the rules” (B)."
    ]


def test_a_list_of_tags_is_no_headline(told: Told) -> None:
    tags = "Mayor Ode, harbour, port strike, Tarvo, unions"
    assert told("headline", ("A", PLAIN, "Mayor on the rules"), ("B", PLAIN, tags)) == []


def test_equal_headlines_do_not_differ(told: Told) -> None:
    same = [(name, PLAIN, "Mayor on the rules") for name in "ABC"]
    assert told("headline", *same) == []
    (item,) = told("headline", *same, ("D", PLAIN, "Union on the rules"))
    assert item.text == (
        "The headlines side by side: “Mayor on the rules” (A, B and C); “Union on the rules” (D)."
    )


COLOURED = "The mayor claimed that the rules were old. The union insisted that they were new. It rained."
VAGUE = "Critics say the rules go too far. Observers expect a change. It rained in the town."


def test_one_outlet_alone_is_told_nothing(analyses: Callable[..., list[Analysis]]) -> None:
    alone = analyses(("A", f"{OWN} {COLOURED} {VAGUE} {LONG}", "Mayor slams rules"))
    assert brief(Material(alone, rates(alone, ["A"]))) == ()


def test_no_articles() -> None:
    assert brief(Material([])) == ()


LOADED = "The mayor slammed the draconian plan in the hall and the regime left before the vote. "
DRY = "The mayor read the new plan in the hall and the council left before the vote was held. "


def test_rates_are_told_where_the_intervals_lie_apart(analyses: Callable[..., list[Analysis]]) -> None:
    made = analyses(*[("A", LOADED * 12)] * 2, *[("B", DRY * 40 + LOADED * 2)] * 2)
    rows = rates(made, ["A", "B"])
    items = [item for item in brief(Material(made, rows)) if item.kind == "rate"]
    totals = {r.outlet: r for r in rows if r.category == "all"}
    assert [item.text for item in items] == [
        f"In these 4 articles A has {totals['A'].rate:.0f} marked places (loaded words, hedges, unnamed sources "
        f"and the like) per 1,000 own-voice words (95% interval {totals['A'].low:.0f} "
        f"to {totals['A'].high:.0f}), B {totals['B'].rate:.0f} ({totals['B'].low:.0f} to "
        f"{totals['B'].high:.0f}): a description of one event, not a test."
    ]
    assert [(e.outlet, e.article) for e in items[0].evidence] == [
        ("A", "0"),
        ("A", "1"),
        ("B", "2"),
        ("B", "3"),
    ]


def test_a_rate_of_one_article_is_not_told(analyses: Callable[..., list[Analysis]]) -> None:
    made = analyses(*[("A", LOADED * 12)] * 2, ("B", DRY * 80 + LOADED * 4))
    rows = rates(made, ["A", "B"])
    assert {r.outlet for r in rows if r.category == "all" and r.rank is not None} == {"A", "B"}
    assert [item for item in brief(Material(made, rows)) if item.kind == "rate"] == []


def test_rates_are_not_told_where_the_intervals_meet(analyses: Callable[..., list[Analysis]]) -> None:
    made = analyses(*[("A", (LOADED + DRY) * 4)] * 2, *[("B", (LOADED + DRY * 2) * 4)] * 2)
    rows = rates(made, ["A", "B"])
    totals: list[Row] = [r for r in rows if r.category == "all"]
    assert all(r.rank is not None for r in totals)
    assert totals[0].low is not None and totals[1].high is not None and totals[0].low <= totals[1].high
    assert [item for item in brief(Material(made, rows)) if item.kind == "rate"] == []


def test_at_most_seven_and_two_of_a_kind(analyses: Callable[..., list[Analysis]]) -> None:
    terms = ["draconian", "bloated bureaucracy", "power grab", "witch hunt"]
    own = " ".join(f"The mayor and the {term} met in the hall." for term in terms)
    marked = " ".join(f"The union spoke of the “{term}” in the hall." for term in terms)
    quotations = [
        LONG,
        LONG.replace("port", "dock"),
        LONG.replace("Monday", "Friday").replace("port", "yard"),
    ]
    made = analyses(
        (
            "A",
            f"{own} {' '.join(quotations)} {COLOURED} {VAGUE} {LOADED * 12}",
            "Mayor slams draconian rules",
        ),
        ("B", f"{marked} {SHORT} {DRY * 40} {LOADED * 2}", "Mayor on the rules"),
    )
    items = brief(Material(made, rates(made, ["A", "B"])))
    kinds = [item.kind for item in items]
    assert len(items) <= MOST
    assert kinds.count("voice") == 2
    assert kinds == sorted(
        kinds, key=["voice", "quotation", "headline", "reporting", "sourcing", "rate"].index
    )


@pytest.fixture(scope="module")
def bundled(analyser: Analyser) -> tuple[Sequence[Analysis], Sequence[BriefItem]]:
    result = compare(select(read(CORPUS), "counter-espionage-regulations"), analyser)
    return result.analyses, result.brief


def test_the_bundled_event_has_a_brief(bundled: tuple[Sequence[Analysis], Sequence[BriefItem]]) -> None:
    analyses, items = bundled
    assert 4 <= len(items) <= MOST
    assert {"subject", "voice", "quotation", "headline"} <= {item.kind for item in items}
    texts = {a.article.id: a.article for a in analyses}
    for item in items:
        assert item.evidence
        for e in item.evidence:
            assert texts[e.article].text(e.field)[e.start : e.end] == e.text
            assert texts[e.article].outlet == e.outlet
            # Of absences the nearest place is shown, and of a wording every other telling.
            assert e.outlet in item.text or item.kind in {"headline", "only", "wording", "subject"}


def test_the_brief_is_silent_about_what_an_outlet_wants(
    bundled: tuple[Sequence[Analysis], Sequence[BriefItem]],
) -> None:
    told = " ".join(item.text.lower() for item in bundled[1])
    for word in (
        "bias",
        "lean",
        "slant",
        "propaganda",
        "intends",
        "wants",
        "hides",
        "left-wing",
        "right-wing",
    ):
        assert f" {word}" not in told


# --- one fact in other words, one subject, what stands alone, what somebody is called


def place(outlet: str, text: str, voice: Voice = "own", article: str | None = None) -> Evidence:
    return Evidence(outlet, article or outlet.lower(), "body", 0, len(text), text, voice, 1)


def telling(outlet: str, text: str, voice: Voice = "own", speaker: str | None = None) -> Telling:
    return Telling(outlet.lower(), outlet, "body", 0, len(text), text, "lead", 1, voice, speaker)


def differing(
    kind: str, *variants: Evidence, members: Sequence[Telling] = (), weight: float = 0.8
) -> list[str]:
    """The sentences of one difference of wording."""
    told = tuple(members) or tuple(telling(v.outlet, v.text, v.voice) for v in variants)
    statement = Statement("s1", told, tuple(dict.fromkeys(m.outlet for m in told)), (), (), 0.8)
    texts = [Analysis(Article(m.article, m.text, m.outlet), 2, {}, (), (), (), (), (), ()) for m in told]
    made = list(worded(texts, [statement], [Wording("s1", kind, variants, weight)]))
    assert all(item.kind == "wording" and item.evidence for item in made)
    return [item.text for item in made]


@pytest.mark.parametrize(
    ("kind", "words", "text"),
    [
        ("substitution", ("mob", "crowd"), "The same fact in other words: “mob” (A); “crowd” (B)."),
        ("presupposition", ("managed", "towed"), "The same fact in other words: “managed” (A); “towed” (B)."),
        ("number", ("240", "310"), "The numbers differ: “240” (A); “310” (B)."),
        (
            "negation",
            ("signed", "did not sign"),
            "Negated in one telling and not in another: “signed” (A); “did not sign” (B).",
        ),
        (
            "certainty",
            ("may leave", "leaves"),
            "Told with different certainty: “may leave” (A); “leaves” (B).",
        ),
        (
            "passive",
            ("Police shot", "was shot"),
            "Who did it is told by one and not by another: “Police shot” (A); “was shot” (B).",
        ),
        ("modifier", ("draconian law", "law"), "A writes “draconian law”; B writes “law”."),
        (
            "modifier",
            ("draconian law", "new law"),
            "The same fact in other words: “draconian law” (A); “new law” (B).",
        ),
        ("number", ("5:40 a.m.", "dawn."), "The numbers differ: “5:40 a.m.” (A); “dawn” (B)."),
        (
            "reporting-verb",
            ("said", "crowed"),
            "One statement is introduced with different verbs: “said” (A); “crowed” (B).",
        ),
    ],
)
def test_a_difference_of_each_kind_has_a_sentence(kind: str, words: tuple[str, str], text: str) -> None:
    assert differing(kind, place("A", words[0]), place("B", words[1])) == [text]


def test_outlets_with_the_same_words_are_told_together() -> None:
    variants = (place("A", "draconian law"), place("B", "law"), place("C", "law"))
    assert differing("modifier", *variants) == ["A writes “draconian law”; B and C write “law”."]
    six = [place(name, name.lower()) for name in "ABCDEF"]
    assert differing("substitution", *six)[0].endswith("“e” (E); and 1 more.")


@pytest.mark.parametrize(
    "variants",
    [
        (place("A", "said"), place("A", "crowed", article="a2")),
        (place("A", "said"), place("A", "crowed", article="a2"), place("B", "said")),
    ],
    ids=["one outlet", "an outlet that writes both"],
)
def test_no_difference_is_told_of_outlets_that_write_the_same(variants: tuple[Evidence, ...]) -> None:
    assert differing("reporting-verb", *variants) == []


def test_a_light_difference_is_not_told() -> None:
    assert differing("substitution", place("A", "big"), place("B", "large"), weight=0.39) == []


def test_a_statement_has_one_item() -> None:
    one = Statement("s1", (telling("A", "mob"), telling("B", "crowd")), ("A", "B"), (), (), 0.8)
    found = [
        Wording("s1", "substitution", (place("A", "mob"), place("B", "crowd")), 0.9),
        Wording("s1", "number", (place("A", "240"), place("B", "310")), 0.8),
    ]
    assert len(list(worded([], [one], found))) == 1


@pytest.mark.parametrize(
    ("speakers", "start"),
    [
        (("Ada Quill", "Quill"), "Different verbs introduce what Ada Quill says"),
        (("Ada Quill", None), "Different verbs introduce what Ada Quill says"),
        (("Ada Quill", "Tom Reed"), "One statement is introduced with different verbs"),
        (("the mayor", "the mayor"), "One statement is introduced with different verbs"),
        ((None, None), "One statement is introduced with different verbs"),
    ],
)
def test_whose_words_are_introduced_is_told_where_it_is_one(
    speakers: tuple[str | None, str | None], start: str
) -> None:
    members = [telling(o, "It leaks", "indirect", s) for o, s in zip("AB", speakers, strict=True)]
    # A telling that is not among those compared says nothing of the speaker.
    members.append(telling("C", "It leaks", "indirect", "Bo Lind"))
    (text,) = differing("reporting-verb", place("A", "said"), place("B", "crowed"), members=members)
    assert text == f"{start}: “said” (A); “crowed” (B)."


def test_own_voice_here_and_given_to_somebody_there() -> None:
    variants = [place("A", "It leaks"), place("B", "It leaks", "indirect"), place("C", "It leaks", "direct")]
    given = [
        telling("A", "It leaks"),
        telling("B", "It leaks", "indirect", "Ada Quill"),
        telling("C", "It leaks", "direct", "Tom Reed"),
        telling("D", "It leaks", "direct", "Bo Lind"),
    ]
    assert differing("attribution", *variants, members=given) == [
        "A says in its own voice what B gives to Ada Quill and C to Tom Reed: “It leaks”."
    ]
    assert differing(
        "attribution", *variants[:2], members=[given[0], telling("B", "It leaks", "indirect")]
    ) == ["A says in its own voice what B gives to a source: “It leaks”."]
    assert differing("attribution", *variants[1:], members=given) == []


def test_copied_words_without_marks_are_no_own_voice_for_sure() -> None:
    variants = [place("A", "It leaks"), place("C", "It leaks", "direct")]
    given = [telling("A", "It leaks"), telling("C", "Well, it leaks badly", "direct", "Tom Reed")]
    assert differing("attribution", *variants, members=given) == [
        "A has without quotation marks what C gives to Tom Reed: “It leaks”."
    ]


def test_a_post_that_was_put_right_is_copied_too() -> None:
    own = place("A", "Harbour sends ballot forms to seven thousand people")
    given = place("C", "Harbour sends ballots to seven thousand people", "direct")
    members = [telling("A", own.text), telling("C", given.text, "direct", "Tom Reed")]
    assert differing("attribution", own, given, members=members) == [
        f"A has without quotation marks what C gives to Tom Reed: “{own.text}”."
    ]


def of(outlet: str, published: str | None = None) -> Analysis:
    return Analysis(Article(outlet.lower(), "It leaks.", outlet, published=published), 9, {}, *[()] * 6)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ((None, None), "On “levy” and “harbour roof”: the words of A and B."),
        (("2025-06-14", "2025-06-14T23:00"), "On “levy” and “harbour roof”: the words of A and B."),
        (
            ("2025-06-14", "2025-07-02"),
            "On “levy” and “harbour roof”: the words of A (14 June 2025) and B (2 July 2025).",
        ),
    ],
)
def test_what_is_written_on_one_subject(days: tuple[str | None, str | None], text: str) -> None:
    topic = ("levy", "harbour\nroof")
    made = [of("A", days[0]), of("B", days[1])]
    told = (place("A", "It leaks."), place("B", "He called the levy a “tax raid”."), place("A", "It rots."))
    same = (place("A", "It leaks."), place("B", "it  leaks"))
    found = [Subject(told, (), 3.0), Subject(told, topic, 2.0), Subject(same, topic, 1.0)]
    (item,) = subjects(made, found)  # what has no name in common is one subject to nobody
    assert (item.kind, item.text, item.evidence) == ("subject", text, told)


def test_a_named_difference_takes_the_place_of_its_sentences() -> None:
    members = (telling("A", "It leaks"), telling("B", "It leaks", "indirect", "Ada Quill"))
    words = (place("A", "It leaks"), place("B", "It leaks badly", "indirect"))
    one = Statement("s1", members, ("A", "B"), (), (), 0.8)
    made = [Analysis(Article(o.lower(), "It leaks badly.", o), 9, {}, (), (), (), (), (), ()) for o in "AB"]
    items = brief(
        Material(
            made,
            statements=[one],
            wordings=[Wording("s1", "attribution", words, 0.9)],
            subjects=[Subject(words, ("levy",), 2.0)],
        )
    )
    assert [item.kind for item in items] == ["wording"]


def alone_of(*absence: tuple[str, str]) -> list[str]:
    body = "Ada Quill, who was fined in 2011, opened the bridge."
    a = Analysis(Article("a", body, "A"), 9, {}, (), (), (), (), (), ())
    absences = tuple(Absence(outlet, status) for outlet, status in absence)  # type: ignore[arg-type]
    only = OnlyHere(
        *("A", "a", "body", 11, 32, body[11:32], "Ada Quill", "clause", "own", None, "lead", absences, 0.5)
    )
    return [item.text for item in alone([a], [only])]


def test_what_only_one_outlet_has() -> None:
    assert alone_of(("B", "not-found"), ("C", "not-found")) == [
        "About Ada Quill, A has “who was fined in 2011”, which was not found in B and C."
    ]


def test_what_is_not_known_to_be_missing_is_not_said_to_be() -> None:
    found = ("B", "not-found"), ("C", "unsure"), ("D", "published-earlier"), ("E", "time-unknown")
    assert alone_of(*found) == [
        "About Ada Quill, A has “who was fined in 2011”, which was not found in B (not sure of C; D published earlier; "
        "when E published is not known)."
    ]
    assert alone_of(*found[1:]) == []


@pytest.mark.parametrize("near", [True, False])
def test_of_what_is_not_sure_a_sentence_is_shown_that_shares_words(near: bool) -> None:
    body = "Ada Quill, who was fined for burning wood, spoke."
    there = "She paid a fine for burning wood." if near else "Ada Quill was in the country to visit her son."
    made = [
        Analysis(Article(i, text, i.upper()), 9, {}, *[()] * 6) for i, text in (("a", body), ("b", there))
    ]
    absences = (Absence("C", "not-found"), Absence("B", "unsure", "b", "body", 0, len(there)))
    only = OnlyHere(
        *("A", "a", "body", 11, 41, body[11:41], "Ada Quill", "clause", "own", None, "lead", absences, 0.5)
    )
    (item,) = alone(made, [only])
    assert [e.outlet for e in item.evidence] == (["A", "B"] if near else ["A"])
    assert "not sure of B" in item.text


@pytest.mark.parametrize(
    ("name", "told"),
    [("White House", "the White House"), ("tax regime", "the tax regime"), ("Ada Quill", "Ada Quill")],
)
def test_a_name_has_the_article_that_it_wants(name: str, told: str) -> None:
    assert with_article(name) == told


def alone_in(body: str, start: int, end: int, kind: str = "clause") -> list[BriefItem]:
    a = Analysis(Article("a", body, "A"), 9, {}, *[()] * 6)
    absences = (Absence("B", "not-found"),)
    only = OnlyHere(
        *(
            "A",
            "a",
            "body",
            start,
            end,
            body[start:end],
            "Ada Quill",
            kind,
            "own",
            None,
            "lead",
            absences,
            0.5,
        )  # type: ignore[arg-type]
    )
    return list(alone([a], [only, only]))


@pytest.mark.parametrize(
    ("before", "words", "kind"),
    [
        ("", "Speaking after a dinner in the old town", "clause"),
        ("She kept a secret fund to ", "rebuild the harbour of the old town", "clause"),
        ("", "“who was fined by the court of the old town", "clause"),
        ("They named ", "Ada Quill, ambassador to the islands", "apposition"),
        ("Polls had it ", "49 percent to 44 percent", "apposition"),
    ],
)
def test_a_fragment_is_not_told(before: str, words: str, kind: str) -> None:
    assert alone_in(f"{before}{words}.", len(before), len(before) + len(words), kind) == []


def test_a_detail_of_one_sentence_is_told_once() -> None:
    words = "who was fined in 2011"
    assert len(alone_in(f"Ada Quill, {words}, spoke.", 11, 11 + len(words))) == 1


def forms(*given: tuple[str, str, str]) -> tuple[NameForm, ...]:
    return tuple(
        NameForm(outlet, form, role, (), 1, (place(outlet, form),))  # type: ignore[arg-type]
        for outlet, form, role in given
    )


def test_what_outlets_call_somebody() -> None:
    given = (
        ("A", "Ada Quill", "name"),
        ("A", "embattled mayor", "description"),
        ("B", "reformer", "description"),
    )
    (item,) = called([Named("Ada Quill", "person", forms(*given))], ["embattled"])
    assert item.text == "What outlets call Ada Quill: in A “embattled mayor”; in B “reformer”."
    assert (item.kind, item.target, [e.text for e in item.evidence]) == (
        "naming",
        "Ada Quill",
        ["embattled mayor", "reformer"],
    )


@pytest.mark.parametrize(
    ("kind", "given", "loaded"),
    [
        ("person", [("A", "mayor", "description"), ("B", "mayor", "description")], ()),
        ("person", [("A", "mayor", "office"), ("B", "chief engineer", "office")], ()),
        (
            "person",
            [("A", "lawyer", "description"), ("B", "partner of the firm", "description")],
            ("crooked",),
        ),
        (
            "person",
            [("A", "“crooked” aide", "description"), ("B", "aide of the mayor", "description")],
            ("crooked",),
        ),
        (
            "person",
            [("A", "'crooked' aide", "description"), ("B", "aide of the mayor", "description")],
            ("crooked",),
        ),
        ("person", [("A", "embattled Ada Quill", "name"), ("B", "mayor", "description")], ("embattled",)),
        ("person", [("A", "embattled mayor", "description")], ("embattled",)),
        ("place", [("A", "old port", "description"), ("B", "harbour", "description")], ()),
        (
            "institution",
            [("A", "tax regime", "description"), ("B", "present tax regime", "description")],
            ("regime",),
        ),
    ],
    ids=[
        *("the same", "offices", "trades", "quoted", "quoted by one mark", "a name", "one outlet alone"),
        *("a place", "a loaded word that all have"),
    ],
)
def test_names_that_set_nobody_apart_are_not_told(
    kind: str, given: list[tuple[str, str, str]], loaded: Sequence[str]
) -> None:
    assert list(called([Named("Ada Quill", kind, forms(*given))], loaded)) == []  # type: ignore[arg-type]


def test_a_thing_without_a_name_has_its_article() -> None:
    given = ("A", "tax regime", "description"), ("B", "tax authority", "description")
    (item,) = called([Named("tax office", "institution", forms(*given))], ["regime"])
    assert item.text.startswith("What outlets call the tax office: ")
    # Whether they mean the same people is not known, and a name of theirs would take sides.
    (item,) = called([Named("illegal immigrants", "group", forms(*given))], ["regime"])
    assert item.text == "Names for such people: in A “tax regime”; in B “tax authority”."
