"""Stretches with one end open: after 4, before noon, by Friday, from the 21st, until 3, 5 or later."""

from __future__ import annotations

from datetime import date, timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.common import DAY, clock_of
from conversations.understanding.when.values import Clock, Day, Days, Num, Part, Span, When, replace

_DAY = timedelta(1)
OPEN_DAYS = timedelta(14)  # how far "after Friday" reaches; what is offered comes soonest first
_CLOCKED = "num hm clock hclock minclock toclock"


@rule("after workuntil", _CLOCKED)
def after_clock(_: str, time: Num | Clock, __: Here) -> Made | None:
    """after 4."""
    clock = clock_of(time)
    return Made("span", Span(start=clock), 0.3 if isinstance(time, Num) else 0.8) if clock else None


@rule("from since fromat", "clock hm toclock hclock")
def from_clock(_: str, time: Clock, __: Here) -> Made:
    """from 2 pm."""
    return Made("span", Span(start=time), 0.2)


@rule("after", "wishclock")
def after_wish(_: str, clock: Clock, here: Here) -> Made | None:
    """after 9 would be great."""
    return after_clock(_, clock, here)


@rule("before by until", "wishclock")
def before_wish(_: str, clock: Clock, here: Here) -> Made | None:
    """before 9 would be great."""
    return before_clock(_, clock, here)


@rule("from", "num hm")
def from_bare_hour(_: str, time: Num | Clock, __: Here) -> Made | None:
    """from 2: an hour beside a day."""
    clock = clock_of(time)
    return Made("fromhour", clock, 0.1) if clock else None


@rule("fromat", "num")
def from_hour(_: str, time: Num, __: Here) -> Made | None:
    """desde las 3."""
    clock = clock_of(time)
    return Made("span", Span(start=clock), 0.2) if clock else None


@rule("before by until", _CLOCKED)
def before_clock(_: str, time: Num | Clock, __: Here) -> Made | None:
    """before 11 am, by 4, until 3."""
    clock = clock_of(time)
    return Made("span", Span(end=clock), 0.3 if isinstance(time, Num) else 0.8) if clock else None


@rule("num hm clock", "orlater")
def clock_or_later(time: Num | Clock, _: str, __: Here) -> Made | None:
    """3 or later."""
    clock = clock_of(time)
    return Made("span", Span(start=clock), 0.1) if clock else None


@rule("num hm clock", "orearlier")
def clock_or_earlier(time: Num | Clock, _: str, __: Here) -> Made | None:
    """3 or earlier."""
    clock = clock_of(time)
    return Made("span", Span(end=clock), 0.6) if clock else None


@rule("both", "orlater")
def both_or_later(when: When, _: str, __: Here) -> Made | None:
    """Monday at 3 or later."""
    return Made("both", replace(when, tod=Span(start=when.tod)), 0.5) if isinstance(when.tod, Clock) else None


@rule("after before by until", "wpart")
def around_meal(end: str, name: str, here: Here) -> Made | None:
    """before lunch."""
    return after_part(end, Part(name), here) if end == "after" else before_part(end, Part(name), here)


@rule("after from", "part apart")
def after_part(_: str, part: Part, here: Here) -> Made | None:
    """after lunch, from the afternoon on."""
    first, last = here.lexicon.parts[part.name]
    hour = last if _ == "after" else first
    return Made("span", Span(start=Clock(hour % 24, 0, "day")), 0.5) if hour < 24 else None


@rule("before by until", "part apart")
def before_part(_: str, part: Part, here: Here) -> Made | None:
    """before lunch."""
    first, last = here.lexicon.parts[part.name]
    hour = first if _ == "before" else last
    if part.name == "lunch" and _ == "before":
        hour = first - (here.lexicon.code == "es")
    return Made("span", Span(end=Clock(hour, 0, "day")), 0.5) if hour else None


# -- with a day and a time


@rule("after", "both")
@rule("from since", "both")
def after_both(_: str, when: When, __: Here) -> Made | None:
    """after 3 on Monday."""
    return (
        Made("both", replace(when, tod=Span(start=when.tod)), 0.3) if isinstance(when.tod, Clock) and when.day else None
    )


@rule("before by until", "both")
def before_both(_: str, when: When, __: Here) -> Made | None:
    """before 11:10 on Sunday."""
    return (
        Made("both", replace(when, tod=Span(end=when.tod)), 0.3) if isinstance(when.tod, Clock) and when.day else None
    )


# -- days


def _first(day: Day, here: Here) -> Days | None:
    found = calendar.resolved(day, here.today)
    return Days(found, found + _DAY) if found else None


@rule("after", DAY)
def after_day(_: str, day: Day, here: Here) -> Made | None:
    """after Friday: from the day after."""
    one = _first(day, here)
    return Made("days", Days(one.end, one.end + OPEN_DAYS), 0.3) if one else None


@rule("from", DAY)
def from_day(_: str, day: Day, here: Here) -> Made | None:
    """from the 21st."""
    one = _first(day, here)
    if one is None:
        return None
    if one.start < here.today:
        return Made("past", day, 0.0)
    onset = here.lexicon.code == "es" and day.weekday is not None and day.dom is None and day.which is None
    return Made("sincedays" if onset and _ == "from" else "days", Days(one.start, one.start + OPEN_DAYS), 0.0)


@rule("since", DAY)
def since_day(_: str, day: Day, here: Here) -> Made | None:
    """since tomorrow; since Monday is when it began to hurt."""
    if day.weekday is not None and day.which is None:
        return Made("kill", None, 0.5)
    one = _first(day, here)
    if one is None or one.start < here.today:
        return Made("kill", None, 0.5)
    return Made("days", Days(one.start, one.start + OPEN_DAYS), 0.3)


@rule("before", DAY)
def before_day(_: str, day: Day, here: Here) -> Made | None:
    """before Friday."""
    one = _first(day, here)
    return _until(one.start, here) if one else None


@rule("by until", DAY)
def by_day(_: str, day: Day, here: Here) -> Made | None:
    """by Friday, until the 15th."""
    one = _first(day, here)
    return _until(one.end, here) if one else None


def _until(end: date, here: Here) -> Made | None:
    if end <= here.today:
        return None
    return Made("days", Days(here.today, end, until=True), 0.3)


@rule("after", "days")
def after_days(_: str, days: Days, __: Here) -> Made:
    """after next week."""
    return Made("days", Days(days.end, days.end + OPEN_DAYS), 0.3)


@rule("from", "days")
def from_days(_: str, days: Days, __: Here) -> Made:
    """from next week."""
    return Made("days", Days(days.start, max(days.end, days.start + OPEN_DAYS)), 0.2)


@rule("before", "days")
def before_days(_: str, days: Days, here: Here) -> Made | None:
    """before next week."""
    return _until(days.start, here)


@rule("by until", "days")
def by_days(_: str, days: Days, here: Here) -> Made | None:
    """by the end of the month."""
    return _until(days.end, here)


@rule("wd md dom rel", "orlater")
def day_or_later(day: Day, _: str, here: Here) -> Made | None:
    """Friday or later."""
    made = from_day(_, day, here)
    return Made("days", made.value, 0.6) if made and isinstance(made.value, Days) else None


@rule("days", "orlater")
def days_or_later(days: Days, _: str, __: Here) -> Made:
    """next week or later."""
    return Made("days", Days(days.start, max(days.end, days.start + OPEN_DAYS)), 0.5)
