"""Find lexicon entries in a parsed text: the words, then the conditions on what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.attrs import LEMMA, LOWER
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Span, SpanGroup

from samestory.inflect import inflections
from samestory.lexicon import Entry, Lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

__all__ = ["LexiconMatcher", "Match", "finder", "is_capitalised_line", "put_spans", "surface_forms"]

# A name such as "Right to Life Foundation" uses its words, it does not choose them.
_NAMES = frozenset({"ORG", "WORK_OF_ART", "EVENT", "FAC", "LAW", "PRODUCT", "PERSON"})
_WINDOW = 2


class Match(NamedTuple):
    """Token offsets of a match and the entry that made it."""

    start: int
    end: int
    entry: Entry


class LexiconMatcher:
    """Match the entries of one lexicon.

    Parameters
    ----------
    nlp : Language
        Gives the vocabulary and the tokenizer; its components are not run.
    lexicon : Lexicon
    kind : str, optional
        Only entries of this kind.

    Notes
    -----
    Words are compared by their lower-case surface, so that a headline in capitals, in which
    taggers see only names, is matched like running text. The longest match wins.
    """

    def __init__(self, nlp: Language, lexicon: Lexicon, *, kind: str | None = None) -> None:
        self.lexicon = lexicon
        self._entries = {e.id: e for e in lexicon.entries if kind is None or e.kind == kind}
        self._phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._patterns = _Patterns(nlp)
        for entry in self._entries.values():
            if entry.pattern:
                self._patterns.add(entry)
            else:
                self._phrases.add(entry.id, [nlp.make_doc(form) for form in surface_forms(entry)])

    def __call__(self, doc: Doc) -> list[Match]:
        """Return the matches in a parsed text, in order, none overlapping another."""
        strings = doc.vocab.strings
        found = [Match(start, end, self._entries[strings[key]]) for key, start, end in self._phrases(doc)]
        found += self._patterns(doc)
        candidates = sorted(found, key=lambda m: (m.start - m.end, m.start, m.entry.id))
        taken: set[int] = set()
        kept = []
        for match in candidates:
            if taken.isdisjoint(range(match.start, match.end)) and self._counts(doc, match):
                taken.update(range(match.start, match.end))
                kept.append(match)
        return sorted(kept, key=lambda m: m.start)

    def _counts(self, doc: Doc, match: Match) -> bool:
        entry = match.entry
        span = doc[match.start : match.end]
        if not entry.name and _is_name(span):
            return False
        if entry.pos and not _has_pos(span, entry.pos):
            return False
        for condition, wanted in entry.conditions.items():
            side, _, sense = condition.partition("_")
            if _any_fits(_around(span, side), wanted) != (sense == "is"):
                return False
        return True


class _Patterns:
    """Token patterns, each tried only in sentences that hold its rarest-looking literal word."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._anchored: dict[int, dict[int, list[tuple[Entry, Matcher]]]] = {LOWER: {}, LEMMA: {}}
        self._anywhere: list[tuple[Entry, Matcher]] = []

    def add(self, entry: Entry) -> None:
        matcher = Matcher(self._nlp.vocab)
        matcher.add(entry.id, [[dict(token) for token in entry.pattern]], greedy="LONGEST")
        attribute, literals = max(
            (_literals(token) for token in entry.pattern),
            key=lambda found: min(map(len, found[1]), default=0),
        )
        if not literals:
            self._anywhere.append((entry, matcher))
        for word in literals:
            at = self._anchored[attribute].setdefault(self._nlp.vocab.strings.add(word), [])
            at.append((entry, matcher))

    def __call__(self, doc: Doc) -> Iterator[Match]:
        for entry, matcher in self._anywhere:
            yield from (Match(start, end, entry) for _, start, end in matcher(doc))
        seen: set[tuple[str, int]] = set()
        for attribute, anchors in self._anchored.items():
            if not anchors:
                continue
            words = doc.to_array(attribute)
            for i in np.flatnonzero(np.isin(words, np.fromiter(anchors, dtype=np.uint64))).tolist():
                sent = doc[i].sent
                for entry, matcher in anchors[int(words[i])]:
                    if (entry.id, sent.start) in seen:
                        continue
                    seen.add((entry.id, sent.start))
                    for _, start, end in matcher(sent):
                        yield Match(sent.start + start, sent.start + end, entry)


