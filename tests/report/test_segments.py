"""Cutting text: nothing is lost, nothing is doubled."""

from __future__ import annotations

from hypothesis import given, strategies as st

from samestory.report.escape import visible
from samestory.report.segments import Span, distribute, split

spans = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60), st.integers(-3, 3)), max_size=12)


@given(st.text(max_size=50), st.integers(-5, 60), st.integers(-5, 60), spans)
def test_pieces_joined_are_the_text(text: str, start: int, end: int, raw: list[tuple[int, int, int]]) -> None:
    made = [Span(*one) for one in raw]
    pieces = split(text, start, end, made)
    low, high = max(0, start), min(end, len(text))
    assert "".join(p.text for p in pieces) == (text[low:high] if low < high else "")
    for piece in pieces:
        assert piece.text == text[piece.start : piece.start + len(piece.text)] != ""
        for offset in range(piece.start, piece.start + len(piece.text)):
            assert set(piece.keys) == {s.key for s in made if s.start <= offset < s.end}


@given(st.lists(st.integers(0, 6), max_size=8), spans)
def test_each_block_gets_what_reaches_into_it(sizes: list[int], raw: list[tuple[int, int, int]]) -> None:
    blocks, at = [], 0
    for size in sizes:
        blocks.append((at, at + size + 1))
        at += size + 2
    made = [Span(*one) for one in raw if one[0] < one[1]]
    shares = distribute(made, blocks)
    for (start, end), share in zip(blocks, shares, strict=True):
        assert share == [s for s in made if s.start < end and start < s.end]


@given(st.text())
def test_visible_text_can_be_written_and_does_not_turn(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b\x7f") & set(shown)
    assert visible(shown) == shown


def test_plain_text_stays() -> None:
    text = "Straße, “naïve” — 100 % 中文 עברית\n\tend"
    assert visible(text) is text
