"""Where people are named: the form with the title read with it, and the description that stands before a name.

"Embattled President Drozd" is one form, "former campaign chairman Paul Drozd" two: a description and a name.

Limits: a last name that is also a common word of the article counts only where it is tagged a name.
"""

from __future__ import annotations

from functools import cached_property

from samestory.naming.called import Called, Key
from samestory.naming.countries import country_of
from samestory.naming.mentions import UNTOLD, Kind, Mention, Role, mention as make
from samestory.naming.phrases import without_count
from samestory.naming.words import is_personal, kind_of_noun, listed, nicknames
from samestory.reading import Reading
from samestory.speakers.people import Mention as PersonMention
from samestory.speakers.words import first_names, titles, words

__all__ = ["FEW", "INSIDE", "NOMINAL", "WHERE", "Persons"]

FEW = 9  # words before a noun or hanging on it that are looked at
INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod"})
NOMINAL = frozenset({"NOUN", "PROPN"})
WHERE = frozenset("in at near outside across around throughout".split())
_COURTESY = frozenset({"mr", "mrs", "ms", "dr"})
_BEFORE = 10
_STEPS = 4
_SHORT = 3
_LONG = 3
_PAST = frozenset({"VBD", "VBN"})
_SUBJECTS = frozenset({"PROPN", "PRON", "AUX"})


