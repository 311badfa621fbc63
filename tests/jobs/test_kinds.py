"""Every kind of row that is written anywhere is done by somebody; and what notices and messages do."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from bot import takeover
from db import outbox
from db.tables import ConversationRow
from jobs.kinds import FIRST, KINDS
from tests.jobs.later import VISIT, ZONE, Later

HOUSE = Path(__file__).parents[2]
WRITTEN = re.compile(r"""outbox\.add\(\s*\w+(?:\.\w+)*,\s*"(\w+)\"""")


def test_every_kind_that_is_written_is_done() -> None:
    rooms = ("bot", "db", "web", "webhooks", "jobs")
    files = [file for room in rooms for file in (HOUSE / room).rglob("*.py")]
    written = {kind for file in files for kind in WRITTEN.findall(file.read_text(encoding="utf-8"))}
    assert {"email", "calendar", "reminder", "notice", "message"} <= written
    assert written <= KINDS.keys()
    assert FIRST.keys() <= KINDS.keys()


# -- notices
def test_what_the_desk_does_is_told_and_what_the_patient_did_is_not(later: Later) -> None:
    patient = later.patient()
    visit = later.book(patient, by="contact:1")
    later.act("move", visit.id, start=VISIT + timedelta(days=1), by="staff:7")
    later.act("cancel", visit.id, by="staff:7")
    later.work()
    assert later.texts() == [
        "Riverside Clinic: we had to cancel your visit Wed Dec 2, 3:00 PM with Dr. Lee. To book a new one, just text here."
    ]
    assert [(r.payload["event"], r.outcome) for r in later.rows("notice")] == [
        ("moved", "superseded"),
        ("cancelled", ""),
    ]
    assert len(later.messages()) == 1


def test_a_notice_waits_for_the_end_of_the_quiet_hours(later: Later) -> None:
    patient = later.patient()
    later.at(datetime(2026, 11, 24, 22, 0, tzinfo=ZONE))
    later.book(patient, by="staff:7")
    later.work()
    assert later.texts() == []
    later.at(datetime(2026, 11, 25, 8, 0, tzinfo=ZONE)).work()
    assert "we booked you for Tue Dec 1, 3:00 PM" in later.texts()[0]


def test_nobody_who_opted_out_gets_a_notice(later: Later) -> None:
    patient = later.patient()
    later.contact("sms", "+12125550142", patient, opted_out_at=later.now)
    later.book(patient, by="staff:7")
    later.work()
    assert later.texts() == []
    assert later.row("notice").outcome == "no number to write to"
    assert list(later.matters().values()) == ["undeliverable"], "neither text nor e-mail: somebody has to call"


def test_the_name_of_a_sensitive_visit_is_in_no_text(later: Later) -> None:
    later.book(later.patient(), kind="counsel", by="staff:7")
    later.work()
    later.at(VISIT - timedelta(days=1)).work()
    assert len(later.texts()) == 2
    assert not any("counsel" in text.lower() or "addiction" in text.lower() for text in later.texts())


def test_the_visits_of_a_doctor_who_has_left_are_still_spoken_of(later: Later) -> None:
    later.book(later.patient(email="maya@mail.example"))
    later.sql("update doctors set active = false where name like '%Lee'; update clinic set version = version + 1")
    later.work()
    later.at(VISIT - timedelta(days=1)).work()
    assert "with Dr. Lee" in later.texts()[0]
    assert "with Dr. Ana Lee" in later.mails()[0]["Subject"]
    assert len(later.google.live("lee@riverside.example")) == 1


# -- messages
def written_by_staff(later: Later, contact_id: int, text: str = "Could you come at four?") -> None:
    with later.runtime.engine.begin() as conn:
        talk = insert(ConversationRow).values(contact_id=contact_id).returning(ConversationRow.conversation_id)
        takeover.write(conn, later.now, later.house.clinic, conn.execute(talk).scalar_one(), text, by="staff:7")


def test_staff_s_words_go_in_the_patient_s_channel(later: Later) -> None:
    written_by_staff(later, later.contact("sms", "+12125550142", later.patient()))
    later.work()
    (asked,) = later.twilio.done("message")
    (message,) = later.messages()
    assert (asked.values["To"], asked.values["Body"]) == ("+12125550142", "Could you come at four?")
    assert asked.values["StatusCallback"] == f"http://clinic.example/webhooks/twilio/status?m={message.message_id}"
    assert (message.status, message.provider, message.provider_id) == ("sent", "twilio", asked.reply["sid"])


