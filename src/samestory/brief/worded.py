"""One fact in other words: what outlets call or say of the same thing, and what they write on the same subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from samestory.brief.evidence import evidence
from samestory.brief.wording import agree, conjoin, named
from samestory.types import Analysis, BriefItem, Evidence, Statement, Subject, Telling, Wording

__all__ = ["subjects", "worded"]

_LEAST = 0.4  # weight of a difference that is told
_WORDS = 12  # of a variant that is told in full
_PLAIN = MappingProxyType({"say": "said", "says": "said", "saying": "said", "tells": "told", "tell": "told"})
_SHOWN = 5  # outlets that an item names with their words


def worded(
    analyses: Sequence[Analysis], statements: Sequence[Statement], wordings: Sequence[Wording]
) -> Iterator[BriefItem]:
    """Say what outlets word differently inside one statement, a statement once, the heaviest difference first.

    Parameters
    ----------
    analyses : sequence of Analysis
    statements : sequence of Statement
    wordings : sequence of Wording
        The heaviest first.
    """
    by_id = {statement.id: statement for statement in statements}
    articles = {a.article.id: a for a in analyses}
    told: set[str] = set()
    for one in wordings:
        if one.weight < _LEAST or one.statement in told:
            continue
        statement = by_id[one.statement]
        text = _text(one, statement, _by_outlet(one.variants))
        if text is None:
            continue
        told.add(one.statement)
        yield BriefItem("wording", text, tuple(_shown(one, statement, articles)))


def subjects(found: Sequence[Subject]) -> Iterator[BriefItem]:
    """Say what outlets write on the same subject; nothing is claimed of it but the words.

    Parameters
    ----------
    found : sequence of Subject
        Those most worth reading first.
    """
    for one in found:
        each = _by_outlet(one.members)
        # The same words on the same subject are no difference.
        if len({_words(variant).casefold() for variant in each.values()}) > 1:
            yield BriefItem("subject", f"On the same subject: {_list(each)}.", one.members)


def _text(one: Wording, statement: Statement, each: Mapping[str, Evidence]) -> str | None:
    """The sentence of an item; None where it would say too little."""
    outlets = list(each)
    if len(outlets) < 2:
        return None
    if one.kind == "attribution":
        return _attribution(one, statement)
    if one.kind == "reporting-verb":
        members = (m for m in statement.members if m.speaker)
        speaker = next((m.speaker for m in members if m.speaker and m.speaker[:1].isupper()), None)
        whose = f"what {speaker} says" if speaker else "the same words"
        return f"Other verbs introduce {whose}: {_list(each, _PLAIN)}."
    if one.kind == "number":
        return f"The numbers differ: {_list(each)}."
    if one.kind == "negation":
        return f"One denies what another does not: {_list(each)}."
    if one.kind == "certainty":
        return f"Told with different certainty: {_list(each)}."
    if one.kind == "passive":
        return f"Who did it is told by one and not by another: {_list(each)}."
    if one.kind == "modifier":
        longest = max(each.values(), key=lambda e: len(e.text.split()))
        others = [outlet for outlet in outlets if outlet != longest.outlet and _is_in(each[outlet], longest)]
        if not others:
            return f"The same fact in other words: {_list(each)}."
        words = conjoin(list(dict.fromkeys(f"“{_words(each[outlet])}”" for outlet in others)))
        rest = f"{named(others)} {agree(others, 'writes', 'write')} {words}"
        return f"{longest.outlet} writes “{_words(longest)}”; {rest}."
    return f"The same fact in other words: {_list(each)}."


def _attribution(one: Wording, statement: Statement) -> str | None:
    own = list(dict.fromkeys(v.outlet for v in one.variants if v.voice == "own"))
    given = [m for m in statement.members if m.voice in {"direct", "indirect"} and m.outlet not in own]
    if not own or not given:
        return None
    giving = list(dict.fromkeys(m.outlet for m in given))
    speakers = list(dict.fromkeys(m.speaker for m in given if m.speaker))
    source = conjoin(speakers[:2]) if speakers else "a source"
    return (
        f"{named(own, first=True)} {agree(own, 'says', 'say')} in {agree(own, 'its', 'their')} own voice what "
        f"{named(giving)} {agree(giving, 'gives', 'give')} to {source}."
    )


def _by_outlet(variants: Sequence[Evidence]) -> dict[str, Evidence]:
    """The first variant of each outlet."""
    each: dict[str, Evidence] = {}
    for variant in variants:
        each.setdefault(variant.outlet, variant)
    return each


def _list(each: Mapping[str, Evidence], alike: Mapping[str, str] = MappingProxyType({})) -> str:
    """Words and their outlets, those with the same words together."""
    same: dict[str, list[str]] = {}
    for outlet, variant in list(each.items())[:_SHOWN]:
        words = _words(variant)
        same.setdefault(alike.get(words.casefold(), words), []).append(outlet)
    return "; ".join(f"“{words}” ({conjoin(outlets)})" for words, outlets in same.items())


def _words(variant: Evidence) -> str:
    words = variant.text.strip(' ,;:.“”"').split()
    return " ".join(words) if len(words) <= _WORDS else f"{' '.join(words[:_WORDS])} …"


def _is_in(short: Evidence, long: Evidence) -> bool:
    return set(short.text.casefold().split()) < set(long.text.casefold().split())


def _shown(one: Wording, statement: Statement, articles: Mapping[str, Analysis]) -> Iterator[Evidence]:
    """The words that differ, and of the other outlets the whole telling: all of them can be read face to face."""
    seen = {variant.article for variant in one.variants}
    yield from one.variants
    for member in statement.members:
        if member.article not in seen:
            yield _telling(articles[member.article], member)


def _telling(a: Analysis, member: Telling) -> Evidence:
    return evidence(a, member.field, member.start, member.end, member.voice)
