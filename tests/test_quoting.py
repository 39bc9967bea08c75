"""The same utterance in several articles: what is put together, what is left out, what differs, who has none of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from samestory.comparison import Analyser, Settings
from samestory.quoting import taken_over, utterances
from samestory.quoting.words import is_same, words
from samestory.types import Analysis, Article, Quotation, TakenOver, Utterance, UtteranceMember

Given = tuple[str, ...]  # outlet, body and perhaps a title and a time
Quoting = Callable[..., tuple[Utterance, ...]]


@pytest.fixture(scope="module")
def rules() -> Analyser:
    return Analyser(Settings(model="none"))


@pytest.fixture
def analyses(rules: Analyser) -> Callable[..., list[Analysis]]:
    def make(*texts: Given) -> list[Analysis]:
        articles = [
            Article(
                id=str(i),
                outlet=outlet,
                body=body,
                title=rest[0] if rest else "",
                published=(rest[1] or None) if len(rest) > 1 else None,
            )
            for i, (outlet, body, *rest) in enumerate(texts)
        ]
        return list(rules.analyse(articles))

    return make


@pytest.fixture
def quoting(analyses: Callable[..., list[Analysis]]) -> Quoting:
    """Texts -> their utterances, each place checked against the text."""

    def find(*texts: Given) -> tuple[Utterance, ...]:
        made = analyses(*texts)
        by_id = {a.article.id: a.article for a in made}
        found = utterances(made)
        for u in found:
            longest = u.members[u.longest]
            whole = by_id[longest.article].text(longest.field)
            for m in u.members:
                text = by_id[m.article].text(m.field)
                assert text[m.start : m.end] == m.text
                assert m.cue is None or text[m.cue_start : m.cue_end] == m.cue
                assert m.speaker is None or text[m.speaker_start : m.speaker_end] == m.speaker
                assert all(m.start <= s <= e <= m.end for s, e in m.quoted)
                assert all(longest.start <= s < e <= longest.end and whole[s:e].strip() for s, e in m.missing)
        return found

    return find


def left(u: Utterance, texts: tuple[Given, ...]) -> list[list[str]]:
    """What each member leaves out, as words."""
    longest = u.members[u.longest]
    body = texts[int(longest.article)][1]
    return [[body[s:e] for s, e in m.missing] for m in u.members]


def differing(u: Utterance, texts: tuple[Given, ...]) -> list[tuple[str, str]]:
    longest = u.members[u.longest]
    return [
        (texts[int(m.article)][1][a:b], texts[int(longest.article)][1][c:d])
        for m in u.members
        for (a, b), (c, d) in m.alters
    ]


FERRY = "The ferry left the harbour at noon. The quay was empty. A gull sat on the crane."
FULL = (
    "“We asked the crews to stay at home until the wind drops, but nobody was told to leave the island,” Ada "
    f"Quill said. {FERRY}"
)
CUT = f"Ada Quill said: “We asked the crews to stay at home until the wind drops.” {FERRY}"


def test_a_cut_before_but(quoting: Quoting) -> None:
    texts = (("A", FULL), ("B", CUT))
    (u,) = quoting(*texts)
    assert u.outlets == ("A", "B")
    assert u.speaker == "Ada Quill"
    assert u.longest == 0
    assert [m.words for m in u.members] == [20, 12]
    assert left(u, texts) == [[], ["but nobody was told to leave the island"]]
    assert [(m.cue, m.speaker, m.kind) for m in u.members] == [("said", "Ada Quill", "direct")] * 2


@pytest.mark.parametrize(
    "other",
    [
        "“We asked the crews to stay at home … but nobody was told to leave the island,” Ada Quill said.",
        "“We asked the crews to stay at home ... but nobody was told to leave the island,” Ada Quill said.",
        "“We asked the crews to stay at home [during the storm], but nobody was told to leave the island,” Ada Quill "
        "said.",
    ],
    ids=["ellipsis", "dots", "brackets"],
)
def test_what_an_ellipsis_or_brackets_stand_for_is_no_altered_word(quoting: Quoting, other: str) -> None:
    texts = (("A", FULL), ("B", f"{other} {FERRY}"))
    (u,) = quoting(*texts)
    assert differing(u, texts) == []
    assert left(u, texts)[1] == ["until the wind drops"]


@pytest.mark.parametrize(
    "other",
    [
        '"we asked the crews to stay at home until the wind drops, but nobody was told to leave the island," Ada '
        "Quill said.",
        "“WE asked the crews to stay at home until the wind drops. But nobody was told to leave the island,” Ada Quill "
        "said.",
        "“[W]e asked the crews to stay at home until the wind drops,” Ada Quill said, “but nobody was told to leave "
        "the island.”",
    ],
    ids=["straight marks and case", "capitals and a full stop", "a fitted capital and an attribution inside"],
)
def test_style_is_no_difference(quoting: Quoting, other: str) -> None:
    texts = (("A", FULL), ("B", f"{other} {FERRY}"))
    (u,) = quoting(*texts)
    assert left(u, texts) == [[], []]
    assert differing(u, texts) == []


def test_contractions_spelling_and_numbers_are_no_difference(quoting: Quoting) -> None:
    texts = (
        ("A", f"“We don’t know what colour the three boats at the pier were,” Ada Quill said. {FERRY}"),
        ("B", f"“We do not know what color the 3 boats at the pier were,” Ada Quill said. {FERRY}"),
    )
    (u,) = quoting(*texts)
    assert differing(u, texts) == []
    assert left(u, texts) == [[], []]


def test_a_state_by_its_letters_is_no_difference(quoting: Quoting) -> None:
    texts = (
        ("A", f"“The UK has done well out of the free trade of the last years,” Ada Quill said. {FERRY}"),
        ("B", f"“The U.K. has done well out of the free trade of the last years,” Ada Quill said. {FERRY}"),
    )
    (u,) = quoting(*texts)
    assert differing(u, texts) == []


def test_an_altered_word(quoting: Quoting) -> None:
    texts = (
        ("A", f"“The council would close the bridge to every lorry by spring,” Ada Quill said. {FERRY}"),
        ("B", f"“The council will close the bridge to every lorry by spring,” Ada Quill said. {FERRY}"),
    )
    (u,) = quoting(*texts)
    assert sorted(differing(u, texts)[0]) == ["will", "would"]
    assert left(u, texts) == [[], []]


def test_a_dropped_word(quoting: Quoting) -> None:
    texts = (
        ("A", f"“The council did not close the bridge to every lorry by spring,” Ada Quill said. {FERRY}"),
        ("B", f"“The council did close the bridge to every lorry by spring,” Ada Quill said. {FERRY}"),
    )
    (u,) = quoting(*texts)
    assert differing(u, texts) == [("", "not")]


def test_a_short_quotation_inside_a_longer_one_of_the_same_speaker(quoting: Quoting) -> None:
    texts = (
        ("A", f"“The bridge plan was a costly mistake from the first day,” Ada Quill said. {FERRY}"),
        ("B", f"Ada Quill called the bridge plan “a costly mistake” on Monday. {FERRY}"),
    )
    (u,) = quoting(*texts)
    assert [m.words for m in u.members] == [11, 3]


def test_a_short_phrase_of_two_speakers_is_two_utterances(quoting: Quoting) -> None:
    texts = (
        ("A", f"“The bridge plan was a costly mistake from the first day,” Ada Quill said. {FERRY}"),
        ("B", f"The strike was “a costly mistake”, Tom Reed said on Monday. {FERRY}"),
    )
    assert quoting(*texts) == ()


def test_other_words_of_the_same_speaker_are_another_utterance(quoting: Quoting) -> None:
    other = f"“The mill shut because no one paid for the new boiler,” Ada Quill said. {FERRY}"
    assert quoting(("A", FULL), ("B", other)) == ()


def test_a_long_run_is_one_utterance_whoever_is_named(quoting: Quoting) -> None:
    other = FULL.replace("Ada Quill", "Tom Reed")
    (u,) = quoting(("A", FULL), ("B", other))
    assert {m.source for m in u.members} == {"Ada Quill", "Tom Reed"}
    assert u.speaker is None


def test_a_paraphrase_of_the_same_speaker(quoting: Quoting) -> None:
    texts = (
        (
            "A",
            f"“I will rebuild the flooded school before winter with stone from the quarry,” Ada Quill said. {FERRY}",
        ),
        (
            "B",
            f"Ada Quill said that she would rebuild the flooded school with quarry stone before winter. {FERRY}",
        ),
    )
    (u,) = quoting(*texts)
    assert [(m.outlet, m.paraphrase, m.kind, m.words) for m in u.members][1] == ("B", True, "indirect", 0)
    assert u.members[1].missing == ()


@pytest.mark.parametrize(
    "report",
    [
        "Tom Reed said that he would rebuild the flooded school with quarry stone before winter.",
        "Ada Quill said that she would not rebuild the flooded school with quarry stone before winter.",
        "Ada Quill said that the tram would run again on Sunday.",
    ],
    ids=["another speaker", "denied", "about something else"],
)
def test_no_paraphrase(quoting: Quoting, report: str) -> None:
    quoted = f"“I will rebuild the flooded school before winter with stone from the quarry,” Ada Quill said. {FERRY}"
    assert quoting(("A", quoted), ("B", f"{report} {FERRY}")) == ()


def test_one_outlet_twice_and_twice_in_one_article(quoting: Quoting) -> None:
    (u,) = quoting(("A", FULL), ("A", CUT))
    assert (u.outlets, len(u.members)) == (("A",), 2)
    assert quoting(("A", f"{FULL}\n\n{FULL}"), ("B", FERRY)) == ()


def test_headline_and_text_are_apart(quoting: Quoting) -> None:
    texts = (("A", FULL, "Quill: “nobody was told to leave the island”"), ("B", FULL))
    (u,) = quoting(*texts)
    assert [m.placement for m in u.members] == ["headline", "lead", "lead"]
    assert left(u, texts)[0] and left(u, texts)[1:] == [[], []]


def test_where_it_stands(quoting: Quoting) -> None:
    late = "\n\n".join([FERRY] * 4 + [FULL])
    (u,) = quoting(("A", FULL), ("B", late))
    assert [(m.placement, m.paragraph) for m in u.members] == [("lead", 1), ("later", 5)]


def test_thirds_are_of_paragraphs_as_for_statements(quoting: Quoting) -> None:
    long_lead = " ".join([FERRY] * 12)
    (u,) = quoting(("A", FULL), ("B", "\n\n".join([long_lead, FULL, *[FERRY] * 3])))
    assert [(m.placement, m.paragraph) for m in u.members] == [("lead", 1), ("first-third", 2)]


def absence(u: Utterance) -> dict[str, str]:
    return {one.outlet: one.status for one in u.absent}


@pytest.mark.parametrize(
    ("published", "status"),
    [
        ("2031-05-02T12:00:00Z", "not-found"),
        ("2031-05-02T09:00:00Z", "published-earlier"),
        ("", "time-unknown"),
        ("2031-05-02", "time-unknown"),
        ("2031-04-30", "published-earlier"),
        ("2031-05-04", "not-found"),
    ],
)
def test_who_does_not_run_it(quoting: Quoting, published: str, status: str) -> None:
    (u,) = quoting(
        ("A", FULL, "", "2031-05-02T10:00:00Z"),
        ("B", CUT, "", "2031-05-02T11:00:00Z"),
        ("C", FERRY, "", published),
    )
    assert absence(u) == {"C": status}


def test_two_dates_are_compared_as_days(quoting: Quoting) -> None:
    (u,) = quoting(
        ("A", FULL, "", "2031-05-02"), ("B", CUT, "", "2031-05-02"), ("C", FERRY, "", "2031-05-02")
    )
    assert absence(u) == {"C": "not-found"}


def test_an_outlet_with_the_words_without_marks_is_not_called_missing(quoting: Quoting) -> None:
    bare = f"We asked the crews to stay at home until the wind drops, the note on the door read. {FERRY}"
    when = "2031-05-02"
    (u,) = quoting(("A", FULL, "", when), ("B", CUT, "", when), ("C", bare, "", when))
    assert u.absent == ()


def test_an_outlet_that_says_it_in_other_words_is_unsure(quoting: Quoting) -> None:
    told = f"Crews were asked to stay home while the wind blew, and no one had to leave the island. {FERRY}"
    when = "2031-05-02"
    (u,) = quoting(("A", FULL, "", when), ("B", CUT, "", when), ("C", told, "", when))
    (one,) = u.absent
    assert one.status == "unsure"
    assert one.start is not None and told[one.start : one.end].startswith("Crews were asked")


@pytest.mark.parametrize("texts", [(), (("A", ""),), (("A", ""), ("B", "")), (("A", FULL),)])
def test_nothing_to_compare(quoting: Quoting, texts: tuple[Given, ...]) -> None:
    assert quoting(*texts) == ()


def test_identical_bodies(quoting: Quoting) -> None:
    (u,) = quoting(("A", FULL), ("B", FULL))
    assert [(m.missing, m.alters) for m in u.members] == [((), ()), ((), ())]


def taken(made: list[Analysis]) -> list[tuple[str, str | None, str, list[str], list[str]]]:
    def tell(one: TakenOver) -> tuple[str, str | None, str, list[str], list[str]]:
        return (
            one.term,
            one.category,
            one.how,
            list(dict.fromkeys(e.outlet for e in one.own)),
            list(dict.fromkeys(e.outlet for e in one.given)),
        )

    return [tell(one) for one in taken_over(made)]


OWN = "The draconian rules bind every shop in the town. The mayor left."
MARKED = "The rules bind every shop, and Ada Quill calls them “draconian”. The mayor left."
REPORTED = "Ada Quill said that the draconian rules bind every shop. The mayor left."


def test_a_charged_word_in_own_voice_here_and_in_marks_there(analyses: Callable[..., list[Analysis]]) -> None:
    found = taken(analyses(("A", OWN), ("B", MARKED)))
    assert [(term, how, own, given) for term, _, how, own, given in found] == [
        ("draconian", "marks", ["A"], ["B"])
    ]
    assert found[0][1] is not None


def test_a_charged_word_in_reported_speech_only(analyses: Callable[..., list[Analysis]]) -> None:
    found = taken(analyses(("A", OWN), ("B", REPORTED), ("C", MARKED)))
    assert [(how, own, given) for _, _, how, own, given in found] == [("both", ["A"], ["B", "C"])]


def test_an_outlet_that_does_both_is_on_neither_side(analyses: Callable[..., list[Analysis]]) -> None:
    assert taken(analyses(("A", f"{OWN} {MARKED}"), ("B", MARKED))) == []
    assert taken(analyses(("A", OWN), ("B", f"{OWN} {MARKED}"))) == []


def test_a_term_in_marks_that_no_list_knows(analyses: Callable[..., list[Analysis]]) -> None:
    own = "The hostile forces stood at the gate. The mayor left."
    marked = "Ada Quill spoke of “hostile forces” at the gate. The mayor left."
    reported = "Ada Quill said that hostile forces stood at the gate. The mayor left."
    assert [t[:3] for t in taken(analyses(("A", own), ("B", marked)))] == [("hostile forces", None, "marks")]
    assert taken(analyses(("A", own), ("B", reported))) == []


@pytest.mark.parametrize(
    ("own", "marked"),
    [
        ("The play The Long Night opens in May.", "Ada Quill read from “The Long Night” in May."),
        ("The mayor said it in the city.", "Ada Quill spoke of “the city” in May."),
        ("The mayor met Tom Reed at the gate.", "Ada Quill spoke of “Tom Reed” at the gate."),
    ],
    ids=["title", "ordinary words", "name"],
)
def test_no_term(analyses: Callable[..., list[Analysis]], own: str, marked: str) -> None:
    assert taken(analyses(("A", f"{own} {FERRY}"), ("B", f"{marked} {FERRY}"))) == []


def test_charged_words_come_first(analyses: Callable[..., list[Analysis]]) -> None:
    own = f"{OWN} The hostile forces stood at the gate."
    marked = f"{MARKED} Ada Quill spoke of “hostile forces” at the gate."
    found = taken(analyses(("A", own), ("B", marked), ("C", "Tom Reed spoke of “hostile forces” too.")))
    assert [t[0] for t in found] == ["draconian", "hostile forces"]


def test_a_term_is_told_as_the_first_outlet_writes_it(analyses: Callable[..., list[Analysis]]) -> None:
    """Whatever form of the entry another outlet has quoted before."""
    found = taken(
        analyses(
            ("A", "Ada Quill said that the thugs left. The ferry sailed."),
            ("B", "The thug left the pier. The ferry sailed."),
            ("C", "The thugs left the pier. The ferry sailed."),
        )
    )
    assert [(term, own, given) for term, _, _, own, given in found] == [("thug", ["B", "C"], ["A"])]


def test_only_the_word_per_is_left_out() -> None:
    assert is_same(["per", "percent"], ["percent"]) and is_same(["per"], [])
    assert not is_same(["person"], ["son"]) and not is_same(["permission"], ["mission"])


def test_words_keep_their_places() -> None:
    text = "“[W]e can’t pay $3.5m … the U.S. won’t,” he said"
    found = words(text, [(1, len(text) - 9)])
    assert [w.key for w in found] == ["we", "can", "not", "pay", "3.5m", "the", "u.s", "will", "not"]
    assert [text[w.start : w.end] for w in found][:4] == ["[W]e", "ca", "n’t", "pay"]
    assert [w.key for w in found if w.gap] == ["the"]


@pytest.mark.parametrize("said", ["a costly mistake", "we will fight on for the port", "no " * 12])
def test_thousands_of_quotations_take_time_in_proportion(
    analyses: Callable[..., list[Analysis]], said: str
) -> None:
    (base,) = analyses(("A", "The mayor left."))

    def crowd(outlet: str, n: int) -> Analysis:
        body, found = "", []
        for i in range(n):
            start = len(body) + 1
            body += f"“{said} {i % 7}” he said. "
            end = body.rindex("”")
            found.append(
                Quotation("body", start - 1, end + 1, body[start - 1 : end + 1], "direct", ((start, end),), i)
            )
        article = Article(id=outlet, outlet=outlet, body=body)
        return replace(base, article=article, quotations=tuple(found), blocks=(), sentences=(), voices=())

    began = time.perf_counter()
    found = utterances([crowd("A", 4000), crowd("B", 4000)])
    assert time.perf_counter() - began < 20
    assert all(isinstance(m, UtteranceMember) for u in found for m in u.members)
