"""What the patient ruled out: any day but Friday, anything except mornings."""

from __future__ import annotations

from datetime import date, timedelta

from conversations.understanding.when.chart import Here
from conversations.understanding.when.resolve import days_of
from conversations.understanding.when.talk import Wish
from conversations.understanding.when.values import Clock, Day, Days, Moments, Part, Span, When, replace

_WEEK = 7
_LAST_HOUR = 22


def without(wishes: list[Wish], excluded: list[Wish], here: Here) -> list[When]:
    """Any day but Friday: the days of the wishes, or of the coming week, less the excluded ones."""
    for one in excluded:
        one.value = _as_stretch(one.value)
    gone: set[date] = set()
    weekdays: set[int] = set()
    hours: list[When] = []
    partly = [w.value for w in excluded if isinstance(w.value, When) and _is_part_of_day(w.value)]
    for one in excluded:
        if isinstance(one.value, When) and one.value not in partly:
            gone.update(days_of(one.value, here))
            if isinstance(one.value.day, Day) and one.value.day == Day(weekday=one.value.day.weekday):
                weekdays.add(one.value.day.weekday or 0)
            if one.value.day is None:
                hours.append(one.value)
    base = [w.value for w in wishes if isinstance(w.value, When)] or _around(excluded)
    if not base or all(w.day is None for w in base):
        week = Days(here.today + timedelta(1), here.today + timedelta(1 + _WEEK))
        base = [When(week, base[0].tod if base else None)]
    kept: list[When] = []
    for when in base:
        for left in _less(when, gone, weekdays, here):
            kept += _less_parts(left, partly, here)
    return [left for when in kept for left in _less_hours(when, hours)]


def _as_stretch(value: When | Moments) -> When | Moments:
    """Not at 8: not from 8 to 9."""
    clock = value.tod if isinstance(value, When) and isinstance(value.tod, Clock) else None
    if clock is None or not isinstance(value, When) or clock.hour > _LAST_HOUR:
        return value
    half = "pm" if clock.half == "am" and clock.hour == _LAST_HOUR // 2 else clock.half
    return replace(value, tod=Span(clock, replace(clock, hour=clock.hour + 1, half=half)))


def _around(excluded: list[Wish]) -> list[When]:
    """What is left to wish from: next week of "next week not Monday", Monday of "anything but 8am on Monday"."""
    days = [one.value.day for one in excluded if isinstance(one.value, When)]
    week = next((day.inside for day in days if isinstance(day, Day) and day.inside and not day.nth), None)
    if week is not None:
        return [When(Days(*week, "week"))]
    hours = [one for one in excluded if one.time_first and isinstance(one.value, When) and one.value.day]
    return [When(one.value.day) for one in hours if isinstance(one.value, When)] if len(hours) == len(excluded) else []


def _less(when: When, gone: set[date], weekdays: set[int], here: Here) -> list[When]:
    if not isinstance(when.day, Days):
        return [when] if not gone & set(days_of(when, here)) else []
    days = [day for day in days_of(replace(when, tod=None), here) if day not in gone and day.weekday() not in weekdays]
    runs: list[Days] = []
    for day in days:
        if runs and runs[-1].end == day:
            runs[-1] = Days(runs[-1].start, day + timedelta(1))
        else:
            runs.append(Days(day, day + timedelta(1)))
    return [replace(when, day=run) for run in runs]


def _is_part_of_day(value: When) -> bool:
    """Wednesday mornings: some hours of some day."""
    return value.day is not None and value.tod is not None


def _less_parts(when: When, partly: list[When], here: Here) -> list[When]:
    """Any weekday except Wednesday mornings: of that day the other hours stay; none of it where the wish names hours."""
    for one in partly:
        day = one.day.weekday if isinstance(one.day, Day) and one.day == Day(weekday=one.day.weekday) else None
        named = days_of(one, here)
        hit = [on for on in days_of(replace(when, tod=None), here) if on in named or on.weekday() == day]
        if hit:
            rest = _less(when, set(hit), set(), here) if isinstance(when.day, Days) else []
            some = [] if when.tod else _less_hours(When(Day(on=hit[0])), [replace(one, day=None)])
            before = [left for left in rest if isinstance(left.day, Days) and left.day.end <= hit[0]]
            return [*before, *some, *(left for left in rest if left not in before)]
    return [when]


def _less_hours(when: When, hours: list[When]) -> list[When]:
    """Not the morning: from noon on; not from 12 to 2: before and after."""
    if when.tod is not None:
        return [when]
    for one in hours:
        if isinstance(one.tod, Part) and one.tod.name in ("morning", "early morning"):
            return [replace(when, tod=Span(start=Clock(12, 0, "day")))]
        if isinstance(one.tod, Part):
            return [replace(when, tod=Span(end=Clock(12 if one.tod.name == "afternoon" else 17, 0, "day")))]
        if isinstance(one.tod, Span) and one.tod.start and one.tod.end:
            return [replace(when, tod=Span(end=one.tod.start)), replace(when, tod=Span(start=one.tod.end))]
    return [when]
