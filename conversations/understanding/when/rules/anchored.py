"""Days counted from another day: two weeks from Tuesday, a week after tomorrow, the Friday before Christmas."""

from __future__ import annotations

from datetime import timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.common import DAY, hour_of
from conversations.understanding.when.rules.lengths import UNITS
from conversations.understanding.when.rules.relative import counted_from
from conversations.understanding.when.values import Day, Days, Length, Num, Part

_WEEK = 7
_SATURDAY = 5
_DAY = timedelta(1)


@rule("from after", DAY)
def from_day(_: str, day: Day, __: Here) -> Made:
    """… from Tuesday, … after January 12th."""
    return Made("fromday", day)


@rule("after", DAY)
def day_after(_: str, day: Day, __: Here) -> Made:
    """… after the 15th."""
    return Made("afterday", day)


@rule("wd", "afterday")
def weekday_after(weekday: Day, day: Day, here: Here) -> Made | None:
    """Thursday after the 15th: the first one past it."""
    base = calendar.resolved(day, here.today)
    if base is None or weekday.which or weekday.dom or weekday.inside:
        return None
    found = calendar.resolved(Day(weekday=weekday.weekday), base)
    return Made("rel", Day(on=found), 1.2) if found else None


@rule("wd", "beforeday")
def weekday_before(weekday: Day, day: Day, here: Here) -> Made | None:
    """the Friday before Christmas."""
    base = calendar.resolved(day, here.today)
    if base is None or weekday.which or weekday.dom or weekday.inside or day.weekday is not None:
        return None
    found = calendar.resolved(Day(weekday=weekday.weekday, which="last"), base)
    return Made("rel", Day(on=found), 1.2) if found else None


@rule("dayafter", DAY)
def the_day_after(_: str, day: Day, here: Here) -> Made | None:
    """the day after Thanksgiving."""
    return counted_from(day, Length(days=1), here)


@rule("daybefore", DAY)
def the_day_before(_: str, day: Day, here: Here) -> Made | None:
    """the day before Christmas."""
    return counted_from(day, Length(days=1), here, -1)


@rule("severalwd", "ago")
def weekdays_ago(several: tuple[int, Day], _: str, here: Here) -> Made | None:
    """two Mondays ago."""
    count, day = several
    last = calendar.resolved(Day(weekday=day.weekday, which="last"), here.today)
    return Made("past", Day(on=last - timedelta(_WEEK * (count - 1))), 1.5) if last else None


@rule("last", "length")
def last_length(_: str, __: Length, ___: Here) -> Made:
    """the last 2 weeks: how long it has been."""
    return Made("kill", None, 1.0)


@rule("num", "unit")
def military(time: Num, unit: str, _: Here) -> Made | None:
    """1530 hours."""
    clock = hour_of(time) if unit == "hour" and time.digits == 4 else None
    return Made("clock", clock, 0.8) if clock else None


@rule("of before", DAY)
def before_day(_: str, day: Day, __: Here) -> Made:
    """… before Christmas."""
    return Made("beforeday", day)


@rule("unit", "afterday")
def week_after_day(unit: str, day: Day, here: Here) -> Made | None:
    """the week after Thanksgiving."""
    return _week_beside(unit, day, 1, here)


@rule("before", DAY)
def prior_day(_: str, day: Day, __: Here) -> Made:
    """… before Christmas."""
    return Made("priorday", day)


@rule("unit", "priorday")
def week_before_day(unit: str, day: Day, here: Here) -> Made | None:
    """the week before Christmas, the weekend before it."""
    return _week_beside(unit, day, -1, here)


def _week_beside(unit: str, day: Day, step: int, here: Here) -> Made | None:
    near = day.on is not None and day.month is None  # a week after tomorrow is a day
    base = calendar.resolved(day, here.today) if unit in ("week", "weekend") and not near else None
    if base is None:
        return None
    if unit == "weekend":
        saturday = calendar.monday(base) + timedelta(_SATURDAY if step > 0 else _SATURDAY - _WEEK)
        saturday += timedelta(_WEEK if step > 0 and base.weekday() >= _SATURDAY else 0)
        return Made("days", Days(saturday, saturday + timedelta(2)), 1.8)
    monday = calendar.monday(base) + timedelta(_WEEK * step)
    return Made("days", Days(monday, monday + timedelta(_WEEK), "week"), 1.8)


