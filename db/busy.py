"""When a doctor's own calendar says that she is taken, and how far we have read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.postgresql import insert

from db.tables import BusyRow, CalendarSyncRow


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a calendar has been read, and the channel by which it tells of changes."""

    sync_token: str | None = None
    channel_id: str | None = None
    resource_id: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """An event of the doctor's own: `start` <= t < `end`, aware."""

    external_id: str
    start: datetime
    end: datetime


def reading(conn: Connection, doctor_id: int) -> Reading:
    row = CalendarSyncRow
    found = select(row.sync_token, row.channel_id, row.resource_id, row.expires_at).where(row.doctor_id == doctor_id)
    kept = conn.execute(found).one_or_none()
    return Reading(*kept) if kept else Reading()


def note(conn: Connection, doctor_id: int, **values: Any) -> None:
    """Keeps columns of calendar_sync for the doctor."""
    made = insert(CalendarSyncRow).values(doctor_id=doctor_id, **values)
    conn.execute(made.on_conflict_do_update(index_elements=["doctor_id"], set_=values))


def put(conn: Connection, doctor_id: int, blocks: Iterable[Block]) -> None:
    """The doctor is taken then; an event known already has its times changed."""
    rows = [
        {"doctor_id": doctor_id, "source": "google", "external_id": b.external_id, "starts": b.start, "ends": b.end}
        for b in blocks
    ]
    if not rows:
        return
    made = insert(BusyRow)
    changed = {"starts": made.excluded.starts, "ends": made.excluded.ends}
    conn.execute(made.on_conflict_do_update(index_elements=["doctor_id", "source", "external_id"], set_=changed), rows)


def drop(conn: Connection, doctor_id: int, external_ids: Sequence[str]) -> None:
    """These events take nobody's time any more."""
    mine = (BusyRow.doctor_id == doctor_id, BusyRow.source == "google", BusyRow.external_id.in_(external_ids))
    conn.execute(delete(BusyRow).where(*mine))


def keep_only(conn: Connection, doctor_id: int, external_ids: Sequence[str]) -> None:
    """After a whole reading: what was not in it is gone."""
    mine = (BusyRow.doctor_id == doctor_id, BusyRow.source == "google", BusyRow.external_id.not_in(external_ids))
    conn.execute(delete(BusyRow).where(*mine))
