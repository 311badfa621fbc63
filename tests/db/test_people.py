"""Patients and their addresses: found, registered, corrected, and written to only where they may be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, insert, select, update

from db import addresses, history, people
from db.tables import ContactRow, ConversationRow
from tests.db.links import patients_of

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
MAYA: dict[str, str | None] = {"name": "Maya Chen", "email": "maya.chen@mail.example", "phone": "+12125550142"}


def _maya(conn: Connection, **changes: str | None) -> int:
    given = MAYA | changes
    return people.create(conn, now=NOW, actor="seed", name="Maya Chen", email=given["email"], phone=given["phone"]).id


def _contact(
    conn: Connection, address: str, patient_id: int, heard: datetime | None = None, channel: str = "sms"
) -> int:
    made = insert(ContactRow).values(channel=channel, address=address).returning(ContactRow.contact_id)
    contact_id = conn.execute(made).scalar_one()
    conn.execute(insert(ConversationRow).values(contact_id=contact_id, heard_at=heard))
    addresses.link(conn, contact_id, patient_id)
    return contact_id


def test_a_patient_is_found_by_number_and_address(connection: Connection) -> None:
    maya = _maya(connection)
    assert [one.id for one in people.by_phone(connection, "+12125550142")] == [maya]
    assert people.by_email(connection, " MAYA.chen@mail.example ") == people.patient(connection, maya)


def test_an_address_belongs_to_one_patient_in_any_case(connection: Connection) -> None:
    _maya(connection)
    with pytest.raises(people.EmailTaken):
        _maya(connection, email="Maya.Chen@MAIL.example")
    other = _maya(connection, email=None)
    with pytest.raises(people.EmailTaken):
        people.correct(connection, other, {"email": "MAYA.CHEN@mail.example"}, now=NOW, actor="staff:1")
    assert people.patient(connection, other) is not None


def test_many_patients_may_have_no_address(connection: Connection) -> None:
    assert _maya(connection, email=None) != _maya(connection, email="")


def test_a_correction_is_remembered_with_what_was_there_before(connection: Connection) -> None:
    maya = _maya(connection)
    changed = people.correct(connection, maya, {"name": "Maya Lin", "phone": MAYA["phone"]}, now=NOW, actor="staff:1")
    assert changed.name == "Maya Lin"
    last = history.of(connection, "patient", maya)[-1]
    assert (last.actor, last.action, last.before, last.after) == (
        "staff:1",
        "corrected",
        {"name": "Maya Chen"},
        {"name": "Maya Lin"},
    )


def test_a_correction_that_changes_nothing_leaves_no_trace(connection: Connection) -> None:
    maya = _maya(connection)
    people.correct(connection, maya, {"name": "Maya Chen"}, now=NOW, actor="staff:1")
    assert [change.action for change in history.of(connection, "patient", maya)] == ["registered"]


def test_only_a_patients_own_columns_can_be_corrected(connection: Connection) -> None:
    with pytest.raises(LookupError):
        people.correct(connection, _maya(connection), {"patient_id": 3}, now=NOW, actor="staff:1")
    with pytest.raises(LookupError):
        people.correct(connection, 0, {"name": "Nobody"}, now=NOW, actor="staff:1")


def test_the_address_last_heard_from_is_written_to(connection: Connection) -> None:
    maya = _maya(connection)
    _contact(connection, "+12125550142", maya, NOW - timedelta(days=2))
    latest = _contact(connection, "88", maya, NOW, channel="telegram")
    _contact(connection, "+12125550142", maya, channel="whatsapp")
    found = people.contact_for(connection, maya)
    assert found is not None
    assert (found.contact_id, found.channel) == (latest, "telegram")


def test_a_number_given_to_the_clinic_is_consent_to_be_texted(connection: Connection) -> None:
    maya = _maya(connection)
    found = people.contact_for(connection, maya)
    assert found is not None
    assert (found.channel, found.address, found.consented_at) == ("sms", "+12125550142", NOW)
    assert connection.execute(select(ContactRow.phone)).scalar_one() == found.address, "the family is known by it too"
    assert people.contact_for(connection, maya) == found
    assert patients_of(connection, found.contact_id) == [(maya, "self")]


def test_nobody_without_number_or_address_is_written_to(connection: Connection) -> None:
    assert people.contact_for(connection, _maya(connection, phone=None)) is None
    assert people.contact_for(connection, 0) is None


def test_an_opt_out_is_not_worked_around(connection: Connection) -> None:
    maya = _maya(connection)
    contact_id = _contact(connection, "88", maya, NOW, channel="telegram")
    assert addresses.opt_out(connection, contact_id, now=NOW, why="words", actor=f"contact:{contact_id}")
    assert not addresses.opt_out(connection, contact_id, now=NOW, why="words", actor=f"contact:{contact_id}")
    assert people.contact_for(connection, maya) is None
    assert [c.action for c in history.of(connection, "contact", contact_id)] == ["opted_out"]


def test_a_family_on_one_number_has_the_writer_first(connection: Connection) -> None:
    leo, maya = _maya(connection, email=None), _maya(connection)
    contact_id = _contact(connection, "+12125550142", maya)
    assert addresses.link(connection, contact_id, leo, "child")
    assert not addresses.link(connection, contact_id, leo)
    assert patients_of(connection, contact_id) == [(maya, "self"), (leo, "child")]


APPS = (("sms", "+12125550142"), ("whatsapp", "+12125550142"), ("telegram", "88"))


def _apps(conn: Connection, maya: int) -> list[int]:
    """Maya's number in three apps; the last one is last heard from."""
    made = [_contact(conn, address, maya, NOW, channel) for channel, address in APPS]
    conn.execute(update(ContactRow).where(ContactRow.contact_id == made[2]).values(phone="+12125550142"))
    return made


def _why(conn: Connection) -> list[str | None]:
    return list(conn.execute(select(ContactRow.opted_out_why).order_by(ContactRow.contact_id)).scalars())


@pytest.mark.parametrize("said", range(3))
def test_whoever_stops_in_one_app_is_texted_in_none(connection: Connection, said: int) -> None:
    maya = _maya(connection)
    apps = _apps(connection, maya)
    _contact(connection, "+12125550177", _maya(connection, email=None, phone=None))
    addresses.opt_out(connection, apps[said], now=NOW, why="keyword", actor="contact:1")
    assert _why(connection) == ["keyword" if n == said else "elsewhere" for n in range(3)] + [None]
    assert people.contact_for(connection, maya) is None
    addresses.opt_in(connection, apps[said], now=NOW, actor="contact:1")
    assert _why(connection) == [None] * 4


def test_start_in_one_app_leaves_the_stop_that_another_was_given(connection: Connection) -> None:
    sms, whatsapp, telegram = _apps(connection, _maya(connection))
    addresses.opt_out(connection, sms, now=NOW, why="keyword", actor="contact:1")
    assert addresses.opt_in(connection, whatsapp, now=NOW, actor="contact:2")
    assert _why(connection) == ["keyword", None, None]
    assert addresses.opt_out(connection, telegram, now=NOW, why="words", actor="contact:3")
    assert _why(connection) == ["keyword", "elsewhere", "words"]


@pytest.mark.parametrize("column", ["opted_out_at", "wrong_number_at"])
def test_a_number_that_wants_nothing_in_an_app_is_not_texted(connection: Connection, column: str) -> None:
    maya = _maya(connection)
    stranger = {"channel": "whatsapp", "address": "+12125550142", column: NOW}
    connection.execute(insert(ContactRow).values(stranger))
    assert people.contact_for(connection, maya) is None
