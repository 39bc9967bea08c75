"""Who is the same source over the articles of an event: by name, and never by a guess.

People are the same where their full names are, or where a last name alone (or with initials) fits one
first name only. What could be two people stays apart: John Smith and Jane Smith, Mr and Mrs Smith, father
and Jr., and "Smith" where an article of the event names another Smith. Institutions and outlets are the
same where their names are, case, accents, full stops and a leading article aside. Groups ("residents"),
documents ("a report") and what is told without a name ("the company") may be others in another article: they
are put together in one list, but two outlets are never compared on them. Nameless sources match nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations, product
from typing import NamedTuple

from samestory.types import Analysis, SourceKind

__all__ = ["NAMED", "Actors", "actors", "is_compared", "same_people"]

_COMPARED: frozenset[SourceKind] = frozenset({"person", "institution", "outlet"})
NAMED: frozenset[SourceKind] = _COMPARED | {"group", "document"}

# (article id, name as the article gives it, kind) -> one name for all articles.
Actors = Mapping[tuple[str, str, SourceKind], str]

_MALE = frozenset("mr sir lord king prince pope father".split())
_FEMALE = frozenset("mrs ms miss dame lady queen princess".split())
_TITLES = (
    _MALE
    | _FEMALE
    | frozenset(
        "ambassador attorney bishop captain cardinal chairman chairwoman chancellor chief colonel commissioner "
        "congressman congresswoman councillor dr director emperor first general gov governor imam inspector judge "
        "justice lieutenant maj major mayor minister mx officer premier president prime prof professor rabbi rep "
        "representative rev reverend secretary sen senator sergeant sgt speaker vice".split()
    )
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le san ten ter van von".split())
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_LOWER = re.compile(r"(?<!\w)[a-z][a-z’'-]+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*\.?|[^\s\w]")


class _Name(NamedTuple):
    given: tuple[str, ...]
    last: str
    suffix: str
    gender: str


def actors(analyses: Sequence[Analysis]) -> Actors:
    """Match the named sources of one event.

    Parameters
    ----------
    analyses : sequence of Analysis
        All articles that are compared; their texts are searched for other people of the same last name.

    Returns
    -------
    mapping of (str, str, str) to str
        (article id, ``Quotation.speaker``, ``Quotation.source_kind``) -> the name to list the source by, its
        fullest form. A last name that could be two people is listed by its outlet ("Smith (in Globe)").
    """
    given = [
        (a, q.speaker, q.source_kind)
        for a in analyses
        for q in a.quotations
        if q.speaker and q.source_kind in NAMED
    ]
    persons = list(
        dict.fromkeys(n for _, text, kind in given if kind == "person" and (n := _name(text)).last)
    )
    same, unsure = _clusters(persons, _others(persons, analyses))
    key_of = {(a.article.id, text, kind): _key(a, text, kind, same, unsure) for a, text, kind in given}
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for a, text, kind in given:
        forms[key_of[a.article.id, text, kind]][_shown(text, kind)] += 1
    shown = {key: _best(found, key) for key, found in forms.items()}
    several = Counter(a.article.outlet for a in analyses)
    outlet = {
        a.article.id: a.article.outlet if several[a.article.outlet] == 1 else a.article.id for a in analyses
    }
    return {
        given_as: shown[key] + (f" (in {outlet[given_as[0]]})" if key[0] == "unsure" else "")
        for given_as, key in key_of.items()
    }


def is_compared(source: str, kind: str) -> bool:
    """Say whether a source of this name and kind is the same one wherever it is named."""
    if kind == "person":
        return _is_name(source)
    return kind in _COMPARED and any(c.isupper() for c in source)


def same_people(names: Sequence[str]) -> dict[str, str | None]:
    """Match the names of people of one event by the same rules, wherever they stand.

    Parameters
    ----------
    names : sequence of str
        As articles give them, with a courtesy title where a last name alone has one: "Mr Smith".

    Returns
    -------
    dict of str to str or None
        The fullest form of each; None for a last name that could be two people.
    """
    read = {text: name for text in names if (name := _name(text)).last}
    same, unsure = _clusters(list(dict.fromkeys(read.values())), ())
    forms: dict[int, Counter[str]] = defaultdict(Counter)
    for text, name in read.items():
        forms[same[name]][_shown(text, "person")] += 1
    best = {number: _best(found, ("person", "")) for number, found in forms.items()}
    return {text: None if name in unsure else best[same[name]] for text, name in read.items()}


def _is_name(text: str) -> bool:
    """Ana Ruiz, Juan de la Cruz; not "school cook" or "Norrgard spokesman", who may be anybody."""
    words = re.sub(r" \(in .*\)$", "", text.split(",", maxsplit=1)[0]).split()
    return any(w[0].isupper() for w in words) and all(
        w[0].isupper() or not w[0].isalpha() or _fold(w) in _PARTICLES | {"the"} for w in words
    )


def _key(
    a: Analysis, text: str, kind: SourceKind, same: Mapping[_Name, int], unsure: set[_Name]
) -> tuple[str, ...]:
    name = _name(text)
    if kind != "person" or not _is_name(text) or name not in same:
        return (kind, "", _fold(_ARTICLE.sub("", text)))
    if name in unsure:
        return ("unsure", a.article.id, *name.given, name.last)
    return ("person", str(same[name]))


def _clusters(persons: Sequence[_Name], others: Iterable[_Name]) -> tuple[dict[_Name, int], set[_Name]]:
    """Return which names are one person, and which could be two."""
    names = list(dict.fromkeys([*persons, *others]))
    near: dict[_Name, set[_Name]] = defaultdict(set)
    by_last: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        by_last[name.last].append(name)
    for members in by_last.values():
        for one, other in _pairs(members):
            if _fits(one, other):
                near[one].add(other)
                near[other].add(one)
    # A name that fits two which do not fit each other stays alone; what is left is alike throughout.
    alone = {name for name in names if any(not _fits(x, y) for x, y in combinations(near[name], 2))}
    same: dict[_Name, int] = {}
    for number, name in enumerate(names):
        if name not in same:
            for member in {name} if name in alone else {name, *(near[name] - alone)}:
                same[member] = number
    # A full name is one person in every article; a last name alone, or with initials, is not.
    return same, {name for name in alone if not name.given or len(name.given[0]) == 1}


def _pairs(members: Iterable[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Pairs that may fit: two first names written out never do, and a text may hold thousands of them."""
    open_: list[_Name] = []
    written: dict[str, list[_Name]] = defaultdict(list)
    for name in members:
        first = name.given[0] if name.given else ""
        (written[first] if len(first) > 1 else open_).append(name)
    same_first = (combinations(names, 2) for names in written.values())
    return chain(*same_first, combinations(open_, 2), product(open_, chain.from_iterable(written.values())))


