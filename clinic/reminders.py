"""When each reminder is due: so long before the visit, kept out of the quiet hours, never after it and never in the past."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from clinic.hours import Stretch, at
from clinic.model import Clinic
from clinic.reading import spell_duration

_DAY = timedelta(days=1)
COMFORT = timedelta(hours=1)
"""A reminder nearer to the visit than this finds the patient on the way: the evening before serves her better."""


def plan(clinic: Clinic, start: datetime, booked_at: datetime) -> list[tuple[str, datetime]]:
    """[(offset as the clinic file spells it, when it is due)], the first first; `start` is the visit's.

    Whole days before a visit keep its local hour across daylight saving; hours and minutes are real time. Two reminders that
    the quiet hours push to the same moment are one.
    """
    due: dict[datetime, str] = {}
    for offset in sorted(clinic.reminders, reverse=True):
        moment = reminder(clinic, start, offset)
        if _utc(booked_at) < _utc(moment) < _utc(start):
            due.setdefault(moment, spell_duration(offset))
    return [(offset, moment) for moment, offset in sorted(due.items())]


def reminder(clinic: Clinic, start: datetime, offset: timedelta) -> datetime:
    """When one reminder is due, be that past or not."""
    moment = _before(clinic, start, offset)
    quiet = quiet_stretch(clinic, moment)
    if quiet is None:
        return moment
    if _utc(quiet[1]) <= _utc(start) - COMFORT:
        return quiet[1]
    return _evening(clinic, quiet[0])


def out_of_quiet(clinic: Clinic, moment: datetime, before: datetime) -> datetime | None:
    """The first time from `moment` on that is not quiet; None when that would not be before `before`."""
    quiet = quiet_stretch(clinic, moment)
    due = quiet[1] if quiet else moment
    return due if _utc(due) < _utc(before) else None


def quiet_stretch(clinic: Clinic, moment: datetime) -> Stretch | None:
    """The quiet stretch that `moment` lies in, as instants; None when it lies in none."""
    if clinic.quiet_hours is None:
        return None
    today = moment.astimezone(clinic.zone).date()
    stretches = (_quiet_from(clinic, day) for day in (today - _DAY, today))
    return next(((begins, ends) for begins, ends in stretches if _utc(begins) <= _utc(moment) < _utc(ends)), None)


def _quiet_from(clinic: Clinic, day: date) -> Stretch:
    """The quiet stretch that begins on this day."""
    begins, ends = clinic.quiet_hours or (time(0), time(0))
    return at(day, begins, clinic.zone), at(day + (_DAY if ends <= begins else timedelta(0)), ends, clinic.zone)


def _evening(clinic: Clinic, quiet_begins: datetime) -> datetime:
    """Somewhat before the quiet begins, unless the quiet before that has only just ended."""
    evening = (_utc(quiet_begins) - COMFORT).astimezone(clinic.zone)
    earlier = quiet_stretch(clinic, evening)
    return earlier[1] if earlier else evening


def _before(clinic: Clinic, start: datetime, offset: timedelta) -> datetime:
    days, rest = divmod(offset, _DAY)
    local = start.astimezone(clinic.zone)
    same_hour = at(local.date() - days * _DAY, local.time(), clinic.zone) if days else local
    return (_utc(same_hour) - rest).astimezone(clinic.zone)


def _utc(moment: datetime) -> datetime:
    """Two moments of one zone compare by their wall clocks, and differ by them: only in UTC is it real time."""
    return moment.astimezone(UTC)
