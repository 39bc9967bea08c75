"""Short names for sources without one, and descriptions that an article binds to a name.

"Doreen Vasko, the council's director": whoever is called "the director" or "the council's director"
afterwards is she, as long as no second person and no unnamed director comes up. What is bound to
nobody keeps its words, without a relative clause or an apposition behind them.

Of an office that one person holds at a time ("the PM") adjectives do not matter: "the defiant PM".

Limits: a description is bound by its words, so "the minister" is not known to be "the treasurer".
"""

from __future__ import annotations

from collections import Counter

from samestory.speakers.columns import Columns
from samestory.speakers.people import Mention, People
from samestory.speakers.person import Person, gender_of
from samestory.speakers.words import words

__all__ = ["Descriptions", "short"]

_SMALL = frozenset("a an the of for in at to 's ’s ' ’ , - his her their its and this that".split())
_FIRST = frozenset({"a", "an", "another", "one", "second", "other", "some"})
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_COMMON = frozenset({"ADJ", "ADV", "NOUN"})
# The fixed offices of words.toml in short.
_SHORT = {"pm": "prime minister", "ceo": "chief executive"}
_LONGEST = 14
_AWAY = 12
_SEVERAL = None


def short(columns: Columns, start: int, end: int, noun: int) -> str:
    """Return a description that can be read at a glance: no relative clause, no apposition.

    Parameters
    ----------
    columns : Columns
    start, end : int
        The words of the source.
    noun : int
        Its noun.
    """
    stop = noun + 1
    while stop < end:
        lower, text = columns.lower[stop], columns.text[stop]
        if columns.tag[stop] in {"WDT", "WP", "WP$", "WRB"} or text in {
            ",",
            ";",
            ":",
            "—",
            "–",
            "(",
            "--",
            "...",
        }:
            break
        if (
            lower in {"on", "in", "last", "late", "early"}
            and stop + 1 < end
            and columns.ent[stop + 1] in {"DATE", "TIME"}
        ):
            break
        if columns.ent[stop] in {"DATE", "TIME"} and columns.text[stop] in _DAYS:
            break
        if text in '"“”' and stop - noun > 1:
            break
        if lower == "that" and columns.dep[stop] in {"nsubj", "nsubjpass", "mark", "dobj"}:
            break
        stop += 1
    stop = min(stop, max(noun + 1, start + _LONGEST))
    while stop > noun + 1 and columns.tag[stop - 1] in {"IN", "TO", "CC", "DT"}:
        stop -= 1
    begin = start
    while begin < noun and (columns.pos[begin] in {"PUNCT", "SPACE", "CCONJ"}):
        begin += 1
    name = columns.written(begin, stop)
    for ending in ("'s", "’s"):
        if name.endswith(ending) and columns.lower[stop - 1] in {"'s", "’s"}:
            name = name.removesuffix(ending)
    # The capital of a sentence is no part of the name.
    lowered = columns.pos[begin] in {"DET", "NUM", "PRON"}
    if columns.begins[begin]:
        lowered = lowered or columns.pos[begin] in _COMMON or columns.tag[begin] in {"VBN", "VBG"}
    if lowered and (columns.text[begin][1:].islower() or len(columns.text[begin]) == 1):
        name = name[:1].lower() + name[1:]
    return name


