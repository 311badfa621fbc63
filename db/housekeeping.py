"""What is thrown away when its time is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from db.tables import AppointmentRow, DoctorRow, OutboxRow

READINGS_KEPT = timedelta(days=1)


def expired_holds(conn: Connection, now: datetime) -> int:
    """Gives back times that nobody took; how many."""
    row = AppointmentRow
    gone = select(row.appointment_id).where(row.status == "held", row.held_until <= now)
    gone = gone.with_for_update(skip_locked=True)
    return conn.execute(delete(row).where(row.appointment_id.in_(gone.scalar_subquery()))).rowcount


def old_readings(conn: Connection, now: datetime) -> int:
    """Forgets when calendars were read: nobody asks, and there are hundreds a day."""
    row = OutboxRow
    old = delete(row).where(row.kind == "calendar_sync", row.done_at <= now - READINGS_KEPT)
    return conn.execute(old).rowcount


def with_calendar(conn: Connection) -> list[int]:
    """The active doctors who have a calendar of their own."""
    found = select(DoctorRow.doctor_id).where(DoctorRow.active, DoctorRow.calendar_id.is_not(None))
    return list(conn.execute(found.order_by(DoctorRow.doctor_id)).scalars())
