"""The plain data that flows through samestory, in the order of its one direction.

Everything is a frozen dataclass of plain values. Offsets are Python string offsets into the
``title`` or ``body`` of the article as it was given: ``body[start:end] == text``, always.
"""

from samestory.types.analysis import (
    Analysis,
    Block,
    Finding,
    Fold,
    FrameEvidence,
    FrameScore,
    Provenance,
    Quotation,
    Sentence,
    Term,
    VoiceSpan,
)
from samestory.types.article import Article, Corpus, Event, Skipped, Warning
from samestory.types.comparison import BriefItem, Comparison, Outlet
from samestory.types.kinds import (
    GENRES,
    SPEECH,
    VOICES,
    BlockKind,
    Field,
    OriginFrom,
    Placement,
    SourceKind,
    Voice,
)
from samestory.types.naming import AgencyRow, Named, NameForm
from samestory.types.rows import Evidence, FrameRow, Keyness, Row, SourceRow, VerbRow
from samestory.types.speech import TakenOver, Utterance, UtteranceMember
from samestory.types.together import Absence, Carried, OnlyHere, Shared, Statement, Subject, Telling, Wording

__all__ = [
    "Absence",
    "AgencyRow",
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
    "GENRES",
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
    "SPEECH",
    "Sentence",
    "Shared",
    "Skipped",
    "SourceKind",
    "SourceRow",
    "Statement",
    "Subject",
    "TakenOver",
    "Telling",
    "Term",
    "Utterance",
    "UtteranceMember",
    "VOICES",
    "VerbRow",
    "Voice",
    "VoiceSpan",
    "Warning",
    "Wording",
]