class Persons:
    """The people named in an article, in order.

    Parameters
    ----------
    reading : Reading
    number : int
        Of the article among those of its event.

    Attributes
    ----------
    found : list of Mention
    at : dict of int to Mention
        By word.
    """

    def __init__(self, reading: Reading, number: int) -> None:
        _ = reading.cast.speakers  # whom a pronoun stands for depends on who spoke before it
        self.c, self.number = reading.columns, number
        self.entities = reading.cast.entities
        self.people = self.entities.people
        self.found: list[Mention] = []
        self.at: dict[int, Mention] = {}
        for mention in self.people.mentions:
            if self.c.kind_at(mention.start) not in UNTOLD:
                self._person(mention)
        self._mistaken()

    def add(
        self, places: tuple[int, int, int | None], role: Role, key: Key, kind: Kind, *, definite: bool = False
    ) -> Mention:
        """Take a mention, and return it."""
        self.found.append(make(self.c, self.number, places, role, key, kind, definite=definite))
        return self.found[-1]

    @cached_property
    def called(self) -> Called:
        """Which person each name denotes, as far as the article tells."""
        return Called(self.c, self.entities, self.number)

    @cached_property
    def first(self) -> dict[str, PersonMention]:
        """The first mention of each person, by the name of the person."""
        found: dict[str, PersonMention] = {}
        for mention in self.people.mentions:
            if mention.person is not None:
                found.setdefault(mention.person.name, mention)
        return found

    def key_of(self, mention: PersonMention) -> Key:
        """Return whom a name denotes: one person, or one of several."""
        return self.called.key(mention)

    def _mistaken(self) -> None:
        """Last names that a headline or a sentence begins with, and the tagger takes for a verb or a noun."""
        c = self.c
        lasts = {c.text[m.end - 1] for m in self.people.mentions if c.text[m.end - 1][:1].isupper()}
        found = [
            i
            for i in range(c.n)
            if c.text[i] in lasts and i not in self.at and c.pos[i] != "PROPN" and c.kind_at(i) not in UNTOLD
        ]
        common = {c.text[i] for i in range(c.n) if c.text[i].islower()} if found else set()
        for i in found:
            if c.block[i] >= 0 and c.lower[i] not in common:
                self._person(PersonMention(i, i + 1, self.people.find((c.text[i],)), ()))

    def _person(self, mention: PersonMention) -> None:
        c = self.c
        if c.tag[mention.end - 1] == "POS":
            mention = mention._replace(end=mention.end - 1)
        if mention.end <= mention.start or self._is_nation(mention):
            return
        mention = self._in_headline(mention)
        key = self.key_of(mention)
        mention = mention._replace(end=self.called.hyphened(mention))
        head = c.root(mention.start, mention.end)
        attributive = c.dep[head] in INSIDE and c.pos[c.head[head]] == "NOUN"
        alone = mention.person is not None and len(mention.person.spelled) == 1
        if attributive and alone and not mention.titles:
            return  # "Norrgardian divers": a name that only says whose they are
        first = mention.start if attributive else self._phrase_start(head, mention.start, len(mention.titles))
        first = without_count(c, first, mention.start) if first < mention.start else first
        if first < mention.start and c.kind_at(first) in {"title", "heading"}:
            for i in range(first, mention.start):
                if c.pos[i] == "VERB" or c.tag[i] in {"NNS", "NNPS"}:
                    first = i + 1  # "Members Defend Kimmel"
        # "Drozd defended Kimmel": no Kimmel who was defended.
        while 0 < first < mention.start and c.tag[first] in _PAST and c.pos[first - 1] in _SUBJECTS:
            first += 1
        if first < mention.start and not self._is_part_of_name(first, mention.start):
            begin = mention.start
            # "Spokeswoman Col. Iskra Benedek": the short title is read with the name.
            last = begin - 1 - (c.text[begin - 1] == ".")
            short, dotted = c.lower[last].rstrip("."), c.text[begin - 1].endswith(".")
            if first <= last and (short in _COURTESY or (short in titles() and dotted)):
                begin = last
            self._title(first, begin, key)
            first = begin
        where = c.dep[head] == "pobj" and c.lower[c.head[head]] in WHERE and not mention.titles
        kind: Kind = "place" if where else "institution" if c.ent[head] in {"ORG", "PRODUCT"} else "person"
        self.add((first, head, mention.end), "name", key, kind)
        if first < mention.start and not self.found[-1].modifiers:
            said = [c.lower[i] for i in range(first, mention.start) if c.text[i][:1].isalpha()]
            plain = titles() | _COURTESY | listed("modifier", "function") | listed("modifier", "relational")
            told = tuple(word for word in said if word.rstrip(".") not in plain)
            self.found[-1] = self.found[-1]._replace(modifiers=told)
        for i in range(first - len(mention.titles) if first == mention.start else first, mention.end):
            title = i >= first or c.lower[i].rstrip(".") in titles() | _COURTESY
            if i >= 0 and title and (i not in self.at or i >= first):
                self.at[i] = self.found[-1]

    def _in_headline(self, mention: PersonMention) -> PersonMention:
        """A last name alone where words with capitals before it are none of the name: "Holt Told Kimmel"."""
        c, last = self.c, mention.end - 1
        given = c.lower[mention.start] in first_names() or c.lower[mention.start] in nicknames()
        short = mention.end - mention.start < (_LONG if given else _LONG - 1)
        if short or c.kind_at(mention.start) not in {"title", "heading"}:
            return mention
        if c.written(mention.start, mention.end) in self._in_full:
            return mention
        known = {name.split()[-1] for name in self._in_full}
        if c.text[last] not in known:
            return mention
        return PersonMention(last, mention.end, self.people.find((c.text[last],)), ())

    @cached_property
    def _in_full(self) -> set[str]:
        """The names of several words in the running text."""
        c = self.c
        return {
            c.written(m.start, m.end)
            for m in self.people.mentions
            if m.end - m.start > 1 and c.kind_at(m.start) == "text"
        }

    def _is_nation(self, mention: PersonMention) -> bool:
        """Canadians, whom the recogniser takes for somebody of that name."""
        c = self.c
        last = c.lower[mention.end - 1]
        if last in {"republican", "democrat"}:
            return not mention.titles  # "Florida Republican"
        if mention.end > mention.start + 1 or mention.titles:
            return False
        country = country_of(c.text[mention.start])
        return country is not None and country.way == "people"

    def _phrase_start(self, head: int, start: int, titled: int) -> int:
        """Where the words before a name begin that hang on it, without those of somebody else."""
        c, first = self.c, start
        while first > 0 and start - first < _BEFORE and c.sent[first - 1] == c.sent[start]:
            i = first - 1
            near = start - i <= titled
            above, steps = i, 0
            while not start <= above <= head and c.head[above] != above and steps < _STEPS:
                above, steps = c.head[above], steps + 1
            hangs = start <= above <= head and c.dep[i] not in {"appos", "conj", "relcl", "cc", "prep"}
            if not (near or hangs) or (c.pos[i] == "PUNCT" and c.text[i] not in '-–“"') or c.dated[i]:
                break
            first = i
        return first

    def _is_part_of_name(self, first: int, start: int) -> bool:
        """Before a name that it is read with: one title, with adjectives before it ("embattled President Drozd")."""
        c = self.c
        nouns = [i for i in range(first, start) if c.pos[i] in NOMINAL and c.dep[i] != "punct"]
        if any(c.tag[i] == "POS" or c.ent[i] in {"NORP", "GPE", "ORG"} for i in range(first, start)):
            return False
        several = len(nouns) > 1 and c.written(nouns[0], start).lower() not in words("office", "fixed")
        return not several and all(
            c.text[i][:1].isupper() and c.lower[i].rstrip(".") in titles() | {"prime", "vice"} for i in nouns
        )

    def _title(self, first: int, end: int, key: Key) -> None:
        """The description before a name: "former campaign chairman Paul Drozd"."""
        c, noun = self.c, end - 1
        # "Holt told attorney Otto Kimmel": the description begins behind the other name and the verb.
        for i in range(first, noun):
            named = self.at.get(i)
            if (
                named is not None
                and named.end <= noun
                and c.tag[named.end] != "POS"
                and c.pos[named.end] == "VERB"
            ):
                first = named.end + 1
        while noun > first and c.pos[noun] not in NOMINAL:
            noun -= 1
        initials = c.text[noun].replace(".", "").isupper() and c.lower[noun].rstrip(".") not in titles()
        if (
            noun < first
            or c.pos[noun] not in NOMINAL
            or noun in self.at
            or initials
            or (c.text[noun + 1] in {"-", "‑"} and not c.space[noun])  # "establishment-backed"
            or len(c.text[noun]) < _SHORT
        ):
            return
        end = noun + 1
        kind = kind_of_noun(c.lower[noun].rstrip("."), c.lower[noun], plural=False)
        if (
            (not kind or c.lower[noun] == "staff")
            and first > 1
            and c.lower[first - 1] == "of"
            and self._is_office(first - 2)
        ):
            noun = first - 2  # "Secretary of State"
            first = noun - (noun > 0 and c.dep[noun - 1] in {"compound", "amod"} and noun - 1 not in self.at)
            kind = "office"
        sure = kind in {"office", "people"} and not c.lower[noun].endswith("ic")  # "Democratic"
        if not sure and (key[0] == "bare" or not self._describes(first, noun)):
            return
        office = kind == "office"
        self.add((first, noun, end), "office" if office else "apposition", key, "person")
        for i in range(noun, end):
            self.at.setdefault(i, self.found[-1])

    def _is_office(self, i: int) -> bool:
        return kind_of_noun(self.c.lemma[i], self.c.lower[i], plural=False) == "office"

    def _describes(self, first: int, noun: int) -> bool:
        """Whether a noun in no list, before a name, says who that is: no place, no verb, nobody in the plural."""
        c = self.c
        known = c.tag[noun] in {"NNS", "NNPS"} or c.ent[noun] or country_of(c.text[noun]) is not None
        titled = c.lower[noun + 1].rstrip(".") in titles()  # "Tarnwick Rep. Otto Kimmel"
        proper = c.pos[noun] == "PROPN" and (titled or not c.begins[noun]) and c.text[noun][:1].isupper()
        verb = first == noun and first > 0 and c.lower[first - 1] == "to"  # "battled back to beat Drozd"
        return not (known or proper or verb) and is_personal(c.lemma[noun])
