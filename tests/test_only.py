"""What one outlet alone tells of an actor: what is listed, what never is, in which order, how fast."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from samestory.comparison import Analyser
from samestory.only import only
from samestory.statements import Aligned
from samestory.types import Article, OnlyHere

Only = Callable[..., tuple[OnlyHere, ...]]

LEAD = "Mayor Marta Keller opened the new harbour bridge in Tarvo on Monday.\n\n"
PLAN = "Keller said the bridge would cut the way to the docks by half an hour.\n\n"
OTHER = (
    "The new bridge over the harbour was opened by mayor Marta Keller on Monday.\n\n"
    "Hundreds of people walked across it in the rain.\n\n"
    "The ferry company will close its last line in spring.\n\n"
)
FINED = "Keller was once fined for hiding a fortune of 4 million from the tax office."


def _not_found(item: OnlyHere) -> bool:
    return any(one.status == "not-found" for one in item.absence)


@pytest.fixture
def listed(analyser: Analyser) -> Only:
    """Bodies -> all that is listed, each place checked against the text."""

    def find(
        *bodies: str, published: tuple[str | None, ...] = (), outlets: str = "ABCDE"
    ) -> tuple[OnlyHere, ...]:
        times = published or ("2031-05-02",) * len(bodies)
        articles = [
            Article(id=str(i), outlet=outlets[i], body=body, published=when)
            for i, (body, when) in enumerate(zip(bodies, times, strict=True))
        ]
        read = list(analyser.read(articles))
        items = only(Aligned([r for _, r in read if r is not None]), [a for a, _ in read])
        for item in items:
            article = articles[int(item.article)]
            assert article.text(item.field)[item.start : item.end] == item.text
            assert article.outlet == item.outlet
            assert 0 < item.weight <= 1
            statuses = {one.status for one in item.absence}
            assert "not-found" in statuses or ("unsure" in statuses and item.weight <= 0.3)
            assert item.outlet not in {one.outlet for one in item.absence}
        assert list(items) == sorted(items, key=lambda i: -i.weight)
        return items

    return find


@pytest.fixture
def found(listed: Only) -> Only:
    """Bodies -> what was not found elsewhere, without what is only worded like this here."""

    def find(*bodies: str, **more: object) -> tuple[OnlyHere, ...]:
        return tuple(item for item in listed(*bodies, **more) if _not_found(item))

    return find


def _with(items: tuple[OnlyHere, ...], words: str) -> OnlyHere | None:
    return next((item for item in items if words in item.text), None)


def test_background_of_one_outlet(found: Only) -> None:
    item = _with(found(LEAD + PLAN + FINED, OTHER), "fined")
    assert item is not None
    assert (item.outlet, item.about, item.kind, item.voice) == ("A", "Marta Keller", "sentence", "own")
    assert [(one.outlet, one.status) for one in item.absence] == [("B", "not-found")]


def test_pronoun_is_never_the_actor(found: Only) -> None:
    item = _with(found(LEAD + PLAN + "She has long owned a racing stable near Pavia.", OTHER), "stable")
    assert item is not None
    assert item.about == "Marta Keller"


def test_told_in_other_words_is_not_listed(found: Only) -> None:
    other = OTHER + "Years ago the tax office fined Keller, who had hidden a fortune of 4 million."
    assert _with(found(LEAD + PLAN + FINED, other), "fined") is None


def test_eight_words_in_a_row_are_never_only_here(found: Only) -> None:
    same = "hiding a fortune of 4 million from the tax office"
    other = (
        OTHER + f"A clerk, whom nobody had asked and who left early, joked about {same} and other hobbies."
    )
    assert _with(found(LEAD + PLAN + FINED, other), "fined") is None


def test_told_by_one_of_two_others(found: Only) -> None:
    third = OTHER + "Keller was once fined because she hid a fortune of 4 million from the tax office."
    assert _with(found(LEAD + PLAN + FINED, OTHER, third), "fined") is None


def test_lead_reports_the_event(found: Only) -> None:
    lead = "Flags and brass bands greeted Marta Keller, as she cut a ribbon over grey water.\n\n"
    assert _with(found(lead + PLAN + FINED, OTHER), "brass bands") is None


def test_actor_of_one_outlet_is_not_shared(found: Only) -> None:
    alone = "Pavel Drozd has repeatedly lied about his diploma."
    assert _with(found(LEAD + PLAN + alone, OTHER), "diploma") is None


def test_outlet_that_published_before_lacks_nothing(found: Only) -> None:
    body = LEAD + PLAN + FINED
    assert _with(found(body, OTHER, published=("2031-05-03", "2031-05-02")), "fined") is None
    both = found(body, OTHER, OTHER, published=("2031-05-03", "2031-05-02", "2031-05-04"))
    item = _with(both, "fined")
    assert item is not None
    assert [one.status for one in item.absence] == ["published-earlier", "not-found"]


def test_unknown_time_is_no_absence(found: Only) -> None:
    assert found(LEAD + PLAN + FINED, OTHER, published=(None, "2031-05-02")) == ()


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        (
            "Marta Keller, who was convicted of bribery in 2009, opened the new bridge over the harbour on Monday.",
            "who was convicted of bribery in 2009",
            "clause",
        ),
        (
            "Marta Keller, a millionaire heiress, opened the new bridge over the harbour on Monday.",
            "a millionaire heiress",
            "apposition",
        ),
        (
            "Marta Keller (her brother jailed for smuggling) opened the new bridge over the harbour on Monday.",
            "her brother jailed for smuggling",
            "apposition",
        ),
    ],
)
def test_part_of_a_sentence_that_both_tell(found: Only, sentence: str, words: str, kind: str) -> None:
    items = found(PLAN + sentence, OTHER)
    item = _with(items, words)
    assert item is not None
    assert (item.text, item.kind, item.about) == (words, kind, "Marta Keller")


def test_background_comes_before_logistics(found: Only) -> None:
    room = "Keller met reporters at 4 p.m. in a tent beside the customs house."
    items = found(LEAD + PLAN + FINED + "\n\n" + room, OTHER)
    fined, tent = _with(items, "fined"), _with(items, "tent")
    assert fined is not None
    assert tent is None or fined.weight > tent.weight


def test_own_words_weigh_more_than_a_quotation(found: Only) -> None:
    said = "“I was once fined for hiding a fortune of 4 million from the tax office,” Keller said."
    own, quoted = (_with(found(LEAD + PLAN + text, OTHER), "fined") for text in (FINED, said))
    assert own is not None and own.weight > (quoted.weight if quoted else 0)
    assert quoted is None or quoted.speaker == "Marta Keller"


def test_one_outlet_has_nobody_to_be_compared_with(found: Only) -> None:
    assert found(LEAD + PLAN + FINED) == ()
    assert found(LEAD + PLAN + FINED, OTHER, outlets="AA") == ()


def test_works_without_scores(analyser: Analyser) -> None:
    plain = Analyser(replace(analyser.settings, model="none"))
    articles = [
        Article(id=n, outlet=n, body=body, published="2031-05-02")
        for n, body in (("A", LEAD + PLAN + FINED), ("B", OTHER))
    ]
    read = list(plain.read(articles))
    items = only(Aligned([r for _, r in read if r is not None]), [a for a, _ in read])
    assert _with(items, "fined") is not None


@pytest.mark.parametrize(
    ("here", "there", "words"),
    [
        # A charged telling of what the other tells plainly.
        (
            "Keller shamelessly washed her hands of the whole rotten mess.",
            "Keller said that she had nothing to do with the collapse of the old pier.",
            "rotten",
        ),
        (
            "Keller is threatening to drag the sorry saga through the appeals courts.",
            "Keller will file an appeal without delay.",
            "saga",
        ),
        ("Keller delivered a bizarre threat.", "Keller physically threatened a clerk.", "bizarre"),
        # The same number in another spelling, rounded, or as the rest.
        (
            "Keller won, though four in ten voters did not turn out at all.",
            "Turnout in the vote that Keller won soared to 58.3 percent of voters.",
            "four in ten",
        ),
        (
            "Keller squeezed a new toll out of nearly 50,000 drivers.",
            "Keller asked some 48,000 drivers to pay the toll.",
            "50,000",
        ),
        (
            "Keller poured two fifths of the budget into the bridge.",
            "The bridge took 41 percent of the budget, Keller said.",
            "two fifths",
        ),
        # The event itself.
        (
            "Keller pompously flung open the gleaming new harbour bridge.",
            "It rained on the bridge that Keller opened.",
            "gleaming",
        ),
    ],
)
def test_loaded_telling_of_a_shared_fact_is_not_listed(
    found: Only, here: str, there: str, words: str
) -> None:
    assert _with(found(LEAD + PLAN + here, OTHER + there), words) is None


def test_charged_words_for_a_shared_fact_are_unsure(listed: Only) -> None:
    plain, charged = (
        _with(listed(LEAD + PLAN + here, OTHER + "Keller said she would go to a higher court.", OTHER), words)
        for here, words in (
            ("Keller will also bring the matter to a higher court.", "higher court"),
            ("Keller is shamelessly dragging the sorry, rotten saga to a higher court.", "saga"),
        )
    )
    assert charged is not None
    assert [(one.outlet, one.status) for one in charged.absence] == [("B", "unsure"), ("C", "unsure")]
    # C shares no word with it, so that nothing is near.
    assert [one.article for one in charged.absence] == ["1", None]
    assert charged.weight <= 0.3
    assert plain is None or plain.weight < charged.weight


def test_words_that_another_outlet_has_are_not_only_here(listed: Only) -> None:
    charged = "Keller is shamelessly dragging the sorry, rotten saga to a higher court."
    assert _with(listed(LEAD + PLAN + charged, OTHER + charged, OTHER), "saga") is None


def test_earlier_article_that_has_the_fact_is_no_excuse(found: Only) -> None:
    earlier = OTHER + "Keller asked some 48,000 drivers to pay the toll."
    body = LEAD + PLAN + "Keller squeezed a new toll out of nearly 50,000 drivers."
    times = ("2031-05-03", "2031-05-02", "2031-05-04")
    assert _with(found(body, earlier, OTHER, published=times), "50,000") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Keller waved. The porters of Quell Street paid 4,711 guilders for a brass lantern.",  # spoken of before
        "Porters in Quell Street bought a brass lantern named after Keller.",  # only named
        "Keller's spokesman, Odo Quell, collects brass lanterns from Pavia.",  # the spokesman
    ],
)
def test_about_is_the_subject_of_the_sentence_itself(found: Only, sentence: str) -> None:
    item = _with(found(LEAD + PLAN + sentence, OTHER), "lantern")
    assert item is None or item.about != "Marta Keller"


@pytest.mark.parametrize("member", ["R-Quell.", "R-Quell", "D-Quelland"])
def test_party_and_state_in_brackets_are_not_listed(found: Only, member: str) -> None:
    text = f"Marta Keller ({member}) opened the new bridge over the harbour on Monday."
    assert _with(found(PLAN + text, OTHER), "Quell") is None


@pytest.mark.parametrize(
    "text",
    [
        "There were more owls (390) near Quell than Marta Keller saw herons (231) or cranes (262) in all of Pavia.",
        "Marta Keller worked in Quell, Marta Keller, Norrgard and Pavia, where brass lanterns were sold to pilgrims.",
    ],
    ids=["between two brackets", "behind a list"],
)
def test_no_part_of_several_things(listed: Only, text: str) -> None:
    items = listed(LEAD + PLAN + text, OTHER)
    assert all(item.text.count("(") == item.text.count(")") and item.text[:5] != "where" for item in items)
    assert all(item.text.find("(") <= item.text.find(")") for item in items)


def test_what_which_says_is_not_said_of_the_subject(found: Only) -> None:
    told = "Keller called for talks about the docks"
    more = "which Tobias Quell, an Ordrup banker, had bought with 4 million guilders from Pavia in 2019"
    assert _with(found(LEAD + PLAN + f"{told}, {more}.", OTHER), "called for talks") is None


def test_the_seat_of_a_government_is_no_new_place(found: Only) -> None:
    plan = "From the first day in the White House, Keller wanted the bridge."
    assert _with(found(LEAD + PLAN + plan, OTHER), "White House") is None


def test_he_is_not_the_last_subject_where_somebody_else_is_named(found: Only) -> None:
    said = "On Thursday an article appeared in the name of Tobias Quell, in which he recalled brass lanterns in Pavia."
    items = found(f"{LEAD}{PLAN}Tom Keller waved. {said}", OTHER + "Tom Keller sang.")
    assert all(item.about != "Tom Keller" for item in items if "lanterns" in item.text)


def test_who_somebody_is_may_stand_elsewhere_in_other_words(found: Only) -> None:
    here = (
        "Keller, a lawyer hired by Tobias Quell and fellow members of the council to defend the tolls, waved."
    )
    there = "Keller was retained by members of the council to argue for the tolls."
    assert _with(found(LEAD + PLAN + here, OTHER + there), "hired") is None


def test_charge_does_not_lift_a_weight(found: Only) -> None:
    plain = "Keller bought 300 hectares near Pavia in 2019."
    charged = "Keller shamelessly grabbed a disgusting 300 hectares near Pavia in 2019."
    one, other = (_with(found(LEAD + PLAN + text, OTHER), "Pavia") for text in (plain, charged))
    assert one is not None
    assert other is None or other.weight <= one.weight + 0.01


@pytest.mark.parametrize(
    "body",
    [
        "Marta Keller (" * 300,
        "Marta Keller, who, who, who, " * 200,
        "Keller, a b, a c, a d, " * 200,
        "— Marta Keller — " * 300,
        "",
        "???",
    ],
)
def test_hostile_text_takes_no_time(analyser: Analyser, body: str) -> None:
    articles = [Article(id=n, outlet=n, body=OTHER + body, published="2031-05-02") for n in "ABC"]
    read = list(analyser.read(articles))
    aligned = Aligned([r for _, r in read if r is not None])
    start = time.perf_counter()
    only(aligned, [a for a, _ in read])
    assert time.perf_counter() - start < 2
