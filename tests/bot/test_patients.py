"""Patients at the desk: registered and corrected from what was typed, and handed out whole."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from bot import desk, patients
from bot.actor import Stale, Unknown
from clinic.mistakes import Mistakes
from clinic.model import Practice
from db import attention, audit, people, sending
from db.tables import MessageRow, PatientRow
from tests.bot.clinic_ground import API, NOW, STAFF, TUESDAY, conversation, patient

MAYA = {"name": "Maya Chen", "email": "maya.chen@mail.example", "phone": "(212) 555-0142", "birthdate": "1984-03-31"}


def _maya(conn: Connection, house: Practice, **changes: Any) -> int:
    return patients.register(conn, NOW, house, STAFF, MAYA | changes).id


def _changed(conn: Connection, patient_id: int) -> datetime:
    query = select(PatientRow.updated_at).where(PatientRow.patient_id == patient_id)
    return conn.execute(query).scalar_one()


# -- what was typed --------------------------------------------------------------------------------------------------
def test_a_patient_is_registered_as_she_was_typed(connection: Connection, house: Practice) -> None:
    made = people.patient(connection, _maya(connection, house, name="  Maya   Chen ", language=" "))
    assert made is not None
    assert (made.name, made.email, made.phone, made.birthdate, made.language) == (
        "Maya Chen",
        "maya.chen@mail.example",
        "+12125550142",
        date(1984, 3, 31),
        None,
    )


def test_every_mistake_stands_beside_its_field(connection: Connection, house: Practice) -> None:
    wrong = {
        "name": " ",
        "email": "maya",
        "phone": "12",
        "birthdate": "2026-11-24",
        "language": "english",
        "weight": "60",
    }
    with pytest.raises(Mistakes) as told:
        patients.register(connection, NOW, house, STAFF, wrong)
    assert told.value.fields == {
        "name": "is empty",
        "email": '"maya" is no e-mail address',
        "phone": '"12" is no phone number such as "+12125550100"',
        "birthdate": "is no day on which a patient can be born",
        "language": '"english" is no language code of two letters such as "en"',
        "weight": "is unknown here",
    }


@pytest.mark.parametrize("name", ["", "x" * 201, "Maya\nChen", "Maya\x00", 5, None])
def test_names_that_are_none(connection: Connection, house: Practice, name: Any) -> None:
    with pytest.raises(Mistakes) as told:
        _maya(connection, house, name=name)
    assert list(told.value.fields) == ["name"]


def test_an_address_of_somebody_else(connection: Connection, house: Practice) -> None:
    _maya(connection, house)
    with pytest.raises(Mistakes) as told:
        _maya(connection, house, email="MAYA.CHEN@mail.example")
    leo = _maya(connection, house, name="Leo", email="")
    with pytest.raises(Mistakes):
        patients.correct(connection, NOW, house, STAFF, leo, {"email": MAYA["email"]})
    assert told.value.fields == {"email": "belongs to another patient"}


def test_a_correction_changes_what_was_typed_and_empties_what_was_emptied(
    connection: Connection, house: Practice
) -> None:
    maya = _maya(connection, house)
    now = patients.correct(connection, NOW, house, STAFF, maya, {"phone": "", "name": "Maya Lin"})
    assert (now.name, now.phone, now.email) == ("Maya Lin", None, MAYA["email"])
    assert [(one.action, one.detail) for one in audit.page(connection, patient_id=maya)] == [
        ("corrected", "name, phone"),
        ("registered", "birthdate, email, name, phone"),
    ]


def test_the_second_of_two_who_correct_is_told(connection: Connection, house: Practice) -> None:
    maya = _maya(connection, house)
    seen, later = _changed(connection, maya), NOW + timedelta(minutes=1)
    patients.correct(connection, later, house, STAFF, maya, {"name": "Maya Lin"}, seen=seen)
    with pytest.raises(Stale):
        patients.correct(connection, later, house, STAFF, maya, {"name": "May Chen"}, seen=seen)
    patients.correct(connection, later, house, STAFF, maya, {"name": "M. Lin"}, seen=_changed(connection, maya))


def test_nobody_is_corrected_who_is_not_there(connection: Connection, house: Practice) -> None:
    with pytest.raises(Unknown):
        patients.correct(connection, NOW, house, STAFF, 10**9, {"name": "X"})
    with pytest.raises(Unknown):
        patients.export(connection, NOW, STAFF, 10**9)


# -- all that is kept ------------------------------------------------------------------------------------------------
def test_everything_kept_is_handed_out_as_json(connection: Connection, house: Practice) -> None:
    maya = _maya(connection, house)
    talk, herself = conversation(connection, maya)
    visit = desk.book(
        connection,
        NOW,
        house,
        herself,
        patient_id=maya,
        doctor_id=house.doctors[0].id,
        visit_type="checkup",
        start=TUESDAY,
        conversation_id=talk,
    )
    said = "<script>alert(1)</script> can I come at 10?"
    words = {
        "conversation_id": talk,
        "direction": "in",
        "provider": "twilio",
        "author": "patient",
        "status": "received",
    }
    connection.execute(insert(MessageRow).values(body=said, **words))
    sending.ask(connection, talk, visit.id, 1, NOW)
    attention.raise_(connection, now=NOW, kind="human", conversation_id=talk)

    told = json.loads(json.dumps(patients.export(connection, NOW, STAFF, maya)))

    assert told["patient"]["name"] == "Maya Chen"
    assert [one["address"] for one in told["contacts"]] == ["+12125550142"]
    assert [one["body"] for one in told["messages"]] == [said]
    assert [(one["doctor"], one["status"], one["appointment_date"]) for one in told["visits"]] == [
        ("Dr. Ana Lee", "scheduled", TUESDAY.isoformat())
    ]
    assert [one["kind"] for one in told["questions"]] == ["reminder"]
    assert {one["kind"] for one in told["sent_later"]} == {"email", "calendar", "reminder"}
    assert [one["kind"] for one in told["attention"]] == ["human"]
    assert {(one["entity"], one["action"]) for one in told["history"]} == {
        ("patient", "registered"),
        ("appointment", "booked"),
    }
    assert told["waitlist"] == []
    assert audit.page(connection)[0].action == "exported"


def test_nobody_else_is_in_it(connection: Connection, house: Practice) -> None:
    maya, leo = _maya(connection, house), patient(connection, "Leo Diaz")
    conversation(connection, leo, "+12125550143")
    told = json.dumps(patients.export(connection, NOW, API, maya))
    assert "Leo" not in told
    assert "+12125550143" not in told
