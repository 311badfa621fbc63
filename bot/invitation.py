"""A visit as an iCalendar object (RFC 5545) that mail programs offer to put into the calendar (iTIP, RFC 5546)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from typing import Literal

from icalendar import Alarm, Calendar, Event, vCalAddress

from clinic.model import Appointment, Clinic

Method = Literal["REQUEST", "CANCEL"]
PRODUCT = "-//Clinic Receptionist//EN"


def uid(salt: str, appointment_id: int, domain: str) -> str:
    """The visit's name in every calendar, for ever the same and nobody else's."""
    digest = hashlib.sha256(f"{salt}:{appointment_id}".encode()).hexdigest()[:20]
    return f"visit-{appointment_id}-{digest}@{domain}"


def invitation(
    method: Method,
    appointment: Appointment,
    clinic: Clinic,
    *,
    uid: str,
    title: str,
    description: str,
    organizer: Address,
    attendees: Sequence[Address],
    stamp: datetime,
) -> bytes:
    """The .ics of a visit. SEQUENCE is the visit's version less one: it grows with every move and cancellation."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("sequence", appointment.version - 1)
    event.add("dtstart", appointment.start.astimezone(clinic.zone))
    event.add("dtend", appointment.end.astimezone(clinic.zone))
    event.add("summary", title)
    event.add("description", description)
    event.add("location", ", ".join(part for part in (clinic.name, clinic.address) if part))
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event.add("transp", "OPAQUE")
    event["organizer"] = _party(organizer)
    for attendee in attendees:
        event.add("attendee", _party(attendee, **_ATTENDEE))
    if method == "REQUEST":
        event.add_component(_alarm(title))
    calendar.add_component(event)
    # The whole century of a zone's changes would be ten times the rest.
    year = timedelta(days=366)
    calendar.add_missing_timezones((appointment.start - year).date(), (appointment.end + year).date())
    return bytes(calendar.to_ical())


# Answers would go to a mailbox that nobody's program reads: none is asked for.
_ATTENDEE = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "ACCEPTED", "RSVP": "FALSE", "CUTYPE": "INDIVIDUAL"}


def _party(address: Address, **params: str) -> vCalAddress:
    party = vCalAddress(f"mailto:{address.addr_spec}")
    if address.display_name:
        party.params["CN"] = address.display_name
    party.params.update(params)
    return party


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(hours=-2))
    return alarm
