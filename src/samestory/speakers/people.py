"""Who is named in an article: the runs that are one person's name, under its fullest form, with a gender.

Why: a reader knows by the second paragraph that "Ms Vasko" is Doreen Vasko. Two people who share
a last name stay two, whatever the text calls them; a name that fits both is left as it stands.

Gender is evidence for pronouns only. It comes from titles, from the list of first names, from words
said of the person ("the widow") and from "he" and "she" beside a name that stands alone.

Limits: nicknames (Bob for Robert) are not known, so they make a second person and leave the last name open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from samestory.speakers.columns import Columns
from samestory.speakers.headlines import full_forms
from samestory.speakers.initials import by_initials
from samestory.speakers.lastnames import last_names
from samestory.speakers.names import Run, key_of
from samestory.speakers.person import Person, gender_of, same
from samestory.speakers.words import Gender, first_names, words

__all__ = ["Mention", "People"]

_FUNCTION = frozenset("of the and for in on at 's ’s &".split())
_GENDERED = frozenset({"he", "his", "him", "himself", "she", "her", "hers", "herself"})
_PLURAL_TITLES = frozenset({"messrs", "messrs."})
_SEVERAL = -1
# More people of one last name, or forms of one name, than an article has: there a text made to be slow stops.
_MOST = 8


class Mention(NamedTuple):
    """A run that names a person; ``person`` is None where it fits two."""

    start: int
    end: int
    person: Person | None
    titles: tuple[str, ...]


class People:
    """The people of an article.

    Parameters
    ----------
    columns : Columns
    found : iterable of Run
        All runs, in order.
    """

    def __init__(self, columns: Columns, found: Iterable[Run]) -> None:
        self._columns = columns
        self._last: dict[str, list[Person]] = {}
        self._first: dict[str, list[Person]] = {}
        self._initials: dict[str, Person] = {}
        self.all: list[Person] = []
        found = _without_openers(columns, list(found))
        votes = self._votes(found)
        for run in found:
            if len(run.words) > 1 and votes[key_of(run.words)] > 0:
                self._register(run.words)
        self._index_first_names()
        self._initials = by_initials(columns, found, self.all)
        titled = {key_of(run.words) for run in found if run.titles}
        # Norrgard is no person where there is a Norrgard Terminals, and no Mr Norrgard.
        firms = {run.words[0].lower() for run in found if len(run.words) > 1 and _is_organised(run)} - titled
        for run in found:
            alone = len(run.words) == 1 and votes[key_of(run.words)] > 0 and key_of(run.words) not in firms
            if alone and not self.candidates(run.words):
                self._register(run.words)
        for person, first in full_forms(columns, self._last):
            person.forms[first, *person.spelled] += 1
            gender = first_names().get(first.lower())
            if gender:
                person.seen[gender] += 3
            self._first.setdefault(first.lower(), []).append(person)
        self.mentions: list[Mention] = []
        self.at: dict[int, Mention] = {}
        for run in found:
            self._mention(run, votes[key_of(run.words)])

    def _votes(self, found: list[Run]) -> Counter[str]:
        """For and against a name being a person's."""
        votes: Counter[str] = Counter()
        known = {
            word for run in found if run.label == "PERSON" and len(run.words) > 1 for word in run.words[-1:]
        }
        for run in found:
            votes[key_of(run.words)] += self._vote(run)
        for spelled in last_names(self._columns, found, votes):
            votes[key_of(spelled)] = 1
            known.add(spelled[-1])
        for run in found:
            # "Bransgrove" is a place to the recogniser, and Ilka Bransgrove a person.
            if len(run.words) == 1 and run.words[0] in known and not run.titles:
                votes[key_of(run.words)] += run.label != "PERSON"
        return votes

    def _vote(self, run: Run) -> int:
        columns, last = self._columns, run.words[-1].lower()
        if len(run.words) == 1 and last in words("noun", "office", "spokes"):
            return -9
        if _is_organised(run) or run.words[0].lower() == "the":
            return -9
        if (
            any(word.lower() in _FUNCTION for word in run.words[:-1])
            or columns.lower[run.end - 1] in _FUNCTION
        ):
            return -9
        vote = {"PERSON": 2, "": 0}.get(run.label, -1)
        if len(run.words) > 1 and run.words[0].lower() in first_names():
            vote += 3
        if run.titles:
            vote += 3 if gender_of(run.titles) else 2
        if len(run.words) > 1 and (self._has_role(run) or self._has_title(run)):
            vote += 3
        after = columns.lower[run.end] if run.end < columns.n else ""
        if after == "," and run.end + 1 < columns.n and columns.lower[run.end + 1] in {"who", "whose"}:
            vote += 2
        if after == "," and run.end + 1 < columns.n and columns.text[run.end + 1].isdigit():
            vote += len(columns.text[run.end + 1]) == 2
        return vote

    def _has_role(self, run: Run) -> bool:
        """Somebody's: "Nikki Haley, the governor"."""
        columns = self._columns
        roles = words("noun", "office", "group", "spokes")
        return any(
            columns.dep[c] == "appos"
            and c >= run.end
            and columns.lemma[c] in roles
            and columns.tag[c] == "NN"
            for i in range(run.start, run.end)
            for c in columns.children[i][:_MOST]
        )

    def _has_title(self, run: Run) -> bool:
        """Somebody's, in small letters before it: "finance chief Ilka Bransgrove"."""
        columns, title = self._columns, run.start - 1
        return (
            title >= 0
            and columns.sent[title] == columns.sent[run.start]
            and columns.lemma[title] in words("noun", "office", "group", "spokes")
            and columns.tag[title] == "NN"
            and columns.head[title] in range(run.start, run.end)
        )

    def _register(self, spelled: tuple[str, ...]) -> None:
        last = spelled[-1].lower()
        for person in self._last.get(last, [])[:_MOST]:
            if same(person, spelled):
                if spelled in person.forms or len(person.forms) < _MOST:
                    person.forms[spelled] += 1
                return
        person = Person(len(self.all), spelled)
        gender = first_names().get(spelled[0].lower()) if len(spelled) > 1 else None
        if gender:
            person.seen[gender] += 3
        self.all.append(person)
        self._last.setdefault(last, []).append(person)

    def _index_first_names(self) -> None:
        for person in self.all:
            # Longer runs are a headline more often than a name: "Obama Holds Big Lead".
            for first in {form[0].lower() for form in person.forms if 1 < len(form) < 4}:
                self._first.setdefault(first, []).append(person)

    def candidates(self, spelled: tuple[str, ...]) -> list[Person]:
        """Return the people whom a name may denote."""
        if not spelled:
            return []
        by_last = self._last.get(spelled[-1].lower(), [])[:_MOST]
        if len(spelled) > 1:
            return [person for person in by_last if same(person, spelled)]
        if not by_last and spelled[0] in self._initials:
            return [self._initials[spelled[0]]]
        return by_last or self._first.get(spelled[0].lower(), [])[:_MOST]

    def by_last_name(self, last: str) -> Person | None:
        """Return the one person who has a last name, in whatever letters it stands."""
        fitting = self._last.get(last.lower(), [])
        return fitting[0] if len(fitting) == 1 else None

    def find(self, spelled: tuple[str, ...], before: Iterable[str] = ()) -> Person | None:
        """Return the one person that a name denotes, its titles considered; None where it fits two or nobody."""
        fitting = self.candidates(spelled)
        gender = gender_of(before)
        if gender:
            sure = [person for person in fitting if person.gender == gender]
            fitting = [person for person in fitting if person.gender in {gender, None}]
            fitting = sure if len(fitting) > 1 else fitting
        return fitting[0] if len(fitting) == 1 else None

    def _mention(self, run: Run, vote: int) -> None:
        fitting = self.candidates(run.words)
        doubted = vote < -2 and len(run.words) == 1 and not run.titles
        if not fitting or (doubted and run.words[0] not in self._initials):
            return
        if any(title in _PLURAL_TITLES for title in run.titles):
            return
        person = self.find(run.words, run.titles)
        gender = gender_of(run.titles)
        if person is not None and gender:
            person.seen[gender] += 4
        mention = Mention(run.start, run.end, person, run.titles)
        self.mentions.append(mention)
        for i in range(run.start, run.end):
            self.at[i] = mention

    def bind_pronouns(self) -> None:
        """Let "he" and "she" tell the gender of a name that is the only one in its sentence and the one before."""
        columns = self._columns
        only: dict[int, int] = {}  # the one person of a sentence, _SEVERAL where it names more
        first: dict[int, int] = {}
        for mention in self.mentions:
            number = mention.person.number if mention.person is not None else _SEVERAL
            here = columns.sent[mention.start]
            only[here] = number if only.get(here, number) == number else _SEVERAL
            first.setdefault(here, mention.start)
        for i in range(columns.n):
            if columns.lower[i] not in _GENDERED or columns.quoted[i]:
                continue
            gender: Gender = "male" if columns.lower[i] in words("pronoun", "male") else "female"
            here = columns.sent[i]
            who = _SEVERAL
            if here in only:
                if first[here] < i and only.get(here - 1, only[here]) == only[here]:
                    who = only[here]
            elif here - 1 in only and columns.dep[i] in {"nsubj", "nsubjpass"}:
                beyond = columns.section[first[here - 1]] != columns.section[i]
                who = _SEVERAL if beyond else only[here - 1]
            if who != _SEVERAL:
                self.all[who].seen[gender] += 1


def _without_openers(columns: Columns, found: list[Run]) -> list[Run]:
    """Cut the capital word with which a sentence opens before a first name: Cornered Ilsabet."""
    first = {run.words[0].lower() for run in found if len(run.words) > 1 and run.label == "PERSON"}
    opens = Counter(run.words[0].lower() for run in found)
    known = first | first_names().keys()
    return [
        run._replace(start=run.start + 1, words=run.words[1:], titles=(run.words[0].lower(), *run.titles))
        if len(run.words) == 2
        and run.start + 2 == run.end
        and columns.begins[run.start]
        and run.words[1].lower() in known
        and run.words[0].lower() not in first_names()
        and opens[run.words[0].lower()] < 2
        else run
        for run in found
    ]


def _is_organised(run: Run) -> bool:
    return run.words[-1].lower().rstrip(".") in words("name", "organisation")
