"""Passives of harm, force, dismissal, decision and blame that leave out who did it.

What it finds
    Participles of the lexicon ``agentless-passive`` as a passive ("were killed", "got shot"), as a
    reduced relative ("families evicted in May") or as the verb of a headline ("Two shot dead"), where
    somebody must have acted and the text does not say who: no by-phrase, no actor in the phrases after
    the verb ("in an Israeli strike", "in a row with police", "fired from the BBC"), no actor who
    does such things as the subject of a verb in the same sentence or the one before, and no other sentence
    of the article that says who did the same to the same people. An actor told there is backgrounded, not
    suppressed.

Why it matters
    A reader who is not told who acted blames nobody, or the victim. Where one side kills and the
    people of the other are killed, the grammar takes a side.

Example
    "Four marchers were shot" beside "Officers shot four marchers".

When it is fine
    Where the actor is not known and the text says so; where the victim is the news; where everybody
    knows that only one office can act. Passives of courts and procedure (charged, convicted,
    sentenced, arrested, elected), accidents, disasters, diseases and combat, what might or did not happen, habits
    and states (closed on Mondays) are left alone.

References
    Fowler et al. (1979), Language and control. van Leeuwen (1996), The representation of social
    actors (suppression, backgrounding). Toolan (2001), Narrative. Fausey & Boroditsky (2010), Subtle
    linguistic cues influence perceived blame and financial liability. Moreno-Medina et al. (2025),
    Officer-involved: the media language of police killings.

Measured
    Precision, read blind in real text: 52 of 60 findings (0.87, 0.76 to 0.93). Recall is not
    measured. See tests/real/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import LEMMA

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, put_spans
from samestory.registry import detector
from samestory.voice import BLOCKS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

NAME = "agentless-passive"
_BODILY = frozenset({"harm", "damage", "force"})
_OF_PEOPLE = frozenset({"harm", "force", "dismissal"})
# Where no human being acts, or two armies fight.
_NOBODY = frozenset(
    """
    accident avalanche battle blaze collapse collision combat coronavirus covid-19 crash cyclone
    derailment disaster disease drown duty earthquake explosion fall flood flooding hurricane landslide
    lightning outbreak overdose pandemic quake shark shipwreck stampede storm surgery tornado tsunami
    virus volcano wildfire wreck
    """.split()
)
_ACTORS = frozenset(
    """
    agent army arsonist assailant attacker authority bomber commando cop deputy drone extremist fighter
    force gang government guard guerrilla gunman gunmen hacker hijacker insurgent intruder islamist
    jihad jihadi jihadist junta killer looter marine militant military militia mob murderer nazi officer
    official patrol perpetrator police policeman rebel regime rioter robber security settler sheriff
    shooter sniper soldier suspect terror terrorist troop trooper troops warplane
    """.split()
)
# Who shot is told once an article speaks of its gunman.
_CULPRITS = tuple(
    """
    arsonist assailant attacker bomber gunman gunmen hijacker killer murderer perpetrator shooter sniper
    """.split()
)
# An accusation in a case before a court has its accuser.
_LEGAL = ("charge", "court", "indict", "indictment", "lawsuit", "prosecutor", "trial")
_EVENTS = frozenset(
    """
    aggression airstrike ambush assault attack bombardment bombing campaign crackdown custody fire
    gunfire incursion invasion massacre missile occupation offensive operation policy raid rocket rule
    shelling shooting siege strike sweep violence war
    """.split()
)
_VIOLENT = frozenset(
    """
    abduct ambush arrest assassinate assault attack beat behead bomb bombard burn charge chase choke
    clash conduct crush destroy detain detonate drag evict execute expel fire force gas gun hit injure
    invade kick kidnap kill launch massacre murder open punch raid ram rape retaliate run seize separate
    shell shoot slam slaughter slay spray stab storm strike tackle target throw torch torture wound
    """.split()
)
_DECISIVE = frozenset(
    """
    announce approve axe ban bar block cancel close cut decide demand deny dismiss eliminate fire force
    impose issue lay order oust propose push remove revoke rule shut sign slash strip suspend tell veto
    vote withhold
    """.split()
)
_THINGS = frozenset(
    """
    airliner allegation amendment argument bank bid bill board boat book brand campaign car career case
    center centre chance charge claim committee company computer concept cost deal debate door drone
    economy effort error event everything factor fear feeling firm floor government growth hand hope
    idea it item job language law letter line list market matter measure missile model money network
    news newspaper note number offer order page paper party phone plan plane plant policy power price
    program project proposal question race rate report right rocket role rule seat server shot side site
    stage state step story stuff system talk tax theory thing this thought time tower truck trust
    vehicle version video vote water weapon word work world
    """.split()
)
_ABSTRACT = re.compile(r"(?:tion|sion|ment|ness|ity|ing|ance|ence|ism|ship|age|cy)$")
_PAST = re.compile(r"1\d{3}s?$")  # history: who did it is in the books
_FACT_AFTER = frozenset({"after", "since", "despite", "following"})
_UNREAL = frozenset(
    {"any", "anyone", "if", "lest", "neither", "no", "nobody", "none", "not", "unless", "until", "whether"}
)
_REACH = 14


@detector(NAME, family="agency", requires=("token.dep", "token.pos", "token.tag"), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])
    known = {
        kind: np.array([nlp.vocab.strings.add(lemma) for lemma in lemmas], dtype=np.uint64)
        for kind, lemmas in (("harm", _CULPRITS), ("blame", _LEGAL))
    }

    def detect(doc: Doc) -> None:
        found = []
        for m in match(doc):
            verb, kind = doc[m.start : m.end].root, m.entry.kind
            passive = _passive(verb, kind)
            if passive is None:
                continue
            start, patient = passive
            if kind in _OF_PEOPLE and not _is_somebody(patient):
                continue
            if kind in known and np.isin(doc.to_array(LEMMA), known[kind]).any():
                continue
            if not _told_beside(verb, kind) and not _told_elsewhere(verb, patient):
                found.append((min(start, m.start), m.end, m.entry.id))
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _passive(verb: Token, kind: str) -> tuple[int, Token] | None:
    """Return where a passive that tells a fact begins, and whom it was done to."""
    # "Pupils were tear-gassed" is parsed as an adjective after "were".
    hyphenated = verb.dep_ == "acomp" and verb.i > 0 and verb.nbor(-1).text == "-"
    clause = verb.head if hyphenated else verb
    while clause.dep_ == "conj" and clause.head.tag_ in {"VBN", "VBD"} and not any(_subjects(clause)):
        clause = clause.head
    patient = next(_subjects(clause), clause.head)
    if patient.lower_ in {"who", "that", "which"} and clause.dep_ == "relcl":
        patient = clause.head
    helpers = [c for v in {clause, verb} for c in v.children if c.dep_ in {"aux", "auxpass"} and c.i < verb.i]
    if hyphenated and clause.tag_ == "VBD":
        return clause.i, patient
    if any(c.dep_ == "auxpass" for c in helpers):
        start = min(c.i for c in helpers) if clause == verb else verb.i
        return (start, patient) if _is_fact(clause, helpers, patient, kind) else None
    reduced = clause.dep_ == "acl" or (clause.dep_ == "amod" and _in_title(verb))
    # A tagger takes some headline participles for past tenses; on a noun there is no other reading.
    if (verb.tag_ == "VBN" or _in_title(verb)) and reduced and clause.head.i < verb.i:
        bare = not any(c.dep_ in {"dobj", "aux"} for c in clause.children) and kind in _BODILY
        return (verb.i, clause.head) if bare and not _is_unreal(clause.head) else None
    if verb.dep_ in {"ROOT", "conj", "ccomp"} and patient.i < verb.i and not helpers and _in_title(verb):
        return None if patient.lemma_.lower() in _ACTORS or _has_object(verb) else (verb.i, patient)
    return None


def _has_object(verb: Token) -> bool:
    """In a headline: "Police shot man" against "Man shot on Friday"."""
    if any(c.dep_ in {"dobj", "ccomp", "xcomp", "dative", "attr", "neg"} for c in verb.children):
        return True
    behind = verb.doc[verb.i + 1] if verb.i + 1 < verb.sent.end else verb
    return behind.pos_ in {"NOUN", "PROPN", "DET", "NUM", "PRON"} and behind.ent_type_ not in {"DATE", "TIME"}


def _subjects(verb: Token) -> Iterator[Token]:
    return (c for c in verb.children if c.dep_ in {"nsubjpass", "nsubj"} and c.i < verb.i)


def _is_fact(clause: Token, helpers: list[Token], patient: Token, kind: str) -> bool:
    """Not what might happen, did not, or holds as a rule or a state."""
    if clause.sent.text.rstrip().endswith("?") or _is_unreal(patient):
        return False
    if any(c.dep_ == "neg" or c.lower_ in _UNREAL for c in clause.children):
        return False
    # "The troops were fired on" is no dismissal.
    if kind == "dismissal" and any(c.lower_ == "on" and not any(c.children) for c in clause.children):
        return False
    words = {c.lower_ for c in helpers}
    if any(c.tag_ in {"MD", "TO"} and c.lower_ not in {"will", "'ll"} for c in helpers):
        return False
    if "be" in words:
        return kind in {"decision", "dismissal"} and "will" in words
    if "being" in words and clause.dep_ in {"pcomp", "csubj", "csubjpass", "xcomp"}:
        return clause.head.lower_ in _FACT_AFTER
    if {"was", "were", "been", "being", "got"} & words:
        return True
    return _in_title(clause)


def _is_unreal(patient: Token) -> bool:
    return (
        patient.lower_ in _UNREAL
        or patient.lower_ in {"one", "you"}
        or any(c.lower_ in _UNREAL for c in patient.children)
    )


def _is_somebody(patient: Token) -> bool:
    lemma = patient.lemma_.lower()
    # The tagger takes a surname for a place as often as not.
    return patient.pos_ == "PROPN" or (lemma not in _THINGS and not _ABSTRACT.search(lemma))


def _told_beside(verb: Token, kind: str) -> bool:
    """The sentence or the one before says who acts, or that nobody did."""
    doc, sent = verb.doc, verb.sent
    if any(c.dep_ == "agent" for c in verb.children):
        return True
    after = doc[verb.i + 1 : min(sent.end, verb.i + 1 + _REACH)]
    if any(t.lower_ in {"by", "hands", "orders", "behest", "direction"} for t in after):
        return True
    # "Suspended from Facebook", "fired from the force": the house acts.
    if kind not in _BODILY and any(_is_house(t) and t.head.lower_ == "from" for t in after):
        return True
    if kind != "decision" and any(t.lemma_.lower() in _NOBODY or _PAST.match(t.text) for t in sent):
        return True
    said = {t.i for c in verb.children if c.lower_ == "according" for t in c.subtree}
    if any(_is_actor_after(t) for t in verb.subtree if t.i > verb.i and t.i not in said):
        return True
    deeds = _VIOLENT if kind in _BODILY else _DECISIVE
    before = doc[sent.start - 1].sent.start if sent.start > 0 else 0
    return any(
        t.dep_ == "nsubj" and t.head != verb and t.head.lemma_.lower() in deeds and _is_actor(t)
        for t in doc[before : sent.end]
    )


def _is_house(token: Token) -> bool:
    return token.ent_type_ == "ORG" or (
        token.pos_ == "PROPN" and token.ent_type_ not in {"GPE", "LOC", "DATE"}
    )


def _is_actor_after(token: Token) -> bool:
    if token.lemma_.lower() in _ACTORS:
        return True
    named = token.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}
    return named and token.head.lemma_.lower() in _EVENTS


def _is_actor(subject: Token) -> bool:
    if subject.lemma_.lower() in _EVENTS:
        return any(c.ent_type_ in {"NORP", "GPE", "ORG"} for c in subject.children)
    return subject.lemma_.lower() in _ACTORS or subject.pos_ in {"PROPN", "PRON"} or _is_somebody(subject)


def _told_elsewhere(verb: Token, patient: Token) -> bool:
    """Another sentence says who did the same to the same people, or to somebody it calls by a pronoun."""
    doc = verb.doc
    words = _content(patient)
    for i in np.flatnonzero(doc.to_array(LEMMA) == verb.lemma).tolist():
        other = doc[i]
        if i == verb.i or other.pos_ != "VERB":
            continue
        done_by = any(c.dep_ == "agent" for c in other.children)
        acted = any(c.dep_ == "nsubj" and c.lower_ not in {"it", "which", "what"} for c in other.children)
        for c in other.children:
            whom = (c.dep_ == "dobj" and acted) or (c.dep_ == "nsubjpass" and done_by)
            if whom and (c.pos_ == "PRON" or patient.pos_ == "PRON" or words & _content(c)):
                return True
    return False


def _content(noun: Token) -> set[str]:
    return {
        t.lemma_.lower()
        for t in (noun, *noun.children)
        if t.pos_ in {"NOUN", "PROPN", "NUM"} and t.dep_ not in {"relcl", "acl"}
    }


def _in_title(token: Token) -> bool:
    blocks = token.doc.spans.get(BLOCKS, ())
    return len(blocks) > 0 and blocks[0].label_ == "title" and token.i < blocks[0].end
