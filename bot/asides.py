"""What staff tell each other about a conversation, and no patient ever sees: notes, whose it is, what is still to be read."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from bot.actor import Stale
from bot.takeover import UnknownConversation, WrongLength
from db import history
from db.tables import ConversationRow, MessageRow

LONGEST = 4000  # characters of a note


def note(conn: Connection, now: datetime, conversation_id: int, text: str, *, by: str) -> int:
    """Keeps a private note in the thread; its id. Raises UnknownConversation, WrongLength."""
    body = "".join(ch for ch in text if ch == "\n" or ch.isprintable()).strip()
    if not 1 <= len(body) <= LONGEST:
        raise WrongLength(len(body), LONGEST)
    _lock(conn, conversation_id)
    row = {
        "conversation_id": conversation_id,
        "direction": "note",
        "provider": "desk",
        "author": by,
        "body": body,
        "status": "received",
        "created_at": now,
    }
    made = conn.execute(insert(MessageRow).values(row).returning(MessageRow.message_id)).scalar_one()
    _remember(conn, now, conversation_id, by, "noted")
    return made


def assign(
    conn: Connection, now: datetime, conversation_id: int, staff_id: int | None, *, by: str, was: int | None
) -> bool:
    """Makes the conversation a colleague's, or (None) nobody's; False where it is so already.

    `was`: whose it was as far as the author knows. Raises Stale where it has become a third one's, UnknownConversation.
    """
    row = ConversationRow
    now_with = _lock(conn, conversation_id)
    if now_with == staff_id:
        return False
    if now_with != was:
        raise Stale
    mine = row.conversation_id == conversation_id
    conn.execute(update(row).where(mine).values(assigned_to=staff_id))
    _remember(conn, now, conversation_id, by, "assigned" if staff_id else "unassigned")
    return True


def unread(conn: Connection, conversation_id: int) -> None:
    """Marks the conversation as one that somebody has to read. Raises UnknownConversation."""
    row = ConversationRow
    _lock(conn, conversation_id)
    again = func.greatest(row.unread, 1)
    conn.execute(update(row).where(row.conversation_id == conversation_id).values(unread=again))


def _lock(conn: Connection, conversation_id: int) -> int | None:
    """Locks the conversation; whose it is."""
    row = ConversationRow
    found = select(row.conversation_id, row.assigned_to).where(row.conversation_id == conversation_id)
    talk = conn.execute(found.with_for_update()).one_or_none()
    if talk is None:
        raise UnknownConversation(conversation_id)
    whose: int | None = talk.assigned_to
    return whose


def _remember(conn: Connection, now: datetime, conversation_id: int, by: str, action: str) -> None:
    history.add(conn, now=now, actor=by, action=action, entity="conversation", entity_id=conversation_id)
