"""A clinic in which time passes when a test says so: real servers, the providers' simulators, and no worker but the test itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import SecretStr
from sqlalchemy import Row, insert, select, text

from bot import desk
from bot.runtime import Runtime
from bot.settings import Settings
from clinic.file import parse
from clinic.model import Appointment, Practice
from db import addresses, attention, outbox, people, practice, seed
from db.tables import ContactRow, ConversationRow, MessageRow, OutboxRow, QuestionRow
from jobs.deliver import deliver
from tests.listener import Listener
from tests.providers import GoogleSimulator, TelegramSimulator, TwilioSimulator
from tests.providers.telegram import TOKEN as TELEGRAM_TOKEN

ZONE = ZoneInfo("America/New_York")
START = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
"""A Monday morning."""
VISIT = datetime(2026, 12, 1, 15, 0, tzinfo=ZONE)
"""The Tuesday after next, at three."""
CLINIC = """
[clinic]
name = "Riverside Clinic"
timezone = "America/New_York"
phone = "+12125550100"
address = "1 River Street"
languages = ["en", "es"]

[[visit_types]]
code = "checkup"
name = { en = "Check-up", es = "Chequeo" }
minutes = 30
words = { en = ["checkup"], es = ["chequeo"] }
prepare = { en = "Please fast for 8 hours.", es = "Venga en ayunas (8 horas)." }

[[visit_types]]
code = "counsel"
name = { en = "Addiction counselling", es = "Terapia de adicciones" }
minutes = 30
words = { en = ["counselling"], es = ["terapia"] }
prepare = { en = "Bring your diary of cravings.", es = "Traiga su diario." }
sensitive = true

[[doctors]]
name = "Dr. Ana Lee"
specialty = "General practice"
calendar_id = "lee@riverside.example"
visit_types = ["checkup", "counsel"]
[doctors.hours]
mon = ["07:00-20:00"]
tue = ["07:00-20:00"]
wed = ["07:00-20:00"]
thu = ["07:00-20:00"]
fri = ["07:00-20:00"]

