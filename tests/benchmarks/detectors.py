"""What every detector adds to the parse, in one process on the same articles.

    python tests/benchmarks/detectors.py [ARTICLES]

The parse is samestory's own, which is the faster one, so the shares are the larger ones. Rounds take turns; the
smallest CPU time of each counts. Needs the archive sample; never part of the tests.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from spacy.tokens import Doc

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory import attribution, registry, speakers, voice
from samestory.comparison import Analyser, Settings
from samestory.folding import Folder
from samestory.frames import FrameScorer
from samestory.ingest.record import as_article
from samestory.lexicon import builtin
from samestory.models.loaded import load
from samestory.models.scorer import LEARNED, Scorer
from samestory.speakers import Cast
from samestory.targets import Targets
from samestory.types import Article
from tests.real.conftest import records

ROUNDS = 3


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    given = records("archive-sample.jsonl.gz")[:count]
    articles = [a for i, r in enumerate(given) if isinstance(a := as_article(r, "archive", i), Article)]
    words = sum(len(a.body.split()) for a in articles)
    analyser = Analyser(Settings(detectors=()))
    parser, nlp = analyser._parser, analyser._parser.nlp
    parse: list[float] = []
    for _ in range(ROUNDS):
        start = time.process_time()
        parsed = list(parser.parse(articles))
        parse.append(time.process_time() - start)
    mark, attribute = voice.make(nlp), attribution.make(nlp)
    folder, frames = Folder(nlp), FrameScorer(nlp)
    score = Scorer(nlp.vocab, load("default"))
    detect = {name: spec.make(nlp, builtin()) for name, spec in registry.detectors().items()}
    parts: dict[str, Callable[[], object]] = {
        # Attribution adds to what voice has marked, so that each round begins with voice.
        "voice": lambda: [mark(p.doc) for p in parsed],
        "attribution": lambda: [attribute(p.doc) for p in parsed],
        "speakers": lambda: [speakers.resolve(p.doc) for p in parsed],
        **{name: lambda d=d: [d(p.doc) for p in parsed] for name, d in detect.items()},
        "scores of loaded wording": lambda: [score(p.doc) for p in parsed],
        "targets": lambda: [_targets(p.doc) for p in parsed],
        "frames": lambda: [frames(p.doc, p.blocks) for p in parsed],
        "house style": lambda: [folder(p.doc, p.blocks, p.article.outlet) for p in parsed],
    }
    took = dict.fromkeys(parts, float("inf"))
    for _ in range(ROUNDS):
        for name, run in parts.items():
            start = time.process_time()
            run()
            took[name] = min(took[name], time.process_time() - start)
    base = min(parse)
    print(
        f"{len(articles)} articles, {words:,} words; the parse takes {1e6 * base / words:.1f} microseconds a word"
    )
    for name, seconds in took.items():
        print(f"{name:32} {1e6 * seconds / words:6.2f} microseconds a word {100 * seconds / base:5.2f}%")
    together = sum(took[name] for name in detect)
    print(
        f"{'all detectors':32} {1e6 * together / words:6.2f} microseconds a word {100 * together / base:5.2f}%"
    )


def _targets(doc: Doc) -> list[str | None]:
    """Targets of all learned words, with what resolving speakers has to build anyway."""
    targets = Targets(doc, Cast(doc))
    return [targets(span.start, span.end) for span in doc.spans[LEARNED]]


if __name__ == "__main__":
    main()
