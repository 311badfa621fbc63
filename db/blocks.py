"""Time that the desk keeps free of patients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from db import daybook
from db.appointments import Stretch
from db.daybook import Visit
from db.tables import AppointmentRow, BusyRow


@dataclass(frozen=True, slots=True)
class Block:
    """`start` <= t < `end`, aware."""

    id: int
    doctor_id: int
    start: datetime
    end: datetime
    reason: str


def add(conn: Connection, stretch: Stretch, reason: str) -> Block:
    row = {
        "doctor_id": stretch.doctor_id,
        "starts": stretch.start,
        "ends": stretch.end,
        "source": "desk",
        "reason": reason,
    }
    made = conn.execute(insert(BusyRow).values(row).returning(BusyRow.busy_id)).scalar_one()
    return Block(made, stretch.doctor_id, stretch.start, stretch.end, reason)


def drop(conn: Connection, block_id: int) -> Block | None:
    """Takes a block away and tells what it was; None where there is none. What stands in a doctor's own calendar stays."""
    row = BusyRow
    gone = delete(row).where(row.busy_id == block_id, row.source == "desk")
    found = conn.execute(gone.returning(row.busy_id, row.doctor_id, row.starts, row.ends, row.reason)).one_or_none()
    return Block(*found) if found else None


def visits_in(conn: Connection, stretch: Stretch) -> tuple[Visit, ...]:
    """The booked visits that occupy any of it, their buffers included, by time."""
    row = AppointmentRow
    query = select(row.appointment_id).where(*_meets(stretch), row.status.in_(("scheduled", "confirmed")))
    return daybook.these(conn, conn.execute(query).scalars().all())


def drop_holds_in(conn: Connection, stretch: Stretch) -> None:
    """Takes back what is only offered: whoever accepts it meanwhile is told that it is gone."""
    conn.execute(delete(AppointmentRow).where(*_meets(stretch), AppointmentRow.status == "held"))


def _meets(stretch: Stretch) -> tuple[ColumnElement[bool], ...]:
    row = AppointmentRow
    return (
        row.doctor_id == stretch.doctor_id,
        row.appointment_date < stretch.end,
        row.blocked_until > stretch.start,
    )
