"""A bare number that only an hour can be: "is 430 ok", "can we do 4 instead", "no, 10" about a visit under discussion."""

from __future__ import annotations

from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.common import clock_of, is_one
from conversations.understanding.when.values import Clock, Num

_FIVES = 5
_NOON = 12
_MOST_DIGITS = 2


def _hour(time: Num | Clock, here: Here) -> Clock | None:
    """430 is an hour wherever one may be wished; 4 only where a visit or its time is talked about."""
    clock = clock_of(time)
    if clock is None or isinstance(time, Clock):
        return clock
    if time.digits > 2:
        return clock if not clock.minute % _FIVES and 0 < clock.hour <= _NOON else None
    talked_of = here.about is not None or here.expecting == "when"
    return clock if talked_of and time.n > max(here.choices, 0) and not is_one(time) else None


@rule("wishverb", "num hm clock")
def verb_then_hour(verb: str, time: Num | Clock, here: Here) -> Made | None:
    """can we do 4, do you have 430; "do you have 2" asks for any two things."""
    small = verb == "thing" and isinstance(time, Num) and time.digits <= _MOST_DIGITS
    clock = None if small else _hour(time, here)
    return Made("wishclock", clock, -0.1) if clock else None


@rule("num hm clock", "insteadhour")
def hour_instead(time: Num | Clock, _: str, here: Here) -> Made | None:
    """4 instead."""
    clock = _hour(time, here)
    return Made("wishclock", clock, -0.1) if clock else None


@rule("wishclock", "insteadhour works")
def still_instead(clock: Clock, _: str, __: Here) -> Made:
    """… instead."""
    return Made("wishclock", clock, 0.1)


@rule("target", "num hm clock")
def moved_to_hour(_: None, time: Num | Clock, here: Here) -> Made | None:
    """move it to 4."""
    clock = _hour(time, here)
    return Made("targethour", clock, 0.0) if clock and isinstance(time, Num) else None


@rule("butok norhour", "num hm clock")
def but_hour(_: str, time: Num | Clock, here: Here) -> Made | None:
    """yes but 4; no, 10: another hour for the visit that was asked about."""
    clock = _hour(time, here) if here.about is not None and here.expecting == "yes_no" else None
    return Made("wishclock", clock, 0.2) if clock else None
