"""Names in the headline that the text never mentions.

What it finds
    A person (by first and last name), an organisation or a place in the title of which no word
    stands in the text, in no form: "Iranian" supports Iran, "Republican" the GOP, "Washington" the
    US, and a run of capitalised words supports its initials. In headlines In Title Case, where every
    word looks like a name, only first and last names of persons are looked at.

Why it matters
    A headline that names who the text does not name blames or credits somebody without a word of
    evidence, or belongs to another version of the story.

Example
    A headline "Acme and Globex face inquiry" over a text that speaks of Acme alone.

When it is fine
    The name of the writer, the series or the outlet; a nickname that every reader knows.

References
    IPSO, Editors' Code of Practice, Clause 1.

Measured
    Precision, read blind in real text: 7 of 15 findings (0.47, 0.25 to 0.70). Recall is not
    measured. Under 20 findings: it counts as unmeasured. Off by default. See tests/real/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import LOWER

from samestory.headline import has_full_text, is_live
from samestory.lexicon import Lexicon
from samestory.matching import is_capitalised_line, put_spans
from samestory.registry import Rule, detector
from samestory.voice import BLOCKS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

NAME = "headline-unsupported-name"
RULE = Rule(
    id=NAME,
    message="This name stands in the headline and nowhere in the text.",
    fine_when="it is the name of the writer, the series or the outlet, or a nickname of somebody the text names",
    basis="IPSO, Editors' Code of Practice, Clause 1",
    alternatives=("the name that the text uses", "say in the text what X has to do with it"),
)
_KINDS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
# Titles and parts of names that name nobody.
_EMPTY = frozenset(
    """
    analysis and attorney captain chairman chief dr explainer exclusive fact for general gov governor justice
    king lady lord minister mr mrs ms of opinion pope president prime prince princess queen rep report review
    saint secretary sen senator sir speaker the video watch update updates breaking poll
    """.split()
)
_OUTLETS = frozenset(
    "abc ap bbc breitbart cbs cnbc cnn fox msnbc nbc npr nyt pbs politico reuters wapo wsj".split()
)
# One and the same to a reader; the beginning of the word is enough.
_SAME = tuple(
    frozenset(group.split())
    for group in (
        "america american states u.s us usa washington federal nation nationwide",
        "gop republican",
        "dem democrat",
        "doj justice",
        "gitmo guantanamo guantánamo",
        "isis isil islamic daesh",
        "britain british uk kingdom london england english",
        "europe european eu brussels",
        "russia russian moscow kremlin putin",
        "china chinese beijing",
        "iran tehran",
        "ukraine kiev kyiv",
        "israel jerusalem netanyahu",
        "palestine gaza hamas west",
        "france french paris",
        "germany german berlin",
        "spain spanish madrid spaniard",
        "netherlands dutch hague",
        "turkey turkish ankara erdogan",
        "poland polish warsaw",
        "denmark danish danes",
        "sweden swedish swedes",
        "finland finnish finns",
        "ireland irish dublin",
        "wales welsh",
        "greece greek athens",
        "norway norwegian",
        "switzerland swiss",
        "philippines filipino filipinos duterte",
        "peru peruvian",
        "afghanistan afghan taliban kabul",
        "vatican pope francis rome",
        "capitol congress house senate lawmaker",
        "pentagon military defense defence army",
        "whitehall downing government",
        "hollywood actor actress film movie oscar",
        "obamacare affordable health",
        "scotus supreme",
        "potus president",
        "mlk luther",
        "jfk kennedy",
        "rbg ginsburg",
        "aoc ocasio",
    )
)
_COMMON = re.compile(r"(?:ing|ed|tion|ment|ness|ly|age|est|ty|ic|al|[^s]s)$")
_INITIALS = re.compile(r"\b[A-Z][\w’']*|\b(?:of|and|the|for|in|on)\b|\b\w+|[^\w\s]")
_WORD = re.compile(r"[^\W\d_]+")


@detector(NAME, family="headline", requires=("token.pos",), rules=(RULE,), default=False)
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""

    def detect(doc: Doc) -> None:
        blocks = list(doc.spans.get(BLOCKS, ()))
        found = []
        if blocks and blocks[0].label_ == "title":
            title = blocks[0]
            names = [e for e in title.ents if e.label_ in _KINDS]
            if names:
                outside = np.ones(len(doc), dtype=bool)
                for block in blocks:
                    if block.label_ == "title":
                        outside[block.start : block.end] = False
                body_words = doc.to_array(LOWER)[outside]
                names = [n for n in names if not any((body_words == t.lower).any() for t in n if t.is_alpha)]
                full = has_full_text(blocks)
                if names and full and not is_live(title.text):
                    body = "\n".join(b.text for b in blocks if b.label_ != "title")
                    found = [(n.start, n.end, NAME) for n in names if _is_missing(n, title, body)]
        put_spans(doc, NAME, found)

    return detect


def _is_missing(name: Span, title: Span, body: str) -> bool:
    words = [w for w in _WORD.findall(name.text) if len(w) > 2 and w.lower() not in _EMPTY]
    if not words or not _is_name(name, title, words):
        return False
    lower = body.lower()
    return not any(_stands(word.lower(), lower) for word in words) and not _has_initials(words, body)


def _is_name(name: Span, title: Span, words: list[str]) -> bool:
    """A name for certain: headlines write other words with capitals too."""
    if any(w.lower() in _OUTLETS for w in words) or not all(w[0].isupper() for w in words):
        return False
    # "Jane Roe: Why I left" has its writer in front.
    if name.start == title.start and name.end < title.end and name.doc[name.end].text == ":":
        return False
    if name.label_ == "PERSON":
        certain = len(words) in {2, 3} and all(t.pos_ == "PROPN" for t in name if t.is_alpha)
        return certain and not (is_capitalised_line(title) and any(_COMMON.search(w) for w in words))
    if is_capitalised_line(title) or len(words) > 4:
        return False
    return name.start > title.start and all(t.pos_ == "PROPN" for t in name if t.is_alpha and len(t) > 3)


def _stands(word: str, body: str) -> bool:
    """The word or one that readers take for the same stands in the text, in any form."""
    beginnings = {word[: max(4, len(word) - 3)]}
    for group in _SAME:
        if any(word.startswith(member) for member in group if len(member) > 2) or word in group:
            beginnings |= group
    return any(re.search(rf"(?<!\w){re.escape(b)}" + (r"\b" if len(b) < 4 else ""), body) for b in beginnings)


def _has_initials(words: list[str], body: str) -> bool:
    """Initials stand for a run of capitalised words of the text, or the other way round."""
    letters = "".join(words)
    if len(words) > 1:
        return re.search(rf"\b{'.?'.join(w[0] for w in words)}\b", body) is not None
    if not letters.isupper():
        return False
    for small in (True, False):
        run = "".join(
            t[0].upper()
            if t[0].isupper() or (small and t in {"of", "and", "the", "for", "in", "on"})
            else ("" if t in {"of", "and", "the", "for", "in", "on"} else " ")
            for t in _INITIALS.findall(body)
        )
        if letters in run:
            return True
    return False
