"""Words in quotation marks in the headline that do not stand in the text.

What it finds
    A quotation in the title, in double marks or in the single ones of British headlines, whose
    words do not stand together in the text. Capitals, kinds of marks, contractions, spellings, forms of a
    word ("failure" for "failed", "will" for "would"), the order of the words, and articles,
    conjunctions and auxiliaries make no difference; the parts before and after an ellipsis, a dash,
    a bracket or a comma may stand at different places.

Why it matters
    Quotation marks promise somebody's own words. A claim quote (a paraphrase in marks) puts words into a
    mouth, and a reader who looks for them does not find them.

Example
    A headline "Mayor: 'I will not pay'" over a text in which the mayor says that payment is unlikely.

When it is fine
    Where the quotation stands in a film, a picture or a page that the text links to; a nickname or
    a coined term that every reader knows.

References
    IPSO, Editors' Code of Practice, Clause 1. Reuters, Handbook of Journalism, on quotes. Predelli
    (2003), Scare quotes and their relation to other semantic issues.

Measured
    Precision, each finding held by a machine-assisted reader, not blind, against all passages of its
    article that share a stem with it: 28 of 31 (0.90, 0.75 to 0.97), all findings in headlines that nobody
    had read: 14 of 16 in 1,800 articles of the archive, 14 of 15 in BASIL, PolNeAR and SemEval-2023 Task 3
    (834 articles). The three errors were mended after that: "no" for "without", "not yet" for "yet to",
    "something" for "some things". An earlier version, read blind: 39 of 43 (0.91, 0.78 to 0.96). Recall is
    not measured. See tests/real/README.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import IS_ALPHA, LOWER

from samestory.headline import has_full_text, is_live
from samestory.lexicon import Lexicon
from samestory.matching import put_spans
from samestory.registry import Rule, detector
from samestory.voice import BLOCKS, VOICE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

NAME = "headline-unsupported-quote"
RULE = Rule(
    id=NAME,
    message="These words stand in quotation marks in the headline and not in the text.",
    fine_when="they can be heard or read in a recording, a picture or a page that the text shows",
    basis="IPSO, Editors' Code of Practice, Clause 1",
    alternatives=("the words as they stand in the text", "the claim without marks, attributed"),
)
_MARKED = frozenset({"speech", "fragment", "scare", "title", "term"})
_MARK = re.compile("[\"“”„«»]|(?<!\\w)['‘’`]")
# The first of these may end the quotation already: 'Free tram' opens on Lorne's pupils' day.
_INNER = re.compile("(?<=\\w)['’](?=[\\s,.:;!?])")
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
# What comes after these may stand at another place of the text.
_PARTS = re.compile(
    r"\[[^\]]*\]|\([^)]*\)|…|\.{2,}|\. \. \.|[\w*]*\*[\w*]*|\s[–—-]+\s|--|—|/|[.;:!?](?=\s|$)"
)
_SHORT = tuple(
    (re.compile(rf"(?<=[a-z]){short}\b"), long)
    for short, long in (
        *(("n't", " not"), ("'re", " are"), ("'ve", " have")),
        *(("'ll", " will"), ("'m", " am"), ("'d", " would"), ("'s", " ")),
    )
)
_CURLY = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ´`", "'"),
        **dict.fromkeys("-‑–—", " "),
        **{"&": " and ", "%": " percent ", "#": " ", "[": "", "]": ""},
    }
)
# Words that a headline drops or changes to fit a quotation in; they are not looked for.
_LIGHT = frozenset(
    """
    a am an and are as at be been being but by do does did for from had has have in is of on or s so that the
    these this those to too very was were with
    """.split()
)
# Words that are no form of another.
_EXACT = frozenset(
    """
    all any he her him his i it its me my never no none not nothing our ours she that their theirs them then
    there they us we what when where who whom why will you your yours
    """.split()
)
# What a headline may write instead; said of the future then is said of the past in the report.
_SAME = {
    **dict(
        zip(
            "gonna wanna gotta would could might ok".split(),
            "go want got will can may okay".split(),
            strict=True,
        )
    ),
    **dict.fromkeys("not without none nothing yet".split(), "no"),
    **dict.fromkeys("percent per cent".split(), "%"),
    **dict.fromkeys("u.s usa america".split(), "us"),
    **{word: str(i) for i, word in enumerate("one two three four five six seven eight nine ten".split(), 1)},
}
_ENDINGS = ("ing", "ies", "ied", "in'", "es", "ed", "ly", "s", "e", "y", "d")
_PREFIX, _SPELT = 4, 7  # letters that forms and spellings of one word share
_JOINED = 8  # letters that are no part of another word by chance: "bailout", "bail out"
_BESIDE = 4  # words that may stand between those of a quotation


@detector(NAME, family="headline", rules=(RULE,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""

    def detect(doc: Doc) -> None:
        blocks = list(doc.spans.get(BLOCKS, ()))
        found = []
        if blocks and blocks[0].label_ == "title" and _MARK.search(blocks[0].text):
            title = blocks[0]
            quotes = [s for s in doc.spans.get(VOICE, ()) if s.start < title.end and s.label_ in _MARKED]
            if quotes and has_full_text(blocks) and not is_live(title.text):
                missing = _not_word_for_word(doc, blocks, quotes)
                if missing:
                    text = _Text(doc, blocks)
                    found = [(q.start, q.end, NAME) for q in missing if not _stands(q.text, text)]
        put_spans(doc, NAME, found)

    return detect


def _not_word_for_word(doc: Doc, blocks: list[Span], quotes: list[Span]) -> list[Span]:
    """The quotations whose words do not simply stand in the text one after another."""
    rows = doc.to_array([LOWER, IS_ALPHA])
    for block in blocks:
        if block.label_ == "title":
            rows[block.start : block.end] = 0
    words = rows[rows[:, 1] == 1, 0]
    missing = []
    for quote in quotes:
        wanted = np.array([t.lower for t in quote if t.is_alpha], dtype=np.uint64)
        size = len(wanted)
        starts = np.flatnonzero(words[: len(words) - size + 1] == wanted[0]) if size else ()
        if size and not any((words[i : i + size] == wanted).all() for i in starts):
            missing.append(quote)
    return missing


class _Text:
    """The words of the text: where each stands, and what each is a form of."""

    def __init__(self, doc: Doc, blocks: list[Span]) -> None:
        self.lemmas = {t.lower_: t.lemma_.lower() for t in doc if t.is_alpha}
        self.places: dict[str, list[int]] = {}
        words = _words("\n".join(b.text for b in blocks if b.label_ != "title"))
        for place, word in enumerate(words):
            self.places.setdefault(word, []).append(place)
        self.joined = "".join(words)

    def find(self, word: str) -> list[int]:
        """Where a word stands in any of its forms."""
        if word in _EXACT:
            return self.places.get(word, [])
        lemma, stem = self.lemmas.get(word, word), _stem(word)
        return sorted(
            place
            for other, places in self.places.items()
            if other[0] == word[0]
            and (self.lemmas.get(other, other) == lemma or _is_form(stem, _stem(other)))
            for place in places
        )


def _stands(quote: str, text: _Text) -> bool:
    """All the words of each part stand near each other in the text, in any form and order."""
    inner = _INNER.search(quote.rstrip(" '’,.:;!?")) if quote[0] in "'‘’" else None
    if inner and _stands(quote[: inner.start()], text):
        return True
    joined = "".join(_words(quote))
    if len(joined) >= _JOINED and joined in text.joined:
        return True
    return all(_is_near(_words(part), text) for part in _PARTS.split(quote))


def _is_near(words: list[str], text: _Text) -> bool:
    heavy = [word for word in words if word not in _LIGHT] or words
    found = sorted((text.find(word) for word in dict.fromkeys(heavy)), key=len)
    reach = len(words) + _BESIDE
    return not found or any(
        all(_has_between(places, at - reach, at + reach) for places in found[1:]) for at in found[0]
    )


def _has_between(places: list[int], low: int, high: int) -> bool:
    at = bisect_left(places, low)
    return at < len(places) and places[at] <= high


def _words(text: str) -> list[str]:
    plain = text.translate(_CURLY).lower().replace("can't", "can not").replace("cannot", "can not")
    plain = plain.replace("won't", "will not").replace("in' ", "ing ").replace("something", "some thing")
    for short, long in _SHORT:
        plain = short.sub(long, plain)
    return [_SAME.get(word, word) for word in _WORD.findall(plain)]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and (word[-1] == word[-2] or word[-1] in "iey") else word


def _is_form(one: str, other: str) -> bool:
    """Forms of one word, or two spellings of it: "fail" and "failur", "unmistakabl" and "unmistakeabl"."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    shared = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return shared >= max(_PREFIX, min(len(short) - 1, _SPELT))
