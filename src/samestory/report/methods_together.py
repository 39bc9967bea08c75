"""The paragraphs of the methods section on what is only seen where articles stand side by side."""

from __future__ import annotations

from samestory.report.words import name
from samestory.types import Comparison

__all__ = ["together"]


def together(c: Comparison) -> list[str]:
    """Return a paragraph on each of statements, wordings, quotations, names, agency and what one outlet has alone.

    Parameters
    ----------
    c : Comparison

    Returns
    -------
    list of str
        Those that the comparison has something of.
    """
    texts = (_statements(c), _wordings(c), _quotes(c), _naming(c), _agency(c), _only(c))
    return [text for text in texts if text]


def _statements(c: Comparison) -> str:
    if not c.statements:
        return ""
    tellings = sum(len(s.members) for s in c.statements)
    return (
        "A statement is what at least two outlets report. Headlines, sentences and main clauses of different "
        "articles were paired where each is the other’s best counterpart, by their words, names, numbers and who "
        f"does what; pairs were joined into groups: {len(c.statements):,} statements with {tellings:,} tellings. Of "
        "181 pairs in 20 events, read blind by machine-assisted readers, .87 were right, and .97 of the surest six an "
        "event (measured on other texts: see tests/real/README.md). Of claims that a fact was "
        "“not found”, most that were wrong are quotations told in other words. Placement is the headline, the first "
        "paragraph (lead), the first third of the paragraphs, or later; voice is whose words most of a telling is. "
        "An outlet without a counterpart is “not found in” only if it published after the fact was first told and "
        "has no sentence near it; else it is unsure, published earlier, or of unknown time. Not found is a "
        "statement about wording: the fact may stand there in words that were not recognised, and why something "
        "does not stand in a text is in no text."
    )


def _wordings(c: Comparison) -> str:
    if not c.wordings:
        return ""
    kinds = sorted({w.kind for w in c.wordings})
    return (
        "Inside a statement two tellings were lined up word by word, and the places where they differ were sorted "
        f"by kind; found were {len(c.wordings):,} of the {'kind' if len(kinds) == 1 else 'kinds'} "
        f"{', '.join(map(name, kinds))}. Words that both quote are left to the quotations. A difference is not an "
        "error of either side, and two words may both be right."
    )


def _quotes(c: Comparison) -> str:
    if not c.quotes and not c.taken_over:
        return ""
    taken = (
        f" {len(c.taken_over):,} {'term stands' if len(c.taken_over) == 1 else 'terms stand'} in one outlet’s "
        "own voice "
        "and in another only in quotation marks or reported speech; who had the words first is not known."
        if c.taken_over
        else ""
    )
    return (
        f"Quotations of the same words were joined over outlets ({len(c.quotes):,}) by the words inside quotation "
        "marks; reported speech was added where it says in other words what another outlet quotes. The version with "
        "most words is the measure: what another article leaves out or writes otherwise was read off an alignment "
        "with it, ellipses, brackets and spelling aside. Two translations of one speech are two wordings, and who "
        f"has the words right was not asked.{taken}"
    )


def _naming(c: Comparison) -> str:
    if not c.naming:
        return ""
    return (
        f"Forms of name were gathered for {len(c.naming):,} actors, places and things by rules over the parse: "
        "names, offices, nouns that describe, and what stands beside a name. Who is meant is decided by the "
        "article’s own text; where two answers fit, none was given, so one actor may stand in two rows, and "
        "pronouns are not counted as forms. Forms inside quotation marks or reported speech are counted apart from "
        "the outlet’s own voice."
    )


def _agency(c: Comparison) -> str:
    if not c.agency:
        return ""
    return (
        "Agency counts verbs of the running text in own voice whose doer or undergoer an actor is, pronouns "
        "included where they were resolved; verbs of speech are counted apart, and “be”, “have”, “seem” not at all. "
        "The share is doer / (doer + undergoer), with a 95 per cent bootstrap interval over sentences inside "
        "articles, and is not given under five verbs. What it means depends on what happened: it describes and "
        "tests nothing."
    )


def _only(c: Comparison) -> str:
    if not c.only:
        return ""
    found = sum(any(a.status == "not-found" for a in one.absence) for one in c.only)
    return (
        f"“Only here” lists {found:,} sentences, clauses and asides about an actor that at least two outlets name, "
        "with persons, places, numbers or things that were looked for in the articles of all other outlets and not "
        f"found in at least one that could have had them; and, apart, {len(c.only) - found:,} whose words stand in no "
        "other outlet while their fact may, the most charged first. What stands elsewhere in eight words in a row, or "
        "in a statement of several outlets, is never listed. It is evidence of what stands where, and says nothing of "
        "why."
    )
