"""Words that carry an attitude, by what coders marked in real sentences like theirs.

What it finds
    Every noun, verb, adjective and adverb has a score: the probability that a coder would mark it as loaded, on a
    scale where loaded and plain words are equally frequent. It is a sum of weights: of the word, of what stands
    beside it and hangs on it, of the lists it is on. A word from the threshold on that no rule names is a
    finding of ``loaded-language`` with the rule ``learned``; a charged word of the package's own lists below
    its threshold is left out, since coders did not mark words like it in such places. The coders, "readers" in
    the messages, are machine-assisted: instances of a language model with a codebook.

Why it matters
    Lists end: four in five of the words that coders mark are on none. And a listed word is often plain where it stands.

Example
    "Voters mocked the whopping bill" beside "Voters criticised the bill of 4 million".

When it is fine
    In opinion that is marked as such, in a quotation, or where no plainer word names the same fact. The score knows
    how coders read news; it does not know the event, and a rare literal sense ("slash and burn") it takes for the
    usual one.

References
    Recasens, Danescu-Niculescu-Mizil & Jurafsky (2013); Spinde et al. (2021). How it was learned and measured:
    samestory/models/README.md.

``samestory explain learned`` prints this page. Names and sides are hidden from the scores.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.tokens import Span, SpanGroup

from samestory.models.features import CONTENT, CONTEXT, HIDDEN, OWN, SLOTS, Features, Reader, pair_keys
from samestory.models.loaded import Loaded, probability
from samestory.models.vectors import vectors

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

__all__ = ["LEARNED", "SCORES", "SILENCED", "WHY", "Scorer"]

LEARNED = "learned"  # key of the spans, and id of the rule
SILENCED = "silenced"  # key of the spans that a house switched off
SCORES = "samestory_scores"  # doc.user_data: a probability a token, nan where a token is not scored
WHY = "samestory_why"  # doc.user_data: first token of a learned span -> what an editor is told
CATEGORY = "loaded-language"

# What a place must add to be named, in log odds; and how near two words must be used, as a cosine.
_TOLD = 0.7
_NEAR = 0.7
_NEIGHBOURS = 3
_STEM = 4
_SHORTEST = 3  # a shorter word beside it explains nothing
# A word that was met so often and marked so seldom is loaded by its place, if it is.
_OFTEN = 5
_RARELY = 0.2
_HIDDEN = frozenset(HIDDEN)
_OWN = [SLOTS.index(name) for name in OWN]
_LEMMA, _LEMMA_POS = SLOTS.index("lemma"), SLOTS.index("lemma+pos")


class Scorer:
    """Doc -> the same Doc with ``doc.spans["learned"]`` and the scores in ``doc.user_data``.

    Parameters
    ----------
    vocab : Vocab
    model : Loaded
    """

    def __init__(self, vocab: Vocab, model: Loaded) -> None:
        self.model = model
        self._read = Reader(vocab)

    def __call__(self, doc: Doc) -> Doc:
        """Score the words of an annotated Doc."""
        features = self._read(doc)
        parts = self.model.contributions(features)
        chances = probability(parts.sum(axis=1) + self.model.offset)
        scores = np.full(len(doc), np.nan)
        scores[features.tokens] = chances
        doc.user_data[SCORES] = scores
        spans = []
        why = {}
        for first, last in _runs(doc, features.tokens[chances >= self.model.card["thresholds"]["wide"]]):
            rows = np.flatnonzero((features.tokens >= first) & (features.tokens < last))
            row = int(rows[np.argmax(chances[rows])])
            spans.append(Span(doc, first, last, label=CATEGORY, span_id=LEARNED))
            why[first] = self._why(doc, features, parts[row], row, len(rows))
        doc.spans[LEARNED] = SpanGroup(doc, name=LEARNED, spans=spans)
        doc.user_data[WHY] = why
        return doc

    def sentences(self, doc: Doc, spans: list[Span]) -> Any:
        """Return the probability that each sentence is worded in a loaded way, were both equally frequent."""
        features = self._read(doc)
        logits = self.model.word_logits(features)
        return probability(self.model.sentence_logits(features, spans, logits))

    def _why(self, doc: Doc, features: Features, part: Any, row: int, words: int) -> str:
        token = doc[int(features.tokens[row])]
        key = features.keys[row, _LEMMA_POS]
        hidden = features.keys[row, _LEMMA] in _HIDDEN
        marked, read = (0, 0) if hidden else self.model.counts(np.array([key]))[0].tolist()
        if not read and not hidden:
            marked, read = _of_any_class([token.lemma_.lower()], self.model)[0].tolist()
        word = f"“{token.lower_}”"
        subject = word if words == 1 else f"The strongest word here, {word},"
        place = _of_place(token, part) if part[_OWN].sum() < part.sum() else ""
        if read >= _OFTEN and marked < _RARELY * read:
            reason = place or "; its place is like those where it was marked" if marked else place
            return (
                f"{subject} is often a plain word (readers marked it in {marked} of {read} places){reason}."
            )
        if read > 1 and marked:
            return f"{subject} was marked as loaded by readers in {marked} of the {read} places they met it{place}."
        if near := _near(token.lower_, self.model):
            return f"{subject} is used much like {near}, which readers marked as loaded{place}."
        if read:
            said = (
                "marked it as loaded"
                if marked
                else "did not mark it; its place is like those of words they marked"
            )
            return f"{subject} was met by readers {'once' if read == 1 else f'{read} times'}: they {said}{place}."
        return f"{subject} is new to the scores: its form and place are like those of words that readers marked{place}."


def _runs(doc: Doc, tokens: Any) -> Iterator[tuple[int, int]]:
    """Neighbouring words as one, and a compound with hyphens whole; never over the end of a sentence."""
    first = last = -1
    for token in tokens.tolist():
        start, end = token, token + 1
        while start > 1 and doc[start - 1].text == "-" and not doc[start - 2].whitespace_:
            start -= 2
        while end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_:
            end += 2
        if last >= 0 and start <= last and not doc[token].is_sent_start:
            last = max(last, end)
            continue
        if last >= 0:
            yield first, last
        first, last = start, end
    if last >= 0:
        yield first, last


def _of_place(token: Token, part: Any) -> str:
    """Name what stands beside the word, if that is what raises the score most."""
    context = {name: float(part[SLOTS.index(name)]) for name in CONTEXT}
    beside = {
        "previous": (-1, context["previous"] + context["previous+word"]),
        "next": (1, context["next"] + context["word+next"]),
    }
    options = [
        (value, token.nbor(step).text)
        for step, value in beside.values()
        if 0 <= token.i + step < len(token.doc) and value > _TOLD and _tells(token.nbor(step))
    ]
    if context["head"] > _TOLD and token.head.i != token.i and _tells(token.head):
        options.append((context["head"], token.head.text))
    for child in token.children:
        value = context.get(child.dep_, 0.0)
        if value > _TOLD and _tells(child):
            options.append((value, child.text))
    return f"; here with “{max(options)[1]}”" if options else ""


def _tells(token: Token) -> bool:
    return token.is_alpha and len(token) >= _SHORTEST


@lru_cache(maxsize=8)
def _marked_words(model: Loaded) -> tuple[list[str], Any]:
    """Words that coders marked at least twice, as some part of speech, and more often than not."""
    places, rows = vectors()
    marked, read = _of_any_class(list(places), model).T
    chosen = [word for word, often in zip(places, (marked >= 2) & (2 * marked > read), strict=True) if often]
    return chosen, rows[[places[word] for word in chosen]]


def _of_any_class(lemmas: list[str], model: Loaded) -> Any:
    """How often coders marked and read lemmas, whatever part of speech they were; shape (lemmas, 2)."""
    return sum(model.counts(pair_keys("lemma+pos", lemmas, pos)) for pos in CONTENT)


@lru_cache(maxsize=10_000)
def _near(word: str, model: Loaded) -> str:
    """Words with a like use that coders marked, best first, or nothing."""
    places, rows = vectors()
    if word not in places:
        return ""
    words, known = _marked_words(model)
    if not words:
        return ""
    cosines = known @ rows[places[word]]
    best = [i for i in np.argsort(-cosines, kind="stable")[:_NEIGHBOURS] if cosines[i] >= _NEAR]
    # Another form of the same word says nothing about it.
    named = [f"“{words[i]}”" for i in best if words[i][:_STEM] != word[:_STEM]]
    return " and ".join(filter(None, [", ".join(named[:-1]), named[-1]])) if named else ""
