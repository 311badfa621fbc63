"""One look at all that a turn may need, as the dialogue's plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, and_, bindparam, or_, select, union_all

from clinic.model import Appointment, Busy, Patient, Practice, Status
from conversations.facts import Facts, Person, Question, Taken
from db.conversations import Opened
from db.tables import AppointmentRow, BusyRow, ContactPatientRow, PatientRow, QuestionRow

_RECENTLY = timedelta(days=1)
_BACK, _AHEAD = timedelta(days=8), timedelta(days=22)
"""Around what was asked for: wide enough that the nearest open times are mostly found in one more look."""

_PEOPLE = (
    select(
        PatientRow.patient_id,
        PatientRow.name,
        PatientRow.email,
        PatientRow.phone,
        PatientRow.birthdate,
        PatientRow.language,
        ContactPatientRow.relation,
    )
    .outerjoin(
        ContactPatientRow,
        and_(
            ContactPatientRow.patient_id == PatientRow.patient_id,
            ContactPatientRow.contact_id == bindparam("contact_id"),
        ),
    )
    .where(
        PatientRow.erased_at.is_(None),
        or_(ContactPatientRow.contact_id.is_not(None), PatientRow.phone == bindparam("phone")),
    )
    .order_by(PatientRow.patient_id)
)
_A = AppointmentRow
_APPOINTMENTS = (
    select(
        _A.appointment_id,
        _A.patient_id,
        _A.doctor_id,
        _A.visit_type,
        _A.appointment_date,
        _A.ends_at,
        _A.status,
        _A.version,
        _A.cancelled_at,
    )
    .where(
        _A.patient_id.in_(bindparam("people", expanding=True)),
        _A.ends_at > bindparam("now"),
        or_(
            _A.status.in_(("scheduled", "confirmed")),
            and_(_A.status == "cancelled", _A.cancelled_at > bindparam("recently")),
        ),
    )
    .order_by(_A.appointment_date)
)
_QUESTIONS = select(
    QuestionRow.question_id, QuestionRow.kind, QuestionRow.appointment_id, QuestionRow.version, QuestionRow.asked_at
).where(QuestionRow.conversation_id == bindparam("conversation_id"), QuestionRow.answered_at.is_(None))
_TAKEN = union_all(
    select(_A.doctor_id, _A.appointment_date.label("starts"), _A.blocked_until.label("ends")).where(
        _A.appointment_date < bindparam("end"),
        _A.appointment_date >= bindparam("day_before"),
        _A.blocked_until > bindparam("start"),
        or_(
            _A.status.in_(("scheduled", "confirmed")),
            and_(
                _A.status == "held",
                _A.held_until > bindparam("now"),
                _A.conversation_id.is_distinct_from(bindparam("conversation_id")),
            ),
        ),
    ),
    select(BusyRow.doctor_id, BusyRow.starts, BusyRow.ends).where(
        BusyRow.starts < bindparam("end"), BusyRow.ends > bindparam("start")
    ),
)


def gather(
    conn: Connection,
    opened: Opened,
    practice: Practice,
    now: datetime,
    *,
    refused_emails: frozenset[str] = frozenset(),
) -> Facts:
    """What is known at the beginning of a turn. Who is taken is looked up only when a turn asks for it."""
    people = _people(conn, opened)
    rows = _appointments(conn, people, now)
    zone = practice.clinic.zone
    return Facts(
        now=now.astimezone(zone),
        practice=practice,
        channel=cast(Any, opened.channel),
        phone=opened.phone,
        language=opened.language,
        opted_out=opened.opted_out_at is not None,
        opted_out_why=opened.opted_out_why,
        taken_over=opened.taken_over_at is not None,
        people=people,
        visits=tuple(_appointment(r) for r in rows if r.status in ("scheduled", "confirmed")),
        cancelled=tuple(_appointment(r) for r in rows if r.status == "cancelled"),
        questions=_questions(conn, opened.conversation_id) if opened.asked else (),
        refused_emails=refused_emails,
        first_message=opened.heard_at is None,
    )


def reach(start: datetime, end: datetime) -> tuple[datetime, datetime]:
    """How far around a stretch of time `taken` looks."""
    return start - _BACK, end + _AHEAD


def taken(conn: Connection, conversation_id: int, start: datetime, end: datetime, now: datetime) -> Taken:
    """Who is taken around a stretch of time: visits, other people's holds, blocked time."""
    start, end = reach(start, end)
    at = {"start": start, "end": end, "now": now, "conversation_id": conversation_id, "day_before": start - _RECENTLY}
    rows = conn.execute(_TAKEN, at)
    return Taken(start, end, tuple(Busy(row.doctor_id, row.starts, row.ends) for row in rows))


def _people(conn: Connection, opened: Opened) -> tuple[Person, ...]:
    rows = conn.execute(_PEOPLE, {"contact_id": opened.contact_id, "phone": opened.phone})
    return tuple(
        Person(
            Patient(row.patient_id, row.name, row.email, row.phone, row.birthdate, row.language), row.relation or "self"
        )
        for row in rows
    )


def _appointments(conn: Connection, people: Sequence[Person], now: datetime) -> Sequence[Any]:
    if not people:
        return ()
    at = {"people": [person.patient.id for person in people], "now": now, "recently": now - _RECENTLY}
    return conn.execute(_APPOINTMENTS, at).all()


def _questions(conn: Connection, conversation_id: int) -> tuple[Question, ...]:
    rows = conn.execute(_QUESTIONS, {"conversation_id": conversation_id})
    return tuple(Question(r.question_id, r.kind, r.appointment_id, r.version, r.asked_at) for r in rows)


def _appointment(row: Row[Any]) -> Appointment:
    return Appointment(
        id=row.appointment_id,
        patient_id=row.patient_id,
        doctor_id=row.doctor_id,
        visit_type=row.visit_type,
        start=row.appointment_date,
        end=row.ends_at,
        status=cast(Status, row.status),
        version=row.version,
        cancelled_at=row.cancelled_at,
    )
