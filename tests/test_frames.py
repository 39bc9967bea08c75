"""Frames: what stories carry, what counts and what does not, offsets, seed lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from samestory import frames
from samestory.errors import LexiconError
from samestory.frames import CARRIED, FRAMES, FrameScorer, builtin, parse
from samestory.pipeline import Parser
from samestory.types import Article, Block, FrameScore
from samestory.voice import BLOCKS
from tests.conftest import Analyse

Score = Callable[..., dict[str, FrameScore]]

STORIES = {
    "economic": """
        The council set its budget on Monday. Taxpayers will pay four pounds more a month, and inflation
        has eaten the rest. Economists expect wages in the valley to fall. The town's largest employer
        has laid off sixty workers. A spokeswoman gave no date for the next meeting.
    """,
    "capacity-and-resources": """
        The ward at Lower Hanlow has eleven beds and a waiting list of ninety. It is understaffed at
        night, and supplies of gowns are running low. The manager said the building was at full capacity
        in May. A second ward opens in spring.
    """,
    "morality": """
        The bishop told the congregation that the sale was shameful. It is a sin to take from those who
        have nothing, she said, and every conscience in the valley knows it. The choir sang. A priest
        from the next parish called the silence of the owners immoral.
    """,
    "fairness-and-equality": """
        Women at the mill earn a fifth less than men for the same shift. A report calls that
        discrimination. The union asks for equal pay and an end to the double standard. The mill says
        nobody is treated unfairly.
    """,
    "legality-constitutionality-and-jurisprudence": """
        A judge has struck down the curfew. The Supreme Court had asked in June whether it was
        constitutional. Lawyers for the town said that they would appeal. The ruling binds every court
        in the land.
    """,
    "policy-prescription-and-evaluation": """
        The minister's plan should be replaced, a new report says. The reform has not worked, and its
        guidelines are ignored. The authors recommend a pilot scheme and stricter rules. The government
        should act before winter.
    """,
    "crime-and-punishment": """
        Police arrested two men after a robbery at the harbour on Friday. A prosecutor charged them with
        assault. The elder was convicted of theft in 2011 and spent a year in prison. Detectives still
        look for the van.
    """,
    "security-and-defense": """
        The army moved two battalions to the border at dawn. Missiles had struck the radar station in
        the night. The defence ministry spoke of an invasion. Troops took up positions along the river.
    """,
    "health-and-safety": """
        The flood drowned three people in Arlen and left forty in hospital. Doctors warn of infection
        from the water. Rescuers searched the rubble until dark. Patients from the clinic were flown
        out.
    """,
    "quality-of-life": """
        Daily life on the estate has changed since the bus was cut. Families walk an hour to the shops,
        and the playground is closed. Loneliness is the word that pensioners use. Neighbours have begun
        a lift club.
    """,
    "cultural-identity": """
        The dialect is dying, and with it the folklore of the islands. The festival keeps the tradition
        of the boat songs. It is our heritage, the singers say, and our way of life. Children learn the
        mother tongue in the old hall.
    """,
    "public-opinion": """
        Six in ten want the road stopped, a poll found. Protesters filled the square again on Sunday,
        and a petition has 9,000 signatures. Public opinion has turned since March. The plan was never
        popular.
    """,
    "political": """
        The coalition fell on Thursday when the party left the cabinet. The prime minister called an
        election for June. Candidates were on the campaign trail within the hour. The opposition leader
        spoke of a power grab.
    """,
    "external-regulation-and-reputation": """
        Both countries recalled their ambassadors after the sanctions. The foreign minister flew to the
        summit with a draft treaty. Diplomats say that the alliance will hold. The United Nations
        offered to mediate.
    """,
}

NO_FRAME = """
    The heron stood on the weir at seven. It looked at the water for an hour and flew up when the mist
    had gone. Two ducks came round the bend. By noon the wind had turned and the reeds were quiet again.
