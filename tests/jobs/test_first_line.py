"""A booking reaches the e-mail, the calendar and, a day before the visit, the phone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from icalendar import Calendar

from tests.jobs.later import VISIT, Later


def test_a_booking_sends_the_invitation_and_enters_the_calendar(later: Later) -> None:
    later.book(later.patient(email="maya.chen@mail.example"))
    later.work()

    (mail,) = later.mails()
    assert mail["To"] == "Maya Chen <maya.chen@mail.example>"
    assert "Dec 1, 3:00 PM" in mail["Subject"]
    part = next(p for p in mail.walk() if p.get_content_type() == "text/calendar")
    (event,) = cast(list[Any], Calendar.from_ical(part.get_content()).walk("VEVENT"))
    assert event["dtstart"].dt == VISIT
    (entered,) = later.google.live("lee@riverside.example")
    assert entered["summary"] == "Check-up – Maya Chen"
    assert [row.status for row in later.rows()] == ["done", "done", "waiting"]


def test_the_reminder_goes_the_day_before_and_asks(later: Later) -> None:
    later.book(later.patient())
    later.at(VISIT - timedelta(days=1)).work()

    (text,) = later.texts()
    assert text == (
        "Riverside Clinic: visit with Dr. Lee tomorrow, Tue Dec 1, 3:00 PM. Reply YES to confirm, NO if you can't come."
    )
    (question,) = later.questions()
    assert (question.version, question.answered_at) == (1, None)
    (message,) = later.messages()
    assert (message.status, message.provider, message.segments) == ("sent", "twilio", 1)
