"""A way back in for whoever forgot the password: a link by e-mail, good for an hour and for once.

The link's secret is made when the e-mail is written and kept as a digest only: neither the database nor a backup opens an account.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, delete, func, insert, select, update

from db import audit, history, outbox, staff
from db.staff import Account
from db.tables import ResetTokenRow, StaffRow

LIFE = timedelta(hours=1)
PAUSE = timedelta(minutes=10)
"""One e-mail an account within this time, however often somebody asks."""

Template = Literal["reset", "invitation"]


class Expired(Exception):
    """The link is none, was used, or is too old."""


def ask(
    conn: Connection,
    email: str,
    *,
    now: datetime,
    language: str = "en",
    template: Template = "reset",
    by: int | None = None,
) -> int | None:
    """Queues the e-mail; the outbox row to wake, or None for no such account and for one that was written to just now.

    `by`: the colleague who asks for another; None for whoever stands before the door.

    Whoever asked must be told the same in each case, or strangers learn who has an account.
    """
    row = StaffRow
    query = select(row.staff_id).where(func.lower(row.email) == email.strip().lower(), row.active)
    staff_id = conn.execute(query).scalar_one_or_none()
    if staff_id is None:
        return None
    payload = {"template": template, "staff_id": staff_id, "language": language, "asked": now.isoformat()}
    stretch = int(now.timestamp() // PAUSE.total_seconds())
    queued = outbox.add(conn, "staff_email", due=now, payload=payload, key=f"staff_email:{staff_id}:{stretch}")
    if queued:
        audit.note(conn, now=now, staff_id=by, action="link_asked", entity="staff", entity_id=staff_id)
    return queued


def mint(conn: Connection, staff_id: int, now: datetime) -> str:
    """The secret of a new link. Links that are too old are forgotten."""
    row = ResetTokenRow
    conn.execute(delete(row).where(row.expires_at <= now))
    token = secrets.token_urlsafe(32)
    conn.execute(insert(row).values(token_hash=_digest(token), staff_id=staff_id, expires_at=now + LIFE))
    return token


def holder(conn: Connection, token: str, now: datetime) -> Account | None:
    """Whose link it is, if it still opens anything."""
    row = ResetTokenRow
    good = (row.token_hash == _digest(token), row.used_at.is_(None), row.expires_at > now)
    staff_id = conn.execute(select(row.staff_id).where(*good).with_for_update()).scalar_one_or_none()
    return None if staff_id is None else staff.get(conn, staff_id)


def use(conn: Connection, token: str, password: str, *, now: datetime) -> Account:
    """Gives the account a new password, ends its sessions, and makes every link of it void.

    A second factor stays. Raises Expired, and StaffError for a password that does not do: then the link is good still.
    """
    account = holder(conn, token, now)
    if account is None:
        raise Expired
    staff.set_password(conn, account.id, password)
    row = ResetTokenRow
    conn.execute(update(row).where(row.staff_id == account.id, row.used_at.is_(None)).values(used_at=now))
    actor = f"staff:{account.id}"
    history.add(conn, now=now, actor=actor, action="password_reset", entity="staff", entity_id=account.id)
    return account


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
