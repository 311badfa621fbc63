"""Where no provider is set everything happens visibly in the simulator instead; and who reads a child's e-mails."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.settings import Settings
from db import simulated
from tests.jobs.later import VISIT, Later
from tests.jobs.processes import once

UNSET = (
    "twilio_account_sid", "twilio_auth_token", "telegram_bot_token", "smtp_url", "email_from", "google_service_account_file",
)  # fmt: skip


@pytest.fixture
def alone(later: Later) -> Later:
    """The same house without any provider."""
    later.runtime.settings = later.runtime.settings.model_copy(update=dict.fromkeys(UNSET))
    return later


def test_a_visit_from_booking_to_cancellation_in_the_simulator(alone: Later) -> None:
    visit = alone.book(alone.patient(email="maya@mail.example"), by="staff:7")
    alone.work()
    with alone.runtime.engine.connect() as conn:
        assert [(event.calendar_id, event.body["summary"]) for event in simulated.events(conn)] == [
            ("lee@riverside.example", "Check-up – Maya Chen")
        ]
    alone.act("cancel", visit.id, by="staff:7")
    alone.work()
    with alone.runtime.engine.connect() as conn:
        assert [mail.subject.partition(":")[0] for mail in simulated.mails(conn)] == ["Cancelled", "Your visit"]
        assert simulated.events(conn) == ()
    assert [(m.provider, m.status) for m in alone.messages()] == [("simulator", "sent")] * 2
    assert {row.status for row in alone.rows() if row.kind != "reminder"} == {"done"}


def test_a_reminder_appears_on_the_simulator_s_phone(alone: Later) -> None:
    patient = alone.patient()
    alone.contact("telegram", "4711", patient)
    alone.book(patient)
    alone.at(VISIT - timedelta(days=1)).work()
    (message,) = alone.messages()
    assert message.buttons[0]["rows"][0][0][0] == "Yes"
    assert message.provider == "simulator"


# -- whose e-mail
def test_a_child_without_an_address_is_written_to_at_the_parent_s(later: Later) -> None:
    parent, child = later.patient("Ana Silva", email="ana@mail.example"), later.patient("Leo Silva", None)
    later.contact("sms", "+12125550142", parent, child)
    later.book(child)
    later.work()
    (mail,) = later.mails()
    assert mail["To"] == "Ana Silva <ana@mail.example>"
    assert "the visit of Leo Silva" in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_a_patient_without_any_address_gets_none(later: Later) -> None:
    later.book(later.patient())
    later.work()
    assert later.row("email").outcome == "no e-mail address"
    assert later.matters() == {}


# -- one clear line
def test_the_clock_without_redis_says_so_in_one_line(later: Later, settings: Settings) -> None:
    elsewhere = settings.model_copy(update={"redis_url": "redis://127.0.0.1:1/0"})
    later.book(later.patient())
    told = once(elsewhere, "clock", "--once")
    assert told.returncode != 0
    assert told.stderr.count("\n") == 1
    assert "Traceback" not in told.stderr
