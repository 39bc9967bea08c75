"""One event -> what its outlets wrote, side by side: the place where findings and measures meet."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from samestory import findings, registry
from samestory._version import __version__
from samestory.brief import Material, brief
from samestory.carried import carried, house_voice
from samestory.caveats import caveats
from samestory.copies import shared
from samestory.errors import ConfigError
from samestory.folding import Folder
from samestory.frames import FrameScorer
from samestory.lexicon import Lexicon, builtin, layer, load
from samestory.measures.rates import RESAMPLES
from samestory.models.loaded import Loaded, load as load_model
from samestory.models.scorer import SCORES, Scorer
from samestory.pipeline import Annotator, Parser
from samestory.reading import Reading
from samestory.sidebyside import NEEDS_A_PARSE, SideBySide, side_by_side
from samestory.spacy_model import DEFAULT, spacy_version
from samestory.types import (
    Analysis,
    Article,
    Comparison,
    Event,
    Fold,
    FrameRow,
    Keyness,
    Outlet,
    Provenance,
    Row,
    Skipped,
    SourceRow,
    VerbRow,
    Warning,
)

__all__ = ["Analyser", "Settings", "compare"]

Progress = Callable[[int, int, str], None]

NO_MODEL = "none"
WITH_AGENCY = "-with-agency-text"  # ends the name of a measure of house voice that counts agency text too


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can be told.

    Parameters
    ----------
    pipeline : str
        spaCy pipeline, the default English model if nothing is said.
    cache : Path or None
        Folder of the parse cache.
    lexicons : tuple of Path
        House packs, layered on the lexicons of the package in this order.
    detectors : tuple of str or None
        Names; None are all that are on by default. ``+name`` adds one to these, ``all`` is every one.
    model : str
        Learned scores of loaded wording: ``default``, ``research``, a folder, or ``none``.
    wide : bool
        Show what a narrow list leaves out: more words, with more that an editor would pass over.
    count_agency : bool
        Count agency text as the wording of the outlet that carries it.
    """

    pipeline: str = DEFAULT
    cache: Path | None = None
    lexicons: tuple[Path, ...] = ()
    detectors: tuple[str, ...] | None = None
    model: str = "default"
    wide: bool = False
    count_agency: bool = False


