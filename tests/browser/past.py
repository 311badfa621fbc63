"""Six weeks behind the demo clinic, written straight into the tables, so that the charts have something to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, insert

from db import people
from db.tables import (
    AppointmentRow,
    AttentionRow,
    ContactRow,
    ConversationRow,
    MessageRow,
    OutboxRow,
    QuestionRow,
)

DAYS, PATIENTS, ADDRESSES = 42, 120, 60
VISITS_A_DAY, TALKS_A_DAY = (8, 16), (9, 18)
HALF_HOUR = timedelta(minutes=30)
HOURS = (
    7,
    8,
    8,
    9,
    9,
    9,
    10,
    10,
    11,
    12,
    13,
    14,
    15,
    16,
    17,
    18,
    20,
    21,
)  # people write when they open, and after supper
STRANGE = ("do you have the blue form", "my cousin said ask for the other place", "is it the thing from before")


@dataclass
class Past:
    """Invents with one seed: the same past each time."""

    conn: Connection
    now: datetime  # local
    doctors: Sequence[int]
    chance: Random

    def __post_init__(self) -> None:
        self.patients = [
            people.create(self.conn, now=self.now, actor="seed", name=f"Patient {n}", phone=f"+1212555{n:04}").id
            for n in range(PATIENTS)
        ]
        self.talks = [self._talk(n) for n in range(ADDRESSES)]

    def _talk(self, n: int) -> int:
        channel = self.chance.choice(("sms", "sms", "sms", "whatsapp", "telegram"))
        contact = self._add(ContactRow, ContactRow.contact_id, channel=channel, address=f"+1646555{n:04}")
        # Long ago: the list of conversations begins with those of the pictures.
        old = self.now - timedelta(days=DAYS)
        return self._add(ConversationRow, ConversationRow.conversation_id, contact_id=contact, updated_at=old)

    def _add(self, table: Any, key: Any, **values: object) -> int:
        return int(self.conn.execute(insert(table).values(**values).returning(key)).scalar_one())

    def one_of(self, weights: dict[str, int]) -> str:
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def live(self) -> None:
        """Every working day: visits with their reminders, and talks."""
        for back in range(DAYS, 0, -1):
            day = (self.now - timedelta(days=back)).replace(hour=0, minute=0)
            if day.weekday() < 5:
                for n in range(self.chance.randint(*VISITS_A_DAY)):
                    self._visit(day, n)
            for _ in range(self.chance.randint(*TALKS_A_DAY) // (1 if day.weekday() < 5 else 3)):
                self._said(day + timedelta(hours=self.chance.choice(HOURS), minutes=self.chance.randrange(60)))

    def _visit(self, day: datetime, n: int) -> None:
        start = day + timedelta(hours=9) + HALF_HOUR * (n // len(self.doctors))
        booked = start - timedelta(days=self.chance.randint(1, 14))
        visit = self._add(
            AppointmentRow, AppointmentRow.appointment_id,
            patient_id=self.chance.choice(self.patients), doctor_id=self.doctors[n % len(self.doctors)],
            appointment_date=start, ends_at=start + HALF_HOUR, blocked_until=start + HALF_HOUR, visit_type="checkup",
            status=self.one_of({"completed": 82, "no_show": 6, "cancelled": 12}),
            created_at=booked.replace(hour=self.chance.choice(HOURS), minute=self.chance.randrange(60)),
            booked_by=self.one_of({"sms": 50, "whatsapp": 14, "telegram": 12, "staff": 18, "api": 6}),
            confirmed_at=start - timedelta(hours=20) if self.chance.random() < 0.72 else None,
        )  # fmt: skip
        self._reminder(visit, start - timedelta(days=1))

    def _reminder(self, visit: int, due: datetime) -> None:
        way = self.one_of({"": 78, "by e-mail": 12, "failed": 2, "cancelled": 6, "superseded": 2})
        status = "failed" if way == "failed" else "dropped" if way in ("cancelled", "superseded") else "done"
        self.conn.execute(
            insert(OutboxRow).values(
                kind="reminder", due=due, done_at=due, status=status, outcome=None if way == "failed" else way,
                payload={"offset": "24h"}, appointment_id=visit, version=1,
                error_code="30005" if way == "failed" else None, error="unknown number" if way == "failed" else None,
            )
        )  # fmt: skip
        if way == "":
            answer = self.one_of({"yes": 72, "no": 9, "": 19}) or None
            talk = self.chance.choice(self.talks)
            self._add(
                QuestionRow, QuestionRow.question_id,
                conversation_id=talk, kind="reminder", appointment_id=visit, version=1, asked_at=due, answer=answer,
            )  # fmt: skip

    def _said(self, at: datetime) -> None:
        talk, missed = self.chance.choice(self.talks), self.chance.random() < 0.02
        common = {"conversation_id": talk, "provider": "twilio"}
        self.conn.execute(
            insert(MessageRow).values(
                **common, direction="in", author="patient", status="received", created_at=at,
                body=self.chance.choice(STRANGE) if missed else "hello",
                understood={"missed": True, "language": "en"} if missed else {"intent": "book"},
            )
        )  # fmt: skip
        self.conn.execute(
            insert(MessageRow).values(
                **common, direction="out", author="bot", status="delivered", body="Hello!", created_at=at, sent_at=at,
                segments=self.chance.choice((1, 1, 1, 2)),
            )
        )  # fmt: skip
        if self.chance.random() < 0.08:
            waited = timedelta(minutes=self.chance.choice((2, 3, 4, 6, 8, 12, 20, 45, 90)))
            self.conn.execute(
                insert(AttentionRow).values(
                    kind="human", conversation_id=talk, raised_at=at, resolved_at=at + waited, resolved_by="staff:1"
                )
            )


def invent(conn: Connection, now: datetime, doctors: Sequence[int]) -> None:
    """Fills the six weeks before `now`, a local moment."""
    Past(conn, now, doctors, Random(7)).live()
