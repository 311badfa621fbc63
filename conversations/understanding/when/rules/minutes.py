"""Minutes before and after the hour: half past seven, quarter to noon, 10 to 1, las ocho y veinte."""

from __future__ import annotations

from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.resolve import chosen
from conversations.understanding.when.rules.clock import with_half_of
from conversations.understanding.when.rules.common import clock_in, hour_of
from conversations.understanding.when.values import Clock, Length, Num, Part, When, replace

_HOUR = 60
_NOON = 12
_FIVES = 5


@rule("num", "pasthour")
def minutes_past(minutes: Num, _: None, __: Here) -> Made | None:
    """15 past …"""
    return Made("minpast", minutes.n, 0.2) if 0 < minutes.n < _HOUR and minutes.digits < 3 else None


@rule("length", "pasthour")
def length_past(length: Length, _: None, __: Here) -> Made | None:
    """36 minutes past …"""
    return Made("minpast", length.minutes, 0.2) if 0 < length.minutes < _HOUR and not length.days else None


@rule("length", "tohour")
def length_to(length: Length, _: None, __: Here) -> Made | None:
    """20 minutes to …"""
    return Made("minto", length.minutes, 0.2) if 0 < length.minutes < _HOUR and not length.days else None


@rule("half", "num")
def half_hour(_: None, hour: Num, here: Here) -> Made | None:
    """half 3, which is half past three in Britain."""
    if here.lexicon.code != "en" or not 1 <= hour.n <= _NOON or hour.digits > 2:
        return None
    return Made("clock", Clock(hour.n, 30), 0.3)


@rule("minpast", "num clock noon midnight")
def past_hour(minutes: int, time: Num | Clock | int, _: Here) -> Made | None:
    """quarter past seven, 15 past noon."""
    clock = _whole(time)
    return Made("clock", replace(clock, minute=minutes), 1.0) if clock else None


@rule("minto", "num clock noon midnight")
def to_hour(minutes: int, time: Num | Clock | int, _: Here) -> Made | None:
    """quarter to 8, diez para las tres."""
    clock = _whole(time)
    return Made("clock", earlier(clock, minutes), 1.5) if clock else None


@rule("num", "tohour")
def minutes_to(minutes: Num, _: None, here: Here) -> Made | None:
    """10 to …: minutes before an hour, or the begin of a range; `quarterto` where no hour has that number."""
    if minutes.n % _FIVES or not 0 < minutes.n < 30 or minutes.digits > 2:
        return None
    if minutes.n > _NOON or here.lexicon.code == "es":
        return Made("minto", minutes.n, 0.4 if minutes.n > _NOON else 0.0)
    return Made("speltto" if not minutes.digits else "maybeto", minutes.n, 0.0)


@rule("num", "of")
def minutes_of(minutes: Num, _: None, here: Here) -> Made | None:
    """ten of …, as in New England: before the hour."""
    said = not minutes.digits and minutes.n in (5, 10, 20, 25) and here.lexicon.code == "en"
    return Made("minof", minutes.n) if said else None


@rule("minof", "num")
def minutes_of_hour(minutes: int, hour: Num, _: Here) -> Made | None:
    """ten of three; not ten of 30."""
    clock = _whole(hour) if not hour.digits else None
    return Made("clock", earlier(clock, minutes), 0.8) if clock else None


@rule("speltto", "num")
def spelt_to_hour(minutes: int, hour: Num, here: Here) -> Made | None:
    """ten to two, as it is said and dictated: a clock time sooner than a range, but not beyond doubt."""
    clock = _whole(hour)
    if clock is None:
        return None
    if hour.digits:
        return maybe_to_hour(minutes, hour, here)
    return Made("clock", replace(earlier(clock, minutes), doubtful=True), 0.8)


@rule("maybeto", "num clock")
@rule("speltto", "clock")
def maybe_to_hour(minutes: int, time: Num | Clock, here: Here) -> Made | None:
    """10 to 1: a clock time after "at", a range otherwise."""
    clock = _whole(time)
    if clock is None:
        return None
    backwards = chosen(Clock(minutes), here) >= chosen(clock, here)  # nobody is free from 5 to 3
    return Made("toclock", earlier(clock, minutes), 1.2 if backwards else 0.1)


@rule("toclock", "part ampm")
def maybe_to_part(clock: Clock, part: Part | str | None, _: Here) -> Made | None:
    """… afternoon."""
    found = clock_in(clock, part.name) if isinstance(part, Part) else with_half_of(clock, part)
    return Made("toclock", found, 0.2) if found else None


def _whole(time: Num | Clock | int) -> Clock | None:
    if isinstance(time, int):
        return Clock(time, 0, "day")
    clock = hour_of(time) if isinstance(time, Num) and time.digits < 3 else time
    return clock if isinstance(clock, Clock) and clock.minute == 0 else None


def earlier(clock: Clock, minutes: int) -> Clock:
    """`clock` less some minutes: a quarter to 1 is 12:45, and 12:45 pm is after noon."""
    hour, minute = divmod(clock.hour * _HOUR + clock.minute - minutes, _HOUR)
    if clock.half in ("am", "pm") and clock.hour == 1:
        hour = _NOON
    elif clock.half in ("am", "pm") and clock.hour == _NOON:
        return replace(clock, hour=11 if clock.half == "pm" else 23, minute=minute, half="day")
    elif clock.half is None and hour == 0:
        hour = _NOON
    return replace(clock, hour=hour % 24 if hour >= 0 else 23, minute=minute)


@rule("minus", "num")
def minus_minutes(_: None, minutes: Num, here: Here) -> Made | None:
    """… menos cinco."""
    return Made("minadd", -minutes.n) if here.lexicon.code == "es" and 0 < minutes.n < 30 else None


@rule("plus", "num")
def plus_minutes(_: None, minutes: Num, here: Here) -> Made | None:
    """… y veinte."""
    return (
        Made("minadd", minutes.n)
        if here.lexicon.code == "es" and 0 < minutes.n < _HOUR and minutes.digits < 3
        else None
    )


@rule("num clock both", "minadd")
def hour_and_minutes(time: Num | Clock | When, minutes: int, _: Here) -> Made | None:
    """las ocho y veinte, las 8 de la noche menos cuarto."""
    clock = time.tod if isinstance(time, When) else _whole(time)
    if not isinstance(clock, Clock) or clock.minute:
        return None
    found = replace(clock, minute=minutes) if minutes > 0 else earlier(clock, -minutes)
    return Made("both", replace(time, tod=found), 0.4) if isinstance(time, When) else Made("clock", found, 0.4)


@rule("missing", "minto")
def missing_minutes(_: None, minutes: int, __: Here) -> Made:
    """faltan diez para …"""
    return Made("minto", minutes)