def _literals(token: Mapping[str, Any]) -> tuple[int, list[str]]:
    """The attribute of a pattern token and the words one of which it must be; none if it may be anything."""
    if token.get("OP", "1") in {"1", "+"}:
        for name, attribute in (("LOWER", LOWER), ("LEMMA", LEMMA)):
            value = token.get(name)
            if isinstance(value, str):
                return attribute, [value]
            if isinstance(value, dict) and "IN" in value:
                return attribute, list(value["IN"])
    return LOWER, []


def finder(nlp: Language, lexicon: Lexicon, name: str) -> Callable[[Doc], None]:
    """Build a detector that finds the entries of a lexicon and needs no other evidence."""
    match = LexiconMatcher(nlp, lexicon)

    def detect(doc: Doc) -> None:
        put_spans(doc, name, ((m.start, m.end, m.entry.id) for m in match(doc)), version=lexicon.version)

    return detect


def put_spans(
    doc: Doc, name: str, found: Iterable[tuple[int, int, str]], *, category: str = "", version: str = ""
) -> None:
    """Store what a detector found in ``doc.spans[name]``.

    Parameters
    ----------
    doc : Doc
    name : str
        The detector.
    found : iterable of (start, end, rule)
        Token offsets and the id of the rule or lexicon entry.
    category : str
        The label of the spans; the name of the detector where it is not given.
    version : str
        Version of the lexicon.
    """
    label = category or name
    spans = [Span(doc, start, end, label=label, span_id=rule) for start, end, rule in sorted(found)]
    doc.spans[name] = SpanGroup(doc, name=name, attrs={"lexicon_version": version}, spans=spans)


def surface_forms(entry: Entry) -> list[str]:
    """Return the lower-case surface forms an entry matches, its term first."""
    forms = [entry.term, *entry.forms]
    if not entry.exact:
        forms += inflections(entry.term, entry.pos)
    return list(dict.fromkeys(form.lower() for form in forms))


def is_capitalised_line(span: Span) -> bool:
    """Say whether a sentence is written In Title Case or IN CAPITALS, as headlines are.

    Parameters
    ----------
    span : Span
        A sentence. Only words of four letters or more are looked at; fewer than three say nothing.
    """
    words = [token for token in span if token.is_alpha and len(token) > 3]
    if len(words) < 3:
        return False
    return sum(token.text[0].isupper() for token in words) >= 0.75 * len(words)


def _is_name(span: Span) -> bool:
    capital = [t for t in span if t.is_alpha and t.text[0].isupper() and not t.is_sent_start]
    if not capital or is_capitalised_line(span.sent):
        return False
    return any(t.ent_type_ in _NAMES for t in span) or any(t.pos_ == "PROPN" and t.is_title for t in capital)


def _has_pos(span: Span, allowed: frozenset[str]) -> bool:
    root = span.root
    if root.pos_ in allowed:
        return True
    shouted = root.is_upper and len(root) > 3
    return root.pos_ == "PROPN" and (shouted or is_capitalised_line(span.sent))


def _around(span: Span, side: str) -> Iterable[Token]:
    if side == "prev":
        return _window(span, -1)
    if side == "next":
        return _window(span, 1)
    if side == "head":
        return (span.root.head,) if span.root.head.i != span.root.i else ()
    if side == "child":
        return (c for t in span for c in t.children if not span.start <= c.i < span.end)
    return (t for t in span.sent if not span.start <= t.i < span.end)


def _window(span: Span, step: int) -> list[Token]:
    doc, sent = span.doc, span.sent
    i = span.end if step > 0 else span.start - 1
    words: list[Token] = []
    while sent.start <= i < sent.end and len(words) < _WINDOW:
        token = doc[i]
        if token.is_punct and token.text not in "-–":
            break
        if not token.is_punct:
            words.append(token)
        i += step
    return words


def _any_fits(tokens: Iterable[Token], wanted: frozenset[str]) -> bool:
    return any(
        t.lower_ in wanted
        or t.lemma_.lower() in wanted
        or f"pos:{t.pos_}" in wanted
        or (t.ent_type_ and f"ent:{t.ent_type_}" in wanted)
        for t in tokens
    )
