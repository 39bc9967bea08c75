import pytest

from samestory.ingest.decode import MAX_FILE, decode, oversize


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Café “x”\r\n".encode(), "Café “x”\r\n", "utf-8"),
        (b"\xef\xbb\xbfplain", "plain", "utf-8"),
        ("Straße".encode("utf-16"), "Straße", "utf-16"),
        (b"\xfe\xff" + "Straße".encode("utf-16-be"), "Straße", "utf-16"),
        (b"He said \x93no\x94 \x97 twice", "He said “no” — twice", "windows-1252"),
        (b"", "", "utf-8"),
    ],
)
def test_text_keeps_its_characters(data, text, encoding):
    assert decode(data) == (text, encoding, "")


def test_one_bad_byte_changes_one_line_only():
    data = "“good”\n".encode() + b"caf\xe9\n" + "“good”".encode()
    assert decode(data).text == "“good”\ncafé\n“good”"


@pytest.mark.parametrize(
    "data",
    [
        b"abc\x00def",
        bytes(range(1, 32)) * 40,
        b"%PDF-1.7 text text",
        b"PK\x03\x04rest",
        b"\x1f\x8b\x08rest",
        b"\xff\xfeodd",
        "text".encode("utf-32"),
    ],
)
def test_what_is_not_text_has_a_reason(data):
    assert decode(data).problem.startswith("not text")


def test_bound_on_files():
    assert oversize(MAX_FILE) == ""
    assert "64 MB" in oversize(MAX_FILE + 1)
