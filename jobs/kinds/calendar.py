"""Events in the doctors' own calendars, brought in line with the visit as it is now; and what the calendars tell us."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot import events
from bot.calendar import LINE
from bot.channels.base import SendError
from bot.telling import with_doctor
from clinic.model import Appointment, Doctor
from db import attention, visits
from db.visits import Visit
from jobs.steps import Act, Step, Task, dropped

KEPT = frozenset({"scheduled", "confirmed", "completed", "no_show"})
"""Statuses of a visit that stands in the doctor's calendar: the past does too."""


def calendar(conn: Connection, task: Task) -> Step:
    """Payload {"doctor_id": n}: that doctor's calendar holds the visit, or holds it no more. Order and repeats do not matter."""
    doctor_id = int(task.row.payload["doctor_id"])
    doctor = with_doctor(conn, task.practice, doctor_id).doctor(doctor_id)
    visit = visits.visit(conn, task.row.appointment_id or 0)
    if doctor is None or visit is None:
        return dropped("no such visit")
    there = task.runtime.calendar
    if not there.simulated and not doctor.calendar_id:
        return dropped("the doctor has no calendar")
    event_id, body = _event(conn, task, visit)

    def do() -> str | None:
        if stands(visit.appointment, doctor):
            there.put(doctor, event_id, body)
        else:
            there.delete(doctor, event_id)
        return event_id

    def done(conn: Connection, _: datetime, __: str | None) -> bool:
        # While we spoke with the calendar the visit may have moved, and another worker may have overtaken us.
        latest = visits.visit(conn, visit.appointment.id)
        return latest is None or _same(latest.appointment, visit.appointment)

    def gave_up(conn: Connection, now: datetime, error: SendError) -> None:
        attention.raise_(
            conn,
            now=now,
            kind="calendar_failed",
            key=f"calendar:{visit.appointment.id}:{doctor.id}",
            detail=error.words,
            appointment_id=visit.appointment.id,
        )

    return Act(do, done, gave_up, lines=() if there.simulated else (LINE, f"{LINE}:{doctor.id}"))


def stands(appointment: Appointment, doctor: Doctor) -> bool:
    """Whether the visit belongs into this doctor's calendar."""
    return appointment.status in KEPT and appointment.doctor_id == doctor.id


def _event(conn: Connection, task: Task, visit: Visit) -> tuple[str, dict[str, object]]:
    clinic = task.practice.clinic
    kind = task.practice.visit_type(visit.appointment.visit_type)
    body = events.body(visit.appointment, clinic, kind, patient=visit.patient.name, language=clinic.languages[0])
    return events.event_id(visits.salt(conn), visit.appointment.id), body


def _same(one: Appointment, other: Appointment) -> bool:
    return (one.version, one.doctor_id, one.start, one.end) == (
        other.version,
        other.doctor_id,
        other.start,
        other.end,
    ) and ((one.status in KEPT) == (other.status in KEPT))


def calendar_sync(conn: Connection, task: Task) -> Step:
    """Payload {"doctor_id": n}: reads what has changed in that doctor's calendar."""
    doctor_id = int(task.row.payload["doctor_id"])
    doctor = with_doctor(conn, task.practice, doctor_id).doctor(doctor_id)
    if doctor is None or task.runtime.calendar.simulated or not doctor.calendar_id:
        return dropped("the doctor has no calendar")

    def do() -> str | None:
        from bot.calendar_sync import sync  # Google's client is large: only whoever has calendars loads it

        sync(task.runtime, doctor_id)
        return None

    def gave_up(conn: Connection, now: datetime, error: SendError) -> None:
        """The next reading of the calendar finds what this one missed."""

    return Act(do, lambda *_: True, gave_up, lines=(LINE, f"{LINE}:{doctor_id}"))
