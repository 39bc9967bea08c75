"""Which actor a loaded word evaluates: each construction with a hit and a case that stays open.

The loaded words stand in square brackets.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from samestory.pipeline import Annotator, Parser
from samestory.speakers import Cast, resolve
from samestory.targets import Targets
from samestory.types import Article

Find = Callable[..., str | None]
Read = Callable[..., Doc]


@pytest.fixture(scope="session")
def annotated() -> Read:
    parser = Parser()
    annotator = Annotator(parser.nlp, detectors=[])

    def read(body: str, title: str = "") -> Doc:
        return annotator(next(parser.parse([Article(id="a", title=title, body=body)])).doc)

    return read


@pytest.fixture(scope="session")
def target(annotated: Read) -> Find:
    def find(marked: str, title: str = "") -> str | None:
        given = f"{title}\n\n{marked}" if title else marked
        start, end = given.index("["), given.index("]") - 1
        plain = [text.replace("[", "").replace("]", "") for text in (marked, title)]
        doc = annotated(*plain)
        span = doc.char_span(start, end, alignment_mode="expand")
        assert span.text == given[start + 1 : end + 1]
        return Targets(doc)(span.start, span.end)

    return find


HITS = {
    "modifier of a name": ("The [ruthless] Harbour Council shut the pier.", "Harbour Council"),
    "modifier of a group": ("[Furious] residents shut the pier.", "residents"),
    "modifier of what somebody owns": (
        "Doreen Vasko's [reckless] plan will close the port.",
        "Doreen Vasko",
    ),
    "agent by of": ("The [reckless] plan of the ministry will close the port.", "the ministry"),
    "agent by by": ("The [shameful] attack by the ministry will cost lives.", "the ministry"),
    "predicate adjective": ("Doreen Vasko is [shameless], her neighbours say.", "Doreen Vasko"),
    "predicate noun": ("Paul Harker is a [disgrace].", "Paul Harker"),
    "predicate noun that denotes people": ("Paul Harker and his friends are [thugs].", "Paul Harker"),
    "predicate of an object": ("They called Paul Harker a [disgrace].", "Paul Harker"),
    "likened by as": ("Paul Harker was denounced as a [fraud].", "Paul Harker"),
    "adverb": ("Paul Harker [brazenly] shut the pier.", "Paul Harker"),
    "verb": ("Paul Harker [stormed out] of the hall.", "Paul Harker"),
    "passive with an agent": ("The pier was [butchered] by the Harbour Council.", "Harbour Council"),
    "passive of an actor": ("Paul Harker was [humiliated] by the result.", "Paul Harker"),
    "participle": ("Paul Harker, [sneering] at reporters, shut the pier.", "Paul Harker"),
    "infinitive of the subject": ("The union tried to [bully] the Harbour Council.", "the union"),
    "gerund of the object": ("The union accused Paul Harker of [bullying] the dockers.", "Paul Harker"),
    "verb of blame": ("The union [slammed] Paul Harker on Monday.", "Paul Harker"),
    "adverb of blame": ("The union [sharply] criticised Paul Harker on Monday.", "Paul Harker"),
    "reporting verb": ("Paul Harker [claimed] that the pier was safe.", "Paul Harker"),
    "label before a name": ("The [firebrand] Doreen Vasko shut the pier.", "Doreen Vasko"),
    "label behind a name": ("The Kasimir [regime] shut the pier.", "Kasimir"),
    "label in apposition": ("Paul Harker, a [coward], fled.", "Paul Harker"),
    "label alone": ("The police said that [thugs] had broken the windows.", "thugs"),
    "so-called": ("The [so-called] Harbour Council shut the pier.", "Harbour Council"),
    "noun that is shown": ("The police showed [restraint] on Monday.", "the police"),
    "noun behind with": ("People with [ulterior motives] shut the pier.", "people"),
    "nouns joined": ("Doreen Vasko's arrogance and [greed] shut the pier.", "Doreen Vasko"),
    "pronoun": ("Doreen Vasko spoke on Monday. She [gloated] about the vote.", "Doreen Vasko"),
    "relative pronoun": (
        "The pier was shut by Paul Harker, who [gloated] about the vote.",
        "Paul Harker",
    ),
    "possessive pronoun": (
        "Doreen Vasko met dockers. Her [ruthless] aides shut the pier.",
        "Doreen Vasko’s aides",
    ),
    "I in speech": ("“I am [shocked] by the vote,” said Doreen Vasko.", "Doreen Vasko"),
    "title of one person": (
        "Sen. Doreen Vasko spoke on Monday. The [stubborn] senator shut the pier.",
        "Doreen Vasko",
    ),
}
OPEN = {
    "modifier of a thing": "The [dreadful] pier was shut.",
    "modifier of a thing without an owner": "The [reckless] plan will close the port.",
    "of a place or a thing": "The [reckless] plan for the harbour will close the port.",
    "predicate adjective": "The weather was [dreadful] in the harbour.",
    "predicate noun": "The new tax is a [disgrace].",
    "predicate of an object": "They called the new tax a [disgrace].",
    "likened by as": "The new tax was denounced as a [fraud].",
    "adverb": "The storm [brazenly] shut the pier.",
    "verb": "A wave [swallowed] the pier.",
    "passive without an agent": "The pier was [butchered] in a night.",
    "participle": "The wind, [sneering] at the pier, blew on.",
    "infinitive": "The wind began to [bully] the pier.",
    "verb of blame for a thing": "The union [slammed] the new tax on Monday.",
    "adverb of blame for a thing": "The union [sharply] criticised the new tax on Monday.",
    "reporting verb of a document": "The report [claimed] that the pier was safe.",
    "reporting verb of nobody": "The pier was shut, it was [claimed].",
    "so-called thing": "The [so-called] reform shut the pier.",
    "noun that is heard": "The police heard a [racket] on Monday.",
    "noun behind with": "A tram with [dreadful] brakes hit the pier.",
    "nouns joined": "Envy and [greed] shut the pier.",
    "pronoun without anybody before": "They [gloated] about the vote.",
    "possessive without anybody before": "Their [ruthless] aides shut the pier.",
    "relative pronoun of a thing": "The pier fell into the sea, which [swallowed] it.",
    "I of the writer": "I am [shocked] by the vote.",
    "he in speech": "“He is a [liar],” said Doreen Vasko.",
    "nobody is nearest": "Paul Harker walked to the harbour on a [dreadful] night.",
}


@pytest.mark.parametrize(("marked", "name"), HITS.values(), ids=HITS)
def test_names_the_actor(target: Find, marked: str, name: str) -> None:
    assert target(marked) == name


@pytest.mark.parametrize("marked", OPEN.values(), ids=OPEN)
def test_stays_open(target: Find, marked: str) -> None:
    assert target(marked) is None


def test_no_title_of_two_people(target: Find) -> None:
    two = "Sen. Doreen Vasko and Sen. Paul Harker met. The [stubborn] senator shut the pier."
    assert target(two) == "the senator"


def test_names_in_a_headline_are_those_of_the_text(target: Find) -> None:
    body = "The Harbour Council shut the pier on Monday. Dockers left."
    assert target(body, "[Greedy] Harbour Council to Shut Pier") == "Harbour Council"
    assert target(body, "[Greedy] Masterplan Shuts Pier") is None


def test_only_a_title(target: Find) -> None:
    assert target("", "Doreen Vasko [storms out] of the hall") in {"Doreen Vasko", None}


@pytest.mark.parametrize("pronoun", ["He", "They", "Some", "Others", "This", "Those", "Nobody", "It"])
def test_no_pronoun_is_a_target(target: Find, pronoun: str) -> None:
    assert target(f"{pronoun} [gloated] about the vote.") is None


def test_bad_spans_and_texts(nlp: Language, annotated: Read) -> None:
    empty = annotated("")
    assert Targets(empty)(0, 0) is None
    assert Targets(empty)(0, 1) is None
    assert Targets(Doc(nlp.vocab))(0, 1) is None
    bare = Doc(nlp.vocab, words=["Shameless", "Harker", "fled", "."])
    assert Targets(bare)(0, 1) is None
    doc = annotated("Paul Harker stormed out.")
    targets = Targets(doc)
    for start, end in ((-1, 1), (3, 3), (4, 2), (0, 99), (len(doc) - 1, len(doc))):
        assert targets(start, end) is None
    for start in range(len(doc)):  # any word can be asked for
        targets(start, start + 1)


def test_nothing_is_built_before_the_first_question(annotated: Read) -> None:
    cast = Cast(annotated("Paul Harker stormed out."))
    Targets(cast.doc, cast)
    assert vars(cast).keys() == {"doc"}


def test_shares_a_cast_and_leaves_the_speakers_alone(annotated: Read) -> None:
    doc = annotated("“We won,” said Doreen Vasko. She gloated. A senior official said that it was late.")
    cast = Cast(doc)
    before = dict(cast.speakers)
    targets = Targets(doc, cast)
    assert [targets(i, i + 1) for i in range(len(doc))] == [Targets(doc)(i, i + 1) for i in range(len(doc))]
    assert cast.speakers == before == resolve(doc)


def test_a_long_sentence_stays_linear(nlp: Language) -> None:
    def seconds(n: int) -> float:
        # Flat, and a chain of owners as deep as the sentence: what could make each step slow.
        words = ["Harker", "'s", "cruel"] * (n // 3)
        heads = [min(i + 3, len(words) - 1) if i % 3 == 0 else i - i % 3 for i in range(len(words))]
        deps = ["poss", "case", "amod"] * (n // 3)
        pos = ["PROPN", "PART", "ADJ"] * (n // 3)
        doc = Doc(
            nlp.vocab, words=words, heads=heads, deps=deps, pos=pos, tags=["NNP", "POS", "JJ"] * (n // 3)
        )
        started = time.perf_counter()
        targets = Targets(doc)
        for i in range(len(doc)):
            targets(i, i + 1)
        return time.perf_counter() - started

    seconds(300)
    short, long = (min(seconds(n) for _ in range(2)) for n in (1_000, 5_000))
    assert long < 12 * short + 0.2
