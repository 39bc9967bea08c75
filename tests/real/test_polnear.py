"""PolNeAR, development part: floors under what was measured on the articles whose errors were not read."""

from __future__ import annotations

from tests.real import attribution


def test_words_of_contents_sources_and_cues_agree_with_the_experts() -> None:
    given, analyses = attribution.polnear(attribution.analyser())
    unread = [pair for i, pair in enumerate(zip(given, analyses, strict=True)) if i % 5 >= 3]
    scores = attribution.word_scores([g for g, _ in unread], [a for _, a in unread])
    assert sum(scores["content"]) > 50_000
    assert scores["content"].f1 >= 0.85
    assert scores["source"].f1 >= 0.74
    assert scores["cue"].f1 >= 0.61
