"""Names for groups of categories, and the small questions that several pages of rules ask."""

from __future__ import annotations

from conversations.understanding.when.values import Clock, Day, Days, Num, Part, Span, Tod, When, replace

DAY = "wd wwd dom md rel shift holiday"  # one day
DAYS = "days"  # several
CLOCK = "clock"
TOD = "clock span part apart"  # a time of the day
MONTH = "mon wmon"

_NOON = 12
_FIGURES_OF_CLOCK = 3  # 815, 1030


def hour_of(num: Num) -> Clock | None:
    """A number as a time on the clock: 3, 15, 815, 1030; None where it can be none."""
    if num.digits >= _FIGURES_OF_CLOCK:
        hour, minute = divmod(num.n, 100)
        if hour > 24 or minute > 59:
            return None
        return Clock(hour, minute, "day" if hour > _NOON or hour == 0 else None)
    if num.n > 24:
        return None
    return Clock(num.n, 0, "day" if num.n > _NOON or num.n == 0 else None)


def clock_of(time: Num | Clock) -> Clock | None:
    """A clock time, or a number as one."""
    return time if isinstance(time, Clock) else hour_of(time)


def is_one(value: object) -> bool:
    """The word "one", which counts or points more often than it tells the hour."""
    return isinstance(value, Num) and value.n == 1 and value.digits == 0


def clock_in(clock: Clock, part: str) -> Clock:
    """`clock` in a part of the day: 5 in the afternoon is 17, 2 at night is 2, 11 at night is 23."""
    if clock.half in ("am", "pm", "day"):
        return clock
    name = part.rsplit(" ", 1)[-1]
    late = {
        "morning": False,
        "dawn": False,
        "afternoon": True,
        "evening": True,
        "lunch": clock.hour < 11,
        "night": 5 <= clock.hour < _NOON,
    }.get(name, False)
    if clock.hour == _NOON:
        late = name in ("afternoon", "lunch")
    return replace(clock, half="pm" if late else "am")


def as_when(value: object) -> When | None:
    """Any day or time of day as a When."""
    if isinstance(value, When):
        return value
    if isinstance(value, Day | Days):
        return When(day=value)
    return When(tod=value) if isinstance(value, Clock | Part | Span) else None


def refined(first: Tod, second: Tod) -> Tod | None:
    """One time of the day out of two said of the same: "in the evening" and "at 8", "after 9" and "before 11"."""
    if isinstance(first, Part) and not isinstance(second, Part):
        found = _in_part(second, first.name)
        open_ended = isinstance(found, Span) and found.minutes is None and not (found.start and found.end)
        return replace(found, within=first.name) if open_ended and isinstance(found, Span) else found
    if isinstance(second, Part) and not isinstance(first, Part):
        return _in_part(first, second.name)
    if isinstance(first, Span) and isinstance(second, Span):
        return _overlap(first, second)
    return None


def _in_part(tod: Tod, part: str) -> Tod:
    if isinstance(tod, Clock):
        return clock_in(tod, part)
    if isinstance(tod, Span):
        return Span(tod.start and clock_in(tod.start, part), tod.end and clock_in(tod.end, part), tod.minutes)
    return tod


def _overlap(first: Span, second: Span) -> Span | None:
    """After 9 and before 11; of two beginnings the one said last."""
    if first.start and second.start and not (first.end or second.end or first.minutes or second.minutes):
        return second
    if first.end is None and first.minutes is None and second.start is None and first.start and second.end:
        return Span(first.start, second.end)
    if second.end is None and second.minutes is None and first.start is None and second.start and first.end:
        return Span(second.start, first.end)
    return None
