"""What kind of source a description is: an institution, a group, a document, an outlet, anonymous or vague.

Why: "a senior official" and "critics" are weighed by readers in another way than "the ministry". The
lexicons ``anonymous-source`` and ``vague-attribution`` say which nouns these are and here, as in
their detectors, the words around a noun decide: "two officials" are withheld, "officials" can be called.

A ``group`` is unnamed people, one or many: "residents", but "a tram driver" and "a retired nurse" too. One
of them is anonymous only where the lexicon says so ("an official", "a source"): that a passer-by goes without a
name hides no interest.

Limits: a noun that stands in no list and does not end like people ("-ers", "-ists") has no kind, and neither has
what nobody says ("fury", "outrage").
"""

from __future__ import annotations

from samestory.ingest.agencies import KNOWN, agency
from samestory.speakers.columns import Columns
from samestory.speakers.words import entry_kinds, phrases, words
from samestory.types import SourceKind

__all__ = ["Kinds", "is_outlet", "kind_of_name"]

_ONE = frozenset({"a", "an", "one", "another"})
_RANKED = frozenset(
    """
    anonymous current former high-level high-ranking multiple ranking retired senior several some top
    unidentified unnamed various
    """.split()
)
_THE = frozenset({"the", "that", "this", "these", "those", "both"})
_COUNTING = frozenset({"one", "two", "three", "both", "those"})
_LISTED: tuple[SourceKind, ...] = ("institution", "outlet", "document", "group")
# Adjectives as people: "the wounded said".
_STATES = frozenset({"injured", "wounded", "bereaved", "old", "young", "unemployed", "homeless"})
_OWN = frozenset("his her their its our my your whose".split())
_PRECISE = frozenset({"PERSON", "ORG", "CARDINAL", "PERCENT", "GPE", "FAC", "LAW"})
_PEOPLE_ENDINGS = ("ers", "ists", "ians", "ors", "ees", "ants", "men", "women", "eers", "mates", "folk")
# Residents and voters can be counted and met; their lexicon entry is for the detector's vaguer uses.
_COUNTED = frozenset(
    """
    residents voters conservatives progressives liberals republicans democrats villagers right-wingers left-wingers
    traders investors fans
    """.split()
)