class Descriptions:
    """What an article says people are: "finance minister" -> Ilka Bransgrove.

    Parameters
    ----------
    columns : Columns
    people : People
    """

    def __init__(self, columns: Columns, people: People) -> None:
        self._columns, self._people = columns, people
        self._bound: dict[tuple[str, frozenset[str]], Person | None] = {}
        self._nouns: dict[str, list[tuple[frozenset[str], Person | None]]] = {}
        self._described: set[int] = set()
        for mention in people.mentions:
            if mention.person is not None:
                self._read(mention, mention.person)
        for (noun, said), person in self._bound.items():
            self._nouns.setdefault(noun, []).append((said, person))
        self._unnamed = self._count_unnamed()

    def person(self, start: int, end: int, noun: int) -> Person | None:
        """Return the one person whom a definite description denotes."""
        columns = self._columns
        called = self._called(noun)
        known = self._nouns.get(called)
        if not known or columns.tag[noun] == "NNS" or not self._definite(start, noun):
            return None
        said = self._said(start, min(end, start + _AWAY), noun)
        if self._unnamed[called] or len(known) > 2 * _AWAY:
            return None
        exact = self._bound.get((called, said))
        # "The prime minister" of two countries is neither one's.
        if exact is not None and (said or " " not in called):
            return exact
        contrast = words("title", "contrast")
        found: dict[int, Person] = {}
        for words_said, person in known:
            if said <= words_said and said & contrast == words_said & contrast:
                if person is None:
                    return None
                found[person.number] = person
        return next(iter(found.values())) if len(found) == 1 else None

    def _definite(self, start: int, noun: int) -> bool:
        columns = self._columns
        before = [columns.lower[i] for i in range(start, noun)]
        return (
            bool(before)
            and before[0] not in _FIRST
            and (before[0] in {"the", "his", "her"} or "'s" in before or "’s" in before)
        )

    def _said(self, start: int, end: int, noun: int) -> frozenset[str]:
        columns = self._columns
        fixed = " " in self._called(noun)
        return frozenset(
            columns.lower[i]
            for i in range(start, end)
            if i != noun
            and columns.lower[i] not in _SMALL
            and columns.pos[i] not in {"PUNCT", "SPACE"}
            and not (fixed and i < noun and self._is_left_out(i, noun))
        )

    def _is_left_out(self, i: int, noun: int) -> bool:
        """Of "the defiant prime minister" nothing is left but the office."""
        columns, lower = self._columns, self._columns.lower[i]
        if i == noun - 1 and f"{lower} {columns.lemma[noun]}" in words("office", "fixed"):
            return True
        told_apart = lower in words("title", "contrast") or lower in words("office", "other")
        return columns.tag[i] in {"JJ", "VBN", "VBG"} and columns.text[i].islower() and not told_apart

    def _called(self, noun: int) -> str:
        """The noun of a description, or the whole office: PM, prime minister."""
        lemma = self._columns.lemma[noun]
        if lemma in _SHORT:
            return _SHORT[lemma]
        both = f"{self._columns.lower[noun - 1]} {lemma}" if noun else lemma
        return both if both in words("office", "fixed") else lemma

    def _bind(self, start: int, end: int, noun: int, person: Person) -> None:
        columns = self._columns
        if columns.pos[noun] not in {"NOUN", "PROPN"} or columns.tag[noun] in {"NNS", "NNPS"}:
            return
        self._described.add(noun)
        key = (self._called(noun), self._said(start, end, noun))
        self._bound[key] = person if self._bound.get(key, person) is person else _SEVERAL
        gender = gender_of([columns.lower[noun]])
        if gender is not None:
            person.seen[gender] += 2

    def _read(self, mention: Mention, person: Person) -> None:
        columns = self._columns
        last = mention.end - 1
        # Titles before the name: "Finance Minister Ilka Bransgrove", "finance chief Ilka Bransgrove".
        first = mention.start
        while first > 0 and mention.start - first < _AWAY and self._before(first - 1, mention):
            first -= 1
        title = mention.start - 1
        courtesy = words("title", "male") | words("title", "female")
        is_noun = first < mention.start and columns.pos[title] in {"NOUN", "PROPN"}
        if is_noun and columns.lower[title].rstrip(".") not in courtesy:
            self._bind(first, mention.start, title, person)
        for i in range(mention.start, mention.end):
            for child in columns.children[i][:_AWAY]:
                if columns.dep[child] == "appos" and child > last and child not in self._people.at:
                    self._bind(*self._near(child), child, person)
            head = columns.head[i]
            # "the council's director, Doreen Vasko"
            if columns.dep[i] == "appos" and head < mention.start and head not in self._people.at:
                self._bind(*self._near(head), head, person)
            if columns.dep[i] == "nsubj" and columns.lemma[head] == "be" and not columns.quoted[i]:
                children = columns.children[head][:_AWAY]
                denied = any(columns.dep[c] == "neg" for c in children)
                for c in children:
                    if columns.dep[c] == "attr" and not denied:
                        self._bind(*self._near(c), c, person)

    def _before(self, i: int, mention: Mention) -> bool:
        columns = self._columns
        if columns.dep[i] == "case":
            return columns.dep[columns.head[i]] == "poss" and columns.head[columns.head[i]] in range(
                i, mention.end
            )
        return (
            columns.head[i] in range(i + 1, mention.end)
            and columns.dep[i] in {"compound", "amod", "nmod", "punct", "poss", "det"}
            and columns.text[i] not in {",", ";", "(", "“", '"'}
            and i not in self._people.at
            and not columns.dated[i]
        )

    def _near(self, noun: int) -> tuple[int, int]:
        start, end = self._columns.phrase(noun)
        return max(start, noun - _AWAY), min(end, noun + _AWAY)

    def _count_unnamed(self) -> Counter[str]:
        """How often somebody unnamed is called so: "another director"."""
        columns = self._columns
        found: Counter[str] = Counter()
        for i in range(columns.n):
            if columns.lower[i] not in _FIRST or columns.dep[i] not in {"det", "amod", "nummod"}:
                continue
            noun = columns.head[i]
            called = self._called(noun)
            known = called in self._nouns and noun not in self._described
            if (
                known
                and noun not in self._people.at
                and columns.dep[noun] in {"nsubj", "pobj", "dobj", "nsubjpass"}
            ):
                found[called] += 1
        return found
