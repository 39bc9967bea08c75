"""Draw findings and unflagged controls from real text for a blind reading.

    python tests/real/sample_findings.py FOLDER SEED FIRST LAST [CATEGORY ...] [--without 1000-3200] [--cache DIR] [--default]

Writes ``items.jsonl`` (what a reader sees: number, question, sentence with the words in [[ ]], for a headline also
the text below it), to be kept out of the project, and ``key.jsonl`` (ids and offsets only). Of each category up to
60 own-voice findings of the archive articles FIRST to LAST, outside the sentences that a model has learned from, drawn by SEED; and a third as many controls: content words
in own voice, or headlines, that nothing of the category flagged, under the same question.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory import registry
from samestory.comparison import Analyser, Settings
from samestory.ingest.record import as_article
from samestory.types import Analysis, Article, Finding
from tests.real.conftest import records
from tests.real.label_agreement import labels

OF_A_CATEGORY = 60
CONTROLS = 3  # one control for so many findings
QUESTIONS = {
    "loaded-language": "Is the marked wording charged: does it carry an attitude that a plainer wording would not?",
    "label": "Is the marked wording a judging label put on a person, group, government or place?",
    "evaluative": "Does the marked word judge (praise or blame) somebody, an act or a plan, as the writer's opinion?",
    "intensifier": "Does the marked wording raise the temperature without adding a fact, so that an editor would strike it?",
    "metaphor": "Is the marked wording a metaphor that frames people or politics (disaster, war, disease, dirt, game ...)?",
    "euphemism": "Does the marked wording soften, hide who acted, or make two sides look alike?",
    "reporting-verb": "Does the marked verb introduce what somebody says or thinks, and colour it with belief, doubt or manner?",
    "superlative": "Does the marked wording claim a first, a most or a record without saying compared with what, or who says so?",
    "scare-quote": "Do the marks or words distance the outlet from a term without saying whose word it is?",
    "presumed-guilt": "Does the marked wording treat an accusation as proved, or cast doubt on a victim, before a verdict?",
    "hedge": "Does the marked wording make the writer's own statement less certain?",
    "booster": "Does the marked wording claim certainty or obviousness for the writer's own statement?",
    "factive": "Does the marked wording present what follows as a known fact (not merely as somebody's statement)?",
    "implicative": "Does the marked verb imply that something did or did not happen, with a tinge (blame, effort, luck, courage)?",
    "vague-attribution": "Is a statement given to somebody a reader could not find (no name, number or description)?",
    "anonymous-source": "Is a statement given to a person whom the outlet knows and does not name?",
    "agentless-passive": "Did some person or institution do the marked act to somebody or something, and does the sentence leave out who?",
    "nominalisation": "Does the marked noun stand for an act of harm, force or decision, and leave out who did it?",
    "headline-unsupported-quote": "Is the marked quotation of the headline missing from the text below, in these words?",
    "headline-unsupported-number": "Is the marked number of the headline missing from the text below, in any way of writing it?",
    "headline-unsupported-name": "Is the marked name of the headline missing from the text below, in any form?",
    "headline-question": "Does the headline put a claim as a question?",
    "headline-attribution-dropped": "Does the headline state as a fact what the text below gives only as somebody's statement?",
    "headline-only-loaded": "Is the marked wording of the headline charged, and absent from the text below in the outlet's own voice?",
}


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("seed", type=int)
    options.add_argument("first", type=int)
    options.add_argument("last", type=int)
    options.add_argument("categories", nargs="*")
    options.add_argument("--without", default="0-0", help="articles to leave out, FIRST-LAST")
    options.add_argument("--cache", type=Path)
    options.add_argument("--default", action="store_true", help="only detectors that are on by default")
    asked = options.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(asked.seed)
    skip = range(*map(int, asked.without.split("-")))
    given = [
        r
        for i, r in enumerate(records("archive-sample.jsonl.gz"))
        if asked.first <= i < asked.last and i not in skip
    ]
    learned = {(row["id"], row["start"]) for name in ("words", "loaded") for row in labels(name)}
    articles = [a for i, r in enumerate(given) if isinstance(a := as_article(r, "archive", i), Article)]
    every = () if asked.default else tuple(registry.detectors())
    analyses = list(Analyser(Settings(cache=asked.cache, detectors=every or None)).analyse(articles))
    words = sum(a.words_by_voice["own"] for a in analyses)
    picked: list[tuple[str, Analysis, str, int, int, bool]] = []
    for category in asked.categories or QUESTIONS:
        in_title = category.startswith("headline-")
        hits = [
            (a, f)
            for a in analyses
            for f in a.findings
            if f.category == category
            and f.rule != "learned"
            and (in_title or f.counted)
            and not _taught(a, f, learned)
        ]
        print(
            f"{category:30} {len(hits):6} findings, {1000 * len(hits) / words:.2f} per 1,000 own-voice words"
        )
        drawn = draw.sample(hits, min(OF_A_CATEGORY, len(hits)))
        picked += [(category, a, f.field, f.start, f.end, True) for a, f in drawn]
        make = _headline if in_title else _word
        picked += [
            (category, *make(analyses, category, draw), False) for _ in range(-(-len(drawn) // CONTROLS))
        ]
    draw.shuffle(picked)
    with (asked.folder / "items.jsonl").open("w") as items, (asked.folder / "key.jsonl").open("w") as key:
        for number, (category, a, field, start, end, hit) in enumerate(picked):
            item = {
                "item": number,
                "question": QUESTIONS[category],
                "sentence": _sentence(a, field, start, end),
            }
            if field == "title":
                item["text"] = a.article.body
            items.write(json.dumps(item, ensure_ascii=False) + "\n")
            row = {"item": number, "id": a.article.id, "field": field, "start": start, "end": end}
            key.write(json.dumps({**row, "category": category, "hit": hit}) + "\n")


def _taught(a: Analysis, finding: Finding, learned: set[tuple[str, int]]) -> bool:
    """Whether a finding stands in a sentence that a model has learned from."""
    return any(
        s.field == finding.field and s.start <= finding.start < s.end and (a.article.id, s.start) in learned
        for s in a.sentences
    )


def _word(analyses: list[Analysis], category: str, draw: random.Random) -> tuple[Analysis, str, int, int]:
    """A content word of running text in own voice, in no finding at all."""
    while True:
        a = draw.choice(analyses)
        taken = [(f.start, f.end) for f in a.findings if f.field == "body"]
        taken += [(v.start, v.end) for v in a.voices if v.field == "body"]
        words = [
            m.span()
            for b in a.blocks
            if b.kind == "text" and b.field == "body"
            for m in re.compile(r"\b[a-z]{5,}\b").finditer(a.article.body, b.start, b.end)
            if not any(s < m.end() and m.start() < e for s, e in taken)
        ]
        if words:
            return (a, "body", *draw.choice(words))


def _headline(analyses: list[Analysis], category: str, draw: random.Random) -> tuple[Analysis, str, int, int]:
    """A part of a headline that the category did not flag: as like a finding as can be."""
    like = {
        "headline-unsupported-quote": r"[“‘\"'][^”’\"']+[”’\"']",
        "headline-unsupported-number": r"\b\d[\d.,]*",
        "headline-unsupported-name": r"\b[A-Z][a-z]{3,}\b",
        "headline-question": r".+",
        "headline-attribution-dropped": r".+",
    }.get(category, r"\b[a-zA-Z]{5,}\b")
    while True:
        a = draw.choice(analyses)
        taken: list[Finding] = [f for f in a.findings if f.category == category]
        found = [m.span() for m in re.finditer(like, a.article.title)]
        if found and not taken and a.words >= 100:
            return (a, "title", *draw.choice(found))


def _sentence(a: Analysis, field: str, start: int, end: int) -> str:
    text = a.article.title if field == "title" else a.article.body
    s = next((s for s in a.sentences if s.field == field and s.start <= start < s.end), None)
    first, last = (s.start, max(s.end, end)) if s else (max(0, start - 150), end + 150)
    if field == "title":
        first, last = 0, len(text)
    return " ".join(f"{text[first:start]}[[{text[start:end]}]]{text[end:last]}".split())


if __name__ == "__main__":
    main()
