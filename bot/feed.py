"""A doctor's visits as an iCalendar feed (RFC 5545, RFC 7986) that any calendar program can subscribe to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from bot import events
from bot.invitation import PRODUCT, uid
from clinic.hours import at
from clinic.model import Practice
from db.feeds import Entry

BACK = timedelta(days=30)
AGAIN = "PT15M"
"""How often a calendar program should look again; many have a mind of their own."""
LOOKS = 1  # grows when the same visits would read otherwise: programs then fetch what they believe they have


@dataclass(frozen=True, slots=True)
class Feed:
    """All that a feed is made of. `domain` and `salt` make the visits' names, the same as in the patients' invitations."""

    practice: Practice
    doctor: str
    entries: Sequence[Entry]
    salt: str
    domain: str


def window(practice: Practice, now: datetime) -> tuple[datetime, datetime]:
    """What a feed shows: whole days at the clinic, from thirty days ago to the last day that can be booked."""
    zone = practice.clinic.zone
    today = now.astimezone(zone).date()
    last = (now + practice.clinic.horizon).astimezone(zone).date()
    return at(today - BACK, time(0), zone), at(last + timedelta(days=1), time(0), zone)


def tag(feed: Feed) -> str:
    """Names this very content, without its having to be written out."""
    said = [str(LOOKS), str(feed.practice.version), feed.doctor, feed.salt, feed.domain]
    said += [repr((each.appointment, each.patient, each.changed)) for each in feed.entries]
    return hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def render(feed: Feed) -> bytes:
    """The feed as text/calendar."""
    clinic = feed.practice.clinic
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):  # RFC 7986's, and what programs knew before it
        calendar.add(name, f"{feed.doctor} – {clinic.name}")
    calendar.add("x-wr-timezone", clinic.timezone)
    calendar.add("refresh-interval", timedelta(minutes=15), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", AGAIN)
    for event in _events(feed):
        calendar.add_component(event)
    if feed.entries:
        first, last = feed.entries[0].appointment.start, feed.entries[-1].appointment.end
        calendar.add_missing_timezones(date(first.year - 1, 1, 1), date(last.year + 2, 1, 1))
    return bytes(calendar.to_ical())


def _events(feed: Feed) -> Iterator[Event]:
    clinic = feed.practice.clinic
    place = ", ".join(part for part in (clinic.name, clinic.address) if part)
    for each in feed.entries:
        visit = each.appointment
        kind = feed.practice.visit_type(visit.visit_type)
        event = Event()
        event.add("uid", uid(feed.salt, visit.id, feed.domain))
        event.add("dtstamp", each.changed.astimezone(UTC))
        event.add("last-modified", each.changed.astimezone(UTC))
        event.add("sequence", visit.version - 1)
        event.add("dtstart", visit.start.astimezone(clinic.zone))
        event.add("dtend", visit.end.astimezone(clinic.zone))
        event.add("summary", events.title(kind, each.patient, clinic.languages[0]))
        event.add("location", place)
        event.add("status", "CONFIRMED")
        event.add("transp", "OPAQUE")
        yield event
