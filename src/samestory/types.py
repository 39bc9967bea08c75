"""The plain data that flows through samestory, in the order of its one direction.

Everything is a frozen dataclass of plain values. Offsets are Python string offsets into the
``title`` or ``body`` of the article as it was given: ``body[start:end] == text``, always.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

__all__ = [
    "GENRES",
    "SPEECH",
    "VOICES",
    "AgencyRow",
    "Absence",
    "Analysis",
    "Article",
    "Block",
    "BlockKind",
    "BriefItem",
    "Carried",
    "Comparison",
    "Corpus",
    "Event",
    "Evidence",
    "Field",
    "Finding",
    "Fold",
    "FrameEvidence",
    "FrameRow",
    "FrameScore",
    "Keyness",
    "NameForm",
    "Named",
    "OnlyHere",
    "OriginFrom",
    "Outlet",
    "Placement",
    "Provenance",
    "Quotation",
    "Row",
    "Sentence",
    "Shared",
    "Skipped",
    "SourceKind",
    "SourceRow",
    "Statement",
    "TakenOver",
    "Telling",
    "Subject",
    "Term",
    "Utterance",
    "UtteranceMember",
    "VerbRow",
    "Voice",
    "VoiceSpan",
    "Warning",
    "Wording",
]

Field = Literal["title", "body"]
Voice = Literal["own", "direct", "indirect", "uncertain"]
SourceKind = Literal["person", "institution", "group", "document", "outlet", "anonymous", "vague"]
Placement = Literal["headline", "lead", "first-third", "later"]
# What gives words to an agency: the first four all of them, the others a part.
OriginFrom = Literal["input", "dateline", "byline", "credit", "contribution", "report"]
BlockKind = Literal["text", "title", "heading", "dateline", "byline", "caption", "credit", "promo"]

VOICES: tuple[Voice, ...] = ("own", "direct", "indirect", "uncertain")
# Kinds of quotation that are speech; an attitude (wants, plans, supports) is none.
SPEECH = frozenset({"direct", "indirect", "mixed"})
GENRES = ("news", "analysis", "explainer", "opinion", "live")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was given.

    Parameters
    ----------
    id : str
        Unique in its corpus; ``NAME:LINE`` where the input had none.
    outlet, title, body : str
        ``outlet`` is ``unknown`` and ``title`` empty where the input had none.
    published, url, event, byline, section, genre : str or None
        As given, empty text read as None. ``published`` is ISO 8601 where it could be parsed.
    origin : str or None
        The agency the text is credited to, where the input says so.
    where : str
        ``path:line`` the article came from, relative to what the user named. For messages.
    extra : Mapping
        Keys of the input that samestory does not know.
    """

    id: str
    body: str
    outlet: str = "unknown"
    title: str = ""
    published: str | None = None
    url: str | None = None
    event: str | None = None
    byline: str | None = None
    section: str | None = None
    genre: str | None = None
    origin: str | None = None
    where: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def text(self, which: Field) -> str:
        """Return the title or the body."""
        return self.title if which == "title" else self.body


