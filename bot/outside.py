"""Visits that were booked before the practice was edited and that it would not book any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from clinic.hours import Stretch, open_stretches
from clinic.model import Practice
from clinic.rules import Reason
from db import daybook
from db.daybook import Visit


@dataclass(frozen=True, slots=True)
class Outside:
    """A visit, and why not: CLOSED, or NOT_OFFERED where the doctor or the kind of visit has gone."""

    visit: Visit
    reason: Reason


def outside(conn: Connection, practice: Practice, now: datetime) -> tuple[Outside, ...]:
    """All that are booked and not over, by time."""
    open_: dict[tuple[int, date], list[Stretch]] = {}
    found = ((visit, _why(practice, visit, open_)) for visit in daybook.ahead(conn, now))
    return tuple(Outside(visit, reason) for visit, reason in found if reason is not None)


def _why(practice: Practice, visit: Visit, open_: dict[tuple[int, date], list[Stretch]]) -> Reason | None:
    doctor = practice.doctor(visit.doctor_id)
    if doctor is None or visit.visit_type not in doctor.visit_types:
        return Reason.NOT_OFFERED
    day = visit.start.astimezone(practice.clinic.zone).date()
    if (doctor.id, day) not in open_:
        open_[doctor.id, day] = open_stretches(practice, doctor, day)
    start, end = visit.start.astimezone(UTC), visit.end.astimezone(UTC)
    held = any(begins <= start and end <= ends for begins, ends in open_[doctor.id, day])
    return None if held else Reason.CLOSED
