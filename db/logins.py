"""How often somebody has tried to log in lately, and when the next try is due: counted where every web process sees it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, text

from db.tables import LoginAttemptRow

WINDOW = timedelta(minutes=15)

# What is counted -> how many tries a window. One address that tries one account is stopped first; the wider two stop an
# address that goes through accounts and an account that is tried from everywhere, and leave room for a clinic behind one address.
LIMITS: Mapping[str, int] = {"pair": 5, "address": 30, "account": 50}
# Six digits are soon tried through, and whoever is asked for them has given the password already.
CODE_LIMITS: Mapping[str, int] = {"pair": 5, "address": 30, "account": 10}


def attempt(
    conn: Connection, email: str, address: str, now: datetime, limits: Mapping[str, int] = LIMITS
) -> datetime | None:
    """Counts one try before the password is looked at; when there were too many, counts none and gives the moment of the next.

    Commit before the password is checked, so that tries at the same moment see each other.
    """
    keys = _keys(email, address)
    for key in sorted(keys.values()):
        conn.execute(text("select pg_advisory_xact_lock(hashtextextended(:key, 0))"), {"key": key})
    waits = [wait for name, key in keys.items() if (wait := _wait(conn, key, limits[name], now))]
    if waits:
        return max(waits)
    conn.execute(insert(LoginAttemptRow), [{"key": key, "at": now} for key in keys.values()])
    return None


def forget(conn: Connection, email: str, address: str) -> None:
    """The right password was given: this address's tries at this account count no more, and this try counts nowhere.

    Else thirty colleagues behind one router would shut each other out on a Monday morning.
    """
    keys = _keys(email, address)
    conn.execute(delete(LoginAttemptRow).where(LoginAttemptRow.key == keys.pop("pair")))
    for key in keys.values():
        newest = select(func.max(LoginAttemptRow.attempt_id)).where(LoginAttemptRow.key == key).scalar_subquery()
        conn.execute(delete(LoginAttemptRow).where(LoginAttemptRow.attempt_id == newest))


def sweep(conn: Connection, now: datetime) -> None:
    """Removes tries that count no more."""
    conn.execute(delete(LoginAttemptRow).where(LoginAttemptRow.at <= now - WINDOW))


def _wait(conn: Connection, key: str, limit: int, now: datetime) -> datetime | None:
    """When the oldest of the last `limit` tries leaves the window; None while there were fewer."""
    row = LoginAttemptRow
    tries = select(row.at).where(row.key == key, row.at > now - WINDOW).order_by(row.at.desc()).limit(limit).subquery()
    count, oldest = conn.execute(select(func.count(), func.min(tries.c.at))).one()
    return oldest + WINDOW if count >= limit else None


def _keys(email: str, address: str) -> dict[str, str]:
    """The counters of a try; digests, so that the table holds no address."""
    account = email.strip().lower()
    named = {"pair": f"{account} {address}", "address": address, "account": account}
    return {name: hashlib.sha256(f"{name} {value}".encode()).hexdigest() for name, value in named.items()}
