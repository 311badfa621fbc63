"""What looks like a time and is none: people, doses, ages, prices, rooms, options, streets. Such pieces win and then say nothing."""

from __future__ import annotations

from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.values import Clock, Day, Num

_NUMBER = "num decimal hm ord"


@rule(_NUMBER, "count currency")
@rule("pair", "count currency")
@rule("clock", "currency")
def counted(_: object, __: str, ___: Here) -> Made:
    """5 people, 50 mg, 5 years old."""
    return Made("kill", None, 1.5)


@rule("spelt", "ordcount")
def nth_thing(_: Num, __: str, ___: Here) -> Made:
    """the second one."""
    return Made("kill", None, 1.5)


@rule("label currency", "num decimal hm ord spelt")
def labelled(_: str, __: object, ___: Here) -> Made:
    """room 5, option 2, over 40."""
    return Made("kill", None, 1.2)


@rule("seats", "num")
def seated(_: str, __: Num, ___: Here) -> Made:
    """table for 4."""
    return Made("kill", None, 1.5)


@rule("seats", "clock")
def seated_at(_: str, clock: Clock, __: Here) -> Made:
    """table for 6 pm."""
    return Made("clock", clock, 1.0)


@rule("for", "num")
def for_number(_: str, __: Num, _here: Here) -> Made | None:
    """for 2: two people, unless a time was asked for."""
    return Made("forkill", __, 0.2)


@rule("at around for", "kill")
def before_none(_: str, __: object, ___: Here) -> Made:
    """at 5 Main Street."""
    return Made("kill", None, 0.5)


@rule("md", "onset")
def out_of_ten(day: Day, _: str, __: Here) -> Made | None:
    """10/10 pain."""
    return Made("kill", None, 0.5) if day.dom == 10 else None


@rule("since", "past days rel both clock")
def since_then(_: str, __: object, ___: Here) -> Made:
    """since yesterday, since last week: when it began."""
    return Made("kill", None, 0.3)
