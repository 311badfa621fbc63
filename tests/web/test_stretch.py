"""Which days an address asks for, what they are compared with, and how they are told."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from web import spelled, stretch
from web.stretch import WrongStretch, asked, buckets
from web.words import words

TODAY = date(2026, 11, 23)
ZONE = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("args", "first", "last", "before"),
    [
        ({}, "2026-10-25", "2026-11-23", ("2026-09-25", "2026-10-24")),
        ({"last": "7"}, "2026-11-17", "2026-11-23", ("2026-11-10", "2026-11-16")),
        ({"last": "8"}, "2026-10-25", "2026-11-23", ("2026-09-25", "2026-10-24")),
        ({"month": "2026-10"}, "2026-10-01", "2026-10-31", ("2026-09-01", "2026-09-30")),
        ({"month": "2026-11"}, "2026-11-01", "2026-11-23", ("2026-10-01", "2026-10-23")),
        ({"month": "2024-02"}, "2024-02-01", "2024-02-29", ("2024-01-01", "2024-01-31")),
        ({"from": "2026-11-01", "to": "2026-11-10"}, "2026-11-01", "2026-11-10", ("2026-10-22", "2026-10-31")),
        ({"from": "2026-11-20"}, "2026-11-20", "2026-11-23", ("2026-11-16", "2026-11-19")),
    ],
)
def test_what_an_address_asks_for(args: dict[str, str], first: str, last: str, before: tuple[str, str]) -> None:
    found = asked(args, TODAY)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
    assert tuple(day.isoformat() for day in found.before()) == before
    assert asked(found.args, TODAY) == found  # the address keeps the choice


@pytest.mark.parametrize(
    ("args", "field", "why"),
    [
        ({"from": "2026-11-10", "to": "2026-11-01"}, "to", "stretch.backwards"),
        ({"from": "soon", "to": "2026-11-01"}, "from", "stretch.no_day"),
        ({"to": "2026-11-01"}, "from", "stretch.no_day"),
        ({"from": "2026-11-01", "to": "2026-13-01"}, "to", "stretch.no_day"),
        ({"from": "2020-01-01", "to": "2026-11-01"}, "from", "stretch.too_long"),
        ({"from": "0001-01-01", "to": "0001-01-02"}, "from", "stretch.no_day"),
        ({"from": "9999-12-30", "to": "9999-12-31"}, "from", "stretch.no_day"),
        ({"month": "2026-12"}, "month", "stretch.no_month"),
        ({"month": "1900-01"}, "month", "stretch.no_month"),
        ({"month": "x"}, "month", "stretch.no_month"),
    ],
)
def test_what_is_no_stretch_is_told_beside_its_field(args: dict[str, str], field: str, why: str) -> None:
    with pytest.raises(WrongStretch) as wrong:
        asked(args, TODAY)
    assert (wrong.value.field, wrong.value.why) == (field, why)
    assert why in words("en") and why in words("es")


def test_a_stretch_that_has_not_ended_is_compared_with_as_much_of_the_one_before() -> None:
    now = datetime(2026, 11, 23, 10, 30, tzinfo=ZONE)
    ours, theirs = stretch.spans(asked({"last": "7"}, TODAY), ZONE, now)
    assert (ours.start, ours.end, ours.close) == (
        datetime(2026, 11, 17, tzinfo=ZONE), now, datetime(2026, 11, 24, tzinfo=ZONE),
    )  # fmt: skip
    assert (theirs.start, theirs.end) == (
        datetime(2026, 11, 10, tzinfo=ZONE), datetime(2026, 11, 16, 10, 30, tzinfo=ZONE),
    )  # fmt: skip
    past, _ = stretch.spans(asked({"month": "2026-10"}, TODAY), ZONE, now)
    assert past.end == past.close == datetime(2026, 11, 1, tzinfo=ZONE)


@given(some.dates(date(2015, 1, 1), date(2030, 1, 1)), some.integers(0, 1000))
def test_the_pieces_cover_every_day_once_and_are_not_too_many(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    found = buckets(stretch.Stretch("from", first, last, {}))
    assert (found[0].first, found[-1].last) == (first, last)
    assert all(b.first == a.last + timedelta(days=1) for a, b in itertools.pairwise(found))
    assert len(found) <= 38


def test_stretches_as_people_read_them() -> None:
    assert spelled.days(date(2026, 11, 1), date(2026, 11, 15), "en") == "Nov 1 – 15, 2026"
    assert spelled.days(date(2026, 11, 1), date(2026, 11, 1), "en") == "Sun, Nov 1, 2026"
    assert spelled.month(date(2026, 11, 1), "es") == "noviembre de 2026"
    english, spanish = words("en"), words("es")
    assert spelled.before(timedelta(hours=24), english) == "1 day before"
    assert spelled.before(timedelta(hours=36), english) == "36 hours before"
    assert spelled.before(timedelta(minutes=90), spanish) == "90 minutos antes"


@pytest.mark.parametrize(
    ("days", "expected"), [(7, ["Tue 17", "Wed 18"]), (30, ["Oct 25", "Oct 26"]), (90, ["Aug 26", "Aug 31"])]
)
def test_what_stands_below_a_column(days: int, expected: list[str]) -> None:
    found = asked({"last": str(days)}, TODAY)
    assert [spelled.label(one, found.days, "en") for one in buckets(found)[:2]] == expected
