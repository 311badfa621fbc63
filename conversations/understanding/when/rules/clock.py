"""Times on the clock: 3pm, half past seven, quarter to noon, at 3 15, 8 this evening, las ocho y media."""

from __future__ import annotations

from dataclasses import replace

from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.resolve import chosen
from conversations.understanding.when.rules.common import clock_in, hour_of, is_one
from conversations.understanding.when.values import Clock, Day, Length, Num, Part, Span, When

_HOUR = 60
_NOON = 12


def _half(clock: Clock, half: str | None) -> Clock | None:
    if half is None:
        return clock
    if clock.hour > _NOON or clock.half == "day":
        return replace(clock, half="day")
    return replace(clock, half="am" if half == "am" else "pm")


@rule("num", "ampm gluedampm")
@rule("hm clock hclock nearclock", "ampm")
def with_half(time: Num | Clock, half: str | None, _: Here) -> Made | None:
    """3pm, 1140 a.m., 3 15 pm."""
    clock = time if isinstance(time, Clock) else hour_of(time)
    if clock is None or (isinstance(time, Num) and time.digits > 2 and half is None):
        return Made("clock", clock, 0.5) if clock else None
    found = _half(clock, half)
    return Made("clock", found, 1.0) if found else None


@rule("clock", "gluedampm")
def with_glued_half(clock: Clock, half: str, _: Here) -> Made | None:
    """3:15p."""
    found = _half(clock, half)
    return Made("clock", found, 1.0) if found else None


@rule("homophone", "ampm")
def dictated(num: Num, half: str | None, _: Here) -> Made | None:
    """for pm: what dictation makes of 4 pm."""
    return Made("clock", Clock(num.n, 0, "am" if half == "am" else "pm"), 0.2) if half else None


@rule("num clock hm hclock minclock toclock", "oclock sharp")
def on_the_hour(time: Num | Clock, _: None, __: Here) -> Made | None:
    """4 o'clock, las siete y media en punto."""
    clock = time if isinstance(time, Clock) else hour_of(time)
    return Made("clock", clock, 0.7) if clock else None


@rule("num clock hm", "ish")
def roughly(time: Num | Clock, _: None, __: Here) -> Made | None:
    """3ish."""
    clock = time if isinstance(time, Clock) else hour_of(time)
    return Made("clock", replace(clock, about=True), 0.7) if clock else None


@rule("num", "num")
def hour_and_minute(hour: Num, minute: Num, _: Here) -> Made | None:
    """ten thirty, 3 15; in figures only where something else tells that a clock is meant."""
    if hour.n > 24 or hour.digits > 2 or minute.n > 59 or minute.digits not in (0, 2):
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
def at_hour(_: None, time: Num | Clock, __: Here) -> Made | None:
    """at 5, a las 3."""
    clock = time if isinstance(time, Clock) else hour_of(time)
    return Made("clock", clock, 0.6 if isinstance(time, Num) else 1.0) if clock else None


@rule("at", "clock")
@rule("for", "clock")
@rule("sharp", "clock")
def at_clock(_: None, clock: Clock, __: Here) -> Made:
    """at 3pm."""
    return Made("clock", clock, 0.1)


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


# -- minutes before and after the hour


@rule("num", "past")
def minutes_past(minutes: Num, _: None, __: Here) -> Made | None:
    """15 past …"""
    return Made("minpast", minutes.n, 0.2) if 0 < minutes.n < _HOUR and minutes.digits < 3 else None


@rule("length", "past")
def length_past(length: Length, _: None, __: Here) -> Made | None:
    """36 minutes past …"""
    return Made("minpast", length.minutes, 0.2) if 0 < length.minutes < _HOUR and not length.days else None


@rule("length", "tohour")
def length_to(length: Length, _: None, __: Here) -> Made | None:
    """20 minutes to …"""
    return Made("minto", length.minutes, 0.2) if 0 < length.minutes < _HOUR and not length.days else None


@rule("a the", "minpast")
def a_quarter_past(_: str, minutes: int, __: Here) -> Made:
    """a quarter past."""
    return Made("minpast", minutes)


@rule("a the", "minto")
def a_quarter_to(_: str, minutes: int, __: Here) -> Made:
    """a quarter to."""
    return Made("minto", minutes)


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


_FIVES = 5


@rule("num", "tohour")
def minutes_to(minutes: Num, _: None, here: Here) -> Made | None:
    """10 to …: minutes before an hour, or the begin of a range; `quarterto` where no hour has that number."""
    if minutes.n % _FIVES or not 0 < minutes.n < 30 or minutes.digits > 2:
        return None
    if minutes.n > _NOON or here.lexicon.code == "es":
        return Made("minto", minutes.n, 0.4 if minutes.n > _NOON else 0.0)
    return Made("maybeto", minutes.n, 0.0)


@rule("maybeto", "num clock")
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
    found = clock_in(clock, part.name) if isinstance(part, Part) else _half(clock, part)
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


# -- parts of the day


@rule("num hm hclock minclock", "part")
def hour_in_part(time: Num | Clock, part: Part, _: Here) -> Made | None:
    """3 in the morning, 8 40 morning."""
    clock = time if isinstance(time, Clock) else hour_of(time)
    return Made("clock", clock_in(clock, part.name), 0.6) if clock else None