@dataclass(slots=True)
class Analyser:
    """Articles -> analyses, with one pipeline for all of them."""

    settings: Settings = field(default_factory=Settings)
    _parser: Parser = field(init=False)
    _annotator: Annotator = field(init=False)
    _folder: Folder = field(init=False)
    _frames: FrameScorer = field(init=False)
    _explained: Mapping[str, findings.Explanation] = field(init=False)
    _lexicons: Mapping[str, Lexicon] = field(init=False)
    _model: Loaded | None = field(init=False)
    _scored: findings.Scored | None = field(init=False)

    def __post_init__(self) -> None:
        packs = [load(path) for path in self.settings.lexicons]
        self._lexicons = layer(builtin(), packs)
        self._parser = Parser(self.settings.pipeline, self.settings.cache)
        chosen = _chosen(self.settings.detectors)
        self._model = None if self.settings.model == NO_MODEL else load_model(self.settings.model)
        self._scored = None if self._model is None else _scored(self._model, chosen, self.settings.wide)
        self._annotator = Annotator(self._parser.nlp, chosen, self._lexicons, self._model)
        house = frozenset(entry.id for pack in packs for entry in pack.entries)
        self._explained = findings.explanations(self._annotator.specs, self._lexicons, house)
        self._folder = Folder(self._parser.nlp)
        self._frames = FrameScorer(self._parser.nlp)

    def analyse(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """Analyse articles one after another."""
        return (analysis for analysis, _ in self.read(articles))

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Analysis, Reading | None]]:
        """Analyse articles, and give with each what comparing them asks; None for one that cannot be measured."""
        for parsed in self._parser.parse(articles):
            doc = self._annotator(parsed.doc)
            reading = Reading(parsed.article, parsed.blocks, doc)
            analysis = findings.analysis(
                parsed.article,
                parsed.blocks,
                parsed.warnings,
                doc,
                self._annotator.specs,
                self._explained,
                self._scored,
                reading.cast,
            )
            if any(w.code in findings.UNMEASURABLE for w in analysis.warnings):
                yield analysis, None
                continue
            terms, folds = self._folder(doc, parsed.blocks, parsed.article.outlet)
            yield (
                replace(analysis, terms=terms, folds=folds, frames=self._frames(doc, parsed.blocks)),
                reading if reading.is_parsed else None,
            )

    def score(self, articles: Iterable[Article]) -> Iterator[tuple[str, float | None]]:
        """Give the id of each text and how loaded its wording is, as one sentence.

        Yields
        ------
        (str, float or None)
            A probability on a scale where loaded and plain sentences are equally frequent; None without words.

        Raises
        ------
        ConfigError
            Without a model, or where the pipeline sets too little for one.
        """
        if self._model is None:
            raise ConfigError("scores need a model: choose --model default, research or a folder")
        scorer = Scorer(self._parser.nlp.vocab, self._model)
        for parsed in self._parser.parse(articles):
            doc = self._annotator(parsed.doc)
            value = None
            if SCORES in doc.user_data:
                if not any(w.code == "no-words" for w in parsed.warnings):
                    value = round(float(scorer.sentences(doc, [doc[:]])[0]), 4)
            elif any(block.kind == "text" for block in parsed.blocks):
                raise ConfigError(f"the pipeline {self._parser.pipeline!r} sets too little to score with")
            yield parsed.article.id, value

    @property
    def lexicons(self) -> Mapping[str, Lexicon]:
        """The lexicons in use, by name, with the house packs layered on them."""
        return self._lexicons

    def provenance(self, articles: Iterable[Article]) -> Provenance:
        """Return what made the analyses of these articles."""
        digest = hashlib.sha256()
        for a in articles:
            given = [a.id, a.outlet, a.title, a.body, a.published, a.event, a.genre, a.origin]
            digest.update(json.dumps(given, ensure_ascii=True).encode())
        return Provenance(
            package=__version__,
            spacy=spacy_version(),
            pipeline=self._parser.pipeline,
            pipeline_sha256=self._parser.sha256,
            lexicons={
                **{name: lex.sha256 for name, lex in sorted(self._lexicons.items())},
                **_word_lists(),
                **{f"frames/{name}": sha256 for name, sha256 in sorted(self._frames.sha256.items())},
            },
            configuration=self._configuration(),
            corpus_sha256=digest.hexdigest(),
        )

    def _configuration(self) -> dict[str, Any]:
        return {
            "detectors": list(self._annotator.specs),
            "model": None if self._model is None else self._named(self._model),
            "wide": self.settings.wide,
            "packs": [path.name for path in self.settings.lexicons],
            "count_agency": self.settings.count_agency,
            "resamples": RESAMPLES,
        }

    def _named(self, model: Loaded) -> dict[str, Any]:
        """A model, and from which score a word was a finding; None where none was, or nothing could be scored."""
        shown = self._scored.shown if self._scored and self._scored.shown <= 1 else None
        return {"name": model.name, "sha256": model.sha256, "shown_from": shown}


def _word_lists() -> dict[str, str]:
    """Lists that are no lexicons, since nobody changes them from outside, and shape the output all the same."""
    lists = ("attribution/cues", "naming/countries", "naming/words", "speakers/names", "speakers/words")
    package = files("samestory")
    return {name: hashlib.sha256((package / f"{name}.toml").read_bytes()).hexdigest() for name in lists}


def _scored(model: Loaded, chosen: list[str] | None, wide: bool) -> findings.Scored:
    """What the scores let through; no word without a rule where somebody asked for other detectors only."""
    thresholds = model.card["thresholds"]
    listed = chosen is None or "loaded-language" in chosen
    shown = thresholds["wide" if wide else "default"] if listed else 2.0
    return findings.Scored(shown=shown, kept={} if wide else thresholds["kept"])


def _chosen(asked: tuple[str, ...] | None) -> list[str] | None:
    """Names of detectors in the order of the registry; None where nothing is asked for."""
    if asked is None:
        return None
    known = registry.detectors()
    for name in asked:
        if name.removeprefix("+") not in {*known, "all"}:
            raise ConfigError(
                f"no detector is called {name.removeprefix('+')!r}; known are {', '.join(known)}"
            )
    if "all" in asked:
        return list(known)
    added = {name.removeprefix("+") for name in asked if name.startswith("+")}
    named = {name for name in asked if not name.startswith("+")}
    if added and not named:
        named = {name for name, spec in known.items() if spec.default}
    return [name for name in known if name in named | added]


