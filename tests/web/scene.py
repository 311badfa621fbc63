"""Small scenes for the pages' tests: a clinic, patients, talks and visits, made by the house's own functions."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import desk
from clinic.file import parse
from clinic.model import Appointment
from db import conversations, people, practice, seed
from tests.clinic.samples import FILE

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # a Monday, 10 o'clock in New York
TUESDAY_3_PM = datetime(2026, 12, 1, 20, 0, tzinfo=UTC)

_ids = itertools.count(1)
ZONE = ZoneInfo("America/New_York")


def a_monday() -> datetime:
    """Ten o'clock on the first Monday of next June: for tests on the real clock, whenever they run; no clinic is closed then."""
    first = datetime(datetime.now(ZONE).year + 1, 6, 1, 10, tzinfo=ZONE)
    return first + timedelta(days=-first.weekday() % 7)


@dataclass(frozen=True)
class Talk:
    """A conversation that has begun."""

    id: int
    contact_id: int
    patient_id: int | None


def furnish(conn: Connection, now: datetime = NOW) -> None:
    """A clinic with two doctors."""
    seed.seed(conn, parse(FILE), now)


def talk(
    conn: Connection,
    *said: str,
    name: str | None = "Maya Chen",
    address: str = "+12125550142",
    channel: str = "sms",
    now: datetime = NOW,
) -> Talk:
    """A talk with one answer to each thing said; `name` None for a stranger."""
    opened = conversations.open_(
        conn, channel=channel, address=address, phone=None, provider="simulator", provider_id="", now=now
    )
    patient_id = None
    if name is not None:
        patient_id = people.create(conn, now=now, actor=f"contact:{opened.contact_id}", name=name).id
        people.link(conn, opened.contact_id, patient_id, "self")
    for words in said:
        hear(conn, opened.conversation_id, words, now)
    return Talk(opened.conversation_id, opened.contact_id, patient_id)


def hear(
    conn: Connection,
    conversation_id: int,
    words: str,
    now: datetime = NOW,
    understood: Mapping[str, object] = MappingProxyType({}),
) -> None:
    """The patient says something and is answered."""
    conversations.keep(
        conn,
        conversation_id,
        provider="simulator",
        provider_id=f"in:{next(_ids)}",
        body=words,
        media=[],
        understood=understood,
        state="idle",
        data={},
        reply=f"You said: {words}",
        buttons=None,
        segments=1,
        now=now,
    )


def visit(conn: Connection, patient_id: int, start: datetime = TUESDAY_3_PM, *, now: datetime = NOW) -> Appointment:
    """A check-up with Dr. Lee."""
    house = practice.load(conn)
    lee = house.doctors[0].id
    return desk.book(
        conn,
        now,
        house,
        desk.Actor("contact:1", "sms"),
        patient_id=patient_id,
        doctor_id=lee,
        visit_type="checkup",
        start=start,
    )
