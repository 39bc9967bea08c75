"""What is only seen side by side: facts, names, quotations, what one outlet has alone, counterparts in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.report.conftest import analysis, comparison
from tests.report.test_page import Page

from samestory.report import build
from samestory.report.marks import Marked
from samestory.report.methods_together import together as methods
from samestory.report.phrases import cut, listing, quoted
from samestory.report.runs import Run, tied
from samestory.report.ties import ties
from samestory.report.together import absences
from samestory.types import Absence, Article, Comparison, Event, NameForm, Outlet, Statement, Telling

SECTIONS = ("facts", "called", "quotations", "only")


def section(html: str, identity: str) -> str:
    """The markup of one section; no section stands in another."""
    found = re.search(rf'<section id="{identity}".*?</section>', html, re.DOTALL)
    assert found
    return found[0]


def text_of(html: str, identity: str) -> str:
    return Page(section(html, identity)).text


def cells(html: str, statement: str) -> list[str]:
    """What the row of a statement says to the ear."""
    row = re.search(rf'id="fact-{statement}">.*?</tr>', html, re.DOTALL)
    assert row
    return re.findall(r'<span class="hide">(.*?)</span>', row[0])


def test_the_cells_say_what_the_comparison_says(strike: Comparison) -> None:
    html = build(strike)
    assert cells(html, "s1") == [
        "Ledger: in the lead, own voice",
        "Globe: in the headline, own voice",
        "not found in Voice",
    ]
    assert cells(html, "s2") == [
        "Ledger: later in the text, direct quotation",
        "Globe: in the first third, own voice",
        "Voice: time unknown",
    ]


def test_each_placement_and_status_has_a_sign_of_its_own(strike: Comparison) -> None:
    html = build(strike)
    signs = re.findall(r'class="plbox" aria-hidden="true"><b>(.*?)</b>', html)
    assert signs == ["▓", "■", "·", "░", "▒", "time?"]
    s1 = strike.statements[0]
    for status, sign, said in (
        ("unsure", "?", "Voice: perhaps in other words"),
        ("published-earlier", "(earlier)", "Voice: published earlier"),
    ):
        changed = replace(s1, absence=(Absence("Voice", status),))  # type: ignore[arg-type]
        html = build(replace(strike, statements=(changed,)))
        assert cells(html, "s1")[2] == said
        assert f"<b>{sign}</b>" in html


def test_the_most_prominent_telling_decides_the_cell(strike: Comparison) -> None:
    s1, s2 = strike.statements
    both = replace(s1, members=(*s1.members, s2.members[0]))
    html = build(replace(strike, statements=(both,)))
    assert cells(html, "s1")[0] == "Ledger: in the lead, own voice; told 2 times"


def test_a_row_opens_the_sentences_and_names_the_differences(strike: Comparison) -> None:
    html = build(strike)
    facing = html[html.index('id="fact-s1-all"') : html.index('id="fact-s2"')]
    text = Page(f"<table><tbody>{facing[facing.index('<td') :].partition('</tr>')[0]}</tbody></table>").text
    assert "The tellings differ in: number." in text
    assert "another word in the same place: “Dockers” in Ledger; “militants” in Globe" in text
    assert re.findall(r'class="lit">(.*?)<', facing) == ["Dockers", "militants"]
    assert "not found in Voice" in text
    assert "nearest in Voice" in text and "A strike is a sentence of the last resort." in text
    assert "another verb introduces it: “said” in Ledger; “say” in Globe" in text_of(html, "facts")


def test_the_label_is_the_earliest_telling_cut_to_twelve_words(strike: Comparison) -> None:
    assert "“Dockers left work at dawn on Monday.” Ledger" in text_of(build(strike), "facts")
    long = " ".join(f"w{n}" for n in range(30))
    assert cut(long, 12) == " ".join(f"w{n}" for n in range(12)) + " …"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain words", "“plain words”"),
        ("“They left,” she said.", "“‘They left,’ she said.”"),
        ('"They left," she said.', "“‘They left,’ she said.”"),
        ("“They left.”", "“They left.”"),
        ('They left."', "“They left.”"),
        ("“They left", "“They left”"),
        ("the workers’ “last” word", "“the workers’ ‘last’ word”"),
    ],
)
def test_words_stand_in_one_pair_of_marks(given: str, shown: str) -> None:
    assert quoted(given) == shown


def test_absences_are_said_by_status_and_long_lists_are_counted() -> None:
    many = [Absence(f"O{n}", "not-found") for n in range(11)]
    assert absences(many) == ("not found in O0, O1, O2, O3, O4, O5, O6, O7 and 3 more",)
    mixed = [Absence("A", "time-unknown"), Absence("B", "unsure"), Absence("C", "not-found")]
    assert absences(mixed) == ("not found in C", "perhaps in other words in B", "time unknown: A")
    assert listing([]) == "" and listing(["A", "B"]) == "A and B"


def test_what_is_over_fifteen_is_behind_details_and_what_is_over_sixty_is_counted(strike: Comparison) -> None:
    many = tuple(replace(strike.statements[0], id=f"s{n}") for n in range(1, 64))
    html = section(build(replace(strike, statements=many)), "facts")
    shown, rest = html.split("45 more statements")
    assert shown.count('class="factrow"') == 15 and rest.count('class="factrow"') == 45
    assert "3 more statements are in the output" in rest


def test_names_are_counted_by_voice_with_their_places(strike: Comparison) -> None:
    html = section(build(strike), "called")
    text = Page(html).text
    assert "dockers group" in text
    assert "<bdi>Monday</bdi>" not in html, "one outlet, one form: no row"
    assert "Dockers 1" in text and "Dockers 1 quoted" in text, "quoted apart from own voice"
    assert "<em>striking</em> militants" in html
    assert "▲" in html and "(marked as loaded)" in html
    places = re.findall(r'<li><a href="#(a2-\w+)">(.*?)</a>', html)
    assert places == [("a2-t", "headline"), ("a2-b1", "¶\u00a01")]
    assert "not named" in text


def test_actors_that_differ_in_names_alone_come_last(strike: Comparison) -> None:
    one = strike.naming[0]
    forms = tuple(
        NameForm(f.outlet, name, "name", (), f.n, f.evidence)
        for f, name in zip(one.forms, ("A. Dock", "Dock"), strict=True)
    )
    html = build(replace(strike, naming=(replace(one, entity="Names only", forms=forms), one)))
    rows = re.findall(r'role="rowheader"><bdi>(.*?)</bdi> <small>', section(html, "called"))
    assert rows == ["dockers", "Names only"]


def test_the_part_of_an_office_is_no_description(strike: Comparison) -> None:
    one = strike.naming[0]
    form = replace(
        one.forms[0], form="Embattled prime minister", role="office", modifiers=("embattled", "prime")
    )
    html = build(replace(strike, naming=(replace(one, forms=(form, one.forms[1])),)))
    assert "<em>Embattled</em> prime minister" in html


def test_agency_shows_its_counts_share_and_interval(strike: Comparison) -> None:
    html = section(build(strike), "called")
    figure = html[html.index('id="doer-1"') :]
    assert "dockers: the doer of 4 of 6 verbs in Ledger" in figure
    row = re.search(r"<bdi>Ledger</bdi></th>(.*?)</tr>", figure, re.DOTALL)
    assert row
    assert re.findall(r'<td class="n">(.*?)</td>', row[1]) == ["4", "2", "1", "1", "67%"]
    assert "67% (25% to 95%)" in row[1]
    assert 'x1="25.0%" x2="95.0%"' in row[1] and 'cx="66.67%"' in row[1]
    assert "fewer than 5 deeds: no share" in figure
    assert "does: leave 4; undergoes: close 2; speaks: say." in Page(html).text


def test_actors_with_few_verbs_have_no_chart(strike: Comparison) -> None:
    assert "doer-1" not in build(replace(strike, agency=strike.agency[1:]))


def test_a_quotation_is_told_outlet_by_outlet(strike: Comparison) -> None:
    html = section(build(strike), "quotations")
    text = Page(html).text
    assert "“They held the port hostage,”" in text
    assert '<span class="gone">They held the</span>' in html
    assert "said the longest version, above" in text
    assert "claimed “port is lost”" in text
    assert "— not inside its marks: “They held the”" in text
    assert "has “lost” where the longest has “hostage”" in text
    assert '<span class="lit">lost</span>' in html
    assert "published earlier: Voice" in text


def test_a_paraphrase_is_not_put_in_marks(strike: Comparison) -> None:
    u = strike.quotes[0]
    told = replace(u.members[1], paraphrase=True, kind="indirect", missing=(), alters=(), quoted=())
    text = text_of(build(replace(strike, quotes=(replace(u, members=(u.members[0], told)),))), "quotations")
    assert "“port is lost”" not in text
    assert "says it in other words, without quotation marks" in text


def test_words_taken_over_have_their_places(strike: Comparison) -> None:
    text = text_of(build(strike), "quotations")
    assert "as its own: Globe “held the port hostage” (¶\u00a01, own voice)" in text.replace("¶ ", "¶\u00a0")
    assert "Given to somebody: Ledger “held the port hostage” (¶\u00a02, in marks)" in text.replace(
        "¶ ", "¶\u00a0"
    )


def test_only_here_says_about_whom_and_what_is_near(strike: Comparison) -> None:
    html = section(build(strike), "only")
    text = Page(html).text
    assert '<span class="lit">who runs the terminal</span>' in html
    assert "about Ines Varga · a clause".replace(" · ", "") in text.replace(" · ", "")
    assert "not found in Globe" in text and "perhaps in other words in Voice" in text
    assert "nearest in Voice" in text
    assert "Nothing of the kind was found in Globe and Voice." in text


def test_words_that_charge_anybody_are_not_used(strike: Comparison) -> None:
    html = build(strike)
    for identity in SECTIONS:
        assert not re.search(
            r"\b(omit\w*|missing|bias\w*|censor\w*|hid(es|den)?)\b", text_of(html, identity), re.I
        )
    assert not re.search(r"\b(omit\w*|missing|biased)\b", " ".join(methods(strike)), re.I)


def test_methods_say_only_what_there_is(strike: Comparison) -> None:
    text = " ".join(methods(strike))
    for part in (
        "2 statements with 4 tellings", "of the kinds reporting verb, substitution", "tests/real/README.md",
        "1 term stands", "2 actors", "doer / (doer + undergoer)", "“Only here” lists 1",
    ):  # fmt: skip
        assert part in text
    empty = replace(
        strike, statements=(), wordings=(), quotes=(), taken_over=(), naming=(), agency=(), only=()
    )
    assert methods(empty) == []


def test_a_sentence_knows_its_counterparts(strike: Comparison) -> None:
    html = build(strike)
    read = section(html, "read")
    assert 'data-t="s1" id="a1-x1">Dockers left work at dawn on Monday.' in read
    assert re.search(r'data-t="s1" id="a2-x2">', read)
    line = re.search(r'<li id="a1-x1-l">(.*?)</li>', read)
    assert line
    assert "also in: " in line[1] and 'href="#a2-x2"' in line[1] and "headline" in line[1]
    assert 'class="tie" href="#a1-x1-l" aria-label="Told in 1 other outlet too' in read
    assert 'data-t="s1"' not in section(html, "headlines"), "the anchors stand in one place only"


def test_anchors_resolve_and_are_there_once(strike: Comparison) -> None:
    page = Page(build(strike))
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    for anchor in page.all("a"):
        assert not anchor["href"].startswith("#") or anchor["href"][1:] in ids, anchor
    for _, attributes in page.tags:
        for key in ("aria-controls", "aria-labelledby"):
            assert not attributes.get(key) or attributes[key] in ids
        assert "style" not in attributes


def test_a_telling_outside_every_paragraph_is_linked_by_what_it_stands_in(strike: Comparison) -> None:
    s1, s2 = strike.statements
    odd = replace(s1.members[0], start=0, end=60)  # from the dateline into the text
    beyond = replace(s2.members[1], start=5000, end=5010)
    html = build(
        replace(
            strike,
            statements=(
                replace(s1, members=(odd, s1.members[1])),
                replace(s2, members=(s2.members[0], beyond)),
            ),
        )
    )
    page = Page(html)
    ids = {a["id"] for _, a in page.tags if "id" in a}
    assert all(a["href"][1:] in ids for a in page.all("a") if a["href"].startswith("#"))


def test_runs_keep_their_text_and_anchors_where_sentences_cut_them(strike: Comparison) -> None:
    marked = {a.article.id: Marked(a, f"a{n}") for n, a in enumerate(strike.analyses, 1)}
    tie = ties(strike, marked)["s-globe"][1]
    runs = [Run("Militants held", "f", "a2-f1", ("a2-m1",), number="1"), Run(" the port hostage at dawn.")]
    cut_ = tied(runs, tie.start - 4, [replace(tie, start=tie.start, end=tie.start + 15)])
    assert "".join(r.text for r in cut_) == "Militants held the port hostage at dawn."
    assert [r.ids for r in cut_ if r.href] == [("a2-m1",), ()]
    assert [r.number for r in cut_ if r.href] == ["", "1"]
    assert [bool(r.tell_id) for r in cut_].count(True) == 1
    assert [r.tie_n for r in cut_ if r.tie] == [1]


def test_hostile_text_is_inert_in_every_section(strike: Comparison) -> None:
    evil = "<img src=x onerror=alert(1)>\u202e{{ 7*7 }}\"'"
    outlets = tuple(Outlet(evil if o.name == "Globe" else o.name, o.articles) for o in strike.outlets)

    def changed(m: Telling) -> Telling:
        return replace(
            m, outlet=evil if m.outlet == "Globe" else m.outlet, text=f"{evil} {m.text}", speaker=evil
        )

    hostile = replace(
        strike,
        outlets=outlets,
        statements=tuple(
            replace(
                s,
                members=tuple(map(changed, s.members)),
                absence=(Absence(evil, "unsure", "s-voice", "body", 0, 10),),
                differs=(evil,),
            )
            for s in strike.statements
        ),
        wordings=tuple(
            replace(w, kind=evil, variants=tuple(replace(v, text=evil, outlet=evil) for v in w.variants))
            for w in strike.wordings
        ),
        quotes=tuple(
            replace(
                u,
                speaker=evil,
                members=tuple(replace(m, cue=evil, outlet=evil) for m in u.members),
                absent=(Absence(evil, "not-found"),),
            )
            for u in strike.quotes
        ),
        taken_over=tuple(
            replace(t, term=evil, own=tuple(replace(e, text=evil, outlet=evil) for e in t.own))
            for t in strike.taken_over
        ),
        naming=tuple(
            replace(
                n,
                entity=evil,
                forms=tuple(replace(f, form=evil, modifiers=("img", evil)) for f in n.forms[:1])
                + n.forms[1:],
            )
            for n in strike.naming
        ),
        agency=tuple(replace(a, entity=evil, note=evil, verbs=(("agent", evil, 2),)) for a in strike.agency),
        only=tuple(
            replace(o, about=evil, kind=evil, speaker=evil, absence=(Absence(evil, "not-found"),))  # type: ignore[arg-type]
            for o in strike.only
        ),
    )
    html = build(hostile)
    page = Page(html)
    assert not page.all("img") and len(page.all("script")) == 1
    assert not [
        key for _, attributes in page.tags for key in attributes if key.startswith("on") or key == "style"
    ]
    assert "\u202e" not in html and "[RLO]" in page.text
    for identity in SECTIONS:
        assert "49" not in text_of(html, identity)


def test_the_same_comparison_gives_the_same_page(strike: Comparison) -> None:
    assert build(strike) == build(strike)


def test_one_article_and_one_outlet_are_said_plainly(
    one: Callable[..., Comparison], strike: Comparison
) -> None:
    html = build(one())
    for identity in SECTIONS:
        found = section(html, identity)
        assert "There is one article here, and nothing beside it to compare." in Page(found).text
        assert "<table" not in found and "<details" not in found and "<li" not in found
    same = replace(
        strike, outlets=(Outlet("Ledger", tuple(a.article.id for a in strike.analyses)),),
        statements=(), wordings=(), quotes=(), taken_over=(), naming=(), agency=(), only=(),
    )  # fmt: skip
    html = build(same)
    for identity in SECTIONS:
        assert "All articles here are of one outlet" in text_of(html, identity)


def test_nothing_shared_is_not_the_same_as_not_measured(strike: Comparison) -> None:
    empty = replace(
        strike, statements=(), wordings=(), quotes=(), taken_over=(), naming=(), agency=(), only=()
    )
    html = build(empty)
    for identity, said in (
        ("facts", "No fact was found that at least two of these outlets report."),
        ("called", "No actor was found that two of these outlets call differently."),
        ("quotations", "No words were found that two of these outlets quote."),
        ("only", "Nothing about a shared actor was found in one outlet only."),
    ):
        assert said in text_of(html, identity)
        assert "<table" not in section(html, identity)
    assert 'class="tie' not in html and 'class="tell"' not in html
    html = build(replace(empty, not_measured=("statements", "naming", "only")))
    for identity in ("facts", "called", "only"):
        assert "Not measured here, which is not the same as finding none" in text_of(html, identity)


def test_a_hundred_outlets_stay_usable(strike: Comparison) -> None:
    """What is printed is bounded, and what is left is counted."""
    some = [
        analysis(
            Article(
                id=f"n{n}",
                outlet=f"Outlet {n}",
                title="Dockers leave work",
                body="Dockers left work at dawn.\n",
            )
        )
        for n in range(100)
    ]
    tellings = tuple(
        Telling(a.article.id, a.article.outlet, "body", 0, 26, a.article.body[:26], "lead", 1, "own", None)
        for a in some
    )
    names = tuple(o.article.outlet for o in some)
    statements = tuple(Statement(f"s{n}", tellings, names, (), (), 1.0) for n in range(1, 120))
    made = replace(comparison(some), event=Event("e", tuple(a.article for a in some)), statements=statements)
    html = build(made)
    assert len(html) < 4_000_000
    facts = section(html, "facts")
    assert facts.count('class="factrow"') == 60 and "59 more statements" in facts
    assert "Told too in:" in facts
    assert re.search(r"and \d+ more</li>", section(html, "read"))
