"""What looks like a time and is none: people, doses, ages, prices, rooms, options, streets. Such pieces win and then say nothing."""

from __future__ import annotations

from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.values import Clock, Day, Num

_NUMBER = "num decimal hm ord"
_SHARES = ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4))


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


@rule("label", "pair toclock")
def labelled_range(_: str, __: object, ___: Here) -> Made:
    """ages 5 to 9."""
    return Made("kill", None, 1.2)


@rule("wd wwd part unit pair span tonight", "compound")
def compound(_: object, __: str, ___: Here) -> Made:
    """night shift, sunday school, a 9-5 job."""
    return Made("kill", None, 1.2)


@rule("md decimal", "count")
def part_of_one(share: Day | float, _: str, __: Here) -> Made | None:
    """1/2 tablet: no second of January."""
    small = isinstance(share, Day) and (share.month, share.dom) in _SHARES and share.year is None
    return Made("kill", None, 1.0) if small else None


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


@rule("at around for wishverb", "kill")
def before_none(_: str, __: object, ___: Here) -> Made:
    """at 5 Main Street."""
    return Made("kill", None, 0.5)


@rule("md", "onset")
def out_of_ten(day: Day, _: str, __: Here) -> Made | None:
    """10/10 pain."""
    return Made("kill", None, 0.5) if day.dom == 10 else None


@rule("since", "past days rel both clock mon wmon")
def since_then(_: str, __: object, ___: Here) -> Made:
    """since yesterday, since last week: when it began."""
    return Made("kill", None, 0.3)
