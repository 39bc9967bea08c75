"""Quotations that no cue of their own introduces: continued turns, colons, quotations that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.attribution.reading import Extent, Found, Reading
from samestory.attribution.sources import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["attribute_quotations"]

_SAYING = frozenset({"speech", "thought", "record"})
# A shorter one that nobody introduces may be a slogan or a chapter of somebody's speech.
_ALONE = 5
_SIGNS = frozenset({"—", "–", "-", "―"})
# Tokens of a speaker with name and office, before a colon.
_BEFORE_COLON = 12


def attribute_quotations(reading: Reading) -> None:
    """Give each quotation that is left to the speaker of its sentence, of its turn, or to nobody."""
    turns = _Turns(reading)
    for number, quote in enumerate(reading.quotes):
        found = turns.owner.get(number)
        if found is None:
            found = turns.whose(number, quote)
            if found is not None:
                found.contents.append(quote)
            elif quote[1] - quote[0] >= _ALONE:
                found = reading.add("speech", [quote], None, None, clause=True)
        turns.previous, turns.previous_at = found, int(reading.paragraph_at[quote[0]])


class _Turns:
    """Who speaks where: by quotation, by sentence, and before."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.owner = reading.owners()
        self.previous: Found | None = None
        self.previous_at = -1
        self._quotation: dict[int, bool] = {}
        for number in range(len(reading.quotes) - 1, 0, -1):
            # A quotation over paragraphs may have its speaker at the end.
            if _reopens(reading, number) and number in self.owner and number - 1 not in self.owner:
                self.owner[number - 1] = self.owner[number]
                self.owner[number].contents.append(reading.quotes[number - 1])
        self._by_sentence = _by_sentence(reading)
        self._by_end = {int(reading.sentence_end[start]): found for start, found in self._by_sentence.items()}

    def whose(self, number: int, quote: Extent) -> Found | None:
        """Return the attribution that a quotation belongs to, the surest sign first."""
        reading, paragraph = self._reading, int(self._reading.paragraph_at[quote[0]])
        return (
            (self.previous if _reopens(reading, number) else None)
            or self._by_sentence.get(int(reading.sentence_start[quote[0]]))
            or (self._of_turn(_sentence_before(reading, quote)) if _is_sentence(reading, quote) else None)
            or (
                self._of_turn(_paragraph_before(reading, paragraph))
                if self._is_quotation(paragraph)
                else None
            )
            or _signed(reading, quote)
            or (self.previous if self._goes_on(paragraph) else None)
            or _behind_colon(reading, quote)
            or _before(reading, number, self.owner)
        )

    def _of_turn(self, end: int) -> Found | None:
        """Whoever spoke in the sentence that ends there goes on, marks or none, if it is known who."""
        found = self._by_end.get(end)
        return found if found is not None and found.kind == "speech" and found.source is not None else None

    def _is_quotation(self, number: int) -> bool:
        """A paragraph that is nothing but quotation; looked at once."""
        if number not in self._quotation:
            block = self._reading.paragraphs[number] if number >= 0 else None
            self._quotation[number] = block is not None and all(
                self._reading.quoted(i) or not self._reading.doc[i].is_alpha
                for i in range(block.start, block.end)
            )
        return self._quotation[number]

    def _goes_on(self, paragraph: int) -> bool:
        """The same turn goes on: in the same paragraph, or in one that is nothing but quotation."""
        previous = self.previous
        if previous is None or (previous.source is None and previous.cue is not None):
            return False
        if paragraph == self.previous_at:
            return True
        near = (
            paragraph >= 0 and self.previous_at >= 0 and _follows(self._reading, self.previous_at, paragraph)
        )
        return near and self._is_quotation(paragraph)


def _reopens(reading: Reading, number: int) -> bool:
    """The quotation before was left open at the end of its paragraph, for this one to go on."""
    if not number or not reading.continues[number - 1]:
        return False
    before, here = reading.quotes[number - 1][0], reading.quotes[number][0]
    return bool(reading.paragraph_at[here] == reading.paragraph_at[before] + 1)


