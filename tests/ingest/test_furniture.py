import pytest

from samestory.ingest.dateline import dateline_end
from samestory.ingest.furniture import is_heading_line, kind_of

FURNITURE = {
    "byline": [
        "By Ann Ode",
        "By Ann Ode and Bo Pell, Reuters",
        "Ann Ode | Harbour News",
        "BY ANN ODE",
        "Staff reporter",
        "Updated at 4:05 p.m. ET",
        "6 years ago",
        "April 26, 2021",
    ],
    "caption": [
        "(Photo by Ann Ode/Getty Images)",
        "Getty Images",
        "Photos: Photos: At the harbour – The mayor speaks. Hide Caption 1 of 9 Photos: "
        + "A ship waits. " * 90,
        "A ship waits. Hide Caption 1 of 9 Photos: At the harbour " + "A ship waits. " * 90,
        "The mayor speaks. Hide Caption 9 of 9",
        "Enlarge this image toggle caption Ann Ode/AP Ann Ode/AP",
        "FILE PHOTO: A ship waits outside the harbour, April 3, 2021. REUTERS/Ann Ode",
        "Ships wait outside the harbour. [Photo/Harbour News]",
        "Ships wait outside the harbour. Photograph: Ann Ode/Harbour News",
        "Image copyright AFP Image caption The ships have waited since Monday",
        "The mayor on the quay. (AP Photo/Ann Ode)",
        "What a day at the harbour! — Ann Ode (@annode) April 26, 2021",
    ],
    "credit": [
        "(Reuters)",
        "Additional reporting by Meridian Press",
        "Reporting by Ann Ode; editing by Bo Pell",
        "(Reporting by Ann Ode in Oslo and Bo Pell; Editing by Cy Quill)",
        "The Associated Press contributed to this report.",
        "Copyright 2021 Harbour News. All rights reserved.",
        "Source: Port Authority, Harbour News",
    ],
    "promo": [
        "READ MORE: Five questions about the harbour",
        "Read more: Five questions about the harbour",
        "Sign up for our newsletter",
        "Follow us on Twitter",
        "Click here to see the pictures.",
        "Story continues below",
        "ADVERTISEMENT",
        "Related:",
        "Related: The harbour in figures",
        "( PHOTOS: The harbour at night)",
        "( On the Ground: How the mayor outmaneuvered the port)",
        "Get the best of Harbour News delivered to your inbox.",
        "https://harbour-news.example/story",
    ],
    "heading": ["## What comes next?", "***", "___", "* * *", "ANALYSIS/OPINION:"],
}

TEXT = [
    "He left.",
    "‘Not now,’ she said.",
    "“Not now.”",
    "By contrast, the port grew.",
    "By Monday, all ships had left.",
    "Related costs rose.",
    "More ships came.",
    "Reuters reported that the port was closed.",
    "Reporting by Reuters showed that the port was closed.",
    "Photos show the ships at night.",
    "Follow the money, she said, and the rest is easy.",
    "The newsletter of the port lists every ship.",
    "Sources said that the port was closed.",
    "The mayor contributed to the fund.",
    "Watch the harbour long enough and you will see it.",
    "Read the letter aloud, the judge said.",
    "Credit is due to the crew.",
    "Copy the letter to the mayor.",
    "- the first item",
    "“…”",
    "Advertisement revenue fell.",
]


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, lines in FURNITURE.items() for line in lines]
)
def test_furniture(kind, line):
    assert kind_of(line) == kind


@pytest.mark.parametrize("line", TEXT)
def test_text_stays_text(line):
    assert kind_of(line) is None
    assert dateline_end(line) == 0


def test_long_paragraphs_are_text():
    assert kind_of("READ MORE: " + "word " * 120) is None


@pytest.mark.parametrize(
    "line",
    ["What the owners say", "Strict Control in the Name of “Safety”", "MAYOR CLOSES THE PORT", "Q2 figures"],
)
def test_heading_lines(line):
    assert is_heading_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "“Not now”",
        "Not now,",
        "He went on —",
        "and then they left",
        "- an item",
        "He said “no.”",
        "The owners of all the ships in the harbour said that they had not been told",
        "12",
    ],
)
def test_no_heading_lines(line):
    assert not is_heading_line(line)


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("BEIJING, April 26 (Meridian Press) - ", "The port"),
        ("WASHINGTON (AP) — ", "The port"),
        ("PARIS —", "The port"),
        ("PARIS — ", "“The port”"),
        ("WEST PALM BEACH, Fla. — ", "The port"),
        ("NEW YORK (Reuters) - ", "The port"),
        ("Washington (CNN) ", "The port"),
        ("(Reuters) - ", "The port"),
        ("Cairo (AFP) – ", "The port"),
        ("GAZA BORDER, Israel–", "The port"),
    ],
)
def test_datelines(dateline, rest):
    assert dateline_end(dateline + rest + " was closed on Monday.") == len(dateline)


@pytest.mark.parametrize(
    "line",
    [
        "NATO – the alliance of 30 states – met on Monday.",
        "FILE - In this photo of Monday the port is closed.",
        "Harbour News (HN) closed on Monday.",
        "The port — once the largest — was closed.",
        "WATCH — The port from above",
        "UNESCO — the agency — met.",
        "A. " * 60,  # nothing that takes twice the time for every letter
    ],
)
def test_no_datelines(line):
    assert dateline_end(line) == 0