def test_a_message_that_went_is_not_sent_again(later: Later) -> None:
    written_by_staff(later, later.contact("telegram", "4711", later.patient()))
    later.work()
    with later.runtime.engine.begin() as conn:
        outbox.add(conn, "message", due=later.now, message_id=later.messages()[0].message_id)
    later.work()
    assert len(later.telegram.done("sendMessage")) == 1


def test_a_message_to_a_patient_who_opted_out_meanwhile_is_not_sent(later: Later) -> None:
    contact = later.contact("sms", "+12125550142", later.patient())
    written_by_staff(later, contact)
    later.sql("update contacts set opted_out_at = now()")
    later.work()
    assert later.texts() == []
    (message,) = later.messages()
    assert (message.status, message.error) == ("failed", "not sent: the patient has opted out")


def test_an_email_is_written_in_the_language_that_she_writes(later: Later) -> None:
    patient = later.patient(email="maya@mail.example", language="en")
    later.contact("sms", "+12125550142", patient, language="es")
    later.book(patient)
    later.work()
    assert later.mails()[-1]["Content-Language"] == "es"


def test_whatsapp_goes_by_twilio_with_its_prefixes(later: Later) -> None:
    patient = later.patient()
    later.heard(later.contact("whatsapp", "+12125550142", patient), VISIT - timedelta(days=9))
    later.book(patient)
    later.at(VISIT - timedelta(days=1)).work()
    (asked,) = later.twilio.done("message")
    assert (asked.values["To"], asked.values["From"]) == ("whatsapp:+12125550142", "whatsapp:+12125550100")


def test_what_whatsapp_refuses_goes_to_the_same_number_by_sms(later: Later) -> None:
    mother, child = later.patient(phone=None), later.patient("Leo Chen", phone=None)
    contact = later.contact("whatsapp", "+12125550142", mother, child)
    later.heard(contact, VISIT - timedelta(days=2))
    later.book(child)
    later.book(mother, VISIT + timedelta(hours=1))
    later.book(mother, VISIT + timedelta(days=2))
    later.twilio.refuses["whatsapp:+12125550142"] = 63016
    later.at(VISIT - timedelta(days=1)).work()
    (asked,) = later.twilio.done("message")
    assert (asked.values["To"], "Leo" in asked.values["Body"]) == ("+12125550142", True), "one text for both"
    assert later.sql(
        "select channel, relation from contacts join contact_patients using (contact_id) order by 1, 2"
    ) == [("sms", "child"), ("sms", "self"), ("whatsapp", "child"), ("whatsapp", "self")]
    assert sorted(m.status for m in later.messages()) == ["failed", "sent"]
    assert {q.answer for q in later.questions() if q.answered_at} == {"void"}, "what never arrived asks nothing"

    # Once refused is enough; a message of hers opens WhatsApp again.
    later.at(VISIT + timedelta(days=1)).work()
    assert [one.values["To"] for one in later.twilio.done("message")] == ["+12125550142"] * 2
    assert len(later.twilio.asked("message")) == 3
    hour_later = later.now + timedelta(hours=1)
    later.sql("update conversations set heard_at = :at where contact_id = :id", at=hour_later, id=contact)
    later.twilio.refuses.clear()
    later.book(mother, VISIT + timedelta(days=7))
    later.at(VISIT + timedelta(days=6)).work()
    assert later.twilio.done("message")[-1].values["To"] == "whatsapp:+12125550142"


def test_where_neither_whatsapp_nor_sms_goes_it_is_an_email(later: Later) -> None:
    patient = later.patient(email="maya@mail.example", phone=None)
    later.heard(later.contact("whatsapp", "+12125550142", patient), VISIT - timedelta(days=2))
    later.book(patient)
    later.twilio.refuses |= {"whatsapp:+12125550142": 63016, "+12125550142": 21614}
    later.at(VISIT - timedelta(days=1)).work()
    assert "Reminder" in later.mails()[-1]["Subject"]
