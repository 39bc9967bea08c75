"""Same-event grouping: invented coverage, odd dates, odd sizes, order, known events, pins, evidence."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from samestory.errors import ConfigError, CorpusError
from samestory.events import Grouping, Pins, group, read_grouping, read_pins
from samestory.types import Article

# Six invented events; three outlets have reported each in their own words.
STORIES: dict[str, tuple[tuple[str, str], ...]] = {
    "ferry": (
        (
            "Harbour ferry strikes pier in Larnsey",
            "The ferry Maid of Orrin struck the old pier at Larnsey on Tuesday, and 14 passengers "
            "were hurt. Harbour master Ilse Brandt said the vessel lost steering in a gust. Divers "
            "are inspecting the hull.",
        ),
        (
            "14 injured as Maid of Orrin hits Larnsey pier",
            "Fourteen passengers were taken to hospital after the ferry Maid of Orrin ran into the "
            "pier. A failure of the steering is suspected, harbour master Ilse Brandt told reporters "
            "in Larnsey.",
        ),
        (
            "Ferry crash: owner under fire",
            "The owner of the Maid of Orrin had been warned about its steering, documents show. The "
            "ferry hit the pier at Larnsey and passengers were thrown to the deck; Ilse Brandt, "
            "harbour master, ordered an inspection.",
        ),
    ),
    "budget": (
        (
            "Council votes to cut library hours",
            "Dunmore council voted nine to six to close branch libraries on Saturdays, saving two "
            "million crowns. Treasurer Peder Aas called the budget painful. Librarians jeered from "
            "the gallery.",
        ),
        (
            "Libraries to close on Saturdays under Dunmore budget",
            "Branch libraries in Dunmore will lose their Saturday hours. The council passed the "
            "budget of treasurer Peder Aas by nine votes to six while librarians protested.",
        ),
        (
            "Protest as Dunmore slashes library budget",
            "Librarians protested in the gallery as the council slashed branch library hours. Peder "
            "Aas, the treasurer, said the Saturdays cost two million crowns.",
        ),
    ),
    "comet": (
        (
            "New comet seen by school pupils",
            "Pupils of a school in Vessel Hill discovered a comet with a borrowed telescope. "
            "Astronomer Rana Qadir confirmed the orbit: the comet passes the sun in October.",
        ),
        (
            "School telescope finds comet",
            "A comet was found by pupils at Vessel Hill, astronomer Rana Qadir said. Its orbit takes "
            "it past the sun in October and it may be visible without a telescope.",
        ),
        (
            "Pupils name their comet",
            "The comet that Vessel Hill pupils found with a school telescope will carry their name, "
            "said astronomer Rana Qadir, who calculated its orbit.",
        ),
    ),
    "strike": (
        (
            "Tram drivers walk out in Ostrava Bay",
            "Tram drivers in Ostrava Bay began a strike over night shifts. Union leader Kofi Mensah "
            "demanded eleven hours of rest between shifts; the transport company offered nine.",
        ),
        (
            "Ostrava Bay trams stand still",
            "No trams ran in Ostrava Bay as drivers went on strike. The transport company said nine "
            "hours of rest between night shifts were enough; Kofi Mensah of the union disagreed.",
        ),
        (
            "Commuters stranded by tram strike",
            "Commuters walked as the tram drivers' union struck over rest between night shifts. Kofi "
            "Mensah said Ostrava Bay's transport company had refused to talk.",
        ),
    ),
    "vaccine": (
        (
            "Measles vaccine recalled after cold-chain fault",
            "Health officials recalled 3,000 doses of measles vaccine because a refrigerator in Tarn "
            "county had failed. Doctor Mei Okafor said nobody was harmed; children will be vaccinated "
            "again.",
        ),
        (
            "Tarn county repeats measles jabs",
            "Children in Tarn county need another measles vaccine dose after a refrigerator fault "
            "spoiled 3,000 doses, doctor Mei Okafor said.",
        ),
        (
            "Spoiled doses: parents want answers",
            "Parents in Tarn county ask why a broken refrigerator went unseen. The measles vaccine "
            "doses, 3,000 of them, were recalled by health officials. Mei Okafor, a doctor, "
            "apologised.",
        ),
    ),
    "painting": (
        (
            "Stolen Lindqvist painting found in barn",
            "Police recovered a painting by Lindqvist, stolen from the Hallam museum in 1994, in a "
            "barn. Curator Odile Ferrand wept when the frame was opened. Two men were arrested.",
        ),
        (
            "Museum gets its Lindqvist back",
            "A barn hid the Lindqvist that thieves took from the Hallam museum in 1994. Police "
            "arrested two men, and curator Odile Ferrand said the painting was unharmed.",
        ),
        (
            "Barn find ends hunt for Lindqvist",
            "The hunt for the stolen painting by Lindqvist is over: police found it in a barn. Odile "
            "Ferrand, curator of the Hallam museum, had searched since 1994.",
        ),
    ),
}
OUTLETS = ("Courier", "Herald", "Post")


def coverage(published: Sequence[str | None] = (None,)) -> list[Article]:
    return [
        Article(f"{story}-{at}", body, OUTLETS[at], title, published=published[(3 * n + at) % len(published)])
        for n, (story, pieces) in enumerate(STORIES.items())
        for at, (title, body) in enumerate(pieces)
    ]


def sets(grouping: Grouping) -> set[frozenset[str]]:
    return {frozenset(one.articles) for one in grouping.events}


WANTED = {frozenset(f"{story}-{at}" for at in range(3)) for story in STORIES}


def test_without_dates_each_story_is_one_event() -> None:
    assert sets(group(coverage())) == WANTED


def test_one_format_of_dates_is_as_good_as_another() -> None:
    formats = (
        "2021-04-26",
        "2021-04-26T09:30:00Z",
        "26 April 2021",
        "April 26, 2021",
        "Mon, 26 Apr 2021 11:00:00 +0200",
    )
    found = group(coverage(formats))
    assert sets(found) == WANTED
    assert {(one.first, one.last) for one in found.events} == {("2021-04-26", "2021-04-26")}


def test_dates_far_apart_are_two_events() -> None:
    first, second = coverage(["2021-04-26"]), coverage(["2022-04-26"])
    later = [replace(one, id=f"{one.id}-again") for one in second]
    assert sets(group([*first, *later])) == WANTED | {
        frozenset(f"{one}-again" for one in ids) for ids in WANTED
    }


@pytest.mark.parametrize(
    "bad", ["2021-02-30", "31 April 2021", "0001-01-01", "1970-01-01", "yesterday", "9999-99-99", "4/5/21"]
)
def test_a_date_that_cannot_be_is_no_evidence(bad: str) -> None:
    found = group(coverage([bad, "2021-04-26", "2021-04-27"]))
    assert sets(found) == WANTED
    assert {one.first for one in found.events} == {"2021-04-26"}
    assert all(one.first is None and one.last is None for one in group(coverage([bad])).events)


def test_no_articles_and_one_article() -> None:
    assert group([]).events == ()
    (only,) = group(coverage()[:1]).events
    assert only.articles == ("ferry-0",)
    assert only.label == "Harbour ferry strikes pier in Larnsey"
    assert "ferry" in only.id


def test_one_event_alone_stays_whole() -> None:
    assert sets(group(coverage()[:3])) == {frozenset({"ferry-0", "ferry-1", "ferry-2"})}


def test_order_does_not_matter() -> None:
    given = coverage(["2021-04-26", None, "2021-04-28"])
    wanted = group(given)
    for seed in range(3):
        shuffled = random.Random(seed).sample(given, len(given))
        assert json.dumps(group(shuffled).record()) == json.dumps(wanted.record())


def test_outlet_and_given_event_are_no_evidence() -> None:
    given = coverage()
    other = [replace(one, outlet="Same", event=f"e{at}") for at, one in enumerate(given)]
    assert group(other) == group(given)


def test_500_articles_in_one_event_and_others_beside_it() -> None:
    # Each is a shuffled choice of sentences about the ferry; the other stories are as they are.
    facts = [
        sentence.strip()
        for _, body in STORIES["ferry"]
        for sentence in body.replace(";", ".").split(".")
        if sentence
    ]
    draw = random.Random(6)
    many = [
        Article(
            f"many-{at:03}", ". ".join(draw.sample(facts, 5)) + ".", title=draw.choice(STORIES["ferry"])[0]
        )
        for at in range(500)
    ]
    found = group([*coverage()[3:], *many])
    assert max(len(one.articles) for one in found.events) == 500
    assert sets(found) == {frozenset(one.id for one in many)} | {
        ids for ids in WANTED if "ferry-0" not in ids
    }


def test_wire_copies_do_not_push_an_own_report_out() -> None:
    wire = [replace(coverage()[0], id=f"wire-{at}", outlet=f"Paper {at}") for at in range(20)]
    found = group([*wire, *coverage()])
    assert found.event_of()["wire-7"] == found.event_of()["ferry-1"] == found.event_of()["ferry-2"]


def test_thousands_of_copies_are_one_event() -> None:
    copies = [replace(coverage()[0], id=f"copy-{at:04}", outlet=f"Paper {at}") for at in range(5_000)]
    assert max(len(one.articles) for one in group([*copies, *coverage()]).events) == 5_003


def test_one_body_under_other_headlines_is_one_event() -> None:
    titles = ("Owner blamed for crash", "Heroes of the harbour", "What we know", "")
    same = [replace(coverage()[0], id=f"same-{at}", title=title) for at, title in enumerate(titles)]
    found = group([*same, *coverage()[3:]])
    assert frozenset(one.id for one in same) in sets(found)


def test_two_languages_do_not_meet_by_their_small_words() -> None:
    german = [
        Article(
            "de-1",
            "Der Rat der Stadt hat am Abend die Gebühren für das Freibad erhöht. Das sei nicht gern getan, so Schmitz.",
        ),
        Article(
            "de-2",
            "Ein Brand hat in der Nacht die Mühle am Ufer zerstört. Die Wehr war mit sechs Wagen im Einsatz.",
        ),
        Article(
            "de-3", "Höhere Gebühren im Freibad: der Rat der Stadt hat zugestimmt, sagte Schmitz am Abend."
        ),
    ]
    found = group([*german, *coverage()])
    assert sets(found) == WANTED | {frozenset({"de-1", "de-3"}), frozenset({"de-2"})}


def test_a_live_page_that_goes_on_for_days_is_one_event() -> None:
    live = [
        Article(
            f"live-{at}",
            f"Update {at}: {STORIES['strike'][at % 3][1]}",
            title="Tram strike in Ostrava Bay: live",
            published=f"2021-04-{10 + at}T08:00:00Z",
        )
        for at in range(9)
    ]
    assert frozenset(one.id for one in live) in sets(group([*live, *coverage(["2021-04-12"])[:9]]))


def test_empty_bodies_stand_alone() -> None:
    empty = [
        Article("empty-1", ""),
        Article("empty-2", "  \n"),
        Article("empty-3", "...", published="2021-04-26"),
    ]
    found = group([*empty, *coverage()])
    assert sets(found) == WANTED | {frozenset({one.id}) for one in empty}
    assert all(one.id for one in found.events)


def test_an_id_given_twice_is_refused() -> None:
    with pytest.raises(CorpusError, match="ferry-0"):
        group([*coverage(), coverage()[0]])


def test_ids_and_labels() -> None:
    found = group(coverage(["2021-04-26"]))
    assert len({one.id for one in found.events}) == len(STORIES)
    comet = next(one for one in found.events if "comet-0" in one.articles)
    assert "comet" in comet.id
    assert comet.id.endswith("-2021-04-26")
    assert comet.label in [title for title, _ in STORIES["comet"]]
    untitled = group([replace(one, title="") for one in coverage()])
    assert "comet" in next(one.label for one in untitled.events if "comet-0" in one.articles)


def test_known_keeps_ids_and_takes_new_articles_in() -> None:
    given = coverage()
    old = group([one for one in given if not one.id.endswith("-2") and "comet" not in one.id])
    new = group(given, known=old)
    assert [one.id for one in new.events[: len(old.events)]] == [one.id for one in old.events]
    assert [one.label for one in new.events[: len(old.events)]] == [one.label for one in old.events]
    assert sets(new) == WANTED


def test_known_is_never_split_or_joined() -> None:
    given = coverage()
    odd = Grouping(
        tuple(
            replace(one, id=name, articles=ids)
            for one, (name, ids) in zip(
                group(given).events,
                {
                    "mixed": ("comet-0", "strike-0"),
                    "half": ("ferry-0", "ferry-1"),
                    "other": ("ferry-2",),
                }.items(),
                strict=False,
            )
        )
    )
    found = group(given, known=odd)
    where = found.event_of()
    assert where["comet-0"] == where["strike-0"] == "mixed"
    assert where["ferry-0"] == where["ferry-1"] == "half"
    assert where["ferry-2"] == "other"
    assert sorted(where) == sorted(one.id for one in given)


def test_known_articles_whose_text_is_gone_stay() -> None:
    old = group(coverage())
    found = group(coverage()[:3], known=old)
    assert sets(found) == WANTED
    assert [one.id for one in found.events] == [one.id for one in old.events]


def test_two_known_events_that_look_like_one_are_noted() -> None:
    given = coverage()
    ferry = group(given[:3]).events[0]
    known = Grouping(
        (replace(ferry, id="a", articles=("ferry-0",)), replace(ferry, id="b", articles=("ferry-1",)))
    )
    found = group(given[:2], known=known)
    assert [one.id for one in found.events] == ["a", "b"]
    assert any("'a' and 'b'" in note for note in found.notes)


def test_pins_are_obeyed() -> None:
    pins = Pins(
        together=(("comet-0", "strike-0"),),
        apart=(("ferry-0", "ferry-1"), ("budget-0", "budget-1", "budget-2")),
    )
    where = group(coverage(), pins=pins).event_of()
    assert where["comet-0"] == where["strike-0"]
    assert where["ferry-0"] != where["ferry-1"]
    assert len({where[f"budget-{at}"] for at in range(3)}) == 3
    assert where["painting-0"] == where["painting-1"]


def test_pins_part_identical_articles() -> None:
    twin = replace(coverage()[0], id="twin")
    where = group([*coverage(), twin], pins=Pins(apart=(("ferry-0", "twin"),))).event_of()
    assert where["ferry-0"] != where["twin"]


def test_a_pin_can_bring_an_article_into_a_known_event() -> None:
    old = group(coverage()[:3])
    where = group(coverage(), known=old, pins=Pins(together=(("ferry-1", "comet-1"),))).event_of()
    assert where["comet-1"] == old.events[0].id


@pytest.mark.parametrize(
    ("together", "apart"),
    [
        ([("a", "b")], [("b", "a")]),
        ([("a", "b"), ("b", "c")], [("a", "c")]),
        ([], [("a", "a")]),
    ],
)
def test_pins_that_contradict_are_refused(
    together: list[tuple[str, ...]], apart: list[tuple[str, ...]]
) -> None:
    with pytest.raises(ConfigError, match="apart"):
        Pins(tuple(together), tuple(apart))


def test_pins_against_known_are_refused() -> None:
    old = group(coverage())
    with pytest.raises(ConfigError, match="never changed"):
        group(coverage(), known=old, pins=Pins(together=(("ferry-0", "comet-0"),)))
    with pytest.raises(ConfigError, match="given grouping"):
        group(coverage(), known=old, pins=Pins(apart=(("ferry-0", "ferry-1"),)))


def test_pins_about_others_are_noted() -> None:
    found = group(coverage(), pins=Pins(together=(("ferry-0", "nobody"),)))
    assert any("'nobody'" in note for note in found.notes)


def test_pins_are_read_from_toml_and_json(tmp_path: Path) -> None:
    toml, plain = tmp_path / "pins.toml", tmp_path / "pins.json"
    toml.write_text('[[together]]\nids = ["a", "b"]\n[[apart]]\nids = ["a", "c"]\n')
    plain.write_text('{"together": [{"ids": ["a", "b"]}], "apart": [{"ids": ["a", "c"]}]}')
    assert read_pins(toml) == read_pins(plain) == Pins((("a", "b"),), (("a", "c"),))


@pytest.mark.parametrize(
    "text",
    [
        "[[together]",
        "[[join]]\nids = ['a', 'b']",
        "[together]\nids = ['a', 'b']",
        "[[apart]]\nids = ['a']",
        "[[apart]]\nids = 'ab'",
    ],
)
def test_pins_of_another_shape_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pins.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=r"pins\.toml"):
        read_pins(path)


def test_a_grouping_is_read_back(tmp_path: Path) -> None:
    found = group(coverage(["2021-04-26"]))
    path = tmp_path / "events.json"
    path.write_text(json.dumps({"events": found.record(), "duplicates": []}))
    assert read_grouping(path).events == found.events
    path.write_text(json.dumps({"events": found.record() * 2}))
    with pytest.raises(ConfigError, match="one id"):
        read_grouping(path)


def test_why_names_shared_terms_and_days() -> None:
    found = group(
        coverage(["2021-04-26", "2021-04-27", "2021-04-28"]), pins=Pins(together=(("comet-0", "strike-0"),))
    )
    why = found.why("ferry-0", "ferry-2")
    assert why.together
    assert not why.pinned
    assert why.days_apart == 2
    assert {"maid", "steering"} <= {word for one in why.shared for word in one.term.split()}
    assert [one.weight for one in why.shared] == sorted((one.weight for one in why.shared), reverse=True)
    assert sum(one.weight for one in why.shared) <= why.likeness + 1e-3
    assert found.why("comet-0", "strike-0").pinned
    assert not found.why("ferry-0", "budget-0").together
    assert group(coverage()).why("ferry-0", "ferry-2").days_apart is None
    with pytest.raises(CorpusError, match="nobody"):
        found.why("ferry-0", "nobody")
