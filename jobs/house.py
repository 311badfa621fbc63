"""What is to be kept in order every minute: times that nobody took, answers that nobody asks for again, calendars to read."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from db import housekeeping, idempotency, logins, outbox, webhooks

if TYPE_CHECKING:
    from bot.runtime import Runtime

READ_EVERY = timedelta(minutes=1)
"""How often a calendar is read though it did not say that it changed: Google's notices are a courtesy."""


def keep(runtime: Runtime, now: datetime, at: datetime) -> None:
    """One minute's work, as if it were `at`; what it leaves to the workers is due `now`. Two at once do no harm."""
    with runtime.engine.begin() as conn:
        housekeeping.expired_holds(conn, at)
        idempotency.forget(conn, at)
        logins.sweep(conn, at)
        housekeeping.old_readings(conn, at)
        webhooks.sweep(conn, at)
        if runtime.settings.google_service_account_file is not None:
            read_calendars(conn, now, at)


def read_calendars(conn: Connection, now: datetime, at: datetime) -> None:
    """Writes that every doctor's calendar is to be read, once in `READ_EVERY` of the time that `at` tells."""
    turn = int(at.timestamp() // READ_EVERY.total_seconds())
    for doctor_id in housekeeping.with_calendar(conn):
        key = f"calendar_sync:{doctor_id}:{turn}"
        outbox.add(conn, "calendar_sync", due=now, payload={"doctor_id": doctor_id}, key=key)
