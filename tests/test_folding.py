"""House style is made equal before words are counted, and the log says what was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samestory.folding import house_style
from samestory.types import Analysis

Analyse = Callable[..., Analysis]


def terms(a: Analysis) -> list[str]:
    return [t.term for t in a.terms]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The F.B.I. searched the offices in March.", "FBI searched offices."),
        ("Mr. Okafor praised the plan on Monday.", "Okafor praised the plan yesterday."),
        ("Sen. Reyes left the hall.", "Senator Reyes left the hall."),
        ("Prices rose by 4 per cent.", "Prices rose by four percent."),
        ("Prices rose by 4%.", "Prices rose by four percent."),
        ("The centre will organise a programme.", "The center will organize a program."),
        ("The U.S. sold the ships.", "The United States sold the ships."),
        ("The city's mayor didn’t resign.", "The mayor of the city did not resign."),
        ("They sent the e-mails.", "They sent the emails."),
    ],
)
def test_two_house_styles_give_the_same_terms(one: str, other: str, analyse_text: Analyse) -> None:
    assert sorted(terms(analyse_text(one))) == sorted(terms(analyse_text(other)))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The crew may march to the square.", {"march", "square"}),
        ("They advise the poor and supervise the exercise.", {"advise", "supervise", "exercise"}),
        ("The crisis surprised us.", {"crisis", "surprise"}),
        ("The storm brought rain to us all.", {"storm", "rain"}),
    ],
)
def test_words_that_only_look_like_house_style_stay(text: str, kept: set[str], analyse_text: Analyse) -> None:
    assert kept <= set(terms(analyse_text(text)))


def test_an_initialism_is_not_the_pronoun(analyse_text: Analyse) -> None:
    assert "US" not in terms(analyse_text("The storm brought rain to us all."))


def test_only_own_voice_in_running_text_is_counted(analyse_text: Analyse) -> None:
    a = analyse_text(
        "WEXLEY, May 3 (Meridian Press) — Dockers left the quay.\n\n"
        "“The company betrayed families,” Ada Okafor said. The ministry said that talks collapsed.\n\n"
        "The “wreckers” went home.\n\n(Reporting by Tom Ashdown)",
        title="Harbour paralysed",
    )
    found = set(terms(a))
    assert {"docker", "leave", "quay", "ministry"} <= found
    assert not found & {"betray", "family", "collapse", "wrecker", "paralyse", "ashdown", "meridian", "may"}


def test_the_outlet_does_not_count_its_own_name(analyse_text: Analyse) -> None:
    body = "Ada Okafor told the Harbour Ledger on Monday that she had left."
    assert not {"harbor", "ledger"} & set(terms(analyse_text(body, outlet="The Harbour Ledger")))
    assert {"harbor", "ledger"} & {w for t in terms(analyse_text(body, outlet="Wire")) for w in t.split()}


def test_the_log_names_rule_form_and_number(analyse_text: Analyse) -> None:
    a = analyse_text("Mr. Okafor met Mr. Reyes at the centre of the F.B.I. on Monday.")
    log = {(f.rule, f.given, f.term): f.n for f in a.folds}
    assert log["courtesy-title", "mr.", ""] == 2
    assert log["spelling", "centre", "center"] == 1
    assert log["initialism", "F.B.I.", "FBI"] == 1
    assert log["date", "monday", ""] == 1


def test_offsets_are_true(analyse_text: Analyse) -> None:
    a = analyse_text(
        "First line of\nthe paragraph told  the United\nStates about colours.\n\nSecond one stands alone here."
    )
    assert all(a.article.body[t.start : t.end].strip() for t in a.terms)
    assert next(a.article.body[t.start : t.end] for t in a.terms if t.term == "color") == "colours"


@pytest.mark.parametrize("body", ["", " ", "…", "’s ’s ’s", "Mr. Mr. Mr."])
def test_nothing_to_count(body: str, analyse_text: Analyse) -> None:
    assert analyse_text(body).terms == ()


def test_the_table_has_no_word_that_folds_to_itself() -> None:
    style = house_style()
    assert not [k for table in ("offices", "spelling", "phrases") for k, v in style[table].items() if k == v]
    # Folding twice changes nothing more.
    assert not [v for v in style["spelling"].values() if v in style["spelling"]]
