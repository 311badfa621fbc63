"""A clinic in the database, patients with their conversations, and a look at what an act left behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from bot import desk
from bot.desk import Actor, Refused
from clinic.file import parse
from clinic.model import Appointment, Practice, Slot
from clinic.rules import Reason
from db import people, practice
from db.seed import seed
from db.tables import AppointmentRow, ContactRow, ConversationRow, OutboxRow
from tests.clinic.samples import FILE

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)  # Monday, 10:00 in New York
TUESDAY = datetime(2026, 12, 1, 15, tzinfo=UTC)  # 10:00 in New York, both doctors work
HALF_HOUR = timedelta(minutes=30)
STAFF = Actor("staff:7", "staff")
API = Actor("api:ab12cd34", "api")


def opened(conn: Connection, text: str = FILE) -> Practice:
    """The sample clinic, loaded."""
    seed(conn, parse(text), NOW)
    return practice.load(conn)


def patient(conn: Connection, name: str = "Maya Chen") -> int:
    return people.create(conn, now=NOW, actor="seed", name=name).id


def conversation(conn: Connection, patient_id: int, address: str = "+12125550142") -> tuple[int, Actor]:
    """(conversation, the patient who writes in it)."""
    made = insert(ContactRow).values(channel="sms", address=address).returning(ContactRow.contact_id)
    contact_id = conn.execute(made).scalar_one()
    people.link(conn, contact_id, patient_id)
    talk = insert(ConversationRow).values(contact_id=contact_id).returning(ConversationRow.conversation_id)
    return conn.execute(talk).scalar_one(), Actor(f"contact:{contact_id}", "sms")


def left(conn: Connection, appointment_id: int) -> list[str]:
    """The outbox rows of a visit in the order of writing: "email:change v2", "calendar of 1", "reminder:24h v1" …"""
    query = select(OutboxRow.kind, OutboxRow.payload, OutboxRow.version)
    rows = conn.execute(query.where(OutboxRow.appointment_id == appointment_id).order_by(OutboxRow.outbox_id))
    return [
        f"calendar of {row.payload['doctor_id']}"
        if row.kind == "calendar"
        else f"{row.kind}:{next(iter(row.payload.values()))} v{row.version}"
        for row in rows
    ]


def statuses(conn: Connection) -> list[tuple[str, datetime]]:
    """(status, start) of everything in the book, by start."""
    row = AppointmentRow
    found = conn.execute(select(row.status, row.appointment_date).order_by(row.appointment_date, row.appointment_id))
    return [(one.status, one.appointment_date) for one in found]


def lee(house: Practice) -> int:
    return house.doctors[0].id


def park(house: Practice) -> int:
    return house.doctors[1].id


def book(conn: Connection, house: Practice, patient_id: int, actor: Actor = STAFF, **changed: Any) -> Appointment:
    wanted: dict[str, Any] = {"doctor_id": lee(house), "visit_type": "checkup", "start": TUESDAY}
    return desk.book(conn, NOW, house, actor, patient_id=patient_id, **wanted | changed)


def refused(reason: Reason) -> Any:
    return pytest.raises(Refused, match=f"^{reason.value}$")


def hold(conn: Connection, house: Practice, talk: int, *starts: datetime, now: datetime = NOW) -> None:
    slots = [Slot(lee(house), start, start + HALF_HOUR) for start in starts]
    desk.hold(conn, now, house, conversation_id=talk, patient_id=None, visit_type="checkup", slots=slots)
