"""The linter finds what it says it finds, and is silent on a sound list."""

from __future__ import annotations

import pytest

from samestory.lexicon import builtin, parse
from samestory.lint import Problem, lint

SOUND = (
    '{ id = "ratepayer", term = "ratepayer", pos = ["NOUN"], why = "w", fine_when = "f", basis = "b", '
    'hits = ["Ratepayers will foot the bill."], misses = ["The Ratepayer Alliance met."] }'
)


def entry(term: str, name: str = "x", more: str = "") -> str:
    tested = f'hits = ["The {term} left."], misses = ["Nothing here."]' if "hits" not in more else ""
    joined = ", ".join(part for part in (tested, more) if part)
    return f'{{ id = "{name}", term = "{term}", why = "w", fine_when = "f", basis = "b", {joined} }}'


def linted(*entries: str, category: str = "label", run: bool = False) -> list[Problem]:
    text = (
        f'name = "house"\ncategory = "{category}"\nfamily = "loaded"\nversion = "1"\nlanguage = "en"\n'
        'compiled_by = "us"\nlicence = "CC0-1.0"\nscope = "s"\nbasis = ["House style"]\nentries = [\n'
        + "".join(f"  {e},\n" for e in entries)
        + "]\n"
    )
    return lint([parse(text, "h.toml")], builtin(), {"h.toml": text}, run=run)


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (entry("..."), "empty"),
        (entry("of the"), "empty"),
        (entry("# verbs of saying"), "comment-like"),
        (entry("todo check this"), "comment-like"),
        (entry("(see the note)"), "comment-like"),
        (entry("words that nobody would ever write in just this order"), "comment-like"),
        (entry("muslim"), "identity-term-only"),
        (entry("black women"), "identity-term-only"),
        (entry("gay"), "identity-term-only"),
        ('{ id = "no-such-entry", off = true }', "unknown"),
    ],
)
def test_each_kind_is_found(bad: str, kind: str) -> None:
    problems = linted(SOUND, bad)
    assert [p.kind for p in problems] == [kind]
    assert problems[0].where == "h.toml:12"


def test_a_sound_list_is_clean() -> None:
    assert linted(SOUND, run=True) == []


def test_two_entries_on_the_same_words() -> None:
    assert [p.kind for p in linted(entry("snitch", "a"), entry("snitch", "b"))] == ["duplicate"]


def test_two_senses_of_a_word_are_no_duplicate() -> None:
    one = entry("snitch", "a", 'next_is = ["line"]')
    assert linted(one, entry("snitch", "b", 'next_not = ["line"]')) == []


def test_identity_with_a_word_about_it_is_no_mere_identity_term() -> None:
    assert linted(entry("radical muslim")) == []


def test_a_hit_that_does_not_hit() -> None:
    problems = linted(
        entry("ratepayer", more='hits = ["Nothing of the kind."], misses = ["Nor here."]'), run=True
    )
    assert [p.kind for p in problems] == ["never-tested"]
    assert "Nothing of the kind." in problems[0].message


def test_a_miss_that_is_found() -> None:
    problems = linted(
        entry("wastrel", more='hits = ["A wastrel left."], misses = ["A wastrel came."]'), run=True
    )
    assert [p.kind for p in problems] == ["never-tested"]
    assert "is found" in problems[0].message


def test_an_unknown_category_names_the_nearest() -> None:
    problems = linted(SOUND, category="lable")
    assert [p.kind for p in problems] == ["unknown"]
    assert "label" in problems[0].message


def test_switching_off_a_known_entry_is_fine() -> None:
    assert linted('{ id = "regime", off = true }') == []
