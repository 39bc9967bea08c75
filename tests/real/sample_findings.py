"""Draw findings and unflagged controls from real text for a blind reading.

    python tests/real/sample_findings.py FOLDER SEED FIRST

Writes ``items.jsonl`` (what a reader sees: number, question, sentence with the words in [[ ]]), to be kept out
of the project, and ``key.jsonl`` (ids and offsets only). Of each category up to 25 own-voice findings of 500
archive articles from number FIRST on, drawn by SEED; and half as many controls: content words in own voice that nothing
flagged, each put under the question of a category drawn at random.
"""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser
from samestory.ingest.record import as_article
from samestory.types import Analysis, Article
from tests.real.conftest import records

OF_A_CATEGORY = 25
ARTICLES = 500
QUESTIONS = {
    "loaded-language": "Is the marked wording charged: does it carry an attitude that a plainer wording would not?",
    "label": "Is the marked wording a judging label put on a person, group, government or place?",
    "euphemism": "Does the marked wording soften, hide who acted, or make two sides look alike?",
    "reporting-verb": "Does the marked verb introduce what somebody says or thinks, and colour it with belief, doubt or manner?",
    "scare-quote": "Do the marks or words distance the outlet from a term without saying whose word it is?",
    "vague-attribution": "Is a statement given to somebody a reader could not find (no name, number or description)?",
}


def main() -> None:
    folder, seed, first = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(seed)
    given = records("archive-sample.jsonl.gz")[first : first + ARTICLES]
    articles = [a for i, r in enumerate(given) if isinstance(a := as_article(r, "archive", i), Article)]
    analyses = list(Analyser().analyse(articles))
    picked = []
    for category in QUESTIONS:
        hits = [
            (a, f.start, f.end) for a in analyses for f in a.findings if f.counted and f.category == category
        ]
        picked += [(category, a, s, e, True) for a, s, e in draw.sample(hits, min(OF_A_CATEGORY, len(hits)))]
    controls = [draw.choice(analyses) for _ in range(len(picked) // 2)]
    picked += [(draw.choice(sorted(QUESTIONS)), a, *_control(a, draw), False) for a in controls]
    draw.shuffle(picked)
    with (folder / "items.jsonl").open("w") as items, (folder / "key.jsonl").open("w") as key:
        for number, (category, a, start, end, hit) in enumerate(picked):
            item = {"item": number, "question": QUESTIONS[category], "sentence": _sentence(a, start, end)}
            items.write(json.dumps(item, ensure_ascii=False) + "\n")
            row = {
                "item": number,
                "id": a.article.id,
                "start": start,
                "end": end,
                "category": category,
                "hit": hit,
            }
            key.write(json.dumps(row) + "\n")


def _control(a: Analysis, draw: random.Random) -> tuple[int, int]:
    taken = [(f.start, f.end) for f in a.findings] + [(v.start, v.end) for v in a.voices]
    words = [
        m.span()
        for b in a.blocks
        if b.kind == "text"
        for m in re.compile(r"[a-z]{5,}").finditer(a.article.body, b.start, b.end)
        if not any(s < m.end() and m.start() < e for s, e in taken)
    ]
    return draw.choice(words) if words else (0, 1)


def _sentence(a: Analysis, start: int, end: int) -> str:
    body = a.article.body
    s = next((s for s in a.sentences if s.field == "body" and s.start <= start < s.end), None)
    first, last = (s.start, max(s.end, end)) if s else (max(0, start - 150), end + 150)
    return " ".join(f"{body[first:start]}[[{body[start:end]}]]{body[end:last]}".split())


if __name__ == "__main__":
    main()
