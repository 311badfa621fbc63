"""A conversation and what was said in it: opened and locked, heard once, answered, kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from db.tables import ClinicRow, ContactRow, ConversationRow, MessageRow


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
    taken_over_at: datetime | None
    data: dict[str, Any]
    heard_at: datetime | None  # the message before this one
    practice_version: int


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
        ConversationRow.taken_over_at,
        ConversationRow.data,
        ConversationRow.heard_at,
        select(ClinicRow.version).scalar_subquery().label("practice_version"),
    )
    .join_from(ConversationRow, ContactRow, ContactRow.contact_id == ConversationRow.contact_id)
    .where(ContactRow.channel == bindparam("channel"), ContactRow.address == bindparam("address"))
    .with_for_update(of=ConversationRow.__table__)
)


def open_(conn: Connection, *, channel: str, address: str, phone: str | None, now: datetime) -> Opened:
    """Finds or makes the conversation with an address and locks it until the transaction ends: one voice at a time.

    `phone` (E.164) is the number that the address proves, if any. Writing first is consent to be answered.
    """
    at = {"channel": channel, "address": address}
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


_HEAR = (
    insert(MessageRow)
    .values(
        conversation_id=bindparam("conversation_id"),
        direction="in",
        provider=bindparam("provider"),
        provider_id=bindparam("provider_id"),
        author="patient",
        body=bindparam("body"),
        media=bindparam("media", type_=MessageRow.media.type),
        status="received",
        created_at=bindparam("now"),
    )
    .on_conflict_do_nothing(index_elements=["provider", "provider_id"])
    .returning(MessageRow.message_id)
)


def hear(
    conn: Connection,
    conversation_id: int,
    *,
    provider: str,
    provider_id: str,
    body: str,
    media: Sequence[Mapping[str, str]],
    now: datetime,
) -> int | None:
    """Writes the inbound message down: its id, or None where this very message was heard before."""
    row = {
        "conversation_id": conversation_id,
        "provider": provider,
        "provider_id": provider_id,
        "body": body,
        "media": [dict(one) for one in media] or None,
        "now": now,
    }
    return conn.execute(_HEAR, row).scalar_one_or_none()


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


_SAY = (
    insert(MessageRow)
    .values(
        conversation_id=bindparam("conversation_id"),
        direction="out",
        provider=bindparam("provider"),
        author="bot",
        body=bindparam("body"),
        buttons=bindparam("buttons", type_=MessageRow.buttons.type),
        reply_to=bindparam("reply_to"),
        status="sent",
        segments=bindparam("segments"),
        created_at=bindparam("now"),
        sent_at=bindparam("now"),
    )
    .returning(MessageRow.message_id)
)


def say(
    conn: Connection,
    conversation_id: int,
    *,
    provider: str,
    body: str,
    buttons: list[Any] | None,
    segments: int,
    reply_to: int,
    now: datetime,
) -> int:
    """Writes a reply down that goes back in the provider's own answer; its id."""
    row = {
        "conversation_id": conversation_id,
        "provider": provider,
        "body": body,
        "buttons": buttons,
        "segments": segments,
        "reply_to": reply_to,
        "now": now,
    }
    return conn.execute(_SAY, row).scalar_one()


_SAVE = (
    update(ConversationRow)
    .where(ConversationRow.conversation_id == bindparam("which"))
    .values(
        state=bindparam("new_state"),
        data=bindparam("new_data", type_=ConversationRow.data.type),
        heard_at=bindparam("at"),
        updated_at=bindparam("at"),
        unread=ConversationRow.unread + 1,
    )
)
_UNDERSTOOD = (
    update(MessageRow)
    .where(MessageRow.message_id == bindparam("which"))
    .values(understood=bindparam("reading", type_=MessageRow.understood.type))
)


def save(conn: Connection, conversation_id: int, *, state: str, data: Mapping[str, Any], now: datetime) -> None:
    """Keeps the dialogue's memory."""
    conn.execute(_SAVE, {"which": conversation_id, "new_state": state, "new_data": dict(data), "at": now})


def note_reading(conn: Connection, message_id: int, reading: Mapping[str, Any]) -> None:
    """Keeps what was understood beside the message, for staff."""
    conn.execute(_UNDERSTOOD, {"which": message_id, "reading": dict(reading)})


def set_language(conn: Connection, contact_id: int, language: str) -> None:
    conn.execute(update(ContactRow).where(ContactRow.contact_id == contact_id).values(language=language))


def opt_out(conn: Connection, contact_id: int, *, now: datetime, why: str) -> None:
    """No message that was not asked for; a carrier's word outweighs plain words. The first moment is kept."""
    stronger = func.coalesce(ContactRow.opted_out_at, now)
    why_ = why if why != "words" else func.coalesce(ContactRow.opted_out_why, why)
    changed = update(ContactRow).where(ContactRow.contact_id == contact_id)
    conn.execute(changed.values(opted_out_at=stronger, opted_out_why=why_))


def opt_in(conn: Connection, contact_id: int, *, now: datetime) -> None:
    changed = update(ContactRow).where(ContactRow.contact_id == contact_id)
    conn.execute(changed.values(opted_out_at=None, opted_out_why=None, consented_at=now))


def set_phone(conn: Connection, contact_id: int, phone: str) -> None:
    """A number proven to be the writer's own."""
    conn.execute(update(ContactRow).where(ContactRow.contact_id == contact_id).values(phone=phone))
