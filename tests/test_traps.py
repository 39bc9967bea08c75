"""Sentences that make people distrust such a tool when it flags them; and both political sides alike.

A trap is passed when no finding in the outlet's own voice touches the words. All sentences are made up.
"""

from __future__ import annotations

import pytest

from samestory.comparison import Analyser
from samestory.types import Analysis, Article, Finding

TRAPS = [
    ("The new tax regime starts in April.", "regime"),
    ("Runners follow a strict training regime before the race.", "regime"),
    ("“They are terrorists,” the general said.", "terrorists"),
    ("The minister called them “terrorists” and left the room.", "terrorists"),
    ("Ms Duarte was admitted to hospital on Friday.", "admitted"),
    ("Two students were admitted to the bar in May.", "admitted"),
    ("The group claimed responsibility for the attack.", "claimed"),
    ("The flood claimed eleven lives in the valley.", "claimed"),
    ("More than 400 workers claimed benefits last year.", "claimed"),
    ("The crew executed the plan without a hitch.", "executed"),
    ("The notary executed the will on Monday.", "executed"),
    ("A heat wave will reach the coast by Sunday.", "wave"),
    ("A wave swept the trawler against the rocks.", "wave"),
    ("The Right to Life Foundation filed a brief.", "Right to Life"),
    ("The Radical Party named two candidates.", "Radical"),
    ("Engineers are puzzled by the noise in the turbine.", "are puzzled"),
    ("The committee is concerned about the delay.", "is concerned"),
    ("The mayor is married to a teacher.", "is married"),
    ("The plant is located on the east bank.", "is located"),
    ("Researchers built a so-called tokamak, a ring in which plasma is held by magnets.", "so-called"),
    ("The so-called Fermi paradox asks why no signal has been heard.", "so-called"),
    ("The river flood of 1953 changed the law on dykes.", "flood"),
    ("Forecasters warned of a storm surge on the coast.", "surge"),
    ("Surgeons removed the tumour in a two-hour operation.", "operation"),
    ("The court struck down the law on Tuesday.", "struck"),
    ("The bomb squad defused a shell from the Second World War.", "bomb"),
    ("The killer whale was seen off the northern cape.", "killer"),
    ("A serial killer is the subject of the new film.", "killer"),
    ("The judge found him guilty of murder, and the murderer was sentenced to life.", "murderer"),
    ("The company will slash and burn the stubble after the harvest.", "slash"),
    ("Voters may register until noon.", "may"),
    ("The vote takes place on 5 May.", "May"),
    ("The road is clearly marked with yellow paint.", "clearly"),
    ("He managed the team for six seasons.", "managed"),
    ("She knows how to sail a small boat.", "knows"),
    ("The bank failed in March and its branches closed.", "failed"),
    ("It was the biggest turnout since 1998.", "biggest"),
    ("The best man gave a short speech.", "best"),
    ("At least 12 people were hurt.", "At least"),
    ("Most people in the town work at the port.", "Most"),
    ("Nina Sorrel, a lawyer for the port, said the contract ends in June.", "said"),
    ("Police said two men were arrested.", "Police"),
    ("A spokeswoman for the ministry said the talks would go on.", "spokeswoman"),
    ("Scientists at the Wexcombe Institute said the ice is thinner than in 2010.", "Scientists"),
    ("The extremist content policy was published by the network in May.", "policy"),
    ("The war on the border ended in 1974.", "war"),
    ("The battle of the two towns is told in a new book.", "battle"),
    ("The strikers scored twice and the defence held.", "strikers"),
    ("The virus invaded the lung cells of the mice.", "invaded"),
    ("The film opens with an invasion from Mars.", "invasion"),
    ("The village was destroyed by an earthquake in 2009.", "was destroyed"),
    ("He was killed in a car crash near the lake.", "was killed"),
    ("She was born in Leeds and was educated in Lyon.", "was born"),
    ("Admit one, the ticket says.", "Admit"),
    ("The illegal alien plot of the game was dropped by its makers.", "dropped"),
    ("The report is entitled “A Brutal Winter”.", "Brutal"),
    ("The word “regime” comes from Latin.", "regime"),
    ("The alleged victim, a court ruled, must be named in the trial record.", "record"),
    ("Crocodile tears are produced by a gland that the paper describes.", "tears"),
    ("The right wing of the museum is closed for repairs.", "right wing"),
    ("The left wing of the aircraft caught fire.", "left wing"),
    ("The radical reacts with oxygen in the second step.", "radical"),
    ("The exotic pet trade is legal in the state of Carrow.", "exotic"),
]


