"""Messages that the clinic sends of its own accord: written down before they go, marked when they went, and what they ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from db.tables import ContactRow, ConversationRow, MessageRow, QuestionRow

Rows = Sequence[Sequence[tuple[str, str]]]
"""Buttons by row, each (label, data)."""


@dataclass(frozen=True, slots=True)
class Outbound:
    """A message of ours and where it goes."""

    message_id: int
    conversation_id: int
    contact_id: int
    channel: str
    address: str
    body: str
    buttons: tuple[tuple[tuple[str, str], ...], ...]
    ask_contact: str | None
    status: str
    provider_id: str | None
    opted_out: bool
    wrong_number: bool


def conversation(conn: Connection, contact_id: int, now: datetime) -> int:
    """The contact's conversation; made where nobody has written yet."""
    row = {"contact_id": contact_id, "created_at": now, "updated_at": now}
    conn.execute(upsert(ConversationRow).values(row).on_conflict_do_nothing(index_elements=["contact_id"]))
    found = select(ConversationRow.conversation_id).where(ConversationRow.contact_id == contact_id)
    return conn.execute(found).scalar_one()


def write(
    conn: Connection,
    conversation_id: int,
    *,
    provider: str,
    body: str,
    buttons: Rows,
    segments: int,
    now: datetime,
    again: int | None = None,
) -> int:
    """Writes down a message of the bot's that is about to be sent; `again` is one that never went, whose words are replaced.

    Where that one was for another conversation, it is given up there.
    """
    kept = [{"rows": [[list(button) for button in row] for row in buttons], "ask_contact": None}] if buttons else None
    words = {"body": body, "buttons": kept, "segments": segments, "provider": provider}
    if again is not None:
        waits = update(MessageRow).where(MessageRow.message_id == again, MessageRow.status == "queued")
        same = waits.where(MessageRow.conversation_id == conversation_id)
        found = conn.execute(same.values(**words).returning(MessageRow.message_id)).scalar_one_or_none()
        if found is not None:
            return found
        conn.execute(waits.values(status="failed", error="it goes another way"))
    row = {
        **words,
        "conversation_id": conversation_id,
        "direction": "out",
        "author": "bot",
        "status": "queued",
        "created_at": now,
    }
    conn.execute(
        update(ConversationRow).where(ConversationRow.conversation_id == conversation_id).values(updated_at=now)
    )
    return conn.execute(insert(MessageRow).values(row).returning(MessageRow.message_id)).scalar_one()


def outbound(conn: Connection, message_id: int) -> Outbound | None:
    """A message of ours by its own id."""
    return _one(conn, MessageRow.message_id == message_id)


def by_provider(conn: Connection, provider: str, provider_id: str) -> Outbound | None:
    """A message of ours by the provider's id of it; locked."""
    return _one(conn, MessageRow.provider == provider, MessageRow.provider_id == provider_id)


def _one(conn: Connection, *which: Any) -> Outbound | None:
    m, t, c = MessageRow, ConversationRow, ContactRow
    found = (
        select(
            m.message_id, m.conversation_id, c.contact_id, c.channel, c.address, m.body, m.buttons, m.status, m.provider_id,
            c.opted_out_at, c.wrong_number_at,
        )
        .join(t, t.conversation_id == m.conversation_id)
        .join(c, c.contact_id == t.contact_id)
        .where(m.direction == "out", *which)
        .with_for_update(of=m.__table__)
    )  # fmt: skip
    row = conn.execute(found).one_or_none()
    if row is None:
        return None
    kept: dict[str, Any] = row.buttons[0] if row.buttons and isinstance(row.buttons[0], dict) else {}
    return Outbound(
        row.message_id,
        row.conversation_id,
        row.contact_id,
        row.channel,
        row.address,
        row.body,
        tuple(tuple((str(label), str(data)) for label, data in line) for line in kept.get("rows", ())),
        kept.get("ask_contact"),
        row.status,
        row.provider_id,
        row.opted_out_at is not None,
        row.wrong_number_at is not None,
    )


def sent(conn: Connection, message_id: int, *, provider: str, provider_id: str | None, now: datetime) -> None:
    """The provider has it. A receipt that came first is not undone."""
    status = case((MessageRow.status == "queued", "sent"), else_=MessageRow.status)
    values = {"status": status, "provider": provider, "provider_id": provider_id, "error": None, "error_code": None}
    marked = update(MessageRow).where(MessageRow.message_id == message_id)
    conn.execute(marked.values(**values, sent_at=func.coalesce(MessageRow.sent_at, now)))


def failed(conn: Connection, message_id: int, *, code: str | None, words: str) -> None:
    """It did not arrive, and nobody tries again."""
    marked = update(MessageRow).where(MessageRow.message_id == message_id, MessageRow.status.in_(("queued", "sent")))
    conn.execute(marked.values(status="failed", error_code=code, error=words))


def received(conn: Connection, message_id: int, *, status: str, provider_id: str, now: datetime) -> None:
    """What the provider tells of a message that goes its way: "sent", "delivered" or "read"."""
    arrived = {"delivered_at": func.coalesce(MessageRow.delivered_at, now)} if status in ("delivered", "read") else {}
    marked = update(MessageRow).where(MessageRow.message_id == message_id)
    conn.execute(
        marked.values(status=status, provider_id=provider_id, sent_at=func.coalesce(MessageRow.sent_at, now), **arrived)
    )


def requeue(conn: Connection, message_id: int, *, provider_id: str, code: str | None, words: str) -> None:
    """It did not arrive and will be sent again; `provider_id` is the try that failed, whose further receipts say nothing new."""
    marked = update(MessageRow).where(MessageRow.message_id == message_id)
    conn.execute(marked.values(status="queued", provider_id=provider_id, error_code=code, error=words))


def ask(conn: Connection, conversation_id: int, appointment_id: int, version: int, now: datetime) -> int:
    """The open question whether the patient comes to this version of the visit; put now unless it is open already.

    It is asked before the message goes: an answer can come faster than the provider's.
    """
    mine = (
        QuestionRow.conversation_id == conversation_id,
        QuestionRow.appointment_id == appointment_id,
        QuestionRow.version == version,
        QuestionRow.kind == "reminder",
        QuestionRow.answered_at.is_(None),
    )
    found = conn.execute(select(QuestionRow.question_id).where(*mine).limit(1)).scalar_one_or_none()
    if found is not None:
        return found
    row = {
        "conversation_id": conversation_id,
        "appointment_id": appointment_id,
        "version": version,
        "kind": "reminder",
        "asked_at": now,
    }
    return conn.execute(insert(QuestionRow).values(row).returning(QuestionRow.question_id)).scalar_one()


def void(
    conn: Connection, appointment_ids: Sequence[int], now: datetime, *, conversation_id: int | None = None
) -> None:
    """Takes back what was asked about these visits: the question never arrived, or is none any more."""
    open_ = [
        QuestionRow.appointment_id.in_(appointment_ids),
        QuestionRow.answered_at.is_(None),
        QuestionRow.kind == "reminder",
    ]
    if conversation_id is not None:
        open_.append(QuestionRow.conversation_id == conversation_id)
    conn.execute(update(QuestionRow).where(*open_).values(answered_at=now, answer="void"))
