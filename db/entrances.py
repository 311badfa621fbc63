"""Who came in at the desk's door, who left, and who was turned away: lines of the audit log.

Of the address that somebody came from only its network is kept: enough to see that a login was not from the clinic, too little
to follow a colleague home. What was typed is kept nowhere: people type their password where the e-mail belongs.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, exists, func, select

from db import audit, staff
from db.tables import AuditRow, StaffRow

UNKNOWN = "unknown_account"
"""What a refused login is about where its e-mail opens no account."""


def came(conn: Connection, staff_id: int, *, now: datetime, network: str) -> datetime | None:
    """Somebody logged in; when the account was opened the last time before."""
    before = conn.execute(select(StaffRow.last_login_at).where(StaffRow.staff_id == staff_id)).scalar_one_or_none()
    staff.logged_in(conn, staff_id, now)
    audit.note(conn, now=now, staff_id=staff_id, action="logged_in", entity="staff", entity_id=staff_id, detail=network)
    return before


def left(conn: Connection, staff_id: int, *, now: datetime, network: str) -> None:
    audit.note(
        conn, now=now, staff_id=staff_id, action="logged_out", entity="staff", entity_id=staff_id, detail=network
    )


def refused(conn: Connection, email: str, *, now: datetime, network: str) -> None:
    """A password that opens nothing. Whoever goes through addresses that have no account is one line in a while."""
    _turned_away(conn, email, "login_refused", now, network)


def stopped(conn: Connection, email: str, *, now: datetime, network: str) -> None:
    """Too many tries: one line in a while, however often somebody goes on trying."""
    _turned_away(conn, email, "login_stopped", now, network)


def code_refused(conn: Connection, staff_id: int, *, now: datetime, network: str) -> None:
    """The right password and a wrong code: somebody knows what only its owner should."""
    audit.note(conn, now=now, staff_id=None, action="code_refused", entity="staff", entity_id=staff_id, detail=network)


def _turned_away(conn: Connection, email: str, action: str, now: datetime, network: str) -> None:
    query = select(StaffRow.staff_id).where(func.lower(StaffRow.email) == email.strip().lower())
    found = conn.execute(query).scalar_one_or_none()
    entity, which = (UNKNOWN, "") if found is None else ("staff", str(found))
    row = AuditRow
    same = (row.entity == entity, row.entity_id == which, row.action == action, row.detail == network)
    lately = conn.execute(select(exists().where(*same, row.at > now - audit.STILL))).scalar_one()
    if not lately or (found and action == "login_refused"):
        audit.note(conn, now=now, staff_id=None, action=action, entity=entity, entity_id=which, detail=network)
