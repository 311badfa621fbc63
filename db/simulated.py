"""What went to no provider: the simulator's mailbox, its calendar, and its clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.postgresql import insert

from db.tables import OutboxRow, SimulatedClockRow, SimulatedEventRow, SimulatedMailRow


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail of the mailbox; `raw` is RFC 5322."""

    id: int
    recipient: str
    subject: str
    raw: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a simulated calendar; `body` as Google's Calendar v3 would have been given it."""

    calendar_id: str
    event_id: str
    body: dict[str, Any]
    at: datetime


def mails(conn: Connection, limit: int = 50) -> tuple[Mail, ...]:
    """The mailbox, the newest first."""
    row = SimulatedMailRow
    rows = conn.execute(
        select(row.mail_id, row.recipient, row.subject, row.raw, row.created_at)
        .order_by(row.mail_id.desc())
        .limit(limit)
    )
    return tuple(Mail(*each) for each in rows)


def mail(conn: Connection, mail_id: int) -> Mail | None:
    row = SimulatedMailRow
    found = conn.execute(
        select(row.mail_id, row.recipient, row.subject, row.raw, row.created_at).where(row.mail_id == mail_id)
    ).one_or_none()
    return Mail(*found) if found else None


def events(conn: Connection, limit: int = 50) -> tuple[Event, ...]:
    """The calendars' events, the last changed first."""
    row = SimulatedEventRow
    rows = conn.execute(
        select(row.calendar_id, row.event_id, row.body, row.updated_at).order_by(row.updated_at.desc()).limit(limit)
    )
    return tuple(Event(*tuple(each)) for each in rows)


def ahead(conn: Connection) -> int:
    """How many seconds the simulator's clock is ahead of the real one."""
    return conn.execute(select(SimulatedClockRow.ahead_seconds)).scalar() or 0


def set_ahead(conn: Connection, seconds: int) -> None:
    """Moves the clock; never behind the real one."""
    values = {"ahead_seconds": max(seconds, 0)}
    statement = insert(SimulatedClockRow).values(clock_id=1, **values)
    conn.execute(statement.on_conflict_do_update(index_elements=["clock_id"], set_=values))


def next_reminder(conn: Connection, after: datetime) -> datetime | None:
    """When the first reminder is due that waits and is not due at `after` already."""
    row = OutboxRow
    return conn.execute(
        select(func.min(row.due)).where(row.kind == "reminder", row.status == "waiting", row.due > after)
    ).scalar()
