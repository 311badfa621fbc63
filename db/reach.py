"""Whether an address can be reached, as its provider tells: a blocked bot, a landline, a number that is no more, a closed window."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, update

from db import history
from db.tables import ContactRow


def unreachable(conn: Connection, contact_id: int, *, now: datetime, why: str, actor: str = "provider") -> bool:
    """Sends nothing more to the address until `reachable`; False where it was out of reach already. `why`: "blocked", "21614" …"""
    marked = update(ContactRow).where(ContactRow.contact_id == contact_id, ContactRow.unreachable_at.is_(None))
    if not conn.execute(marked.values(unreachable_at=now, unreachable_why=why)).rowcount:
        return False
    history.add(conn, now=now, actor=actor, action="unreachable", entity="contact", entity_id=contact_id, why=why)
    return True


def reachable(conn: Connection, contact_id: int, *, now: datetime, actor: str = "provider") -> bool:
    """The address may be written to again; False where it could be all the time."""
    marked = update(ContactRow).where(ContactRow.contact_id == contact_id, ContactRow.unreachable_at.is_not(None))
    if not conn.execute(marked.values(unreachable_at=None, unreachable_why=None)).rowcount:
        return False
    history.add(conn, now=now, actor=actor, action="reachable", entity="contact", entity_id=contact_id)
    return True


def closed(conn: Connection, contact_id: int, now: datetime) -> None:
    """What nobody asked for goes another way until the patient writes there again."""
    conn.execute(update(ContactRow).where(ContactRow.contact_id == contact_id).values(closed_at=now))
