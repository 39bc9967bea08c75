"""Attributions as headlines make them: "Minister: the plan is dead", "Plan is dead, says minister", "... – report"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.attribution.cues import nouns_of_sources
from samestory.attribution.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["attribute_headline"]

# What stands before the colon of a headline and names a format, not a speaker.
_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_LONGEST = 6
_VERSUS = frozenset({"vs", "vs.", "v", "v."})
# As headlines set them behind a comma; other verbs there go on with the sentence ("..., revealed the report").
_SAYS = frozenset(
    "say says said warn warns claim claims insist insists admit admits vow vows argue argues".split()
)
_FORMATS = frozenset(
    "editorial opinion analysis video watch live exclusive explainer how why what when who where".split()
)
_DASHES = frozenset({"-", "–", "—", "|"})


def attribute_headline(reading: Reading, block: Span) -> None:
    """Keep what the shape of a headline attributes; for headlines in which no cue attributed a clause."""
    tokens = [t for t in block if not t.is_space]
    if tokens and reading.quoted(tokens[0].i) and _behind_opening_quotation(reading, tokens):
        return
    colon = next((n for n, t in enumerate(tokens) if t.text == ":"), None)
    if colon is not None and 0 < colon <= _LONGEST and colon + 2 < len(tokens):
        source = (tokens[0].i, tokens[colon].i)
        # "Ada Byron: 6 things to know" is about her.
        if _is_source(block.doc[source[0] : source[1]]) and not tokens[colon + 1].like_num:
            reading.add(
                "speech", [(tokens[colon].i + 1, block.end)], source, (source[1], source[1] + 1), clause=True
            )
            return
    comma = next((n for n in range(len(tokens) - 1, 0, -1) if tokens[n].text == ","), None)
    if comma is not None and 1 < len(tokens) - comma <= _LONGEST + 1:
        tail = tokens[comma + 1 :]
        for verb, rest in ((tail[0], tail[1:]), (tail[-1], tail[:-1])):
            if rest and verb.lower_ in _SAYS:
                source = (rest[0].i, rest[-1].i + 1)
                reading.add(
                    "speech", [(block.start, tokens[comma].i)], source, (verb.i, verb.i + 1), clause=True
                )
                return
    dash = next((n for n in range(len(tokens) - 1, 0, -1) if tokens[n].text in _DASHES), None)
    if dash is not None and 1 < len(tokens) - dash <= 4 and dash > 3:
        tail = tokens[dash + 1 :]
        if tail[-1].lemma_.lower() in nouns_of_sources():
            source = (tail[0].i, tail[-1].i + 1)
            reading.add(
                "speech",
                [(block.start, tokens[dash].i)],
                source,
                (tokens[dash].i, tokens[dash].i + 1),
                clause=True,
            )


def _behind_opening_quotation(reading: Reading, tokens: list[Token]) -> bool:
    """“It is robbery”: retired nurse’s fury."""
    quote = reading.quotes[int(reading.quote_at[tokens[0].i])]
    rest = [t for t in tokens if t.i >= quote[1]]
    if len(rest) < 3 or rest[0].text != ":":
        return False
    stop = next(
        (n for n, t in enumerate(rest[1:], 1) if t.pos_ in {"VERB", "AUX", "PART", "ADP", "PUNCT"}), len(rest)
    )
    name = next((e for e in reading.doc[rest[1].i : rest[-1].i + 1].ents if e.label_ == "PERSON"), None)
    if name is not None and name.start == rest[1].i:
        stop = min(stop, 1 + len(name))  # "Joe Biden Honors His Friend", all in capitals
    if stop < 2 or stop > _LONGEST:
        return False
    source = (rest[1].i, rest[stop - 1].i + 1)
    owns = stop < len(rest) and (rest[stop].pos_ in {"VERB", "AUX"} or rest[stop].tag_ == "POS")
    if any(t.like_num for t in rest[1:stop]) or not (owns or name is not None):
        return False  # "Fury as killer mud": a mood, not a speaker
    return reading.add("speech", [quote], source, (rest[0].i, rest[0].i + 1), clause=True) is not None


def _is_source(words: Span) -> bool:
    """A name or a noun for a speaker; "New Hampshire 2020" and "Us vs Them" name the matter."""
    last = words[-1]
    if words[0].lower_ in _FORMATS or any(
        t.like_num or t.lower_ in _VERSUS or t.pos_ in {"VERB", "AUX"} for t in words
    ):
        return False
    if any(t.dep_ == "case" or t.tag_ == "POS" for t in words) and last.ent_type_ not in {"PERSON", "ORG"}:
        return last.lemma_.lower() in nouns_of_sources()
    named = words[0].ent_type_ in _NAMES or last.ent_type_ in _NAMES
    return named or last.lemma_.lower() in nouns_of_sources()
