"""Stretches that begin now: within 10 days, the next 3 days, the next 4 business days; and how long something takes."""

from __future__ import annotations

from datetime import timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.lengths import UNITS, length_of
from conversations.understanding.when.rules.relative import local
from conversations.understanding.when.values import Day, Days, Length, Moments, Num

_WEEK = 7
_DAY = timedelta(1)


@rule("within", "length nextlength")
@rule("in", "nextlength")
def within_length(_: str, length: Length, here: Here) -> Made | None:
    """within 10 days, in the next 2 hours."""
    return _ahead(length, here)


def _ahead(length: Length, here: Here) -> Made | None:
    if length.minutes:
        end = local(length, here)
        return Made("moments", Moments(here.now, end, "hour"), 1.0) if end else None
    last = calendar.shifted(here.today, length.months, length.days)
    return Made("days", Days(here.today, last + _DAY), 1.0) if last else None


@rule("next coming", "length")
def next_length(_: str, length: Length, here: Here) -> Made | None:
    """the next 3 days: from tomorrow; the next 5 hours: from now."""
    if length.minutes:
        return _ahead(length, here)
    last = calendar.shifted(here.today, length.months, length.days)
    return Made("days", Days(here.today + _DAY, last + _DAY), 1.0) if last else None


@rule("next coming", "unit")
def next_hour(_: str, unit: str, here: Here) -> Made | None:
    """the next hour."""
    return _ahead(UNITS[unit], here) if unit in ("hour", "minute") else None


@rule("length", "nextafter next")
def length_next(length: Length, _: str, here: Here) -> Made | None:
    """los 3 días siguientes; "las 3 semanas" are no three o'clock."""
    if here.lexicon.code != "es":
        return None
    made = next_length(_, length, here)
    return made and made._replace(worth=1.6)


@rule("length", "tocome")
def weeks_to_come(length: Length, _: str, here: Here) -> Made | None:
    """las 3 semanas que vienen: whole ones, as "la semana que viene" is."""
    if not length.days or length.days % _WEEK or length.minutes or length.months:
        return None
    monday = calendar.monday(here.today) + timedelta(_WEEK)
    return Made("days", Days(monday, monday + timedelta(length.days)), 1.7)


@rule("next coming", "worklength")
@rule("worklength", "nextafter next")
def next_workdays(first: str | Length, second: str | Length, here: Here) -> Made | None:
    """the next 4 business days."""
    length = first if isinstance(first, Length) else second
    assert isinstance(length, Length)
    day, left = here.today, min(length.days, 60)
    while left:
        day += _DAY
        left -= day.weekday() < 5
    return Made("days", Days(here.today + _DAY, day + _DAY, only=frozenset(range(5))), 1.0)


@rule("in inside", "worklength")
@rule("within", "worklength")
def in_workdays(_: str, length: Length, here: Here) -> Made | None:
    """in 3 business days."""
    made = next_workdays("next", length, here)
    if made is None or _ == "within":
        return made
    return Made("rel", Day(on=made.value.end - _DAY), 1.0)


@rule("within", "shift")
def within_shift(_: str, day: Day, here: Here) -> Made | None:
    """less than 3 days after tomorrow."""
    if day.on is None or day.on < here.today:
        return None
    return Made("days", Days(here.today, day.on + _DAY), 1.0)


@rule("within", "length")
def within_for(_: str, length: Length, __: Here) -> Made:
    """less than 3 days …"""
    return Made("withinlength", length, 1.0)


@rule("withinlength", "fromday")
def within_from_day(length: Length, day: Day, here: Here) -> Made | None:
    """… after tomorrow."""
    start = calendar.resolved(day, here.today)
    last = start and calendar.shifted(start, length.months, length.days)
    return Made("days", Days(start, last + _DAY), 1.5) if start and last and not length.minutes else None


@rule("within", "days")
def within_days(_: str, days: Days, here: Here) -> Made | None:
    """within the next 2 weeks."""
    return Made("days", Days(min(here.today, days.start), days.end), 0.5)


@rule("after", "length")
def after_length(_: str, length: Length, here: Here) -> Made | None:
    """after 5 days."""
    day = calendar.shifted(here.today, length.months, length.days)
    return Made("days", Days(day, day + timedelta(14)), 0.5) if day and not length.minutes else None


@rule("spelt ord", "length")
def first_length(nth: Num, length: Length, __: Here) -> Made | None:
    """the first 2 weeks …"""
    return Made("firstlength", length) if nth.n == 1 and length.days and not length.days % _WEEK else None


@rule("firstlength", "ofyear ofmonth ofdays")
def first_weeks_of(length: Length, of: Num | int | Days, here: Here) -> Made | None:
    """… of January, of 2027."""
    if isinstance(of, Num):
        span = calendar.month_span(of.n, 1)
    elif isinstance(of, Days):
        span = (of.start, of.end)
    else:
        span = calendar.month_span(here.today.year + (of < here.today.month), of)
    start = calendar.nth_week(*span, 1)
    return Made("days", Days(start, start + timedelta(length.days)), 1.0) if start else None


@rule("num few", "next coming")
def count_next(count: Num | int, _: str, __: Here) -> Made:
    """2 upcoming …"""
    return Made("countnext", count if isinstance(count, Num) else Num(count))


@rule("countnext", "unit")
def count_next_unit(count: Num, unit: str, here: Here) -> Made | None:
    """… days."""
    length = length_of(unit, count.n)
    return next_length("next", length, here) if length else None


@rule("morethan after", "shift")
def after_shift(_: str, day: Day, _here: Here) -> Made | None:
    """more than 2 weeks after today."""
    return Made("days", Days(day.on, day.on + timedelta(14)), 0.6) if day.on else None


@rule("for", "length")
@rule("fordur", "length")
def for_length(_: str, length: Length, __: Here) -> Made:
    """for 30 minutes: how long, not when."""
    return Made("forlength", length, 0.4)
