"""A headline that states as a fact what the text gives only as somebody's claim.

What it finds
    A title without any sign of a speaker (no "says", no colon, no quotation marks, no "alleged", "may" or
    "report"), whose words the text brings together only inside quotations and reported clauses:
    every sentence with most of the words of the title has them in somebody's mouth, who is not the
    subject of the title, and no sentence has half of them in the outlet's own voice. Not looked at: what
    offices and their spokesmen announce, and data.

Why it matters
    The attribution is what tells a claim from a fact. Many readers see the headline alone.

Example
    A headline "Mine poisoned village wells" over a text whose only such sentence is "Residents said
    that the mine had poisoned the wells of the village".

When it is fine
    Where nobody disputes it and the speaker is the best source there is: a ministry on its own decision, a
    coroner on a death.

References
    IPSO, Editors' Code of Practice, Clause 1. NPR Ethics Handbook, on attribution.

Measured
    Precision, each finding read with the opening of its article by a machine-assisted reader, not blind: 1
    of 2 in 1,800 unread articles of the archive, 0 of 3 in BASIL, PolNeAR and SemEval-2023 Task 3: 1 of 5
    (0.20, 0.04 to 0.62). The errors: the outlet states the same in other words. An earlier version, read
    blind: 1 of 5 (0.20, 0.04 to 0.62). Recall is not measured. Off by default. See tests/real/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LEMMA, LOWER, SENT_START

from samestory.headline import has_full_text, is_live
from samestory.inflect import inflections
from samestory.lexicon import Lexicon
from samestory.matching import put_spans
from samestory.registry import Rule, detector
from samestory.types import VOICES
from samestory.voice import BLOCKS, VOICE, cue_lemmas, token_voices

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

NAME = "headline-attribution-dropped"
RULE = Rule(
    id=NAME,
    message="The headline states as a fact what the text gives only as somebody's claim.",
    fine_when="nobody disputes it and the speaker is the best source there is",
    basis="IPSO, Editors' Code of Practice, Clause 1",
    alternatives=("X says Y", "X: Y", "‘Y’, says X"),
)
# Whatever in a title tells a reader that somebody speaks, thinks or guesses.
_SIGNS = re.compile(
    r"[?:\"“”‘]|\s[-–—]+\s|\b(?:according|alleg\w*|analysis|apparent\w*|appear\w*|audit|blam\w+|book|can|could|data|"
    r"deem\w*|expect\w*|fear\w*|feel\w*|likely|mail|may|memo|might|opinion|plan\w*|poll\w*|possib\w+|promis\w+|"
    r"purported\w*|report\w*|seem\w*|seen|seek\w*|should|so-called|sources?|stud(?:y|ies)|supposed\w*|survey|tape|"
    r"transcript|want\w*|whistleblower|will|would|how|why|what|who|when|where|your?|i|we|my|our|us)\b",
    re.IGNORECASE,
)
# Who knows best: what these say of their own doing or finding needs no speaker in a headline.
_OFFICIAL = """
    administration aide aides analysis announce announced announcement announces announcing buckingham
    campaign company confirm confirmation confirmed coroner data decision department doctor doctors downing
    filing hospital house judge kremlin memo ministry office officer official officials order palace
    pentagon police prosecutors regulators spokesman spokesperson spokeswoman statement
    """.split()
_MOST, _HALF, _FEWEST = 0.7, 0.5, 4
_OWN = VOICES.index("own")
_CLAIMED = (VOICES.index("direct"), VOICES.index("indirect"))


@detector(NAME, family="headline", requires=("token.pos", "token.dep"), rules=(RULE,), default=False)
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    cues = cue_lemmas()
    speaking = [nlp.vocab.strings.add(word) for word in (*cues, "accord")]
    official = [nlp.vocab.strings.add(word) for word in _OFFICIAL]

    def detect(doc: Doc) -> None:
        blocks = doc.spans.get(BLOCKS, ())
        found = []
        if len(blocks) > 1 and blocks[0].label_ == "title":
            title = blocks[0]
            text = re.sub(r"\bUS\b|\bU\.S\.", "", title.text)
            if not _SIGNS.search(text) and not is_live(text) and not _speaks(title, cues):
                words = list(_content(title))
                if (
                    _states(title)
                    and len(words) >= _FEWEST
                    and _is_only_claimed(doc, words, speaking, official)
                ):
                    found.append((title.start, title.end, NAME))
        put_spans(doc, NAME, found)

    return detect


def _speaks(title: Span, cues: frozenset[str]) -> bool:
    if any(s.start < title.end for s in title.doc.spans.get(VOICE, ())):
        return True
    return any(t.lemma_.lower() in cues or _base(t.lower_) & cues for t in title if t.is_alpha)


def _states(title: Span) -> bool:
    return any(t.pos_ in {"VERB", "AUX"} for t in title)


def _content(title: Span) -> Iterator[Token]:
    for token in title:
        if token.is_alpha and not token.is_stop and token.pos_ not in {"DET", "ADP", "AUX", "PUNCT"}:
            yield token


def _base(word: str) -> set[str]:
    """What a word may be a form of."""
    bases = {word}
    for ending in ("s", "es", "d", "ed", "ing", "r", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            bases |= {stem, stem + "e"} | ({stem[:-1]} if stem[-1] == stem[-2] else set())
    return bases


def _is_only_claimed(doc: Doc, words: list[Token], speaking: list[int], official: list[int]) -> bool:
    text = [b for b in doc.spans[BLOCKS] if b.label_ == "text"]
    if not has_full_text(text):
        return False
    rows: dict[int, list[int]] = {}
    for row, word in enumerate(words):
        for form in _forms(doc, word):
            rows.setdefault(form, []).append(row)
    lowered = doc.to_array(LOWER)
    starts = np.cumsum(doc.to_array(SENT_START) == 1)
    inside = np.zeros(len(doc), dtype=bool)
    for block in text:
        inside[block.start : block.end] = True
    places = np.flatnonzero(np.isin(lowered, np.fromiter(rows, dtype=np.uint64)) & inside).tolist()
    voices = token_voices(doc)
    claimed = np.zeros((len(words), int(starts[-1]) + 1), dtype=bool)
    own = np.zeros_like(claimed)
    for i in places:
        if voices[i] in _CLAIMED:
            claimed[rows[int(lowered[i])], starts[i]] = True
        elif voices[i] == _OWN:
            own[rows[int(lowered[i])], starts[i]] = True
    cues = np.isin(doc.to_array(LEMMA), np.array(speaking, dtype=np.uint64)) & (voices == _OWN)
    spoken = np.bincount(starts[cues], minlength=claimed.shape[1]) > 0
    if not _judge(words, claimed, own, spoken):
        return False
    best = (
        np.bincount(starts[np.isin(lowered, np.array(official, dtype=np.uint64))], minlength=claimed.shape[1])
        > 0
    )
    if best[(claimed | own).mean(axis=0) >= _HALF].any():
        return False
    # A link to the article itself, in the middle of a sentence, has the title word for word.
    _, _, rest = doc.spans[BLOCKS][0].text.lower().partition(" ")
    return not any(rest in block.text.lower() for block in text)


def _judge(
    words: list[Token], claimed: NDArray[np.bool_], own: NDArray[np.bool_], spoken: NDArray[np.bool_]
) -> bool:
    """All sentences that say what the title says put it into the mouth of a speaker they name."""
    same = np.flatnonzero((claimed | own).mean(axis=0) >= _MOST)
    if not len(same) or not spoken[same].all() or own.mean(axis=0).max() >= _HALF:
        return False
    # Who tells of a decision of their own: "Apple to close stores" over "Apple said that it closes".
    actors = [i for i, word in enumerate(words) if word.dep_ == "nsubj" or word.head.dep_ == "nsubj" or not i]
    if own[actors][:, same].any():
        return False
    return bool((claimed[:, same].mean(axis=0) >= _HALF).all())


def _forms(doc: Doc, word: Token) -> set[int]:
    strings = doc.vocab.strings
    forms = {word.lower_, word.lemma_.lower()}
    for base in _base(word.lower_):
        forms |= {base, *inflections(base, ("VERB", "NOUN"))}
    return {strings[form] for form in forms if form in strings}
