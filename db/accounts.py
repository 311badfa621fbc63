"""The accounts of the clinic's people as an administrator sees and changes them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from db import history, staff
from db.staff import ROLES, StaffError
from db.tables import StaffRow


class LastAdministrator(StaffError):
    """Nobody would be left to let others in."""


@dataclass(frozen=True, slots=True)
class Colleague:
    id: int
    email: str
    role: str
    active: bool
    created_at: datetime
    last_login_at: datetime | None
    second_factor: bool


def everyone(conn: Connection) -> tuple[Colleague, ...]:
    """All accounts, the closed ones last, by e-mail."""
    query = _ALL.order_by(StaffRow.active.desc(), func.lower(StaffRow.email))
    return tuple(Colleague(*each) for each in conn.execute(query))


def one(conn: Connection, staff_id: int) -> Colleague | None:
    row = conn.execute(_ALL.where(StaffRow.staff_id == staff_id)).one_or_none()
    return Colleague(*row) if row else None


_ALL = select(
    StaffRow.staff_id,
    StaffRow.email,
    StaffRow.role,
    StaffRow.active,
    StaffRow.created_at,
    StaffRow.last_login_at,
    StaffRow.totp_since.is_not(None),
)


def open_(conn: Connection, email: str, role: str, *, now: datetime, actor: str) -> int:
    """An account whose password nobody knows yet: db.resets brings its owner in. Raises StaffError."""
    staff_id = staff.add(conn, email, secrets.token_urlsafe(32), role)
    history.add(conn, now=now, actor=actor, action="added", entity="staff", entity_id=staff_id, after={"role": role})
    return staff_id


def change(
    conn: Connection, staff_id: int, *, now: datetime, actor: str, role: str | None = None, active: bool | None = None
) -> bool:
    """Gives another role, closes an account (and ends its sessions) or opens it again; False where nothing changes.

    Raises StaffError for an unknown account or role, and where no administrator would be left.
    """
    if role not in (None, *ROLES):
        raise StaffError(f"{role!r} is no role: {' or '.join(ROLES)}")
    rows = {one.staff_id: one for one in conn.execute(_LOCKED)}
    if staff_id not in rows:
        raise StaffError(f"no account {staff_id}")
    was = {"role": rows[staff_id].role, "active": rows[staff_id].active}
    wanted: dict[str, Any] = {"role": role or was["role"], "active": was["active"] if active is None else active}
    before, after = history.difference(was, wanted)
    if not after:
        return False
    others = any(one.role == "admin" and one.active for one in rows.values() if one.staff_id != staff_id)
    if not others and wanted != {"role": "admin", "active": True}:
        raise LastAdministrator("this is the only administrator")
    _write(conn, staff_id, after)
    history.add(
        conn, now=now, actor=actor, action="changed", entity="staff", entity_id=staff_id, before=before, after=after
    )
    return True


def change_password(conn: Connection, staff_id: int, password: str, *, now: datetime) -> None:
    """One's own password, given anew; ends every session of the account. Raises StaffError."""
    staff.set_password(conn, staff_id, password)
    actor = f"staff:{staff_id}"
    history.add(conn, now=now, actor=actor, action="password_changed", entity="staff", entity_id=staff_id)


def log_out_everywhere(conn: Connection, staff_id: int, *, now: datetime, actor: str) -> None:
    """Ends every session of the account."""
    staff.end_sessions(conn, staff_id)
    history.add(conn, now=now, actor=actor, action="logged_out_everywhere", entity="staff", entity_id=staff_id)


_LOCKED = select(StaffRow.staff_id, StaffRow.role, StaffRow.active).order_by(StaffRow.staff_id).with_for_update()


def _write(conn: Connection, staff_id: int, values: dict[str, Any]) -> None:
    conn.execute(update(StaffRow).where(StaffRow.staff_id == staff_id).values(values))
    if values.get("active") is False:
        staff.end_sessions(conn, staff_id)
