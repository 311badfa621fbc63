"""Times told by how far the visit talked about moves: push it back half an hour, an hour earlier, the following week."""

from __future__ import annotations

from datetime import timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.relative import counted_from
from conversations.understanding.when.rules.weeks import stretch
from conversations.understanding.when.values import Day, Days, Length, Moments

_WEEK = 7


def moved(length: Length, here: Here, sign: int = 1) -> Made | None:
    """The moment, or for whole days the day, so far from what is talked about; None where nothing is."""
    if here.about is None:
        return None
    start = here.about.start.replace(tzinfo=None)
    if not length.minutes:
        return counted_from(Day(on=start.date()), length, here, sign)
    if here.about.grain not in ("minute", "hour"):
        return None  # hours measure from one time, not from a day
    start += sign * timedelta(length.days, minutes=length.minutes)
    return Made("moments", Moments(start, start + timedelta(minutes=1)), 1.2)


@rule("length", "later")
def length_later(length: Length, _: str, here: Here) -> Made | None:
    """an hour later: than what is talked about, or than now."""
    return counted_from(None, length, here) if here.about is None else moved(length, here)


@rule("length", "early")
def length_earlier(length: Length, _: str, here: Here) -> Made | None:
    """an hour earlier, than what is talked about."""
    return moved(length, here, -1)


@rule("pushback", "length")
def pushed_back(_: str, length: Length, here: Here) -> Made | None:
    """push it back half an hour."""
    return moved(length, here)


@rule("pullup", "length")
def pulled_up(_: str, length: Length, here: Here) -> Made | None:
    """bring it forward an hour."""
    return moved(length, here, -1)


@rule("pushback pullup", "by around for")
def moved_by(verb: str, _: str, __: Here) -> Made:
    """push it back by …"""
    return Made(verb, verb, 0.1)


@rule("following", "unit")
def following_unit(_: str, unit: str, here: Here) -> Made | None:
    """the following week: after the one of the visit talked about, or after this one."""
    if here.about is None or unit not in ("day", "week"):
        return stretch(unit, 1, here)
    day = here.about.start.date() + timedelta(1)
    if unit == "day":
        return Made("rel", Day(on=day), 1.2)
    monday = calendar.monday(here.about.start.date()) + timedelta(_WEEK)
    return Made("days", Days(monday, monday + timedelta(_WEEK), "week"), 1.2)
