"""Arithmetic on the calendar: weeks begin on Monday."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

from conversations.understanding.when.values import Day

_WEEK = 7
_SUNDAY = 6
_LOOK_AHEAD = 9  # years: from one leap day to the next over a century's end


def shifted(day: date, months: int = 0, days: int = 0) -> date | None:
    """`day` moved by months (to the month's last day where it is shorter), then days; None beyond the calendar."""
    months += day.year * 12 + day.month - 1
    year, month = divmod(months, 12)
    if not MINYEAR < year < MAXYEAR:
        return None
    moved = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    try:
        return moved + timedelta(days)
    except OverflowError:
        return None


def on(year: int, month: int, dom: int) -> date | None:
    """That date, or None where there is no such."""
    try:
        return date(year, month, dom)
    except ValueError:
        return None


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(day.weekday())


def month_span(year: int, month: int) -> tuple[date, date]:
    """The first of a month and the first of the next."""
    first = date(year, month, 1)
    return first, first + timedelta(calendar.monthrange(year, month)[1])


def nth_weekday(start: date, end: date, weekday: int, nth: int) -> date | None:
    """The nth such weekday in [start, end), the last for -1."""
    if nth < 0:
        last = end - timedelta(1)
        found = last - timedelta((last.weekday() - weekday) % _WEEK)
    else:
        found = start + timedelta((weekday - start.weekday()) % _WEEK + _WEEK * (nth - 1))
    return found if start <= found < end else None


def nth_week(start: date, end: date, nth: int) -> date | None:
    """The Monday of the nth week of [start, end), the last for -1; a week belongs where its Thursday lies (ISO 8601)."""
    thursday = nth_weekday(start, end, 3, nth)
    return thursday and thursday - timedelta(3)


def resolved(day: Day, today: date) -> date | None:
    """The one date that is meant, or None where there is none such."""
    if day.on is not None:
        return day.on
    if day.inside is not None:
        return _inside(day, *day.inside)
    if day.month is not None and day.dom is not None:
        return _of_year(day.month, day.dom, day.year, today, day.which == "last")
    if day.dom is not None:
        return _of_month(day, today)
    return _of_week(day, today) if day.weekday is not None else None


def _inside(day: Day, start: date, end: date) -> date | None:
    if day.weekday is not None:
        return nth_weekday(start, end, day.weekday, day.nth or 1)
    return on(start.year, start.month, day.dom) if day.dom is not None else None


def _of_year(month: int, dom: int, year: int | None, today: date, past: bool) -> date | None:
    if year is not None:
        return on(year, month, dom)
    years = (
        range(today.year, max(MINYEAR, today.year - _LOOK_AHEAD), -1)
        if past
        else range(today.year, min(MAXYEAR, today.year + _LOOK_AHEAD))
    )
    for one in years:
        found = on(one, month, dom)
        if found and (found < today if past else found >= today):
            return found
    return None


def _of_month(day: Day, today: date) -> date | None:
    """The next such day of a month; with a weekday, the next on which both fall together."""
    assert day.dom is not None
    first = today.replace(day=1)
    for months in range(_WEEK * 12):
        month = shifted(first, months)
        found = month and on(month.year, month.month, day.dom)
        if found and found >= today and (day.weekday is None or found.weekday() == day.weekday):
            return found
    return None


def _of_week(day: Day, today: date) -> date:
    assert day.weekday is not None
    ahead = (day.weekday - today.weekday()) % _WEEK
    if day.which == "next":
        return next_weekday(today, day.weekday)
    if day.which == "last":
        return today - timedelta((today.weekday() - day.weekday - 1) % _WEEK + 1)
    if day.which == "this":
        return today + timedelta(ahead)
    return today + timedelta(ahead or _WEEK)


def next_weekday(today: date, weekday: int) -> date:
    """What "next Tuesday" is: Tuesday of next week. On a Sunday the week ahead is already called this one."""
    ahead = today.weekday() == _SUNDAY != weekday  # a Sunday's next Sunday is a week away
    start = monday(today) + timedelta(2 * _WEEK if ahead else _WEEK)
    return start + timedelta(weekday)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of Nature, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, dom = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, dom + 1)


def iso_week(today: date, week: int) -> date | None:
    """The Monday of the next week of that number."""
    for year in (today.isocalendar().year, today.isocalendar().year + 1):
        try:
            found = date.fromisocalendar(year, week, 1)
        except ValueError:
            continue
        if found + timedelta(_WEEK) > today:
            return found
    return None


_FIXED = {
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "new year": (1, 1),
    "new year eve": (12, 31),
    "boxing day": (12, 26),
    "independence day": (7, 4),
    "halloween": (10, 31),
    "valentine": (2, 14),
    "st patrick": (3, 17),
    "veterans day": (11, 11),
    "juneteenth": (6, 19),
    "earth day": (4, 22),
    "april fools": (4, 1),
    "epiphany": (1, 6),
    "labour day may": (5, 1),
    "all saints": (11, 1),
    "dead": (11, 2),
    "hispanic day": (10, 12),
}
_FLOATING = {  # month, weekday, nth, days after
    "thanksgiving": (11, 3, 4, 0),
    "black friday": (11, 3, 4, 1),
    "memorial day": (5, 0, -1, 0),
    "labor day": (9, 0, 1, 0),
    "martin luther king day": (1, 0, 3, 0),
    "presidents day": (2, 0, 3, 0),
    "columbus day": (10, 0, 2, 0),
    "mothers day": (5, 6, 2, 0),
    "fathers day": (6, 6, 3, 0),
}
_BY_EASTER = {"easter": 0, "easter monday": 1, "good friday": -2}


def holiday(name: str, year: int) -> date | None:
    """A feast by its name in the lexicon, in a year."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _BY_EASTER:
        return easter(year) + timedelta(_BY_EASTER[name])
    month, weekday, nth, after = _FLOATING[name]
    found = nth_weekday(*month_span(year, month), weekday, nth)
    return found and found + timedelta(after)


def next_holiday(name: str, today: date) -> date | None:
    """The next such feast, today included."""
    found = holiday(name, today.year)
    return found if found is None or found >= today else holiday(name, min(today.year + 1, MAXYEAR))
