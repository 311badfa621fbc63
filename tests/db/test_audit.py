"""The audit log: whatever staff see or change is in it, and nothing of what they saw."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, insert

from bot import desk
from db import audit, history, people
from db.tables import StaffRow
from tests.bot.clinic_ground import NOW, STAFF, TUESDAY, opened, patient

LATER = NOW + timedelta(minutes=1)


def _lines(conn: Connection, **asked: int) -> list[tuple[str, str, str, str]]:
    return [(one.action, one.entity, one.entity_id, one.detail) for one in audit.page(conn, **asked)]


def _colleague(conn: Connection, email: str = "ana@clinic.example") -> int:
    made = insert(StaffRow).values(email=email, password_hash="none").returning(StaffRow.staff_id)
    return conn.execute(made).scalar_one()


def test_what_staff_change_is_noted_without_its_values(connection: Connection) -> None:
    maya = patient(connection)
    people.correct(connection, maya, {"phone": "+12125550142", "name": "Maya Lin"}, now=NOW, actor="staff:7")
    assert _lines(connection) == [("corrected", "patient", str(maya), "name, phone")]


def test_what_others_change_is_not(connection: Connection) -> None:
    maya = patient(connection)
    for actor in ("contact:5", "api:ab12cd34", "seed", "staff", "staff:x"):
        history.add(connection, now=NOW, actor=actor, action="corrected", entity="patient", entity_id=maya)
    assert _lines(connection) == []


def test_one_look_is_one_line(connection: Connection) -> None:
    ana, ben = _colleague(connection), _colleague(connection, "ben@clinic.example")
    looks = [(ana, NOW), (ana, LATER), (ben, LATER), (ana, NOW + audit.STILL)]
    told = [audit.viewed(connection, now=at, staff_id=who, entity="patient", entity_id=3) for who, at in looks]
    assert told == [True, False, True, True]
    assert [one.email for one in audit.page(connection)] == [
        "ana@clinic.example",
        "ben@clinic.example",
        "ana@clinic.example",
    ]
    assert len(audit.page(connection, staff_id=ben)) == 1


def test_a_line_outlives_the_account(connection: Connection) -> None:
    ana = _colleague(connection)
    audit.viewed(connection, now=NOW, staff_id=ana, entity="patient", entity_id=3)
    connection.execute(delete(StaffRow))
    (line,) = audit.page(connection)
    assert (line.staff_id, line.email, line.at) == (ana, None, NOW)


def test_it_is_read_page_by_page_from_the_newest(connection: Connection) -> None:
    for nth in range(5):
        audit.note(connection, now=NOW, staff_id=1, action="exported", entity="patient", entity_id=nth)
    first = audit.page(connection, limit=2)
    second = audit.page(connection, limit=10, before=first[-1].audit_id)
    assert [one.entity_id for one in first + second] == ["4", "3", "2", "1", "0"]


def test_everything_about_one_patient_and_her_visits(connection: Connection) -> None:
    house = opened(connection)
    maya, leo = patient(connection), patient(connection, "Leo Diaz")
    lee = house.doctors[0].id
    visit = desk.book(
        connection, NOW, house, STAFF, patient_id=maya, doctor_id=lee, visit_type="checkup", start=TUESDAY
    )
    for who in (maya, leo):
        audit.viewed(
            connection, now=datetime(2026, 11, 23, 16, tzinfo=UTC), staff_id=7, entity="patient", entity_id=who
        )
    about = [(action, entity, number) for action, entity, number, _ in _lines(connection, patient_id=maya)]
    assert about == [("viewed", "patient", str(maya)), ("booked", "appointment", str(visit.id))]
