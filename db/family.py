"""Reminders that share a phone: visits of one day whose patients one address speaks for."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, literal, select

from clinic.model import Appointment
from db.tables import AppointmentRow, ContactPatientRow, OutboxRow

_SPACE = 0x4E4D  # of advisory locks; any number that no other lock of ours uses


def lock(conn: Connection, outbox_id: int) -> None:
    """Lets one transaction at a time decide about the reminders of the phones that speak for the row's patient."""
    phones = (
        select(ContactPatientRow.contact_id)
        .join(OutboxRow, OutboxRow.patient_id == ContactPatientRow.patient_id)
        .where(OutboxRow.outbox_id == outbox_id)
        .order_by(ContactPatientRow.contact_id)
    )
    for contact_id in conn.execute(phones).scalars().all():
        conn.execute(select(func.pg_advisory_xact_lock(literal(_SPACE), literal(contact_id % 2**31))))


def waiting(
    conn: Connection, contact_id: int, visit: Appointment, zone: ZoneInfo, *, by: datetime, offset: str
) -> list[tuple[int, int]]:
    """[(outbox id, patient id)] of other reminders of the phone due `by` then, of visits on the same local day and as
    confirmed or not as this one, the earliest visit first."""
    day = visit.start.astimezone(zone).date()
    begins, ends = (datetime.combine(each, time(0), zone) for each in (day, day + timedelta(days=1)))
    row, a = OutboxRow, AppointmentRow
    found = (
        select(row.outbox_id, a.patient_id)
        .join(a, a.appointment_id == row.appointment_id)
        .join(ContactPatientRow, ContactPatientRow.patient_id == a.patient_id)
        .where(
            ContactPatientRow.contact_id == contact_id,
            row.kind == "reminder",
            row.status == "waiting",
            row.due <= by,
            row.version == a.version,
            row.payload["offset"].astext == offset,
            a.appointment_id != visit.id,
            a.status == visit.status,
            a.appointment_date >= begins,
            a.appointment_date < ends,
        )
        .order_by(a.appointment_date, row.outbox_id)
    )
    return [(found_row.outbox_id, found_row.patient_id) for found_row in conn.execute(found)]
