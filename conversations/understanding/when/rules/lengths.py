"""Lengths of time: 2 hours, a couple of weeks, an hour and a half, 1 day 2 hours, three quarters of an hour."""

from __future__ import annotations

from datetime import timedelta

from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.values import Length, Num

UNITS = {
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


def length_of(unit: str, count: float) -> Length | None:
    one = UNITS.get(unit)
    if one is None or not 0 <= count <= _LONGEST:
        return None
    if count != int(count):  # half a week, 1.5 days: in the next smaller unit
        days = round(one.days * count)
        if one.days and days == one.days * count:
            return Length(days=days)
        return Length(minutes=round((one.minutes + one.days * 24 * 60) * count)) if not one.months else None
    return Length(one.months * int(count), one.days * int(count), one.minutes * int(count))


@rule("num decimal few", "unit gluedunit")
def count_of_unit(count: Num | float, unit: str, _: Here) -> Made | None:
    """2 hours, 2.5 hours, a couple of weeks, 1h."""
    length = length_of(unit, count.n if isinstance(count, Num) else float(count))
    if length is None:
        return None
    return Made("worklength" if unit == "workday" else "length", length, 0.5)


@rule("a", "unit")
def one_unit(_: str, unit: str, __: Here) -> Made | None:
    """a week."""
    length = length_of(unit, 1)
    return length and Made("length", length, 0.4)


@rule("half", "unit")
def half_unit(_: str, unit: str, __: Here) -> Made | None:
    """half hour, media hora."""
    length = length_of(unit, 0.5)
    return length and Made("length", length, 0.5)


@rule("half", "length")
def half_of(_: str, length: Length, __: Here) -> Made | None:
    """half an hour."""
    return Made("length", Length(minutes=length.minutes // 2), 0.5) if length.minutes == 60 else None


@rule("num a numdash", "quarter")
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
