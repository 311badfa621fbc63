"""What a person must look at: raised once a key, open until somebody has seen to it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import Connection, select, text, update
from sqlalchemy.dialects.postgresql import insert

from db import events
from db.tables import AttentionRow


@dataclass(frozen=True, slots=True)
class Matter:
    """Something open. Without a conversation it is the operator's; `detail` holds no patient's words."""

    attention_id: int
    kind: str
    urgent: bool
    key: str | None
    detail: str
    conversation_id: int | None
    patient_id: int | None
    appointment_id: int | None
    raised_at: datetime


def raise_(
    conn: Connection,
    *,
    now: datetime,
    kind: str,
    urgent: bool = False,
    key: str | None = None,
    detail: str = "",
    conversation_id: int | None = None,
    patient_id: int | None = None,
    appointment_id: int | None = None,
) -> int | None:
    """Raises a matter to staff: its id, or None where one with the same key is open already.

    An open matter becomes urgent when it is raised again as urgent.
    """
    row = {
        "raised_at": now,
        "kind": kind,
        "urgent": urgent,
        "key": key,
        "detail": detail,
        "conversation_id": conversation_id,
        "patient_id": patient_id,
        "appointment_id": appointment_id,
    }
    made = insert(AttentionRow).values(row)
    once = made.on_conflict_do_nothing(
        index_elements=["key"], index_where=text("resolved_at is null and key is not null")
    )
    raised = conn.execute(once.returning(AttentionRow.attention_id)).scalar_one_or_none()
    if raised is None and urgent:
        again = update(AttentionRow).where(AttentionRow.key == key, AttentionRow.resolved_at.is_(None))
        conn.execute(again.values(urgent=True, detail=detail))
    if raised is not None and (conversation_id is not None or patient_id is not None):
        events.person_wanted(
            conn,
            now,
            attention_id=raised,
            kind=kind,
            urgent=urgent,
            conversation_id=conversation_id,
            patient_id=patient_id,
            appointment_id=appointment_id,
        )
    return raised


def open_(conn: Connection, conversation_id: int | None = None) -> list[Matter]:
    """Everything open, the urgent first and then the oldest; of one conversation, if named."""
    query = select(*(getattr(AttentionRow, field.name) for field in fields(Matter)))
    query = query.where(AttentionRow.resolved_at.is_(None))
    if conversation_id is not None:
        query = query.where(AttentionRow.conversation_id == conversation_id)
    query = query.order_by(AttentionRow.urgent.desc(), AttentionRow.raised_at, AttentionRow.attention_id)
    return [Matter(**row._mapping) for row in conn.execute(query)]


def resolve(conn: Connection, attention_id: int, *, now: datetime, by: str) -> bool:
    """Closes a matter; False where it was closed already, or never raised."""
    return _close(conn, now, by, AttentionRow.attention_id == attention_id) > 0


def resolve_key(conn: Connection, key: str, *, now: datetime, by: str) -> bool:
    """Closes the open matter with this key, if there is one."""
    return _close(conn, now, by, AttentionRow.key == key) > 0


def _close(conn: Connection, now: datetime, by: str, which: object) -> int:
    closing = update(AttentionRow).where(which, AttentionRow.resolved_at.is_(None))  # type: ignore[arg-type]
    return conn.execute(closing.values(resolved_at=now, resolved_by=by)).rowcount
