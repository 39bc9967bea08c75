"""Verbs: with which words each outlet introduces the speech of each source.

What it counts
    Attributions of speech in running text that have a named source and a cue, by outlet, source and cue
    in dictionary form ("said", "has said" and "says" are ``say``; "did not say" is ``not say``; "refused to say" is
    ``refuse to say``; a noun of the same form, "claim", is counted with its verb). A verb is coloured where the
    lexicon ``reporting-verb`` with its house packs lists it and it introduces a clause or words in quotation marks:
    "claimed responsibility" and "declared three days of mourning" are plain, in a row of their own. ``entry`` names
    the line of the lexicon.
    Beside each number stands how often this outlet introduces this source at all. Attitudes (wants, plans) are
    not counted, and no cue inside quotation marks: that verb is the speaker's.

Why it matters
    "Said" leaves the judgement to the reader; "claimed" doubts, "admitted" presumes guilt. Where one outlet lets
    a source say what another lets it claim, the reader should see both.

When not to read it
    The numbers are small: one event describes and tests nothing, so there is no rate and no interval. Two
    verbs may introduce two different statements, and a coloured verb may be exact (an admission in court). Sources
    are matched by name with care (``samestory/actors.py``); groups, documents and
    what has no name ("the company") are not compared over outlets.

References
    Reuters, Handbook of Journalism; AP Stylebook. Caldas-Coulthard (1994), On reporting reporting. Hooper
    (1975), On assertive predicates.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from samestory.actors import NAMED, actors, is_compared
from samestory.attribution.cues import cues
from samestory.inflect import verb_forms
from samestory.lexicon import Lexicon
from samestory.registry import measure
from samestory.spoken import running
from samestory.types import SPEECH, Analysis, Evidence, SourceKind, VerbRow

__all__ = ["Contrast", "base_form", "contrasts", "verbs"]

_SHOWN = 5
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SAID = frozenset({"say", "tell", "add", "according to"})
# "To the families it is an insult", "In the poll, half are for it": words that introduce and are no verbs.
_NO_VERBS = frozenset({"to", "in", ":"})
_NEGATION = frozenset("not never n't n’t cannot".split())
_AUXILIARY = frozenset(
    "am is are was were be been being has have had having do does did will would shall should can could may might "
    "must".split()
)


class Contrast(NamedTuple):
    """One source that outlets introduce with different verbs.

    ``clear`` where some outlet says "said" (or tells, adds, "according to") and colours none.
    """

    source: str
    kind: SourceKind
    outlets: Mapping[str, tuple[VerbRow, ...]]
    clear: bool


@measure("verbs", table="verbs", lexicons=("reporting-verb",), house_voice=True)
def verbs(analyses: Sequence[Analysis], outlets: Sequence[str], lexicon: Lexicon) -> list[VerbRow]:
    """Return a row an outlet, source and verb: the sources introduced most first, then outlets, then verbs."""
    entries = {entry.term: entry.id for entry in lexicon.entries if entry.term}
    forms = verb_forms([*entries, *(verb for verb in cues("verb") if "_" not in verb)])
    forms |= {form: entry.term for entry in lexicon.entries for form in entry.forms}
    found: dict[tuple[str, SourceKind], dict[str, dict[tuple[str, str | None], list[Evidence]]]] = (
        defaultdict(dict)
    )
    names = actors(analyses)
    for a in analyses:
        for source, kind, cue, clause in _introductions(a, names):
            by_verb = found[source, kind].setdefault(a.article.outlet, {})
            verb = base_form(cue.text, forms)
            by_verb.setdefault((verb, _entry(verb, entries) if clause else None), []).append(cue)
    sizes = {
        key: sum(len(e) for v in by_outlet.values() for e in v.values()) for key, by_outlet in found.items()
    }
    rows = []
    for source, kind in sorted(found, key=lambda key: (-sizes[key], key)):
        for outlet in outlets:
            by_verb = found[source, kind].get(outlet, {})
            introductions = sum(len(evidence) for evidence in by_verb.values())
            for (verb, entry), evidence in sorted(
                by_verb.items(), key=lambda v: (-len(v[1]), v[0][0], v[0][1] is None)
            ):
                rows.append(
                    VerbRow(
                        outlet=outlet,
                        source=source,
                        source_kind=kind,
                        verb=verb,
                        entry=entry,
                        n=len(evidence),
                        introductions=introductions,
                        evidence=tuple(evidence[:_SHOWN]),
                    )
                )
    return rows


def contrasts(rows: Sequence[VerbRow]) -> list[Contrast]:
    """Return the sources that at least two outlets introduce, with different verbs, one of them coloured.

    The clear ones first, then those with most coloured verbs.
    """
    by_source: dict[tuple[str, SourceKind], dict[str, list[VerbRow]]] = defaultdict(dict)
    for row in rows:
        if is_compared(row.source, row.source_kind):
            by_source[row.source, row.source_kind].setdefault(row.outlet, []).append(row)
    found = []
    for (source, kind), by_outlet in by_source.items():
        coloured = [row for own in by_outlet.values() for row in own if row.entry]
        if coloured and len({frozenset(row.verb for row in own) for own in by_outlet.values()}) > 1:
            outlets = {outlet: tuple(own) for outlet, own in by_outlet.items()}
            clear = any(_neutral(own) for own in by_outlet.values())
            weight = (len({row.verb for row in coloured}), sum(row.n for row in coloured))
            found.append((weight, Contrast(source, kind, outlets, clear)))
    # The order of the rows breaks ties: the source introduced most comes first.
    found.sort(key=lambda f: (not f[1].clear, -f[0][0], -f[0][1]))
    return [contrast for _, contrast in found]


def _neutral(rows: Sequence[VerbRow]) -> bool:
    return not any(row.entry for row in rows) and any(row.verb in _SAID for row in rows)


def base_form(cue: str, forms: Mapping[str, str]) -> str:
    """Return the dictionary form of a cue: its verb without auxiliaries and adverbs, "not" kept.

    Parameters
    ----------
    cue : str
        As the article writes it: "has since insisted", "did not say", "according to".
    forms : mapping of str to str
        Form -> dictionary form, from `samestory.inflect.verb_forms`. A word that is not in it stays as it is.
    """
    words = [word.lower() for word in _WORD.findall(cue)]
    if words[:1] == ["according"]:
        return "according to"
    negated = any(w in _NEGATION or w.endswith(("n't", "n’t")) for w in words)
    # Not every word in "ly" is an adverb: reply, imply.
    words = [w for w in words if w in forms or not w.endswith(("n't", "n’t", "ly"))]
    words = [w for w in words if w not in _NEGATION | _AUXILIARY]
    if words[:1] == ["to"]:
        words.pop(0)
    known = [i for i, word in enumerate(words) if word in forms]
    if not known:
        return " ".join(words) or " ".join(cue.lower().split())
    at = known[0]
    verb = forms.get(" ".join(words[at : at + 2])) or forms[words[at]]
    if words[at + 1 : at + 2] == ["to"] and at + 2 in known:
        verb += f" to {forms[words[at + 2]]}"
    return f"not {verb}" if negated else verb


def _entry(verb: str, entries: Mapping[str, str]) -> str | None:
    first, _, rest = verb.removeprefix("not ").partition(" to ")
    return entries.get(first) or entries.get(rest)


def _introductions(
    a: Analysis, names: Mapping[tuple[str, str, SourceKind], str]
) -> Iterator[tuple[str, SourceKind, Evidence, bool]]:
    """Yield source, kind, cue, and whether a clause or words in marks follow: said to colour only there."""
    sentence_at = running(a)
    clauses = {(v.field, v.start) for v in a.voices if v.kind == "reported"}
    marked = {
        (q.field, at) for q in a.quotations if q.kind in SPEECH for s, e in q.quoted for at in range(s, e)
    }
    seen: set[int] = set()
    for q in a.quotations:
        if q.kind not in SPEECH or q.source_kind not in NAMED or not q.speaker or q.group in seen:
            continue
        if q.cue is None or q.cue_start is None or q.cue_end is None or q.cue.lower() in _NO_VERBS:
            continue
        sentence = sentence_at(q.field, q.cue_start)
        if sentence is None or (q.field, q.cue_start) in marked:
            continue
        seen.add(q.group)
        text = a.article.text(q.field)[q.cue_start : q.cue_end]
        evidence = Evidence(
            a.article.outlet, a.article.id, q.field, q.cue_start, q.cue_end, text, "own", sentence.paragraph
        )
        clause = q.kind != "indirect" or (q.field, q.start) in clauses
        yield names[a.article.id, q.speaker, q.source_kind], q.source_kind, evidence, clause
