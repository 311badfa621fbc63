"""The mailbox: an e-mail as it would have gone, taken apart for reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_string, policy
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

from flask import Response, abort, make_response, render_template
from icalendar import Calendar

from db import simulated
from web import desk
from web.times import Times

if TYPE_CHECKING:
    from bot.runtime import Runtime

# The rendered e-mail is somebody else's page inside of ours: no script, no origin, nothing fetched, only its own inline styles.
BODY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"


@dataclass(frozen=True, slots=True)
class Parts:
    """An e-mail taken apart. `invitation` holds (name of a text, value)."""

    sender: str
    html: str
    text: str
    invitation: tuple[tuple[str, str], ...]


def find(runtime: Runtime, mail_id: int) -> simulated.Mail:
    """The e-mail; 404 for one that does not exist."""
    with runtime.engine.begin() as conn:
        found = simulated.mail(conn, mail_id)
    return found or abort(404)


def reader(runtime: Runtime, mail_id: int) -> str:
    """The e-mail opened, as HTML for a dialog."""
    mail = find(runtime, mail_id)
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
    parts = taken_apart(mail.raw, at.times)
    return render_template("simulator/mail.html", mail=mail, parts=parts, at=at)


def body(runtime: Runtime, mail_id: int) -> Response:
    """The e-mail's HTML, as a page of its own for a sandboxed frame."""
    parts = taken_apart(find(runtime, mail_id).raw, None)
    headers = {"Content-Security-Policy": BODY_POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return make_response(parts.html, headers | {"Content-Type": "text/html; charset=utf-8"})


def taken_apart(raw: str, times: Times | None) -> Parts:
    """The parts of an e-mail; `times` None leaves the invitation out."""
    message = message_from_string(raw, policy=policy.default)
    invitation = _content(message, "text/calendar")
    return Parts(
        sender=str(message.get("From", "")),
        html=_content(message, "text/html"),
        text=_content(message, "text/plain"),
        invitation=tuple(_invitation(invitation, times)) if invitation and times else (),
    )


def _content(message: EmailMessage, kind: str) -> str:
    found = next((part for part in message.walk() if part.get_content_type() == kind), None)
    if found is None:
        return ""
    content = found.get_content()
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else str(content)


def _invitation(text: str, times: Times) -> list[tuple[str, str]]:
    calendar = Calendar.from_ical(text)
    event = next(iter(calendar.walk("VEVENT")), None)
    if event is None:
        return []
    told = {
        "invite_method": calendar.get("METHOD"),
        "invite_summary": event.get("SUMMARY"),
        "invite_start": _when(event.get("DTSTART"), times),
        "invite_end": _when(event.get("DTEND"), times),
        "invite_where": event.get("LOCATION"),
        "invite_status": event.get("STATUS"),
        "invite_sequence": event.get("SEQUENCE"),
    }
    return [(name, str(value)) for name, value in told.items() if value is not None and str(value)]


def _when(value: Any, times: Times) -> str | None:
    at = getattr(value, "dt", None)
    if isinstance(at, datetime):
        return times.moment(at)
    return times.day(at) if isinstance(at, date) else None
