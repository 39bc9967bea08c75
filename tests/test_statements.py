"""Which outlets report the same fact: units, pairs, groups, differences, absences."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest

from samestory.comparison import Analyser, Settings
from samestory.corpus import events, read
from samestory.reading import Reading
from samestory.statements import Aligned
from samestory.statements.pairs import find_pairs
from samestory.statements.units import read_units
from samestory.types import Article, Statement

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
TRAINING = (
    "budget-cuts dam-collapse port-strike prorogation-ruling regional-election relay-doping square-protest"
).split()

# What an outlet has beside the fact; no two outlets share any of it.
BESIDE = (
    "The bakery on Mill Lane opens at seven. Rain is expected in the hills tonight.",
    "A choir sang in the old chapel. Farmers sold pears at the market.",
    "Two kites were caught in the poplar trees. The library lends telescopes to children.",
)

Align = Callable[..., Aligned]
Read = Callable[..., list[Reading]]
Text = tuple[str, ...]  # outlet, body, perhaps a title, perhaps a time


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Analyser:
    return Analyser(Settings(model="none", cache=tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="module")
def read_texts(rules: Analyser) -> Read:
    def make(*texts: Text) -> list[Reading]:
        articles = []
        for n, (outlet, body, *rest) in enumerate(texts):
            title = rest[0] if rest else ""
            published = rest[1] if len(rest) > 1 else f"2025-03-0{n + 1}T08:00:00Z"
            articles.append(
                Article(id=f"a{n}", outlet=outlet, body=body, title=title, published=published or None)
            )
        return [reading for _, reading in rules.read(articles) if reading is not None]

    return make


@pytest.fixture(scope="module")
def align(read_texts: Read) -> Align:
    """Texts -> what is aligned; ``beside`` puts other sentences after each fact."""

    def make(*texts: Text, beside: bool = True) -> Aligned:
        told = [
            (outlet, f"{body} {BESIDE[n % len(BESIDE)]}" if beside else body, *rest)
            for n, (outlet, body, *rest) in enumerate(texts)
        ]
        return Aligned(read_texts(*told))

    return make


def texts_of(one: Statement) -> list[tuple[str, str]]:
    return [(m.outlet, m.text) for m in one.members]


CLOSED = "The council closed the old ferry terminal on Monday after engineers found cracks in the pier."
SHUT = (
    "Cracks in the pier that engineers discovered led the council to shut the old ferry terminal on Monday."
)


# --- what is one fact


def test_the_same_fact_in_other_words_is_one_statement(align: Align) -> None:
    (one,) = align(("A", CLOSED), ("B", SHUT)).statements
    assert texts_of(one) == [("A", CLOSED), ("B", SHUT)]
    assert (one.id, one.outlets, one.absence, one.differs) == ("s1", ("A", "B"), (), ())
    assert 0.47 <= one.score <= 1
    assert [(m.placement, m.paragraph, m.voice, m.speaker) for m in one.members] == [
        ("lead", 1, "own", None)
    ] * 2


def test_a_fact_of_three_outlets_is_one_statement(align: Align) -> None:
    third = "The old ferry terminal was closed by the council on Monday because of cracks in its pier."
    (one,) = align(("A", CLOSED), ("B", SHUT), ("C", third)).statements
    assert one.outlets == ("A", "B", "C") and len(one.members) == 3


def test_what_two_people_say_alike_is_not_one_fact(align: Align) -> None:
    said = "“The bridge will open again in spring,” said {}."
    same = align(("A", said.format("Ada Quill, the mayor")), ("B", said.format("Ada Quill")))
    assert len(same.statements) == 1
    assert {m.speaker for m in same.statements[0].members} == {"Ada Quill"}
    other = align(("A", said.format("Ada Quill, the mayor")), ("B", said.format("Tom Reed, the engineer")))
    assert other.statements == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ada Quill, the mayor of Port Ellen, plays the violin.",
            "Ada Quill, the mayor of Port Ellen, opposed the tariff.",
        ),
        (
            "“The tunnel is dry and safe,” said Ada Quill, the chief engineer of Northgate Water, on Monday.",
            "“Our neighbours keep geese,” said Ada Quill, the chief engineer of Northgate Water, on Monday.",
        ),
    ],
    ids=["an apposition", "who is given speech"],
)
def test_who_is_named_and_introduced_alone_is_no_fact(align: Align, one: str, other: str) -> None:
    assert align(("A", one), ("B", other)).statements == ()


def test_a_season_is_no_name(align: Align) -> None:
    """The fact has one plain word, "spring", and an entity recogniser calls it a date."""
    told = "“They told us it was a spring.”"
    assert len(align(("A", f"{told} She left."), ("B", f"{told} He stayed.")).statements) == 1


# --- units


def test_headlines_are_units_with_their_place(align: Align) -> None:
    made = align(
        ("A", BESIDE[0], "Council closes old ferry terminal over cracks in pier"),
        ("B", f"{SHUT} {BESIDE[1]}", "A day in Port Ellen"),
        beside=False,
    )
    (one,) = made.statements
    assert [(m.field, m.placement, m.paragraph) for m in one.members] == [
        ("title", "headline", 0),
        ("body", "lead", 1),
    ]


def units(read_texts: Read, body: str) -> list[str]:
    readings = read_texts(("A", body))
    return [readings[0].text(unit.start, unit.end) for unit in read_units(readings)]


def test_main_clauses_with_subjects_of_their_own_are_units(read_texts: Read) -> None:
    assert units(
        read_texts,
        "Dock workers shut the harbour gates at dawn, and the labour ministry called both sides to talks.",
    ) == ["Dock workers shut the harbour gates at dawn", "the labour ministry called both sides to talks."]


def test_clauses_after_a_semicolon_are_units(read_texts: Read) -> None:
    assert units(
        read_texts,
        "Dock workers shut the harbour gates at dawn; the labour ministry called both sides to talks.",
    ) == ["Dock workers shut the harbour gates at dawn", "the labour ministry called both sides to talks."]


@pytest.mark.parametrize(
    "body",
    [
        "Dock workers shut the harbour gates at dawn and called both sides to talks in the ministry.",
        "Dock workers who had been warned by the ministry shut the harbour gates at dawn on Monday.",
        "Dock workers shut the harbour gates at dawn; nobody cared.",
    ],
    ids=["one subject", "a relative clause", "too little after the semicolon"],
)
def test_what_is_no_main_clause_stays_with_its_sentence(read_texts: Read, body: str) -> None:
    assert units(read_texts, body) == [body]


def test_too_little_and_too_long_is_no_unit(read_texts: Read) -> None:
    assert units(read_texts, "It rained. They left. So what?") == []
    assert units(read_texts, " ".join(f"Harbour{n}" for n in range(200))) == []


def test_a_clause_is_matched_with_a_sentence(align: Align) -> None:
    made = align(
        (
            "A",
            f"Tourists photographed the geese of Saint Brannoc at noon, and {CLOSED[0].lower()}{CLOSED[1:]}",
        ),
        ("B", SHUT),
    )
    (one,) = made.statements
    assert texts_of(one) == [("A", f"{CLOSED[0].lower()}{CLOSED[1:]}"), ("B", SHUT)]


# --- in what tellings differ

HIRED = "The harbour company hired {} dock workers last week."
SPENT = "The council spent {} on the new swing bridge last year."
SIGNED = "The mayor {} the letter to the harbour pilots on Friday."


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (HIRED.format("240"), HIRED.format("310"), True),
        (HIRED.format("more than 240"), HIRED.format("240"), True),
        (HIRED.format("at least 240"), HIRED.format("fewer than 240"), True),
        (HIRED.format("dozens of"), HIRED.format("400"), True),
        (HIRED.format("dozens of"), HIRED.format("hundreds of"), False),  # 150 are both
        (SPENT.format("$26M"), SPENT.format("$28 million"), True),
        (HIRED.format("at least 240"), HIRED.format("400"), True),
        (HIRED.format("nearly 240"), HIRED.format("290"), True),
        (HIRED.format("some 240"), HIRED.format("240"), False),
        (HIRED.format("nearly 240"), HIRED.format("238"), False),
        (HIRED.format("at least 240"), HIRED.format("246"), False),
        (HIRED.format("about 1,200"), HIRED.format("1200"), False),
        (HIRED.format("more than 240"), HIRED.format("over 240"), False),
        (HIRED.format("twenty-four"), HIRED.format("24"), False),
        (HIRED.format("a dozen"), HIRED.format("12"), False),
        (HIRED.format("half a dozen"), HIRED.format("six"), False),
        (HIRED.format("a hundred and twenty"), HIRED.format("120"), False),
        (HIRED.format("dozens of"), HIRED.format("36"), False),
        (HIRED.format("several"), HIRED.format("five"), False),
        (SPENT.format("$26M"), SPENT.format("$26 million"), False),
        (
            "The council cut the port fees that were set in the 2011 deal with the pilots.",
            "The council cut the port fees in its deal for 2014 with the pilots.",
            False,
        ),
        (
            "The council took 36 crowns from the library fund and 45 crowns from the bus fund.",
            "The council took 45 crowns from the bus fund in its new budget.",
            False,
        ),
    ],
)
def test_numbers_of_the_same_thing(align: Align, one: str, other: str, differs: bool) -> None:
    (found,) = align(("A", one), ("B", other)).statements
    assert found.differs == (("number",) if differs else ())


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("signed", "did not sign", ("negation",)),
        ("refused to sign", "signed", ("negation",)),
        ("denied he signed", "did not sign", ()),
        ("never signed", "did not sign", ()),
        ("reportedly signed", "signed", ("certainty",)),
        ("may have signed", "signed", ("certainty",)),
        ("reportedly signed", "apparently signed", ()),
        ("signed", "signed", ()),
    ],
)
def test_negation_and_certainty(align: Align, one: str, other: str, differs: tuple[str, ...]) -> None:
    for a, b in ((one, other), (other, one)):
        (found,) = align(("A", SIGNED.format(a)), ("B", SIGNED.format(b))).statements
        assert found.differs == differs


# --- what is not found

VERBATIM = "because the timber piles beneath it had been eaten by shipworm for years"


def test_an_outlet_that_tells_nothing_near_is_missing(align: Align) -> None:
    (one,) = align(("A", CLOSED), ("B", SHUT), ("C", "")).statements
    assert [(a.outlet, a.status) for a in one.absence] == [("C", "not-found")]


@pytest.mark.parametrize(
    ("times", "status"),
    [
        (("2025-03-02T08:00:00Z", "2025-03-03", "2025-03-01T08:00:00Z"), "published-earlier"),
        (("2025-03-02T08:00:00Z", "2025-03-03", "2025-03-02T09:00:00Z"), "not-found"),
        (("2025-03-02T08:00:00Z", "2025-03-04", "2025-03-02T09:30:00+02:00"), "published-earlier"),
        (("2025-03-02T08:00:00Z", "2025-03-02", "2025-03-02T07:30:00Z"), "time-unknown"),
        (("2025-03-02T08:00:00Z", "2025-03-03", ""), "time-unknown"),
        (("", "", "2025-03-04"), "time-unknown"),
        (("", "2025-03-03", "2025-03-04"), "not-found"),
    ],
)
def test_the_status_of_an_absence_is_by_time(align: Align, times: tuple[str, ...], status: str) -> None:
    (one,) = align(("A", CLOSED, "", times[0]), ("B", SHUT, "", times[1]), ("C", "", "", times[2])).statements
    assert [(a.outlet, a.status) for a in one.absence] == [("C", status)]


def test_a_near_sentence_makes_it_unsure_and_is_shown(align: Align) -> None:
    near = "A ferry ran between the islands and the terminal for eighty years."
    made = align(("A", CLOSED), ("B", SHUT), ("C", near))
    one = made.statements[0]
    assert one.outlets == ("A", "B")
    (absence,) = one.absence
    assert (absence.status, absence.article, absence.field) == ("unsure", "a2", "body")
    assert made.readings[2].article.body[absence.start : absence.end] == near


def test_eight_words_in_a_row_are_never_not_found(align: Align) -> None:
    """A sentence so long that it is no unit can still have the words."""
    listed = ", ".join(f"berth {n} of the quay" for n in range(40))
    long = f"On {listed}, nothing moved {VERBATIM}."
    made = align(
        ("A", f"The old ferry terminal was closed by the council on Monday {VERBATIM}."),
        ("B", f"On Monday the council closed the old ferry terminal {VERBATIM}."),
        ("C", long),
    )
    (one,) = made.statements
    assert [(a.outlet, a.status) for a in one.absence] == [("C", "unsure")]


def test_an_outlet_that_tells_it_in_its_other_article_is_not_missing(align: Align) -> None:
    (one,) = align(("A", CLOSED), ("B", ""), ("B", SHUT)).statements
    assert one.outlets == ("A", "B") and one.absence == ()


# --- few and many


def test_two_articles_of_one_outlet_are_no_statement(align: Align) -> None:
    assert align(("A", CLOSED), ("A", SHUT)).statements == ()


def test_one_article_none_and_no_words(align: Align, read_texts: Read) -> None:
    assert align(("A", CLOSED)).statements == ()
    nothing = Aligned([])
    assert (nothing.statements, nothing.units, nothing.members) == ((), [], {})
    assert Aligned(read_texts(("A", CLOSED), ("B", "It rained."))).statements == ()


def test_identical_bodies_share_every_unit(align: Align) -> None:
    body = f"{CLOSED} {BESIDE[0]} {BESIDE[1]}"
    made = align(("A", body), ("B", body), beside=False)
    assert len(made.statements) * 2 == len(made.units) == 10
    assert all({m.text for m in one.members} == {one.members[0].text} for one in made.statements)
    assert all(one.differs == () and one.score > 0.8 for one in made.statements)


def test_a_text_of_one_sentence_against_ten_thousand_words(read_texts: Read) -> None:
    words = "harbour council engineer ferry pier market chapel teacher garden winter letter window".split()
    filler = " ".join(
        f"The {words[n % 12]} of {words[n // 12 % 12]} number {n} saw the {words[n // 144 % 12]} near the river."
        for n in range(800)
    )
    long = f"{filler} {SHUT} {filler}"
    assert len(long.split()) > 10_000
    made = Aligned(read_texts(("A", CLOSED), ("B", long)))
    assert [texts_of(one) for one in made.statements] == [[("A", CLOSED), ("B", SHUT)]]


def test_texts_that_repeat_themselves_do_not_fill_the_memory(read_texts: Read) -> None:
    body = " ".join(f"The council closed the old ferry terminal on pier {n}." for n in range(300))
    readings = read_texts(("A", body), ("B", body))
    units = read_units(readings)
    found = find_pairs(readings, units)
    assert len(units) == 600
    assert 300 <= len(found.between) <= 24 * 600
    assert len(found.pairs) <= 24 * 600


@pytest.fixture(scope="module")
def bundled(rules: Analyser) -> dict[str, Aligned]:
    return {
        event.id: Aligned([r for _, r in rules.read(event.articles) if r is not None])
        for event in events(read(CORPUS))
        if event.id in TRAINING
    }


def every_place(made: Aligned) -> Iterator[tuple[str, str, int, int, str | None]]:
    for one in made.statements:
        yield from ((m.article, m.field, m.start, m.end, m.text) for m in one.members)
        for absence in one.absence:
            if absence.article and absence.field and absence.start is not None and absence.end is not None:
                yield absence.article, absence.field, absence.start, absence.end, None


def test_every_place_is_true_in_the_bundled_events(bundled: dict[str, Aligned]) -> None:
    assert sorted(bundled) == TRAINING
    for made in bundled.values():
        articles = {reading.article.id: reading.article for reading in made.readings}
        places = list(every_place(made))
        assert len(places) > 10
        for article, field, start, end, text in places:
            whole = articles[article].text("title" if field == "title" else "body")
            assert 0 <= start < end <= len(whole)
            assert text is None or whole[start:end] == text
            assert whole[start:end] == whole[start:end].strip()


def test_what_holds_of_every_statement(bundled: dict[str, Aligned]) -> None:
    for made in bundled.values():
        every = {reading.article.outlet for reading in made.readings}
        assert [one.id for one in made.statements] == [f"s{n}" for n in range(1, len(made.statements) + 1)]
        in_how_many: Counter[int] = Counter()
        for one in made.statements:
            units = made.members[one.id]
            in_how_many.update(units)
            assert len({made.units[u].article for u in units}) == len(units) == len(one.members)
            assert len(one.outlets) > 1 and 0 < one.score <= 1
            assert set(one.outlets) | {a.outlet for a in one.absence} == every
            assert not set(one.outlets) & {a.outlet for a in one.absence}
        assert max(in_how_many.values()) <= 2
        sizes = [len(one.outlets) for one in made.statements]
        assert sizes == sorted(sizes, reverse=True)


def test_not_found_is_said_of_later_outlets_without_the_words_only(bundled: dict[str, Aligned]) -> None:
    checked = 0
    for made in bundled.values():
        published = {r.article.outlet: r.article.published for r in made.readings}
        bodies = {r.article.outlet: " ".join(r.article.body.lower().split()) for r in made.readings}
        for one in made.statements:
            first = min(published[m.outlet] or "" for m in one.members)
            for absence in one.absence:
                if absence.status == "not-found":
                    checked += 1
                    assert (published[absence.outlet] or "")[:10] >= first[:10]
                    for m in one.members:
                        words = m.text.lower().split()
                        runs = {" ".join(words[i : i + 10]) for i in range(len(words) - 9)}
                        assert not any(run in bodies[absence.outlet] for run in runs)
    assert checked > 5


def test_thirty_articles_of_one_event(bundled: dict[str, Aligned], rules: Analyser) -> None:
    """Recombined from the sentences of a training event; how long a hundred take is in the benchmarks."""
    sources = [r.article for r in bundled["dam-collapse"].readings]
    paragraphs = [[p for p in a.body.split("\n\n") if p.strip()] for a in sources]
    articles = [
        Article(
            id=f"r{n:02}",
            outlet=f"outlet {n:02}",
            title=sources[n % len(sources)].title,
            body="\n\n".join(paragraphs[n % len(sources)][n // len(sources) :: 2]),
            published=f"2025-03-{n + 1:02}",
        )
        for n in range(30)
    ]
    made = Aligned([r for _, r in rules.read(articles) if r is not None])
    assert len(made.statements) > 10
    assert all(len(one.outlets) + len(one.absence) == 30 for one in made.statements)
    assert max(len(one.outlets) for one in made.statements) >= 3
    assert all(
        made.units[a].article != made.units[b].article
        for units in made.members.values()
        for a, b in combinations(units, 2)
    )


def test_two_processes_say_the_same(tmp_path: Path) -> None:
    """Whatever order a process has for the members of a set."""
    told = [
        subprocess.run(
            [
                *(sys.executable, "-m", "samestory", "compare", CORPUS, "--event", "relay-doping"),
                *("--format", "json", "--cache", tmp_path),
            ],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] and len(told[0]) > 10_000
