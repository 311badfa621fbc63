"""Providers that fail: what is tried again, what ends, what stops the line, and that nothing is open meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.channels.verdicts import TWILIO
from db import lines, outbox
from jobs import deliver as delivery
from jobs.deliver import deliver
from jobs.pauses import PAUSES, next_try
from tests.jobs.later import START, VISIT, Later
from tests.providers.wire import Fault

EVE = VISIT - timedelta(days=1)


def remind(later: Later, name: str = "Maya Chen", phone: str = "+12125550142", **more: str) -> None:
    later.book(later.patient(name, phone, **more))


def row(later: Later) -> tuple[str, int, str | None]:
    found = later.rows("reminder")[0]
    return found.status, found.attempts, found.error_code


@pytest.mark.parametrize("code", sorted(code for code, verdict in TWILIO.items() if verdict.kind == "temporary"))
def test_what_passes_is_tried_again(later: Later, code: int) -> None:
    remind(later)
    later.twilio.fail(Fault(status=400, code=code))
    later.at(EVE).work()
    assert row(later) == ("waiting", 1, str(code))
    assert later.rows("reminder")[0].due > later.now
    later.after(seconds=10).work()
    assert row(later)[:2] == ("done", 2)
    assert len(later.texts()) == 1
    assert later.matters() == {}


@pytest.mark.parametrize("fault", [Fault(status=500), Fault(status=503), Fault(closes=True)])
def test_a_provider_in_trouble_is_tried_again(later: Later, fault: Fault) -> None:
    remind(later)
    later.twilio.fail(fault)
    later.at(EVE).work()
    assert row(later)[0] == "waiting"
    later.after(seconds=10).work()
    assert row(later)[0] == "done"


def test_a_wish_for_patience_is_granted(later: Later) -> None:
    remind(later)
    later.twilio.fail(Fault(status=429, code=20429, retry_after=900))
    later.at(EVE).work()
    assert later.rows("reminder")[0].due == later.now + timedelta(seconds=900)


def test_a_provider_that_stays_away_is_given_up_after_hours_and_told_to_staff(later: Later) -> None:
    remind(later, email="maya@mail.example")
    later.twilio.fail(Fault(status=503), times=50)
    later.at(EVE - timedelta(hours=2))
    later.sql("update outbox set due = :at where kind = 'reminder'", at=later.now)
    for _ in range(len(PAUSES) + 1):
        later.at(max(later.rows("reminder")[0].due, later.now)).work(1)
    status, attempts, _ = row(later)
    assert (status, attempts) == ("failed", len(PAUSES) + 1)
    assert "undeliverable" in later.matters().values()
    later.work()
    assert "Reminder" in later.mails()[-1]["Subject"]


def test_the_pauses_grow_for_some_hours() -> None:
    assert list(PAUSES) == sorted(PAUSES)
    assert timedelta(hours=4) < sum(PAUSES, timedelta()) < timedelta(hours=8)
    assert next_try(1, START) == START + PAUSES[0]
    assert next_try(1, START, 60) == START + timedelta(seconds=60)
    assert next_try(len(PAUSES) + 1, START) is None
    assert next_try(1, START, 10**9) == START + timedelta(hours=6), "a provider's slip must not park a row for years"


@pytest.mark.parametrize("code", sorted(code for code, verdict in TWILIO.items() if verdict.kind == "permanent"))
def test_what_will_never_pass_ends_there(later: Later, code: int) -> None:
    remind(later)
    later.twilio.refuses["+12125550142"] = code
    later.at(EVE).work()
    assert row(later) == ("failed", 1, str(code))
    assert len(later.twilio.asked("message")) == 1
    (contact,) = later.sql(
        "select opted_out_at is not null as opted_out, unreachable_at is not null as unreachable from contacts"
    )
    effect = TWILIO[code].effect
    assert (contact.opted_out, contact.unreachable) == (effect == "opted_out", effect == "unreachable")
    assert later.sql("select count(*) from attention where conversation_id is not null")[0][0] == 1


@pytest.mark.parametrize("code", [21408, 30002, 30032, 20003])
def test_the_operator_s_mistake_stops_the_line_with_one_alarm(later: Later, code: int) -> None:
    for n in range(10):
        later.book(
            later.patient(f"Patient {n}", f"+121255501{n:02}"),
            VISIT + timedelta(minutes=30 * (n % 5 - 2)),
            doctor=n % 2,
        )
    later.twilio.fail(Fault(status=401 if code == 20003 else 400, code=code), times=50)
    later.at(EVE + timedelta(hours=3)).work(1)
    assert len(later.twilio.asked("message")) == 1, "one text was refused, not ten"
    line = "line:twilio:US" if code == 21408 else "line:twilio"
    assert later.matters() == {line: "line_stopped"}
    assert {r.status for r in later.rows("reminder")} == {"waiting"}
    assert {r.attempts for r in later.rows("reminder")} == {0}, "waiting for the operator is no attempt"

    later.after(minutes=1).work(1)
    assert len(later.twilio.asked("message")) == 2, "one a minute tries whether it works again"
    later.twilio.reset()
    later.after(minutes=1).work()
    assert len(later.texts()) == 10
    assert later.matters() == {}


def test_a_reminder_does_not_wait_for_a_stopped_line_until_it_is_too_late(later: Later) -> None:
    later.book(later.patient(email="maya@mail.example"))
    later.book(later.patient("Leo Chen", "+12125550143"), doctor=1)
    later.twilio.refuses |= {"+12125550142": 20003, "+12125550143": 20003}
    later.at(VISIT - timedelta(days=1)).work()
    assert later.matters() == {"line:twilio": "line_stopped"}
    later.at(VISIT - timedelta(hours=2)).work()
    assert later.texts() == []
    assert "Reminder" in later.mails()[-1]["Subject"]
    assert {row.status for row in later.rows("reminder")} == {"failed"}
    assert {"line_stopped", "undeliverable"} <= set(later.matters().values())


def test_a_country_that_is_not_switched_on_stops_no_other(later: Later) -> None:
    remind(later, "Ana", "+442079460142")
    later.twilio.refuses["+442079460142"] = 21408
    later.book(later.patient("Leo", "+12125550143"), VISIT + timedelta(minutes=30))
    later.at(EVE + timedelta(hours=1)).work()
    assert later.matters() == {"line:twilio:GB": "line_stopped"}
    assert len(later.texts()) == 1


def test_a_blocked_bot_is_out_of_reach_and_a_full_bot_is_patient(later: Later) -> None:
    patient = later.patient(email="maya@mail.example")
    later.contact("telegram", "4711", patient)
    later.book(patient)
    later.telegram.fail(Fault(status=429, retry_after=30), kind="sendMessage")
    later.telegram.fail(Fault(status=403, message="Forbidden: bot was blocked by the user"), kind="sendMessage")
    later.at(EVE).work()
    assert later.rows("reminder")[0].due >= later.now + timedelta(seconds=30)
    later.after(seconds=31).work()
    assert row(later) == ("failed", 2, "403")
    assert later.sql("select unreachable_at is not null from contacts where channel = 'telegram'") == [(True,)]
    assert "Reminder" in later.mails()[-1]["Subject"]


def test_a_wrong_token_of_telegram_stops_its_line_only(later: Later) -> None:
    patient = later.patient()
    later.contact("telegram", "4711", patient)
    later.book(patient)
    later.telegram.fail(Fault(status=401, message="Unauthorized"))
    later.at(EVE).work()
    assert later.matters() == {"line:telegram": "line_stopped"}


def test_mail_that_is_put_off_comes_later(later: Later) -> None:
    later.smtp.answers.append("451 4.3.0 try later")
    later.book(later.patient(email="maya@mail.example"))
    later.work()
    assert later.mails() == []
    assert later.row("email").error_code == "451"
    later.after(seconds=10).work()
    assert len(later.mails()) == 1


def test_mail_that_is_refused_is_recorded_and_said_by_text(later: Later) -> None:
    later.smtp.answers.append("550 5.1.1 no such user")
    later.book(later.patient(email="maya@mail.example"))
    later.work()
    assert later.row("email").status == "failed"
    assert later.sql("select email_failure from patients") == [("the e-mail was refused (550)",)]
    assert "email_failed" in later.matters().values()
    assert "Tue Dec 1, 3:00 PM" in later.texts()[0]
    later.book(next(iter([later.rows("email")[0].patient_id])), VISIT + timedelta(days=1))
    later.work()
    assert later.mails() == [], "an address that refuses is not tried again"
    assert len(later.texts()) == 2


def test_a_worker_that_dies_between_claim_and_mark_leaves_a_claim_that_runs_out(later: Later) -> None:
    remind(later)
    later.at(EVE)
    reminder = later.row("reminder").outbox_id
    with later.runtime.engine.begin() as conn:
        assert outbox.claim(conn, reminder, now=later.now, lease=delivery.LEASE)
    deliver(later.runtime, reminder)
    assert later.texts() == [], "another worker has it"
    later.after(seconds=delivery.LEASE.total_seconds())
    assert later.work() >= 1
    assert len(later.texts()) == 1
    assert row(later)[:2] == ("done", 2)


def test_a_worker_that_lost_its_claim_marks_nothing(later: Later) -> None:
    remind(later)
    later.at(EVE)
    reminder = later.row("reminder").outbox_id
    with later.runtime.engine.begin() as conn:
        slow = outbox.claim(conn, reminder, now=later.now, lease=timedelta(seconds=1))
    later.after(seconds=2)
    with later.runtime.engine.begin() as conn:
        quick = outbox.claim(conn, reminder, now=later.now, lease=timedelta(seconds=100))
        assert slow and quick
        assert outbox.failed(conn, slow, now=later.now, code=None, error="") is False
        assert outbox.done(conn, quick, now=later.now) is True


def test_a_fault_of_our_own_is_tried_again_and_then_told(later: Later, monkeypatch: pytest.MonkeyPatch) -> None:
    with later.runtime.engine.begin() as conn:
        outbox.add(conn, "nonsense", due=later.now)
    for _ in range(len(PAUSES) + 1):
        later.work(1)
        later.at(max(later.row("nonsense").due, later.now))
    assert later.row("nonsense").status == "failed"
    assert "failed" in later.matters().values()


def test_a_stopped_line_is_told_of_and_listed(later: Later) -> None:
    with later.runtime.engine.begin() as conn:
        assert lines.stop(conn, "email", now=later.now, code="535", words="the login is wrong") is True
        assert lines.stop(conn, "email", now=later.now, code="535", words="the login is wrong") is False
        assert [(one.line, one.code) for one in lines.stopped(conn)] == [("email", "535")]
        assert lines.works(conn, ["email"]) == ["email"]
        assert lines.stopped(conn) == []
