"""Words that truly allow two readings: what the other one is, and how sure the first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from conversations.understanding.model import Window
from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here
from conversations.understanding.when.resolve import candidates, is_open, stretches, window
from conversations.understanding.when.values import Clock, Day, Days, Moments, When

_WEEK = timedelta(7)
_SUNDAY, _SATURDAY = 6, 5
_NEAR = 3  # days: half a week
_SOON = timedelta(90)  # how far ahead clinics book
_SURE, _FAIR, _DOUBTFUL, _UNSURE = 0.95, 0.8, 0.6, 0.3


def windows_of(values: list[When | Moments], here: Here) -> tuple[Window, ...]:
    """Every window that some values are, each once."""
    if not values:
        return ()
    found = [made for value in values for one in stretches(value, here) if (made := window(one, here))]
    return tuple(dict.fromkeys(found))


def others_of(values: list[When | Moments], here: Here) -> list[tuple[When, float]]:
    """What else the words may mean, with how sure the first reading is then; empty where they have one meaning."""
    found: list[tuple[When, float]] = []
    for value in values:
        if isinstance(value, When):
            for reading, doubt in _READINGS[type(value.day), type(value.tod) is Clock]:
                other = reading(value, here)
                if other is not None:
                    found.append((other, doubt))
    return found


def otherwise(others: list[tuple[When, float]], here: Here) -> tuple[Window, ...]:
    """The windows of the other readings, those still to come."""
    return tuple([one for one in windows_of([other for other, _ in others], here) if one.end > here.aware])


def confidence(
    values: list[When | Moments],
    others: list[tuple[When, float]],
    windows: tuple[Window, ...],
    rejected: bool,
    here: Here,
) -> float:
    """How sure the windows are, 0 to 1: what is past or does not suit is no wish, and some wordings have two meanings."""
    if not windows:
        return 1.0
    if rejected or windows[0].end <= here.aware:
        return _UNSURE
    clocks = [value.tod for value in values if isinstance(value, When) and isinstance(value.tod, Clock)]
    return min([_SURE, *[doubt for _, doubt in others], *[_clock_confidence(clock, here) for clock in clocks]])


def _clock_confidence(clock: Clock, here: Here) -> float:
    opened = sum(is_open(minutes, here) for minutes in candidates(clock))
    if clock.doubtful:
        return _DOUBTFUL
    return _SURE if opened == 1 else _FAIR if len(candidates(clock)) == 1 else _DOUBTFUL


def _this_week(value: When, here: Here) -> When | None:
    """next Friday: this week's, where it is still to come."""
    day = value.day
    if not isinstance(day, Day) or day.which != "next" or day.weekday is None:
        return None
    sooner = (day.weekday - here.today.weekday()) % 7
    if not sooner or (sooner >= 7 - here.today.weekday() and here.today.weekday() != _SUNDAY):
        return None
    return When(Day(on=here.today + timedelta(sooner)), value.tod)


def _today(value: When, here: Here) -> When | None:
    """Tuesday, said on a Tuesday: today, while the time said is still to come."""
    day, today = value.day, here.today.weekday()
    if not isinstance(day, Day) or day.weekday != today or day != Day(weekday=today) or _talked_of(value, here):
        return None
    return _if_to_come(When(Day(on=here.today), value.tod), here)


def _talked_of(value: When, here: Here) -> bool:
    """Is the weekday that of a week under discussion?"""
    found = windows_of([value], here)
    return bool(found) and found[0].start.date() != here.today + _WEEK


def _next_month(value: When, here: Here) -> When | None:
    """the 7th, said on the 7th: that of next month."""
    day = value.day
    if not isinstance(day, Day) or day.dom != here.today.day or day != Day(dom=day.dom):
        return None
    later = calendar.resolved(day, here.today + timedelta(1))
    return When(Day(on=later), value.tod) if later else None


def _other_order(value: When, here: Here) -> When | None:
    """5/12 as the fifth of December, where that is soon."""
    day = value.day
    if not isinstance(day, Day) or not day.slashed or not day.month or not day.dom or day.month == day.dom:
        return None
    turned = calendar.resolved(Day(month=day.dom, dom=day.month, year=day.year), here.today) if day.dom <= 12 else None
    return When(Day(on=turned), value.tod) if turned and here.today <= turned <= here.today + _SOON else None


def _other_order_sooner(value: When, here: Here) -> When | None:
    """5/12 as the fifth of December, where the twelfth of May lies farther off than anybody books."""
    other = _other_order(value, here)
    first = calendar.resolved(value.day, here.today) if isinstance(value.day, Day) else None
    return other if other and first and first > here.today + _SOON else None


def _weekday_near(value: When, here: Here) -> When | None:
    """Tuesday Dec 3, where that is a Thursday: the Tuesday next to it."""
    day = value.day
    if not isinstance(day, Day) or day.weekday is None or not day.month or day.inside:
        return None
    on = calendar.resolved(day, here.today)
    if on is None or on.weekday() == day.weekday:
        return None
    return When(Day(on=_nearest(on, day.weekday, here)), value.tod)


def _nearest(on: date, weekday: int, here: Here) -> date:
    back = (on.weekday() - weekday) % 7
    sooner = on - timedelta(back)
    return sooner if back <= _NEAR and sooner >= here.today else on + timedelta(7 - back)


def _week_away(value: When, here: Here) -> When | None:
    """next week, said on a Sunday: the one after; next weekend, said before one: the coming one."""
    days = value.day
    if not isinstance(days, Days) or days.which not in ("next", "coming"):
        return None
    monday = calendar.monday(here.today)
    if days.grain == "week":
        sunday = here.today.weekday() == _SUNDAY and days.start == monday + _WEEK
        return When(Days(days.start + _WEEK, days.end + _WEEK, "week"), value.tod) if sunday else None
    coming = days.start == monday + timedelta(_SATURDAY) + _WEEK and here.today.weekday() < _SATURDAY
    return (
        When(Days(days.start - _WEEK, days.end - _WEEK), value.tod)
        if coming and days.end - days.start < _WEEK
        else None
    )


def _other_half(value: When, here: Here) -> When | None:
    """at 8, where somebody works at eight in the morning and at eight in the evening."""
    clock = value.tod
    if not isinstance(clock, Clock):
        return None
    both = candidates(clock)
    if len(both) == 1 or not all(is_open(minutes, here) for minutes in both):
        return None
    return When(value.day, Clock(both[1] // 60, both[1] % 60, "day", clock.about))


def _if_to_come(when: When, here: Here) -> When | None:
    return when if any(one.end > here.aware for one in windows_of([when], here)) else None


_OF_A_DAY = (
    (_this_week, _FAIR),
    (_today, _FAIR),
    (_next_month, _FAIR),
    (_other_order, _FAIR),
    (_other_order_sooner, _DOUBTFUL),
    (_weekday_near, _DOUBTFUL),
)
_OF_DAYS = ((_week_away, _FAIR),)
_OF_A_CLOCK = ((_other_half, _DOUBTFUL),)
# By what the day is, and whether the time is one on the clock.
_READINGS: dict[tuple[type, bool], tuple[tuple[Callable[[When, Here], When | None], float], ...]] = {
    (Day, False): _OF_A_DAY,
    (Day, True): _OF_A_DAY + _OF_A_CLOCK,
    (Days, False): _OF_DAYS,
    (Days, True): _OF_DAYS + _OF_A_CLOCK,
    (type(None), False): (),
    (type(None), True): _OF_A_CLOCK,
}