@dataclass(frozen=True, slots=True)
class Skipped:
    """One input that could not be used, and why; never a reason to stop the rest."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a reader should know about an article or a comparison.

    ``field``, ``start`` and ``end`` are None where the warning is not about a place in the text.
    ``article`` is the id of the article, None where the warning is about the whole.
    """

    code: str
    message: str
    field: Field | None = None
    start: int | None = None
    end: int | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or line of furniture, with its repaired copy.

    Parameters
    ----------
    field : {"title", "body"}
    kind : BlockKind
        ``text`` is counted; every other kind is furniture: shown, never counted.
    start, end : int
        Where the block stands in the text as given.
    text : str
        The repaired and unwrapped copy that is parsed.
    offsets : tuple of int or None
        Shape ``(len(text) + 1,)``: position in the text as given of each character of ``text``,
        and of its end. None where the copy is the text as given.
    """

    field: Field
    kind: BlockKind
    start: int
    end: int
    text: str
    offsets: tuple[int, ...] | None = None

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the repaired copy to the text as given."""
        if self.offsets is None:
            return self.start + start, self.start + end
        if end <= start:
            return self.offsets[start], self.offsets[start]
        # The end is one past the last character, so a dropped line break after it stays outside.
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, its place and its words by voice. Furniture has no words by voice.

    ``paragraph`` counts blocks of kind ``text`` from 1 (0 for the title and other furniture).
    """

    field: Field
    start: int
    end: int
    block: int
    paragraph: int
    kind: BlockKind
    words: int
    words_by_voice: Mapping[Voice, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of evidence: words in a place, and what they are an instance of.

    ``in_quote`` is None where the marks are broken. ``score`` is None for a rule without one.
    """

    article: str
    field: Field
    start: int
    end: int
    text: str
    family: str
    category: str
    rule: str
    voice: Voice
    in_quote: bool | None
    speaker: str | None
    target: str | None
    severity: Literal["suggestion", "warning", "error"]
    score: float | None
    message: str
    alternatives: tuple[str, ...]
    fine_when: str = ""
    basis: str = ""
    counted: bool = True  # False in furniture: shown, in no rate


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """Words that are not in the outlet's own voice, or a kind of quotation marks.

    ``kind`` tells speech from the other uses of quotation marks (a one-word ``fragment`` of somebody's
    speech, ``scare``, ``title``, ``term``),
    a reported clause (``reported``) and marks that do not pair (``broken``).
    """

    field: Field
    start: int
    end: int
    voice: Voice
    kind: Literal["speech", "fragment", "scare", "title", "term", "reported", "broken"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """An unbroken stretch of words that somebody said, thought or wants; parts of one attribution share ``group``.

    ``speaker`` is the resolved name, ``speaker_start`` and ``speaker_end`` the words that stand there, a
    pronoun too. ``source_kind`` is None where a pronoun was not resolved, nobody is told, or what is told
    speaks for nobody ("fury"); ``group`` are unnamed people, one or many ("residents", "a tram driver").
    ``anonymity_reason`` is the reason the article states for not naming the source.
    """

    field: Field
    start: int
    end: int
    text: str
    kind: Literal["direct", "indirect", "mixed", "attitude"]
    quoted: tuple[tuple[int, int], ...]
    group: int
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    source_kind: SourceKind | None = None
    anonymity_reason: str | None = None


class Term(NamedTuple):
    """A content word in the outlet's own voice, made equal over house styles; offsets in the body."""

    term: str
    start: int
    end: int


class Fold(NamedTuple):
    """A form of house style that was made equal to another (``term`` empty: left out), and how often."""

    rule: str
    given: str
    term: str
    n: int


@dataclass(frozen=True, slots=True)
class FrameEvidence:
    """A sentence that carries a frame, and the words in it that say so."""

    field: Field
    start: int
    end: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameScore:
    """How much of an article a frame carries, from 0 to 1, and the sentences that carry it, best first."""

    frame: str
    score: float
    present: bool
    evidence: tuple[FrameEvidence, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made an output: enough to make the same bytes again."""

    package: str
    spacy: str
    pipeline: str
    pipeline_sha256: str
    lexicons: Mapping[str, str]
    configuration: Mapping[str, Any]
    corpus_sha256: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything samestory read off one article.

    ``origin`` is the agency that its text is credited to or that it cites, ``origin_from`` what says so.
    """

    article: Article
    words: int
    words_by_voice: Mapping[Voice, int]
    warnings: tuple[Warning, ...]
    findings: tuple[Finding, ...]
    quotations: tuple[Quotation, ...]
    voices: tuple[VoiceSpan, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    origin: str | None = None
    origin_from: OriginFrom | None = None
    terms: tuple[Term, ...] = ()
    folds: tuple[Fold, ...] = ()
    frames: tuple[FrameScore, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet and the ids of its articles on the event."""

    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its id and its articles, by time of publication."""

    id: str
    articles: tuple[Article, ...]
    assumed: bool = False  # True where nothing in the input names the event
    label: str = ""  # how a reader is told of it; the id as words where nobody gave one


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles that were read, and what could not be; ``labels`` name events that were found, by id."""

    name: str
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Warning, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a measure.

    ``rate``, ``low`` and ``high`` are in ``unit``; None means not measured, and ``note`` says why.
    ``rank`` is None where an outlet is not ranked (fewer than five findings, or no rate).
    """

    measure: str
    outlet: str
    category: str
    n: int
    words: int
    articles: int
    unit: str
    rate: float | None
    low: float | None
    high: float | None
    effect: float | None
    p: float | None
    rank: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words in a place, as proof of a sentence in the brief."""

    outlet: str
    article: str
    field: Field
    start: int
    end: int
    text: str
    voice: Voice
    paragraph: int


@dataclass(frozen=True, slots=True)
class Keyness:
    """How much more one outlet uses a term than the others do on the same event.

    Counts are of folded terms in own voice; ``words`` of all such terms. ``log_odds`` (natural logarithm),
    its interval and both z are described in ``samestory/measures/README.md``.
    """

    outlet: str
    term: str
    n: int
    words: int
    docs: int
    articles: int
    n_others: int
    words_others: int
    docs_others: int
    articles_others: int
    log_odds: float
    low: float
    high: float
    z_two_term: float
    z_four_term: float
    rank: int
    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FrameRow:
    """How much of an outlet's coverage of an event a frame carries.

    ``score`` is the mean over its ``articles``, ``n`` the number of them in which the frame is present.
    """

    outlet: str
    frame: str
    n: int
    articles: int
    score: float
    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """How much of an outlet's running text a source, or a kind of source, speaks.

    Parameters
    ----------
    outlet : str
    source : str or None
        A name that is the same over all outlets; None for a whole kind.
    source_kind : str
        ``unresolved`` where nobody is named or a pronoun was not resolved; ``all`` for all speech.
    n : int
        Articles in which the source speaks.
    articles : int
        All articles of the outlet that are measured.
    attributions : int
        Times the source is given speech (direct, indirect or mixed).
    attitudes : int
        Times it is said to want, plan or support something: no speech, in no number of words.
    words, words_direct : int
        Words of running text inside its speech, each once, and those of them inside quotation marks.
    words_outlet, words_speech : int
        The denominators: running words of the outlet, and those inside anybody's speech.
    share, low, high : float or None
        ``words`` / ``words_outlet``, 0 to 1, with its 95 per cent interval.
    share_of_speech, speech_low, speech_high : float or None
        ``words`` / ``words_speech``, 0 to 1, for kinds only.
    note : str
        Why something is None, or what an interval rests on.
    evidence : tuple of Evidence
        The first places in which it speaks.
    """

    outlet: str
    source: str | None
    source_kind: SourceKind | Literal["unresolved", "all"]
    n: int
    articles: int
    attributions: int
    attitudes: int
    words: int
    words_direct: int
    words_outlet: int
    words_speech: int
    share: float | None
    low: float | None
    high: float | None
    share_of_speech: float | None
    speech_low: float | None
    speech_high: float | None
    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class VerbRow:
    """How often an outlet introduces a source's speech with a verb.

    ``verb`` is in dictionary form ("not say" where it is negated). ``entry`` is the entry of the lexicon
    reporting-verb that calls it coloured, None where it is plain. ``n`` of the ``introductions`` of this
    source by this outlet, in running text, have it.
    """

    outlet: str
    source: str
    source_kind: SourceKind
    verb: str
    entry: str | None
    n: int
    introductions: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles share, the earlier one first.

    Parameters
    ----------
    first, second : str
        Ids.
    kind : {"verbatim", "near", "passages"}
        The same words throughout; most words of both; passages of them.
    words : int
        Shared words of the second outside quotation marks.
    share_first, share_second : float
        Of the words outside quotation marks of each.
    spans_first, spans_second : tuple of (start, end)
        Where they stand, in the body of each.
    """

    first: str
    second: str
    kind: Literal["verbatim", "near", "passages"]
    words: int
    share_first: float
    share_second: float
    spans_first: tuple[tuple[int, int], ...]
    spans_second: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """Words of an article that are an agency's: no house voice.

    Parameters
    ----------
    article, outlet : str
    agency : str
    told_by : OriginFrom or None
        What in the article says so; None where it is not said, and only the agency's own text shows it.
    whole : bool
        The whole running text, or the passages of ``spans``.
    words, share : int, float
        Running words that are the agency's, and their share of all, 0 to 1.
    spans : tuple of (start, end)
        In the body; empty for a whole text.
    source : str or None
        Id of the article that shows the passages.
    """

    article: str
    outlet: str
    agency: str
    told_by: OriginFrom | None
    whole: bool
    words: int
    share: float
    spans: tuple[tuple[int, int], ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A headline, sentence or clause that reports a fact.

    Parameters
    ----------
    article, outlet : str
    field, start, end, text
        Its place, as given.
    placement : Placement
        Where in the article it stands.
    paragraph : int
        From 1; 0 in a headline.
    voice : Voice
        Whose words most of it is.
    speaker : str or None
        Who is given it, where it is not the outlet's own voice.
    """

    article: str
    outlet: str
    field: Field
    start: int
    end: int
    text: str
    placement: Placement
    paragraph: int
    voice: Voice
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Absence:
    """An outlet in which a fact was not found, and what stands nearest to it.

    ``status``: ``not-found`` alone is called missing; ``unsure`` has a sentence near to it; ``published-earlier`` than
    any telling; ``time-unknown`` of the outlet, or of all that tell it. The place of the nearest sentence is None where
    nothing is near.
    """

    outlet: str
    status: Literal["not-found", "unsure", "published-earlier", "time-unknown"]
    article: str | None = None
    field: Field | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact, and all that report it.

    Parameters
    ----------
    id : str
        ``s1``, ``s2`` ...: unique in its comparison.
    members : tuple of Telling
        By time of publication, then in the order of the text.
    outlets : tuple of str
        That report it, by time.
    absence : tuple of Absence
        An entry for every other outlet.
    differs : tuple of str
        In what the tellings do not come to the same: ``negation``, ``certainty``, ``number``.
    score : float
        How alike the least alike telling is to the others, 0 to 1.
    """

    id: str
    members: tuple[Telling, ...]
    outlets: tuple[str, ...]
    absence: tuple[Absence, ...]
    differs: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Wording:
    """What outlets call or say of the same thing, inside one statement.

    ``kind`` is one of `samestory.wordings.KINDS`; ``weight`` orders them: how much an editor would want to see it.
    """

    statement: str
    kind: str
    variants: tuple[Evidence, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Subject:
    """What several outlets write on the same subject, not surely of the same fact: the words that say most of each."""

    members: tuple[Evidence, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class UtteranceMember:
    """One outlet's words of an utterance: ``text[start:end]`` of the title or body as given.

    Parameters
    ----------
    article, outlet : str
    field, start, end, text
        From the first word inside marks to the last; of indirect speech its content.
    kind : {"direct", "mixed", "indirect"}
    paraphrase : bool
        Says in other words, without marks, what the other members quote.
    quoted : tuple of (start, end)
        The stretches inside marks; more than one where the attribution stands inside a sentence.
    words : int
        Inside marks.
    cue, cue_start, cue_end
        What introduces it, as written.
    speaker, speaker_start, speaker_end
        Who says it, as written: a name, an office, a pronoun.
    source, source_kind : str or None
        The name of the speaker over all articles, where it was resolved to one.
    placement : Placement
    paragraph : int
        From 1; 0 in a headline.
    missing : tuple of (start, end)
        What this article leaves out of the longest member, as offsets into the field of that member. Headline and body
        are apart: a headline leaves out what the body may have. Empty for a paraphrase.
    alters : tuple of ((start, end), (start, end))
        Words inside marks, and what the longest member has in their place. An empty place has no word there.
    """

    article: str
    outlet: str
    field: Field
    start: int
    end: int
    text: str
    kind: Literal["direct", "mixed", "indirect"]
    paraphrase: bool
    quoted: tuple[tuple[int, int], ...]
    words: int
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    source: str | None
    source_kind: SourceKind | None
    placement: Placement
    paragraph: int
    missing: tuple[tuple[int, int], ...] = ()
    alters: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """The same words of the same speaker in at least two articles.

    Parameters
    ----------
    speaker : str or None
        The name most members are resolved to; None where that is nobody, or two alike.
    members : tuple of UtteranceMember
        In the order of the articles, then of the text.
    longest : int
        Index of the member with most words inside marks.
    outlets : tuple of str
        That run it, in their order.
    absent : tuple of Absence
        Outlets of the event that do not. An outlet that has the words without marks is in neither.
    """

    speaker: str | None
    members: tuple[UtteranceMember, ...]
    longest: int
    outlets: tuple[str, ...]
    absent: tuple[Absence, ...]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Words that stand in some outlets' own voice, and in others only inside marks or in reported speech.

    Parameters
    ----------
    term : str
        As the first outlet writes it.
    category : str or None
        Of the finding that calls it charged; None for a term that is only put in marks.
    own, given : tuple of Evidence
        The places in own voice; the places inside marks or in reported speech, of other outlets.
    how : {"marks", "reported", "both"}
        Which of these the other outlets do.
    """

    term: str
    category: str | None
    own: tuple[Evidence, ...]
    given: tuple[Evidence, ...]
    how: Literal["marks", "reported", "both"]


@dataclass(frozen=True, slots=True)
class NameForm:
    """What one outlet calls somebody: one form, and every place where it stands.

    Parameters
    ----------
    outlet : str
    form : str
        As written, without article and possessive, in the spelling used most; equal ones differ in case, hyphens and
        full stops only.
    role : {"name", "office", "description", "apposition"}
        A name or a variant of it (also a capital that stands for a government), a title or role, a noun that describes,
        or one that stands beside the name.
    modifiers : tuple of str
        Adjectives and participles inside the form, in lower case: "embattled", "self-proclaimed".
    n : int
        How many places there are.
    evidence : tuple of Evidence
        All of them.
    """

    outlet: str
    form: str
    role: Literal["name", "office", "description", "apposition"]
    modifiers: tuple[str, ...]
    n: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something of an event, under its fullest neutral name, and what each outlet calls it."""

    entity: str
    kind: Literal["person", "institution", "group", "country", "place", "event", "thing"]
    forms: tuple[NameForm, ...]


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """How often an outlet shows an actor doing something, and something done to it, in its own voice.

    Parameters
    ----------
    entity, outlet : str
    mentions : int
        Places in which the outlet names the actor, pronouns not counted.
    agent, patient, speech : int
        Verbs whose doer and whose undergoer it is, and verbs of speech with which it speaks.
    power : int
        Those of ``agent`` that are verbs of power: order, ban, arrest.
    share, low, high : float or None
        ``agent`` / (``agent`` + ``patient``) with its 95 per cent interval; None under five.
    verbs : tuple of (str, str, int)
        "agent", "patient" or "speech", the verb in dictionary form, and how often.
    note : str
        Why something is None.
    evidence : tuple of Evidence
        The first verbs of doing and undergoing.
    """

    entity: str
    outlet: str
    mentions: int
    agent: int
    patient: int
    speech: int
    power: int
    share: float | None
    low: float | None
    high: float | None
    verbs: tuple[tuple[str, str, int], ...]
    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """Words about an actor that several outlets name, which were found in one outlet only.

    Parameters
    ----------
    outlet, article : str
    field, start, end, text
        Their place, as given.
    about : str
        The actor: a person, institution, country or group that at least two outlets name.
    kind : {"sentence", "clause", "apposition"}
        A clause could be struck and its sentence stand; an apposition is also what stands in brackets, and what
        describes somebody before the name.
    voice : Voice
        Whose words most of it is.
    speaker : str or None
        Who is given it, where it is not the outlet's own voice.
    placement : Placement
    absence : tuple of Absence
        An entry for every other outlet, at least one of them ``not-found``.
    weight : float
        Orders them, 0 to 1: how much an editor would want to see it.
    """

    outlet: str
    article: str
    field: Field
    start: int
    end: int
    text: str
    about: str
    kind: Literal["sentence", "clause", "apposition"]
    voice: Voice
    speaker: str | None
    placement: Placement
    absence: tuple[Absence, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class BriefItem:
    """One plain sentence about what differs, and the places that show it."""

    kind: str
    text: str
    evidence: tuple[Evidence, ...]
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a set of outlets wrote about one event, side by side.

    What the pipeline sets too little for leaves its list empty and is named in ``not_measured``.
    """

    event: Event
    outlets: tuple[Outlet, ...]
    analyses: tuple[Analysis, ...]
    brief: tuple[BriefItem, ...]
    measures: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[Warning, ...]
    provenance: Provenance
    not_measured: tuple[str, ...] = ()
    keyness: tuple[Keyness, ...] = ()
    frames: tuple[FrameRow, ...] = ()
    folds: tuple[Fold, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    verbs: tuple[VerbRow, ...] = ()
    shared: tuple[Shared, ...] = ()
    carried: tuple[Carried, ...] = ()
    statements: tuple[Statement, ...] = ()
    wordings: tuple[Wording, ...] = ()
    quotes: tuple[Utterance, ...] = ()
    taken_over: tuple[TakenOver, ...] = ()
    naming: tuple[Named, ...] = ()
    agency: tuple[AgencyRow, ...] = ()
    only: tuple[OnlyHere, ...] = ()
