"""What one outlet does often and another not: colouring verbs, nameless sources, rates last."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from samestory.brief.evidence import finding_evidence, is_measured
from samestory.brief.wording import conjoin, times
from samestory.types import Analysis, BriefItem, Finding, Row

__all__ = ["rates", "sources", "verbs"]


def verbs(analyses: Sequence[Analysis]) -> Iterator[BriefItem]:
    """Say who introduces speech with colouring verbs, and where none was found."""
    yield from _with_and_without(
        analyses,
        "reporting-verb",
        "introduces speech with verbs other than “said” that colour it",
        "introduce speech with verbs other than “said” that colour it",
        "reporting",
    )


def sources(analyses: Sequence[Analysis]) -> Iterator[BriefItem]:
    """Say who gives statements to nameless sources, and where none was found."""
    yield from _with_and_without(
        analyses,
        "vague-attribution",
        "gives statements to sources a reader cannot find",
        "give statements to sources a reader cannot find",
        "sourcing",
    )


def _with_and_without(
    analyses: Sequence[Analysis], category: str, one: str, many: str, kind: str
) -> Iterator[BriefItem]:
    found: dict[str, list[tuple[Analysis, Finding]]] = defaultdict(list)
    for a in analyses:
        for f in a.findings:
            if f.category == category and f.counted:
                found[a.article.outlet].append((a, f))
    outlets = list(dict.fromkeys(a.article.outlet for a in analyses))
    # Not said of an outlet that quotes or reports one, or whose text could not be measured.
    unsure = {a.article.outlet for a in analyses if not is_measured(a)}
    unsure |= {a.article.outlet for a in analyses for f in a.findings if f.category == category}
    without = [o for o in outlets if o not in unsure]
    most = sorted(found, key=lambda o: (-len(found[o]), o))
    if not most or len(outlets) < 2 or len(found[most[0]]) < 2:
        return
    leading = [o for o in most if 2 * len(found[o]) >= len(found[most[0]])]
    if len(leading) == len(outlets):
        return
    rest = [o for o in most if o not in leading]
    ending = f"; {conjoin([f'{o} {len(found[o])}' for o in rest])}" if rest else ""
    ending += f"; none was found in {conjoin(without)}" if without else ""
    ending += _uncounted(analyses, category)
    if len(leading) == 1:
        told = (
            f"{leading[0]} {one}, {times(len(found[leading[0]]))} ({conjoin(_distinct(found[leading[0]]))})"
        )
    else:
        each = (f"{o} {times(len(found[o]))} ({conjoin(_distinct(found[o]))})" for o in leading)
        told = f"{conjoin(leading)} {many}: {'; '.join(each)}"
    yield BriefItem(
        kind,
        f"{told}{ending}.",
        tuple(finding_evidence(a, f) for o in leading for a, f in found[o][:2]),
    )


def _uncounted(analyses: Sequence[Analysis], category: str) -> str:
    """Say what the comparison leaves out, so that a low number is not read as a clean text."""
    left: Counter[str] = Counter()
    for a in analyses:
        left[a.article.outlet] += sum(f.category == category and not f.counted for f in a.findings)
    told = [f"{n} in {outlet}" for outlet, n in left.items() if n]
    return (
        f" (not counted, in headings, quotations or text of uncertain voice: {conjoin(told)})" if told else ""
    )


def rates(analyses: Sequence[Analysis], rows: Sequence[Row]) -> Iterator[BriefItem]:
    """Say where two outlets' rates of all findings differ by more than their intervals."""
    able = [r for r in rows if r.measure == "rate" and r.category == "all" and r.rank is not None]
    if len(able) < 2:
        return
    top = max(able, key=lambda r: (r.rate or 0, r.outlet))
    low = min(able, key=lambda r: (r.rate or 0, r.outlet))
    if top.low is None or low.high is None or top.low <= low.high:
        return
    articles = sum(r.articles for r in rows if r.measure == "rate" and r.category == "all")
    yield BriefItem(
        "rate",
        f"In these {articles} articles {top.outlet} has {top.rate:.0f} findings per 1,000 own-voice words "
        f"(95% interval {top.low:.0f} to {top.high:.0f}), {low.outlet} {low.rate:.0f} "
        f"({low.low:.0f} to {low.high:.0f}): a description of one event, not a test.",
        tuple(
            finding_evidence(a, f)
            for r in (top, low)
            for a, f in [
                (a, f) for a in analyses if a.article.outlet == r.outlet for f in a.findings if f.counted
            ][:2]
        ),
    )


def _distinct(found: Sequence[tuple[Analysis, Finding]]) -> list[str]:
    return [f"“{text}”" for text in dict.fromkeys(f.text.lower() for _, f in found)][:3]
