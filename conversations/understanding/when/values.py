"""What the words of days and times mean before they meet the clock: small values that rules put together.

They are named tuples, for a message makes dozens of them, and a frozen dataclass of as many fields takes four times as long.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal, NamedTuple, TypeVar, cast, final

Half = Literal["am", "pm", "day"]  # "day": written on a 24-hour clock, or otherwise beyond doubt
Which = Literal["next", "this", "last", "coming"]


@final
class Num(NamedTuple):
    """A cardinal number; `digits` is how many figures wrote it, 0 where letters did."""

    n: int
    digits: int = 0
    listed: bool = False  # a comma stands before it: "at 9, 10 or 11"


@final
class Clock(NamedTuple):
    """A time on the clock. Without a half, 3 may yet be 15. `about`: "around 3", "3ish"."""

    hour: int  # 0..24
    minute: int = 0
    half: Half | None = None
    about: bool = False
    zero: bool = False  # written 07:00, as on a 24-hour clock
    doubtful: bool = False  # "ten to two" may be a range


@final
class Part(NamedTuple):
    """A part of the day by its name in the lexicon, such as "late morning"."""

    name: str
    led: bool = False  # in the morning; "one morning" is any one


@final
class Span(NamedTuple):
    """A stretch of one day: an absent start is the day's beginning, an absent end its end; `minutes` is a length instead of an end."""

    start: Clock | None = None
    end: Clock | None = None
    minutes: int | None = None
    within: str | None = None  # a part of the day that bounds the open end: "mornings, not before 9:30"


Tod = Clock | Part | Span


@final
class Day(NamedTuple):
    """One day by what was said of it; the first day from today that fits is meant. `on` is a day already known."""

    on: date | None = None
    weekday: int | None = None
    dom: int | None = None
    month: int | None = None
    year: int | None = None
    which: Which | None = None
    nth: int | None = None  # the nth weekday of `inside`, -1 the last
    inside: tuple[date, date] | None = None
    slashed: bool = False  # written 5/12, which some read as the fifth of December


@final
class Days(NamedTuple):
    """Several days, `start` <= day < `end`. `month` is set where a month was named."""

    start: date
    end: date
    grain: Literal["day", "week", "month"] = "day"
    month: int | None = None
    only: frozenset[int] | None = None  # weekdays, where not all are meant
    which: Which | None = None  # next week
    until: bool = False  # from now on to their end: "until Friday", "by the 12th"


@final
class When(NamedTuple):
    """A day or days, a time of the day, or both."""

    day: Day | Days | None = None
    tod: Tod | None = None
    past: bool = False


@final
class Moments(NamedTuple):
    """From one moment to another, where no day and time of day tell it: `start` <= t < `end`, on the wall clock."""

    start: datetime
    end: datetime
    grain: Literal["minute", "hour", "day"] = "minute"
    past: bool = False


@final
class Length(NamedTuple):
    """A length of time; months and days are calendar arithmetic, minutes are elapsed time."""

    months: int = 0
    days: int = 0
    minutes: int = 0

    def plus(self, other: Length) -> Length:
        """Both, one after the other."""
        return Length(self.months + other.months, self.days + other.days, self.minutes + other.minutes)


@final
class Pair(NamedTuple):
    """Two numbers of which it is not yet known whether they are hours or days: "between 4 and 6"."""

    first: Num
    last: Num
    marked: bool = False  # with from or between


_Value = TypeVar("_Value", bound=Num | Clock | Part | Span | Day | Days | When | Moments | Length | Pair)


def replace(value: _Value, **parts: Any) -> _Value:
    """`value` with some of its parts changed."""
    return cast(_Value, value._replace(**parts))


def named(text: str) -> frozenset[str]:
    """The words of a text, as a set: for tables of categories."""
    return frozenset(text.split())
