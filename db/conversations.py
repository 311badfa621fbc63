"""A conversation and what was said in it: opened and locked, heard once, answered, kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, exists, select, text, update
from sqlalchemy.dialects.postgresql import JSONB, insert

from db import claims
from db.tables import ClinicRow, ContactRow, ConversationRow, MessageRow, QuestionRow


@dataclass(frozen=True, slots=True)
class Opened:
    """A conversation that this transaction has locked, and the contact that it is with."""

    conversation_id: int
    contact_id: int
    channel: str
    address: str
    phone: str | None
    language: str | None
    opted_out_at: datetime | None
    opted_out_why: str | None
    unreachable_at: datetime | None  # until it writes again
    taken_over_at: datetime | None
    data: dict[str, Any]
    heard_at: datetime | None  # the message before this one
    practice_version: int
    repeated: bool  # this very message was heard before
    asked: bool  # a question of the clinic's own accord waits for an answer


@dataclass(frozen=True, slots=True)
class Said:
    """A reply as it was given: what a repeat is answered with."""

    message_id: int
    body: str
    buttons: list[Any] | None


_LOCK = (
    select(
        ConversationRow.conversation_id,
        ContactRow.contact_id,
        ContactRow.channel,
        ContactRow.address,
        ContactRow.phone,
        ContactRow.language,
        ContactRow.opted_out_at,
        ContactRow.opted_out_why,
        ContactRow.unreachable_at,
        ConversationRow.taken_over_at,
        ConversationRow.data,
        ConversationRow.heard_at,
        select(ClinicRow.version).scalar_subquery().label("practice_version"),
        exists()
        .where(MessageRow.provider == bindparam("provider"), MessageRow.provider_id == bindparam("provider_id"))
        .label("repeated"),
        exists()
        .where(QuestionRow.conversation_id == ConversationRow.conversation_id, QuestionRow.answered_at.is_(None))
        .label("asked"),
    )
    .join_from(ConversationRow, ContactRow, ContactRow.contact_id == ConversationRow.contact_id)
    .where(ContactRow.channel == bindparam("channel"), ContactRow.address == bindparam("address"))
    .with_for_update(of=ConversationRow.__table__)
)


def open_(
    conn: Connection, *, channel: str, address: str, phone: str | None, provider: str, provider_id: str, now: datetime
) -> Opened:
    """Finds or makes the conversation with an address and locks it until the transaction ends: one voice at a time.

    `phone` (E.164) is the number that the address proves, if any. Writing first is consent to be answered. `repeated`
    is as of the statement's beginning: a twin that held the lock meanwhile is noticed by `keep`.
    """
    at = {"channel": channel, "address": address, "provider": provider, "provider_id": provider_id}
    row = conn.execute(_LOCK, at).one_or_none()
    if row is None:
        _make(conn, channel, address, phone, now)
        row = conn.execute(_LOCK, at).one()
    return Opened(**row._mapping)


def _make(conn: Connection, channel: str, address: str, phone: str | None, now: datetime) -> None:
    """Two first messages at once both come here; the second finds what the first one made."""
    contact = {"channel": channel, "address": address, "phone": phone, "created_at": now, "consented_at": now}
    conn.execute(insert(ContactRow).values(contact).on_conflict_do_nothing())
    found = select(ContactRow.contact_id).where(ContactRow.channel == channel, ContactRow.address == address)
    talk = {"contact_id": conn.execute(found).scalar_one(), "created_at": now, "updated_at": now}
    conn.execute(insert(ConversationRow).values(talk).on_conflict_do_nothing())


def replies(conn: Connection, provider: str, provider_id: str) -> list[Said]:
    """What a message that was heard before was answered with."""
    heard = (
        select(MessageRow.message_id)
        .where(MessageRow.provider == provider, MessageRow.provider_id == provider_id)
        .scalar_subquery()
    )
    query = (
        select(MessageRow.message_id, MessageRow.body, MessageRow.buttons)
        .where(MessageRow.reply_to == heard)
        .order_by(MessageRow.message_id)
    )
    return [Said(row.message_id, row.body, row.buttons) for row in conn.execute(query)]


_KEEP = text(
    """
    with heard as (
        insert into messages (conversation_id, direction, provider, provider_id, author, body, media, understood, status, created_at)
        select :conversation_id, 'in', :provider, :provider_id, 'patient', :body, :media, :understood, 'received', :now
        where :insists or cast(:reply as text) is null or pg_try_advisory_xact_lock_shared(:claims, (:conversation_id % :wrap)::int)
        on conflict (provider, provider_id) do nothing
        returning message_id
    ), talk as (
        update conversations
        set state = :state, data = :data, heard_at = :now, updated_at = :now, unread = unread + 1
        where conversation_id = :conversation_id and exists (select from heard)
    ), said as (
        insert into messages (conversation_id, direction, provider, author, body, buttons, reply_to, status, segments, created_at, sent_at)
        select :conversation_id, 'out', :provider, 'bot', :reply, :buttons, message_id, 'sent', :segments, :now, :now
        from heard where cast(:reply as text) is not null
        returning message_id
    )
    select heard.message_id as heard, said.message_id as said from heard left join said on true
    """
).bindparams(
    bindparam("media", type_=JSONB(none_as_null=True)),
    bindparam("understood", type_=JSONB()),
    bindparam("data", type_=JSONB()),
    bindparam("buttons", type_=JSONB(none_as_null=True)),
)


class HeardBefore(Exception):
    """The message was heard meanwhile, or staff ask for the conversation: nothing is kept, and another look finds what to do."""


def keep(
    conn: Connection,
    conversation_id: int,
    *,
    provider: str,
    provider_id: str,
    body: str,
    media: Sequence[Mapping[str, str]],
    understood: Mapping[str, Any],
    state: str,
    data: Mapping[str, Any],
    reply: str | None,
    buttons: list[Any] | None,
    segments: int,
    now: datetime,
    yields: bool = True,
) -> int:
    """Writes down in one statement what was said, what was answered and the dialogue's memory; the reply's id, 0 for silence.

    Raises HeardBefore, nothing written, where this very message is there already, or where a reply would be said while
    staff are about to take over; the latter not without `yields`.
    """
    row = {
        "conversation_id": conversation_id,
        "provider": provider,
        "provider_id": provider_id,
        "body": body,
        "media": [dict(one) for one in media] or None,
        "understood": dict(understood),
        "state": state,
        "data": dict(data),
        "reply": reply,
        "buttons": buttons,
        "segments": segments,
        "now": now,
        "insists": not yields,
        "claims": claims.CLASS,
        "wrap": claims.WRAP,
    }
    kept = conn.execute(_KEEP, row).one_or_none()
    if kept is None:
        raise HeardBefore
    return kept.said or 0


def set_language(conn: Connection, contact_id: int, language: str) -> None:
    conn.execute(update(ContactRow).where(ContactRow.contact_id == contact_id).values(language=language))


def set_phone(conn: Connection, contact_id: int, phone: str) -> None:
    """A number proven to be the writer's own."""
    conn.execute(update(ContactRow).where(ContactRow.contact_id == contact_id).values(phone=phone))
