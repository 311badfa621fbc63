"""What the clinic sees beside the phone: clock, day, mailbox, calendars."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from sqlalchemy import insert

from bot.runtime import Runtime
from db import outbox, simulated
from db.tables import SimulatedEventRow, SimulatedMailRow
from tests.web.scene import a_monday, talk, visit
from tests.web.simulator.conftest import Bench

ICS = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:1@riverside.example
SEQUENCE:2
SUMMARY:Visit with Dr. Ana Lee
DTSTART:20261201T200000Z
DTEND:20261201T203000Z
LOCATION:1 River Street
END:VEVENT
END:VCALENDAR
"""


def put_mail(runtime: Runtime, html: str = "<p style='color:red'>Hello</p><script>alert(1)</script>") -> int:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "desk@riverside.example", "maya@mail.example", "Booked <b>"
    message.set_content("Hello in plain words")
    message.add_alternative(html, subtype="html")
    message.add_alternative(ICS, subtype="calendar", params={"method": "REQUEST"})
    row = {
        "recipient": "maya@mail.example",
        "subject": "Booked <b>",
        "raw": message.as_string(),
        "created_at": runtime.now(),
    }
    with runtime.engine.begin() as conn:
        return conn.execute(insert(SimulatedMailRow).values(row).returning(SimulatedMailRow.mail_id)).scalar_one()


def test_an_empty_side_says_what_will_come(bench: Bench) -> None:
    html = bench.get("/clinic").text
    assert "No e-mail yet" in html and "No calendar event yet" in html and "the real time" in html


def test_an_email_is_listed_and_opened_with_its_invitation(bench: Bench, runtime: Runtime) -> None:
    number = put_mail(runtime)
    assert "Booked &lt;b&gt;" in bench.get("/clinic").text
    html = bench.get(f"/mails/{number}").text
    for shown in (
        "desk@riverside.example",
        "REQUEST",
        "Visit with Dr. Ana Lee",
        "Tue, Dec 1, 3:00\xa0PM",
        "1 River Street",
        "Hello in plain words",
    ):
        assert shown in html, shown
    assert "<script>" not in html and "sandbox" in html


def test_the_rendered_email_is_a_sandbox(bench: Bench, runtime: Runtime) -> None:
    answer = bench.get(f"/mails/{put_mail(runtime)}/body")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "sandbox" in policy and "script" not in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "<p style='color:red'>Hello</p>" in answer.text


def test_the_raw_email_is_plain_text(bench: Bench, runtime: Runtime) -> None:
    answer = bench.get(f"/mails/{put_mail(runtime)}/raw")
    assert answer.content_type == "text/plain; charset=utf-8"
    assert "BEGIN:VCALENDAR" in answer.text or "text/calendar" in answer.text


def test_an_unknown_email_is_not_there(bench: Bench) -> None:
    assert [bench.get(f"/mails/999{part}").status_code for part in ("", "/body", "/raw")] == [404, 404, 404]


def test_an_event_is_told_in_the_clinics_time_and_a_cancelled_one_as_such(bench: Bench, runtime: Runtime) -> None:
    body: dict[str, Any] = {"summary": "Maya Chen: Check-up", "start": {"dateTime": "2026-12-01T20:00:00+00:00"}, "end": {"dateTime": "2026-12-01T20:30:00+00:00"}}  # fmt: skip
    with runtime.engine.begin() as conn:
        for number, more in enumerate(({}, {"status": "cancelled"})):
            conn.execute(
                insert(SimulatedEventRow).values(
                    calendar_id="lee@riverside.example", event_id=f"e{number}", body=body | more
                )
            )
    html = bench.get("/clinic").text
    assert "Tue, Dec 1, 3:00\xa0PM – 3:30\xa0PM" in html
    assert html.count("<s>Maya Chen: Check-up</s>") == 1


def test_the_day_of_the_visit_that_changed_last_is_shown_until_another_is_asked_for(
    bench: Bench, runtime: Runtime
) -> None:
    monday = a_monday()
    with runtime.engine.begin() as conn:
        simulated.set_ahead(conn, int((monday - datetime.now(UTC)).total_seconds()))
        made = talk(conn, "hi")
        assert made.patient_id
        visit(conn, made.patient_id, monday + timedelta(days=7), now=monday)
    assert "visit scheduled" in bench.get("/clinic").text
    assert "visit scheduled" not in bench.get("/clinic?day=2026-01-01").text
    assert bench.get("/clinic?day=9999-12-31").status_code == 200


@pytest.mark.parametrize(("move", "seconds"), [("hour", 3600), ("day", 86400)])
def test_the_clock_moves_and_what_is_due_runs(bench: Bench, runtime: Runtime, move: str, seconds: int) -> None:
    ran: list[datetime] = []
    runtime.run_due = lambda at: ran.append(at) or 3  # type: ignore[func-returns-value]
    before = datetime.now(UTC)
    assert bench.post("/clock", move=move).json == {"said": "3 tasks handed to the worker"}
    assert timedelta(0) <= ran[0] - before - timedelta(seconds=seconds) < timedelta(minutes=1)
    assert "ahead of the real time" in bench.get("/clinic").text
    bench.post("/clock", move="reset")
    assert "the real time" in bench.get("/clinic").text


def test_the_clock_goes_to_the_reminder(bench: Bench, runtime: Runtime) -> None:
    assert "No reminder is waiting" in bench.post("/clock", move="reminder").json["said"]  # type: ignore[index]
    due = runtime.now() + timedelta(days=3)
    with runtime.engine.begin() as conn:
        outbox.add(conn, "reminder", due=due, payload={"offset": "24h"})
    runtime.run_due = lambda at: int(at >= due)
    assert bench.post("/clock", move="reminder").json == {"said": "1 task handed to the worker"}
    assert timedelta(0) <= runtime.now() - due < timedelta(minutes=1)


def test_a_move_that_does_not_exist_is_refused(bench: Bench) -> None:
    assert bench.post("/clock", move="yesterday").status_code == 400


def test_the_clock_never_falls_behind_the_real_one(runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        simulated.set_ahead(conn, -5)
        assert simulated.ahead(conn) == 0
