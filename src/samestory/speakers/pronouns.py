"""Whom a pronoun speaker stands for: the last fitting person where that is sure, else nobody.

For "he" and "she" the candidates are asked in an order: who is named before it in its own sentence, the
last speaker and the subject of the sentence before, then others named in the sentences before. A
candidate of the other gender is out; of two that fit equally well neither is taken. "They" and "it"
look at the last speaker and at the subject of the sentence before only.

Nobody is looked for beyond a heading, nor among those named only inside quotation marks. "I" and "we"
outside of marks are the writer's and stay open, as does "it" in "it is said".

Limits: the order is a rule of thumb; "they" for one person is not resolved to a person.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from samestory.speakers.columns import Columns
from samestory.speakers.entities import Entities, Entity
from samestory.speakers.people import Mention
from samestory.speakers.words import Gender, words

__all__ = ["Pronouns"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "which", "that"})
# How many sentences back a speaker and others are still in mind.
_SPEAKER_BACK = 5
_OTHERS_BACK = 2
_MOST = 20


class Pronouns:
    """Resolve pronouns in the order of the text.

    Parameters
    ----------
    columns : Columns
    entities : Entities
    told : list of bool
        Whether a word is the content of an attribution: its subjects are talked about.
    """

    def __init__(self, columns: Columns, entities: Entities, told: list[bool]) -> None:
        self._columns, self._entities = columns, entities
        self._named: dict[int, list[Mention]] = {}
        for mention in entities.people.mentions:
            here = self._named.setdefault(columns.sent[mention.start], [])
            if not columns.quoted[mention.start] and len(here) < _MOST:
                here.append(mention)
        self._subjects: dict[int, Entity | None] = {}
        self._clauses: dict[int, list[int]] = {}
        for i in range(columns.n):
            if columns.dep[i] in _SUBJECTS and columns.pos[i] != "PRON" and not told[i]:
                self._clauses.setdefault(columns.sent[i], []).append(i)
        self._spoke: list[tuple[int, Entity | None]] = []
        self._spoke_at: list[int] = []
        self._said: list[tuple[int, int]] = []

    def spoken(self, at: int, entity: Entity | None) -> None:
        """Take note of a speaker and where its words begin; None where it stayed open."""
        self._spoke.append((at, entity))
        self._spoke_at.append(at)

    def resolve(self, i: int, said: Iterable[tuple[int, int]] = ()) -> Entity | None:
        """Return whom a pronoun stands for; None where that is not sure.

        Parameters
        ----------
        i : int
            Its position.
        said : iterable of (start, end)
            What it says: who is named in there is told about, and does not tell it.
        """
        lower = self._columns.lower[i]
        self._said = list(said)[:_MOST]
        if lower in words("pronoun", "male"):
            return self._person(i, "male")
        if lower in words("pronoun", "female"):
            return self._person(i, "female")
        if lower in _RELATIVE and self._columns.tag[i] in {"WP", "WDT", "IN"}:
            return self._antecedent(i)
        if lower in {"they", "it"} and self._columns.dep[i] != "expl":
            return self._thing(i, many=lower == "they")
        return None

    def _person(self, i: int, gender: Gender) -> Entity | None:
        columns = self._columns
        sentence = columns.sent[i]
        here = self._in_sentence(sentence, i)
        last = self._last_speaker(i)
        nearest = [entity for entity, subject in here if subject] or self._clause_subjects(i)
        if last is not None and columns.sent[last[0]] == sentence:
            nearest.append(last[1])
        subject = self._subject(self._previous(i), i)
        spoke = [last[1]] if last is not None else []
        if subject is not None and last is not None and self._is_newer(last[0], i):
            spoke = [subject] if _fitting([subject], gender) else spoke
        elif subject is not None:
            spoke = [*spoke, subject]
        others = [entity for entity, _ in here]
        # Two named in the sentence who both fit: only one of them who has just spoken is sure.
        sure = {entity.key for entity in others if entity.gender == gender}
        speaks = last is not None and columns.sent[last[0]] == sentence and last[1].key in sure
        if len(sure) > 1 and not speaks:
            return None
        chosen = _choose(spoke, gender)
        if not _fitting(nearest, gender) and chosen is not None and chosen.gender is None:
            spoke += _fitting(others, gender)
        for tier in (nearest, spoke, others, *self._before(i)):
            if _fitting(tier, gender):
                return _choose(tier, gender)
        return None

    def _previous(self, i: int) -> int:
        """The sentence before that is not all quoted; -1 at the beginning."""
        columns = self._columns
        sentence = columns.sent[i] - 1
        for _ in range(_SPEAKER_BACK):
            root = columns.roots[sentence] if sentence >= 0 else -1
            if sentence < 0 or (root >= 0 and not columns.quoted[root]):
                break
            sentence -= 1
        return sentence

    def _is_newer(self, spoke: int, i: int) -> bool:
        """The sentence before stands in a later paragraph than the words of who spoke last."""
        before = self._columns.sentences[self._previous(i)]
        return self._columns.block[before] > self._columns.block[spoke]

    def _before(self, i: int) -> Iterator[list[Entity]]:
        sentence = self._columns.sent[i]
        for back in range(1, _OTHERS_BACK + 1):
            if sentence - back >= 0 and self._same_section(sentence - back, i):
                yield [entity for entity, _ in self._in_sentence(sentence - back, self._columns.n)]

    def _clause_subjects(self, i: int) -> list[Entity]:
        """The nearest subject before a word in its own sentence."""
        columns = self._columns
        clauses = self._clauses.get(columns.sent[i], [])
        place = bisect_left(clauses, i)
        if not place:
            return []
        entity = self._entities.identify(*columns.phrase(clauses[place - 1]))
        return [entity] if entity is not None else []

    def _in_sentence(self, sentence: int, before: int) -> list[tuple[Entity, bool]]:
        found = []
        for mention in self._named.get(sentence, ()):
            if mention.end <= before and not self._is_said(mention.start):
                tokens = range(mention.start, mention.end)
                subject = any(self._columns.dep[j] in _SUBJECTS for j in tokens)
                found.append((self._entities.mention_entity(mention), subject))
        return found

    def _is_said(self, i: int) -> bool:
        return any(start <= i < end for start, end in self._said)

    def _last_speaker(self, i: int) -> tuple[int, Entity] | None:
        """Who spoke last, not across a heading and not too long ago."""
        columns = self._columns
        before = bisect_right(self._spoke_at, i)
        if not before:
            return None
        at, entity = self._spoke[before - 1]
        if entity is None or columns.section[at] != columns.section[i]:
            return None
        return (at, entity) if columns.sent[i] - columns.sent[at] <= _SPEAKER_BACK else None

    def _subject(self, sentence: int, i: int) -> Entity | None:
        if sentence < 0 or not self._same_section(sentence, i):
            return None
        if sentence not in self._subjects:
            self._subjects[sentence] = self._find_subject(sentence)
        return self._subjects[sentence]

    def _find_subject(self, sentence: int) -> Entity | None:
        columns = self._columns
        root = columns.roots[sentence]
        if root < 0:
            return None
        for child in columns.children[root][:_MOST]:
            if columns.dep[child] in _SUBJECTS and not columns.quoted[child]:
                return self._entities.identify(*columns.phrase(child))
        return None

    def _same_section(self, sentence: int, i: int) -> bool:
        return self._columns.section[self._columns.sentences[sentence]] == self._columns.section[i]

    def _antecedent(self, i: int) -> Entity | None:
        columns = self._columns
        verb = columns.head[i]
        for _ in range(5):
            if columns.dep[verb] == "relcl":
                noun = columns.head[verb]
                if noun >= i:
                    return None
                start, end = columns.phrase(noun)
                if columns.pos[noun] == "PRON":
                    return self.resolve(noun) if columns.lower[noun] not in _RELATIVE else None
                return self._entities.identify(start, min(end, i))
            if columns.head[verb] == verb:
                return None
            verb = columns.head[verb]
        return None

    def _thing(self, i: int, *, many: bool) -> Entity | None:
        columns = self._columns
        here = self._clause_subjects(i)
        last = self._last_speaker(i)
        near = last is not None and columns.sent[i] - columns.sent[last[0]] <= _OTHERS_BACK
        spoke = [last[1]] if last is not None and near else []
        subject = self._subject(self._previous(i), i)
        if subject is not None:
            spoke.append(subject)
        for tier in (here, spoke):
            fitting = [e for e in tier if (e.number == "many" if many else e.thing)]
            fitting = fitting or [e for e in tier if many and e.thing and e.kind != "document"]
            if fitting:
                return fitting[0] if len({entity.key for entity in fitting}) == 1 else None
        return None


def _fitting(candidates: list[Entity], gender: Gender) -> list[Entity]:
    return [e for e in candidates if e.human and e.number == "one" and e.gender in {gender, None}]


def _choose(candidates: list[Entity], gender: Gender) -> Entity | None:
    """The one that fits: known to be of the gender, or else of no known gender."""
    fitting = _fitting(candidates, gender)
    sure = [entity for entity in fitting if entity.gender == gender]
    keys = {entity.key for entity in sure or fitting}
    return (sure or fitting)[0] if len(keys) == 1 else None
