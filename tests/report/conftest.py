"""Comparisons made by hand: invented outlets, invented text, no pipeline."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from samestory.lexicon import builtin
from samestory.measures.sources import sources
from samestory.measures.verbs import verbs
from samestory.report import build
from samestory.types import (
    VOICES,
    Absence,
    AgencyRow,
    Analysis,
    Article,
    Block,
    BlockKind,
    BriefItem,
    Comparison,
    Event,
    Evidence,
    Field,
    Finding,
    FrameRow,
    Named,
    NameForm,
    OnlyHere,
    Outlet,
    Placement,
    Provenance,
    Quotation,
    Row,
    Sentence,
    Skipped,
    Statement,
    TakenOver,
    Telling,
    Utterance,
    UtteranceMember,
    Voice,
    VoiceSpan,
    Warning,
    Wording,
)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
IN_CHROMIUM = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver")

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --window-size=1400,1000"
).split()

FAMILY = {"hedge": "epistemic", "vague-attribution": "sourcing", "agentless-passive": "agency"}
UNIT = "findings per 1,000 own-voice words"

LEDGER = Article(
    id="s-ledger",
    outlet="Ledger",
    title="Union walks out over pay",
    body=(
        "HARBOUR TOWN, May 3\n\n"
        "Dockers left work at dawn on Monday. The port was closed by noon.\n\n"
        "“They held the port hostage,” said Ines Varga, who runs the terminal. It may reopen on Friday.\n"
    ),
    published="2021-05-03T09:10:00+01:00",
    url="https://ledger.example/strike?a=1&b=2",
    genre="news",
    byline="Pia Holm",
)
GLOBE = Article(
    id="s-globe",
    outlet="Globe",
    title="Port paralysed as militants down tools",
    body=(
        "Militants held the port hostage at dawn, critics say.\n\n"
        "## What next\n\n"
        "Ms Varga claimed that the “port is lost. Nobody knows.\n"
    ),
    published="2021-05-03T10:40:00+01:00",
    url="javascript:alert(1)",
    genre="news",
)
VOICE = Article(
    id="s-voice",
    outlet="Voice",
    title="They were right to go",
    body="A strike is a sentence of the last resort.\n",
    published="2021-05-04T06:00:00+01:00",
    genre="opinion",
)


def blocks(article: Article) -> tuple[Block, ...]:
    made = [Block("title", "title", 0, len(article.title), article.title)]
    for match in re.finditer(r"[^\n]+", article.body):
        text, start = match[0], match.start()
        kind: BlockKind = "text"
        if text.startswith("## "):
            kind, text, start = "heading", text[3:], start + 3
        elif text.startswith("HARBOUR TOWN"):
            kind = "dateline"
        made.append(Block("body", kind, start, start + len(text), text))
    return tuple(made)


def analysis(
    article: Article,
    found: Sequence[tuple[str, str, Voice]] = (),
    voices: Sequence[tuple[str, Voice, Any]] = (),
    **more: Any,
) -> Analysis:
    """``found`` is (words, category, voice), ``voices`` (words, voice, kind); the first place counts."""
    parts = blocks(article)
    spans = tuple(VoiceSpan(*place(article, words), voice, kind) for words, voice, kind in voices)
    sentences = []
    paragraph = 0
    for number, block in enumerate(parts):
        paragraph += block.kind == "text"
        for match in re.finditer(r"\S.*?(?:[.?!][”]?(?=\s|$)|$)", block.text):
            words = len(match[0].split()) if block.kind == "text" else 0
            low = block.start + match.start()
            sentences.append(
                Sentence(
                    block.field,
                    low,
                    low + len(match[0]),
                    number,
                    paragraph if words else 0,
                    block.kind,
                    words,
                    {**dict.fromkeys(VOICES, 0), "own": words},
                )
            )
    total = sum(s.words for s in sentences)
    findings = tuple(finding(article, *f) for f in found)
    return Analysis(
        article=article,
        words=total,
        words_by_voice={**dict.fromkeys(VOICES, 0), "own": total},
        warnings=more.pop("warnings", ()),
        findings=findings,
        quotations=more.pop("quotations", ()),
        voices=spans,
        blocks=parts,
        sentences=tuple(sentences),
        **more,
    )


def place(article: Article, words: str) -> tuple[Field, int, int]:
    which: Field = "title" if words in article.title else "body"
    start = article.text(which).index(words)
    return which, start, start + len(words)


def finding(article: Article, words: str, category: str, voice: Voice = "own", **more: Any) -> Finding:
    field, start, end = place(article, words)
    given: dict[str, Any] = {
        "article": article.id,
        "field": field,
        "start": start,
        "end": end,
        "text": words,
        "family": FAMILY.get(category, "loaded"),
        "category": category,
        "rule": f"{category}.{words.split(maxsplit=1)[0].lower()}",
        "voice": voice,
        "in_quote": voice == "direct",
        "speaker": "Ines Varga" if voice == "direct" else None,
        "target": "the union",
        "severity": "suggestion",
        "score": None,
        "message": f"why {words}",
        "alternatives": (f"plain {words}",),
        "fine_when": "It is a fact of law.",
        "basis": "A guide (2019)",
    }
    return Finding(**{**given, **more})


def evidence(a: Analysis, words: str, voice: Voice = "own") -> Evidence:
    field, start, end = place(a.article, words)
    sentence = next(s for s in a.sentences if s.field == field and s.start <= start < s.end)
    return Evidence(a.article.outlet, a.article.id, field, start, end, words, voice, sentence.paragraph)


def row(outlet: str, category: str, n: int, rate: float | None, low: float, high: float, **more: Any) -> Row:
    given: dict[str, Any] = {
        "measure": "rate", "outlet": outlet, "category": category, "n": n, "words": 400, "articles": 1,
        "unit": UNIT, "rate": rate, "low": low if rate is not None else None,
        "high": high if rate is not None else None, "effect": None, "p": None,
        "rank": 1 if n >= 5 else None, "note": "" if rate is not None else "too little text to say",
    }  # fmt: skip
    return Row(**{**given, **more})


def comparison(analyses: Sequence[Analysis], **more: Any) -> Comparison:
    given: dict[str, Any] = {
        "event": Event("harbour-strike", tuple(a.article for a in analyses)),
        "outlets": tuple(Outlet(a.article.outlet, (a.article.id,)) for a in analyses),
        "analyses": tuple(analyses),
        "brief": (),
        "measures": (),
        "skipped": (),
        "warnings": (),
        "provenance": Provenance(
            "0.1.0",
            "3.8.7",
            "en_core_web_sm 3.8.0",
            "a" * 64,
            {"frames/legality-constitutionality-and-jurisprudence": "b" * 64},
            {"resamples": 2000},
            "c" * 64,
        ),
        "not_measured": ("frames", "keyness"),
    }
    return Comparison(**{**given, **more})


def telling(
    a: Analysis, words: str, placement: Placement, voice: Voice = "own", speaker: str | None = None
) -> Telling:
    """A telling of a fact, by its words."""
    e = evidence(a, words, voice)
    return Telling(
        e.article, e.outlet, e.field, e.start, e.end, words, placement, e.paragraph, voice, speaker
    )


def member(a: Analysis, words: str, **more: Any) -> UtteranceMember:
    """One outlet's words of an utterance; ``cue`` and ``placement`` and what differs are given."""
    e = evidence(a, words)
    given: dict[str, Any] = {
        "kind": "direct", "paraphrase": False, "quoted": ((e.start, e.end),), "words": len(words.split()),
        "cue": None, "cue_start": None, "cue_end": None, "speaker": None, "speaker_start": None, "speaker_end": None,
        "source": "Ines Varga", "source_kind": "person", "placement": "later", "paragraph": e.paragraph,
    }  # fmt: skip
    return UtteranceMember(e.article, e.outlet, e.field, e.start, e.end, words, **{**given, **more})


