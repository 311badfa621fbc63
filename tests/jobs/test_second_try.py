"""What was given up and is tried again: it goes, unless it would come too late or is not wanted any more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import second_try, takeover
from bot.actor import Unknown
from db import attention, history, jobs
from db.jobs import Job, Queue
from tests.bot.clinic_ground import STAFF
from tests.jobs.later import VISIT, Later
from tests.providers.wire import Fault

EVE = VISIT - timedelta(days=1)


def _failed(later: Later) -> list[Job]:
    with later.runtime.engine.begin() as conn:
        return list(jobs.failed(conn))


def _again(later: Later, outbox_id: int) -> None:
    with later.runtime.engine.begin() as conn:
        assert second_try.try_again(conn, later.now, STAFF, outbox_id) == outbox_id
    later.work()


def _queues(later: Later) -> dict[str, Queue]:
    with later.runtime.engine.begin() as conn:
        return {one.kind: one for one in jobs.queues(conn, later.now)}


def test_what_waits_and_what_was_given_up_is_told(later: Later) -> None:
    later.book(later.patient(email="maya@mail.example"))
    later.smtp.answers.append("550 5.1.1 no such user")
    before = _queues(later)
    assert (before["email"].waiting, before["email"].late, before["email"].oldest) == (1, 1, later.now)
    assert (before["reminder"].waiting, before["reminder"].late, before["reminder"].oldest) == (1, 0, None)
    later.work()
    after = _queues(later)
    assert (after["email"].waiting, after["email"].failed) == (0, 1)
    (job,) = _failed(later)
    assert (job.kind, job.status, job.error_code, job.attempts) == ("email", "failed", "550", 1)
    assert job.error == "the e-mail was refused"


def test_an_email_goes_when_the_mailbox_works_again(later: Later) -> None:
    maya = later.patient(email="maya@mail.example")
    later.book(maya)
    later.smtp.answers.append("550 5.1.1 no such user")
    later.work()
    _again(later, _failed(later)[0].outbox_id)
    assert [str(mail["To"]) for mail in later.mails()] == ["Maya Chen <maya@mail.example>"]
    assert later.sql("select email_failed_at from patients")[0].email_failed_at is None
    assert _failed(later) == []


def test_words_of_staff_go_when_the_number_works_again(later: Later) -> None:
    contact = later.contact("sms", "+12125550142", later.patient())
    talk = later.sql(
        "insert into conversations (contact_id) values (:contact) returning conversation_id", contact=contact
    )[0].conversation_id
    with later.runtime.engine.begin() as conn:
        takeover.write(conn, later.now, later.house.clinic, talk, "We are back at 9.", by="staff:7")
    later.twilio.fail(Fault(status=400, code=21614))
    later.work()
    (job,) = _failed(later)
    assert (job.kind, job.error_code) == ("message", "21614")
    assert later.sql("select unreachable_at from contacts")[0].unreachable_at is not None
    _again(later, job.outbox_id)
    assert later.texts() == ["We are back at 9."]
    assert later.sql("select unreachable_at from contacts")[0].unreachable_at is None
    assert [(one.status, one.error) for one in later.messages()] == [("sent", None)]


def test_a_reminder_that_would_come_too_late_is_dropped(later: Later) -> None:
    later.book(later.patient())
    later.twilio.fail(Fault(status=400, code=21614))
    later.at(EVE).work()
    (job,) = _failed(later)
    _again(later.at(VISIT + timedelta(minutes=1)), job.outbox_id)
    assert (later.row("reminder").status, later.row("reminder").outcome) == ("dropped", "past")
    assert later.texts() == []


def test_who_does_not_want_messages_gets_none(later: Later) -> None:
    later.book(later.patient())
    later.twilio.fail(Fault(status=400, code=21610))
    later.at(EVE).work()
    (job,) = _failed(later)
    _again(later, job.outbox_id)
    assert later.texts() == []
    assert later.sql("select opted_out_at from contacts")[0].opted_out_at is not None


def test_who_asked_for_it_is_remembered_and_the_matter_closed(later: Later) -> None:
    maya = later.patient(email="maya@mail.example")
    later.book(maya)
    later.smtp.answers += ["550 5.1.1 no such user"] * 2
    later.work()
    (job,) = _failed(later)
    with later.runtime.engine.begin() as conn:
        attention.raise_(conn, now=later.now, kind="failed", key=f"outbox:{job.outbox_id}")
    _again(later, job.outbox_id)
    assert f"outbox:{job.outbox_id}" not in later.matters()
    with later.runtime.engine.begin() as conn:
        assert [one.actor for one in history.of(conn, "job", job.outbox_id)] == ["staff:7"]
    assert [one.attempts for one in _failed(later)] == [1]  # refused again, after a first try of its own


def test_what_was_not_given_up_cannot_be_tried_again(later: Later) -> None:
    later.book(later.patient())
    for outbox_id in (later.row("reminder").outbox_id, 10**9):
        with pytest.raises(Unknown), later.runtime.engine.begin() as conn:
            second_try.try_again(conn, later.now, STAFF, outbox_id)


def test_what_is_late_is_listed_the_longest_due_first(later: Later) -> None:
    for nth in range(2):
        later.book(later.patient(f"Patient {nth}", None, f"p{nth}@mail.example"), VISIT + nth * timedelta(hours=1))
        later.after(minutes=1)
    with later.runtime.engine.begin() as conn:
        late = jobs.late(conn, later.now)
        assert [one.kind for one in late] == ["email", "calendar", "email", "calendar"]
        assert late[0].due < late[-1].due
        assert len(jobs.late(conn, later.now, limit=1)) == 1
