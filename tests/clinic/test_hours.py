"""Working hours on the wall clock: closures, and the days on which the clocks change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.hours import at, closure, day_end, exists, open_stretches, steady
from clinic.model import Closure
from tests.clinic import zones
from tests.clinic.samples import practice

NEW_YORK = ZoneInfo("America/New_York")
SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)  # Sundays, both at two in the morning


def _stretches(day: date) -> list[tuple[str, str]]:
    house = practice()
    return [(f"{s:%d %H:%M%z}", f"{e:%d %H:%M%z}") for s, e in open_stretches(house, house.doctors[0], day)]


def test_a_day_of_work() -> None:
    assert _stretches(date(2026, 11, 30)) == [
        ("30 09:00-0500", "30 12:00-0500"),
        ("30 13:00-0500", "30 17:00-0500"),
    ]


def test_a_day_off_and_a_closed_day() -> None:
    assert _stretches(date(2026, 12, 2)) == []
    closed = replace(practice(), closures=(Closure(date(2026, 11, 30), date(2026, 12, 1)),))
    assert open_stretches(closed, closed.doctors[0], date(2026, 11, 30)) == []
    assert open_stretches(closed, closed.doctors[0], date(2026, 12, 1)) != []


def test_a_doctors_own_closure_is_hers_alone() -> None:
    away = Closure(date(2026, 12, 1), date(2026, 12, 2), "Congress", doctor_id=1)
    house = replace(practice(), closures=(away,))
    assert closure(house, 1, date(2026, 12, 1)) == away
    assert closure(house, 2, date(2026, 12, 1)) is None


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2026, 11, 8), 24)])
def test_a_whole_day_lasts_as_long_as_it_does(day: date, hours: int) -> None:
    house = practice()
    ((start, end),) = open_stretches(house, house.doctors[1], day)
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)


def test_a_time_that_is_skipped_becomes_the_next_and_one_that_comes_twice_the_first() -> None:
    assert at(SPRING, time(2, 30), NEW_YORK).isoformat() == "2026-03-08T03:00:00-04:00"
    assert at(AUTUMN, time(1, 30), NEW_YORK).isoformat() == "2026-11-01T01:30:00-04:00"


def test_a_stretch_that_is_skipped_whole_is_none() -> None:
    house = practice()
    night = replace(house.doctors[0], hours={6: ((time(2), time(3)), (time(4), time(5)))})
    assert [f"{s:%H:%M}" for s, _ in open_stretches(house, night, SPRING)] == ["04:00"]


@given(st.data(), zones.zones)
def test_the_wall_clock_is_kept_wherever_it_exists(data: st.DataObject, name: str) -> None:
    zone, day = ZoneInfo(name), data.draw(zones.days(name))
    clock = time(data.draw(st.integers(0, 23)), data.draw(st.integers(0, 59)))
    found = at(day, clock, zone)
    if exists(datetime.combine(day, clock), zone):
        assert (found.date(), found.time()) == (day, clock)
    else:
        assert not steady(day, zone)
        assert found.replace(tzinfo=None) > datetime.combine(day, clock)


@given(st.data(), zones.zones)
def test_days_follow_each_other_without_gap(data: st.DataObject, name: str) -> None:
    zone, day = ZoneInfo(name), data.draw(zones.days(name))
    ends, begins = day_end(day, time(0), zone), at(day + timedelta(days=1), time(0), zone)
    assert ends.astimezone(UTC) == begins.astimezone(UTC)