def absent(outlet: str, status: Any, near: tuple[Analysis, str] | None = None) -> Absence:
    """An outlet without something; ``near`` is the article and words of what stands nearest."""
    if near is None:
        return Absence(outlet, status)
    field, start, end = place(near[0].article, near[1])
    return Absence(outlet, status, near[0].article.id, field, start, end)


def together(ledger: Analysis, globe: Analysis, voice: Analysis) -> dict[str, Any]:
    """What the three articles have side by side."""
    hostage, lost = place(LEDGER, "hostage")[1:], place(GLOBE, "lost")[1:]
    last_resort = (voice, "A strike is a sentence of the last resort.")
    return {
        "statements": (
            Statement(
                "s1",
                (
                    telling(ledger, "Dockers left work at dawn on Monday.", "lead"),
                    telling(globe, "Port paralysed as militants down tools", "headline"),
                ),
                ("Ledger", "Globe"),
                (absent("Voice", "not-found", last_resort),),
                ("number",),
                0.7,
            ),
            Statement(
                "s2",
                (
                    telling(
                        ledger,
                        "“They held the port hostage,” said Ines Varga, who runs the terminal.",
                        "later",
                        "direct",
                        "Ines Varga",
                    ),
                    telling(globe, "Militants held the port hostage at dawn, critics say.", "first-third"),
                ),
                ("Ledger", "Globe"),
                (absent("Voice", "time-unknown"),),
                (),
                0.6,
            ),
        ),
        "wordings": (
            Wording("s1", "substitution", (evidence(ledger, "Dockers"), evidence(globe, "militants")), 0.9),
            Wording("s2", "reporting-verb", (evidence(ledger, "said"), evidence(globe, "say")), 0.4),
        ),
        "quotes": (
            Utterance(
                "Ines Varga",
                (
                    member(ledger, "They held the port hostage,", cue="said"),
                    member(
                        globe,
                        "port is lost",
                        kind="mixed",
                        cue="claimed",
                        missing=(place(LEDGER, "They held the")[1:],),
                        alters=((lost, hostage),),
                    ),
                ),
                0,
                ("Ledger", "Globe"),
                (absent("Voice", "published-earlier"),),
            ),
        ),
        "taken_over": (
            TakenOver(
                "held the port hostage",
                "loaded-language",
                (evidence(globe, "held the port hostage"),),
                (evidence(ledger, "held the port hostage", "direct"),),
                "marks",
            ),
        ),
        "naming": (
            Named(
                "dockers",
                "group",
                (
                    NameForm("Ledger", "Dockers", "description", (), 2,
                             (evidence(ledger, "Dockers"), evidence(ledger, "They", "direct"))),
                    NameForm("Globe", "striking militants", "description", ("striking",), 2,
                             (evidence(globe, "militants"), evidence(globe, "Militants"))),
                ),
            ),
            Named("Monday", "event", (NameForm("Ledger", "Monday", "name", (), 1, (evidence(ledger, "Monday"),)),)),
        ),
        "agency": (
            AgencyRow("dockers", "Ledger", 3, 4, 2, 1, 1, 0.6667, 0.25, 0.95,
                      (("agent", "leave", 4), ("patient", "close", 2), ("speech", "say", 1)), "",
                      (evidence(ledger, "left"),)),
            AgencyRow("dockers", "Globe", 1, 1, 0, 0, 0, None, None, None, (("agent", "hold", 1),),
                      "fewer than 5 deeds: no share", ()),
        ),
        "only": (
            OnlyHere("Ledger", LEDGER.id, *place(LEDGER, "who runs the terminal"), "who runs the terminal",
                     "Ines Varga", "clause", "own", None, "later",
                     (absent("Globe", "not-found"), absent("Voice", "unsure", last_resort)), 0.5),
        ),
    }  # fmt: skip


