"""When a doctor works: the week's hours less the closures, on the wall clock of the clinic and right across daylight saving."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from clinic.model import Closure, Doctor, Practice

Stretch = tuple[datetime, datetime]
"""`start` <= t < `end`, both aware, in the clinic's zone."""

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def closure(practice: Practice, doctor_id: int, day: date) -> Closure | None:
    """The closure that keeps this doctor from working on `day`, the whole clinic's or the doctor's own."""
    return next((c for c in practice.closures if c.doctor_id in (None, doctor_id) and c.start <= day < c.end), None)


def worked(practice: Practice, doctor: Doctor, day: date) -> tuple[tuple[time, time], ...]:
    """The stretches of the doctor's day on the wall clock; none on a closed day."""
    stretches = doctor.hours.get(day.weekday(), ())
    return () if not stretches or closure(practice, doctor.id, day) else stretches


def open_stretches(practice: Practice, doctor: Doctor, day: date) -> list[Stretch]:
    """The stretches of the doctor's day as instants. One that daylight saving swallows whole is left out."""
    zone = practice.clinic.zone
    found = [(at(day, start, zone), day_end(day, end, zone)) for start, end in worked(practice, doctor, day)]
    return [(start, end) for start, end in found if start.astimezone(UTC) < end.astimezone(UTC)]


def at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """That wall-clock time as an instant: of a time that comes twice the first, of one that is skipped the next that exists."""
    wall = datetime.combine(day, clock)
    while not exists(wall, zone):
        wall += _MINUTE
    return wall.replace(tzinfo=zone)


def day_end(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """As `at`, where 00:00 means the end of the day."""
    return at(day, clock, zone) if clock != time(0) else at(day + _DAY, clock, zone)


def exists(wall: datetime, zone: ZoneInfo) -> bool:
    """False for the wall-clock times that are skipped when clocks go forward."""
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall


def steady(day: date, zone: ZoneInfo) -> bool:
    """True when the clocks do not change on this day nor at its end, so that wall-clock arithmetic is exact."""
    midnight = datetime.combine(day, time(0))
    ends = midnight + _DAY
    return midnight.replace(tzinfo=zone).utcoffset() == ends.replace(tzinfo=zone).utcoffset() and exists(ends, zone)