"""


@pytest.fixture(scope="module")
def score() -> Score:
    parser = Parser()
    scorer = FrameScorer(parser.nlp)

    def run(body: str, title: str = "", **meta: str) -> dict[str, FrameScore]:
        (parsed,) = parser.parse([Article(id="t", body=body, title=title, **meta)])
        return {found.frame: found for found in scorer(parsed.doc, parsed.blocks)}

    return run


@pytest.fixture(scope="module")
def scorer(nlp: Language) -> FrameScorer:
    return FrameScorer(nlp)


def flat(text: str) -> str:
    return " ".join(text.split())


def by_hand(nlp: Language, *sentences: list[str], pos: str = "NOUN") -> tuple[Doc, tuple[Block, ...]]:
    """A Doc of sentences given as words, all of one tag, in one paragraph."""
    words = [word for sentence in sentences for word in sentence]
    starts = [i == 0 for sentence in sentences for i in range(len(sentence))]
    doc = Doc(nlp.vocab, words=words, sent_starts=starts, pos=[pos] * len(words))
    span = Span(doc, 0, len(doc), label="text", span_id="0")
    doc.spans[BLOCKS] = SpanGroup(doc, name=BLOCKS, spans=[span])
    return doc, (Block("body", "text", 0, len(doc.text), doc.text),)


@pytest.mark.parametrize("frame", FRAMES)
def test_a_story_carries_its_frame_most(frame: str, score: Score) -> None:
    found = score(flat(STORIES[frame]))
    assert found[frame].present
    assert max(found.values(), key=lambda f: f.score).frame == frame
    assert len(found[frame].evidence) >= 2


def test_a_text_without_frames(score: Score) -> None:
    found = score(flat(NO_FRAME), title="A morning at the weir")
    assert list(found) == list(FRAMES)
    assert not any(f.present or f.score or f.evidence for f in found.values())


def test_other_is_not_among_the_frames_and_said_to_be_without_seeds() -> None:
    assert "other" not in FRAMES
    assert frames.UNSEEDED == ("other",)


def test_evidence_is_whole_sentences_in_the_text_as_given(score: Score, analyse_text: Analyse) -> None:
    sentence = (
        "Police in the old\xa0harbour said on Friday that they had arrested two men\r\nafter a robbery."
    )
    body = f"A quiet day at the harbour.\n\n{sentence} A fisherman found the bag.\n\nThe end."
    title = "Two arrested after harbour robbery"
    sentences = {(s.field, s.start, s.end) for s in analyse_text(body, title).sentences}
    evidence = score(body, title)["crime-and-punishment"].evidence
    assert {(e.field, e.start, e.end) for e in evidence} <= sentences
    assert [e.field for e in evidence] == ["title", "body"]
    assert body[evidence[1].start : evidence[1].end] == sentence
    assert evidence[1].terms == ("arrest", "police", "robbery")


def test_headline_weighs_more_than_a_sentence(score: Score) -> None:
    body = flat(NO_FRAME)
    told, headed = score(body + " Inflation rose."), score(body, title="Inflation rose")
    assert headed["economic"].score > told["economic"].score
    assert headed["economic"].present


def test_one_sentence_deep_in_the_text_is_passing(score: Score) -> None:
    paragraphs = flat(NO_FRAME) + "\n\n" + flat(NO_FRAME) + " Inflation rose."
    found = score(paragraphs)["economic"]
    assert found.score > 0
    assert not found.present


def test_furniture_is_not_read_and_a_repeated_title_once(score: Score) -> None:
    body = flat(NO_FRAME)
    title = "Inflation at the weir"
    once = score(body, title)["economic"]
    again = score(f"{title}\n\n{body}\n\nRead more: Inflation and the economy", title)["economic"]
    assert once.score == again.score
    assert len(again.evidence) == 1


def test_weak_seeds_need_support(nlp: Language, scorer: FrameScorer) -> None:
    def economic(*sentences: list[str]) -> FrameScore:
        return scorer(*by_hand(nlp, *sentences))[0]

    idle = ["Herons", "wait", "."]
    assert economic(["A", "price", "."], idle).score == 0
    assert economic(["A", "price", "."], idle, ["A", "price", "."], ["A", "wage", "."]).score == 0
    assert economic(["A", "price", "and", "a", "wage", "."], idle).score > 0
    assert economic(["A", "price", "price", "."], idle).score == 0
    beside = economic(["A", "price", "."], ["The", "economy", "."])
    assert [e.terms for e in beside.evidence] == [("economy",), ("price",)]


def test_longest_match_masks_and_names(score: Score) -> None:
    padding = " The heron stood on the weir."
    tennis = score("She met Jane Bishop at the tennis court. Pay attention to the pay phone." + padding)
    assert not tennis["legality-constitutionality-and-jurisprudence"].evidence
    assert not tennis["morality"].evidence
    assert not tennis["economic"].evidence
    gas = score("Tear gas filled the street and the oil stank." + padding)
    assert not gas["capacity-and-resources"].evidence


def test_unless_words_cancel(score: Score) -> None:
    assert not score("The Salvation Army band played carols.")["security-and-defense"].evidence
    assert score("The army band played carols.")["security-and-defense"].evidence


def test_headline_in_capitals(score: Score) -> None:
    assert score(flat(NO_FRAME), title="TROOPS INVADE AFTER MISSILE STRIKE")["security-and-defense"].present


@pytest.mark.parametrize("body", [".", "…", "* * *", "\u200b.", "—"])
def test_no_sentence_no_scores(body: str, score: Score) -> None:
    assert score(body) == {}


def test_no_text_and_no_layout(nlp: Language, scorer: FrameScorer) -> None:
    assert scorer(nlp.make_doc(""), ()) == ()
    assert scorer(nlp.make_doc("Inflation rose."), ()) == ()


def test_one_word(score: Score) -> None:
    found = score("Inflation")
    assert found["economic"].score == 1
    assert found["economic"].present


def test_ten_thousand_repeats_do_not_run_away(nlp: Language, scorer: FrameScorer) -> None:
    idle = [["Herons", "wait", "."]] * 2
    few = scorer(*by_hand(nlp, ["Inflation", "."], *idle))[0]
    many = scorer(*by_hand(nlp, *[["Inflation", "."]] * 10_000))[0]
    one = scorer(*by_hand(nlp, ["inflation"] * 10_000, *idle))[0]
    assert many.score < CARRIED < few.score
    assert not many.present
    assert one.score == few.score


def test_different_terms_count_more_than_repeats(nlp: Language, scorer: FrameScorer) -> None:
    repeats = scorer(*by_hand(nlp, *[["Inflation", "."]] * 3))[0]
    distinct = scorer(*by_hand(nlp, ["Inflation", "."], ["Recession", "."], ["Economists", "."]))[0]
    assert distinct.score > repeats.score


def test_same_input_same_scores(score: Score, nlp: Language) -> None:
    body = flat(" ".join(STORIES.values()))
    assert score(body, "Budget, court and army") == score(body, "Budget, court and army")
    assert FrameScorer(nlp).sha256 == FrameScorer(nlp).sha256


@pytest.mark.parametrize("frame", FRAMES)
def test_seed_list_is_in_order(frame: str) -> None:
    seeds = builtin()[frame]
    terms = [seed.term for seed in seeds.seeds]
    assert 60 <= len(terms) <= 150
    assert terms == sorted(terms)
    assert sum(seed.strong for seed in seeds.seeds) >= 30
    assert seeds.licence == "CC-BY-4.0"
    assert "misses" in seeds.scope
    assert all(1 <= len(term.split(" ")) <= 4 for term in terms)


def test_no_form_is_strong_in_two_frames() -> None:
    strong: dict[str, str] = {}
    for frame, seeds in builtin().items():
        for form, seed in seeds.forms().items():
            if seed.strong:
                assert strong.setdefault(form, frame) == frame, form


@pytest.mark.parametrize("frame", FRAMES)
def test_every_form_of_every_seed_is_found(frame: str, nlp: Language, scorer: FrameScorer) -> None:
    seeds = builtin()[frame]
    number = FRAMES.index(frame)
    support = [seed for seed in seeds.seeds if seed.strong and not seed.pos and seed.term.isalpha()][:2]
    for form, seed in seeds.forms().items():
        beside = next(other.term for other in support if other.term != seed.term)
        words = [token.text for token in nlp.make_doc(form)]
        pos = min(seed.pos, default="NOUN")
        (found,) = [scorer(*by_hand(nlp, words, [beside, "."], pos=pos))[number]]
        assert seed.term in {term for e in found.evidence for term in e.terms}, form


HEAD = (
    'frame = "economic"\nversion = "1"\ncompiled_by = "x"\nlicence = "CC0-1.0"\nscope = "x"\nbasis = ["x"]\n'
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("frame = ", "x.toml:1: not valid TOML"),
        ('frame = "economic"\n', "x.toml:1: the head lacks 'version'"),
        (HEAD.replace('"economic"', '"other"') + "entries = [ {} ]", "'other' is no frame with seeds"),
        (HEAD.replace('["x"]', "[]"), "the head lacks 'basis'"),
        (HEAD + "masks = 1\nentries = [ {} ]", "'masks' must be a list"),
        (HEAD, "no entries"),
        (HEAD + "entries = [ {} ]", "entry 1 has no term"),
        (HEAD + 'entries = [\n { term = "tax" },\n]', "x.toml:8: 'tax': 'weight' must be"),
        (HEAD + 'entries = [ { term = "Tax", weight = "weak" } ]', "in lower case"),
        (HEAD + 'entries = [ { term = "tax", weight = "weak", pos = ["ADV"] } ]', "'pos' has 'ADV'"),
        (HEAD + 'entries = [ { term = "tax", weight = "weak", not = "x" } ]', "'not' must be a list"),
        (HEAD + 'entries = [ { term = "tax", weight = "weak", why = "x" } ]', "unknown key 'why'"),
        (
            HEAD + 'entries = [\n { term = "levy", weight = "weak", forms = ["tax"] },'
            '\n { term = "tax", weight = "weak" } ]',
            "x.toml:9: 'tax': 'tax' stands twice",
        ),
        (HEAD + 'masks = ["tax"]\nentries = [ { term = "tax", weight = "weak" } ]', "stands twice"),
    ],
)  # fmt: skip
def test_a_seed_list_that_is_wrong_says_where(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as raised:
        parse(text, "x.toml")
    assert message in str(raised.value)


def test_own_seed_lists(nlp: Language) -> None:
    own = parse(HEAD + 'entries = [ { term = "heron", weight = "strong" } ]', "x.toml")
    (found,) = FrameScorer(nlp, {"economic": own})(*by_hand(nlp, ["Herons", "wait", "."]))
    assert found.present
    assert found.evidence[0].terms == ("heron",)
