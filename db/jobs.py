"""What is to happen later, as a manager looks at it: what waits, what was given up and why. Names and words of patients are not in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select, update

from db.tables import MessageRow, OutboxRow

QUIET = ("calendar_sync",)
"""Readings of calendars: hundreds a day that concern nobody."""
LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Queue:
    """How much of one kind is still to be done. `late`: due and not done; `resting`: waits for a line that is stopped."""

    kind: str
    waiting: int
    late: int
    resting: int
    oldest: datetime | None  # since when the longest of the late ones has been due
    failed: int  # given up within the last week


@dataclass(frozen=True, slots=True)
class Job:
    """One row. `error` is the provider's reason in plain words; `outcome` says why it was dropped."""

    outbox_id: int
    kind: str
    payload: dict[str, Any]
    status: str
    due: datetime
    attempts: int
    error_code: str | None
    error: str | None
    outcome: str | None
    created_at: datetime
    done_at: datetime | None
    appointment_id: int | None
    patient_id: int | None
    conversation_id: int | None
    message_id: int | None


def queues(conn: Connection, now: datetime) -> tuple[Queue, ...]:
    """Every kind that has something waiting, or that was given up lately, by name."""
    row, open_ = OutboxRow, OutboxRow.status.in_(("waiting", "claimed"))
    late = open_ & (row.due <= now)
    failed = (row.status == "failed") & (row.done_at > now - LATELY)
    query = (
        select(
            row.kind,
            func.count().filter(open_),
            func.count().filter(late),
            func.count().filter(open_, row.outcome.like("line:%")),
            func.min(row.due).filter(late),
            func.count().filter(failed),
        )
        .where(open_ | failed, row.kind.not_in(QUIET))
        .group_by(row.kind)
        .order_by(row.kind)
    )
    rows: list[tuple[Any, ...]] = [tuple(found) for found in conn.execute(query)]
    return tuple(Queue(*found) for found in rows)


def failed(conn: Connection, *, limit: int = 50, before: int | None = None) -> tuple[Job, ...]:
    """What was given up, the newest first; `before` is the last outbox_id of a page."""
    row = OutboxRow
    query = _jobs().where(row.status == "failed", row.kind.not_in(QUIET))
    if before is not None:
        query = query.where(row.outbox_id < before)
    return tuple(Job(**found._mapping) for found in conn.execute(query.order_by(row.outbox_id.desc()).limit(limit)))


def failed_of(conn: Connection, kind: str, now: datetime, limit: int) -> tuple[int, ...]:
    """The ids of what was given up of one kind within the last week, the oldest first."""
    row = OutboxRow
    query = select(row.outbox_id).where(row.status == "failed", row.kind == kind, row.done_at > now - LATELY)
    return tuple(conn.execute(query.order_by(row.outbox_id).limit(limit)).scalars())


def late(conn: Connection, now: datetime, limit: int = 50) -> tuple[Job, ...]:
    """What should have happened by now, the longest due first."""
    row = OutboxRow
    query = _jobs().where(row.status.in_(("waiting", "claimed")), row.due <= now, row.kind.not_in(QUIET))
    return tuple(Job(**found._mapping) for found in conn.execute(query.order_by(row.due, row.outbox_id).limit(limit)))


def revive(conn: Connection, outbox_id: int, now: datetime) -> Job | None:
    """Lets what was given up wait again, due at once and with all its tries before it; None where nothing of the kind is there.

    A message of staff's own waits with it.
    """
    row = OutboxRow
    mine = update(row).where(row.outbox_id == outbox_id, row.status == "failed")
    values = {
        "status": "waiting",
        "due": now,
        "attempts": 0,
        "enqueued_at": None,
        "done_at": None,
        "as_of": None,
        "outcome": None,
    }
    if conn.execute(mine.values(values)).rowcount == 0:
        return None
    job = Job(**conn.execute(_jobs().where(row.outbox_id == outbox_id)).one()._mapping)
    if job.message_id is not None:
        told = update(MessageRow).where(MessageRow.message_id == job.message_id, MessageRow.status == "failed")
        conn.execute(told.values(status="queued", error_code=None, error=None))
    return job


def _jobs() -> Any:
    return select(*(getattr(OutboxRow, name) for name in Job.__slots__))
