"""What was said meets the calendar and the clinic's clock: values become stretches on the wall clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from conversations.understanding.model import Grain, Window
from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here
from conversations.understanding.when.values import Clock, Day, Days, Moments, Part, Span, Tod, When

Stretch = tuple[datetime, datetime, Grain]  # naive, on the wall clock
_HOUR = 60
_EARLY = 120  # minutes before opening that 07:00 may be meant as it stands
_NOON = 12 * 60
_DAY = 24 * 60
_MOST_WINDOWS = 14


def candidates(clock: Clock) -> tuple[int, ...]:
    """The minutes after midnight that a clock time may be, the earlier first."""
    hour, minute = clock.hour, clock.minute
    if clock.half == "day" or hour > 12:
        return (hour * _HOUR + minute,)
    if clock.half is not None:
        return (hour % 12 * _HOUR + minute + (_NOON if clock.half == "pm" else 0),)
    return (hour % 12 * _HOUR + minute, hour % 12 * _HOUR + minute + _NOON)


def minutes_of(clock: Clock) -> int:
    """Minutes after midnight, the earlier half of the day where it was not said."""
    return candidates(clock)[0]


def chosen(clock: Clock, here: Here, end: bool = False) -> int:
    """The candidate at which somebody works; where that leaves none or both, the one nearest to the working day's begin."""

    def off(minutes: int) -> tuple[int, int]:
        closes = here.closes + end
        outside = here.opens - minutes if minutes < here.opens else max(0, minutes - closes + 1)
        return outside, minutes

    written = minutes_of(clock)
    if clock.zero and clock.half is None and here.opens - written <= _EARLY:
        return written
    return min(candidates(clock), key=off)


def is_open(minutes: int, here: Here) -> bool:
    """Does somebody work then?"""
    return here.opens <= minutes < here.closes


def of_day(tod: Tod, here: Here) -> tuple[int, int, Grain]:
    """Start and end in minutes after the day's midnight; the end may lie in the next day."""
    if isinstance(tod, Clock):
        start = chosen(tod, here)
        return start, start + (_HOUR if tod.about else 1), "hour" if tod.about else "minute"
    if isinstance(tod, Part):
        first, last = here.lexicon.parts[tod.name]
        return first * _HOUR, last * _HOUR, "part_of_day"
    start, end = _span(tod, here)
    if tod.within is not None:
        first, last = (hour * _HOUR for hour in here.lexicon.parts[tod.within])
        bounded = max(start, first) if tod.start is None else start, min(end, last) if tod.end is None else end
        start, end = bounded if bounded[0] < bounded[1] else (start, end)
    return start, end, "part_of_day"


def _span(span: Span, here: Here) -> tuple[int, int]:
    if span.start is None:
        return 0, (chosen(span.end, here, end=True) if span.end else _DAY) or _DAY
    if span.minutes is not None:
        start = chosen(span.start, here)
        return start, start + span.minutes
    if span.end is None:
        start = chosen(span.start, here)
        return start, _DAY if start < _DAY else start + _HOUR
    return _between(candidates(span.start), candidates(span.end), span, here)


def _between(starts: tuple[int, ...], ends: tuple[int, ...], span: Span, here: Here) -> tuple[int, int]:
    """From 11 to 3 is 11 to 15: what was said of one side settles the other."""
    assert span.start is not None
    if len(ends) == 1 and len(starts) > 1:
        before = [one for one in starts if one < ends[0]]
        start = before[-1] if before else starts[-1]
    else:
        start = chosen(span.start, here)
    after = [one for one in ends if one > start]
    return start, after[0] if after else ends[0] + _DAY


def days_of(when: When, here: Here) -> tuple[date, ...]:
    """The days that a When names, today or tomorrow where it names none; empty where no such day exists."""
    if isinstance(when.day, Days):
        count = min((when.day.end - when.day.start).days, 62)
        return tuple(
            day
            for n in range(count)
            if ((day := when.day.start + timedelta(n)) >= here.today or when.day.end <= here.today)
            and (when.day.only is None or day.weekday() in when.day.only)
        )
    if isinstance(when.day, Day):
        talked_of = _days_under_discussion(here) if when.day == Day(weekday=when.day.weekday) else ()
        found = next((day for day in talked_of if day.weekday() == when.day.weekday), None)
        found = found or calendar.resolved(when.day, here.today)
        return (found,) if found else ()
    return ()


