"""The second factor of an account: a code from a telephone, or one of ten recovery codes where the telephone is lost."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from db import history, totp
from db.tables import RecoveryCodeRow, StaffRow

CODES = 10
_SHAPE = 4  # letters a group


@dataclass(frozen=True, slots=True)
class Factor:
    """`since` is None where there is none; `codes` is how many recovery codes are left."""

    since: datetime | None
    codes: int


def factor(conn: Connection, staff_id: int) -> Factor:
    left = select(func.count()).where(RecoveryCodeRow.staff_id == staff_id, RecoveryCodeRow.used_at.is_(None))
    since = conn.execute(select(StaffRow.totp_since).where(StaffRow.staff_id == staff_id)).scalar_one_or_none()
    return Factor(since, conn.execute(left).scalar_one() if since else 0)


def begin(conn: Connection, staff_id: int) -> str:
    """A new secret to be shown once. Nothing is asked for at the next login until `prove` has seen a code of it."""
    secret = totp.new_secret()
    mine = update(StaffRow).where(StaffRow.staff_id == staff_id, StaffRow.totp_since.is_(None))
    if not conn.execute(mine.values(totp_secret=secret, totp_step=0)).rowcount:
        raise LookupError(f"no account {staff_id} without a second factor")
    return secret


def unproven(conn: Connection, staff_id: int) -> str | None:
    """The secret that was begun with and that no code has proven yet."""
    row = StaffRow
    query = select(row.totp_secret).where(row.staff_id == staff_id, row.totp_since.is_(None))
    return conn.execute(query).scalar_one_or_none()


def prove(
    conn: Connection, staff_id: int, typed: str, *, now: datetime, phone: datetime | None = None
) -> list[str] | None:
    """Turns the second factor on with a first code; the recovery codes, to be shown once, or None for a wrong code.

    `phone` is the time on a telephone where it is another than `now`: in development the house's clock may be moved ahead.
    """
    row = _locked(conn, staff_id)
    if row.totp_secret is None or row.totp_since is not None:
        return None
    step = totp.step_of(row.totp_secret, typed, phone or now, row.totp_step)
    if step is None:
        return None
    _set(conn, staff_id, totp_since=now, totp_step=step)
    _remember(conn, staff_id, now, "second_factor_on")
    return new_codes(conn, staff_id, now=now)


def check(conn: Connection, staff_id: int, typed: str, *, now: datetime, phone: datetime | None = None) -> bool:
    """Whether the code opens the account, which it does once: one of the telephone, or a recovery code.

    True where no second factor is on. Count the tries before (db.logins): six digits can be guessed by who may try for ever.
    """
    row = _locked(conn, staff_id)
    if row.totp_since is None:
        return True
    step = totp.step_of(row.totp_secret or "", typed, phone or now, row.totp_step)
    if step is not None:
        _set(conn, staff_id, totp_step=step)
        return True
    return _use(conn, staff_id, typed, now)


def turn_off(conn: Connection, staff_id: int, *, now: datetime, actor: str) -> bool:
    """Takes the second factor away, also for a colleague who lost everything; False where there is none."""
    mine = update(StaffRow).where(StaffRow.staff_id == staff_id, StaffRow.totp_since.is_not(None))
    if not conn.execute(mine.values(totp_secret=None, totp_since=None, totp_step=0)).rowcount:
        return False
    conn.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.staff_id == staff_id))
    history.add(conn, now=now, actor=actor, action="second_factor_off", entity="staff", entity_id=staff_id)
    return True


def new_codes(conn: Connection, staff_id: int, *, now: datetime) -> list[str]:
    """Ten recovery codes in the place of the old ones, to be shown once."""
    codes = [_new_code() for _ in range(CODES)]
    conn.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.staff_id == staff_id))
    conn.execute(insert(RecoveryCodeRow), [{"staff_id": staff_id, "code_hash": _digest(code)} for code in codes])
    _remember(conn, staff_id, now, "recovery_codes_made")
    return codes


def _use(conn: Connection, staff_id: int, typed: str, now: datetime) -> bool:
    row = RecoveryCodeRow
    mine = update(row).where(row.staff_id == staff_id, row.code_hash == _digest(typed), row.used_at.is_(None))
    if not conn.execute(mine.values(used_at=now)).rowcount:
        return False
    _remember(conn, staff_id, now, "recovery_code_used")
    return True


def _new_code() -> str:
    """80 bits, so that a plain digest keeps them: "ABCD-EFGH-JKLM-NPQR"."""
    letters = base64.b32encode(secrets.token_bytes(10)).decode()
    return "-".join(letters[place : place + _SHAPE] for place in range(0, len(letters), _SHAPE))


def _digest(code: str) -> str:
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()


def _locked(conn: Connection, staff_id: int) -> Any:
    """The account, so that one code cannot be used twice at one moment. Raises LookupError."""
    row = StaffRow
    query = select(row.totp_secret, row.totp_since, row.totp_step).where(row.staff_id == staff_id)
    found = conn.execute(query.with_for_update()).one_or_none()
    if found is None:
        raise LookupError(f"no account {staff_id}")
    return found


def _set(conn: Connection, staff_id: int, **values: object) -> None:
    conn.execute(update(StaffRow).where(StaffRow.staff_id == staff_id).values(**values))


def _remember(conn: Connection, staff_id: int, now: datetime, action: str) -> None:
    actor = f"staff:{staff_id}"
    history.add(conn, now=now, actor=actor, action=action, entity="staff", entity_id=staff_id)
