"""Staff in a conversation: taking it over, writing in the receptionist's place, handing it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, exists, insert, or_, select, text, true, update

from clinic.model import Clinic
from conversations import sms, wording
from db import claims, history, outbox
from db.tables import ContactRow, ConversationRow, MessageRow

Obstacle = Literal["opted_out", "unreachable", "wrong_number"]

LONGEST: Mapping[str, int] = {"sms": 1600, "whatsapp": 4096, "telegram": 4096}
"""Characters that a provider takes as one message: Twilio's error 21617, Telegram's sendMessage."""


class UnknownConversation(LookupError):
    """No conversation has this id."""


class CannotWrite(Exception):
    """Nothing may or can be sent to this address; `obstacle` says why."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle)
        self.obstacle = obstacle


class WrongLength(ValueError):
    """There is nothing to send, or more than the channel takes as one message."""

    def __init__(self, length: int, longest: int) -> None:
        super().__init__(f"{length} characters; 1 to {longest} can be sent")
        self.length, self.longest = length, longest


class MovedOn(Exception):
    """A colleague has spoken or taken over since the writer last looked."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a writer had before her eyes: the last message's id, and who held the conversation."""

    message_id: int
    holder: int | None


def take_over(conn: Connection, now: datetime, conversation_id: int, *, by: str, staff_id: int | None) -> bool:
    """Silences the bot, also for a message under way: whoever answers one holds the same lock. False when `staff_id` has it already.

    `by` is the label of the actor, "staff:7" or "api:ab12cd34". Raises UnknownConversation.
    """
    row = _locked(conn, conversation_id, wish=True)
    if row.taken_over_at is not None and row.taken_over_by == staff_id:
        return False
    _set(conn, conversation_id, now, taken_over_at=now, taken_over_by=staff_id)
    _note(conn, now, by, "taken_over", conversation_id)
    return True


def hand_back(conn: Connection, now: datetime, conversation_id: int, *, by: str) -> bool:
    """Lets the bot speak again. False when nobody had taken the conversation over. Raises UnknownConversation."""
    taken_at = _locked(conn, conversation_id).taken_over_at
    if taken_at is None:
        return False
    if _said_since(conn, conversation_id, taken_at):
        conn.execute(_OVERTAKEN, {"conversation_id": conversation_id})
    _set(conn, conversation_id, now, taken_over_at=None, taken_over_by=None)
    _note(conn, now, by, "handed_back", conversation_id)
    return True


def reply(
    conn: Connection,
    now: datetime,
    clinic: Clinic,
    conversation_id: int,
    text: str,
    *,
    by: str,
    staff_id: int,
    seen: Seen | None = None,
) -> tuple[int, int]:
    """Takes over and queues the words, as `write` does, unless a colleague was quicker.

    Raises MovedOn where `seen` is no longer all that colleagues have said and done here, and whatever `write` raises.
    """
    row = _locked(conn, conversation_id, wish=True)
    if seen is not None and _moved_on(conn, row, conversation_id, seen, by, staff_id):
        raise MovedOn
    take_over(conn, now, conversation_id, by=by, staff_id=staff_id)
    return write(conn, now, clinic, conversation_id, text, by=by)


def _moved_on(conn: Connection, row: Any, conversation_id: int, seen: Seen, by: str, staff_id: int) -> bool:
    if row.taken_over_by not in (None, staff_id, seen.holder):
        return True
    message = MessageRow
    colleagues = or_(message.author.startswith("staff:"), message.author.startswith("api:"))
    newer = exists().where(
        message.conversation_id == conversation_id,
        message.message_id > seen.message_id,
        colleagues,
        message.author != by,
    )
    return bool(conn.execute(select(newer)).scalar_one())


def write(
    conn: Connection, now: datetime, clinic: Clinic, conversation_id: int, text: str, *, by: str
) -> tuple[int, int]:
    """Queues staff's words to the patient, fitted to the channel: (message's id, id of the outbox row to wake after the commit).

    Raises UnknownConversation, CannotWrite, WrongLength.
    """
    row = _locked(conn, conversation_id)
    if obstacle := obstacle_of(row):
        raise CannotWrite(obstacle)
    body = wording.fit(text, row.channel, clinic).strip()
    if not 1 <= len(body) <= LONGEST[row.channel]:
        raise WrongLength(len(body), LONGEST[row.channel])
    message_id = conn.execute(
        insert(MessageRow)
        .values(
            conversation_id=conversation_id,
            direction="out",
            provider="desk",
            author=by,
            body=body,
            status="queued",
            segments=sms.segments(body) if row.channel == "sms" else 0,
            created_at=now,
        )
        .returning(MessageRow.message_id)
    ).scalar_one()
    _set(conn, conversation_id, now, unread=0)
    queued = outbox.add(conn, "message", due=now, conversation_id=conversation_id, message_id=message_id)
    assert queued is not None  # it has no key that could exist already
    return message_id, queued


def obstacle_of(contact: object) -> Obstacle | None:
    """Why this contact cannot be written to, or None; reads `opted_out_at`, `wrong_number_at`, `unreachable_at`."""
    reasons: tuple[Obstacle, ...] = ("opted_out", "wrong_number", "unreachable")
    return next((reason for reason in reasons if getattr(contact, f"{reason}_at") is not None), None)


_OVERTAKEN = text(
    """update conversations set data = data || '{"overtaken": true}' where conversation_id = :conversation_id"""
)


def _said_since(conn: Connection, conversation_id: int, since: datetime) -> bool:
    """Whether anybody has said anything but in private: what the bot had asked before is then no longer the last word."""
    row = MessageRow
    said = exists().where(row.conversation_id == conversation_id, row.created_at >= since, row.direction != "note")
    return bool(conn.execute(select(said)).scalar_one())


def _locked(conn: Connection, conversation_id: int, *, wish: bool = False) -> Any:
    talk, contact = ConversationRow, ContactRow
    query = (
        select(
            talk.taken_over_at,
            talk.taken_over_by,
            contact.channel,
            contact.opted_out_at,
            contact.wrong_number_at,
            contact.unreachable_at,
        )
        .join(contact, contact.contact_id == talk.contact_id)
        .where(talk.conversation_id == conversation_id)
        .with_for_update(of=talk.__table__)
    )
    row = conn.execute(query.join(claims.wish(conversation_id), true()) if wish else query).one_or_none()
    if row is None:
        raise UnknownConversation(conversation_id)
    return row


def _set(conn: Connection, conversation_id: int, now: datetime, **values: object) -> None:
    row = ConversationRow
    conn.execute(update(row).where(row.conversation_id == conversation_id).values(updated_at=now, **values))


def _note(conn: Connection, now: datetime, by: str, action: str, conversation_id: int) -> None:
    history.add(conn, now=now, actor=by, action=action, entity="conversation", entity_id=conversation_id)
