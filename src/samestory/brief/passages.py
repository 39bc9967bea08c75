"""The same utterance in several outlets: cut where the sense turns, introduced, attributed or worded otherwise.

An utterance is told of once, with what differs most. That one outlet only quotes less of it is not told. Why it
quotes what it quotes is not known and not said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from samestory.brief.cuts import Cut, cuts, shown
from samestory.brief.evidence import evidence
from samestory.brief.otherwise import Told, introduced, misquoted, speakers
from samestory.brief.wording import agree, named
from samestory.quoting import utterances
from samestory.quoting.absence import Texts
from samestory.types import Analysis, BriefItem, Evidence, Utterance, UtteranceMember

__all__ = ["passages"]

_SENTENCE = 45  # words of a sentence that is told in full
_SAYS = {"stops": ("stops before", "stop before"), "starts": ("starts after", "start after")}


def passages(analyses: Sequence[Analysis], found: Sequence[Utterance] | None = None) -> Iterator[BriefItem]:
    """What differs in how outlets quote one utterance, the most telling first.

    Parameters
    ----------
    analyses : sequence of Analysis
    found : sequence of Utterance, optional
        From `samestory.quoting.utterances`, where it is known already.
    """
    by_id = {a.article.id: a for a in analyses}
    texts: dict[str, list[Texts]] = defaultdict(list)
    for a in analyses:
        texts[a.article.outlet].append(Texts(a))
    told = []
    for u in utterances(analyses) if found is None else found:
        if len(u.outlets) < 2:
            continue
        ways = [_cut(u, cut, by_id) for cut in cuts(u, texts)]
        ways += [*introduced(u, by_id), *speakers(u, by_id), *misquoted(u, by_id)]
        if ways:
            told.append(max(ways, key=lambda t: t.weight))
    for one in sorted(told, key=lambda t: (-t.weight, -len({m.outlet for m in t.members}))):
        yield BriefItem("quotation", one.text, tuple(_evidence(by_id[m.article], m) for m in one.members))


def _cut(u: Utterance, cut: Cut, analyses: Mapping[str, Analysis]) -> Told:
    longest = u.members[u.longest]
    text = analyses[longest.article].article.text(longest.field)
    start, end = cut.context
    whole = shown(text, start, end, _SENTENCE)
    left = shown(text, cut.start, cut.end)
    having, lacking = [m.outlet for m in cut.having], [m.outlet for m in cut.lacking]
    if cut.kind == "omits":
        does = f"{agree(lacking, 'leaves', 'leave')} out {left}"
    else:
        does = f"{agree(lacking, *_SAYS[cut.kind])} {left}"
    told = f"{named(having, first=True)} {agree(having, 'quotes', 'quote')} {whole}; {named(lacking)} {does}."
    return Told(cut.weight, told, (*cut.having, *cut.lacking))


def _evidence(a: Analysis, m: UtteranceMember) -> Evidence:
    return evidence(a, m.field, m.start, m.end, "direct")
