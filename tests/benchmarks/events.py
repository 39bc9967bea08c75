"""Same-event grouping at 1,000, 10,000 and 100,000 articles: seconds, peak memory, growth, B-cubed F1.

    python tests/benchmarks/events.py [SIZE ...] [--undated]

The recipe: take the articles of archive-sample whose body has 12 sentences or more. An event is one of them; it
gets 1 to 9 articles (most get few), each of 6 to 14 of its sentences in their order and 4 sentences of others.
Events follow each other so that 250 articles begin on a day; an article comes 0 to 2 days later. One article in
two keeps the headline, the others have its words in another order. An event that is drawn again is another one:
each capitalised word becomes a made-up one. Articles with the same sentences are duplicates and are not made. Seed
6. Each size is a process of its own; memory is that of the whole process, articles included. Needs the archive
sample; never part of the tests.
"""

from __future__ import annotations

import math
import os
import random
import re
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.events import group
from samestory.types import Article
from tests.real.conftest import records
from tests.real.events import b_cubed

SIZES = (1_000, 10_000, 100_000)
A_DAY = 250
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_SYLLABLES = "ba den fol gar hin jos kel lum mar nev oss pra quin rud sel tav ul ven wick yor zan".split()


def made(count: int, dated: bool) -> tuple[list[Article], list[str]]:
    """Return articles and the event of each."""
    draw = random.Random(6)
    sources = []
    for record in records("archive-sample.jsonl.gz"):
        sentences = [one.strip() for one in _SENTENCE.split(record["body"]) if 30 < len(one) < 400]
        if len(sentences) >= 12:
            sources.append((record["title"] or "", sentences))
    articles: list[Article] = []
    events: list[str] = []
    number = 0
    while len(articles) < count:
        title, sentences = sources[number % len(sources)]
        again = number // len(sources)
        first = date(2015, 1, 1) + timedelta(days=len(articles) // A_DAY)
        seen: set[tuple[int, ...]] = set()
        for _ in range(min(9, 1 + int(draw.expovariate(0.4)))):
            picked = tuple(
                sorted(draw.sample(range(len(sentences)), min(len(sentences) - 2, draw.randint(6, 14))))
            )
            if picked in seen:
                continue
            seen.add(picked)
            others = [draw.choice(draw.choice(sources)[1]) for _ in range(4)]
            body = " ".join([sentences[at] for at in picked] + others)
            words = title.split()
            if draw.random() < 0.5:
                draw.shuffle(words)
            head = " ".join(words)
            if again:
                head, body = _renamed(head, again), _renamed(body, again)
            day = first + timedelta(days=draw.randint(0, 2))
            name = f"a{len(articles):06}"
            articles.append(Article(name, body, title=head, published=day.isoformat() if dated else None))
            events.append(f"e{number}")
            if len(articles) == count:
                break
        number += 1
    return articles, events


def _renamed(text: str, again: int) -> str:
    return _NAME.sub(lambda match: _other(match[0], again), text)


def _other(word: str, again: int) -> str:
    draw = random.Random(f"{word} {again}")
    return "".join(draw.choice(_SYLLABLES) for _ in range(2 if len(word) < 6 else 3)).capitalize()


def measure(count: int, dated: bool) -> None:
    articles, events = made(count, dated)
    words = sum(article.body.count(" ") + 1 for article in articles)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    found = group(articles)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    where = found.event_of()
    _, _, f1 = b_cubed(events, [where[article.id] for article in articles])
    print(
        f"{count} {words} {seconds:.2f} {before:.0f} {peak:.0f} {len(set(events))} {len(found.events)} {f1:.3f}"
    )


def main() -> None:
    dated = "--undated" not in sys.argv
    sizes = [int(one) for one in sys.argv[1:] if one.isdigit()] or list(SIZES)
    if "--one" in sys.argv:
        measure(sizes[0], dated)
        return
    last: tuple[int, float] | None = None
    for count in sizes:
        command = [sys.executable, __file__, str(count), "--one", *([] if dated else ["--undated"])]
        line = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        seconds = float(line[2])
        growth = ""
        if last is not None:
            growth = f", growth N^{math.log(seconds / last[1]) / math.log(count / last[0]):.2f}"
        last = count, seconds
        print(
            f"{count:7,} articles, {int(line[1]):,} words: {seconds:.1f} s CPU, peak {line[4]} MB "
            f"({line[3]} MB before), {line[5]} events, {line[6]} found, B-cubed F1 {line[7]}{growth}",
            flush=True,
        )


if __name__ == "__main__":
    main()
