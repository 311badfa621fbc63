"""What is to happen later, as rows: added with the change that wants them, claimed by one worker at a time, kept as the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, RootTransaction, and_, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from db.tables import OutboxRow


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that one worker has until `claimed_until`; whoever marks it must still be the one who has it."""

    outbox_id: int
    kind: str
    payload: dict[str, Any]
    key: str | None
    appointment_id: int | None
    version: int | None
    patient_id: int | None
    conversation_id: int | None
    message_id: int | None
    due: datetime
    attempts: int  # this one included
    as_of: datetime | None
    created_at: datetime
    claimed_until: datetime
    claimed_by: int | None


def add(
    conn: Connection,
    kind: str,
    *,
    due: datetime,
    payload: Mapping[str, Any] | None = None,
    key: str | None = None,
    appointment_id: int | None = None,
    version: int | None = None,
    patient_id: int | None = None,
    conversation_id: int | None = None,
    message_id: int | None = None,
    as_of: datetime | None = None,
) -> int | None:
    """Writes one row of `kind` (one of jobs.kinds.KINDS) for the moment `due`; its id, or None where `key` exists already."""
    row = {
        "kind": kind,
        "due": due,
        "payload": dict(payload or {}),
        "key": key,
        "appointment_id": appointment_id,
        "version": version,
        "patient_id": patient_id,
        "conversation_id": conversation_id,
        "message_id": message_id,
        "as_of": as_of,
    }
    outbox_id = conn.execute(_ADD, row).scalar_one_or_none()
    if outbox_id is not None and (transaction := conn.get_transaction()) is not None:
        _WRITTEN.setdefault(transaction, []).append((due, outbox_id))
    return outbox_id


_ADD = (
    insert(OutboxRow).on_conflict_do_nothing(index_elements=[OutboxRow.key]).returning(OutboxRow.outbox_id)
)  # built once: a booking writes four of them
_WRITTEN: WeakKeyDictionary[RootTransaction, list[tuple[datetime, int]]] = WeakKeyDictionary()


def written(conn: Connection, by: datetime | None = None) -> list[int]:
    """The rows that this transaction has added and that are due `by` then (None: all): whom to wake for after the commit."""
    transaction = conn.get_transaction()
    rows = _WRITTEN.get(transaction, []) if transaction is not None else []
    return [outbox_id for due, outbox_id in rows if by is None or due <= by]


@dataclass(frozen=True, slots=True)
class Due:
    """A row that waits for a worker; `stale` when it was handed over before and nothing came of it."""

    outbox_id: int
    attempts: int
    stale: bool


def due(conn: Connection, now: datetime, limit: int) -> list[int]:
    """At most `limit` rows that are due at `now`, the longest due first, lost claims among them."""
    found = select(OutboxRow.outbox_id).where(_ready(now)).order_by(OutboxRow.due, OutboxRow.outbox_id).limit(limit)
    return list(conn.execute(found).scalars())


