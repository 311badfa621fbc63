"""From one day to another: July 13 to 15, Monday till Wednesday, between 3 and 12 of September, from September to November."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.resolve import chosen
from conversations.understanding.when.rules.common import clock_of, hour_of, is_one
from conversations.understanding.when.rules.weeks import named_month
from conversations.understanding.when.values import Clock, Day, Days, Moments, Num, Pair, Span, When, Which, replace

_DAY = timedelta(1)
_NOON = 12
_MOST_OF_A_YEAR = timedelta(300)


def _resolved(day: Day, here: Here) -> date | None:
    return calendar.resolved(day, here.today)


def _days(start: date | None, last: date | None, _here: Here) -> Made | None:
    """Both days and all between; an end before the beginning is meant a week, a month or a year later."""
    if start is None or last is None or last < start:
        return None
    return Made("days", Days(start, last + _DAY), 1.0)


def _later(day: Day, start: date, here: Here) -> date | None:
    """The first such day from `start` on, where the day leaves that open."""
    if day.on is not None or day.inside is not None or day.which == "last":
        found = calendar.resolved(day, here.today)
        return found if found and found >= start else None
    if day.which is not None:
        found = calendar.resolved(day, here.today)
        if found and found >= start:
            return found
    which: Which | None = "this" if day.weekday is not None and not day.dom else None
    return calendar.resolved(day if day.which == which else replace(day, which=which), start)


def day_to_day(first: Day, last: Day, here: Here) -> Made | None:
    first, last = _shared_parts(first, last)
    start = _resolved(first, here)
    if start is None:
        return None
    if last.year is not None and first.year is None and first.month and first.on is None:
        start = _resolved(replace(first, year=last.year), here)
        if start is None:
            return None
    elif last.on is not None and first.month and not first.year and first.on is None:
        start = calendar.on(last.on.year, first.month, first.dom or 1)
        if start and start > last.on:
            start = calendar.on(last.on.year - 1, first.month, first.dom or 1)
    if start is None:
        return None
    if last.year is not None:
        return _days(start, _resolved(last, here), here)
    start = _begun(first, last, here) or start
    return _days(start, _later(last, start, here), here)


def _begun(first: Day, last: Day, here: Here) -> date | None:
    """The beginning of a stretch between two dates that holds today: it began before, and is not over."""
    if not (first.month and first.dom and last.month and last.dom) or first.year or first.weekday is not None:
        return None
    began = [calendar.on(here.today.year - back, first.month, first.dom) for back in (0, 1)]
    start = next((day for day in began if day and day <= here.today), None)
    end = start and _later(last, start, here)
    return start if end and end >= here.today and end - (start or end) < _MOST_OF_A_YEAR else None


def _shared_parts(first: Day, last: Day) -> tuple[Day, Day]:
    """13 to 15 July: the month counts for both, where the days then rise; Wednesday to Friday next week, the week too."""
    rising = first.weekday is not None and last.weekday is not None and first.weekday < last.weekday
    if rising and first == Day(weekday=first.weekday) and not last.nth and (last.inside or last.which == "next"):
        return replace(first, inside=last.inside, which=last.which), last
    if (
        first.dom
        and not first.month
        and not first.on
        and last.month
        and last.dom
        and first.dom < last.dom
        and first.weekday is None
    ):
        first = replace(first, month=last.month, year=last.year)
    if (
        first.month
        and last.dom
        and not last.month
        and not last.on
        and first.dom
        and last.dom > first.dom
        and last.weekday is None
    ):
        last = replace(last, month=first.month, year=first.year)
    return first, last


def _dom(value: Num | Day) -> Day | None:
    if isinstance(value, Day):
        return value
    return Day(dom=value.n) if 1 <= value.n <= 31 and value.digits <= 2 else None


def some_days(first: Num | Day, last: Num | Day, here: Here) -> Made | None:
    """13 to 15 July; in English "Monday til 12" is noon."""
    if here.lexicon.code == "en" and isinstance(first, Day) and isinstance(last, Num) and last.digits:
        hour = hour_of(last) if first.weekday is not None and not first.dom and last.n <= _NOON else None
        if hour is not None:
            return Made("both", When(first, Span(end=hour)), 0.5)
    if is_one(first) and isinstance(last, Day) and not last.dom:
        return None  # una para el viernes
    start, end = _dom(first), _dom(last)
    return day_to_day(start, end, here) if start and end else None


def now_to_clock(_: object, last: Num | Clock, here: Here) -> Made | None:
    """from now until 5."""
    clock = clock_of(last)
    end = datetime.combine(here.today, time()) + timedelta(minutes=chosen(clock, here, end=True)) if clock else here.now
    return Made("moments", Moments(here.now, end, "hour"), 1.5) if end > here.now else None


def to_now(_first: object, last: object, here: Here) -> Made | None:
    """from now until next Tuesday."""
    start = Day(on=here.today)
    end = last.day if isinstance(last, When) else last
    if isinstance(end, Days):
        return _days(here.today, end.end - _DAY, here)
    return day_to_day(start, end, here) if isinstance(end, Day) else None


def months(first: int, last: int, here: Here) -> Made | None:
    """from September to November."""
    start = named_month(first, here).start
    end = calendar.month_span(start.year + (last < first), last)[1]
    return Made("days", Days(start, end), 0.5)


def days_to_days(first: Days | Day, last: Days | Day, here: Here) -> Made | None:
    """this week to next week; from Monday until the end of next week."""
    start = first.start if isinstance(first, Days) else _resolved(first, here)
    end = last.end - _DAY if isinstance(last, Days) else _resolved(last, here)
    return _days(start, end, here)


@rule("pair", "mon wmon ofmonth")
def pair_of_month(pair: Pair, month: int, here: Here) -> Made | None:
    """between 3 and 12 of September."""
    first, last = _dom(pair.first), _dom(pair.last)
    if not first or not last:
        return None
    return day_to_day(first, replace(last, month=month), here)


@rule("mon wmon", "pair")
def month_and_pair(month: int, pair: Pair, here: Here) -> Made | None:
    """November between 19 and 20."""
    first, last = _dom(pair.first), _dom(pair.last)
    if not first or not last:
        return None
    return day_to_day(replace(first, month=month), last, here)


@rule("pair domrange", "days ofdays")
def pair_of_days(pair: Pair, days: Days, here: Here) -> Made | None:
    """4 to 22 of this month."""
    if days.grain != "month":
        return None
    first = calendar.on(days.start.year, days.start.month, pair.first.n)
    last = calendar.on(days.start.year, days.start.month, pair.last.n)
    return _days(first, last, here)


@rule("days", "num ofyear")
def days_of_year(days: Days, year: Num, _here: Here) -> Made | None:
    """5/1 to 5/7, 2027."""
    if days.grain != "day" or year.digits != 4 or not 1900 <= year.n <= 2100 or days.only:
        return None
    start = calendar.on(year.n, days.start.month, days.start.day)
    return Made("days", Days(start, start + (days.end - days.start)), 0.8) if start else None
