"""The answers once given to Idempotency-Keys: the first request with a key acts, every other gets what that one got."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from db.tables import IdempotencyRow

KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Given:
    """The answer that went out; `request_hash` tells which request it answered."""

    request_hash: str
    status: int
    body: Mapping[str, Any]


def claim(conn: Connection, caller: str, key: str, request_hash: str, now: datetime) -> Given | None:
    """Takes the key for this transaction and gives None, or the answer that it had within the last 24 hours.

    Waits while another transaction has the key: when that one commits, its answer comes back; when it fails, the key is ours.
    """
    fresh = {"request_hash": request_hash, "created_at": now, "status": None, "body": None}
    taken = (
        insert(IdempotencyRow)
        .values(caller=caller, key=key, **fresh)
        .on_conflict_do_update(
            index_elements=[IdempotencyRow.caller, IdempotencyRow.key],
            set_=fresh,
            where=IdempotencyRow.created_at <= now - KEPT,
        )
        .returning(IdempotencyRow.key)
    )
    if conn.execute(taken).first():
        return None
    row = conn.execute(select(IdempotencyRow.__table__).where(*_of(caller, key))).one()
    return Given(row.request_hash, row.status, row.body)


def keep(conn: Connection, caller: str, key: str, status: int, body: Mapping[str, Any]) -> None:
    """Writes the answer beside the key, in the transaction that claimed it."""
    conn.execute(update(IdempotencyRow).where(*_of(caller, key)).values(status=status, body=dict(body)))


def forget(conn: Connection, now: datetime) -> int:
    """Deletes what is older than 24 hours; how many."""
    return conn.execute(delete(IdempotencyRow).where(IdempotencyRow.created_at <= now - KEPT)).rowcount


def _of(caller: str, key: str) -> tuple[Any, Any]:
    return IdempotencyRow.caller == caller, IdempotencyRow.key == key
