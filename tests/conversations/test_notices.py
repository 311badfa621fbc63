"""What the clinic texts of its own accord."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from clinic.model import Appointment, Patient
from conversations import notices, sms
from tests.conversations.town import practice

VISIT = datetime(2026, 12, 1, 15, tzinfo=ZoneInfo("America/New_York"))
HALF = timedelta(minutes=30)


def test_several_visits_of_one_patient_are_told_apart_by_their_times() -> None:
    maya, leo = Patient(1, "Maya Chen"), Patient(2, "Leo Chen")
    visits = [
        (who, Appointment(n, who.id, 1, "checkup", VISIT + n * HALF, VISIT + (n + 1) * HALF, "scheduled"))
        for n, who in enumerate((maya, maya, leo))
    ]

    def told(number: int) -> notices.Notice:
        questions = {n: n + 7 for n in range(number)}
        return notices.reminder(
            practice(),
            visits[:number],
            now=VISIT - timedelta(days=1),
            language="en",
            channel="sms",
            questions=questions,
        )

    hers, theirs = told(2), told(3)
    assert hers.text.endswith("Reply YES for all, NO if you can't make one.") and sms.segments(hers.text) == 1
    assert theirs.text.endswith('Reply YES for all, or e.g. "Maya yes, Leo no".')
    assert [row[0][0] for row in theirs.buttons] == ["Maya 3:00 PM: Yes", "Maya 3:30 PM: Yes", "Leo: Yes"]
