"""Times counted from now or from a day: in 2 hours, two weeks from Tuesday, within 10 days, the next 3 days, 6 days ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.common import DAY, hour_of
from conversations.understanding.when.values import Day, Days, Length, Moments, Num, Part

_UNITS = {
    "minute": Length(minutes=1),
    "hour": Length(minutes=60),
    "day": Length(days=1),
    "workday": Length(days=1),
    "week": Length(days=7),
    "fortnight": Length(days=14),
    "month": Length(months=1),
    "year": Length(months=12),
}
_LONGEST = 1200
_WEEK = 7
_DAY = timedelta(1)


def _times(unit: str, count: float) -> Length | None:
    one = _UNITS.get(unit)
    if one is None or not 0 <= count <= _LONGEST:
        return None
    if count != int(count):  # half a week, 1.5 days: in the next smaller unit
        days = round(one.days * count)
        if one.days and days == one.days * count:
            return Length(days=days)
        return Length(minutes=round((one.minutes + one.days * 24 * 60) * count)) if not one.months else None
    return Length(one.months * int(count), one.days * int(count), one.minutes * int(count))


# -- lengths


@rule("num decimal few", "unit gluedunit")
def count_of_unit(count: Num | float, unit: str, _: Here) -> Made | None:
    """2 hours, 2.5 hours, a couple of weeks, 1h."""
    length = _times(unit, count.n if isinstance(count, Num) else float(count))
    if length is None:
        return None
    return Made("worklength" if unit == "workday" else "length", length, 0.5)


@rule("a", "unit")
def one_unit(_: str, unit: str, __: Here) -> Made | None:
    """a week."""
    length = _times(unit, 1)
    return length and Made("length", length, 0.4)


@rule("half", "unit")
def half_unit(_: str, unit: str, __: Here) -> Made | None:
    """half hour, media hora."""
    length = _times(unit, 0.5)
    return length and Made("length", length, 0.5)


@rule("half", "length")
def half_of(_: str, length: Length, __: Here) -> Made | None:
    """half an hour."""
    return Made("length", Length(minutes=length.minutes // 2), 0.5) if length.minutes == 60 else None


@rule("num a", "quarter")
def quarters(count: Num | str, _: str, __: Here) -> Made | None:
    """three quarters …, a quarter …"""
    number = count.n if isinstance(count, Num) else 1
    return Made("decimal", number / 4, 0.3) if number in (1, 3) else None


@rule("quarter decimal", "oflength length")
def quarter_of(count: float | str, length: Length, _: Here) -> Made | None:
    """… of an hour, 3/4 of an hour."""
    share = 0.25 if isinstance(count, str) else count
    return Made("length", Length(minutes=round(length.minutes * share)), 0.5) if length.minutes == 60 else None


@rule("of", "length")
def of_length(_: str, length: Length, __: Here) -> Made:
    """… of an hour."""
    return Made("oflength", length)


@rule("num", "andhalf")
def number_and_half(count: Num, _: str, __: Here) -> Made:
    """2 and a half …"""
    return Made("decimal", count.n + 0.5, 0.3)


@rule("and plus", "half")
@rule("and plus", "ahalf")
def and_half(_: str, __: str, ___: Here) -> Made:
    """… and a half."""
    return Made("andhalf", "andhalf")


@rule("a", "half")
def a_half(_: str, __: str, ___: Here) -> Made:
    """a half …"""
    return Made("ahalf", "ahalf")


@rule("length", "andhalf minadd")
def length_and_half(length: Length, half: str | int, _: Here) -> Made | None:
    """an hour and a half, una hora y media."""
    if half not in ("andhalf", 30) or length.months:
        return None
    if length.minutes == 60:
        return Made("length", Length(minutes=90), 0.5)
    return Made("length", Length(days=length.days, minutes=12 * 60), 0.5) if length.days == 1 else None


@rule("length", "length andlength")
def longer(first: Length, second: Length, _: Here) -> Made | None:
    """1 day 2 hours."""
    falling = (first.months, first.days, first.minutes) > (second.months, second.days, second.minutes)
    return Made("length", first.plus(second), 0.5) if falling else None


@rule("and plus", "length")
def and_length(_: str, length: Length, __: Here) -> Made:
    """… and 5 hours."""
    return Made("andlength", length)


@rule("around the", "length")
def around_length(_: str, length: Length, __: Here) -> Made:
    """about 2 hours."""
    return Made("length", length, 0.1)


# -- counted from now


def _from(day_or_now: Day | None, length: Length, here: Here, sign: int = 1) -> Made | None:
    """The day, or for hours and minutes the moment, that lies so far off."""
    if length.minutes and day_or_now is None:
        return _instant(length, here, sign)
    base = here.today if day_or_now is None else calendar.resolved(day_or_now, here.today)
    found = base and calendar.shifted(base, sign * length.months, sign * length.days)
    return Made("shift", Day(on=found), 1.0) if found else None


def _instant(length: Length, here: Here, sign: int) -> Made | None:
    found = _local(length, here, sign)
    return Made("moments", Moments(found, found + timedelta(minutes=1), past=sign < 0), 1.0) if found else None


def _local(length: Length, here: Here, sign: int = 1) -> datetime | None:
    """Elapsed time is counted where no clock is put forward or back: on the aware clock."""
    day = calendar.shifted(here.today, sign * length.months, sign * length.days)
    if day is None:
        return None
    try:
        start = datetime.combine(day, here.now.time(), here.zone) if length.days or length.months else here.aware
        return (
            (start.astimezone(UTC) + sign * timedelta(minutes=length.minutes))
            .astimezone(here.zone)
            .replace(tzinfo=None)
        )
    except (OverflowError, ValueError):
        return None


@rule("in", "length")
def in_length(_: str, length: Length, here: Here) -> Made | None:
    """in 2 hours, en una semana."""
    return _from(None, length, here)


@rule("arriving", "length")
def arriving_in(_: str, length: Length, here: Here) -> Made | None:
    """there in 10 minutes: on the way to a visit, not wishing for one; there in 3 days is a day."""
    return Made("kill", None, 1.0) if length.minutes and not length.days else _from(None, length, here)


@rule("for", "shift")
def for_shift(_: str, day: Day, __: Here) -> Made:
    """… for in 5 days."""
    return Made("shift", day, 0.1)


@rule("length", "fromnow")
def length_from_now(length: Length, _: str, here: Here) -> Made | None:
    """two weeks from now."""
    return _from(None, length, here)


@rule("length", "later")
def length_later(length: Length, _: str, here: Here) -> Made | None:
    """an hour later: than what is talked about, or than now."""
    if here.about is None:
        return _from(None, length, here)
    if length.minutes:
        start = here.about.start.replace(tzinfo=None) + timedelta(length.days, minutes=length.minutes)
        return Made("moments", Moments(start, start + timedelta(minutes=1)), 1.0)
    return _from(Day(on=here.about.start.date()), length, here)


@rule("length", "early")
def length_earlier(length: Length, _: str, here: Here) -> Made | None:
    """an hour earlier, than what is talked about."""
    if here.about is None or not length.minutes:
        return None
    start = here.about.start.replace(tzinfo=None) - timedelta(length.days, minutes=length.minutes)
    return Made("moments", Moments(start, start + timedelta(minutes=1)), 1.2)


@rule("length", "ago")
@rule("agopre", "length")
def length_ago(first: Length | str, second: Length | str, here: Here) -> Made | None:
    """6 days ago, hace 30 minutos."""
    length = first if isinstance(first, Length) else second
    assert isinstance(length, Length)
    made = _from(None, length, here, -1)
    if made is None or made.category == "moments":
        return made
    return Made("past", made.value, made.worth)


# -- counted from a day


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
    return _from(day, Length(days=1), here)


@rule("daybefore", DAY)
def the_day_before(_: str, day: Day, here: Here) -> Made | None:
    """the day before Christmas."""
    return _from(day, Length(days=1), here, -1)


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


@rule("length", "fromday")
def length_from_day(length: Length, day: Day, here: Here) -> Made | None:
    """3 days from Tuesday, a week after tomorrow."""
    return _from(day, length, here) if not length.minutes else None


@rule("length", "beforeday")
def length_before_day(length: Length, day: Day, here: Here) -> Made | None:
    """two days before Christmas."""
    return _from(day, length, here, -1) if not length.minutes else None


@rule("length", "wd")
def length_on_weekday(length: Length, day: Day, here: Here) -> Made | None:
    """a week on Tuesday."""
    return _from(day, length, here) if length.days and not length.days % _WEEK and not day.which else None


@rule("length", "rel")
def length_today(length: Length, day: Day, here: Here) -> Made | None:
    """a week today."""
    return _from(day, length, here) if length.days and not length.days % _WEEK else None


@rule("rel wd", "ineight")
def day_in_eight(day: Day, _: str, here: Here) -> Made | None:
    """de hoy en ocho: a week on, as Spanish counts both ends."""
    return _from(day, Length(days=_WEEK), here)


@rule("de from", "shift")
def from_shift(_: str, day: Day, __: Here) -> Made:
    """de hoy en ocho."""
    return Made("shift", day, 0.3)


@rule("length", "part")
def minutes_late(length: Length, part: Part, here: Here) -> Made | None:
    """10 minutos tarde: late, not the afternoon."""
    return (
        Made("kill", None, 0.5) if here.lexicon.code == "es" and part.name == "afternoon" and length.minutes else None
    )


@rule("rel", "unit")
def day_week(day: Day, unit: str, here: Here) -> Made | None:
    """tomorrow week."""
    return _from(day, Length(days=_WEEK), here) if unit == "week" and here.lexicon.code == "en" else None


@rule("unit", "fromday fromnow")
def fortnight_from(unit: str, day: Day | str, here: Here) -> Made | None:
    """fortnight from Monday."""
    return _from(day if isinstance(day, Day) else None, _UNITS[unit], here) if unit == "fortnight" else None


@rule("shift", "fromday")
def shift_from_day(shift: Day, day: Day, here: Here) -> Made | None:
    """in two days from today."""
    if shift.on is None:
        return None
    return _from(day, Length(days=(shift.on - here.today).days), here)


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


# -- stretches that begin now


@rule("within", "length nextlength")
@rule("in", "nextlength")
def within_length(_: str, length: Length, here: Here) -> Made | None:
    """within 10 days, in the next 2 hours."""
    return _ahead(length, here)


def _ahead(length: Length, here: Here) -> Made | None:
    if length.minutes:
        end = _local(length, here)
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
    return _ahead(_UNITS[unit], here) if unit in ("hour", "minute") else None


@rule("length", "nextafter next")
def length_next(length: Length, _: str, here: Here) -> Made | None:
    """los 3 días siguientes."""
    return next_length(_, length, here) if here.lexicon.code == "es" else None


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


@rule("in", "worklength")
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
    length = _times(unit, count.n)
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
