"""Two patients who are one: all of the second becomes the first's, whatever both had."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot import desk, patients, waitlist
from bot.actor import Unknown
from bot.waitlist import Wish
from clinic.model import Practice
from conversations.talk import Option, Talk, dump, load
from conversations.talk import Wish as Planned
from db import addresses, attention, audit, history, merge, outbox, people
from db.tables import AttentionRow, ContactPatientRow, ConversationRow, OutboxRow, PatientRow, WaitlistRow
from tests.bot.clinic_ground import HALF_HOUR, NOW, STAFF, TUESDAY, conversation
from tests.db.links import patients_of


def _patient(conn: Connection, name: str = "Maya Chen", **given: Any) -> int:
    return people.create(conn, now=NOW, actor="seed", name=name, **given).id


def _visit(conn: Connection, house: Practice, patient_id: int, start: datetime = TUESDAY, doctor: int = 0) -> int:
    doctor_id = house.doctors[doctor].id
    return desk.book(
        conn, NOW, house, STAFF, patient_id=patient_id, doctor_id=doctor_id, visit_type="checkup", start=start
    ).id


def _row(conn: Connection, patient_id: int) -> Any:
    return conn.execute(select(PatientRow.__table__).where(PatientRow.patient_id == patient_id)).one()


def test_visits_and_what_is_still_to_be_said_of_them_are_the_first_ones(
    connection: Connection, house: Practice
) -> None:
    one, two = _patient(connection), _patient(connection, "maya chen")
    _visit(connection, house, one)
    visit = _visit(connection, house, two, TUESDAY + HALF_HOUR)
    attention.raise_(connection, now=NOW, kind="email_failed", patient_id=two)

    done = patients.join(connection, NOW, STAFF, one, two)

    assert (done.visits, done.overlapping) == (1, ())
    moved = desk.cancel(connection, NOW, house, STAFF, visit, version=1)  # the version is what it was
    assert moved.patient_id == one
    for table in (OutboxRow, AttentionRow):
        assert set(connection.execute(select(table.patient_id)).scalars()) <= {one, None}


def test_who_goes_is_an_empty_signpost(connection: Connection, house: Practice) -> None:
    one, two = _patient(connection), _patient(connection, "M. Chen", email="m@mail.example", phone="+12125550143")
    patients.join(connection, NOW, STAFF, one, two)
    gone = _row(connection, two)
    assert (gone.name, gone.email, gone.phone, gone.merged_into, gone.erased_at) == (merge.BLANK, None, None, one, None)
    assert people.patient(connection, two) is None
    with pytest.raises(Unknown):
        _visit(connection, house, two)
    for pair in ((one, two), (two, one), (one, one)):
        with pytest.raises(Unknown):
            patients.join(connection, NOW, STAFF, *pair)


def test_both_histories_tell_and_the_audit_log_finds_them(connection: Connection, house: Practice) -> None:
    one, two = _patient(connection), _patient(connection, "M. Chen", phone="+12125550143")
    patients.join(connection, NOW, STAFF, one, two)
    told, kept = history.of(connection, "patient", two)[-1], history.of(connection, "patient", one)[-1]
    assert (told.action, told.before, told.after) == (
        "merged",
        {"name": "M. Chen", "phone": "+12125550143"},
        {"merged_into": one},
    )
    assert (kept.action, kept.after, kept.why) == ("absorbed", {"phone": "+12125550143"}, f"patient {two}")
    assert [line.action for line in audit.page(connection, patient_id=one)] == ["absorbed", "merged"]


FAILED = {"email_failed_at": NOW, "email_failure": "refused"}


@pytest.mark.parametrize(
    ("kept", "gone", "taken"),
    [
        ({}, {"phone": "+1", "birthdate": date(1984, 3, 31), "language": "es"}, {"phone", "birthdate", "language"}),
        ({"phone": "+1"}, {"phone": "+2"}, set()),
        ({}, {"email": "m@mail.example"}, {"email"}),
        ({"email": "a@mail.example"}, {"email": "m@mail.example"}, set()),
        ({"email": "a@mail.example"} | FAILED, {"email": "m@mail.example"}, {"email"}),
        ({"email": "a@mail.example"} | FAILED, {"email": "m@mail.example"} | FAILED, set()),
        ({}, {"email": "m@mail.example"} | FAILED, {"email"}),
    ],
)
def test_who_stays_takes_what_she_lacks(kept: dict[str, Any], gone: dict[str, Any], taken: set[str]) -> None:
    nothing = dict.fromkeys(merge.EMPTY)
    found = merge.complement(nothing | kept, nothing | gone)
    assert found.keys() - {"email_failed_at", "email_failure"} == taken
    assert found == {name: (nothing | gone)[name] for name in found}


def test_an_address_that_both_have_had_goes_over(connection: Connection, house: Practice) -> None:
    one, two = _patient(connection), _patient(connection, email="maya@mail.example")
    done = patients.join(connection, NOW, STAFF, one, two)
    assert done.taken["email"] == "maya@mail.example"
    found = people.by_email(connection, "Maya@mail.example")
    assert found is not None
    assert found.id == one


# -- addresses -------------------------------------------------------------------------------------------------------
def _links(conn: Connection) -> set[tuple[int, int, str]]:
    row = ContactPatientRow
    return {(one[0], one[1], one[2]) for one in conn.execute(select(row.contact_id, row.patient_id, row.relation))}


def test_her_addresses_speak_for_her_once(connection: Connection, house: Practice) -> None:
    one, two = _patient(connection), _patient(connection)
    _, shared = conversation(connection, two)
    _, own = conversation(connection, two, "+12125550143")
    addresses.link(connection, shared.contact_id or 0, one, "child")
    done = patients.join(connection, NOW, STAFF, one, two)
    assert done.contacts == 1
    assert _links(connection) == {(shared.contact_id, one, "self"), (own.contact_id, one, "self")}


def test_a_number_that_only_the_second_was_known_by_is_not_lost(connection: Connection, house: Practice) -> None:
    one, two = _patient(connection, phone="+12125550142"), _patient(connection, phone="+12125550143")
    patients.join(connection, NOW, STAFF, one, two)
    known = addresses.at_address(connection, "sms", "+12125550143")
    assert known is not None
    assert patients_of(connection, known.contact_id) == [(one, "self")]
    first = people.contact_for(connection, one)
    assert first is not None
    assert first.address == "+12125550142"


def test_who_writes_from_the_second_ones_number_is_still_known(connection: Connection, house: Practice) -> None:
    one, two = _patient(connection, phone="+12125550142"), _patient(connection, phone="+12125550143")
    stranger = _patient(connection, "Leo Diaz")
    _, writer = conversation(connection, stranger, "+12125550143")
    connection.execute(update(ContactPatientRow).values(patient_id=two))
    patients.join(connection, NOW, STAFF, one, two)
    assert _links(connection) >= {(writer.contact_id, one, "self")}


def test_a_talk_that_meant_the_second_means_the_first(connection: Connection, house: Practice) -> None:
    one, two = _patient(connection), _patient(connection)
    talk, _ = conversation(connection, two)
    meant = Talk(
        state="whom",
        wish=Planned(visit_type="checkup", patient_id=two),
        options=[Option("person", str(two)), Option("person", "new"), Option("visit", str(two))],
    )
    connection.execute(update(ConversationRow).values(data=dump(meant)))
    patients.join(connection, NOW, STAFF, one, two)
    data = connection.execute(select(ConversationRow.data).where(ConversationRow.conversation_id == talk)).scalar_one()
    now = load(data)
    assert now.wish is not None
    assert now.wish.patient_id == one
    assert now.options == [Option("person", str(one)), Option("person", "new"), Option("visit", str(two))]


# -- what both had ---------------------------------------------------------------------------------------------------
def test_visits_at_one_time_are_told(connection: Connection, house: Practice) -> None:
    one, two = _patient(connection), _patient(connection)
    first, second = _visit(connection, house, one), _visit(connection, house, two, doctor=1)
    assert patients.join(connection, NOW, STAFF, one, two).overlapping == ((first, second),)


def test_who_waits_twice_for_the_same_waits_once(connection: Connection, house: Practice) -> None:
    one, two = _patient(connection), _patient(connection)
    for who, kind in ((one, "checkup"), (two, "checkup"), (two, "vaccine")):
        waitlist.join(connection, NOW, STAFF, Wish(who, kind))
    patients.join(connection, NOW, STAFF, one, two)
    row = WaitlistRow
    rows = connection.execute(select(row.patient_id, row.visit_type, row.status).order_by(row.waitlist_id)).all()
    assert [tuple(each) for each in rows] == [
        (one, "checkup", "waiting"),
        (one, "checkup", "left"),
        (one, "vaccine", "waiting"),
    ]


def test_who_was_merged_into_her_before_comes_along(connection: Connection, house: Practice) -> None:
    one, two, three = (_patient(connection) for _ in range(3))
    patients.join(connection, NOW, STAFF, two, three)
    patients.join(connection, NOW, STAFF, one, two)
    assert (_row(connection, two).merged_into, _row(connection, three).merged_into) == (one, one)
    outbox.add(connection, "email", due=NOW, patient_id=one)
    told = patients.export(connection, NOW, STAFF, one)
    assert {each["entity_id"] for each in told["history"]} == {str(one), str(two), str(three)}


# -- who may be meant ------------------------------------------------------------------------------------------------
def test_who_may_be_the_same(connection: Connection) -> None:
    born = date(1984, 3, 31)
    maya = _patient(connection, phone="+12125550142", birthdate=born)
    twin = _patient(connection, "MAYA CHEN")
    married = _patient(connection, "Maya Lin", phone="+12125550142", birthdate=born)
    _patient(connection, birthdate=born + timedelta(days=1))
    _patient(connection, "Leo Diaz", phone="+12125550142")
    assert [one.id for one in merge.alike(connection, maya)] == [twin, married]
