"""A reminder is judged when it is due: whether it goes, which way, and in which words."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from conversations import sms
from db import outbox
from tests.jobs.later import VISIT, ZONE, Later

DAY = timedelta(days=1)
EVE = VISIT - DAY


def at(day: int, hour: int, minute: int = 0, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def outcomes(later: Later) -> list[tuple[str, str | None]]:
    return [(row.status, row.outcome) for row in later.rows("reminder")]


def test_a_cancelled_visit_is_not_reminded_of(later: Later) -> None:
    visit = later.book(later.patient())
    later.act("cancel", visit.id)
    later.at(EVE).work()
    assert later.texts() == []
    assert outcomes(later) == [("dropped", "cancelled")]


def test_a_moved_visit_is_reminded_of_once_at_its_new_time(later: Later) -> None:
    visit = later.book(later.patient())
    later.act("move", visit.id, start=VISIT + DAY)
    later.at(EVE).work()
    assert later.texts() == []
    later.at(VISIT).work()
    assert "Wed Dec 2, 3:00 PM" in later.texts()[0]
    assert outcomes(later) == [("dropped", "superseded"), ("done", "")]


def test_a_cancellation_taken_back_is_reminded_of(later: Later) -> None:
    visit = later.book(later.patient())
    later.act("cancel", visit.id)
    later.act("restore", visit.id)
    later.at(EVE).work()
    assert len(later.texts()) == 1


def test_a_confirmed_visit_gets_a_statement_and_no_question(later: Later) -> None:
    visit = later.book(later.patient())
    later.act("confirm", visit.id)
    later.at(EVE).work()
    (text,) = later.texts()
    assert "YES" not in text
    assert "Tue Dec 1, 3:00 PM" in text
    assert later.questions() == []


def test_nothing_is_said_once_the_visit_has_begun(later: Later) -> None:
    later.book(later.patient())
    later.at(VISIT + timedelta(minutes=1)).work()
    assert later.texts() == []
    assert outcomes(later) == [("dropped", "past")]


def test_an_opted_out_patient_is_reminded_by_email(later: Later) -> None:
    patient = later.patient(email="maya@mail.example")
    later.contact("sms", "+12125550142", patient, opted_out_at=later.now)
    later.book(patient)
    later.at(EVE).work()
    assert later.texts() == []
    assert [m["Subject"].partition(":")[0] for m in later.mails()] == ["Your visit", "Reminder"]
    assert outcomes(later) == [("done", "by e-mail")]


def test_a_patient_whom_nothing_reaches_is_told_to_staff(later: Later) -> None:
    patient = later.patient()
    later.contact("sms", "+12125550142", patient, opted_out_at=later.now)
    visit = later.book(patient)
    later.at(EVE).work()
    assert outcomes(later) == [("dropped", "no way to reach the patient")]
    assert later.matters() == {f"unreminded:{visit.id}:v1": "undeliverable"}


def test_a_text_that_cannot_be_delivered_goes_by_email_and_its_question_is_void(later: Later) -> None:
    later.twilio.refuses["+12125550142"] = 21211
    later.book(later.patient(email="maya@mail.example"))
    later.at(EVE).work()
    assert "Reminder" in later.mails()[-1]["Subject"]
    assert later.questions()[0].answer == "void"
    assert later.messages()[0].status == "failed"
    assert "undeliverable" in later.matters().values()
    assert later.sql("select unreachable_why from contacts") == [("the number does not exist (21211)",)]


def test_the_quiet_hours_put_a_late_reminder_off_until_the_morning(later: Later) -> None:
    later.book(later.patient(), at(1, 19))
    later.at(at(30, 21, 30, month=11)).work()  # the house was away when it was due
    assert later.texts() == []
    later.at(at(1, 8)).work()
    assert "today, Tue Dec 1, 7:00 PM" in later.texts()[0]


def test_a_visit_at_the_end_of_the_quiet_hours_is_reminded_of_by_email(later: Later) -> None:
    later.book(later.patient(email="maya@mail.example"), at(1, 7, 30))
    later.sql("update outbox set due = :at where kind = 'reminder'", at=at(1, 6))
    later.at(at(1, 6)).work()
    assert later.texts() == []
    assert "Reminder" in later.mails()[-1]["Subject"]


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_family_on_one_phone_gets_one_text(later: Later, confirmed: bool) -> None:
    ana, leo = later.patient("Ana Silva"), later.patient("Leo Silva", phone=None)
    later.contact("sms", "+12125550142", ana, leo)
    visits = [later.book(ana), later.book(leo, VISIT + timedelta(minutes=30))]
    for visit in visits if confirmed else ():
        later.act("confirm", visit.id)
    later.at(EVE).work()

    (text,) = later.texts()
    assert "1) Ana 3:00 PM  2) Leo 3:30 PM, Dr. Lee" in text
    assert sms.segments(text) == 1
    assert [q.appointment_id for q in later.questions()] == ([] if confirmed else [v.id for v in visits])
    first = later.rows("reminder")[0].outbox_id
    assert outcomes(later) == [("done", ""), ("done", f"together with {first}")]
    assert len({row.message_id for row in later.rows("reminder")}) == 1


def test_the_family_s_visits_of_another_day_are_another_text(later: Later) -> None:
    ana, leo = later.patient("Ana Silva"), later.patient("Leo Silva", phone=None)
    later.contact("sms", "+12125550142", ana, leo)
    later.book(ana), later.book(leo, VISIT + DAY)
    later.at(EVE).work()
    assert len(later.texts()) == 1
    later.at(VISIT).work()
    assert len(later.texts()) == 2


def test_two_workers_with_a_family_s_reminders_send_one_text(later: Later) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from jobs.deliver import deliver

    ana, leo = later.patient("Ana Silva"), later.patient("Leo Silva", phone=None)
    later.contact("sms", "+12125550142", ana, leo)
    later.book(ana), later.book(leo, VISIT + timedelta(minutes=30))
    later.at(EVE + timedelta(hours=1))
    with later.runtime.engine.connect() as conn:
        ids = outbox.due(conn, later.now, 100)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: deliver(later.runtime, n), ids * 2))
    assert len(later.texts()) == 1
    assert {status for status, _ in outcomes(later)} == {"done"}


def test_a_spanish_patient_is_reminded_in_spanish_without_accents_that_cost(later: Later) -> None:
    patient = later.patient("José Núñez", language="es")
    later.book(patient)
    later.at(EVE).work()
    (text,) = later.texts()
    assert "Riverside Clinic" in text
    assert "mañana" in text or "manana" in text
    assert sms.is_gsm7(text)
    assert sms.segments(text) == 1


def test_on_telegram_the_answer_is_a_button(later: Later) -> None:
    patient = later.patient()
    later.contact("telegram", "4711", patient)
    later.book(patient)
    later.at(EVE).work()
    (sent,) = later.telegram.done("sendMessage")
    (question,) = later.questions()
    assert f"q:{question.question_id}:yes" in str(sent.values["reply_markup"])
    assert later.texts() == []
    assert later.messages()[0].provider_id.startswith("4711:")


def test_the_question_is_there_before_the_provider_has_answered(later: Later) -> None:
    """A patient's YES may come within a tenth of a second of the message, and before Twilio's own answer."""
    from tests.providers.wire import Fault

    later.book(later.patient())
    later.twilio.fail(Fault(status=503, after=True), kind="message")
    later.at(EVE).work(1)
    assert len(later.questions()) == 1
    assert later.row("reminder").status == "waiting"


def test_a_reminder_that_was_tried_and_is_cancelled_meanwhile_is_unsaid(later: Later) -> None:
    from tests.providers.wire import Fault

    visit = later.book(later.patient())
    later.twilio.fail(Fault(status=503), kind="message")
    later.at(EVE).work(1)
    later.act("cancel", visit.id)
    later.after(minutes=5).work()
    assert later.texts() == []
    assert later.messages()[0].status == "failed"
    assert later.questions()[0].answer == "void"


def test_the_moment_of_a_rehearsal_is_what_the_reminder_is_judged_by(later: Later) -> None:
    later.book(later.patient())
    with later.runtime.engine.begin() as conn:
        assert outbox.judge_as_of(conn, EVE, later.now) == 3
    later.work()
    assert "tomorrow, Tue Dec 1" in later.texts()[0]


def test_a_rehearsal_of_a_moment_after_the_visit_sends_no_reminder(later: Later) -> None:
    later.book(later.patient())
    with later.runtime.engine.begin() as conn:
        outbox.judge_as_of(conn, VISIT + DAY, later.now)
    later.work()
    assert later.texts() == []
