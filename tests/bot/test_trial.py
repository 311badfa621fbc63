"""What would be told, seen before it is done; and the times that the desk may choose."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, func, select

from bot import desk, open_times, trial
from bot.actor import Clash
from bot.settings import Settings
from bot.trial import Preview
from clinic.model import Practice
from db import people, practice
from db.tables import AppointmentRow, AuditRow, ContactRow, HistoryRow, OutboxRow
from tests.bot.clinic_ground import HALF_HOUR, NOW, STAFF, TUESDAY, patient

TABLES = (AppointmentRow, OutboxRow, HistoryRow, AuditRow, ContactRow)


def booking(conn: Connection, house: Practice, patient_id: int) -> Preview:
    lee = house.doctors[0].id
    return trial.preview(
        conn, NOW, house, Settings(),
        lambda: desk.book(
            conn, NOW, house, STAFF, patient_id=patient_id, doctor_id=lee, visit_type="checkup", start=TUESDAY
        ),
    )  # fmt: skip


def rows(conn: Connection) -> list[int]:
    return [conn.execute(select(func.count()).select_from(table)).scalar_one() for table in TABLES]


def test_a_preview_has_every_message_and_leaves_nothing(connection: Connection, house: Practice) -> None:
    maya = people.create(
        connection,
        now=NOW,
        actor="seed",
        name="Maya Chen",
        phone="+12125550142",
        email="maya@mail.example",
        language="es",
    ).id
    before = rows(connection)
    seen = booking(connection, house, maya)
    text, email = seen.messages
    assert (text.way, text.to, text.language, text.segments) == ("sms", "+12125550142", "es", 1)
    assert "1 dic" in text.text and (email.way, email.to) == ("email", "maya@mail.example")
    assert seen.reminders == (TUESDAY - timedelta(days=1), TUESDAY - timedelta(hours=2))
    assert (seen.no_text, seen.no_email) == (None, None) and rows(connection) == before


def test_who_cannot_be_reached_is_told_nothing_and_why(connection: Connection, house: Practice) -> None:
    seen = booking(connection, house, patient(connection))
    assert (seen.messages, seen.no_text, seen.no_email) == ((), "no_number", "no_email")


def test_what_cannot_be_done_has_no_preview(connection: Connection, house: Practice) -> None:
    maya, leo = patient(connection), patient(connection, "Leo Chen")
    lee = house.doctors[0].id
    desk.book(connection, NOW, house, STAFF, patient_id=leo, doctor_id=lee, visit_type="checkup", start=TUESDAY)
    with pytest.raises(Clash):
        booking(connection, house, maya)


def test_the_desk_sees_every_open_time_and_a_moving_visit_is_in_nobodys_way(
    connection: Connection, house: Practice
) -> None:
    maya, lee = patient(connection), house.doctors[0].id
    visit = desk.book(
        connection, NOW, house, STAFF, patient_id=maya, doctor_id=lee, visit_type="checkup", start=TUESDAY
    )
    kind = house.visit_types[0]

    def starts(moving: int | None = None) -> list[object]:
        found = open_times.between(
            connection,
            NOW,
            practice.load(connection),
            kind,
            TUESDAY,
            TUESDAY + HALF_HOUR * 2,
            doctor_ids=[lee],
            moving=moving,
        )
        return [slot.start for slot in found]

    assert starts() == [TUESDAY + HALF_HOUR]
    assert starts(visit.id) == [TUESDAY, TUESDAY + HALF_HOUR]
    today = open_times.between(connection, NOW, house, kind, NOW, NOW + HALF_HOUR, doctor_ids=[lee])
    assert [slot.start for slot in today] == [NOW]  # patients would need an hour's notice
    near = open_times.near(connection, NOW, house, kind, TUESDAY, doctor_id=lee, most=2)
    assert [slot.start for slot in near] == [TUESDAY - HALF_HOUR, TUESDAY + HALF_HOUR]
