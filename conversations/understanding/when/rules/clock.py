"""Times on the clock: 3pm, half past seven, quarter to noon, at 3 15, 8 this evening, las ocho y media."""

from __future__ import annotations

from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.common import clock_of, hour_of, is_one
from conversations.understanding.when.values import Clock, Num, replace

_HOUR = 60
_NOON = 12
_TWENTY = 20


def with_half_of(clock: Clock, half: str | None) -> Clock | None:
    if half is None:
        return clock
    if clock.hour > _NOON or clock.half == "day":
        return replace(clock, half="day")
    return replace(clock, half="am" if half == "am" else "pm")


@rule("num", "ampm gluedampm")
@rule("hm clock hclock nearclock", "ampm")
def withwith_half_of(time: Num | Clock, half: str | None, _: Here) -> Made | None:
    """3pm, 1140 a.m., 3 15 pm."""
    clock = clock_of(time)
    if clock is None or (isinstance(time, Num) and time.digits > 2 and half is None):
        return Made("clock", clock, 0.5) if clock else None
    found = with_half_of(clock, half)
    return Made("clock", found, 1.0) if found else None


@rule("clock", "gluedampm")
def with_gluedwith_half_of(clock: Clock, half: str, _: Here) -> Made | None:
    """3:15p."""
    found = with_half_of(clock, half)
    return Made("clock", found, 1.0) if found else None


@rule("homophone", "ampm")
def dictated(num: Num, half: str | None, _: Here) -> Made | None:
    """for pm: what dictation makes of 4 pm."""
    return Made("clock", Clock(num.n, 0, "am" if half == "am" else "pm"), 0.2) if half else None


@rule("homophone", "num")
def dictated_minutes(hour: Num, minute: Num, _: Here) -> Made | None:
    """too thirty: what dictation makes of 2:30."""
    return Made("homhm", Clock(hour.n, minute.n)) if not minute.digits and _TWENTY <= minute.n < _HOUR else None


@rule("at", "homhm")
def at_dictated(_: str, clock: Clock, __: Here) -> Made:
    """at too thirty."""
    return Made("clock", clock, 0.3)


@rule("homhm", "ampm")
def dictated_half(clock: Clock, half: str | None, _: Here) -> Made | None:
    """for thirty pm."""
    found = with_half_of(clock, half)
    return Made("clock", found, 0.3) if found else None


@rule("num clock hm hclock minclock toclock", "oclock sharp")
def on_the_hour(time: Num | Clock, _: None, __: Here) -> Made | None:
    """4 o'clock, las siete y media en punto."""
    clock = clock_of(time)
    return Made("clock", clock, 0.7) if clock else None


@rule("num clock hm", "ish")
def roughly(time: Num | Clock, _: None, __: Here) -> Made | None:
    """3ish."""
    clock = clock_of(time)
    return Made("clock", replace(clock, about=True), 0.7) if clock else None


@rule("num", "num")
def hour_and_minute(hour: Num, minute: Num, _: Here) -> Made | None:
    """ten thirty, 3 15; in figures only where something else tells that a clock is meant."""
    if hour.n > 24 or hour.digits > 2 or minute.n > 59 or minute.digits not in (0, 2) or minute.listed:
        return None
    clock = Clock(hour.n, minute.n, "day" if hour.n > _NOON or hour.n == 0 else None)
    if hour.digits == 0 == minute.digits:
        return Made("clock" if minute.n >= 10 and hour.n else "hm", clock, 0.3)
    return Made("hm", clock, 0.3)


@rule("num", "oh")
def hour_oh(hour: Num, _: None, __: Here) -> Made | None:
    """twelve oh …"""
    return Made("houroh", hour) if 0 < hour.n <= 24 and hour.digits < 3 else None


@rule("houroh", "num")
def hour_oh_minute(hour: Num, minute: Num, _: Here) -> Made | None:
    """twelve oh three, seis cero dos."""
    if not 0 < minute.n < 10:
        return None
    return Made("clock", Clock(hour.n, minute.n, "day" if hour.n > _NOON else None), 0.5)


@rule("num", "num")
def single_minute(hour: Num, minute: Num, _here: Here) -> Made | None:
    """6 0 2, as read out."""
    if hour.digits and minute.n == 0 and minute.digits == 1 and 0 < hour.n <= _NOON:
        return Made("houroh", hour)
    return None


@rule("at", "toclock")
def at_to_clock(_: str, clock: Clock, __: Here) -> Made:
    """at 10 to 1."""
    return Made("clock", clock, 2.5)


@rule("at", "num hm hclock nearclock")
def at_hour(at: str, time: Num | Clock, __: Here) -> Made | None:
    """at 5, a las 3; "how about one" is any one."""
    clock = None if at == "about" and is_one(time) else clock_of(time)
    return Made("clock", clock, 0.6 if isinstance(time, Num) else 1.0) if clock else None


@rule("clock", "num")
def hour_listed(first: Clock, other: Num, _: Here) -> Made | None:
    """at 9, 10 or 11."""
    clock = hour_of(other) if other.listed and other.digits <= 2 else None
    return Made("either", (first, clock), 0.1) if clock and first.half == clock.half else None


@rule("around", "num hm")
def around_hour(_: None, time: Num | Clock, _here: Here) -> Made | None:
    """around 5: an hour only where nothing is counted."""
    clock = time if isinstance(time, Clock) else None if is_one(time) else hour_of(time)
    return Made("clock", replace(clock, about=True), 0.2) if clock else None


@rule("around", "clock minclock")
@rule("early late", "clock")
def around_clock(_: None, clock: Clock, __: Here) -> Made:
    """around 8:00am."""
    return Made("clock", replace(clock, about=True), 0.1)
