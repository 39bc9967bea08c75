"""Which name a phrase holds: the person it denotes, be the name its noun or beside it.

"Its chair, Emina Cordas" and "Doreen Vasko, the director" are one person each, "a spokesman for Doreen
Vasko" is not her. In a headline, where every word has a capital, names are known from the text.

Limits: where the parser misses an apposition only commas around it are left as evidence.
"""

from __future__ import annotations

from functools import cached_property

from samestory.speakers.columns import Columns
from samestory.speakers.people import Mention, People
from samestory.speakers.person import Person
from samestory.speakers.words import words

__all__ = ["Named", "human_nouns"]

_FUNCTION_TAGS = frozenset({"IN", "TO", "WDT", "WP", "WP$", "VBD", "VBZ", "VBP"})
_BEFORE_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "PUNCT"})
_HUMAN = ("office", "group", "spokes")
_MOST = 20
_AMOUNTS = frozenset({"number", "handful", "group", "dozen", "couple", "lot", "majority", "score"})


def human_nouns() -> frozenset[str]:
    """Return the nouns for people by what they are or do."""
    return words("noun", *_HUMAN)


class Named:
    """Find the noun of a phrase and the people it names.

    Parameters
    ----------
    columns : Columns
    people : People
    """

    def __init__(self, columns: Columns, people: People) -> None:
        self._columns, self._people = columns, people

    def noun(self, start: int, end: int) -> int:
        """Return the word that a phrase is about: "a group of residents" are residents."""
        columns = self._columns
        noun = columns.root(start, end)
        if columns.lemma[noun] in _AMOUNTS and noun + 1 < end and columns.lower[noun + 1] == "of":
            for inner in columns.children[noun + 1][:1]:
                if inner < end and columns.tag[inner] == "NNS":
                    return inner
        if columns.pos[noun] in {"VERB", "AUX", "ADP"} and noun not in self._people.at:
            for i in range(start, end):
                if columns.pos[i] in {"NOUN", "PROPN"} and columns.dep[i] not in {"compound", "poss"}:
                    return i
        return noun

    def mention(self, start: int, end: int, noun: int) -> Mention | None:
        """Return the name that a phrase denotes somebody by."""
        at, columns = self._people.at, self._columns
        if noun in at:
            return at[noun]
        if columns.dep[noun] == "appos" and columns.head[noun] in at:
            return at[columns.head[noun]]
        return self._apposed(start, end, noun) or self._behind_name(start, noun)

    def joined(self, mention: Mention, end: int) -> list[Mention]:
        """Return who is named beside somebody: "Doreen Vasko and Paul Harker"."""
        at, columns = self._people.at, self._columns
        others = [at[i] for i in range(mention.end, end) if i in at and columns.dep[i] == "conj"]
        return [m for m in dict.fromkeys(others) if not self._has_clause(mention.end, m.start)]

    def beside(self, start: int, last: int, end: int) -> int | None:
        """Return the noun of another party: "Drozd and her legal team"; None where nobody else speaks.

        Parameters
        ----------
        start, last, end : int
            The first and the last word of a name, and the end of the phrase.
        """
        at, columns = self._people.at, self._columns
        for i in range(start, last + 1):
            for c in columns.children[i][:_MOST]:
                if last < c < end and columns.dep[c] == "conj" and c not in at and columns.pos[c] == "NOUN":
                    party = words("noun", *_HUMAN, "institution", "outlet", "vague")
                    known = columns.lemma[c] in party or columns.tag[c] == "NNS"
                    return c if known and not self._has_clause(last + 1, c) else None
        return None

    def apposed_end(self, noun: int, end: int) -> int:
        """Return the last word of a party and the name beside it: "his running mate, Bill Weld"."""
        columns, at = self._columns, self._people.at
        comma = noun + 1 < end and columns.text[noun + 1] == ","
        name = at.get(noun + 2) if comma and noun + 2 < end else None
        return noun if name is None else min(name.end, end) - 1

    def in_headline(self, start: int, end: int, noun: int) -> Person | None:
        """Return whom a line in capitals names."""
        columns = self._columns
        spelled = tuple(columns.written(start, end).removesuffix("'s").removesuffix("’s").split())
        if noun in self._people.at or not 0 < len(spelled) < 4 or not spelled[0][:1].isupper():
            return None
        if len(spelled) == 1 and spelled[0].lower() in words("noun", "group"):
            return None
        person = self._people.find(spelled)
        return (
            person if person is not None and (len(person.spelled) > 1 or columns.ent[noun] != "ORG") else None
        )

    def in_small_letters(self, start: int, end: int, noun: int) -> Person | None:
        """Return whom a last name without its capital denotes: "bransgrove", "finance minister bransgrove"."""
        columns, lower = self._columns, self._columns.lower[noun]
        person = self._people.by_last_name(lower) if columns.text[noun].islower() and len(lower) > 2 else None
        if person is None or end - noun > 2 or (end - noun == 2 and columns.tag[noun + 1] != "POS"):
            return None
        if {lower, columns.lemma[noun]} & (
            words("noun", *_HUMAN, "institution", "document", "outlet", "abstract", "thing")
        ):
            return None
        alone = all(columns.pos[i] in _BEFORE_NAMES for i in range(start, noun))
        return person if alone and (columns.pos[noun] == "PROPN" or lower not in self._common) else None

    @cached_property
    def _common(self) -> frozenset[str]:
        """Words in small letters that an article, a number or an adjective stands before somewhere."""
        columns = self._columns
        return frozenset(
            columns.lower[i]
            for i in range(1, columns.n)
            if columns.pos[i - 1] in {"DET", "ADJ", "NUM", "PRON"} and columns.text[i].islower()
        )

    def _has_clause(self, start: int, end: int) -> bool:
        return any(self._columns.tag[i] in _FUNCTION_TAGS for i in range(start, end))

    def _apposed(self, start: int, end: int, noun: int) -> Mention | None:
        """The name beside a description: "its chair, Emina Cordas", "finance chief Ilka Bransgrove"."""
        columns, at = self._columns, self._people.at
        place = next((i for i in range(noun + 1, end) if i in at), None)
        if place is None:
            return None
        mention = at[place]
        tokens = range(mention.start, mention.end)
        if any(columns.dep[j] == "appos" and columns.head[j] == noun for j in tokens):
            return mention
        between = [columns.lower[j] for j in range(noun + 1, mention.start)]
        if mention.end < end and columns.text[mention.end] != ",":
            return None
        if not between or (between == [","] and columns.lemma[noun] in human_nouns()):
            return mention
        return None

    def _behind_name(self, start: int, noun: int) -> Mention | None:
        """The name before a description between commas, where the parser saw two subjects."""
        columns = self._columns
        after = columns.phrase(noun)[1]
        if start < 2 or columns.text[start - 1] != "," or after >= columns.n or columns.text[after] != ",":
            return None
        return self._people.at.get(start - 2) if columns.lemma[noun] in human_nouns() else None