def _fits(one: _Name, other: _Name) -> bool:
    """Say whether two names could be one person; both have the same last name."""
    if one.suffix != other.suffix or {one.gender, other.gender} == {"m", "f"}:
        return False
    return all(
        x == y or (x[0] == y[0] and 1 in {len(x), len(y)})
        for x, y in zip(one.given, other.given, strict=False)
    )


def _others(persons: Sequence[_Name], analyses: Sequence[Analysis]) -> list[_Name]:
    """Full names in the texts that share a last name with a source."""
    lasts = {name.last for name in persons if " " not in name.last}
    if not lasts:
        return []
    given = {(name.last, name.given) for name in persons if name.given}
    bodies = [a.article.body for a in analyses]
    # A capital may only begin a sentence: such a word stands in lower case elsewhere.
    common = {_fold(word) for word in {word for body in bodies for word in _LOWER.findall(body)}}
    found: dict[_Name, None] = {}
    for body in bodies:
        words = _WORD.findall(body)
        for i, word in enumerate(words):
            if not word[0].isupper() or (last := _fold(word)) not in lasts:
                continue
            before = _before([(w, _fold(w)) for w in words[max(0, i - 3) : i]], common)
            if before and not any((last, before[k:]) in given for k in range(len(before))):
                found[_Name(before, last, "", "")] = None
    return list(found)


def _before(words: Sequence[tuple[str, str]], common: set[str]) -> tuple[str, ...]:
    """The given names right before a last name: capitals that are no title, no day and no common word."""
    names: list[str] = []
    for word, folded in reversed(words):
        ends_sentence = word.endswith(".") and len(folded) > 1
        if not word[0].isupper() or ends_sentence or folded in _TITLES | _CALENDAR | common:
            break
        names.insert(0, folded)
    return tuple(names)


def _name(text: str) -> _Name:
    words = [word for part in text.split(",", maxsplit=1)[0].split() if (word := _fold(part))]
    gender = ""
    while len(words) > 1 and words[0] in _TITLES | {"the"}:
        gender = "m" if words[0] in _MALE else "f" if words[0] in _FEMALE else gender
        words.pop(0)
    suffix = words.pop() if len(words) > 1 and words[-1] in _SUFFIXES else ""
    at = len(words) - 1
    while at > 0 and words[at - 1] in _PARTICLES:
        at -= 1
    return _Name(tuple(words[:at]), " ".join(words[at:]), suffix, gender)


def _shown(text: str, kind: SourceKind) -> str:
    if kind != "person" or not _is_name(text):
        text = " ".join(text.split())
        bare = _ARTICLE.sub("", text)
        # Without its article "the company" would read like a name.
        return bare if bare[:1].isupper() else text[:1].lower() + text[1:]
    words = text.split(",", maxsplit=1)[0].split()
    titles: list[str] = []
    while len(words) > 1 and _fold(words[0]) in _TITLES | {"the"}:
        titles.append(words.pop(0))
    # Mr Smith and Mrs Smith are two, and must be listed as two.
    told = [t for t in titles if _fold(t) in _MALE | _FEMALE] if not _name(text).given else []
    return " ".join([*told, *words])


def _best(found: Counter[str], key: tuple[str, ...]) -> str:
    """Return the fullest form of a person's name, the most usual one of anybody else's."""
    if key[0] in {"person", "unsure"}:
        return max(found, key=lambda form: (*_fullness(form), found[form]))
    return found.most_common(1)[0][0]


def _fullness(form: str) -> tuple[int, int]:
    given = _name(form).given
    return sum(len(part) > 1 for part in given), len(given)


@lru_cache(maxsize=50_000)  # the words of all texts go through it
def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"'s?(?=\s|$)", "", plain).replace("&", " and ")
    return " ".join(re.sub(r"[^\w\s'-]", "", plain).split())