@rule("length", "fromday")
def length_from_day(length: Length, day: Day, here: Here) -> Made | None:
    """3 days from Tuesday, a week after tomorrow."""
    return counted_from(day, length, here) if not length.minutes else None


@rule("length", "beforeday")
def length_before_day(length: Length, day: Day, here: Here) -> Made | None:
    """two days before Christmas."""
    return counted_from(day, length, here, -1) if not length.minutes else None


@rule("length", "wd")
def length_on_weekday(length: Length, day: Day, here: Here) -> Made | None:
    """a week on Tuesday."""
    return counted_from(day, length, here) if length.days and not length.days % _WEEK and not day.which else None


@rule("length", "rel")
def length_today(length: Length, day: Day, here: Here) -> Made | None:
    """a week today."""
    return counted_from(day, length, here) if length.days and not length.days % _WEEK else None


@rule("rel wd", "ineight")
def day_in_eight(day: Day, _: str, here: Here) -> Made | None:
    """de hoy en ocho: a week on, as Spanish counts both ends."""
    return counted_from(day, Length(days=_WEEK), here)


@rule("rel wd", "infifteen")
def day_in_fifteen(day: Day, _: str, here: Here) -> Made | None:
    """de hoy en quince: two weeks on."""
    return counted_from(day, Length(days=2 * _WEEK), here)


@rule("length", "part")
def minutes_late(length: Length, part: Part, here: Here) -> Made | None:
    """10 minutos tarde: late, not the afternoon."""
    return (
        Made("kill", None, 0.5) if here.lexicon.code == "es" and part.name == "afternoon" and length.minutes else None
    )


@rule("rel", "unit")
def day_week(day: Day, unit: str, here: Here) -> Made | None:
    """tomorrow week."""
    return counted_from(day, Length(days=_WEEK), here) if unit == "week" and here.lexicon.code == "en" else None


@rule("unit", "fromday fromnow")
def fortnight_from(unit: str, day: Day | str, here: Here) -> Made | None:
    """fortnight from Monday."""
    return counted_from(day if isinstance(day, Day) else None, UNITS[unit], here) if unit == "fortnight" else None


@rule("shift", "fromday")
def shift_from_day(shift: Day, day: Day, here: Here) -> Made | None:
    """in two days from today."""
    if shift.on is None:
        return None
    return counted_from(day, Length(days=(shift.on - here.today).days), here)


@rule("wd", "shift")
@rule("shift", "wd")
def weekday_of_week_ahead(first: Day, second: Day, _: Here) -> Made | None:
    """Monday two weeks from now: Monday of the week that lies two weeks ahead."""
    day, shift = (first, second) if first.weekday is not None else (second, first)
    if shift.on is None or day.weekday is None or day.which or day.dom or day.inside:
        return None
    if shift.weekday is not None:
        return None
    return Made("rel", Day(on=calendar.monday(shift.on) + timedelta(day.weekday)), 0.8)


@rule("num few", "wd")
def several_weekdays(count: Num | int, day: Day, _: Here) -> Made | None:
    """two Sundays …"""
    number = count.n if isinstance(count, Num) else count
    return (
        Made("severalwd", (number, day))
        if 1 <= number <= 12 and not day.which and not day.dom and not day.inside
        else None
    )


@rule("severalwd", "fromnow later")
def weekdays_from_now(several: tuple[int, Day], _: str, here: Here) -> Made | None:
    """… from now."""
    count, day = several
    first = calendar.resolved(day, here.today)
    return Made("rel", Day(on=first + timedelta(_WEEK * (count - 1))), 1.0) if first else None
