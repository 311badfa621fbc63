"""Delivery receipts: what became of a message after its provider took it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot import undelivered
from bot.alarms import line_stopped, line_works
from bot.channels import verdicts
from bot.channels.base import SendError
from bot.channels.lines import lines_of, stopped_by
from db import outbox, reach, sending, visits
from db.lines import PROBE
from db.outbox import Spoken
from db.sending import Outbound

STATUSES: Mapping[str, str] = {
    "accepted": "queued",
    "scheduled": "queued",
    "queued": "queued",
    "sending": "queued",
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "undelivered": "failed",
    "failed": "failed",
    "canceled": "failed",
}
"""https://www.twilio.com/docs/messaging/api/message-resource#message-status-values"""
FOLLOWS: Mapping[str, frozenset[str]] = {
    "queued": frozenset({"sent", "delivered", "read", "failed"}),
    "sent": frozenset({"delivered", "read", "failed"}),
    "delivered": frozenset({"read"}),
    "read": frozenset(),
    "failed": frozenset(),
}
"""Receipts come in any order: what is on the right may take the place of what is on the left, and nothing else."""
LEFT = frozenset({"sent", "delivered", "read"})
"""A carrier has it: what Twilio itself drops, because the operator made a mistake, never gets so far."""
RESENDS = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=3))
"""A phone that was out of reach is tried again so long after the first, the second and the third try."""


def apply(
    conn: Connection,
    now: datetime,
    provider_id: str,
    status: str,
    error_code: str | None = None,
    *,
    message_id: int | None = None,
) -> str | None:
    """Notes one receipt of Twilio's; the message's new status, or None where it changes nothing or is about no message of ours.

    `message_id` is our own id of the message, for a receipt that outruns the provider's answer.
    """
    found = _message(conn, provider_id, message_id)
    told = STATUSES.get(status, "queued")
    if found is None or _goes_again(found, provider_id):
        return None
    if told in LEFT:
        line_works(conn, now, lines_of(found.channel, found.address), by_receipt=True)
    if told not in FOLLOWS[found.status]:
        return None
    if told == "failed":
        return _failed(conn, now, found, provider_id, _error(error_code, found))
    sending.received(conn, found.message_id, status=told, provider_id=provider_id, now=now)
    return told


def _message(conn: Connection, provider_id: str, message_id: int | None) -> Outbound | None:
    found = sending.by_provider(conn, "twilio", provider_id)
    if found is None and message_id is not None:
        found = sending.outbound(conn, message_id)
        # The receipt of an earlier try of a message that has gone again since.
        if found is not None and found.provider_id not in (None, provider_id):
            return None
    return found


def _goes_again(found: Outbound, provider_id: str) -> bool:
    """An earlier try has failed already and the message waits to be sent anew: its receipts are of no interest."""
    return found.status == "queued" and found.provider_id == provider_id


def _error(code: str | None, found: Outbound) -> SendError:
    verdict = verdicts.twilio(int(code)) if code and code.isdecimal() else verdicts.NO_REASON
    return verdicts.error(verdict, code=code, line=stopped_by(verdict, found.channel, found.address))


def _failed(conn: Connection, now: datetime, found: Outbound, provider_id: str, error: SendError) -> str:
    rows = outbox.behind(conn, found.message_id)
    if error.kind == "operator":
        line_stopped(conn, now, error, by_receipt=True)
        return _again(conn, found, provider_id, rows, error, now + PROBE)
    if error.effect == "closed" and found.channel == "whatsapp" and any(row.kind != "message" for row in rows):
        return _turned_away(conn, now, found, rows, error)
    tries = max((row.attempts for row in rows), default=1)
    if error.kind == "temporary" and tries <= len(RESENDS):
        return _again(conn, found, provider_id, rows, error, now + RESENDS[tries - 1])
    sending.failed(conn, found.message_id, code=error.code, words=error.words)
    _another_way(conn, now, found, rows, error)
    return "failed"


def _turned_away(conn: Connection, now: datetime, found: Outbound, rows: Sequence[Spoken], error: SendError) -> str:
    """The rows that became the message are judged anew at once, and find another way."""
    sending.failed(conn, found.message_id, code=error.code, words=error.words)
    sending.void(conn, [row.appointment_id or 0 for row in rows], now, conversation_id=found.conversation_id)
    reach.closed(conn, found.contact_id, now)
    outbox.reopen(conn, [row.outbox_id for row in rows], due=now, code=error.code, error=error.words)
    return "failed"


def _again(
    conn: Connection, found: Outbound, provider_id: str, rows: Sequence[Spoken], error: SendError, due: datetime
) -> str:
    """The rows that became the message are judged anew when they are due; a reply to a message gets a row of its own."""
    sending.requeue(conn, found.message_id, provider_id=provider_id, code=error.code, words=error.words)
    if rows:
        outbox.reopen(conn, [row.outbox_id for row in rows], due=due, code=error.code, error=error.words)
    else:
        outbox.add(conn, "message", due=due, conversation_id=found.conversation_id, message_id=found.message_id)
    return "queued"


def _another_way(conn: Connection, now: datetime, found: Outbound, rows: Sequence[Spoken], error: SendError) -> None:
    about = [row for row in rows if row.appointment_id is not None]
    undelivered.text_refused(
        conn,
        now,
        error,
        contact_id=found.contact_id,
        conversation_id=found.conversation_id,
        appointment_id=about[0].appointment_id if about else None,
    )
    reminders = [row for row in about if row.kind == "reminder"]
    sending.void(conn, [row.appointment_id or 0 for row in reminders], now, conversation_id=found.conversation_id)
    for row in reminders:
        visit = visits.visit(conn, row.appointment_id or 0)
        if (
            visit is not None
            and visit.appointment.start > now
            and visit.appointment.status in ("scheduled", "confirmed")
        ):
            undelivered.reminder_by_email(conn, now, visit, str(row.payload.get("offset", "")), None)
