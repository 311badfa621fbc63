"""What a change of a visit sets off: rows of the outbox for e-mails, calendar events, reminders, and texts about the clinic's doings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from bot.actor import Actor
from clinic import reminders
from clinic.model import Appointment, Practice
from conversations.notices import Event, useful_until
from db import attention, outbox, people, planned

_SOON = timedelta(hours=24)


def booked(
    conn: Connection, now: datetime, practice: Practice, actor: Actor, visit: Appointment, *, tell_patient: bool
) -> None:
    """A visit is new, or live again."""
    if tell_patient:
        _email(conn, now, visit, "confirmation")
        if actor.is_staff:  # a program tells its own user that it has booked
            _notice(conn, now, practice, visit, "booked")
    shown(conn, now, visit)
    _reminders(conn, now, practice, visit)


def moved(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    was: Appointment,
    visit: Appointment,
    *,
    tell_patient: bool,
) -> None:
    if tell_patient:
        _email(conn, now, visit, "change")
        if _is_texted(conn, now, actor, visit):
            told = _notice(conn, now, practice, visit, "moved")
            if told is None or told >= was.start > now:
                _call_her(conn, now, visit, "moved")
    for doctor_id in sorted({was.doctor_id, visit.doctor_id}):
        _calendar(conn, now, visit, doctor_id)
    _reminders(conn, now, practice, visit)


def cancelled(
    conn: Connection, now: datetime, practice: Practice, actor: Actor, visit: Appointment, *, tell_patient: bool
) -> None:
    if tell_patient:
        _email(conn, now, visit, "cancellation")
        if _is_texted(conn, now, actor, visit):
            told = _notice(conn, now, practice, visit, "cancelled")
            if told is None and visit.start > now:
                _call_her(conn, now, visit, "cancelled")
    _calendar(conn, now, visit, visit.doctor_id)


def missed(conn: Connection, now: datetime, practice: Practice, visit: Appointment) -> None:
    """Nobody came. It is said by text alone, and once, however often the mark is taken back and set again."""
    _notice(conn, now, practice, visit, "missed")


def shown(conn: Connection, now: datetime, visit: Appointment) -> None:
    """The doctor's calendar is brought in line with the visit."""
    _calendar(conn, now, visit, visit.doctor_id)


def _email(conn: Connection, now: datetime, visit: Appointment, template: str) -> None:
    outbox.add(
        conn,
        "email",
        due=now,
        payload={"template": template},
        key=f"email:{template}:{visit.id}:v{visit.version}",
        appointment_id=visit.id,
        version=visit.version,
        patient_id=visit.patient_id,
    )


def _calendar(conn: Connection, now: datetime, visit: Appointment, doctor_id: int) -> None:
    outbox.add(conn, "calendar", due=now, payload={"doctor_id": doctor_id}, appointment_id=visit.id)


def _reminders(conn: Connection, now: datetime, practice: Practice, visit: Appointment) -> None:
    this = planned.Visit(visit.id, visit.patient_id, visit.version, visit.start)
    for offset, due in reminders.plan(practice.clinic, visit.start, now):
        planned.add(conn, this, offset, due.astimezone(UTC))


def _is_texted(conn: Connection, now: datetime, actor: Actor, visit: Appointment) -> bool:
    """Whether a change is told by text too: the desk's always, a program's where an e-mail may come too late or not at all."""
    if actor.is_patient:
        return False
    known = people.patient(conn, visit.patient_id)
    return actor.is_staff or visit.start - now < _SOON or known is None or known.email is None


def _notice(conn: Connection, now: datetime, practice: Practice, visit: Appointment, event: Event) -> datetime | None:
    """A text about what the clinic did, out of the quiet hours; when it is due, None where there is none."""
    due = reminders.out_of_quiet(practice.clinic, now, useful_until(event, visit.start))
    if due is not None:
        outbox.add(
            conn,
            "notice",
            due=due.astimezone(UTC),
            payload={"event": event},
            key=f"notice:{event}:{visit.id}:v{visit.version}",
            appointment_id=visit.id,
            version=visit.version,
            patient_id=visit.patient_id,
        )
    return due


def _call_her(conn: Connection, now: datetime, visit: Appointment, event: str) -> None:
    """The quiet hours last until it is too late for a text: a person has to decide whether to call."""
    attention.raise_(
        conn,
        now=now,
        kind="undeliverable",
        key=f"quiet:{visit.id}:v{visit.version}",
        detail=f"{event} during the quiet hours: no text reaches the patient in time",
        patient_id=visit.patient_id,
        appointment_id=visit.id,
    )
