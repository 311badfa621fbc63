"""The drawn day: rows of five minutes on the wall clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from clinic import hours
from db.daybook import Blocked, Visit
from tests.clinic.samples import practice
from web.drawing import Sheet, bounds, draw, draw_week
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


def test_free_time_is_what_is_left_of_the_hours_from_now_on() -> None:
    blocked = Blocked(1, at(TUESDAY, time(15)), at(TUESDAY, time(17)), "desk", "")
    (lee, _) = drawn(
        TUESDAY, visit(at(TUESDAY, time(9))), visit(at(TUESDAY, time(12)), number=2), blocked=(blocked,)
    ).columns
    assert [free.start for free in lee.free] == ["09:30", "12:30"]
    assert (lee.free[0].row, lee.free[0].long, lee.free[0].label) == (19, 30, "9:30\xa0AM – 12:00\xa0PM")
    (lee, _) = drawn(TUESDAY, now=at(TUESDAY, time(16, 20))).columns
    assert [free.start for free in lee.free] == ["16:30"]
    assert drawn(TUESDAY, now=at(date(2026, 12, 2), time(9))).columns[0].free == ()


def test_the_doctors_time_after_a_visit_is_not_free() -> None:
    vaccine = replace(visit(at(TUESDAY, time(9)), minutes=15), visit_type="vaccine")  # five minutes to tidy up
    assert drawn(TUESDAY, vaccine).columns[0].free[0].start == "09:20"


def test_who_has_arrived_is_marked_until_the_visit_is_over() -> None:
    here = replace(visit(at(TUESDAY, time(9)), status="confirmed"), arrived_at=at(TUESDAY, time(8, 55)))
    (block,) = drawn(TUESDAY, here).columns[0].blocks
    assert (block.kind, block.mark, block.label) == ("confirmed arrived", "◉", "Check-up · arrived")
    (block,) = drawn(TUESDAY, replace(here, status="completed")).columns[0].blocks
    assert (block.kind, block.mark) == ("completed", "●")


def test_what_lies_under_another_is_drawn_beside_it() -> None:
    event = Blocked(1, at(TUESDAY, time(9, 15)), at(TUESDAY, time(10)), "google", "", 7)
    blocks = drawn(TUESDAY, visit(at(TUESDAY, time(9))), blocked=(event,)).columns[0].blocks
    assert [(block.busy, block.over) for block in blocks] == [(0, False), (7, True)]


def test_a_week_has_a_lane_for_whoever_works_and_says_why_nobody_does() -> None:
    week = draw_week(PRACTICE, date(2026, 12, 21), [], [], words("en"), Times(ZONE, "en", at(TUESDAY, time(9))))
    assert [len(group.columns) for group in week.groups] == [1, 2, 1, 1, 1, 1, 1]
    assert [group.small for group in week.groups] == ["", "", "not in", "Holidays", "Holidays", "Holidays", ""]
    assert week.groups[1].title == "Tue, Dec 22" and [c.short for c in week.groups[1].columns] == [
        "Dr. Lee",
        "Dr. Park",
    ]
    of_tuesday = visit(at(date(2026, 12, 22), time(11)), doctor_id=2)
    week = draw_week(
        PRACTICE, date(2026, 12, 21), [of_tuesday], [], words("en"), Times(ZONE, "en", at(TUESDAY, time(9)))
    )
    assert [len(column.blocks) for column in week.columns] == [0, 0, 1, 0, 0, 0, 0, 0]