def hand_over(conn: Connection, now: datetime, limit: int, *, patience: timedelta) -> list[Due]:
    """Takes at most `limit` due rows to tell the workers of; two clocks never take the same.

    A row that was handed over and has waited for `patience` since is taken again; and one that was by a clock ahead of this one,
    for who knows how long it would wait otherwise.
    """
    told = OutboxRow.enqueued_at
    found = (
        select(OutboxRow.outbox_id, told)
        .where(_ready(now), or_(told.is_(None), ~told.between(now - patience, now + patience)))
        .order_by(OutboxRow.due, OutboxRow.outbox_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("found")
    )
    taken = (
        update(OutboxRow)
        .where(OutboxRow.outbox_id == found.c.outbox_id)
        .values(enqueued_at=now)
        .returning(OutboxRow.outbox_id, OutboxRow.attempts, found.c.enqueued_at)
    )
    rows = sorted(conn.execute(taken).all())
    return [Due(row.outbox_id, row.attempts, row.enqueued_at is not None) for row in rows]


def take_back(conn: Connection, ids: Sequence[int] | None = None) -> None:
    """Forgets that these rows (None: any) were handed over: the workers' queue was out of reach, or has been emptied."""
    which = OutboxRow.status.in_(("waiting", "claimed")) if ids is None else OutboxRow.outbox_id.in_(ids)
    conn.execute(update(OutboxRow).where(which, OutboxRow.enqueued_at.is_not(None)).values(enqueued_at=None))


def judge_as_of(conn: Connection, at: datetime, now: datetime) -> int:
    """Makes every row that waits until `at` due at `now`, to be judged as if it were `at`; how many they are."""
    waiting = update(OutboxRow).where(OutboxRow.status == "waiting", OutboxRow.due <= at)
    values = {"as_of": at, "due": func.least(OutboxRow.due, now), "enqueued_at": None}
    return conn.execute(waiting.values(values)).rowcount


def kind(conn: Connection, outbox_id: int) -> str | None:
    """What kind of row it is; None for an unknown id."""
    return conn.execute(select(OutboxRow.kind).where(OutboxRow.outbox_id == outbox_id)).scalar_one_or_none()


def claim(
    conn: Connection, outbox_id: int, *, now: datetime, lease: timedelta, by: int | None = None
) -> Claimed | None:
    """Takes the row for `lease`; None where it is not due, or another worker has it, or it is over and done with.

    Commit before the provider is called: the lease, not a lock, keeps others away, so that a killed worker's row comes back.
    `by` is the worker's db.presence number: with it the row comes back as soon as the worker is gone.
    """
    free = (
        select(OutboxRow.outbox_id)
        .where(OutboxRow.outbox_id == outbox_id, _ready(now))
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    taken = (
        update(OutboxRow)
        .where(OutboxRow.outbox_id == free)
        .values(status="claimed", claimed_until=now + lease, claimed_by=by, attempts=OutboxRow.attempts + 1)
        .returning(*(getattr(OutboxRow, field.name) for field in fields(Claimed)))
    )
    row = conn.execute(taken).one_or_none()
    return Claimed(**row._mapping) if row else None


def claim_like(
    conn: Connection, ids: Sequence[int], *, now: datetime, lease: timedelta, by: int | None = None
) -> list[Claimed]:
    """Takes those of `ids` that are waiting, due or not, for one worker who answers for them together."""
    if not ids:
        return []
    free = (
        select(OutboxRow.outbox_id)
        .where(OutboxRow.outbox_id.in_(ids), OutboxRow.status == "waiting")
        .with_for_update(skip_locked=True)
    )
    taken = (
        update(OutboxRow)
        .where(OutboxRow.outbox_id.in_(free.scalar_subquery()))
        .values(status="claimed", claimed_until=now + lease, claimed_by=by, attempts=OutboxRow.attempts + 1)
        .returning(*(getattr(OutboxRow, field.name) for field in fields(Claimed)))
    )
    return [Claimed(**row._mapping) for row in conn.execute(taken)]


def speaks_through(conn: Connection, ids: Sequence[int], message_id: int) -> None:
    """Notes the message that these rows became."""
    conn.execute(update(OutboxRow).where(OutboxRow.outbox_id.in_(ids)).values(message_id=message_id))


def done(conn: Connection, row: Claimed, *, now: datetime, outcome: str = "", provider_id: str | None = None) -> bool:
    """It happened. False, and nothing is written, where the lease was lost to another worker."""
    return _mark(conn, row, status="done", done_at=now, outcome=outcome, provider_id=provider_id)


def dropped(conn: Connection, row: Claimed, *, now: datetime, outcome: str) -> bool:
    """It must not happen any more; `outcome` says why."""
    return _mark(conn, row, status="dropped", done_at=now, outcome=outcome)


def failed(conn: Connection, row: Claimed, *, now: datetime, code: str | None, error: str, outcome: str = "") -> bool:
    """It is given up; staff were told by whoever gave up."""
    return _mark(conn, row, status="failed", done_at=now, error_code=code, error=error, outcome=outcome)


def again(conn: Connection, row: Claimed, *, due: datetime, code: str | None = None, error: str = "") -> bool:
    """It goes back to wait until `due`; this attempt counts."""
    return _mark(conn, row, **_WAITING, due=due, error_code=code, error=error)


def put_off(conn: Connection, row: Claimed, *, due: datetime, outcome: str = "") -> bool:
    """It goes back to wait until `due` as if it had not been tried, to be judged by the real time then."""
    return _mark(conn, row, **_WAITING, due=due, attempts=row.attempts - 1, as_of=None, outcome=outcome)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A row that became a message."""

    outbox_id: int
    kind: str
    payload: dict[str, Any]
    attempts: int
    appointment_id: int | None


def behind(conn: Connection, message_id: int) -> list[Spoken]:
    """The rows, done with, that became this message."""
    found = select(*(getattr(OutboxRow, field.name) for field in fields(Spoken)))
    mine = found.where(OutboxRow.message_id == message_id, OutboxRow.status == "done").with_for_update()
    return [Spoken(**row._mapping) for row in conn.execute(mine)]


def reopen(conn: Connection, ids: Sequence[int], *, due: datetime, code: str | None, error: str) -> None:
    """What was done turned out not to have been: it is to be done again, by the real time then."""
    values = {**_WAITING, "due": due, "done_at": None, "as_of": None, "error_code": code, "error": error}
    conn.execute(update(OutboxRow).where(OutboxRow.outbox_id.in_(ids)).values(**values))


def put_back(conn: Connection, row: Claimed, now: datetime) -> bool:
    """It is to be done anew at once."""
    return _mark(conn, row, **_WAITING, due=now)


def rest(conn: Connection, row: Claimed, *, due: datetime, line: str, code: str | None, error: str) -> bool:
    """It waits for a stopped line, without having been tried."""
    words = {"error_code": code, "error": error} if code or error else {}
    return _mark(conn, row, **_WAITING, due=due, attempts=row.attempts - 1, outcome=_resting(line), **words)


def hasten(conn: Connection, outbox_id: int, now: datetime) -> None:
    """What waits for a later moment is due at once."""
    mine = update(OutboxRow).where(OutboxRow.outbox_id == outbox_id, OutboxRow.status == "waiting", OutboxRow.due > now)
    conn.execute(mine.values(due=now, enqueued_at=None))


def release(conn: Connection, line: str, now: datetime) -> list[int]:
    """What rested because of `line` is due at once; the ids."""
    resting = update(OutboxRow).where(OutboxRow.status == "waiting", OutboxRow.outcome == _resting(line))
    woken = resting.values(due=now, outcome=None, enqueued_at=None).returning(OutboxRow.outbox_id)
    return list(conn.execute(woken).scalars())


_WAITING: dict[str, Any] = {"status": "waiting", "claimed_until": None, "enqueued_at": None}


def _resting(line: str) -> str:
    return f"line:{line}"


def _ready(now: datetime) -> Any:
    """Waiting and due, or claimed by a worker that is gone."""
    return or_(
        and_(OutboxRow.status == "waiting", OutboxRow.due <= now),
        and_(OutboxRow.status == "claimed", OutboxRow.claimed_until <= now),
    )


def _mark(conn: Connection, row: Claimed, **values: Any) -> bool:
    mine = (
        OutboxRow.outbox_id == row.outbox_id,
        OutboxRow.status == "claimed",
        OutboxRow.claimed_until == row.claimed_until,
    )
    if values["status"] != "waiting":
        values = {**values, "claimed_until": None}
    return conn.execute(update(OutboxRow).where(*mine).values(**values)).rowcount == 1
