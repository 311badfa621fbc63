"""Every kind of outbox row and who does it: a small function each, one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from jobs.kinds.calendar import calendar, calendar_sync
from jobs.kinds.email import email
from jobs.kinds.message import message
from jobs.kinds.notice import notice
from jobs.kinds.reminder import one_at_a_time, reminder
from jobs.kinds.staff_email import staff_email
from jobs.kinds.webhook import webhook
from jobs.steps import Kind

KINDS: Mapping[str, Kind] = {
    "email": email,
    "calendar": calendar,
    "calendar_sync": calendar_sync,
    "reminder": reminder,
    "notice": notice,
    "message": message,
    "staff_email": staff_email,
    "webhook": webhook,
}

FIRST: Mapping[str, Callable[[Connection, int], None]] = {"reminder": one_at_a_time}
"""What must be locked before a row of the kind is claimed."""
