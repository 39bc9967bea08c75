"""Names in the headline that the text never mentions.

What it finds
    A person, an organisation or a place in the title of which no word stands in the text, in no
    form: "Iranian" supports Iran, "Republican" the GOP, "Washington" the US, the president the White
    House; accents make no difference. In headlines In Title Case, where every word looks like a name, only
    persons with a known first name are looked at. Words in CAPITALS and abbreviations are not, nor bylines,
    lists of keywords and who stands in a phrase (Achilles' heel).

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
    Precision, each finding held by a machine-assisted reader, not blind, against the passages of its
    article that could bear it out: 3 of 4 in 1,800 unread articles of the archive, 1 of 2 in BASIL, PolNeAR
    and SemEval-2023 Task 3: 4 of 6 (0.67, 0.30 to 0.90). Both errors (two capitalised words that are no
    name, Achilles) were mended after that. An earlier version, read blind: 7 of 15 (0.47, 0.25 to 0.70).
    Recall is not measured. Under 20 findings: it counts as unmeasured. Off by default. See
    tests/real/README.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import LOWER
from spacy.tokens import Span

from samestory.headline import has_full_text, is_live
from samestory.lexicon import Lexicon
from samestory.matching import is_capitalised_line, put_spans
from samestory.registry import Rule, detector
from samestory.speakers.words import first_names
from samestory.voice import BLOCKS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

NAME = "headline-unsupported-name"
RULE = Rule(
    id=NAME,
    message="This name stands in the headline and nowhere in the text.",
    fine_when="it is the name of the writer, the series or the outlet, or a nickname of somebody the text names",
    basis="IPSO, Editors' Code of Practice, Clause 1",
    alternatives=("the name that the text uses", "say in the text what X has to do with it"),
)
_KINDS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
# Titles, parts of names that name nobody, and who stands in a phrase: Achilles' heel, Uncle Sam, a Trojan horse.
_EMPTY = frozenset(
    """
    achilles cassandra damocles faustian frankenstein goldilocks gordian hail hobson jekyll machiavelli midas molotov
    murphy occam orwell pandora pinocchio ponzi pyrrhic rubicon rorschach stockholm trojan waterloo uncle sam
    analysis and attorney captain chairman chief dr explainer exclusive fact for general gov governor justice
    king lady lord minister mr mrs ms of opinion pope president prime prince princess queen rep report review
    saint secretary sen senator sir speaker the video watch update updates breaking poll
    """.split()
)
_OUTLETS = frozenset(
    """
    abc afp alternet ap axios bbc breitbart bloomberg buzzfeed cbn cbs cnbc cnn dailykos forbes fox guardian huffpost
    mediaite msnbc nbc newsmax newsweek npr nyt pbs politico reason reuters salon slate telegraph townhall upi vice vox
    wapo wsj
    """.split()
)
# One and the same to a reader; the beginning of the word is enough.
_SAME = tuple(
    frozenset(group.split())
    for group in (
        "america american country nation states u.s us usa washington federal nationwide",
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
        "white administration president oval",
        "hill congress house senate lawmaker capitol washington",
        "wall market stock bank dow investor finance",
        "silicon tech google facebook apple twitter",
        "fed federal reserve",
        "thailand thai bangkok",
        "mexico mexican",
        "myanmar burma burmese",
        "syria assad damascus",
        "venezuela maduro caracas",
        "turkey turks",
        "korea pyongyang seoul kim dprk",
        "cuba havana castro",
        "egypt cairo",
        "libya tripoli gaddafi gadhafi qaddafi",
        "saudi riyadh kingdom",
        "india delhi modi",
        "japan tokyo abe",
        "canada ottawa trudeau",
        "australia canberra aussie",
        "iraq baghdad mosul",
        "pakistan islamabad",
        "kurdistan kurd",
        "york nyc manhattan brooklyn ny",
        "angeles l.a la hollywood",
        "california san los golden",
        "d.c district",
        "african black",
        "latino hispanic",
        "islam muslim",
        "un u.n nations",
        "nato alliance atlantic",
        "bernie sanders",
        "hillary clinton",
        "beto rourke",
        "pete buttigieg",
        "rudy giuliani",
        "newt gingrich",
        "boris johnson",
        "ivanka trump",
        "barack obama",
        "god lord jesus christ",
        "scotus supreme",
        "potus president",
        "mlk luther",
        "jfk kennedy",
        "rbg ginsburg",
        "aoc ocasio",
    )
)
_INITIALS = re.compile(r"\b[A-Z][\w’']*|\b(?:of|and|the|for|in|on)\b|\b\w+|[^\w\s]")
_WORD = re.compile(r"[^\W\d_]+")
_LINES = frozenset(("|", "-", "--", "–", "—", "•", "·", "/"))
_MARKS = frozenset('"“”:;?!')
_TAGS = 2  # commas; a title with more of them and no verb lists keywords
_LONG = 5  # letters; a longer word stands in no other word by chance: "@JaneRoe"


@detector(NAME, family="headline", requires=("token.pos",), rules=(RULE,), default=False)
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""

    def detect(doc: Doc) -> None:
        blocks = list(doc.spans.get(BLOCKS, ()))
        found = []
        if blocks and blocks[0].label_ == "title":
            title = blocks[0]
            names = [_trimmed(e) for e in title.ents if e.label_ in _KINDS]
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


def _trimmed(name: Span) -> Span:
    """Without the dash or mark, and what comes after it, that the parser took for a part of the name."""
    end = next((t.i for t in name if t.text in _LINES or t.text in _MARKS), name.end)
    return name if end in {name.start, name.end} else Span(name.doc, name.start, end, label=name.label)


def _is_missing(name: Span, title: Span, body: str) -> bool:
    words = [w for w in _WORD.findall(_plain(name.text)) if len(w) > 2 and w.lower() not in _EMPTY]
    if not words or not _is_name(name, title, words) or _is_furniture(name, title):
        return False
    lower = _plain(body).lower()
    return not any(_stands(word.lower(), lower) for word in words) and not _has_initials(words, body)


def _plain(text: str) -> str:
    """Without accents: Peña is Pena in another outlet."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _is_name(name: Span, title: Span, words: list[str]) -> bool:
    """A name for certain: headlines write other words with capitals too."""
    if any(w.lower() in _OUTLETS for w in words) or not all(w[0].isupper() for w in words):
        return False
    # CAPITALS are shouted words, and initials of which the text may have other words; "Nev." is short for something.
    if all(w.isupper() for w in words) or "." in name.text or any(t.text == "." for t in _after(name)):
        return False
    if not all(t.pos_ == "PROPN" for t in name if t.is_alpha and len(t) > 3):
        return False
    capitalised = is_capitalised_line(title)
    if name.label_ == "PERSON" and len(words) in {2, 3}:
        return words[0].lower() in first_names() or not capitalised
    if capitalised or len(words) > 4 or name.start == title.start:
        return False
    # The Trump Tower, the Ponzi scheme, the Obama-era rule are no persons.
    alone = not any(t.pos_ in {"PROPN", "NOUN", "ADJ"} or t.text == "-" for t in _after(name))
    return name.label_ != "PERSON" or (
        alone and len(words[0]) > 3 and name.doc[name.start - 1].pos_ != "PROPN"
    )


def _after(name: Span) -> list[Token]:
    return list(name.doc[name.end : name.end + 1])


def _is_furniture(name: Span, title: Span) -> bool:
    """The writer, in front or at the end, or a list of what the page is about."""
    before = name.doc[name.start - 1].text if name.start > title.start else ""
    after = name.doc[name.end].text if name.end < title.end else ""
    if before.lower() == "by" or before in _LINES or (after in _LINES and before in {"", ":"}):
        return True
    if after in {":", "'s", "’s"} and before == ":":
        return True
    if name.start == title.start and after == ":":
        return True
    return title.text.count(",") > _TAGS and not any(t.pos_ in {"VERB", "AUX"} for t in title)


def _stands(word: str, body: str) -> bool:
    """The word or one that readers take for the same stands in the text, in any form."""
    beginnings = {word[: max(4, len(word) - 3)]}
    for group in _SAME:
        if any(word.startswith(member) for member in group if len(member) > 2) or word in group:
            beginnings |= group
    if len(word) > _LONG and word in body:
        return True
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
