"""When reminders are due: on the wall clock, out of the quiet hours, before the visit and never in the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic import reminders
from clinic.model import Clinic
from tests.clinic import zones

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _clinic(*offsets: timedelta, quiet: tuple[time, time] | None = (time(21), time(8))) -> Clinic:
    return replace(zones.clinic("America/New_York"), reminders=offsets, quiet_hours=quiet)


def _at(text: str) -> datetime:
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=_clinic().zone)


def _due(clinic: Clinic, start: str, booked: datetime = LONG_AGO) -> list[tuple[str, str]]:
    return [(offset, f"{due:%m-%d %H:%M}") for offset, due in reminders.plan(clinic, _at(start), booked)]


@pytest.mark.parametrize(
    ("offset", "visit", "due"),
    [
        (DAY, "12-01 15:00", "11-30 15:00"),
        (DAY, "12-01 07:00", "11-30 08:00"),  # the quiet ends long before the visit
        (DAY, "12-01 22:30", "12-01 08:00"),
        (2 * HOUR, "12-01 09:00", "12-01 08:00"),  # an hour before is early enough
        (2 * HOUR, "12-01 08:30", "11-30 20:00"),  # half an hour is not: the evening before
        (2 * HOUR, "12-01 23:30", "12-01 20:00"),
        (2 * HOUR, "12-01 10:00", "12-01 08:00"),  # the quiet ends just then
        (2 * HOUR, "12-01 23:00", "12-01 20:00"),  # and begins just then
        (7 * DAY, "12-08 15:00", "12-01 15:00"),
        (DAY, "03-08 15:00", "03-07 15:00"),  # 23 hours before, and the same hour of the clock
        (DAY, "11-01 15:00", "10-31 15:00"),
        (DAY, "03-09 02:30", "03-08 08:00"),
    ],
)
def test_when_one_reminder_is_due(offset: timedelta, visit: str, due: str) -> None:
    assert [at for _, at in _due(_clinic(offset), visit)] == [due]


def test_hours_before_are_real_hours() -> None:
    clinic = _clinic(6 * HOUR, quiet=None)
    assert _due(clinic, "03-08 06:00") == [("6h", "03-07 23:00")]
    assert _due(clinic, "11-01 06:00") == [("6h", "11-01 01:00")]


def test_a_local_hour_that_is_skipped_becomes_the_next_that_exists() -> None:
    assert _due(_clinic(DAY, quiet=None), "03-09 02:30") == [("24h", "03-08 03:00")]


def test_several_in_order_and_two_at_one_moment_are_one() -> None:
    assert _due(_clinic(2 * HOUR, DAY, 7 * DAY), "12-08 15:00") == [
        ("7d", "12-01 15:00"),
        ("24h", "12-07 15:00"),
        ("2h", "12-08 13:00"),
    ]
    assert _due(_clinic(HOUR, 2 * HOUR), "12-08 08:30") == [("2h", "12-07 20:00")]


def test_none_in_the_past_and_none_without_offsets() -> None:
    assert _due(_clinic(DAY), "12-01 15:00", booked=_at("11-30 15:00")) == []
    assert _due(_clinic(DAY), "12-01 15:00", booked=_at("11-30 14:59")) == [("24h", "11-30 15:00")]
    assert _due(_clinic(), "12-01 15:00") == []


def test_quiet_hours_within_one_day() -> None:
    siesta = _clinic(2 * HOUR, quiet=(time(13), time(16)))
    assert _due(siesta, "12-01 17:00") == [("2h", "12-01 16:00")]
    assert _due(siesta, "12-01 16:30") == [("2h", "12-01 12:00")]
    assert _due(siesta, "12-01 12:00") == [("2h", "12-01 10:00")]


def test_quiet_for_nearly_the_whole_day() -> None:
    assert _due(_clinic(2 * HOUR, quiet=(time(8, 30), time(8))), "12-01 08:15") == [("2h", "11-30 08:00")]


@pytest.mark.parametrize(
    ("now", "before", "due"),
    [
        ("12-01 12:00", "12-01 15:00", "12-01 12:00"),
        ("12-01 21:00", "12-02 15:00", "12-02 08:00"),
        ("12-01 05:00", "12-01 09:00", "12-01 08:00"),
        ("12-01 05:00", "12-01 08:00", None),
        ("12-01 12:00", "12-01 11:00", None),
    ],
)
def test_the_first_time_that_is_not_quiet(now: str, before: str, due: str | None) -> None:
    assert reminders.out_of_quiet(_clinic(), _at(now), _at(before)) == (_at(due) if due else None)


OFFSETS = st.lists(st.integers(1, 10 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)), max_size=4)
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0, tzinfo=None, fold=0))


@given(st.data(), zones.zones, OFFSETS, CLOCKS, CLOCKS)
def test_never_quiet_never_late_never_past(
    data: st.DataObject, zone: str, offsets: list[timedelta], begins: time, ends: time
) -> None:
    quiet = (begins, ends) if begins != ends else None
    clinic = replace(zones.clinic(zone), reminders=tuple(offsets), quiet_hours=quiet)
    start = data.draw(zones.moments(zone))
    booked = start - timedelta(minutes=data.draw(st.integers(1, 20 * 24 * 60)))
    found = [due.astimezone(UTC) for _, due in reminders.plan(clinic, start, booked)]
    assert found == sorted(set(found))
    for due in found:
        assert booked < due < start
        assert reminders.quiet_stretch(clinic, due) is None


@given(st.data(), zones.zones, st.integers(1, 9))
def test_days_before_keep_the_local_hour(data: st.DataObject, zone: str, days: int) -> None:
    clinic = replace(zones.clinic(zone), reminders=(days * DAY,), quiet_hours=None)
    start = data.draw(zones.moments(zone)).astimezone(clinic.zone)
    ((_, due),) = reminders.plan(clinic, start, start - 30 * DAY)
    wall = (start.replace(tzinfo=None) - days * DAY).replace(fold=0)
    skipped = wall.replace(tzinfo=clinic.zone).astimezone(UTC).astimezone(clinic.zone).replace(tzinfo=None) != wall
    assert skipped or due.replace(tzinfo=None, fold=0) == wall


@given(st.data(), zones.zones, CLOCKS, CLOCKS)
def test_quiet_is_what_the_clock_on_the_wall_says(data: st.DataObject, zone: str, begins: time, ends: time) -> None:
    """Where the clocks do not change, a moment is quiet exactly when its local time lies between the two."""
    clinic = replace(zones.clinic(zone), quiet_hours=(begins, ends))
    moment = data.draw(zones.moments(zone))
    local = moment.astimezone(clinic.zone)
    if begins == ends or any((local + shift).utcoffset() != local.utcoffset() for shift in (-2 * DAY, 2 * DAY)):
        return
    clock = local.time().replace(fold=0)
    expected = begins <= clock < ends if begins < ends else clock >= begins or clock < ends
    assert (reminders.quiet_stretch(clinic, moment) is not None) is expected