def _by_sentence(reading: Reading) -> dict[int, Found]:
    """What is said in each sentence; a sentence in which two speak decides nothing."""
    said: dict[int, Found | None] = {}
    for found in reading.found:
        if found.cue is None or found.kind not in _SAYING:
            continue
        start = int(reading.sentence_start[found.cue[0]])
        said[start] = None if start in said and said[start] is not found else found
    return {start: found for start, found in said.items() if found is not None}


def _is_sentence(reading: Reading, quote: Extent) -> bool:
    return (
        quote[0] == int(reading.sentence_start[quote[0]])
        and quote[1] >= int(reading.sentence_end[quote[1] - 1]) - 1
    )


def _sentence_before(reading: Reading, quote: Extent) -> int:
    """Where the sentence before ends, in the same paragraph; -1 for the first of a paragraph."""
    start = int(reading.sentence_start[quote[0]])
    before = start - 1
    if (
        before < 0
        or reading.doc[before].is_space
        or reading.paragraph_at[before] != reading.paragraph_at[start]
    ):
        return -1
    return start


def _paragraph_before(reading: Reading, number: int) -> int:
    """Where the last sentence of the paragraph before ends; -1 where there is none, or a heading."""
    if number < 1 or not _follows(reading, number - 1, number):
        return -1
    block = reading.paragraphs[number - 1]
    return int(reading.sentence_end[block.end - 1]) if block.end > block.start else -1


def _signed(reading: Reading, quote: Extent) -> Found | None:
    """A quotation with nothing but a name behind it: "“It is over.” Ed Abel, Weldon Record"."""
    number = int(reading.paragraph_at[quote[0]])
    block = reading.paragraphs[number] if number >= 0 else None
    if block is None or quote[0] != block.start:
        return None
    rest = [t for t in reading.doc[quote[1] : block.end] if not t.is_space]
    while rest and rest[0].text in _SIGNS:
        rest.pop(0)
    named = bool(rest) and len(rest) <= _BEFORE_COLON and rest[0].pos_ == "PROPN"
    if not named or any(t.pos_ in {"VERB", "AUX"} or t.text in {".", ":"} for t in rest):
        return None
    return reading.add("speech", [quote], (rest[0].i, rest[-1].i + 1), None, clause=True)


def _follows(reading: Reading, first: int, second: int) -> bool:
    """The next paragraph, no heading between; pictures and the like may stand there."""
    between = [reading.paragraphs[i].label_ for i in range(first + 1, second)]
    labels = {reading.paragraphs[first].label_, reading.paragraphs[second].label_}
    return not between and labels <= {"text", ""}


def _behind_colon(reading: Reading, quote: Extent) -> Found | None:
    """The subject of the sentence before a colon speaks: "She held up the bill: “It is robbery.”"."""
    doc = reading.doc
    at = quote[0] - 1
    while at >= 0 and doc[at].is_space:
        at -= 1
    if at < 1 or doc[at].text != ":":
        return None
    start, _ = reading.sentence(at)
    verbs = [t for t in doc[start:at] if t.pos_ in {"VERB", "AUX"} and not reading.quoted(t.i)]
    root = next((t for t in verbs if t.dep_ == "ROOT"), verbs[0] if verbs else None)
    source = _named(doc[start:at]) if root is None else _spoken_by(reading, root)
    return reading.add("speech", [quote], source, (at, at + 1), clause=True)


def _named(words: Span) -> Extent | None:
    """Who stands before a colon without a verb: "The mayor: “No.”", "Malbin's conclusion: “No.”"."""
    if len(words) > _BEFORE_COLON:
        return None
    owner = next((t for t in words.root.children if t.dep_ == "poss"), None)
    if owner is not None:
        return owner.left_edge.i, owner.right_edge.i + 1
    return (words.start, words.end) if words.root.pos_ in {"PROPN", "NOUN", "PRON"} else None


def _spoken_by(reading: Reading, verb: Token) -> Extent | None:
    head = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return None if head is None else noun_phrase(reading, head, verb)


def _before(reading: Reading, number: int, owner: dict[int, Found]) -> Found | None:
    """“No.” “It is not,” she said: the quotation right behind tells whose."""
    if number + 1 >= len(reading.quotes) or number + 1 not in owner:
        return None
    gap = range(reading.quotes[number][1], reading.quotes[number + 1][0])
    near = len(gap) <= 1 and not any(reading.doc[i].is_space for i in gap)
    return owner[number + 1] if near else None
