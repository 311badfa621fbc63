"""A visit as an event of the doctor's own calendar, in the words of Google's Calendar v3."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from clinic.model import Appointment, Clinic, VisitType
from conversations.wording import word

OURS = "reception"
"""The private property by which an event is known as ours; its value is the appointment's id."""


def event_id(salt: str, appointment_id: int) -> str:
    """The visit's id in any calendar: base32hex in small letters, as Google asks, so that a repeat finds the same event."""
    digest = hashlib.sha256(f"{salt}:event:{appointment_id}".encode()).digest()
    return "v" + base64.b32hexencode(digest[:20]).decode().rstrip("=").lower()


def body(
    appointment: Appointment, clinic: Clinic, kind: VisitType | None, *, patient: str, language: str
) -> dict[str, Any]:
    """The event."""
    return {
        "summary": title(kind, patient, language),
        "location": ", ".join(part for part in (clinic.name, clinic.address) if part),
        "start": _moment(appointment.start, clinic),
        "end": _moment(appointment.end, clinic),
        "status": "confirmed",  # brings back one that had been deleted
        "transparency": "opaque",
        "extendedProperties": {"private": {OURS: str(appointment.id)}},
    }


def title(kind: VisitType | None, patient: str, language: str) -> str:
    """What a visit is called in the doctor's calendar. A sensitive kind is never named."""
    return f"{_kind(kind, language)} – {patient}"


def _kind(kind: VisitType | None, language: str) -> str:
    if kind is None or kind.sensitive:
        return word("visit", language).capitalize()
    return kind.name.get(language) or next(iter(kind.name.values()))


def _moment(at: Any, clinic: Clinic) -> dict[str, str]:
    return {"dateTime": at.astimezone(clinic.zone).isoformat(), "timeZone": clinic.timezone}
