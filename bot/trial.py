"""An act of the desk tried and taken back: what it would tell the patient, word for word, before anybody decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import Connection

from bot import letters, mailer, telling
from bot.letters import LetterError, Template
from bot.settings import Settings, var
from bot.takeover import obstacle_of
from clinic.model import Appointment, Practice
from clinic.reminders import out_of_quiet
from conversations import sms
from conversations.notices import Event, useful_until
from db import addresses, outbox, people, told, visits
from db.told import Line
from db.visits import Visit

Why = Literal[
    "opted_out", "wrong_number", "unreachable", "no_number", "past", "quiet", "told", "no_email", "email_failed"
]  # fmt: skip
"""Why nothing goes one way: what is the matter with the address, or with the hour."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it would go: `at` is None for at once, `to` its address, `segments` those of an SMS."""

    way: str  # sms, whatsapp, telegram, email
    to: str
    language: str
    text: str
    subject: str = ""
    segments: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What the patient would be told, why not by text and why not by e-mail, and when she would be reminded."""

    messages: tuple[Message, ...]
    no_text: Why | None
    no_email: Why | None
    reminders: tuple[datetime, ...]


def preview(
    conn: Connection, now: datetime, house: Practice, settings: Settings, do: Callable[[], Appointment]
) -> Preview:
    """Runs `do`, an act of bot.desk with the patient told, looks at what it sets off, and undoes all of it.

    Raises whatever `do` raises: what cannot be done has no preview.
    """
    earlier = frozenset(outbox.written(conn))
    with conn.begin_nested() as trial:
        visit = visits.visit(conn, do().id)
        assert visit is not None  # it was changed this moment
        mine = frozenset(outbox.written(conn)) - earlier
        rows = [line for line in told.of_visit(conn, visit.appointment.id) if line.id in mine]
        text = _text(conn, now, house, visit, _first(rows, "notice"))
        email = _email(conn, now, house, settings, visit, _first(rows, "email"))
        trial.rollback()
    return Preview(
        messages=tuple(one for one in (text, email) if isinstance(one, Message)),
        no_text=None if isinstance(text, Message) else text,
        no_email=None if isinstance(email, Message) else email,
        reminders=tuple(line.due for line in rows if line.kind == "reminder"),
    )


def _first(rows: list[Line], kind: str) -> Line | None:
    return next((line for line in rows if line.kind == kind), None)


def _text(conn: Connection, now: datetime, house: Practice, visit: Visit, row: Line | None) -> Message | Why:
    missed = visit.appointment.status == "no_show"
    until = useful_until("missed", visit.appointment.start) if missed else visit.appointment.start
    if until <= now:
        return "past"
    due = out_of_quiet(house.clinic, now, until)
    if row is None or due is None:
        return "told" if missed and due else "quiet"
    contact = people.contact_for(conn, visit.patient.id)
    if contact is None:
        return _obstacle(conn, visit)
    words = telling.notice(conn, house, cast(Event, row.payload["event"]), visit, contact)
    return Message(
        way=contact.channel,
        to=contact.address,
        language=telling.language(conn, house, visit.patient.id, contact),
        text=words.text,
        segments=sms.segments(words.text) if contact.channel == "sms" else 0,
        at=due if due > now else None,
    )


def _obstacle(conn: Connection, visit: Visit) -> Why:
    """Why no address of hers may be written to."""
    known = addresses.contacts_of(conn, visit.patient.id)
    if visit.patient.phone and (own := addresses.at_address(conn, "sms", visit.patient.phone)):
        known.append(own)
    found = {why for one in known if (why := obstacle_of(one))}
    order: tuple[Why, ...] = ("opted_out", "wrong_number", "unreachable")
    return next((why for why in order if why in found), "no_number")


def _email(
    conn: Connection, now: datetime, house: Practice, settings: Settings, visit: Visit, row: Line | None
) -> Message | Why:
    mailbox = visits.mailbox(conn, visit.patient.id)
    if mailbox is None or mailbox.failed:
        return "email_failed" if mailbox else "no_email"
    template = cast(Template, row.payload["template"]) if row else "confirmation"
    if template != "cancellation" and visit.appointment.start <= now:
        return "past"
    letter = telling.letter(conn, house, template, visit, mailbox)
    try:
        made = letters.compose(letter, sender=mailer.sender(settings), written=now, overrides=var() / "mail")
    except LetterError:
        return "email_failed"
    body = made.get_body(("plain",))
    text = str(body.get_content()) if body else ""
    return Message("email", mailbox.email, letter.language, text.strip(), subject=str(made["Subject"]))
