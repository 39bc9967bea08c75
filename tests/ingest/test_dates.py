import pytest

from samestory.ingest.dates import iso, moment


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("2021-04-26", "2021-04-26"),
        ("2021-04-26T09:10:00+08:00", "2021-04-26T09:10:00+08:00"),
        ("2021-04-26T09:10:00Z", "2021-04-26T09:10:00Z"),
        ("2021-04-26 09:10", "2021-04-26T09:10:00"),
        ("26 April 2021", "2021-04-26"),
        ("Monday, 26 Apr. 2021", "2021-04-26"),
        ("April 26, 2021", "2021-04-26"),
        ("sept 3rd 2021", "2021-09-03"),
        ("Mon, 26 Apr 2021 09:10:00 +0800", "2021-04-26T09:10:00+08:00"),
        ("4/5/21", None),
        ("2021", None),
        ("2021-02-30", None),
        ("31 February 2021", None),
        ("Mon, 99 Apr 2021 09:10:00 +0800", None),
        ("yesterday", None),
        ("", None),
        ("2021-04-26" * 1000, None),
    ],
)
def test_iso(given, wanted):
    assert iso(given) == wanted


def test_moments_order_dates_and_times():
    order = [
        "2021-04-26",
        "2021-04-26T09:10:00+08:00",
        "2021-04-26T02:00:00",
        "2021-04-26T00:30:00-04:00",
        "2021-04-27",
    ]
    moments = [moment(one) for one in order]
    assert None not in moments
    assert moments == sorted(moments)


@pytest.mark.parametrize("given", [None, "", "soon", "4/5/21"])
def test_no_moment(given):
    assert moment(given) is None


def test_moment_at_the_edge_of_time():
    assert moment("0001-01-01T00:00:00+10:00") is not None
