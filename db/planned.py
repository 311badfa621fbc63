"""Reminders that wait for visits to come, to be planned anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from db import outbox
from db.tables import AppointmentRow, OutboxRow

DROPPED = "the reminder times were changed"


@dataclass(frozen=True, slots=True)
class Visit:
    appointment_id: int
    patient_id: int
    version: int
    start: datetime


@dataclass(frozen=True, slots=True)
class Planned:
    """A reminder's row. `waits`: nobody has taken it; `dropped`: a plan before this one did not want it."""

    outbox_id: int
    due: datetime
    waits: bool
    dropped: bool


def visits(conn: Connection, now: datetime) -> list[Visit]:
    """The booked visits that have not begun."""
    row = AppointmentRow
    query = select(row.appointment_id, row.patient_id, row.version, row.appointment_date)
    query = query.where(row.status.in_(("scheduled", "confirmed")), row.appointment_date > now)
    return [
        Visit(each.appointment_id, each.patient_id or 0, each.version, each.appointment_date)
        for each in conn.execute(query.order_by(row.appointment_id))
    ]


def rows(conn: Connection, now: datetime) -> Mapping[int, dict[str, Planned]]:
    """Visit -> {offset as the clinic file spells it: its reminder}, of the visits as they are now."""
    row, visit = OutboxRow, AppointmentRow
    query = (
        select(row.appointment_id, row.payload["offset"].astext, row.outbox_id, row.due, row.status, row.outcome)
        .join(visit, visit.appointment_id == row.appointment_id)
        .where(row.kind == "reminder", row.version == visit.version, visit.appointment_date > now)
    )
    found: defaultdict[int, dict[str, Planned]] = defaultdict(dict)
    for appointment_id, offset, outbox_id, due, status, outcome in conn.execute(query):
        dropped = status == "dropped" and outcome == DROPPED
        found[appointment_id][offset] = Planned(outbox_id, due, status == "waiting", dropped)
    return found


def add(conn: Connection, visit: Visit, offset: str, due: datetime) -> None:
    """Writes a reminder of this version of the visit, unless it is there."""
    outbox.add(
        conn,
        "reminder",
        due=due,
        payload={"offset": offset},
        key=f"reminder:{visit.appointment_id}:v{visit.version}:{offset}",
        appointment_id=visit.appointment_id,
        version=visit.version,
        patient_id=visit.patient_id,
    )


def wait(conn: Connection, outbox_id: int, due: datetime) -> None:
    """Lets a reminder that waits, or that was dropped, wait until `due`."""
    mine = update(OutboxRow).where(OutboxRow.outbox_id == outbox_id, OutboxRow.status.in_(("waiting", "dropped")))
    values = {"status": "waiting", "due": due, "outcome": None, "done_at": None, "enqueued_at": None}
    conn.execute(mine.values(values))


def drop(conn: Connection, outbox_ids: Sequence[int], now: datetime) -> None:
    """These reminders do not go any more."""
    mine = update(OutboxRow).where(OutboxRow.outbox_id.in_(outbox_ids), OutboxRow.status == "waiting")
    conn.execute(mine.values(status="dropped", outcome=DROPPED, done_at=now))
