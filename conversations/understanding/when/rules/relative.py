"""Times counted from now: in 2 hours, two weeks from now, an hour later, 6 days ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.values import Day, Length, Moments


def counted_from(day_or_now: Day | None, length: Length, here: Here, sign: int = 1) -> Made | None:
    """The day, or for hours and minutes the moment, that lies so far off."""
    if length.minutes and day_or_now is None:
        return _instant(length, here, sign)
    base = here.today if day_or_now is None else calendar.resolved(day_or_now, here.today)
    found = base and calendar.shifted(base, sign * length.months, sign * length.days)
    return Made("shift", Day(on=found), 1.0) if found else None


def _instant(length: Length, here: Here, sign: int) -> Made | None:
    found = local(length, here, sign)
    return Made("moments", Moments(found, found + timedelta(minutes=1), past=sign < 0), 1.0) if found else None


def local(length: Length, here: Here, sign: int = 1) -> datetime | None:
    """Elapsed time is counted where no clock is put forward or back: on the aware clock."""
    day = calendar.shifted(here.today, sign * length.months, sign * length.days)
    if day is None:
        return None
    try:
        start = datetime.combine(day, here.now.time(), here.zone) if length.days or length.months else here.aware
        return (
            (start.astimezone(UTC) + sign * timedelta(minutes=length.minutes))
            .astimezone(here.zone)
            .replace(tzinfo=None)
        )
    except (OverflowError, ValueError):
        return None


@rule("in", "length")
def in_length(_: str, length: Length, here: Here) -> Made | None:
    """in 2 hours, en una semana."""
    return counted_from(None, length, here)


@rule("inside", "length")
def inside_length(_: str, length: Length, here: Here) -> Made | None:
    """dentro de 2 horas: from now until then; dentro de 2 semanas is the day itself."""
    if not length.minutes or length.days or length.months:
        return counted_from(None, length, here)
    end = local(length, here)
    return Made("moments", Moments(here.now, end, "minute"), 1.0) if end else None


@rule("arriving", "length")
def arriving_in(_: str, length: Length, here: Here) -> Made | None:
    """there in 10 minutes: on the way to a visit, not wishing for one; there in 3 days is a day."""
    return Made("kill", None, 1.0) if length.minutes and not length.days else counted_from(None, length, here)


@rule("arriving", "moments")
def arriving_later(_: str, __: Moments, ___: Here) -> Made:
    """if we come 10 minutes later."""
    return Made("kill", None, 1.0)


@rule("length", "fromnow")
def length_from_now(length: Length, _: str, here: Here) -> Made | None:
    """two weeks from now."""
    return counted_from(None, length, here)


@rule("length", "away")
def length_away(length: Length, _: str, here: Here) -> Made | None:
    """20 days away; 20 minutes away is where she is."""
    return Made("kill", None, 1.0) if length.minutes else counted_from(None, length, here)


@rule("length", "ago")
@rule("agopre", "length")
def length_ago(first: Length | str, second: Length | str, here: Here) -> Made | None:
    """6 days ago, hace 30 minutos."""
    length = first if isinstance(first, Length) else second
    assert isinstance(length, Length)
    made = counted_from(None, length, here, -1)
    if made is None or made.category == "moments":
        return made
    return Made("past", made.value, made.worth)
