"""What somebody says or thinks: the clause or the quotation that a verb introduces.

"She said that the plan failed", "the plan, she said, had failed", "“It failed,” said Ms Vasko", "as she put it".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.attribution.cues import cues
from samestory.attribution.reading import Extent, Reading, extent
from samestory.attribution.sources import goes_on

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["insert_clause", "said_clause"]

# How far from its verb a quotation begins, and how far behind one a verb still belongs to it:
# room for a name, an office, an age and a place.
_AHEAD = 12
_BEHIND = 25
_BOUNDARY = frozenset({".", ";"})
_RELATIVES = frozenset({"which", "who", "whose", "where"})
# Another verb between a quotation and a cue has it first.
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = frozenset("\"”’'") | {"''"}


def said_clause(reading: Reading, verb: Token, source: Extent | None, cue: Extent, kind: str) -> bool:
    """Look for the clause or quotation that a verb introduces, and keep it.

    Returns
    -------
    bool
        Whether there was one.
    """
    contents = _contents(reading, verb, source, cue, kind)
    # What "seems", or what "the move signals", is the outlet's own impression, in its own voice.
    clause = kind != "impression" and not _infers(reading, verb, source)
    return bool(contents) and reading.add(kind, contents, source, cue, clause=clause) is not None


def _infers(reading: Reading, verb: Token, source: Extent | None) -> bool:
    """An inference of the outlet: "it signals that", "the move suggests that"; nobody and no document says so."""
    if source is None or verb.lemma_.lower() not in cues("inference") or source[1] - source[0] > 6:
        return False
    return any(t.lower_ in cues("matter") for t in reading.doc[slice(*source)])


def insert_clause(reading: Reading, verb: Token, source: Extent) -> None:
    """Keep the sentence around a speaker and a verb that stand between two commas."""
    start, end = reading.sentence(verb.i)
    reading.add("speech", [(start, source[0]), (verb.i + 1, end)], source, (verb.i, verb.i + 1), clause=True)


def _contents(reading: Reading, verb: Token, source: Extent | None, cue: Extent, kind: str) -> list[Extent]:
    first, last = _introduction(reading, verb, source, cue)
    complements = [c for c in verb.children if _is_complement(c, verb)]
    # "..., the guard said; the charity counted more": a new sentence in all but its stop.
    behind = [c for c in complements if c.left_edge.i > verb.i and reading.doc[c.left_edge.i - 1].text != ";"]
    before = [c for c in complements if c.i < verb.i and verb.tag_ != "VB"]
    if _as_clause(verb) and verb.dep_ == "advcl":
        return _around(extent(verb.head), verb.left_edge.i, verb.right_edge.i + 1)
    if behind:
        return [
            _with_quotation(reading, _until_participle(reading, behind), last),
            *_quotation_before(reading, verb, first),
        ]
    if before and (source is not None or reading.quoted(max(first - 1, 0))):
        # With nobody in front of the verb it goes on with the sentence: "Budget cuts libraries, adds tax".
        return _split(reading, verb, before[-1], first, last)
    if _is_inserted(reading, verb, source):
        return _around(extent(verb.head), first, last)
    # A passive takes clauses, not what happens to stand before: "shares are held by the bank".
    if source is not None and kind != "impression" and not _is_passive(verb):
        quoted = [*_quotation_before(reading, verb, first), *_quotation_behind(reading, last)]
        return (
            quoted
            or _sentence_before(reading, verb, first, last)
            or _between_commas(reading, verb, first, last)
        )
    return []


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)


def _until_participle(reading: Reading, complements: list[Token]) -> Extent:
    """The clauses, up to a participle with which the speaker goes on: "that it had failed, adding that"."""
    start, end = extent(*complements)
    end = _until_relative(reading, start, end)
    known = cues("verb")
    for complement in complements:
        for child in complement.children:
            left = child.left_edge.i
            said = goes_on(child) and "clause" in known.get(child.lemma_.lower(), {})
            # ", as some point to her record": the outlet's own again.
            added = (
                child.dep_ == "advcl" and child.doc[left].lower_ == "as" and child.doc[left - 1].text == ","
            )
            if child.i > complement.i and (said or added):
                end = min(end, left)
    return start, end


def _until_relative(reading: Reading, start: int, end: int) -> int:
    """Where a quotation closes behind a comma and the outlet goes on about it: “within limits,” which is no news."""
    doc = reading.doc
    for i in range(start + 1, end - 1):
        closes = reading.quoted(i) and not reading.quoted(i + 1)
        if closes and doc[i + 1].lower_ in _RELATIVES and any(t.text == "," for t in doc[i - 1 : i + 1]):
            return i + 1
    return end


def _is_complement(child: Token, verb: Token) -> bool:
    if child.dep_ == "ccomp":
        return not _reports_itself(child)
    if child.dep_ not in {"advcl", "acl"} or child.i < verb.i:
        return False
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)


def _reports_itself(clause: Token) -> bool:
    """A clause that only tells who reports the sentence before it: "he asked for loyalty, the memos show"."""
    doc, left = clause.doc, clause.left_edge.i
    if left == 0 or doc[left - 1].text != "," or "clause" not in cues("verb").get(clause.lemma_.lower(), {}):
        return False
    return clause.right_edge.i == clause.i and any(c.dep_ == "nsubj" for c in clause.children)


def _introduction(reading: Reading, verb: Token, source: Extent | None, cue: Extent) -> Extent:
    """The stretch of source and cue, where the two stand together."""
    start, end = reading.sentence(verb.i)
    first, last = cue
    if source and start <= source[0] and source[1] >= cue[0] - 3:
        first = min(first, source[0])
    if source and source[1] <= end and source[0] <= cue[1] + 2:
        last = max(last, source[1])
    return first, last


def _around(whole: Extent, first: int, last: int) -> list[Extent]:
    return [part for part in ((whole[0], first), (last, whole[1])) if part[0] < part[1]]


def _with_quotation(reading: Reading, clause: Extent, last: int) -> Extent:
    """A clause and the quotation in which it begins or goes on, which the parser may have cut apart."""
    start, end = clause
    for quote in _quotation_behind(reading, last):
        if quote[0] < end or quote[0] - end <= 2:
            return min(start, quote[0]), max(end, quote[1])
    return clause


def _split(reading: Reading, verb: Token, complement: Token, first: int, last: int) -> list[Extent]:
    """Content before its speaker, and what goes on behind: "the plan, she said, had failed"."""
    start, end = extent(complement)
    if verb.dep_ == "ROOT":
        start = int(reading.sentence_start[verb.i])
    contents = [(start, min(end, first))] if start < min(end, first) else []
    if first and reading.doc[first - 1].text == ":":
        contents = []  # "It was the seventies: she could have answered": nothing that she says
    if end > last:
        contents.append((last, end))
    else:
        contents += [q for q in _quotation_behind(reading, last) if q[0] - last <= 2]
    return contents


def _is_inserted(reading: Reading, verb: Token, source: Extent | None) -> bool:
    if verb.dep_ == "parataxis":
        return True
    left = verb.left_edge.i
    return (
        verb.dep_ == "ccomp"
        and source is not None
        and left > int(reading.sentence_start[verb.i])
        and reading.doc[left - 1].text == ","
    )


def _quotation_behind(reading: Reading, last: int) -> list[Extent]:
    doc = reading.doc
    for i in range(last, min(last + _AHEAD, len(doc))):
        if reading.quoted(i):
            return [reading.quotes[int(reading.quote_at[i])]]
        if doc[i].is_space or doc[i].text in _BOUNDARY or doc[i].tag_ in _FINITE:
            break
    return []


def _quotation_before(reading: Reading, verb: Token, first: int) -> list[Extent]:
    doc = reading.doc
    if verb.tag_ == "VBG" or (verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children)):
        return []  # "“...,” he said, adding that", "said “...” and urged": the one before has its own cue
    for i in range(first - 1, max(first - _BEHIND, -1), -1):
        if reading.quoted(i):
            quote = reading.quotes[int(reading.quote_at[i])]
            return [] if _is_over(reading, quote) or _is_title(reading, quote) else [quote]
        if doc[i].is_space or doc[i].text in _BOUNDARY or doc[i].tag_ in _FINITE:
            break
    return []


def _is_title(reading: Reading, quote: Extent) -> bool:
    """The name of a programme or a paper: "speaking on “Fox News Sunday,” Mr Reed said"."""
    doc = reading.doc
    words = [t for t in doc[quote[0] : quote[1]] if t.is_alpha]
    placed = quote[0] > 0 and doc[quote[0] - 1].lower_ in {"on", "in", "at", "for", "from"}
    return placed and bool(words) and all(t.text[0].isupper() or t.is_stop for t in words)


def _is_over(reading: Reading, quote: Extent) -> bool:
    """A quotation that ends with a full stop ends its sentence: what follows introduces something else."""
    doc = reading.doc
    last = next((t for t in reversed(doc[quote[0] : quote[1]]) if t.text not in _MARKS), None)
    return last is not None and last.text == "."


def _sentence_before(reading: Reading, verb: Token, first: int, last: int) -> list[Extent]:
    """What stands before "the minister said", whatever the parser made of it."""
    start, end = reading.sentence(verb.i)
    if end - last <= 2 and first - start >= 4 and reading.doc[first - 1].text in {",", "”", '"', "''"}:
        return [(start, first)]
    return []


def _between_commas(reading: Reading, verb: Token, first: int, last: int) -> list[Extent]:
    """All around words that report between two commas: "which, activists point out, is no surprise"."""
    doc, (start, end) = reading.doc, reading.sentence(verb.i)
    if first - start < 2 or end - last < 3 or doc[first - 1].text != "," or doc[last].text != ",":
        return []
    # "At first, I thought, how can they": when, not what.
    when = first - start <= 4 and doc[start].pos_ == "ADP"
    return [(last, end)] if when else [(start, first), (last, end)]


def _as_clause(verb: Token) -> bool:
    return any(c.dep_ in {"mark", "advmod"} and c.lower_ == "as" for c in verb.children)
