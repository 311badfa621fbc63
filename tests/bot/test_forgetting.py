"""A patient who wants to be forgotten: nothing in the whole database tells who she was, and everybody else's stays."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from bot import desk, patients
from bot.actor import Actor, StillBooked, Unknown
from clinic.model import Practice, Slot
from db import addresses, attention, audit, history, idempotency, merge, outbox, people, sending
from db.tables import (
    AppointmentRow,
    AttentionRow,
    Base,
    ContactRow,
    ConversationRow,
    IdempotencyRow,
    MessageRow,
    OutboxRow,
    PatientRow,
    SimulatedMailRow,
)
from tests.bot.clinic_ground import API, HALF_HOUR, NOW, STAFF, TUESDAY, conversation, statuses
from tests.db.links import patients_of

AFTER = TUESDAY + timedelta(days=1)
PHONE, EMAIL = "+12125550142", "maya.chen@mail.example"
TRACES = ("Maya", "maya", "Chen", "5550142", "1984-03-31", "sore throat")


def _maya(conn: Connection) -> int:
    born = date(1984, 3, 31)
    made = people.create(conn, now=NOW, actor="staff:7", name="Maya Chen", email=EMAIL, phone=PHONE, birthdate=born)
    return made.id


def _said(conn: Connection, talk: int, body: str, direction: str = "in", **more: Any) -> int:
    row = {"conversation_id": talk, "direction": direction, "provider": "twilio", "author": "patient", "body": body}
    made = insert(MessageRow).values(**row | {"status": "received"} | more).returning(MessageRow.message_id)
    return conn.execute(made).scalar_one()


def _visit(conn: Connection, house: Practice, patient_id: int, start: datetime = TUESDAY, doctor: int = 0) -> int:
    doctor_id = house.doctors[doctor].id
    return desk.book(
        conn, NOW, house, STAFF, patient_id=patient_id, doctor_id=doctor_id, visit_type="checkup", start=start
    ).id


def _everything(conn: Connection) -> str:
    """Every row of every table."""
    told = {table.name: [list(row) for row in conn.execute(select(table))] for table in Base.metadata.sorted_tables}
    return json.dumps(told, default=str, ensure_ascii=False)


def _bodies(conn: Connection) -> list[str]:
    return list(conn.execute(select(MessageRow.body).order_by(MessageRow.message_id)).scalars())


def _lived(conn: Connection, house: Practice) -> tuple[int, int, Actor]:
    """A patient with all that a patient can leave behind: (who, her conversation, herself)."""
    maya = _maya(conn)
    talk, herself = conversation(conn, maya, PHONE)
    conn.execute(update(ContactRow).values(phone=PHONE, language="en"))
    visit = _visit(conn, house, maya)
    understood = {"intent": "book", "name": "Maya Chen"}
    heard = _said(conn, talk, "Maya Chen here, sore throat", understood=understood, media=[{"url": "https://maya"}])
    _said(conn, talk, "Thanks, Maya", "out", reply_to=heard, buttons=[{"rows": [["Maya", "x"]]}])
    data = {"language": "en", "turn": 3, "wish": {"name": "Maya Chen", "patient_id": maya}}
    conn.execute(update(ConversationRow).values(state="whom", data=data, unread=2))
    sending.ask(conn, talk, visit, 1, NOW)
    attention.raise_(conn, now=NOW, kind="human", detail="Maya called", conversation_id=talk, patient_id=maya)
    people.correct(conn, maya, {"name": "Maya Lin-Chen"}, now=NOW, actor=herself.label)
    desk.cancel(conn, NOW, house, STAFF, visit, why="Maya has a sore throat")
    desk.restore(conn, NOW, house, STAFF, visit)
    conn.execute(update(AppointmentRow).values(note="sore throat"))
    mail = {"recipient": f"Maya Chen <{EMAIL}>", "subject": "Your visit", "raw": "Dear Maya"}
    conn.execute(insert(SimulatedMailRow).values(mail))
    idempotency.claim(conn, "ab12", "k", "h", NOW)
    body = {"status": 201, "body": json.dumps({"patient_id": maya, "name": "Maya Chen", "email": EMAIL})}
    idempotency.keep(conn, "ab12", "k", 201, body)
    return maya, talk, herself


def test_no_row_of_any_table_tells_who_she_was(connection: Connection, house: Practice) -> None:
    maya, talk, _ = _lived(connection, house)
    assert any(trace in _everything(connection) for trace in TRACES)

    done = patients.forget(connection, AFTER, house, STAFF, maya)

    left = _everything(connection)
    assert [trace for trace in TRACES if trace in left] == []
    assert (done.messages, done.contacts, done.addresses_kept) == (2, 1, 0)
    row = connection.execute(select(PatientRow.__table__).where(PatientRow.patient_id == maya)).one()
    assert (row.name, row.erased_at) == (merge.BLANK, AFTER)
    state = connection.execute(select(ConversationRow.state, ConversationRow.data, ConversationRow.unread)).one()
    assert tuple(state) == ("idle", {"language": "en", "turn": 3}, 0)
    assert attention.open_(connection, talk) == []
    with pytest.raises(Unknown):
        patients.forget(connection, AFTER, house, STAFF, maya)


def test_who_did_what_and_when_stays(connection: Connection, house: Practice) -> None:
    maya, _, herself = _lived(connection, house)
    patients.forget(connection, AFTER, house, STAFF, maya)
    assert [(one.actor, one.action) for one in history.of(connection, "patient", maya)] == [
        ("staff:7", "registered"),
        (herself.label, "corrected"),
        ("staff:7", "erased"),
    ]
    assert history.of(connection, "patient", maya)[0].after == {
        "name": None,
        "email": None,
        "phone": None,
        "birthdate": None,
    }
    assert audit.page(connection, patient_id=maya)[0].action == "erased"
    assert statuses(connection) == [("scheduled", TUESDAY)]  # figures stay right


def test_the_calendar_is_told_to_forget_her_name(connection: Connection, house: Practice) -> None:
    maya, _, _ = _lived(connection, house)
    connection.execute(update(OutboxRow).values(status="done"))
    patients.forget(connection, AFTER, house, STAFF, maya)
    waiting = select(OutboxRow.kind, OutboxRow.due).where(OutboxRow.status == "waiting")
    assert [tuple(row) for row in connection.execute(waiting)] == [("calendar", AFTER)]


# -- visits to come --------------------------------------------------------------------------------------------------
def test_visits_to_come_are_in_the_way(connection: Connection, house: Practice) -> None:
    maya = _maya(connection)
    visit = _visit(connection, house, maya)
    with pytest.raises(StillBooked) as told:
        patients.forget(connection, NOW, house, STAFF, maya)
    assert [(one.id, one.patient) for one in told.value.visits] == [(visit, "Maya Chen")]
    assert people.patient(connection, maya) is not None


def test_visits_to_come_are_cancelled_and_nobody_is_written_to(connection: Connection, house: Practice) -> None:
    maya = _maya(connection)
    visit = _visit(connection, house, maya)
    patients.forget(connection, NOW, house, STAFF, maya, cancel_visits=True)
    assert statuses(connection) == [("cancelled", TUESDAY)]
    row = OutboxRow
    rows = connection.execute(select(row.kind, row.status).where(row.appointment_id == visit).distinct()).all()
    assert sorted(map(tuple, rows)) == [
        ("calendar", "waiting"),
        ("email", "dropped"),
        ("notice", "dropped"),
        ("reminder", "dropped"),
    ]


def test_what_she_held_is_free(connection: Connection, house: Practice) -> None:
    maya = _maya(connection)
    talk, _ = conversation(connection, maya, PHONE)
    slot = Slot(house.doctors[0].id, TUESDAY, TUESDAY + HALF_HOUR)
    desk.hold(connection, NOW, house, conversation_id=talk, patient_id=maya, visit_type="checkup", slots=[slot])
    patients.forget(connection, NOW, house, STAFF, maya)
    assert statuses(connection) == []


def test_what_was_to_be_sent_is_not(connection: Connection, house: Practice) -> None:
    maya = _maya(connection)
    talk, _ = conversation(connection, maya, PHONE)
    queued = _said(connection, talk, "We look forward to seeing you", "out", status="queued", author="staff:7")
    row = outbox.add(connection, "message", due=NOW, conversation_id=talk, message_id=queued)
    assert row is not None
    patients.forget(connection, NOW, house, STAFF, maya)
    assert outbox.claim(connection, row, now=NOW, lease=HALF_HOUR) is None
    assert connection.execute(select(MessageRow.status, MessageRow.body)).one() == ("failed", "")


# -- addresses -------------------------------------------------------------------------------------------------------
def test_whoever_writes_from_there_again_is_new(connection: Connection, house: Practice) -> None:
    maya, _, herself = _lived(connection, house)
    patients.forget(connection, AFTER, house, STAFF, maya)
    assert addresses.at_address(connection, "sms", PHONE) is None
    assert patients_of(connection, herself.contact_id) == []


@pytest.mark.parametrize("column", ["opted_out_at", "wrong_number_at"])
def test_an_address_that_wants_no_messages_is_remembered_as_that(
    connection: Connection, house: Practice, column: str
) -> None:
    maya, _, _ = _lived(connection, house)
    connection.execute(update(ContactRow).values({column: NOW}))
    assert patients.forget(connection, AFTER, house, STAFF, maya).addresses_kept == 1
    kept = addresses.at_address(connection, "sms", PHONE)
    assert kept is not None
    assert not kept.reachable
    again = people.create(connection, now=AFTER, actor="seed", name="Ana Diaz", phone=PHONE)
    assert people.contact_for(connection, again.id) is None


# -- a family --------------------------------------------------------------------------------------------------------
def _family(conn: Connection, house: Practice) -> tuple[int, int, int]:
    """A mother who writes, her son, their conversation."""
    mother = people.create(conn, now=NOW, actor="seed", name="Ana Diaz", phone="+12125550150").id
    talk, herself = conversation(conn, mother, "+12125550150")
    son = people.create(conn, now=NOW, actor="seed", name="Leo Diaz-Po").id
    addresses.link(conn, herself.contact_id or 0, son, "child")
    _visit(conn, house, mother)
    _visit(conn, house, son, doctor=1)
    for body in ("I need a check-up", "and leo has a cough", "Booked for you"):
        _said(conn, talk, body)
    reminder = _said(conn, talk, "Tomorrow at 10", "out")
    row = select(OutboxRow.outbox_id).where(OutboxRow.patient_id == son, OutboxRow.kind == "reminder").limit(1)
    outbox.speaks_through(conn, [conn.execute(row).scalar_one()], reminder)
    return mother, son, talk


def test_of_a_child_only_what_is_about_the_child_goes(connection: Connection, house: Practice) -> None:
    mother, son, talk = _family(connection, house)
    attention.raise_(connection, now=NOW, kind="human", conversation_id=talk)
    patients.forget(connection, NOW, house, STAFF, son, cancel_visits=True)
    assert _bodies(connection) == ["I need a check-up", "", "Booked for you", ""]
    known = addresses.at_address(connection, "sms", "+12125550150")
    assert known is not None
    assert patients_of(connection, known.contact_id) == [(mother, "self")]
    assert len(attention.open_(connection, talk)) == 1
    waiting = select(OutboxRow.patient_id).where(OutboxRow.kind == "reminder", OutboxRow.status == "waiting")
    assert set(connection.execute(waiting).scalars()) == {mother}


def test_of_who_writes_for_a_child_all_words_go_and_the_address_stays(connection: Connection, house: Practice) -> None:
    mother, son, _ = _family(connection, house)
    patients.forget(connection, NOW, house, STAFF, mother, cancel_visits=True)
    assert set(_bodies(connection)) == {""}
    found = people.contact_for(connection, son)
    assert found is not None
    assert found.address == "+12125550150"
    assert ("scheduled", TUESDAY) in statuses(connection)


def test_who_shares_only_the_number_keeps_the_address(connection: Connection, house: Practice) -> None:
    maya = _maya(connection)
    people.create(connection, now=NOW, actor="seed", name="Ana Diaz", phone=PHONE)
    talk, _ = conversation(connection, maya, PHONE)
    connection.execute(update(ContactRow).values(phone=PHONE))
    _said(connection, talk, "hello")
    patients.forget(connection, NOW, house, API, maya)
    assert _bodies(connection) == ["hello"]
    assert addresses.at_address(connection, "sms", PHONE) is not None


def test_who_was_merged_into_her_is_forgotten_with_her(connection: Connection, house: Practice) -> None:
    one, two = _maya(connection), people.create(connection, now=NOW, actor="seed", name="Maya Chan", phone=PHONE).id
    patients.join(connection, NOW, STAFF, one, two)
    patients.forget(connection, NOW, house, STAFF, one)
    rows = connection.execute(select(PatientRow.erased_at)).scalars().all()
    assert rows == [NOW, NOW]
    assert "Maya" not in _everything(connection)


def test_nobody_elses_things_are_touched(connection: Connection, house: Practice) -> None:
    ana = people.create(connection, now=NOW, actor="seed", name="Ana Diaz", email="ana@mail.example").id
    talk, _ = conversation(connection, ana, "+12125550150")
    _said(connection, talk, "hello from Ana")
    _visit(connection, house, ana)
    attention.raise_(connection, now=NOW, kind="human", conversation_id=talk, patient_id=ana)
    told = patients.export(connection, NOW, API, ana)
    other = people.create(connection, now=NOW, actor="seed", name="Maya Chen", phone=PHONE)
    conversation(connection, other.id, PHONE)
    patients.forget(connection, NOW, house, STAFF, other.id)
    assert patients.export(connection, NOW, API, ana) == told
    assert connection.execute(select(AttentionRow.resolved_at)).scalar_one() is None
    assert connection.execute(select(IdempotencyRow.key)).all() == []
