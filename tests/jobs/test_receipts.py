"""Delivery receipts: several a message, in any order, and what a failure sets off."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest

from bot import receipts
from tests.jobs.later import VISIT, Later

PHONE = "+12125550142"


def reminded(later: Later, **patient: str) -> str:
    """A reminder that Twilio has taken; its SID."""
    later.book(later.patient(**patient))
    later.at(VISIT - timedelta(days=1)).work()
    return str(later.messages()[0].provider_id)


def tell(later: Later, sid: str, status: str, code: str | None = None, message_id: int | None = None) -> str | None:
    with later.runtime.engine.begin() as conn:
        return receipts.apply(conn, later.now, sid, status, code, message_id=message_id)


@pytest.mark.parametrize("order", list(permutations(["queued", "sent", "delivered"])))
def test_receipts_in_any_order_end_as_delivered(later: Later, order: tuple[str, ...]) -> None:
    sid = reminded(later)
    for status in order:
        tell(later, sid, status)
    (message,) = later.messages()
    assert message.status == "delivered"
    assert message.delivered_at is not None


def test_a_read_message_stays_read_and_a_failed_one_failed(later: Later) -> None:
    sid = reminded(later)
    tell(later, sid, "read")
    assert tell(later, sid, "undelivered", "30005") is None
    assert later.messages()[0].status == "read"


def test_a_receipt_about_nobody_s_message_changes_nothing(later: Later) -> None:
    assert tell(later, "SM" + "0" * 32, "delivered") is None
    assert tell(later, "SM" + "0" * 32, "delivered", message_id=4711) is None


def test_a_phone_out_of_reach_is_tried_again_later_and_asked_once(later: Later) -> None:
    sid = reminded(later)
    assert tell(later, sid, "undelivered", "30003") == "queued"
    assert tell(later, sid, "failed", "30003") is None, "the same bad news twice"
    assert later.work() == 0, "not at once"
    later.after(minutes=16).work()
    assert len(later.texts()) == 2
    (message,) = later.messages()
    assert message.status == "sent"
    assert message.provider_id != sid
    assert len(later.questions()) == 1
    assert tell(later, sid, "delivered", message_id=message.message_id) is None, "news of the first try"


def test_a_phone_that_stays_out_of_reach_ends_as_an_email(later: Later) -> None:
    reminded(later, email="maya@mail.example")
    later.smtp.received.clear()
    for minutes in (16, 61, 181, 1):
        tell(later, later.messages()[0].provider_id, "undelivered", "30003")
        later.after(minutes=minutes).work()
    assert len(later.texts()) == 4
    assert later.messages()[0].status == "failed"
    assert "Reminder" in later.mails()[-1]["Subject"]
    assert "undeliverable" in later.matters().values()
    assert later.sql("select unreachable_at from contacts")[0][0] is None, "the phone may well come back"


@pytest.mark.parametrize("code", ["30004", "30005", "30006"])
def test_a_dead_number_is_recorded_and_the_reminder_goes_by_email(later: Later, code: str) -> None:
    sid = reminded(later, email="maya@mail.example")
    assert tell(later, sid, "undelivered", code) == "failed"
    later.work()
    assert later.sql("select unreachable_at from contacts")[0][0] is not None
    assert "Reminder" in later.mails()[-1]["Subject"]
    assert "undeliverable" in later.matters().values()
    assert later.questions()[0].answer == "void"
    assert later.messages()[0].error_code == code


def test_an_opt_out_heard_of_by_receipt_is_one(later: Later) -> None:
    sid = reminded(later)
    tell(later, sid, "failed", "21610")
    (contact,) = later.sql("select opted_out_at, opted_out_why from contacts")
    assert contact.opted_out_at is not None
    assert contact.opted_out_why == "21610"
    assert "opt_out" in later.matters().values()


def test_a_number_that_carriers_do_not_know_stops_the_line_until_a_message_leaves(later: Later) -> None:
    sid = reminded(later)
    tell(later, sid, "undelivered", "30032")
    assert later.matters()["line:twilio"] == "line_stopped"

    later.after(minutes=2).work()  # one message tries, and Twilio takes it as it took the first
    assert len(later.texts()) == 2
    assert "line:twilio" in later.matters(), "a yes of Twilio's says nothing"
    second = later.messages()[0].provider_id
    tell(later, second, "sent")
    assert "line:twilio" not in later.matters()


def test_a_receipt_may_come_before_the_provider_s_answer(later: Later) -> None:
    later.book(later.patient())
    later.at(VISIT - timedelta(days=1)).work()
    later.sql("update messages set provider_id = null, status = 'queued'")
    (message,) = later.messages()
    assert tell(later, "SMearly", "delivered", message_id=message.message_id) == "delivered"
    assert later.messages()[0].provider_id == "SMearly"


def test_a_reply_that_went_in_the_answer_itself_is_sent_again(later: Later) -> None:
    reminded(later)
    later.sql("update messages set provider_id = null, reply_to = null")
    later.sql("delete from outbox where kind = 'reminder'")
    (message,) = later.messages()
    assert tell(later, "SMtwiml", "undelivered", "30008", message.message_id) == "queued"
    assert tell(later, "SMtwiml", "undelivered", "30008", message.message_id) is None, "the same bad news twice"
    assert len(later.rows("message")) == 1
    later.after(minutes=20).work()
    assert len(later.texts()) == 2


def test_whatsapp_s_window_is_told_by_a_receipt_and_the_text_goes_by_sms(later: Later) -> None:
    patient = later.patient(phone=None)
    later.heard(later.contact("whatsapp", PHONE, patient), VISIT - timedelta(days=2))
    later.book(patient)
    later.at(VISIT - timedelta(days=1)).work()
    sid = str(later.messages()[0].provider_id)
    assert tell(later, sid, "undelivered", "63016") == "failed"
    assert tell(later, sid, "failed", "63016") is None, "the same bad news twice"
    later.work()
    assert [one.values["To"] for one in later.twilio.done("message")] == [f"whatsapp:{PHONE}", PHONE]
    assert [q.answer for q in later.questions()] == ["void", None]