class Kinds:
    """Tell the kind of a description; what was introduced as unnamed stays so.

    Parameters
    ----------
    columns : Columns
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._introduced: set[str] = set()

    def __call__(self, start: int, end: int, noun: int) -> SourceKind | None:
        """Return the kind of the description whose noun is given."""
        columns = self._columns
        if columns.lower[noun] in words("pronoun", "vague") | _COUNTING and columns.pos[noun] != "NOUN":
            return self._pronoun(end, noun)
        if self._unnamed(start, end, noun):
            self._introduced.add(columns.lemma[noun])
            return "anonymous"
        if self._vague(start, end, noun):
            return "vague"
        return self._listed(noun, columns.lower[noun - 1] if noun > start else "")

    def _pronoun(self, end: int, noun: int) -> SourceKind:
        """Some, many, two: vague alone, countable where a word says of whom or where."""
        columns = self._columns
        behind = columns.lower[noun + 1] if noun + 1 < end else ""
        if columns.lower[noun] in words("pronoun", "vague"):
            return "group" if behind in {"of", "in", "at", "from"} else "vague"
        if behind == "of":
            for inner in columns.children[noun + 1][:1]:
                kind = self(noun + 2, end, inner) if inner < end and columns.pos[inner] == "NOUN" else None
                if kind in {"document", "outlet", "institution"}:
                    return kind
        return "anonymous" if self._knows(noun, end) else "group"

    def _listed(self, noun: int, before: str) -> SourceKind | None:
        """The kind of a noun by the lists, else by how it ends."""
        columns = self._columns
        lemma, lower, tag = columns.lemma[noun], columns.lower[noun], columns.tag[noun]
        plural = tag in {"NNS", "NNPS"}
        if (lemma, before) == ("agency", "news") or (lower == "media"):
            return "outlet"
        if lemma in words("noun", "office"):
            return "group" if plural else "institution"
        for kind in _LISTED:
            if lemma in words("noun", kind) and (kind != "outlet" or before not in {"police", "court"}):
                return kind
        if lemma in words("noun", "spokes") or lower in words("noun", "spokes"):
            return "institution"
        if lemma in words("noun", "vague") or (
            plural and entry_kinds("vague-attribution").get(lower) == "source"
        ):
            return "group"
        people = lower.endswith(("-year-old", "man", "woman", "ist", "ian")) or (
            plural and lower.endswith(_PEOPLE_ENDINGS)
        )
        people = people and lemma not in words("noun", "thing", "abstract")
        return "group" if (people and tag.startswith("NN")) or lower in _STATES else None

    def _unnamed(self, start: int, end: int, noun: int) -> bool:
        columns = self._columns
        lemma, lower = columns.lemma[noun], columns.lower[noun]
        if self._knows(noun, end) and (lemma in words("noun", "group") or self._entry(noun) is not None):
            return True
        kind = self._entry(noun)
        if kind is None or columns.pos[noun] not in {"NOUN", "PROPN", "ADJ"}:
            return False
        before = [columns.lower[i] for i in range(max(start, noun - 8), noun)]
        if {"no", "few", "any"} & set(before):
            return False
        if kind in {"source", "staff"}:
            return lower != "agents"
        if before and before[0] in _THE:
            return lemma in self._introduced and len(before) == 1
        if any(word in _OWN or word in {"'s", "’s"} for word in before):
            return False
        if before and before[0] in _ONE:
            return True
        counted = any(columns.dep[i] == "nummod" for i in range(max(start, noun - 8), noun))
        return kind == "single" and (counted or bool(_RANKED & set(before)))

    def _entry(self, noun: int) -> str | None:
        known = entry_kinds("anonymous-source")
        kind = known.get(self._columns.lower[noun]) or known.get(self._columns.lemma[noun])
        return kind if kind in {"source", "staff", "single", "one"} else None

    def _knows(self, noun: int, end: int) -> bool:
        """People familiar with the matter: described by what they know."""
        columns = self._columns
        behind = columns.written(noun + 1, min(end, noun + 12)).lower().replace("’", "'")
        return any(
            behind.startswith(form) or f" {form}" in behind for form in phrases("anonymous-source", "knowing")
        )

    def _vague(self, start: int, end: int, noun: int) -> bool:
        columns = self._columns
        lower = columns.lower[noun]
        listed = columns.lemma[noun] in words("noun", "vague") and columns.tag[noun] in {"NNS", "NNPS"}
        if lower in _COUNTED or not (listed or entry_kinds("vague-attribution").get(lower) == "source"):
            return False
        if noun + 1 < end and columns.lower[noun + 1] in {"at", "for", "from"}:
            return False
        for i in range(start, min(end, noun + 12)):
            if i != noun and (columns.ent[i] in _PRECISE or self._is_name(i) or columns.dep[i] == "nummod"):
                return False
            if i < noun and (columns.lower[i] in _THE | _OWN or columns.lower[i] in {"'s", "’s"}):
                return False
        return True

    def _is_name(self, i: int) -> bool:
        """A word with a capital that is not only that of a sentence: lab boffins are vague."""
        columns = self._columns
        opens = columns.begins[i] and not columns.ent[i] and columns.lemma[i] in words("noun", "institution")
        return columns.pos[i] == "PROPN" and not opens


def kind_of_name(name: str, label: str, plural: bool) -> SourceKind | None:
    """Return the kind of a name that is no person's.

    Parameters
    ----------
    name : str
        Without an article.
    label : str
        What the recogniser calls it.
    plural : bool
        Whether its last word is a plural, as in Republicans.
    """
    last = name.rsplit(maxsplit=1)[-1].lower() if name else ""
    if is_outlet(name):
        return "outlet"
    if last in words("name", "organisation"):
        return "institution"
    if last.removesuffix("s") in words("noun", "group") or (plural and label == "NORP"):
        return "group"
    if label in {"LAW", "WORK_OF_ART"} or last.removesuffix("s") in words("noun", "document"):
        return "document"
    return "institution"


def is_outlet(name: str) -> bool:
    """Say whether a name is that of a news outlet or an agency."""
    spelled = name.lower().split()
    if not spelled:
        return False
    if name in KNOWN or (agency(name) is not None and spelled[-1] in {"press", "newswire", "wire", "media"}):
        return True
    if len(spelled) == 1:
        return spelled[0] in words("name", "outlet") or (spelled[0] in {"times", "post", "journal", "globe"})
    if spelled[0] in words("name", "outlet") and spelled[-1] in {"news", "radio", "online", "tv", "magazine"}:
        return True
    return spelled[-1] in words("name", "outlet_end")
