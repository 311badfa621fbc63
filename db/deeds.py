"""What the receptionist did about each message: whatever was changed, or raised to staff, in the very turn that answered it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, and_, case, select

from db.tables import AppointmentRow, AttentionRow, HistoryRow
from db.thread import Message


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done: `action` of the history, or the `call` that was raised. `start` and `doctor_id` are a visit's."""

    action: str = ""
    call: str = ""
    entity: str = ""
    start: datetime | None = None
    doctor_id: int | None = None


def of(
    conn: Connection, conversation_id: int, contact_id: int, shown: Iterable[Message]
) -> Mapping[int, tuple[Deed, ...]]:
    """The deeds by the id of the patient's message that led to them. All of one turn bears one moment: that of the message."""
    heard = {message.at: message.id for message in shown if message.direction == "in"}
    if not heard:
        return {}
    made: dict[int, list[Deed]] = {}
    for at, deed in [*_changes(conn, contact_id, list(heard)), *_calls(conn, conversation_id, list(heard))]:
        made.setdefault(heard[at], []).append(deed)
    return {number: tuple(deeds) for number, deeds in made.items()}


def _changes(conn: Connection, contact_id: int, moments: list[datetime]) -> list[tuple[datetime, Deed]]:
    row, visit = HistoryRow, AppointmentRow
    number = case((row.entity == "appointment", row.entity_id.cast(BigInteger)))
    rows = conn.execute(
        select(row.at, row.action, row.entity, row.after, visit.appointment_date, visit.doctor_id)
        .outerjoin(visit, and_(row.entity == "appointment", visit.appointment_id == number))
        .where(row.actor == f"contact:{contact_id}", row.at.in_(moments))
        .order_by(row.history_id)
    )
    return [(each.at, _deed(each)) for each in rows]


def _deed(row: Any) -> Deed:
    """The visit's time as it became in that turn, not as it is now."""
    after = row.after or {}
    start = datetime.fromisoformat(after["appointment_date"]) if "appointment_date" in after else row.appointment_date
    return Deed(row.action, "", row.entity, start, after.get("doctor_id", row.doctor_id))


def _calls(conn: Connection, conversation_id: int, moments: list[datetime]) -> list[tuple[datetime, Deed]]:
    row = AttentionRow
    rows = conn.execute(
        select(row.raised_at, row.kind)
        .where(row.conversation_id == conversation_id, row.raised_at.in_(moments))
        .order_by(row.attention_id)
    )
    return [(at, Deed(call=kind)) for at, kind in rows]
