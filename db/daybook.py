"""The doctors' day as the pages draw it: visits with the patient's name, offers still held, and blocked time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from db.tables import AppointmentRow, BusyRow, HistoryRow, PatientRow, StaffRow


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit with the name of who comes; `patient` is None for a time that is only held."""

    id: int
    doctor_id: int
    patient_id: int | None
    patient: str | None
    visit_type: str
    start: datetime
    end: datetime
    status: str
    version: int
    booked_by: str
    cancelled_late: bool
    updated_at: datetime
    arrived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Blocked:
    """Time that a doctor keeps free of patients."""

    doctor_id: int
    start: datetime
    end: datetime
    source: str
    reason: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was done to a visit; `email` is a colleague's, where one did it."""

    at: datetime
    actor: str
    email: str | None
    action: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    why: str | None


def between(conn: Connection, start: datetime, end: datetime, now: datetime) -> tuple[Visit, ...]:
    """Every visit that touches start <= t < end, cancelled ones too, by time; holds that have run out at `now` are left out."""
    row = AppointmentRow
    return _visits(
        conn,
        row.appointment_date < end,
        row.ends_at > start,
        or_(row.status != "held", row.held_until > now),
    )


def of_patients(conn: Connection, patient_ids: Sequence[int]) -> tuple[Visit, ...]:
    """Every visit of these patients, by time."""
    return _visits(conn, AppointmentRow.patient_id.in_(patient_ids), AppointmentRow.status != "held")


def these(conn: Connection, appointment_ids: Sequence[int]) -> tuple[Visit, ...]:
    """These visits, by time."""
    return _visits(conn, AppointmentRow.appointment_id.in_(appointment_ids))


def visit(conn: Connection, appointment_id: int, *, lock: bool = False) -> Visit | None:
    """One visit, None for a hold; with `lock` nobody else changes it before this transaction ends."""
    if lock:
        mine = select(AppointmentRow.appointment_id).where(AppointmentRow.appointment_id == appointment_id)
        conn.execute(mine.with_for_update())
    found = _visits(conn, AppointmentRow.appointment_id == appointment_id, AppointmentRow.status != "held")
    return found[0] if found else None


def changes(conn: Connection, appointment_id: int, since: datetime | None = None) -> tuple[Change, ...]:
    """What was done to a visit after `since`, the newest first."""
    row = HistoryRow
    query = (
        select(row.at, row.actor, StaffRow.email, row.action, row.before, row.after, row.why)
        .outerjoin(StaffRow, row.actor == "staff:" + StaffRow.staff_id.cast(row.actor.type))
        .where(row.entity == "appointment", row.entity_id == str(appointment_id))
        .order_by(row.history_id.desc())
    )
    if since is not None:
        query = query.where(row.at > since)
    return tuple(
        Change(found.at, found.actor, found.email, found.action, found.before or {}, found.after or {}, found.why)
        for found in conn.execute(query)
    )


def ahead(conn: Connection, now: datetime) -> tuple[Visit, ...]:
    """Every visit that is booked and not over, by time."""
    row = AppointmentRow
    return _visits(conn, row.ends_at > now, row.status.in_(("scheduled", "confirmed")))


def blocked(conn: Connection, start: datetime, end: datetime) -> tuple[Blocked, ...]:
    """What touches start <= t < end."""
    row = BusyRow
    rows = conn.execute(
        select(row.doctor_id, row.starts, row.ends, row.source, row.reason, row.busy_id)
        .where(row.starts < end, row.ends > start)
        .order_by(row.starts)
    )
    return tuple(Blocked(*each) for each in rows)


def block(conn: Connection, block_id: int) -> Blocked | None:
    """One stretch of blocked time."""
    row = BusyRow
    query = select(row.doctor_id, row.starts, row.ends, row.source, row.reason, row.busy_id)
    found = conn.execute(query.where(row.busy_id == block_id)).one_or_none()
    return Blocked(*found) if found else None


def last_changed(conn: Connection, since: datetime) -> datetime | None:
    """When the visit that was booked or moved last begins, of those that begin after `since`."""
    row = AppointmentRow
    return conn.execute(
        select(row.appointment_date)
        .where(row.status != "held", row.status != "cancelled", row.appointment_date > since)
        .order_by(row.updated_at.desc(), row.appointment_id.desc())
        .limit(1)
    ).scalar_one_or_none()


def _visits(conn: Connection, *conditions: ColumnElement[bool]) -> tuple[Visit, ...]:
    row = AppointmentRow
    rows = conn.execute(
        select(
            row.appointment_id,
            row.doctor_id,
            row.patient_id,
            PatientRow.name,
            row.visit_type,
            row.appointment_date,
            row.ends_at,
            row.status,
            row.version,
            row.booked_by,
            row.cancelled_late,
            row.updated_at,
            row.arrived_at,
        )
        .outerjoin(PatientRow, PatientRow.patient_id == row.patient_id)
        .where(*conditions)
        .order_by(row.appointment_date, row.doctor_id, func.coalesce(row.cancelled_at, row.created_at))
    )
    return tuple(Visit(*tuple(each)) for each in rows)