@rule("part apart", "num hm hclock minclock")
def part_then_hour(part: Part, time: Num | Clock, _: Here) -> Made | None:
    """morning 10, in the night five thirty."""
    clock = time if isinstance(time, Clock) else hour_of(time)
    return Made("clock", clock_in(clock, part.name), 0.3) if clock else None


@rule("num clock", "midnight noon")
def hour_midnight(time: Num | Clock, hour: int, _: Here) -> Made | None:
    """1 o'clock midnight, 12:30 noon."""
    clock = time if isinstance(time, Clock) else hour_of(time)
    return Made("clock", clock_in(clock, "night" if hour == 24 else "lunch"), 0.4) if clock else None


@rule("num", "dashnum")
def dashed_minutes(hour: Num, minute: Num, here: Here) -> Made | None:
    """nine-thirty."""
    return hour_and_minute(hour, minute, here) if hour.digits == 0 == minute.digits and minute.n >= 10 else None


@rule("early late laterin", "tonight")
def late_tonight(share: str, _: str, here: Here) -> Made:
    """late tonight."""
    return Made("both", When(Day(on=here.today), Part(f"{'early' if share == 'early' else 'late'} night")), 0.6)


@rule("num hm", "tonight")
def hour_tonight(time: Num | Clock, _: str, here: Here) -> Made | None:
    """8 tonight."""
    clock = time if isinstance(time, Clock) else hour_of(time)
    return Made("both", tonight_at(clock, here), 0.6) if clock else None


@rule("tonight", "num hm")
def tonight_hour(_: str, time: Num | Clock, here: Here) -> Made | None:
    """tonight 815."""
    return hour_tonight(time, _, here)


def tonight_at(clock: Clock, here: Here) -> When:
    """A clock time tonight."""
    return When(Day(on=here.today), clock_in(clock, "night"))


@rule("in the on", "ampm")
def in_half(_: str, half: str | None, __: Here) -> Made | None:
    """in the am."""
    return Made("part", Part("morning" if half == "am" else "afternoon"), 0.2) if half else None


@rule("at around for on", "part")
def at_part(_: str, part: Part, __: Here) -> Made:
    """at lunch."""
    return Made("apart", part, 0.2)


@rule("at around in", "wpart")
def at_meal(_: str, name: str, __: Here) -> Made:
    """at lunch; the meal alone is no time."""
    return Made("part", Part(name), 0.2)


@rule("the this", "wpart")
def the_meal(_: str, name: str, __: Here) -> Made | None:
    """around the lunch …"""
    return Made("wpart", name, 0.1) if _ == "the" else None


@rule("num clock", "wpart")
def hour_at_meal(time: Num | Clock, name: str, here: Here) -> Made | None:
    """12 lunch."""
    return hour_in_part(time, Part(name), here)


@rule("in the my", "part")
def in_part(_: None, part: Part, __: Here) -> Made:
    """in the morning."""
    return Made("part", part, 0.2)


@rule("early late mid", "dash")
def share_dash(share: str, _: None, __: Here) -> Made | None:
    """late-afternoon."""
    return Made(share, share)


@rule("early late mid laterin", "part")
def share_of_part(share: str, part: Part, here: Here) -> Made | None:
    """late afternoon."""
    name = f"{'late' if share == 'laterin' else share} {part.name}"
    return Made("part", Part(name) if name in here.lexicon.parts else part, 0.3)


@rule("part", "early late")
def part_share(part: Part, share: str, here: Here) -> Made | None:
    """mornings, early; la tarde temprano."""
    return share_of_part(share, part, here)


@rule("or", "num hm")
def or_hour(_: str, time: Num | Clock, __: Here) -> Made | None:
    """… or 4."""
    clock = time if isinstance(time, Clock) else None if is_one(time) else hour_of(time)
    return Made("orhour", clock, 0.1) if clock else None


@rule("or", "clock")
def or_clock(_: str, clock: Clock, __: Here) -> Made:
    """… or 4pm."""
    return Made("orclock", clock)


@rule("num hm clock", "orclock")
def either_clock(time: Num | Clock, other: Clock, _: Here) -> Made | None:
    """3 or 4pm."""
    clock = time if isinstance(time, Clock) else hour_of(time)
    if clock is None:
        return None
    half = other.half if clock.half is None and clock.hour % _NOON < other.hour % _NOON else clock.half
    return Made("either", (replace(clock, half=half), other), 0.3)


@rule("at around", "either")
def at_either(_: str, both: tuple[Clock, Clock], __: Here) -> Made:
    """at 3 or 4pm."""
    return Made("either", both, 0.1)


@rule("num", "works")
@rule("hm", "works")
def hour_works(time: Num | Clock, _: None, here: Here) -> Made | None:
    """12 would be good: an answer that only a time can give."""
    if isinstance(time, Num) and (time.n <= here.choices or (not time.digits and here.expecting != "when")):
        return None
    clock = time if isinstance(time, Clock) else hour_of(time)
    return Made("wishclock", clock, -0.4) if clock else None


@rule("from", "span")
@rule("in", "span")
def plain_span(_: None, span: Span, __: Here) -> Made:
    """… in the after-school hours."""
    return Made("span", span, 0.1)
