"""From a beginning for a length: from 4pm for thirty minutes, for 3 days starting next Monday."""

from __future__ import annotations

from datetime import datetime, timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.resolve import beginning
from conversations.understanding.when.rules.common import clock_of
from conversations.understanding.when.values import Clock, Day, Days, Length, Moments, Num, Span, When, replace


@rule("clock", "forlength")
@rule("from:num", "forlength")
@rule("from:clock", "forlength")
def clock_for(start: Num | Clock, length: Length, _: Here) -> Made | None:
    """from 4pm for thirty minutes."""
    clock = clock_of(start)
    if clock is None or not length.minutes or length.days or length.months:
        return None
    return Made("span", Span(clock, None, length.minutes), 1.0)


@rule("span", "forlength")
def span_for(span: Span, length: Length, _: Here) -> Made | None:
    """starting at 3 for an hour."""
    return clock_for(span.start, length, _) if span.start and not span.end else None


@rule("forlength", "from:clock")
@rule("forlength", "clock")
def for_clock(length: Length, start: Clock, here: Here) -> Made | None:
    """for 30' starting from 4pm."""
    return clock_for(start, length, here)


@rule("both", "forlength")
def both_for(when: When, length: Length, here: Here) -> Made | None:
    """tomorrow at 3 for an hour."""
    if not isinstance(when.tod, Clock) or when.day is None:
        return None
    return for_both(length, when, here)


@rule("forlength", "from:both")
def for_both(length: Length, when: When, here: Here) -> Made | None:
    """for a day starting this Friday at 5 pm."""
    if not isinstance(when.tod, Clock) or when.day is None:
        return None
    if not length.days and not length.months:
        return Made("both", replace(when, tod=Span(when.tod, None, length.minutes)), 1.0)
    start = beginning(when, here)
    day = start and calendar.shifted(start.date(), length.months, length.days)
    if start is None or day is None:
        return None
    return Made("moments", Moments(start, datetime.combine(day, start.time()) + timedelta(minutes=length.minutes)), 1.0)


@rule("forlength", "both")
def minutes_then_both(length: Length, when: When, here: Here) -> Made | None:
    """for half an hour tomorrow at 3; "for 3 days" before a time is how long it has hurt."""
    return for_both(length, when, here) if length.minutes and not length.days else None


@rule("forlength", "from:wd from:md from:rel from:dom from:shift")
def for_days(length: Length, day: Day, here: Here) -> Made | None:
    """for 3 days starting next Monday."""
    start = calendar.resolved(day, here.today)
    if start is None or length.minutes:
        return None
    end = calendar.shifted(start, length.months, length.days)
    return Made("days", Days(start, end), 1.0) if end else None
