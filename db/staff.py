"""The people of the clinic who log in: accounts, passwords (argon2id), and sessions that can be ended all at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Literal, cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from email_validator import EmailNotValidError, validate_email
from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from db.tables import StaffRow

Role = Literal["staff", "admin"]
ROLES: tuple[Role, ...] = ("staff", "admin")
SHORTEST, LONGEST = 10, 200  # characters of a password; the upper end keeps a huge one from eating the processor

# The second of the settings that OWASP's Password Storage Cheat Sheet names for argon2id: 19 MiB a login, where the
# library's own 64 MiB would take half of what a web process may use.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)


class StaffError(ValueError):
    """What is wrong with an account or a password that somebody wants to give: one line, for the person who typed it."""


class Taken(StaffError):
    """Somebody logs in with this e-mail already."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in. A session names `epoch`; it ends when the account's own has grown past it."""

    id: int
    email: str
    role: Role
    epoch: int = 0


def add(conn: Connection, email: str, password: str, role: str = "staff") -> int:
    """Makes an account and gives its id. Raises StaffError: no address, a bad password, an unknown role, a second account."""
    if role not in ROLES:
        raise StaffError(f"{role!r} is no role: {' or '.join(ROLES)}")
    values = {"email": address(email), "password_hash": _HASHER.hash(good(password)), "role": role}
    try:
        with conn.begin_nested():
            return conn.execute(insert(StaffRow).values(values).returning(StaffRow.staff_id)).scalar_one()
    except IntegrityError:
        raise Taken(f"{values['email']} has an account already") from None


def verify(conn: Connection, email: str, password: str) -> Account | None:
    """The account that this e-mail and password open, or None; an unknown e-mail takes as long as a wrong password."""
    row = conn.execute(
        select(StaffRow.__table__).where(func.lower(StaffRow.email) == email.strip().lower(), StaffRow.active)
    ).one_or_none()
    kept = row.password_hash if row else _nobody()
    if not _matches(kept, password) or row is None:
        return None
    if _HASHER.check_needs_rehash(kept):
        _write_hash(conn, row.staff_id, password)
    return _account(row)


def get(conn: Connection, staff_id: int) -> Account | None:
    """An account that may still log in, or None."""
    row = conn.execute(select(StaffRow.__table__).where(StaffRow.staff_id == staff_id, StaffRow.active)).one_or_none()
    return _account(row) if row else None


def logged_in(conn: Connection, staff_id: int, now: datetime) -> None:
    """Notes when an account was opened last."""
    conn.execute(update(StaffRow).where(StaffRow.staff_id == staff_id).values(last_login_at=now))


def set_password(conn: Connection, staff_id: int, password: str) -> None:
    """Gives a new password and ends every session of the account. Raises StaffError."""
    _write_hash(conn, staff_id, good(password))
    end_sessions(conn, staff_id)


def end_sessions(conn: Connection, staff_id: int) -> None:
    """Logs the account out everywhere."""
    conn.execute(update(StaffRow).where(StaffRow.staff_id == staff_id).values(session_epoch=StaffRow.session_epoch + 1))


@cache
def _nobody() -> str:
    """A hash to compare with for an account that does not exist; made by whoever asks first: it takes 40 ms."""
    return _HASHER.hash("the password of an account that does not exist")


def _matches(kept: str, password: str) -> bool:
    if len(password) > LONGEST:
        return False
    try:
        return _HASHER.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def _write_hash(conn: Connection, staff_id: int, password: str) -> None:
    hashed = _HASHER.hash(password)
    conn.execute(update(StaffRow).where(StaffRow.staff_id == staff_id).values(password_hash=hashed))


def address(email: str) -> str:
    """The e-mail address as it is kept. Raises StaffError."""
    try:
        # Names such as desk@clinic.example are an administrator's own affair: no look-up, and reserved ones are fine.
        return validate_email(email.strip(), check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise StaffError(f"{email.strip()!r} is no e-mail address") from None


def good(password: str) -> str:
    """The password, if it may be one. Raises StaffError."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise StaffError(f"a password has {SHORTEST} to {LONGEST} characters")
    return password


def _account(row: Row[tuple[object, ...]]) -> Account:
    return Account(id=row.staff_id, email=row.email, role=cast(Role, row.role), epoch=row.session_epoch)