def bounds(when: When, here: Here) -> list[Stretch]:
    """Every stretch that a When is, in order."""
    if when.tod is None:
        return _whole_days(when, here)
    start, end, grain = of_day(when.tod, here)
    days = (
        days_of(when, here)
        if when.day is not None
        else _days_under_discussion(here) or (_day_of(start, end, here, when.tod),)
    )
    return [_stretch(day, start, end, grain) for day in days[:_MOST_WINDOWS]]


def _days_under_discussion(here: Here) -> tuple[date, ...]:
    """The days of the window that is talked about, where it is more than one and still to come."""
    if here.about is None:
        return ()
    first, last = (at.astimezone(here.zone).date() for at in (here.about.start, here.about.end))
    days = [first + timedelta(n) for n in range(min((last - first).days, _MOST_WINDOWS))]
    return tuple(day for day in days if day >= here.today) if len(days) > 1 else ()


def _stretch(day: date, start: int, end: int, grain: Grain) -> Stretch:
    midnight = datetime.combine(day, time())
    return midnight + timedelta(minutes=start), midnight + timedelta(minutes=end), grain


def _day_of(start: int, end: int, here: Here, tod: Tod) -> date:
    """The day of a time without one: the day under discussion, or the next on which it is still to come."""
    if here.about is not None and here.about.end.astimezone(here.zone).replace(tzinfo=None) > here.now:
        return max(here.about.start.astimezone(here.zone).date(), here.today)
    passed = here.now.hour * _HOUR + here.now.minute
    early = isinstance(tod, Part) and tod.name == "early morning"  # "first thing" is over once it has begun
    still = start > passed if early or isinstance(tod, Clock) else end > passed
    return here.today if still else here.today + timedelta(1)


def _whole_days(when: When, here: Here) -> list[Stretch]:
    if isinstance(when.day, Days) and when.day.only is None:
        return [(datetime.combine(when.day.start, time()), datetime.combine(when.day.end, time()), when.day.grain)]
    days = days_of(when, here)
    if isinstance(when.day, Days):
        return _runs(days)
    return [(datetime.combine(day, time()), datetime.combine(day + timedelta(1), time()), "day") for day in days]


def _runs(days: tuple[date, ...]) -> list[Stretch]:
    """Days that follow one another, as one stretch each."""
    runs: list[Stretch] = []
    for day in days:
        start, end = datetime.combine(day, time()), datetime.combine(day + timedelta(1), time())
        if runs and runs[-1][1] == start:
            runs[-1] = (runs[-1][0], end, "day")
        else:
            runs.append((start, end, "day"))
    return runs


def stretches(value: When | Moments, here: Here) -> list[Stretch]:
    """Every stretch that a reading is; none where it lies beyond the calendar."""
    if isinstance(value, Moments):
        return [(value.start, value.end, value.grain)]
    try:
        return bounds(value, here)
    except OverflowError:
        return []


def beginning(when: When, here: Here) -> datetime | None:
    """The moment at which a When begins, where it names one."""
    found = bounds(when, here)
    return found[0][0] if found else None


_GRAINS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1)}


def window(stretch: Stretch, here: Here) -> Window | None:
    """A stretch of the wall clock in the clinic's zone; what the clock skips in spring is read as the moment after."""
    start, end, grain = stretch
    try:
        first = start.replace(tzinfo=here.zone).astimezone(UTC)
        last = end.replace(tzinfo=here.zone).astimezone(UTC)
        if last <= first:
            last = first + _GRAINS.get(grain, timedelta(hours=1))
        return Window(first.astimezone(here.zone), last.astimezone(here.zone), grain)
    except (OverflowError, ValueError):
        return None
