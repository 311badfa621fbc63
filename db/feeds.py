"""Calendar feeds: which secret address shows which doctor's visits. Of the secret only its digest is kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.postgresql import insert

from clinic.model import Appointment, Status
from db import history
from db.tables import AppointmentRow, CalendarFeedRow, DoctorRow, PatientRow

SHOWN = ("scheduled", "confirmed", "completed", "no_show")
"""Statuses of the visits that stand in a calendar: the past does too, what is cancelled does not."""


@dataclass(frozen=True, slots=True)
class Whose:
    """The doctor behind an address."""

    doctor_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One visit as a feed tells it; `changed`: when the visit or the patient's name last did."""

    appointment: Appointment
    patient: str
    changed: datetime


def open_(conn: Connection, doctor_id: int, token: str, *, now: datetime, actor: str) -> bool:
    """From now on `token` shows this doctor's visits, and an earlier one shows nothing. False: nobody practises under the id."""
    practises = select(DoctorRow.doctor_id).where(DoctorRow.doctor_id == doctor_id, DoctorRow.active).with_for_update()
    if conn.execute(practises).scalar_one_or_none() is None:
        return False
    kept = {"token_hash": _digest(token), "created_at": now}
    made = insert(CalendarFeedRow).values(doctor_id=doctor_id, **kept)
    conn.execute(made.on_conflict_do_update(index_elements=["doctor_id"], set_=kept))
    history.add(conn, now=now, actor=actor, action="feed_opened", entity="doctor", entity_id=doctor_id)
    return True


def revoke(conn: Connection, doctor_id: int, *, now: datetime, actor: str) -> bool:
    """The doctor's address shows nothing any more; False where there was none."""
    if conn.execute(delete(CalendarFeedRow).where(CalendarFeedRow.doctor_id == doctor_id)).rowcount == 0:
        return False
    history.add(conn, now=now, actor=actor, action="feed_revoked", entity="doctor", entity_id=doctor_id)
    return True


def opened(conn: Connection) -> dict[int, datetime]:
    """Since when each doctor's feed has had its present address."""
    rows = conn.execute(select(CalendarFeedRow.doctor_id, CalendarFeedRow.created_at))
    return {row.doctor_id: row.created_at for row in rows}


def whose(conn: Connection, token: str) -> Whose | None:
    """The doctor whose visits `token` shows; None for an unknown one, and once the doctor practises no more."""
    query = (
        select(DoctorRow.doctor_id, DoctorRow.name)
        .join(CalendarFeedRow, CalendarFeedRow.doctor_id == DoctorRow.doctor_id)
        .where(CalendarFeedRow.token_hash == _digest(token), DoctorRow.active)
    )
    row = conn.execute(query).one_or_none()
    return Whose(row.doctor_id, row.name) if row else None


def entries(conn: Connection, doctor_id: int, start: datetime, end: datetime) -> list[Entry]:
    """The visits with `start` <= appointment_date < `end`, by time."""
    a, p = AppointmentRow, PatientRow
    query = (
        select(
            a.appointment_id, a.patient_id, a.doctor_id, a.visit_type, a.appointment_date, a.ends_at, a.status, a.version,
            a.updated_at, p.name, p.updated_at.label("renamed_at"),
        )
        .join(p, p.patient_id == a.patient_id)
        .where(a.doctor_id == doctor_id, a.status.in_(SHOWN), a.appointment_date >= start, a.appointment_date < end)
        .order_by(a.appointment_date, a.appointment_id)
    )  # fmt: skip
    return [
        Entry(
            Appointment(
                id=r.appointment_id,
                patient_id=r.patient_id,
                doctor_id=r.doctor_id,
                visit_type=r.visit_type,
                start=r.appointment_date,
                end=r.ends_at,
                status=cast(Status, r.status),
                version=r.version,
            ),
            r.name,
            max(r.updated_at, r.renamed_at),
        )
        for r in conn.execute(query)
    ]


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
