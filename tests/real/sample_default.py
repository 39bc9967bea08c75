"""Draw findings of the default setting and unflagged controls for a blind reading: is this worth an editor's look?

    python tests/real/sample_default.py FOLDER SEED [CACHE]

Own-voice findings of the family loaded: half from the archive articles 3,200 to 3,999, without the sentences that a model
has learned from, half from BASIL. A quarter as many controls of each of two kinds: words that only ``--wide`` shows, and
plain content words that nothing marks. Writes ``items.jsonl`` (what a reader sees, to be kept out of the project) and
``key.jsonl`` (ids and offsets only); `precision.py` reads the judgements.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser, Settings
from samestory.ingest.record import as_article
from samestory.types import Analysis, Article, Finding
from tests.real.conftest import records
from tests.real.label_agreement import labels
from tests.real.sample_findings import _sentence, _word

FROM_EACH = 100
OF_EACH_CONTROL = 25
FIRST = 3200
QUESTION = (
    "You edit for a wire agency and a newsroom standards desk. The outlet itself wrote the words in [[ ]]. "
    "Are they worth a look: would you ask the writer for a plainer wording, or at least stop at them?"
)


def main() -> None:
    folder, draw = Path(sys.argv[1]), random.Random(int(sys.argv[2]))
    cache = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    folder.mkdir(parents=True, exist_ok=True)
    learned = {(row["id"], row["start"]) for name in ("words", "loaded") for row in labels(name)}
    picked: list[tuple[str, Analysis, int, int, bool]] = []
    sets = {
        "archive-sample.jsonl.gz": records("archive-sample.jsonl.gz")[FIRST:],
        "basil.jsonl": records("basil.jsonl"),
    }
    for given in sets.values():
        articles = [a for i, r in enumerate(given) if isinstance(a := as_article(r, "real", i), Article)]
        narrow = list(Analyser(Settings(cache=cache)).analyse(articles))
        wide = list(Analyser(Settings(cache=cache, wide=True)).analyse(articles))
        hits = list(_loaded(narrow, learned))
        said = {(a.article.id, f.start) for a, f in hits}
        near = [(a, f) for a, f in _loaded(wide, learned) if (a.article.id, f.start) not in said]
        picked += [(_kind(f), a, f.start, f.end, True) for a, f in draw.sample(hits, FROM_EACH)]
        picked += [("near", a, f.start, f.end, False) for a, f in draw.sample(near, OF_EACH_CONTROL)]
        for _ in range(OF_EACH_CONTROL):
            a, _, start, end = _word(wide, "loaded", draw)
            picked.append(("plain", a, start, end, False))
    draw.shuffle(picked)
    with (folder / "items.jsonl").open("w") as items, (folder / "key.jsonl").open("w") as key:
        for number, (kind, a, start, end, hit) in enumerate(picked):
            item = {"item": number, "sentence": _sentence(a, "body", start, end)}
            items.write(json.dumps(item, ensure_ascii=False) + "\n")
            row = {"item": number, "id": a.article.id, "field": "body", "start": start, "end": end}
            key.write(json.dumps({**row, "category": kind, "hit": hit}) + "\n")
    (folder / "question.txt").write_text(QUESTION + "\n")


def _kind(finding: Finding) -> str:
    return "learned" if finding.rule == "learned" else finding.category


def _loaded(
    analyses: Iterable[Analysis], learned: set[tuple[str, int]]
) -> Iterable[tuple[Analysis, Finding]]:
    """Own-voice findings of the family outside the sentences that were learned from."""
    for a in analyses:
        taught = [(s.start, s.end) for s in a.sentences if (a.article.id, s.start) in learned]
        for f in a.findings:
            fits = f.family == "loaded" and f.counted and f.field == "body"
            if fits and not any(start <= f.start < end for start, end in taught):
                yield a, f


if __name__ == "__main__":
    main()
