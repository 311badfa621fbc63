"""The drawn day: rows of five minutes on the wall clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from clinic import hours
from db.daybook import Blocked, Visit
from tests.clinic.samples import practice
from web.drawing import Sheet, bounds, draw
from web.times import Times
from web.words import words

PRACTICE = practice()
ZONE = ZoneInfo("America/New_York")
TUESDAY = date(2026, 12, 1)


def visit(start: datetime, minutes: int = 30, status: str = "scheduled", doctor_id: int = 1, number: int = 1) -> Visit:
    end = start + timedelta(minutes=minutes)
    return Visit(number, doctor_id, 1, "Maya Chen", "checkup", start, end, status, 1, "sms", False, start)


def drawn(day: date, *visits: Visit, blocked: tuple[Blocked, ...] = (), now: datetime | None = None) -> Sheet:
    now = now or datetime(2026, 11, 23, 15, tzinfo=UTC)
    return draw(PRACTICE, day, visits, blocked, words("en"), Times(ZONE, "en", now))


def at(day: date, clock: time) -> datetime:
    return hours.at(day, clock, ZONE)


def test_an_hour_is_twelve_rows_and_the_day_begins_with_work_or_at_eight() -> None:
    day = drawn(TUESDAY, visit(at(TUESDAY, time(15))))
    (block,) = day.columns[0].blocks
    assert day.hours[0] == (1, "8\xa0AM")
    assert (block.row, block.long, block.kind) == (7 * 12 + 1, 6, "scheduled")
    assert day.columns[0].open == ((13, 96),)  # nine to five
    assert day.count == 1


def test_what_lies_outside_of_the_usual_widens_the_day_by_whole_hours() -> None:
    day = drawn(TUESDAY, visit(at(TUESDAY, time(6, 40))), visit(at(TUESDAY, time(20, 10))))
    assert day.hours[0][1] == "6\xa0AM"
    assert day.hours[-1][1] == "8\xa0PM"
    assert [block.row for block in day.columns[0].blocks] == [9, 171]


def test_a_day_on_which_the_clocks_change_is_drawn_by_the_wall() -> None:
    for sunday in (date(2026, 3, 8), date(2026, 11, 1)):
        day = drawn(sunday, visit(at(sunday, time(9)), doctor_id=2))
        (block,) = day.columns[1].blocks
        assert day.hours[0][1] == "12\xa0AM"  # Dr. Park works around the clock on Sundays
        assert (block.row, block.long) == (9 * 12 + 1, 6)
        start, end = bounds(sunday, PRACTICE)
        assert end.astimezone(UTC) - start.astimezone(UTC) != timedelta(days=1)


def test_a_cancelled_visit_is_listed_and_not_drawn() -> None:
    day = drawn(TUESDAY, visit(at(TUESDAY, time(9)), status="cancelled"), visit(at(TUESDAY, time(9)), number=2))
    assert [block.id for block in day.columns[0].blocks] == [2]
    assert [each.id for each in day.cancelled] == [1]


def test_an_offer_has_no_name_and_does_not_count() -> None:
    held = replace(visit(at(TUESDAY, time(9)), status="held"), patient=None, patient_id=None)
    day = drawn(TUESDAY, held)
    (block,) = day.columns[0].blocks
    assert (block.title, day.count) == ("Offered", 0)


def test_blocked_time_that_runs_past_midnight_ends_with_the_day() -> None:
    blocked = Blocked(1, at(TUESDAY, time(22)), at(date(2026, 12, 2), time(3)), "desk", "")
    (block,) = drawn(TUESDAY, blocked=(blocked,)).columns[0].blocks
    assert (block.row + block.long - 1) * 5 == (24 - 8) * 60


def test_a_very_short_stretch_still_has_a_row() -> None:
    (block,) = drawn(TUESDAY, visit(at(TUESDAY, time(9)), minutes=1)).columns[0].blocks
    assert block.long == 1


def test_now_is_drawn_today_only() -> None:
    now = at(TUESDAY, time(10))
    assert {column.now_row for column in drawn(TUESDAY, now=now).columns} == {25}
    assert {column.now_row for column in drawn(date(2026, 12, 2), now=now).columns} == {None}
