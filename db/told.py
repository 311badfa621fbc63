"""What goes and went to a visit's patient: its rows of the outbox, as staff read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from db.tables import ContactRow, ConversationRow, MessageRow, OutboxRow

KINDS = ("reminder", "notice", "email")


@dataclass(frozen=True, slots=True)
class Line:
    """One text or e-mail; `channel` is known once a text is written. `done_at`: when it went, or was given up."""

    id: int
    kind: str
    payload: Mapping[str, Any]
    version: int | None
    due: datetime
    status: str
    outcome: str | None
    done_at: datetime | None
    channel: str | None
    delivery: str | None  # what the provider has told of the text


def of_visit(conn: Connection, appointment_id: int) -> tuple[Line, ...]:
    """Everything about one visit, by the time for which it was meant."""
    row = OutboxRow
    query = (
        select(
            row.outbox_id, row.kind, row.payload, row.version, row.due, row.status, row.outcome, row.done_at,
            ContactRow.channel, MessageRow.status,
        )
        .outerjoin(MessageRow, MessageRow.message_id == row.message_id)
        .outerjoin(ConversationRow, ConversationRow.conversation_id == MessageRow.conversation_id)
        .outerjoin(ContactRow, ContactRow.contact_id == ConversationRow.contact_id)
        .where(row.appointment_id == appointment_id, row.kind.in_(KINDS))
        .order_by(row.due, row.outbox_id)
    )  # fmt: skip
    return tuple(Line(*each) for each in conn.execute(query))
