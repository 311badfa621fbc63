"""The reminders of the days to come: when, which way, and why not."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, update

from bot import desk
from clinic.model import Practice
from db import addresses, forecast, people
from db.forecast import Expected
from db.tables import AppointmentRow, ContactRow, ConversationRow, OutboxRow, PatientRow
from tests.bot.clinic_ground import HALF_HOUR, NOW, STAFF, TUESDAY, opened

WEEK = NOW + timedelta(days=9)
PHONE = "+12125550142"


@pytest.fixture
def house(connection: Connection) -> Practice:
    return opened(connection)


def _patient(conn: Connection, name: str = "Maya Chen", **given: Any) -> int:
    return people.create(conn, now=NOW, actor="seed", name=name, **given).id


def _visit(conn: Connection, house: Practice, who: int, start: datetime = TUESDAY, now: datetime = NOW) -> int:
    lee = house.doctors[0].id
    return desk.book(conn, now, house, STAFF, patient_id=who, doctor_id=lee, visit_type="checkup", start=start).id


def _contact(conn: Connection, who: int, relation: str = "self", heard: datetime | None = None, **given: Any) -> int:
    row = {"channel": "sms", "address": "+12125550199"} | given
    contact_id = conn.execute(insert(ContactRow).values(row).returning(ContactRow.contact_id)).scalar_one()
    conn.execute(insert(ConversationRow).values(contact_id=contact_id, heard_at=heard))
    addresses.link(conn, contact_id, who, relation)
    return contact_id


def _found(conn: Connection) -> tuple[Expected, ...]:
    return forecast.expected(conn, NOW, WEEK)


def _ways(conn: Connection) -> set[tuple[str | None, str | None]]:
    return {(one.way, one.why) for one in _found(conn)}


def test_what_is_due_and_when(connection: Connection, house: Practice) -> None:
    maya = _patient(connection, phone=PHONE)
    visit = _visit(connection, house, maya)
    desk.confirm(connection, NOW, house, STAFF, visit)
    day, hours = _found(connection)
    assert (day.due, day.offset, hours.due, hours.offset) == (
        TUESDAY - timedelta(days=1),
        "24h",
        TUESDAY - timedelta(hours=2),
        "2h",
    )
    assert (day.appointment_id, day.patient_id, day.patient, day.start) == (visit, maya, "Maya Chen", TUESDAY)
    assert (day.confirmed, day.way, day.why) == (True, "sms", None)
    assert len(forecast.expected(connection, NOW, TUESDAY - timedelta(hours=3))) == 1
    assert forecast.by_day([day, hours], house.clinic.zone) == {date(2026, 11, 30): (1, 0), date(2026, 12, 1): (1, 0)}


def test_a_visit_that_moved_is_reminded_of_at_its_new_time_only(connection: Connection, house: Practice) -> None:
    visit = _visit(connection, house, _patient(connection, phone=PHONE))
    desk.move(connection, NOW, house, STAFF, visit, start=TUESDAY + HALF_HOUR)
    assert [one.start for one in _found(connection)] == [TUESDAY + HALF_HOUR] * 2


def test_a_visit_that_was_cancelled_is_not_reminded_of(connection: Connection, house: Practice) -> None:
    visit = _visit(connection, house, _patient(connection, phone=PHONE))
    desk.cancel(connection, NOW, house, STAFF, visit)
    assert _ways(connection) == {(None, "cancelled")}


def test_what_ended_or_has_begun_by_then(connection: Connection, house: Practice) -> None:
    _visit(connection, house, _patient(connection, phone=PHONE))
    connection.execute(update(AppointmentRow).values(status="no_show"))
    assert _ways(connection) == {(None, "over")}
    connection.execute(update(AppointmentRow).values(status="scheduled"))
    connection.execute(update(OutboxRow).where(OutboxRow.kind == "reminder").values(due=TUESDAY))
    assert _ways(connection) == {(None, "past")}


def test_a_visit_that_was_booked_too_late_for_one(connection: Connection, house: Practice) -> None:
    today = NOW + timedelta(hours=1)  # Monday, 11:00
    visit = _visit(connection, house, _patient(connection, phone=PHONE), today)
    (found,) = _found(connection)
    assert (found.appointment_id, found.outbox_id, found.due, found.why) == (visit, None, None, "too_late")
    assert forecast.by_day([found], house.clinic.zone) == {date(2026, 11, 23): (0, 1)}


# -- which way it goes -----------------------------------------------------------------------------------------------
BAD = {"opted_out": "opted_out_at", "wrong_number": "wrong_number_at", "unreachable": "unreachable_at"}


def test_the_address_last_heard_from(connection: Connection, house: Practice) -> None:
    maya = _patient(connection, phone=PHONE, email="maya@mail.example")
    _visit(connection, house, maya)
    _contact(connection, maya)
    _contact(connection, maya, channel="telegram", address="4711", heard=NOW)
    assert _ways(connection) == {("telegram", None)}


@pytest.mark.parametrize("why", BAD)
@pytest.mark.parametrize("mailed", [True, False])
def test_where_no_text_can_go(connection: Connection, house: Practice, why: str, mailed: bool) -> None:
    maya = _patient(connection, phone=PHONE, email="maya@mail.example" if mailed else None)
    _visit(connection, house, maya)
    contact = _contact(connection, maya, address=PHONE)
    connection.execute(update(ContactRow).where(ContactRow.contact_id == contact).values({BAD[why]: NOW}))
    assert _ways(connection) == {("email", None) if mailed else (None, why)}


def test_another_number_is_tried_unless_she_wants_no_messages(connection: Connection, house: Practice) -> None:
    maya = _patient(connection, phone=PHONE)
    _visit(connection, house, maya)
    other = _contact(connection, maya, unreachable_at=NOW)
    assert _ways(connection) == {("sms", None)}
    connection.execute(update(ContactRow).where(ContactRow.contact_id == other).values(opted_out_at=NOW))
    assert _ways(connection) == {(None, "opted_out")}


def test_a_number_that_wants_nothing_in_another_app_is_not_texted(connection: Connection, house: Practice) -> None:
    _visit(connection, house, _patient(connection, phone=PHONE))
    stranger = {"channel": "whatsapp", "address": PHONE, "opted_out_at": NOW}
    connection.execute(insert(ContactRow).values(stranger))
    assert _ways(connection) == {(None, "opted_out")}


def test_a_childs_reminder_goes_to_who_writes_for_the_child(connection: Connection, house: Practice) -> None:
    leo, mother = _patient(connection, "Leo"), _patient(connection, "Ana", email="ana@mail.example")
    _visit(connection, house, leo)
    contact = _contact(connection, leo, "child")
    addresses.link(connection, contact, mother)
    assert _ways(connection) == {("sms", None)}
    connection.execute(update(ContactRow).values(opted_out_at=NOW))
    assert _ways(connection) == {("email", None)}


def test_nothing_at_all_is_known(connection: Connection, house: Practice) -> None:
    maya = _patient(connection)
    _visit(connection, house, maya)
    assert _ways(connection) == {(None, "no_address")}
    failed = {"email": "maya@mail.example", "email_failed_at": NOW}
    connection.execute(update(PatientRow).where(PatientRow.patient_id == maya).values(failed))
    assert _ways(connection) == {(None, "email_failed")}