[[doctors]]
name = "Dr. Sam Park"
calendar_id = "park@riverside.example"
visit_types = ["checkup"]
[doctors.hours]
mon = ["07:00-20:00"]
tue = ["07:00-20:00"]
"""


@dataclass
class Later:
    """What a test does and sees. `now` is the house's clock."""

    runtime: Runtime
    clock: list[datetime]
    twilio: TwilioSimulator
    telegram: TelegramSimulator
    google: GoogleSimulator
    smtp: Listener
    house: Practice

    # -- what happens
    @property
    def now(self) -> datetime:
        return self.clock[0]

    def at(self, moment: datetime) -> Later:
        """It is that moment now."""
        self.clock[0] = moment
        return self

    def after(self, **span: float) -> Later:
        return self.at(self.now + timedelta(**span))

    def patient(
        self, name: str = "Maya Chen", phone: str | None = "+12125550142", email: str | None = None, **more: Any
    ) -> int:
        """A patient whom the clinic knows; her number is an sms contact as soon as somebody writes to it."""
        with self.runtime.engine.begin() as conn:
            return people.create(conn, now=self.now, actor="seed", name=name, phone=phone, email=email, **more).id

    def contact(self, channel: str, address: str, *patients: int, relation: str = "self", **columns: Any) -> int:
        """An address that speaks for patients, the first as `relation` and the others as children."""
        with self.runtime.engine.begin() as conn:
            row = {"channel": channel, "address": address, "consented_at": self.now, **columns}
            contact_id = conn.execute(insert(ContactRow).values(row).returning(ContactRow.contact_id)).scalar_one()
            for n, patient_id in enumerate(patients):
                addresses.link(conn, contact_id, patient_id, "child" if n else relation)
            return contact_id

    def heard(self, contact_id: int, at: datetime) -> None:
        """Somebody wrote from that address then."""
        with self.runtime.engine.begin() as conn:
            row = {"contact_id": contact_id, "heard_at": at, "created_at": at, "updated_at": at}
            conn.execute(insert(ConversationRow).values(row))

    def book(
        self, patient_id: int, start: datetime = VISIT, *, doctor: int = 0, kind: str = "checkup", by: str = "contact:1"
    ) -> Appointment:
        with self.runtime.engine.begin() as conn:
            return desk.book(
                conn, self.now, self.house, actor(by), patient_id=patient_id,
                doctor_id=self.house.doctors[doctor].id, visit_type=kind, start=start,
            )  # fmt: skip

    def act(self, name: str, appointment_id: int, *, by: str = "contact:1", **more: Any) -> Appointment:
        """Another act of the desk: "confirm", "move", "cancel", "restore"."""
        with self.runtime.engine.begin() as conn:
            made: Appointment = getattr(desk, name)(conn, self.now, self.house, actor(by), appointment_id, **more)
            return made

    def work(self, rounds: int = 5) -> int:
        """Does what is due, as the workers would, and what follows from it; how many rows."""
        worked = 0
        for _ in range(rounds):
            with self.runtime.engine.connect() as conn:
                ids = outbox.due(conn, self.now, 1000)
            for outbox_id in ids:
                deliver(self.runtime, outbox_id)
            worked += len(ids)
            if not ids:
                break
        return worked

    # -- what can be seen
    def rows(self, kind: str | None = None) -> list[Row[Any]]:
        found = select(OutboxRow.__table__).order_by(OutboxRow.outbox_id)
        with self.runtime.engine.connect() as conn:
            return list(conn.execute(found if kind is None else found.where(OutboxRow.kind == kind)))

    def row(self, kind: str) -> Row[Any]:
        """The only row of its kind."""
        (one,) = self.rows(kind)
        return one

    def messages(self) -> list[Row[Any]]:
        with self.runtime.engine.connect() as conn:
            return list(conn.execute(select(MessageRow.__table__).order_by(MessageRow.message_id)))

    def questions(self) -> list[Row[Any]]:
        with self.runtime.engine.connect() as conn:
            return list(conn.execute(select(QuestionRow.__table__).order_by(QuestionRow.question_id)))

    def matters(self) -> dict[str | None, str]:
        """What is open for staff: key -> kind."""
        with self.runtime.engine.connect() as conn:
            return {matter.key: matter.kind for matter in attention.open_(conn)}

    def texts(self) -> list[str]:
        """What Twilio was given, in order."""
        return [str(one.values["Body"]) for one in self.twilio.done("message")]

    def mails(self) -> list[EmailMessage]:
        return list(self.smtp.received)

    def sql(self, query: str, **values: Any) -> list[Row[Any]]:
        with self.runtime.engine.begin() as conn:
            result = conn.execute(text(query), values)
            return list(result) if result.returns_rows else []


def actor(label: str) -> desk.Actor:
    via = {"contact": "sms", "staff": "staff", "api": "api"}[label.partition(":")[0]]
    return desk.Actor(label, via)


@pytest.fixture
def settings(
    database: str, redis_url: str, tmp_path: Path, smtp: Listener, twilio_api: TwilioSimulator,
    telegram_api: TelegramSimulator, google_api: GoogleSimulator,
) -> Settings:  # fmt: skip
    """Every provider is set, and is a simulator."""
    return Settings(
        database_url=database,
        redis_url=redis_url,
        public_base_url="http://clinic.example",
        secret_key=SecretStr("a secret of the tests, long enough"),
        twilio_account_sid=twilio_api.account,
        twilio_auth_token=SecretStr(twilio_api.token),
        twilio_from_number="+12125550100",
        twilio_whatsapp_number="+12125550100",
        twilio_api_url=twilio_api.url,
        telegram_bot_token=SecretStr(TELEGRAM_TOKEN),
        telegram_api_url=telegram_api.url,
        smtp_url=smtp.url,
        email_from="Riverside Clinic <desk@riverside.example>",
        google_service_account_file=google_api.account_file(tmp_path),
        google_api_url=google_api.url,
    )


@pytest.fixture
def later(
    settings: Settings, smtp: Listener, twilio_api: TwilioSimulator, telegram_api: TelegramSimulator,
    google_api: GoogleSimulator,
) -> Iterator[Later]:  # fmt: skip
    clock = [START.astimezone(UTC)]
    runtime = Runtime(settings, name="later", threads=20, clock=lambda: clock[0])
    with runtime.engine.begin() as conn:
        seed.seed(conn, parse(CLINIC), clock[0])
        house = practice.load(conn)
    yield Later(runtime, clock, twilio_api, telegram_api, google_api, smtp, house)
    runtime.close()
