"""Conversations and their messages as programs read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Text, exists, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by, array

from db.registers import Key, Page, page
from db.tables import AttentionRow, ContactPatientRow, ContactRow, ConversationRow, MessageRow


@dataclass(frozen=True, slots=True)
class TalkRecord:
    """One conversation; `needs` are the kinds of what is open for a person."""

    conversation_id: int
    channel: str
    address: str
    language: str | None
    patient_ids: Sequence[int]
    needs: Sequence[str]
    unread: int
    heard_at: datetime | None
    taken_over_at: datetime | None
    opted_out_at: datetime | None
    unreachable_at: datetime | None
    wrong_number_at: datetime | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class MessageRecord:
    message_id: int
    conversation_id: int
    direction: str
    author: str
    body: str
    status: str
    error_code: str | None
    error: str | None
    segments: int
    created_at: datetime
    sent_at: datetime | None
    delivered_at: datetime | None


@dataclass(frozen=True, slots=True)
class TalkFilter:
    channel: str | None = None
    patient_id: int | None = None
    needs_person: bool | None = None
    updated_since: datetime | None = None


def talks(conn: Connection, where: TalkFilter, *, limit: int, after: Key | None = None) -> Page[TalkRecord]:
    """The conversations by id, or by their last change where `updated_since` is asked."""
    row, query = ConversationRow, _talks()
    if where.channel is not None:
        query = query.where(ContactRow.channel == where.channel)
    if where.patient_id is not None:
        linked = ContactPatientRow
        mine = exists().where(linked.contact_id == row.contact_id, linked.patient_id == where.patient_id)
        query = query.where(mine)
    if where.needs_person is not None:
        called = exists().where(AttentionRow.conversation_id == row.conversation_id, AttentionRow.resolved_at.is_(None))
        query = query.where(called if where.needs_person else ~called)
    if where.updated_since is not None:
        query = query.where(row.updated_at >= where.updated_since)
    first = row.conversation_id if where.updated_since is None else row.updated_at
    return page(conn, query, TalkRecord, (first, row.conversation_id), limit, after)


def talk(conn: Connection, conversation_id: int, *, lock: bool = False) -> TalkRecord | None:
    """One conversation; with `lock` nobody else speaks in it before this transaction ends."""
    query = _talks().where(ConversationRow.conversation_id == conversation_id)
    row = conn.execute(query.with_for_update(of=ConversationRow.__table__) if lock else query).one_or_none()
    return TalkRecord(**row._mapping) if row else None


def messages(conn: Connection, conversation_id: int, *, limit: int, after: Key | None = None) -> Page[MessageRecord]:
    """The messages and notes of a conversation, the oldest first."""
    row = MessageRow
    query = _messages().where(row.conversation_id == conversation_id)
    return page(conn, query, MessageRecord, (row.message_id, row.message_id), limit, after)


def message(conn: Connection, message_id: int) -> MessageRecord | None:
    row = conn.execute(_messages().where(MessageRow.message_id == message_id)).one_or_none()
    return MessageRecord(**row._mapping) if row else None


def _messages() -> Select[Any]:
    return select(*(getattr(MessageRow, name) for name in MessageRecord.__slots__))


def _talks() -> Select[Any]:
    row, contact, linked, call = ConversationRow, ContactRow, ContactPatientRow, AttentionRow
    patients = select(func.array_agg(aggregate_order_by(linked.patient_id, linked.patient_id))).where(
        linked.contact_id == row.contact_id
    )
    kinds = select(func.array_agg(aggregate_order_by(call.kind, call.urgent.desc(), call.attention_id))).where(
        call.conversation_id == row.conversation_id, call.resolved_at.is_(None)
    )
    columns: list[Any] = [
        row.conversation_id,
        contact.channel,
        contact.address,
        contact.language,
        func.coalesce(patients.scalar_subquery(), array([], type_=linked.patient_id.type)).label("patient_ids"),
        func.coalesce(kinds.scalar_subquery(), array([], type_=Text)).label("needs"),
        row.unread,
        row.heard_at,
        row.taken_over_at,
        contact.opted_out_at,
        contact.unreachable_at,
        contact.wrong_number_at,
        row.created_at,
        row.updated_at,
    ]
    return select(*columns).join(contact, contact.contact_id == row.contact_id)
