"""Calendar and clock at their edges: which Tuesday is next, daylight saving, year's end, leap day, zones, feasts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from conversations.understanding.when import calendar
from conversations.understanding.when.values import Day
from tests.conversations.understanding.when.said import reading, said

# Said on each day of the week of November 16, 2026. On Sunday the week ahead is already called this one.
NEXT_TUESDAY = {16: "11-24", 17: "11-24", 18: "11-24", 19: "11-24", 20: "11-24", 21: "11-24", 22: "12-01"}


@pytest.mark.parametrize(("day", "tuesday"), [*NEXT_TUESDAY.items()])
def test_next_tuesday_on_each_weekday(day: int, tuesday: str) -> None:
    assert said("next tuesday", now=f"2026-11-{day}T10:00") == [tuesday]


@pytest.mark.parametrize("day", NEXT_TUESDAY)
def test_tuesday_alone_is_the_coming_one(day: int) -> None:
    assert said("tuesday", now=f"2026-11-{day}T10:00") == ["11-17" if day < 17 else "11-24"]


def test_next_friday_may_be_this_weeks() -> None:
    read = reading("next friday")
    assert [w.start.day for w in read.windows] == [4]
    assert [w.start.day for w in read.otherwise] == [27]
    assert read.confidence < reading("friday").confidence


def test_a_weekday_and_a_date_that_are_not_the_same_day_are_two_readings() -> None:
    read = reading("tuesday december 3 at 2pm", now="2026-11-23T10:00")
    assert [w.start.day for w in read.windows] == [3]
    assert [(w.start.day, w.start.hour) for w in read.otherwise] == [(1, 14)]
    assert read.confidence < 0.7
    assert reading("thursday december 3 at 2pm", now="2026-11-23T10:00").otherwise == ()


@pytest.mark.parametrize(
    "zone", ["Pacific/Auckland", "Asia/Kolkata", "Europe/Madrid", "America/New_York", "Pacific/Honolulu"]
)
@pytest.mark.parametrize("day", ["2026-03-07", "2026-03-28", "2026-04-04", "2026-09-26", "2026-10-24", "2026-10-31"])
def test_the_local_hour_stays_across_daylight_saving(zone: str, day: str) -> None:
    [read] = reading("tomorrow at 3pm", now=f"{day}T12:00", zone=zone).windows
    assert read.start.replace(tzinfo=None) == datetime.fromisoformat(day) + timedelta(days=1, hours=15)


def test_elapsed_hours_count_through_the_change_of_the_clock() -> None:
    [read] = reading("in 3 hours", now="2026-11-01T00:30").windows
    assert read.start.astimezone(UTC) == datetime(2026, 11, 1, 7, 30, tzinfo=UTC)
    assert read.start.hour == 2


def test_an_hour_that_the_clock_skips_is_still_a_window() -> None:
    [read] = reading("march 14 at 2:30 am", now="2027-03-01T12:00").windows
    assert read.start.astimezone(UTC) < read.end.astimezone(UTC)


def test_year_end() -> None:
    assert said("in 3 days", now="2026-12-30T10:00") == ["01-02"]
    assert said("jan 5", now="2026-12-30T10:00") == ["01-05"]
    assert said("next week", now="2026-12-30T10:00") == ["01-04..01-10"]


def test_leap_day_is_looked_for() -> None:
    [read] = reading("feb 29").windows
    assert read.start.date() == date(2028, 2, 29)


def test_a_time_of_day_is_the_next_such_moment() -> None:
    assert said("9am", now="2026-11-25T08:00") == ["11-25 09:00"]
    assert said("9am", now="2026-11-25T09:30") == ["11-26 09:00"]


def test_feasts() -> None:
    assert calendar.easter(2027) == date(2027, 3, 28)
    assert calendar.next_holiday("thanksgiving", date(2026, 11, 25)) == date(2026, 11, 26)
    assert calendar.next_holiday("good friday", date(2027, 1, 1)) == date(2027, 3, 26)


def test_weeks_of_a_month_are_those_whose_thursday_lies_in_it() -> None:
    assert calendar.nth_week(*calendar.month_span(2027, 1), 1) == date(2027, 1, 4)
    assert calendar.nth_week(*calendar.month_span(2026, 12), -1) == date(2026, 12, 28)


def test_a_day_that_never_comes_is_none() -> None:
    assert calendar.resolved(Day(month=2, dom=30), date(2026, 1, 1)) is None
    assert calendar.shifted(date(9999, 12, 1), months=3) is None
