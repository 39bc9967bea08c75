"""One fact in other words: what outlets call or say of the same thing, and what they write on the same subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from types import MappingProxyType

from samestory.brief.cited import bare, by_outlet, cited, short
from samestory.brief.evidence import days, evidence, is_reported, words_of
from samestory.brief.wording import agree, conjoin, named
from samestory.types import Analysis, BriefItem, Evidence, Statement, Subject, Telling, Wording

__all__ = ["subjects", "worded"]

_LEAST = 0.4  # weight of a difference that is told
_PLAIN = MappingProxyType(
    {"say": "said", "says": "said", "saying": "said", "to say": "said", "tells": "told", "tell": "told"}
)
_MARK = re.compile('["“”]')
_GIVEN = frozenset({"direct", "uncertain"})
_COPIED = 0.8  # of the words of one telling that the other has in marks
_ALONE = 6  # words of a variant that say enough without those beside it
_BESIDE = 4  # words on each side
_WORD = re.compile(r"\S*\w\S*")


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
        text = _text(one, statement, articles)
        if text is None:
            continue
        told.add(one.statement)
        yield BriefItem("wording", text, tuple(_shown(one, statement, articles)))


def subjects(analyses: Sequence[Analysis], found: Sequence[Subject]) -> Iterator[BriefItem]:
    """Put together what outlets write on the same subject; nothing is claimed of it, the sentences are the evidence.

    Parameters
    ----------
    analyses : sequence of Analysis
    found : sequence of Subject
        Those most worth reading first.
    """
    articles = {a.article.id: a.article for a in analyses}
    for one in found:
        if not one.topic:
            continue  # What has no name in common is one subject to nobody.
        each = by_outlet(one.members)
        # The same words on the same subject are no difference.
        if len({" ".join(bare(variant.text).casefold().split()) for variant in each.values()}) > 1:
            topic = conjoin([f"“{' '.join(words.split())}”" for words in one.topic])
            dates = days(articles[variant.article] for variant in each.values())
            outlets = [f"{outlet} ({dates[outlet]})" if outlet in dates else outlet for outlet in each]
            yield BriefItem("subject", f"On {topic}: the words of {named(outlets)}.", one.members)


_CLAIMS: Mapping[str, str] = MappingProxyType(
    {
        "number": "The numbers differ",
        "negation": "Negated in one telling and not in another",
        "certainty": "Told with different certainty",
        "passive": "Who did it is told by one and not by another",
    }
)


def _text(one: Wording, statement: Statement, articles: Mapping[str, Analysis]) -> str | None:
    """The sentence of an item; None where it would say too little."""
    each = by_outlet(one.variants)
    if len(each) < 2:
        return None
    if one.kind == "attribution":
        return _attribution(one, statement, articles)
    # An outlet of two articles may write both.
    if len({short(variant).casefold() for variant in each.values()}) < 2:
        return None
    if one.kind == "reporting-verb":
        return f"{_introduced(one, statement)}: {cited(each, alike=_PLAIN)}."
    # What somebody says is no wording of the outlet that quotes it.
    if one.kind != "number" and any(v.voice in _GIVEN or _MARK.search(v.text) for v in each.values()):
        return None
    if one.kind == "modifier":
        longest = max(each.values(), key=lambda e: len(e.text.split()))
        others = [outlet for outlet in each if outlet != longest.outlet and _is_in(each[outlet], longest)]
        words = list(dict.fromkeys(short(each[outlet]) for outlet in others))
        if len(others) == len(each) - 1:
            if len(words) > 1:
                return None  # who has one of two describing words is on neither side
            rest = f"{named(others)} {agree(others, 'writes', 'write')} “{words[0]}”"
            return f"{longest.outlet} writes “{short(longest)}”; {rest}."
    if one.kind in _CLAIMS:
        each = {outlet: _around(articles[variant.article], variant) for outlet, variant in each.items()}
    # A number or a certainty may be that of another day.
    dates = days(articles[v.article].article for v in each.values()) if one.kind in _CLAIMS else {}
    return f"{_CLAIMS.get(one.kind, 'The same fact in other words')}: {cited(each, dates)}."


def _around(a: Analysis, variant: Evidence) -> Evidence:
    """A number or "may" says nothing alone: with the words beside it, as far as its sentence goes."""
    if len(variant.text.split()) >= _ALONE:
        return variant
    text = a.article.text(variant.field)
    spans = [s for s in a.sentences if s.field == variant.field and s.start <= variant.start < s.end]
    if not spans:
        return variant
    # Not half of what somebody says.
    first = max(
        (m.end() for m in _MARK.finditer(text, spans[0].start, variant.start)), default=spans[0].start
    )
    last = min((m.start() for m in _MARK.finditer(text, variant.end, spans[0].end)), default=spans[0].end)
    before = [m.start() for m in _WORD.finditer(text, first, variant.start)][-_BESIDE:]
    after = [m.end() for m in _WORD.finditer(text, variant.end, last)][:_BESIDE]
    start, end = before[0] if before else variant.start, after[-1] if after else variant.end
    return replace(variant, start=start, end=end, text=text[start:end])


def _introduced(one: Wording, statement: Statement) -> str:
    """Whose speech the verbs introduce, where all tellings that name the speaker name one."""
    shown = {variant.article for variant in one.variants}
    speakers = [m.speaker for m in statement.members if m.article in shown and m.speaker]
    named_all = {word.strip(".,").casefold() for word in speakers[0].split()} if speakers else set()
    for speaker in speakers[1:]:
        named_all &= {word.strip(".,").casefold() for word in speaker.split()}
    name = max((s for s in speakers if s[:1].isupper()), key=len, default=None)
    if name is not None and named_all - {"the", "a", "of"}:
        return f"Different verbs introduce what {name} says"
    return "One statement is introduced with different verbs"


def _attribution(one: Wording, statement: Statement, articles: Mapping[str, Analysis]) -> str | None:
    own = {
        v.outlet: v
        for v in reversed(one.variants)
        # Who names the source a line before says as much.
        if v.voice == "own" and not is_reported(articles[v.article], v)
    }
    shown = {variant.article for variant in one.variants}
    given = [
        m
        for m in statement.members
        if m.voice in {"direct", "indirect"} and m.outlet not in own and m.article in shown
    ]
    giving: dict[str, list[str]] = {}
    for m in given:
        outlets = giving.setdefault(m.speaker or "a source", [])
        if m.outlet not in outlets:
            outlets.append(m.outlet)
    if not own or not giving:
        return None
    outlets = list(dict.fromkeys(v.outlet for v in one.variants if v.outlet in own))
    names, words = named(outlets, first=True), short(own[outlets[0]])
    # A document that one prints in full and another quotes has no marks either.
    is_copied = all(m.voice == "direct" and _is_copied(own[outlets[0]].text, m.text) for m in given)
    verb = agree(outlets, "has", "have") if is_copied else agree(outlets, "says", "say")
    how = "without quotation marks" if is_copied else f"in {agree(outlets, 'its', 'their')} own voice"
    told = conjoin(
        [
            f"{named(theirs)} {'' if n else agree(theirs, 'gives', 'give')}".strip() + f" to {speaker}"
            for n, (speaker, theirs) in enumerate(giving.items())
        ]
    )
    return f"{names} {verb} {how} what {told}: “{words}”."


def _is_copied(one: str, other: str) -> bool:
    """Whether most of the shorter stands in the other, in its order: a post may be put right by who wrote it."""
    shorter, longer = sorted((words_of(text) for text in (one, other)), key=len)
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _COPIED * len(shorter)


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
