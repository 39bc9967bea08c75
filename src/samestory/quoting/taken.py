"""Words that one outlet writes in its own voice and another only quotes or attributes.

Compared are charged words (findings of the categories below, all forms of an entry together) and what somebody puts
into quotation marks by itself: two to four words that are no name and no title of a work. An outlet that does both is
on neither side; neither is one that has the words in a heading, a caption or between marks that do not pair, where
nobody can say whose they are. For words that no list calls charged only marks count: that a reported clause has
some ordinary words of another outlet's text says nothing.

Whether an outlet took the words from the speaker is not known: it may have had them first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet
from typing import Literal, NamedTuple

from samestory.models.scorer import LEARNED
from samestory.quoting.units import Places
from samestory.quoting.words import is_light
from samestory.types import Analysis, Evidence, Field, TakenOver, Voice

__all__ = ["CHARGED", "taken_over"]

# The most telling first.
CHARGED = ("label", "loaded-language", "euphemism", "evaluative", "metaphor")
_TERM_WORDS = 4
_SHOWN = 5  # places of an outlet
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ARTICLES = frozenset({"a", "an", "the"})
_MARKS = frozenset({"speech", "fragment", "scare"})

_FIELDS: tuple[Field, ...] = ("title", "body")
Use = Literal["own", "bare", "reported", "marks", "named", "unsure"]
_VOICE: dict[Use, Voice] = {"own": "own", "reported": "indirect"}


class _Place(NamedTuple):
    """Words in an article, and whose they are."""

    article: int
    field: Field
    start: int
    end: int
    use: Use


class _Text:
    """The words of an article, title and body, each with whose it is."""

    def __init__(self, number: int, a: Analysis) -> None:
        self.number, self._a = number, a
        self._words: list[str] = []
        self._spans: list[tuple[Field, int, int]] = []
        self._uses: list[Use] = []
        for which in _FIELDS:
            self._read(which)

    def _read(self, which: Field) -> None:
        offset = len(self._words)
        for match in _WORD.finditer(self._a.article.text(which)):
            self._words.append(match[0].lower().replace("’", "'"))
            self._spans.append((which, match.start(), match.end()))
        starts = [start for _, start, _ in self._spans[offset:]]
        self._uses += ["bare"] * len(starts)

        def paint(start: int, end: int, use: Use) -> None:
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            self._uses[offset + first : offset + last] = [use] * (last - first)

        if which == "body":
            for block in self._a.blocks:
                if block.field == "body" and block.kind == "text":
                    paint(block.start, block.end, "own")
        spans = [v for v in self._a.voices if v.field == which]
        kinds: tuple[tuple[frozenset[str], Use], ...] = (
            (frozenset({"reported"}), "reported"),
            (_MARKS, "marks"),
            (frozenset({"title", "term"}), "named"),
            (frozenset({"broken"}), "unsure"),
        )
        # What somebody wants or fears is told in words of whom?
        for q in self._a.quotations:
            if q.field == which and q.kind == "attitude":
                paint(q.start, q.end, "unsure")
        for kind, use in kinds:
            for v in spans:
                if v.kind in kind:
                    paint(v.start, v.end, use)

    def find(self, sizes: Mapping[str, Sequence[int]]) -> Iterator[tuple[tuple[str, ...], _Place]]:
        """Yield runs of words and their places.

        Parameters
        ----------
        sizes : mapping of str to sequence of int
            First word of what is looked for -> how many words.
        """
        for i, word in enumerate(self._words):
            for size in sizes.get(word, ()):
                uses = set(self._uses[i : i + size])
                which, start, _ = self._spans[i]
                last = self._spans[min(i + size, len(self._spans)) - 1]
                use: Use = next(iter(uses)) if len(uses) == 1 else "unsure"
                if last[0] == which:  # not half in the headline
                    yield tuple(self._words[i : i + size]), _Place(self.number, which, start, last[2], use)


class _Term(NamedTuple):
    """Words to look for: their forms, and the category that calls them charged."""

    category: str | None
    forms: tuple[tuple[str, ...], ...]
    charged: frozenset[tuple[int, Field, int]]  # where a finding has them


def taken_over(analyses: Sequence[Analysis]) -> tuple[TakenOver, ...]:
    """Find words that stand in own voice here and only in marks or in reported speech there.

    Parameters
    ----------
    analyses : sequence of Analysis
        All articles of one event, by time of publication.

    Returns
    -------
    tuple of TakenOver
        Charged words first, then those of most outlets.
    """
    texts = [_Text(number, a) for number, a in enumerate(analyses)]
    places = [Places(a) for a in analyses]
    found: dict[frozenset[tuple[int, int]], TakenOver] = {}
    terms = list(_terms(analyses))
    uses = _uses(texts, {form for term in terms for form in term.forms})
    for term in terms:
        sides = _sides(analyses, uses, term)
        if sides is None:
            continue
        own, given = sides
        how = {p.use for p in given}
        first = next(_first(analyses, own))
        made = TakenOver(
            term=" ".join(analyses[first.article].article.text(first.field)[first.start : first.end].split()),
            category=term.category,
            own=tuple(_evidence(analyses, places, p) for p in _first(analyses, own)),
            given=tuple(_evidence(analyses, places, p) for p in _first(analyses, given)),
            how="both" if len(how) > 1 else "marks" if "marks" in how else "reported",
        )
        found.setdefault(frozenset((p.article, p.start) for p in own), made)
    return tuple(sorted(found.values(), key=_rank))


def _rank(one: TakenOver) -> tuple[bool, int, int, bool, str]:
    order = CHARGED.index(one.category) if one.category is not None else len(CHARGED)
    outlets = len({e.outlet for e in (*one.own, *one.given)})
    return one.category is None, -outlets, order, one.how == "reported", one.term.lower()


def _terms(analyses: Sequence[Analysis]) -> Iterator[_Term]:
    """Charged words, then what stands in marks by itself."""
    forms: dict[tuple[str, str], dict[tuple[str, ...], None]] = defaultdict(dict)
    charged: dict[tuple[str, str], set[tuple[int, Field, int]]] = defaultdict(set)
    for number, a in enumerate(analyses):
        for f in a.findings:
            if f.family == "loaded" and f.category in CHARGED and (words := _words(f.text)):
                # A score has no entry: there each form is for itself.
                by_itself = f.rule in {f.category, LEARNED}
                key = (f.category, " ".join(words) if by_itself else f.rule)
                forms[key][words] = None
                charged[key].add((number, f.field, f.start))
    for key, own in forms.items():
        yield _Term(key[0], tuple(own), frozenset(charged[key]))
    listed = {form for own in forms.values() for form in own}
    marked: dict[tuple[str, ...], None] = {}
    for a in analyses:
        for v in a.voices:
            if v.kind in _MARKS and (words := _marked(a.article.text(v.field)[v.start : v.end])):
                marked[words] = None
    for words in marked:
        if words not in listed:
            yield _Term(None, (words,), frozenset())


def _words(text: str) -> tuple[str, ...]:
    return tuple(m[0].lower().replace("’", "'") for m in _WORD.finditer(text))


def _marked(text: str) -> tuple[str, ...]:
    """Two to four words that stand in marks by themselves; nothing where they are a name or a sentence."""
    given = [m[0] for m in _WORD.finditer(text)] if len(text) < 80 else []
    if not 1 < len(given) <= _TERM_WORDS or re.search(r"[!?;:…]|\.\.|[.,]\s", text):
        return ()
    said = [word for word in given if not is_light(word.lower())]
    if len(said) < 2 or any(word[:1].isupper() for word in given[1:]):
        return ()
    words = _words(text)
    return words[1:] if words[0] in _ARTICLES and len(words) > 2 else words


def _uses(
    texts: Sequence[_Text], wanted: AbstractSet[tuple[str, ...]]
) -> Mapping[tuple[str, ...], Sequence[_Place]]:
    """Find all places of some runs of words, in one walk over each text."""
    sizes: dict[str, list[int]] = {}
    for first, size in sorted({(form[0], len(form)) for form in wanted}):
        sizes.setdefault(first, []).append(size)
    found: dict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for text in texts:
        for words, place in text.find(sizes):
            if words in wanted:
                found[words].append(place)
    return found


def _sides(
    analyses: Sequence[Analysis], uses_of: Mapping[tuple[str, ...], Sequence[_Place]], term: _Term
) -> tuple[list[_Place], list[_Place]] | None:
    """The places in own voice and those in marks or reported, of outlets that do only one of the two."""
    by_outlet: dict[str, list[_Place]] = defaultdict(list)
    for form in term.forms:
        for place in uses_of.get(form, ()):
            by_outlet[analyses[place.article].article.outlet].append(place)
    own: list[_Place] = []
    given: list[_Place] = []
    for places in by_outlet.values():
        uses = {p.use for p in places} - {"named"}
        if "own" in uses and not uses & {"marks", "reported", "unsure"}:
            own += [p for p in places if p.use == "own" and _is_meant(analyses, term, p)]
        elif uses and uses <= ({"marks", "reported"} if term.category else {"marks"}):
            given += [p for p in places if p.use in uses and _is_meant(analyses, term, p)]
    return (own, given) if own and given else None


def _is_meant(analyses: Sequence[Analysis], term: _Term, place: _Place) -> bool:
    """Say whether words are used in the sense that is charged, and are no name."""
    if term.category is not None:
        return (place.article, place.field, place.start) in term.charged
    text = analyses[place.article].article.text(place.field)[place.start : place.end]
    return not any(word[0].isupper() for word in text.split()[1:])


def _first(analyses: Sequence[Analysis], places: Sequence[_Place]) -> Iterator[_Place]:
    """The first places of each outlet, in the order of the articles."""
    seen: dict[str, int] = defaultdict(int)
    for place in sorted(places, key=lambda p: (p.article, p.field != "title", p.start)):
        outlet = analyses[place.article].article.outlet
        seen[outlet] += 1
        if seen[outlet] <= _SHOWN:
            yield place


def _evidence(analyses: Sequence[Analysis], places: Sequence[Places], place: _Place) -> Evidence:
    article = analyses[place.article].article
    return Evidence(
        outlet=article.outlet,
        article=article.id,
        field=place.field,
        start=place.start,
        end=place.end,
        text=article.text(place.field)[place.start : place.end],
        voice=_voice(analyses[place.article], place),
        paragraph=places[place.article].paragraph(place.field, place.start),
    )


def _voice(a: Analysis, place: _Place) -> Voice:
    """A word or two in marks, set into the outlet's own sentence, is its own voice all the same."""
    if place.use == "marks":
        over = (
            v for v in a.voices if v.field == place.field and v.start <= place.start and place.end <= v.end
        )
        return "direct" if any(v.voice == "direct" for v in over) else "own"
    return _VOICE[place.use]
