"""The entities of an event: mentions of all its articles, put together under one key each.

An entity is kept where an editor would look for it: a name, a state, an event that the headlines or leads name, and a
description that binds to one or recurs. A noun that stands once and names nobody in particular is left out.

Limits: what happens is told by a list of nouns (``words.toml``), and is the event only where outlets open with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from samestory.naming.called import Key
from samestory.naming.described import Described
from samestory.naming.linking import link
from samestory.naming.mentions import Kind, Mention
from samestory.naming.names import Names
from samestory.naming.roles import deeds, said_of
from samestory.naming.words import fold, listed, most
from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.speakers.kinds import is_outlet
from samestory.speakers.words import entry_kinds

__all__ = ["Entity", "entities"]

_LEAD = 2  # paragraphs
_OFTEN = 3  # times, for a description that one outlet alone has
_SEVERAL = 2
_VAGUE: Key = ("event", "any")
_JUDGING = ("evaluative", "loaded-language", "intensifier")
_LAST = frozenset({"place", "thing"})
_PROPER = frozenset({"person", "name", "country", "unsure", "gov"})


class Entity(NamedTuple):
    """Who or what is named, and everywhere it is."""

    name: str
    kind: Kind
    key: Key
    mentions: tuple[Mention, ...]


def entities(readings: Sequence[Reading]) -> list[Entity]:
    """Return the entities of an event, those of most outlets and most mentions first.

    Parameters
    ----------
    readings : sequence of Reading
        Its articles.
    """
    read = [_Article(reading, number) for number, reading in enumerate(readings)]
    linked = link(
        [one.mentions for one in read], [one.described for one in read], [one.facts for one in read]
    )
    by_key: dict[Key, list[Mention]] = defaultdict(list)
    for one in read:
        for mention in one.mentions:
            key = linked[one.number, mention.key]
            by_key[key].append(mention)
    topic = _Topic(readings)
    for key in [key for key in by_key if key[0] in {"event", "group"} and key != _VAGUE]:
        by_key[key] = topic.fitting(key, by_key[key])
    _attach(by_key, readings, read)
    outlets = [reading.article.outlet for reading in readings]
    several = len(set(outlets))
    found = [
        Entity(_name(key, mentions), _kind(key, mentions), key, tuple(mentions))
        for key, mentions in by_key.items()
        if _is_kept(key, mentions, outlets, several, read)
    ]
    return sorted(
        found,
        key=lambda e: (
            e.kind in _LAST and e.key[0] == "name",
            -len({outlets[m.article] for m in e.mentions}),
            -len(e.mentions),
            e.name,
            e.key,
        ),
    )


class _Article:
    def __init__(self, reading: Reading, number: int) -> None:
        self.reading, self.number = reading, number
        names = Names(reading, number)
        self.described = Described(reading, names)
        self.mentions = names.found
        self.facts: dict[Key, set[tuple[str, str]]] = {}
        for mention in self.mentions:
            if mention.key[0] == "group" and len(mention.key) == 2 and mention.plural:
                self.facts.setdefault(mention.key, set()).update(said_of(reading.columns, mention.head))

    def opens_with(self, mention: Mention) -> bool:
        """Whether words stand in the headline or the lead."""
        kind = self.reading.columns.kind_at(mention.head)
        return kind == "title" or (kind == "text" and self.reading.paragraph(mention.head) <= _LEAD)


def _is_kept(
    key: Key, mentions: Sequence[Mention], outlets: Sequence[str], several: int, read: Sequence[_Article]
) -> bool:
    if not any(m.form for m in mentions):
        return False
    here = {outlets[m.article] for m in mentions}
    if key[0] == "event":
        opening = {outlets[m.article] for m in mentions if read[m.article].opens_with(m)}
        return len(opening) >= min(_SEVERAL, several) and len(mentions) >= _SEVERAL
    if key[0] in _PROPER:
        return True
    # Without a name only people have a row: not "the party", "the president", "a sister".
    if key[0] != "group" and not (key[0] == "body" and key[1] in listed("generic", "body")):
        return False
    if key[1] in listed("generic", "noun") and len(key) == 2:
        return False
    if not _is_told(mentions, len(here), read):
        return False
    # Who neither acts nor is acted on is a place or a word: "factories", "in hospital".
    acts = sum(any(True for _ in deeds(read[m.article].reading.columns, m.head)) for m in mentions)
    if not acts or (
        key[0] == "body" and acts < _SEVERAL and not any(m.definite and not m.plural for m in mentions)
    ):
        return False
    return len(here) >= _SEVERAL or len(mentions) >= (_SEVERAL if key[0] == "group" else _OFTEN)


class _Topic:
    """What the articles open with: whether a noun is said of what they are about, or of something else of its kind."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        outlets: dict[str, set[str]] = defaultdict(set)
        for reading in readings:
            c = reading.columns
            for (start, end), kind in zip(c.blocks, c.kind, strict=True):
                if kind == "title" or (kind == "text" and start < end and reading.paragraph(start) <= _LEAD):
                    for word in c.lower[start:end]:
                        outlets[word].add(reading.article.outlet)
        several = min(_SEVERAL, len({reading.article.outlet for reading in readings}))
        self._words = {word for word, held in outlets.items() if len(held) >= several}

    def fitting(self, key: Key, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the mentions that can be one thing.

        Of an event those with "the" and in headlines and leads, told from others of its kind by nothing but what the
        articles open with; of everybody's children and the supporters of nobody those with "the", or none.
        """
        if key[0] == "event":
            return self._of_event(mentions)
        if len(key) > 2:
            return list(mentions)
        if key[1] in listed("group", "relational"):
            return []
        if key[1] in listed("group", "broad"):
            return [m for m in mentions if m.definite]
        return list(mentions)

    def _of_event(self, mentions: Sequence[Mention]) -> list[Mention]:
        found = []
        for m in mentions:
            c = self._readings[m.article].columns
            lead = self._readings[m.article].paragraph(m.head) <= _LEAD
            headline = c.kind_at(m.head) in {"title", "heading"} or lead
            several = m.plural and not (m.key[1] in listed("event", "plural") and (m.definite or not lead))
            if several or not (m.definite or headline or len(m.key) > 2):
                continue
            if m.start and c.lower[m.start - 1] in {
                "another",
                "any",
                "no",
                "every",
                "last",
                "next",
                "first",
                "second",
            }:
                continue
            if all(self._fits(c, i) for i in range(m.start, m.head)):
                found.append(m)
        return found

    def _fits(self, c: Columns, i: int) -> bool:
        """Whether a word before the noun names what the articles open with, or judges."""
        word = c.lower[i]
        if not c.text[i][:1].isalnum() or c.tag[i] in {"POS", "RB"} or word in self._words:
            return True
        if any(entry_kinds(name).get(word) for name in _JUDGING):
            return True
        relational = word in listed("modifier", "relational") or word in listed("modifier", "open")
        return c.pos[i] in {"ADJ", "VERB"} and not relational and not c.ent[i]


def _is_told(mentions: Sequence[Mention], outlets: int, read: Sequence[_Article]) -> bool:
    """Whether a noun is more than a word that each outlet uses once: it recurs, is in a lead, or is described."""
    often = 2 * len(mentions) >= 3 * outlets
    return often or any(m.modifiers or read[m.article].opens_with(m) for m in mentions)


def _attach(by_key: dict[Key, list[Mention]], readings: Sequence[Reading], read: Sequence[_Article]) -> None:
    """Put "the incident" to the event, where outlets open with one kind of event only."""
    vague = by_key.pop(_VAGUE, [])
    outlets = [reading.article.outlet for reading in readings]
    events = [
        key
        for key, mentions in by_key.items()
        if key[0] == "event"
        and mentions
        and mentions[0].kind == "event"
        and _is_kept(key, mentions, outlets, len(set(outlets)), read)
    ]
    if len(events) == 1:
        by_key[events[0]] += [m for m in vague if m.definite]


def _kind(key: Key, mentions: Sequence[Mention]) -> Kind:
    beside: set[Kind] = set()
    if key[0] != "country":
        beside = {m.kind for m in mentions if m.role == "apposition"}
    if beside & {"place", "institution"}:
        return "place" if "place" in beside else "institution"
    if key[0] in {"person", "unsure"}:
        if is_outlet(key[-1]):
            return "institution"
        kinds = Counter(m.kind for m in mentions if m.role == "name")
        # "In Halvony", and nowhere a title or a first name: no person.
        if " " in key[-1] or not kinds:
            return "person"
        return "place" if kinds["place"] else max(kinds, key=lambda kind: (kinds[kind], kind == "person"))
    if key[0] == "country":
        return "country"
    counted: Counter[Kind] = Counter(m.kind for m in mentions if m.role == "name" and m.kind != "person")
    counted = counted or Counter(m.kind for m in mentions)
    return max(counted, key=lambda kind: (counted[kind], kind))


def _name(key: Key, mentions: Sequence[Mention]) -> str:
    """The fullest neutral name: no modifier that judges, no title."""
    if key[0] in {"person", "country"}:
        return key[1]
    if key[0] == "gov" and len(key) == 1:
        return "administration"
    if key[0] == "unsure":
        return key[2]
    if key[0] == "name":
        written = Counter(m.key[2] for m in mentions if m.key[0] == "name" and len(m.key) > 2)
        exact = Counter({form: n for form, n in written.items() if fold(form) == key[1]})
        return most(exact or written or Counter(m.form for m in mentions))
    plain = Counter(m.form for m in mentions if not m.modifiers) or Counter(m.form for m in mentions)
    folded: dict[str, Counter[str]] = defaultdict(Counter)
    for form, n in plain.items():
        folded[fold(form)][form] += n
    best = most(folded[min(folded, key=lambda f: (-sum(folded[f].values()), f))])
    owner = key[3] if len(key) > 3 and key[2] in {"person", "country", "name"} else ""
    told = any(word in fold(best).split() for word in fold(owner).split()) or " " in best
    return best if not owner or told else f"{best} of {owner}"
