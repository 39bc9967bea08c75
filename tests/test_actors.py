"""Sources over the articles of an event: the same one is one, and two people are never one."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from samestory.actors import actors, is_compared
from samestory.types import Analysis

Speech = Callable[..., Analysis]


@pytest.fixture
def match(speech: Speech) -> Callable[..., list[str]]:
    """Names, one an outlet A, B ..., and perhaps the bodies -> the names they are listed by."""

    def run(*names: str, kind: Any = "person", bodies: dict[str, str] | None = None) -> list[str]:
        analyses = []
        for outlet, name in zip("ABCDEF", names, strict=False):
            body = (bodies or {}).get(outlet, "The town is quiet. It rained.")
            analyses.append(speech(outlet, body, ("The town is quiet", name, kind, None, {"at": 0})))
        found = actors(analyses)
        return [found[f"{o}-1", n, kind] for o, n in zip("ABCDEF", names, strict=False)]

    return run


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        (("Ana Ruiz", "Ana Ruiz"), ["Ana Ruiz"] * 2),
        (("Ana Ruiz", "Ruiz"), ["Ana Ruiz"] * 2),
        (("Ms Ruiz", "Ana Ruiz"), ["Ana Ruiz"] * 2),
        (("President Ana Ruiz", "Ana Ruiz, the president"), ["Ana Ruiz"] * 2),
        (("Ana Ruíz", "RUIZ"), ["Ana Ruíz"] * 2),
        (("A. Ruiz", "Ana Ruiz"), ["Ana Ruiz"] * 2),
        (("Ana M. Ruiz", "Ana Ruiz", "Ruiz"), ["Ana M. Ruiz"] * 3),
        (("Ruiz’s", "Ana Ruiz"), ["Ana Ruiz"] * 2),
        (("Juan de la Cruz", "de la Cruz"), ["Juan de la Cruz"] * 2),
        (("Ms Ruiz", "Ruiz"), ["Ms Ruiz"] * 2),
    ],
)
def test_one_person_is_one(
    match: Callable[..., list[str]], names: tuple[str, ...], listed: list[str]
) -> None:
    assert match(*names) == listed


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        (("Ana Ruiz", "Eva Ruiz"), ["Ana Ruiz", "Eva Ruiz"]),
        (("Ana Ruiz", "Ana Reis"), ["Ana Ruiz", "Ana Reis"]),
        (("Mr Ruiz", "Mrs Ruiz"), ["Mr Ruiz", "Mrs Ruiz"]),
        (("Luis Ruiz", "Luis Ruiz Jr."), ["Luis Ruiz", "Luis Ruiz Jr."]),
        (("Ana B. Ruiz", "Ana C. Ruiz"), ["Ana B. Ruiz", "Ana C. Ruiz"]),
        (("Ana Ruiz", "Eva Ruiz", "Ruiz", "Ruiz"), ["Ana Ruiz", "Eva Ruiz", "Ruiz (in C)", "Ruiz (in D)"]),
        (("Ana Ruiz", "Eva Ruiz", "A. Ruiz"), ["Ana Ruiz", "Eva Ruiz", "Ana Ruiz"]),
        (("Ana Ruiz", "Aldo Ruiz", "A. Ruiz"), ["Ana Ruiz", "Aldo Ruiz", "A. Ruiz (in C)"]),
    ],
)
def test_what_could_be_two_people_stays_apart(
    match: Callable[..., list[str]], names: tuple[str, ...], listed: list[str]
) -> None:
    assert match(*names) == listed


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Her brother, Luis Ruiz, was there. It rained.", False),
        ("The town is quiet. It rained, and Luis Ruiz left.", False),
        ("The town is quiet. It rained. President Ruiz left.", True),
        ("On Monday Ruiz left. Then Ruiz came back, and then Ruiz left.", True),
        ("But Ruiz left, but nobody saw. It rained.", True),
        ("It rained in Paris. Ruiz left.", True),
        ("The town is quiet. Ana Ruiz left.", True),
    ],
)
def test_another_of_that_name_in_the_texts_keeps_a_last_name_apart(
    match: Callable[..., list[str]], text: str, same: bool
) -> None:
    bodies = {"A": f"The town is quiet. {text}", "B": "The town is quiet."}
    assert match("Ana Ruiz", "Ruiz", bodies=bodies) == ["Ana Ruiz", "Ana Ruiz" if same else "Ruiz (in B)"]


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        (("the Harbour Board", "Harbour Board"), ["Harbour Board"] * 2),
        (("The U.S. Navy", "the US navy"), ["U.S. Navy"] * 2),
        (("Harbour Board", "Harbour Court"), ["Harbour Board", "Harbour Court"]),
        (("The company", "the company"), ["the company"] * 2),
        (("the state’s Labor Department",), ["the state’s Labor Department"]),
    ],
)
def test_institutions_go_by_name(
    match: Callable[..., list[str]], names: tuple[str, ...], listed: list[str]
) -> None:
    assert match(*names, kind="institution") == listed


def test_thousands_of_one_last_name_are_matched_in_time(speech: Speech) -> None:
    letters = "abcdefghijklmnopqrst"
    names = [
        f"{a.upper()}{b}{c}{d} Ruiz" for a in letters for b in letters for c in letters for d in letters[:2]
    ]
    body = ". ".join(names)
    a = speech("A", body, *((n, n, "person", None, {"at": 0}) for n in names[:4000]), ("Q", "Ruiz", "person"))
    before = time.process_time()
    found = actors([a])
    assert time.process_time() - before < 5  # a quarter of a second; pair by pair it took a minute
    assert found["A-1", names[0], "person"] == names[0] and found["A-1", "Ruiz", "person"] == "Ruiz (in A)"


def test_a_name_of_signs_alone_is_nobody_else(match: Callable[..., list[str]]) -> None:
    assert match("\U0001f150", "Ana Ruiz") == ["\U0001f150", "Ana Ruiz"]


def test_only_what_has_a_name_is_compared_over_outlets() -> None:
    assert is_compared("Ana Ruiz", "person") and is_compared("Harbour Board", "institution")
    assert is_compared("Smith (in the Globe)", "person") and is_compared("Juan de la Cruz", "person")
    assert not is_compared("the company", "institution")
    assert not is_compared("Norrgard spokesman", "person") and not is_compared("a school cook", "person")
    assert not is_compared("Residents", "group") and not is_compared("Report 12", "document")


def test_who_is_only_described_is_not_merged_by_a_last_word(match: Callable[..., list[str]]) -> None:
    assert match("the cook", "the school cook", "Norrgard cook") == [
        "the cook",
        "the school cook",
        "Norrgard cook",
    ]


def test_nameless_sources_match_nobody(speech: Speech) -> None:
    a = speech("A", "It rained.", ("It rained", "a senior official", "anonymous"), ("It", "critics", "vague"))
    assert actors([a]) == {}


def test_a_name_of_an_institution_is_not_a_person_of_that_name(speech: Speech) -> None:
    a = speech("A", "It rained.", ("It rained", "Norrgard", "institution"), ("It", "Karl Norrgard", "person"))
    assert set(actors([a]).values()) == {"Norrgard", "Karl Norrgard"}