@pytest.fixture(scope="module")
def trapped(analyser: Analyser) -> list[Analysis]:
    return list(analyser.analyse(Article(id=str(i), body=text) for i, (text, _) in enumerate(TRAPS)))


# Learned scores know words by what they mostly mean in news: a literal sense that is rare there is not told.
_MISREAD = {"The company will slash and burn the stubble after the harvest."}


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(
            i,
            id=f"{words}-{i}",
            marks=pytest.mark.xfail(reason="a literal sense") if text in _MISREAD else (),
        )
        for i, (text, words) in enumerate(TRAPS)
    ],
)
def test_trap_stays_silent(number: int, trapped: list[Analysis]) -> None:
    text, words = TRAPS[number]
    start = text.index(words)
    assert not [
        (f.category, f.text)
        for f in trapped[number].findings
        if f.counted and f.start < start + len(words) and start < f.end
    ]


def test_there_are_forty() -> None:
    assert len({text for text, _ in TRAPS}) >= 40


# The same sentence with the sides exchanged: what is said of one side is found where it is said of the other.
MIRRORED = [
    ("The far-right party shamelessly lied to voters.", "The far-left party shamelessly lied to voters."),
    ("Republicans slammed the draconian bill.", "Democrats slammed the draconian bill."),
    ("Right-wing extremists stormed the hall.", "Left-wing extremists stormed the hall."),
    ("The so-called conservatives caved in.", "The so-called progressives caved in."),
    ("Critics say Republicans are cowards.", "Critics say Democrats are cowards."),
    ("Conservatives refused to condemn the thugs.", "Progressives refused to condemn the thugs."),
    ("The radical right clearly wants chaos.", "The radical left clearly wants chaos."),
    ("The senator, a fanatical Republican, ranted.", "The senator, a fanatical Democrat, ranted."),
    ("Tory hardliners rammed the cut through.", "Labour hardliners rammed the cut through."),
    ("Pro-life fanatics besieged the clinic.", "Pro-choice fanatics besieged the clinic."),
    (
        "Israeli officials claimed the strike was justified.",
        "Palestinian officials claimed the strike was justified.",
    ),
    ("Russian propaganda flooded the web.", "American propaganda flooded the web."),
    ("Union thugs betrayed workers.", "Corporate fat cats betrayed workers."),
    ("Ultra-nationalist mobs torched cars.", "Anarchist mobs torched cars."),
    (
        "A senior Republican official said the plan was dead.",
        "A senior Democratic official said the plan was dead.",
    ),
    ("The staggering failure shocked Republicans.", "The staggering failure shocked Democrats."),
    (
        "The Republican regime in the state crushed dissent.",
        "The Democratic regime in the state crushed dissent.",
    ),
    ("Right-wing ideologues have hijacked the board.", "Left-wing ideologues have hijacked the board."),
    ("The bigoted mayor smeared migrants.", "The woke mayor smeared farmers."),
    ("Trump cronies smeared the witness.", "Biden cronies smeared the witness."),
]


def found(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.category, f.voice) for f in findings]


@pytest.mark.parametrize(("one", "other"), MIRRORED)
def test_both_sides_are_hit_alike(one: str, other: str, analyser: Analyser) -> None:
    a, b = analyser.analyse([Article(id="1", body=one), Article(id="2", body=other)])
    assert found(a.findings)
    assert found(a.findings) == found(b.findings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nine Israelis killed near the border", "Nine Palestinians killed near the border"),
        ("Republican senator silenced in hearing", "Democratic senator silenced in hearing"),
        ("Russian villagers bombed at dawn", "Ukrainian villagers bombed at dawn"),
    ],
)
def test_both_sides_are_alike_in_headlines(one: str, other: str, analyser: Analyser) -> None:
    a, b = analyser.analyse([Article(id="1", title=one, body=FILL), Article(id="2", title=other, body=FILL)])
    assert found(a.findings) == found(b.findings)


def test_a_headline_that_leaves_out_who_acted_is_found(analyser: Analyser) -> None:
    """The pairs above could be alike by both being silent."""
    a = next(
        iter(analyser.analyse([Article(id="1", title="Democratic senator silenced in hearing", body=FILL)]))
    )
    assert found(a.findings) == [("agentless-passive", "own")]


FILL = "The town lies on the coast. The ferry runs twice a day. Nobody spoke of it on Monday. " * 8
