"""Adjectives and adverbs that judge people, organisations and what they do.

What it finds
    Entries of the lexicon ``evaluative``. Kind ``adjective``: a judging adjective ("sensible",
    "clumsy", "dishonest") before a noun for an actor or an act ("the clumsy appeal"), or said of one
    ("the appeal was clumsy", "it is irresponsible to wait"). Kind ``adverb``: the same judgement on a verb
    ("wisely declined"). Kind ``comment``: an adverb over a whole sentence ("Thankfully, ...").

Why it matters
    It tells what to think of an act before, or instead of, what was done. Appraisal theory calls it
    judgement (of people) and appreciation (of things); praise does it as much as blame.

Example
    "The mayor made a clumsy appeal for calm." beside "The mayor appealed for calm."

When it is fine
    Inside a quotation or given to whoever judges ("critics called it clumsy"), which is silent here; in
    reviews, obituaries and opinion that is marked as such; where the facts that earn it stand beside it.

References
    Martin & White (2005), The Language of Evaluation. Recasens, Danescu-Niculescu-Mizil & Jurafsky
    (2013), Linguistic models for analyzing and detecting biased language.

Measured
    Precision, read blind in real text, with the score of the word at 0.9 and more: 89 of 120
    findings in two samples (0.74, 0.66 to 0.81): below 0.85, so it is off by default. Its words
    are then found by their score, as loaded language. See tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, put_spans
from samestory.registry import detector
from samestory.voice import cue_lemmas

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

NAME = "evaluative"
# Who is judged, and what of theirs. A dish, a goal or a storm may be terrible without any bias.
_ACTORS = frozenset(
    """
    activist administration adversary adviser advisor advocate agency agent aide ally analyst attorney billionaire
    boss bureaucrat businessman businesswoman cabinet campaigner candidate chairman chairwoman chancellor chief
    citizen cleric coalition columnist commander commentator commissioner committee company congress congressman
    congresswoman conservative contender corporation council councillor court critic crowd defender demonstrator
    deputy diplomat director donor editor electorate establishment executive father fighter figure force general
    government governor guy immigrant individual institution insurgent investigator journalist judge justice lawmaker
    lawyer leader leadership legislator legislature liberal lobby lobbyist man mayor media migrant militia minister
    ministry monarch movement negotiator network newspaper nominee observer officer official operative opponent
    opposition organisation organization outlet outsider parliament partner party pastor people person physician
    police politician pope populist president press prince producer professor progressive prosecutor protester
    publisher pundit rebel regulator reporter representative republican ringleader rival ruler scholar secretary
    senator sheriff spokesman spokesperson spokeswoman staff staffer statesman strategist supporter surrogate teacher
    tenure thinker troops union veteran vote voter whistleblower woman worker writer youth
    """.split()
)
_ACTS = frozenset(
    """
    accusation act action ad address admission advert agenda agreement allegation amendment answer apology appeal
    appearance appointment approach argument article assault assertion assessment assumption attack attempt attitude
    ban behavior behaviour belief bid bill blueprint boycott bravado budget calculation call campaign campaigning
    candidacy capitulation career case cause challenge charge choice claim comment commentary commitment comparison
    compromise concession conclusion condition conduct conference conspiracy coverage criticism critique cut deal
    debate decision declaration deed defence defense demand detention development diplomacy display doctrine editorial
    effort element endorsement excuse exercise experiment explanation failure fight foray freedom gambit gesture goal
    governance handling idea ideology incivility initiative insult intervention interview investigation
    irresponsibility jailing job judgement judgment lack language law lawsuit leak legacy legislation letter lie life
    logic loyalty management maneuver manner manoeuvre measure meddling message messaging method misconduct mission
    mistake moment move narrative negotiation nomination notion obstruction offer opinion opportunism order outburst
    outreach overhaul partisanship party performance petition pick plan plank platform pledge plot policing policy
    politics position practice prediction premise presidency proceeding process program programme project promise
    proposal proposition prosecution protest provision punishment push question rally reaction reasoning rebuke
    rebuttal recommendation record reform refusal regulation rejection relationship remark reporting resistance
    response retreat revision rhetoric rollout rule ruling sacrifice scheme sentence sentiment service sign silence
    spectacle speech spending spin stance stand standard standing statement step strategy study style suggestion suit
    support surrender system tactic talk tenure testimony theory thinking thought threat tone transgression treatment
    treaty tweet undertaking use veto view violation vision vote warning way word work
    """.split()
)
_TARGETS = _ACTORS | _ACTS
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE", "LAW"})
_PRONOUNS = frozenset({"he", "she", "they", "who"})
_LINKS = frozenset({"be", "become", "remain", "prove", "seem", "look", "appear", "sound", "feel"})
# "A more ambitious plan than the last" compares; "how sensible the plan is" asks.
_COMPARES = frozenset({"more", "less", "as", "how", "least", "not", "n't", "n’t", "so-called", "supposedly"})
# Whoever calls, sees or praises a thing so is the one who judges.
_HANDS_OVER = frozenset({"ccomp", "xcomp", "oprd"})
_HANDS_OVER_BY = frozenset({"as", "for", "of", "over"})
_VIEWS = frozenset(
    """
    accusation accuse allegation applaud attack blame blast brand call cast challenge characterise characterize charge
    cheer commend complaint condemn consider count credit criticise criticism criticize decry deem defend denounce
    denunciation depict deride describe dismiss dub find frame hail know label lambast lambaste laud mock paint
    perceive perception portray praise rate rebuke regard reputation scold see slam tag thank think treat view
    """.split()
)


@detector(
    NAME,
    family="loaded",
    requires=("token.dep", "token.pos", "token.lemma"),
    lexicons=(NAME,),
    default=False,
)
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])
    cues = cue_lemmas()
    tests = {"adjective": _judges, "adverb": _colours, "comment": _comments}

    def detect(doc: Doc) -> None:
        found = []
        for m in match(doc):
            word = doc[m.start : m.end].root
            if tests[m.entry.kind or "adjective"](word) and not _is_handed_over(word, cues):
                found.append((m.start, m.end, m.entry.id))
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _judges(word: Token) -> bool:
    """The adjective belongs to an actor or an act, before it or said of it."""
    if any(c.lower_ in _COMPARES for c in word.children if c.dep_ in {"advmod", "neg"}):
        return False
    first = word
    while first.dep_ == "conj" and first.head.pos_ in {"ADJ", "VERB"} and first.head.dep_ != "ROOT":
        first = first.head
    if first.dep_ in {"amod", "compound"}:
        return _is_target(first.head)
    if first.dep_ not in {"acomp", "attr"} or first.head.lemma_ not in _LINKS:
        return False
    clause = first.head
    if any(c.dep_ == "neg" or (c.dep_ == "mark" and c.lower_ in {"if", "whether"}) for c in clause.children):
        return False
    # "Particularly troubling is the campaign": the parser may take the subject for a predicate.
    subject = next((c for c in clause.children if c.dep_ in {"nsubj", "expl", "csubj"}), None) or next(
        (c for c in clause.children if c.dep_ == "attr" and c.i > clause.i > word.i), None
    )
    if subject is None:
        return False
    if subject.lower_ == "it" or subject.dep_ == "csubj":
        # "It is irresponsible to wait" judges the waiting.
        return any(
            c.dep_ in {"xcomp", "ccomp", "advcl"}
            for part in (first, clause)
            for c in part.children
            if c.i > word.i
        )
    return subject.lower_ in _PRONOUNS or _is_target(subject)


def _colours(word: Token) -> bool:
    """The adverb stands before the deed, or the quality, that it judges; behind the verb it tells the manner."""
    head = word.head
    if word.dep_ != "advmod" or head.i < word.i:
        return False
    if head.pos_ == "ADJ":
        return head.dep_ == "acomp" or (head.dep_ == "amod" and _is_target(head.head))
    return head.pos_ in {"VERB", "AUX"}


def _comments(word: Token) -> bool:
    """The adverb stands apart from the clause it comments on: first, or between commas."""
    doc, sent = word.doc, word.sent
    before = word.nbor(-1) if word.i > sent.start else None
    after = doc[word.i + 1] if word.i + 1 < sent.end else None
    begins = before is None or before.is_punct or before.lower_ in {"and", "but", "more"}
    return begins and after is not None and after.text == ","


def _is_target(noun: Token) -> bool:
    if noun.pos_ == "PROPN" or noun.ent_type_ in _NAMED:
        return noun.ent_type_ in _NAMED
    return noun.pos_ in {"NOUN", "ADJ"} and noun.lemma_.lower() in _TARGETS


def _is_handed_over(word: Token, cues: frozenset[str]) -> bool:
    """Somebody in the sentence calls, sees or blames it so: the judgement is theirs."""
    while word.head.i != word.i:
        verb = word.head
        lemma = verb.lemma_.lower()
        if word.dep_ == "ccomp" and word.pos_ in {"VERB", "AUX"} and lemma in cues:
            return False  # reported speech: its voice says whose it is
        if word.dep_ in _HANDS_OVER and (lemma in cues or lemma in _VIEWS):
            return True
        if word.dep_ == "prep" and word.lower_ in _HANDS_OVER_BY and lemma in _VIEWS:
            return True
        word = verb
    return False
