"""Make equal what newspapers only spell or style differently, and keep a log of it.

Off-the-shelf keyness of two newspapers shows their style books: "mr.", "'s", "F.B.I.". Before words are
counted, house style is therefore folded:

===================  ===================================================================================
rule                 what it does
===================  ===================================================================================
courtesy-title       Mr, Ms, Dr, Sir before a name: dropped
office               "Sen.", "Gov.", "Lt." -> senator, governor, lieutenant
initialism           "F.B.I.", "FBI", "Federal Bureau of Investigation" -> FBI
percent              "per cent", "%", "percent" -> percent
spelling             British -> American ("centre", "organise")
phrase               several words that are one word elsewhere ("health care" -> healthcare)
date                 weekdays, months, "yesterday", "a.m.": dropped
number               figures and number words: dropped
self-mention         the outlet's own name ("told the Ledger"): dropped
===================  ===================================================================================

Function words, clitics ("'s", "n't"), punctuation and everything that is not running text (datelines, bylines, credits,
captions, promotion) are never counted and not logged.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LEMMA, ORTH, POS
from spacy.matcher import PhraseMatcher
from spacy.symbols import ADJ, ADV, INTJ, NOUN, NUM, PROPN, SYM, VERB, X

from samestory.types import Fold, Term
from samestory.voice import BLOCKS, VOICE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from samestory.types import Block

__all__ = ["Folder", "house_style"]

_CONTENT = frozenset({NOUN, PROPN, VERB, ADJ, ADV, NUM, SYM, X, INTJ})
_POINTS = re.compile(r"(?:[A-Za-z]\.){2,}[A-Za-z]?\Z|(?:[A-Z]\.)+[A-Z]\Z")
_PERCENT = frozenset({"%", "percent", "pc", "per-cent"})
_ISE = re.compile(r"(..+[^aeiouw])is(e|ed|ing|er|ation)\Z")
_YSE = re.compile(r"(.+al)ys(e|ed|ing)\Z")
# Words in -ise that no spelling writes with z.
_KEEPS_S = frozenset(
    """
    advertise advise apprise arise braise bruise chastise circumcise comprise compromise concise cruise demise despise
    devise disguise enterprise excise exercise expertise franchise guise improvise incise liaise merchandise noise
    paradise poise practise praise precise premise promise raise reprise revise rise supervise surmise surprise televise
    treatise turquoise wise likewise otherwise clockwise anise mayonnaise malaise raised praised cruiser
    promised advised poised
    """.split()
)


class _Word(NamedTuple):
    term: str  # "" drops the token
    rule: str  # "" where nothing was folded


@cache
def house_style() -> Mapping[str, Any]:
    """Return the table of house styles."""
    return tomllib.loads((files("samestory") / "house_style.toml").read_text(encoding="utf-8"))


class Folder:
    """Content words of the outlet's own voice in running text, made equal over house styles.

    Parameters
    ----------
    nlp : Language
        Gives the vocabulary and the tokenizer.
    """

    def __init__(self, nlp: Language) -> None:
        style = house_style()
        self._strings = nlp.vocab.strings
        self._courtesy = frozenset(style["courtesy"])
        self._dates = frozenset(style["dates"])
        self._offices: Mapping[str, str] = style["offices"]
        self._spelling: Mapping[str, str] = style["spelling"]
        self._phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
        for phrase, word in style["phrases"].items():
            self._phrases.add(word, [nlp.make_doc(phrase)])
        self._words: dict[tuple[int, int, int], _Word] = {}

    def __call__(
        self, doc: Doc, blocks: tuple[Block, ...], outlet: str = ""
    ) -> tuple[tuple[Term, ...], tuple[Fold, ...]]:
        """Read the terms off a Doc.

        Parameters
        ----------
        doc : Doc
            Annotated: blocks and voice in ``doc.spans``.
        blocks : tuple of Block
            Its layout.
        outlet : str
            The name that is dropped where the outlet names itself.

        Returns
        -------
        terms : tuple of Term
            In the order of the text, with offsets in the body as given.
        folds : tuple of Fold
            What was folded, and how often, by rule and form.
        """
        if not len(doc):
            return (), ()
        kept = _plain(doc)
        counts: Counter[tuple[str, str, str]] = Counter()
        found: list[tuple[int, int, str]] = []
        for start, end, fixed, rule in self._fixed(doc, outlet):
            if kept[start:end].all():
                if rule:
                    counts[rule, _given(doc[start:end].text, rule), fixed] += 1
                if fixed:
                    found.append((start, end, fixed))
                kept[start:end] = False
        # No vector of the whole Doc says which tokens are content words; a table of the distinct ones does.
        rows = doc.to_array([ORTH, LEMMA, POS])
        for i in np.flatnonzero(kept & np.isin(rows[:, 2], np.fromiter(_CONTENT, dtype=np.uint64))).tolist():
            orth, lemma, pos = rows[i].tolist()
            word = self._word(orth, lemma, pos)
            if word.rule:
                counts[word.rule, _given(self._strings[orth], word.rule), word.term] += 1
            if word.term:
                found.append((i, i + 1, word.term))
        return (
            tuple(_placed(doc, blocks, sorted(found))),
            tuple(Fold(rule, given, term, n) for (rule, given, term), n in sorted(counts.items())),
        )

    def _fixed(self, doc: Doc, outlet: str) -> list[tuple[int, int, str, str]]:
        """Phrases, longest first, none overlapping another."""
        found = []
        for key, start, end in self._phrases(doc):
            word = self._strings[key]
            rule = "percent" if word == "percent" else "initialism" if word.isupper() else "phrase"
            found.append((start, end, word, rule))
        for ent in doc.ents:
            first, last = (
                ent.start + (ent[0].lower_ == "the"),
                ent.end - (ent[-1].lower_ in {"'s", "’s", "'", "’"}),
            )
            if ent.label_ in _NAMES and last - first > 1:
                found.append((first, last, " ".join(t.lower_ for t in doc[first:last]), ""))
        if len(outlet) > 2:
            names = PhraseMatcher(doc.vocab, attr="LOWER")
            short = re.sub(r"^the\s+", "", outlet, flags=re.IGNORECASE)
            names.add("self", [_tokens(doc, short)])
            found += [(start, end, "", "self-mention") for _, start, end in names(doc)]
        taken: set[int] = set()
        kept = []
        for start, end, word, rule in sorted(found, key=lambda f: (f[0] - f[1], f[0], not f[3])):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                kept.append((start, end, word, rule))
        return kept

    def _word(self, orth: int, lemma: int, pos: int) -> _Word:
        known = self._words.get((orth, lemma, pos))
        if known is None:
            known = self._words[orth, lemma, pos] = self._fold(self._strings[orth], self._strings[lemma], pos)
        return known

    def _fold(self, text: str, lemma: str, pos: int) -> _Word:
        lower = text.lower().replace("’", "'")
        bare = lower.rstrip(".")
        if lower in _PERCENT:
            return _Word("percent", "percent" if lower != "percent" else "")
        if bare in self._courtesy and (text.endswith(".") or text[:1].isupper()):
            return _Word("", "courtesy-title")
        if (
            bare in self._dates
            and (bare != "may" or pos == PROPN)
            and (bare not in _ALSO_WORDS or text[:1].isupper())
        ):
            return _Word("", "date")
        if _POINTS.match(text) and lower not in {"a.m.", "p.m."}:
            return _Word(text.replace(".", "").upper(), "initialism")
        if bare in self._offices and text.endswith("."):
            return _Word(self._offices[bare], "office")
        if pos == NUM or any(c.isdigit() for c in text):
            return _Word("", "number")
        if (
            pos in {SYM, INTJ}
            or lower.startswith("'")
            or not any(c.isalpha() for c in text)
            or lower in _FUNCTION
        ):
            return _Word("", "")
        if text.isupper() and 2 <= len(text) <= 5 and pos in {PROPN, NOUN, X}:
            return _Word(text, "")
        word = (lower if pos in {PROPN, X} else lemma.lower().replace("’", "'")).strip("'")
        if sum(c.isalpha() for c in word) < 2:
            return _Word("", "")
        folded = self._spell(word)
        return _Word(folded, "spelling" if folded != word else "")

    def _spell(self, word: str) -> str:
        if word in self._spelling:
            return self._spelling[word]
        if word.endswith("s") and word[:-1] in self._spelling:
            return f"{self._spelling[word[:-1]]}s"
        if word not in _KEEPS_S and len(word) > 5 and word.removesuffix("d") not in _KEEPS_S:
            folded = _ISE.sub(r"\1iz\2", word)
            return folded if folded != word else _YSE.sub(r"\1yz\2", word)
        return word


# Several words that name one thing; persons are left apart, since houses differ in how much of a name they give.
_NAMES = frozenset({"GPE", "ORG", "FAC", "LOC", "NORP", "EVENT", "LAW"})
_ALSO_WORDS = frozenset({"march", "sat", "sun", "wed", "mar", "sep", "dec", "am", "may", "mon", "est"})
# What the tagger takes for content and is not; verbs that only carry a tense.
_FUNCTION = frozenset(
    """
    be is are was were been being am have has had having do does did doing done n't not so too very also just only even
    then there here now when where why how more most less least as than yet still again ever never always
    such other own same much many few several both each every all some any no nor one ones etc e.g. i.e. like get got go
    """.split()
)


def _given(text: str, rule: str) -> str:
    return text if rule == "initialism" else text.lower()


def _tokens(doc: Doc, text: str) -> Doc:
    from spacy.tokens import Doc as MakeDoc

    return MakeDoc(doc.vocab, words=text.split())


def _plain(doc: Doc) -> NDArray[np.bool_]:
    """Mark running text in plain own voice: nothing that is reported or stands in any kind of marks."""
    mask = np.zeros(len(doc), dtype=bool)
    for span in doc.spans[BLOCKS]:
        if span.label_ == "text":
            mask[span.start : span.end] = True
    for span in doc.spans.get(VOICE, ()):
        mask[span.start : span.end] = False
    return mask


def _placed(doc: Doc, blocks: tuple[Block, ...], found: list[tuple[int, int, str]]) -> list[Term]:
    """Give each term its offsets in the body as given."""
    offsets = np.cumsum([0, *(len(b.text) + 2 for b in blocks)]).tolist()
    spans = [(span.end, int(span.id_)) for span in doc.spans[BLOCKS]]
    at = 0
    placed = []
    for start, end, term in found:
        while start >= spans[at][0]:
            at += 1
        number = spans[at][1]
        first, last = doc[start].idx - offsets[number], doc[end - 1].idx + len(doc[end - 1]) - offsets[number]
        placed.append(Term(term, *blocks[number].given(first, last)))
    return placed
