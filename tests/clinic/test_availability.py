"""Open times: the grid, what is taken, notice and horizon, several doctors, and the days on which the clocks change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic import availability
from clinic.availability import is_slot, openings, step
from clinic.hours import open_stretches, steady
from clinic.model import Busy, Closure, Practice, Slot, VisitType
from tests.clinic import zones
from tests.clinic.samples import practice

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)  # Monday, 10:00 in New York
MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


def _open(
    house: Practice,
    code: str = "checkup",
    day: date = TUESDAY,
    taken: tuple[Busy, ...] = (),
    now: datetime = NOW,
    doctors: list[int] | None = None,
) -> list[str]:
    kind = house.visit_type(code)
    assert kind is not None
    start = datetime.combine(day, time(0), house.clinic.zone)
    found = openings(house, kind, start=start, end=start + timedelta(days=1), taken=taken, now=now, doctor_ids=doctors)
    return [f"{slot.start:%H:%M} {slot.doctor_id}" for slot in found]


def _busy(doctor_id: int, begins: time, ends: time, day: date = TUESDAY) -> Busy:
    """Given in UTC, as a database does."""
    zone = practice().clinic.zone
    start, end = (datetime.combine(day, at, zone).astimezone(UTC) for at in (begins, ends))
    return Busy(doctor_id, start, end)


@pytest.mark.parametrize(
    ("minutes", "apart"),
    [(5, 5), (10, 10), (15, 15), (20, 20), (25, 25), (30, 30), (40, 15), (45, 15), (60, 30), (90, 30)],
)
def test_how_far_apart_visits_begin(minutes: int, apart: int) -> None:
    assert step(minutes) == timedelta(minutes=apart)


def test_a_day_in_steps_from_the_start_of_each_stretch() -> None:
    assert _open(practice(), day=MONDAY) == [
        f"{hour:02}:{minute:02} 1" for hour in (9, 10, 11, 13, 14, 15, 16) for minute in (0, 30)
    ]


def test_a_visit_ends_within_the_stretch_and_its_buffer_may_run_over() -> None:
    found = _open(practice(), "vaccine", MONDAY)
    assert ("11:45 1" in found, "16:45 1" in found, "17:00 1" in found) == (True, True, False)


def test_two_doctors_in_order_of_time_and_then_as_the_clinic_lists_them() -> None:
    house = practice()
    assert _open(house)[:6] == ["09:00 1", "09:30 1", "10:00 1", "10:00 2", "10:30 1", "10:30 2"]
    assert _open(replace(house, doctors=house.doctors[::-1]))[2:4] == ["10:00 2", "10:00 1"]
    assert {one.split()[1] for one in _open(house, doctors=[2])} == {"2"}
    assert _open(house, doctors=[]) == []


def test_what_is_taken_is_not_open_to_its_last_minute() -> None:
    taken = (_busy(1, time(10, 15), time(11)), _busy(1, time(9), time(10)), _busy(1, time(9, 30), time(9, 45)))
    assert _open(practice(), taken=taken, doctors=[1])[:2] == ["11:00 1", "11:30 1"]


def test_the_buffer_needs_room_before_what_is_taken() -> None:
    taken = (_busy(1, time(9, 30), time(10)),)
    assert _open(practice(), "vaccine", taken=taken)[:2] == ["09:00 1", "10:00 1"]


def test_what_began_yesterday_and_is_taken_still() -> None:
    since = Busy(1, datetime(2026, 11, 30, tzinfo=UTC), datetime(2026, 12, 1, 20, tzinfo=UTC))
    assert _open(practice(), taken=(since,), doctors=[1])[0] == "15:00 1"


def test_notice_and_horizon() -> None:
    today = datetime(2026, 11, 30, 14, 20, tzinfo=UTC)  # 09:20
    assert _open(practice(), day=MONDAY, now=today)[0] == "10:30 1"
    assert _open(practice(), day=MONDAY, now=today - timedelta(minutes=20))[0] == "10:00 1"
    last = datetime(2026, 9, 1, 14, tzinfo=UTC)  # 90 days before 30 November, 09:00 there: summer time
    assert _open(practice(), day=MONDAY, now=last) == ["09:00 1"]


def test_closures_close() -> None:
    closed = replace(practice(), closures=(Closure(TUESDAY, TUESDAY + timedelta(days=1), doctor_id=1),))
    assert {one.split()[1] for one in _open(closed)} == {"2"}
    closed = replace(practice(), closures=(Closure(TUESDAY, TUESDAY + timedelta(days=1)),))
    assert _open(closed) == []


def test_a_window_is_half_open_and_may_be_empty() -> None:
    house = practice()
    kind = house.visit_types[0]
    nine = datetime(2026, 12, 1, 9, tzinfo=house.clinic.zone)
    half_hour = timedelta(minutes=30)
    found = openings(house, kind, start=nine, end=nine + half_hour, taken=[], now=NOW)
    assert found == [Slot(1, nine, nine + half_hour)]
    assert openings(house, kind, start=nine, end=nine, taken=[], now=NOW) == []
    assert openings(house, kind, start=nine, end=nine - half_hour, taken=[], now=NOW) == []


def test_a_skipped_hour_is_not_offered_and_one_that_comes_twice_is_offered_once() -> None:
    house = zones.practice("America/New_York", zones.kind(30))
    spring = _open(house, day=date(2026, 3, 8), now=datetime(2026, 3, 1, tzinfo=UTC))
    assert spring[:6] == ["00:00 1", "00:30 1", "01:00 1", "01:30 1", "03:00 1", "03:30 1"]
    autumn = _open(house, day=date(2026, 11, 1), now=datetime(2026, 10, 20, tzinfo=UTC))
    assert autumn[:6] == ["00:00 1", "00:30 1", "01:00 1", "01:30 1", "02:00 1", "02:30 1"]


def test_a_moment_that_comes_twice_is_a_slot_the_first_time() -> None:
    house = zones.practice("America/New_York", zones.kind(30))
    first = datetime(2026, 11, 1, 1, 30, tzinfo=house.clinic.zone)
    assert is_slot(house, house.doctors[0], house.visit_types[0], first)
    assert not is_slot(house, house.doctors[0], house.visit_types[0], first.replace(fold=1))


@given(st.data(), zones.zones, zones.kinds)
def test_every_opening_can_be_kept(data: st.DataObject, zone: str, kind: VisitType) -> None:
    """Within the hours, as long as it says, free of what is taken, each once, each a slot by itself, in order."""
    house = zones.practice(zone, kind)
    begins = data.draw(zones.moments(zone))
    taken = [
        Busy(1, start, start + timedelta(minutes=data.draw(st.integers(1, 300))))
        for start in data.draw(st.lists(zones.moments(zone), max_size=4))
    ]
    now = begins - timedelta(days=2)
    found = openings(house, kind, start=begins, end=begins + timedelta(days=2), taken=taken, now=now)
    starts = [slot.start.astimezone(UTC) for slot in found]
    assert starts == sorted(set(starts))
    for slot, start in zip(found, starts, strict=True):
        assert slot.end.astimezone(UTC) - start == kind.length
        assert not any(one.start < start + kind.occupies and start < one.end for one in taken)
        stretches = open_stretches(house, house.doctors[0], slot.start.date())
        assert any(a.astimezone(UTC) <= start and slot.end.astimezone(UTC) <= b.astimezone(UTC) for a, b in stretches)
    for slot in found[:5]:
        assert is_slot(house, house.doctors[0], kind, slot.start)
        assert not is_slot(house, house.doctors[0], kind, slot.start + timedelta(minutes=1))


@given(st.data(), zones.zones, zones.kinds)
def test_no_opening_is_forgotten(data: st.DataObject, zone: str, kind: VisitType) -> None:
    """Minute by minute through a day: what is a slot and free is among the openings."""
    house = zones.practice(zone, kind)
    day = datetime.combine(data.draw(zones.days(zone)), time(0), house.clinic.zone)
    window = (day + timedelta(hours=data.draw(st.integers(0, 20)))).astimezone(UTC)
    found = openings(
        house, kind, start=window, end=window + timedelta(hours=2), taken=[], now=window - timedelta(days=1)
    )
    minutes = (window + timedelta(minutes=minute) for minute in range(0, 120, 5))
    expected = [minute for minute in minutes if is_slot(house, house.doctors[0], kind, minute)]
    assert [slot.start.astimezone(UTC) for slot in found] == expected


@given(st.data(), zones.zones, zones.kinds)
def test_the_fast_way_and_the_careful_way_agree(data: st.DataObject, zone: str, kind: VisitType) -> None:
    house = zones.practice(zone, kind)
    local = house.clinic.zone
    start = data.draw(zones.moments(zone))
    if not steady(start.astimezone(local).date(), local):
        return
    busy = [(start.astimezone(local), (start + timedelta(minutes=50)).astimezone(local))]
    day = availability._Day(start.astimezone(local).date(), local, 1, zones.WHOLE_DAY, kind)
    window = (start - timedelta(hours=9)).astimezone(local), (start + timedelta(hours=9)).astimezone(local)
    assert availability._plain(day, *window, busy) == availability._shifting(day, *window, busy)


def test_ninety_days_of_five_doctors() -> None:
    house = practice()
    hours = {day: ((time(9), time(12)), (time(13), time(17))) for day in range(5)}
    house = replace(house, doctors=tuple(replace(house.doctors[0], id=number, hours=hours) for number in range(1, 6)))
    found = openings(house, house.visit_types[0], start=NOW, end=NOW + timedelta(days=90), taken=[], now=NOW)
    assert len(found) > 4000