def compare(
    event: Event,
    analyser: Analyser | None = None,
    *,
    skipped: tuple[Skipped, ...] = (),
    warnings: tuple[Warning, ...] = (),
    progress: Progress | None = None,
) -> Comparison:
    """Compare the outlets of one event.

    Parameters
    ----------
    event : Event
        Its articles by time of publication.
    analyser : Analyser, optional
        To share one pipeline over many events.
    skipped, warnings
        From reading, to be carried into the comparison.
    progress : callable, optional
        Called with (done, total, id) after each article.
    """
    analyser = analyser or Analyser()
    analyses: list[Analysis] = []
    readings: list[Reading] = []
    for analysis, reading in analyser.read(event.articles):
        analyses.append(analysis)
        if reading is not None:
            readings.append(reading)
        if progress is not None:
            progress(len(analyses), len(event.articles), analysis.article.id)
    outlets: dict[str, list[str]] = {}
    for analysis in analyses:
        outlets.setdefault(analysis.article.outlet, []).append(analysis.article.id)
    pairs = shared(event.articles)
    agency_text = carried(analyses, pairs)
    rated = _rated(analyses)
    house = rated if analyser.settings.count_agency else house_voice(rated, agency_text) or rated
    measured = _measured(rated, house, list(outlets), analyser.lexicons)
    together = side_by_side(analyses, readings, list(outlets), {a.article.id for a in house})
    ids = {analysis.article.id for analysis in analyses}
    return Comparison(
        event=event,
        outlets=tuple(Outlet(name, tuple(articles)) for name, articles in outlets.items()),
        analyses=tuple(analyses),
        brief=brief(Material(analyses, measured.measures, **_told(together, Material._fields))),
        measures=tuple(measured.measures),
        keyness=tuple(measured.keyness),
        frames=tuple(measured.frames),
        skipped=skipped,
        warnings=(
            *caveats(event, analyses, pairs, agency_text, counted=house is rated),
            *(w for w in warnings if w.article is None or w.article in ids),
            *(w for analysis in analyses for w in analysis.warnings),
        ),
        provenance=analyser.provenance(event.articles),
        not_measured=() if readings or not _measurable(analyses) else NEEDS_A_PARSE,
        folds=_folds(house),
        sources=tuple(measured.sources),
        verbs=tuple(measured.verbs),
        shared=pairs,
        carried=agency_text,
        **_told(together, {one.name for one in fields(Comparison)}),
    )


class _Tables(NamedTuple):
    """Rows of the measures, by the output they stand in."""

    measures: list[Row]
    keyness: list[Keyness]
    frames: list[FrameRow]
    sources: list[SourceRow]
    verbs: list[VerbRow]


def _measured(
    analyses: list[Analysis], house: list[Analysis], outlets: list[str], lexicons: Mapping[str, Lexicon]
) -> _Tables:
    tables = _Tables([], [], [], [], [])
    for spec in registry.measures().values():
        asked = [lexicons[name] for name in spec.lexicons]
        chosen = house if spec.house_voice else analyses
        getattr(tables, spec.table).extend(spec.compute(chosen, outlets, *asked))
        if chosen != analyses and spec.table == "measures":
            both = (row for row in spec.compute(analyses, outlets, *asked) if isinstance(row, Row))
            tables.measures.extend(replace(row, measure=row.measure + WITH_AGENCY) for row in both)
    return tables


def _folds(analyses: list[Analysis]) -> tuple[Fold, ...]:
    """What was folded over all articles that are counted."""
    together: Counter[tuple[str, str, str]] = Counter()
    for analysis in analyses:
        for rule, given, term, n in analysis.folds:
            together[rule, given, term] += n
    return tuple(Fold(*key, n) for key, n in sorted(together.items()))


def _told(together: SideBySide, wanted: Container[str]) -> dict[str, Any]:
    """The parts of what was put side by side that somebody wants, by name."""
    return {name: value for name, value in together._asdict().items() if name in wanted}


def _measurable(analyses: list[Analysis]) -> bool:
    """Whether some article could be measured, so that an empty list says something about the pipeline."""
    return any(not any(w.code in findings.UNMEASURABLE for w in a.warnings) for a in analyses)


def _rated(analyses: list[Analysis]) -> list[Analysis]:
    """Leave opinion out of rates, unless there is nothing else."""
    others = [a for a in analyses if a.article.genre != "opinion"]
    return others or analyses
