"""Check word lists before anybody relies on them: what can never match, stands twice, or was never tried.

==================  ====================================================================================
kind                what is wrong
==================  ====================================================================================
empty               the term has no letters, or only function words without a condition; nothing says when it is fine
duplicate           another entry of the lexicon matches the same words under the same conditions
comment-like        the term is a note to somebody ("TODO", "# verbs", "see also")
identity-term-only  the term only names who people are (religion, origin, gender, orientation): marking it
                    would mark the people, not the wording (Dixon et al. 2018)
never-tested        the lexicon's own hit is not found, or its miss is; or there is none
unknown             the category or an id that is switched off is not known
==================  ====================================================================================

References
----------
Dixon, Li, Sorensen, Thain & Vasserman (2018), Measuring and mitigating unintended bias in text classification.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from samestory import registry
from samestory.lexicon import Lexicon, layer, place
from samestory.matching import surface_forms
from samestory.pipeline import Annotator, Parser
from samestory.types import Article

__all__ = ["Problem", "lint"]

Progress = Callable[[int, int, str], None]

_NOTE = re.compile(
    r"^\s*(#|//|--|;|/\*|<!--|\(|\[)|\b(todo|fixme|xxx|see also|n\.b\.|delete me|e\.g\.|etc\.)(\W|$)", re.I
)
_FUNCTION = frozenset(
    """
    a an the and or but if of to in on at by for with from as is are was were be been it its he she they we you i this
    that these those not no do does did has have had will would can could may might must shall should there here
    """.split()
)
_IDENTITY = frozenset(
    """
    african african-american american arab asian atheist bisexual black blind brown buddhist catholic chinese christian
    deaf disabled european evangelical female gay hispanic hindu homosexual immigrant indian indigenous japanese jew
    jewish latina latino latinx lesbian lgbt lgbtq male mexican middle-eastern mormon muslim native-american nonbinary
    old older palestinian paralyzed protestant queer refugee roma russian sikh straight teenage trans transgender
    ukrainian white woman women man men young younger israeli foreigner foreigners migrant
    """.split()
)
_LONGEST = 8  # words of a term; above it is a sentence that no text repeats


class Problem(NamedTuple):
    """What is wrong, and where: ``path:line``, the id of the entry, one of the kinds above."""

    where: str
    entry: str
    kind: str
    message: str

    def __str__(self) -> str:
        """Return the line that is printed."""
        return f"{self.where}: {self.entry}: {self.kind}: {self.message}"


def lint(
    checked: Sequence[Lexicon],
    base: Mapping[str, Lexicon],
    texts: Mapping[str, str] | None = None,
    *,
    run: bool = True,
    progress: Progress | None = None,
) -> list[Problem]:
    """Check lexicons.

    Parameters
    ----------
    checked : sequence of Lexicon
        What to check; house packs, or the lexicons of ``base`` themselves.
    base : mapping of str to Lexicon
        What packs are layered on.
    texts : mapping of str to str, optional
        The files by name, to name lines.
    run : bool
        Parse every hit and miss and see whether the entry keeps its word.
    progress : callable, optional
        Called with (done, total, name of the lexicon).

    Returns
    -------
    list of Problem
        In the order of the lexicons and their entries.
    """
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for done, lex in enumerate(checked):
        if progress is not None:
            progress(done, len(checked), lex.name)
        text = (texts or {}).get(lex.layers[0], "")
        found = [*_static(lex, seen)]
        under = next((name for name, b in base.items() if b.category == lex.category), None)
        if under is None:
            near = get_close_matches(lex.category, [b.category for b in base.values()], 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            found.append(("(head)", "unknown", f"no detector reads the category {lex.category!r}{hint}"))
        else:
            known = {e.id for e in base[under].entries}
            found += _switched_off(lex, known)
            if run:
                found += _untested(lex, under, base)
        problems += [Problem(place(text, e, lex.layers[0]), e, kind, said) for e, kind, said in found]
    if progress is not None:
        progress(len(checked), len(checked), "")
    return problems


def _static(lex: Lexicon, seen: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    forms: dict[tuple[object, ...], str] = {}
    for entry in lex.entries:
        if entry.id in seen and seen[entry.id] != lex.layers[0]:
            yield entry.id, "duplicate", f"the id stands in {seen[entry.id]} too"
        seen.setdefault(entry.id, lex.layers[0])
        if entry.off:
            continue
        if not entry.fine_when:
            yield entry.id, "empty", "says nothing under 'fine_when'"
        if entry.pattern:
            continue
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", entry.term.lower())
        conditioned = entry.pos or entry.conditions
        bare = len(words) <= 2 and all(w in _FUNCTION for w in words) and not conditioned
        if not words or bare:
            yield entry.id, "empty", f"the term {entry.term!r} has no word of its own"
        if _NOTE.search(entry.term) or len(words) > _LONGEST:
            yield (
                entry.id,
                "comment-like",
                f"the term {entry.term!r} reads like a note, not like words of an article",
            )
        named = [w for w in words if w not in _FUNCTION]
        if named and all(w in _IDENTITY for w in named):
            yield (
                entry.id,
                "identity-term-only",
                f"{entry.term!r} names people, it does not word anything about them",
            )
        conditions = tuple(sorted((k, tuple(sorted(v))) for k, v in entry.conditions.items()))
        for form in surface_forms(entry):
            key = (form, entry.kind, conditions, entry.pos)
            if forms.setdefault(key, entry.id) != entry.id:
                yield (
                    entry.id,
                    "duplicate",
                    f"{form!r} is matched by {forms[key]!r} under the same conditions",
                )
                break


def _switched_off(lex: Lexicon, known: set[str]) -> Iterator[tuple[str, str, str]]:
    for entry in lex.entries:
        if entry.off and entry.id not in known:
            near = get_close_matches(entry.id, known, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            yield entry.id, "unknown", f"switches off an entry that is not there{hint}"


def _untested(lex: Lexicon, under: str, base: Mapping[str, Lexicon]) -> Iterator[tuple[str, str, str]]:
    """Run every hit and miss through the detectors that read the lexicon."""
    asked = [
        (entry, kind, text)
        for entry in lex.entries
        if not entry.off
        for kind, texts in (("hit", entry.hits), ("miss", entry.misses))
        for text in texts
    ]
    for entry in lex.entries:
        if not entry.off and not (entry.hits and entry.misses):
            yield entry.id, "never-tested", "has no hit or no miss"
    if not asked:
        return
    layered = dict(base) if any(lex is b for b in base.values()) else layer(base, [lex])
    parser = Parser()
    readers = [n for n, spec in registry.detectors().items() if under in spec.lexicons]
    annotate = Annotator(parser.nlp, readers, layered)
    articles = (Article(id=str(i), body=text) for i, (_, _, text) in enumerate(asked))
    for (entry, kind, text), parsed in zip(asked, parser.parse(articles), strict=True):
        doc = annotate(parsed.doc)
        found = any(span.id_ == entry.id for name in readers for span in doc.spans.get(name, ()))
        if found != (kind == "hit"):
            yield entry.id, "never-tested", f"the {kind} {text!r} {'is found' if found else 'is not found'}"