@pytest.fixture
def strike() -> Comparison:
    """Three articles on one strike, with findings in every voice."""
    ledger = analysis(
        LEDGER,
        [("held the port hostage", "loaded-language", "direct"), ("hostage", "metaphor", "direct"),
         ("may", "hedge", "own"), ("was closed", "agentless-passive", "own")],
        [("“They held the port hostage,”", "direct", "speech")],
        quotations=(Quotation(*place(LEDGER, "“They held the port hostage,”"), "“They held the port hostage,”",
                              "direct", (), 1, "Ines Varga", cue="said", cue_start=LEDGER.body.index("said"),
                              cue_end=LEDGER.body.index("said") + 4, source_kind="person"),),
    )  # fmt: skip
    globe = analysis(
        GLOBE,
        [("militants", "label", "own"), ("held the port hostage", "loaded-language", "own"),
         ("critics say", "vague-attribution", "own"), ("claimed", "reporting-verb", "own"),
         ("lost", "loaded-language", "uncertain"), ("Nobody knows", "hedge", "indirect")],
        [("“port is lost. Nobody knows.", "uncertain", "broken")],
        origin="Wire", origin_from="report",
        quotations=(Quotation(*place(GLOBE, "that the “port is lost"), "that the “port is lost", "mixed", (), 0,
                              "Ms Varga", cue="claimed", cue_start=GLOBE.body.index("claimed"),
                              cue_end=GLOBE.body.index("claimed") + 7, source_kind="person"),),
        warnings=(Warning("quote-unclosed", "a quotation mark is opened and not closed", "body", 90, 95, "s-globe"),),
    )  # fmt: skip
    voice = analysis(VOICE)
    return comparison(
        [ledger, globe, voice],
        brief=(
            BriefItem(
                "voice",
                "Globe writes “held the port hostage” in its own voice; Ledger quotes it.",
                (
                    evidence(ledger, "held the port hostage", "direct"),
                    evidence(globe, "held the port hostage"),
                ),
                "the union",
            ),
        ),
        measures=(
            row("Ledger", "loaded-language", 0, 0.0, 0.0, 4.0),
            row("Globe", "loaded-language", 9, 22.5, 9.0, 40.0),
            row("Voice", "loaded-language", 0, None, 0, 0),
            row("Ledger", "hedge", 2, 5.0, 0.5, 11.0),
            row("Globe", "hedge", 1, 2.5, 0.0, 8.0),
            row("Voice", "hedge", 0, None, 0, 0),
        ),
        sources=tuple(sources([ledger, globe], ["Ledger", "Globe", "Voice"])),
        verbs=tuple(verbs([ledger, globe], ["Ledger", "Globe", "Voice"], builtin()["reporting-verb"])),
        **together(ledger, globe, voice),
        frames=tuple(FrameRow(o, "economic", 1, 1, 0.4, "", ()) for o in ("Ledger", "Globe", "Voice")),
        skipped=(Skipped("notes.md", "no text after the head"),),
        warnings=(
            Warning("mixed-genres", "articles of different genres stand side by side"),
            *globe.warnings,
        ),
    )


@pytest.fixture
def one() -> Callable[..., Comparison]:
    """Make a comparison of one article from its fields."""

    def make(found: Sequence[tuple[str, str, Voice]] = (), **fields: Any) -> Comparison:
        article = Article(**{"id": "x1", "body": "Words.\n", "outlet": "Ledger", **fields})
        return comparison([analysis(article, found)])

    return make


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A headless Chromium."""
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=ChromeService(executable_path=DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: Any, strike: Comparison, tmp_path: Path) -> Any:
    """The page of the strike, which must say nothing in the console."""
    path = tmp_path / "report.html"
    path.write_text(build(strike), encoding="utf-8")
    browser.get(path.as_uri())
    yield browser
    assert browser.get_log("browser") == []
