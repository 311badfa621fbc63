"""The manager's figures, on a few days that were made by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, insert, update

from bot import desk
from bot.actor import Actor
from clinic.model import Practice
from db import attention, figures, history, outbox
from db.tables import AppointmentRow, MessageRow, OutboxRow, QuestionRow
from tests.bot.clinic_ground import HALF_HOUR, NOW, STAFF, TUESDAY, conversation, opened, patient

NEW_YORK = "America/New_York"
START, END = NOW - timedelta(days=1), NOW + timedelta(days=1)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def house(connection: Connection) -> Practice:
    return opened(connection)


def _book(conn: Connection, house: Practice, nth: int, by: Actor = STAFF, now: datetime = NOW) -> int:
    lee = house.doctors[0].id
    who = patient(conn, f"Patient {nth}")
    start = TUESDAY + nth * HALF_HOUR
    return desk.book(conn, now, house, by, patient_id=who, doctor_id=lee, visit_type="checkup", start=start).id


def _talk(conn: Connection, nth: int = 0) -> int:
    return conversation(conn, patient(conn, f"Writer {nth}"), f"+121255502{nth:02}")[0]


def _say(conn: Connection, talk: int, at: datetime, author: str = "patient", **more: Any) -> int:
    row = {
        "conversation_id": talk,
        "direction": "in" if author == "patient" else "out",
        "provider": "twilio",
        "author": author,
        "body": "hello",
        "status": "received" if author == "patient" else "sent",
        "created_at": at,
        "sent_at": None if author == "patient" else at,
    }
    return conn.execute(insert(MessageRow).values(row | more).returning(MessageRow.message_id)).scalar_one()


def test_bookings_by_channel_and_hour_of_the_clinics_clock(connection: Connection, house: Practice) -> None:
    herself = Actor("contact:1", "sms")
    for nth, (by, at) in enumerate([(STAFF, NOW), (herself, NOW), (herself, NOW), (herself, NOW + HOUR)]):
        _book(connection, house, nth, by, at)
    visit = _book(connection, house, 4, herself, NOW + 2 * DAY)  # another week's
    desk.cancel(connection, NOW, house, STAFF, visit)
    assert [(one.channel, one.hour, one.count) for one in figures.bookings(connection, START, END, NEW_YORK)] == [
        ("sms", 10, 2),
        ("sms", 11, 1),
        ("staff", 10, 1),
    ]


def test_the_share_that_was_handled_without_staff(connection: Connection, house: Practice) -> None:
    alone, written, taken, called, told = (_talk(connection, nth) for nth in range(5))
    for talk in (alone, written, taken, called, told):
        _say(connection, talk, NOW)
        _say(connection, talk, NOW + MINUTE, "bot")
    _say(connection, alone, NOW - 20 * HOUR)  # another day: another talk
    _say(connection, alone, NOW - 3 * DAY)  # not asked for
    _say(connection, written, NOW + MINUTE, "staff:7")
    history.add(connection, now=NOW, actor="staff:7", action="taken_over", entity="conversation", entity_id=taken)
    attention.raise_(connection, now=NOW, kind="human", conversation_id=called)
    attention.raise_(connection, now=NOW, kind="late", conversation_id=told)  # only to be known of
    found = figures.handled(connection, START, END, NEW_YORK)
    assert (found.talks, found.alone, found.share) == (6, 3, 0.5)
    assert found.days == ((date(2026, 11, 22), 1, 1), (date(2026, 11, 23), 5, 2))


def test_what_became_of_visits(connection: Connection, house: Practice) -> None:
    made = [_book(connection, house, nth) for nth in range(6)]
    for visit in made[:3]:
        desk.confirm(connection, NOW, house, STAFF, visit)
    late = TUESDAY + 2 * HOUR
    desk.set_status(connection, late, house, STAFF, made[0], "completed")
    desk.set_status(connection, late, house, STAFF, made[1], "no_show")
    desk.cancel(connection, late, house, STAFF, made[2])
    desk.cancel(connection, NOW, house, STAFF, made[3])
    found = figures.visits(connection, TUESDAY, TUESDAY + DAY)
    assert (found.booked, found.confirmed, found.cancelled, found.cancelled_late) == (6, 2, 2, 1)
    assert (found.completed, found.no_show) == (1, 1)
    assert (found.confirmation_rate, found.no_show_rate) == (0.5, 0.5)
    days = figures.visit_days(connection, TUESDAY, TUESDAY + DAY, NEW_YORK)
    assert days == (figures.VisitDay(date(2026, 12, 1), completed=1, no_show=1, cancelled=2, open=2),)


def test_shares_of_nothing_are_none(connection: Connection) -> None:
    found = figures.visits(connection, START, END)
    assert (found.booked, found.confirmation_rate, found.no_show_rate) == (0, None, None)
    assert figures.handled(connection, START, END, NEW_YORK).share is None
    assert figures.waits(connection, START, END) == figures.Waits(0, 0, None, None, None, (0, 0, 0, 0, 0))
    assert figures.texts(connection, START, END, NEW_YORK, Decimal("0.01")) == figures.Texts(0, 0, Decimal(0), ())
    assert figures.reminders(connection, START, END) == figures.Reminders({}, {}, {})
    assert figures.missed(connection, START, END) == (0, ())


def test_how_reminders_went_and_were_answered(connection: Connection, house: Practice) -> None:
    ends: list[dict[str, Any]] = [
        {"status": "done", "outcome": ""},
        {"status": "done", "outcome": "together with 5"},
        {"status": "done", "outcome": "by e-mail"},
        {"status": "dropped", "outcome": "cancelled"},
        {"status": "failed"},
        {"status": "waiting"},
    ]
    for end in ends:
        row = outbox.add(connection, "reminder", due=NOW)
        connection.execute(update(OutboxRow).where(OutboxRow.outbox_id == row).values(end))
    talk, visit = _talk(connection), _book(connection, house, 0)
    for answer in ("yes", "yes", "no", "void", None):
        asked = {"conversation_id": talk, "kind": "reminder", "appointment_id": visit, "version": 1, "asked_at": NOW}
        connection.execute(insert(QuestionRow).values(answer=answer, **asked))
    found = figures.reminders(connection, START, END)
    assert found.ways == {"text": 2, "email": 1, "failed": 1, "waiting": 1}
    assert found.dropped == {"cancelled": 1}
    assert found.answers == {"yes": 2, "no": 1, "none": 1}


def test_how_long_patients_waited_for_a_person(connection: Connection, house: Practice) -> None:
    answered, taken, settled, waiting, told = (_talk(connection, nth) for nth in range(5))
    calls = {
        talk: attention.raise_(connection, now=NOW, kind="human", conversation_id=talk) or 0
        for talk in (answered, taken, settled, waiting)
    }
    attention.raise_(connection, now=NOW, kind="late", conversation_id=told)
    _say(connection, answered, NOW - MINUTE, "staff:7")  # about something else, before
    _say(connection, answered, NOW + MINUTE, "bot")
    _say(connection, answered, NOW + 2 * MINUTE, "staff:7")
    attention.resolve(connection, calls[answered], now=NOW + 30 * MINUTE, by="staff:7")
    at = NOW + 10 * MINUTE
    history.add(connection, now=at, actor="staff:7", action="taken_over", entity="conversation", entity_id=taken)
    attention.resolve(connection, calls[settled], now=NOW + 4 * MINUTE, by="staff:7")
    attention.resolve(connection, calls[waiting], now=NOW + MINUTE, by="clock")
    found = figures.waits(connection, START, END)
    assert found == figures.Waits(4, 3, 4 * MINUTE, 10 * MINUTE, 10 * MINUTE, (2, 1, 0, 0, 0))


def test_what_texts_cost(connection: Connection, house: Practice) -> None:
    talk = _talk(connection)
    _say(connection, talk, NOW, "bot", segments=1)
    _say(connection, talk, NOW + 13 * HOUR, "bot", segments=2)  # 23:00 in New York: still Monday
    _say(connection, talk, NOW + 15 * HOUR, "staff:7", segments=3)
    _say(connection, talk, NOW, "bot", segments=5, sent_at=None, status="failed")
    _say(connection, talk, NOW - 2 * DAY, "bot", segments=7)
    found = figures.texts(connection, START, END, NEW_YORK, Decimal("0.0079"))
    assert (found.messages, found.segments, found.cost) == (3, 6, Decimal("0.0474"))
    assert found.days == ((date(2026, 11, 23), 3), (date(2026, 11, 24), 3))


def test_what_was_not_understood(connection: Connection, house: Practice) -> None:
    talk = _talk(connection)
    _say(connection, talk, NOW, understood={"intent": "book"})
    marked = {"missed": True, "language": "en"}
    made = [_say(connection, talk, NOW, body=f"gibberish {nth}", understood=marked) for nth in range(3)]
    _say(connection, talk, NOW, body="", understood=marked)  # of a patient who was forgotten
    total, first = figures.missed(connection, START, END, limit=2)
    _, rest = figures.missed(connection, START, END, before=first[-1].message_id)
    assert total == 3
    assert [one.message_id for one in first + rest] == made[::-1]
    assert (first[0].body, first[0].language, first[0].conversation_id, first[0].at) == ("gibberish 2", "en", talk, NOW)


def test_the_zone_decides_which_hour_it_is(connection: Connection, house: Practice) -> None:
    _book(connection, house, 0)
    auckland = figures.bookings(connection, START, END, "Pacific/Auckland")
    assert [one.hour for one in auckland] == [4]
    row = {"created_at": datetime(2026, 11, 1, 5, 30, tzinfo=UTC)}  # 1:30 before the clocks go back
    connection.execute(update(AppointmentRow).values(row))
    (one,) = figures.bookings(connection, row["created_at"], row["created_at"] + 2 * HOUR, NEW_YORK)
    assert one.hour == 1
