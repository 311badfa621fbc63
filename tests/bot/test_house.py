"""The practice edited at the desk: judged, remembered, and what it means for visits that are booked already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from bot import desk, house
from bot.actor import Stale, StillBooked, Unknown
from bot.house import Edited
from clinic.mistakes import Mistakes
from clinic.model import Closure, Practice
from clinic.rules import Reason
from db import edits, history, practice
from db.seed import seed
from db.tables import BusyRow, CalendarSyncRow, OutboxRow
from tests.bot.clinic_ground import HALF_HOUR, NOW, STAFF, TUESDAY, left, opened, patient

AFTERNOON = datetime(2026, 12, 1, 20, tzinfo=UTC)  # 15:00 in New York
GRACE = {
    "name": "Dr. Grace Obi",
    "specialty": "Psychology",
    "email": "",
    "phone": "(212) 555-0104",
    "visit_types": ["checkup"],
    "hours": {"mon": ["11:00-19:00"]},
}


@pytest.fixture
def clinic(connection: Connection) -> Practice:
    return opened(connection)


def _now(conn: Connection) -> Practice:
    return practice.load(conn)


def _visit(conn: Connection, at: datetime = TUESDAY, name: str = "Maya Chen", doctor: int = 0) -> int:
    there = _now(conn)
    return desk.book(
        conn,
        NOW,
        there,
        STAFF,
        patient_id=patient(conn, name),
        doctor_id=there.doctors[doctor].id,
        visit_type="checkup",
        start=at,
    ).id


def _lee(conn: Connection, **changes: Any) -> Edited:
    there = _now(conn)
    return house.change_doctor(conn, NOW, STAFF, there.doctors[0].id, changes, version=there.version)


def _settings(conn: Connection, **changes: Any) -> Edited:
    return house.change_clinic(conn, NOW, STAFF, changes, version=practice.version(conn))


# -- every edit ------------------------------------------------------------------------------------------------------
def test_an_edit_is_remembered_and_every_process_learns_of_it(connection: Connection, clinic: Practice) -> None:
    done = _settings(connection, name="Riverside Health", notice="2h")
    now = _now(connection)
    assert (now.clinic.name, now.clinic.notice, now.clinic.address) == (
        "Riverside Health",
        timedelta(hours=2),
        "1 River Street",
    )
    assert done == Edited(clinic.version + 1, 1)
    assert now.version == done.version
    last = history.of(connection, "clinic", 1)[-1]
    assert (last.actor, last.before, last.after) == (
        "staff:7",
        {"name": "Riverside Clinic", "notice": "1h"},
        {"name": "Riverside Health", "notice": "2h"},
    )


def test_what_changes_nothing_leaves_nothing(connection: Connection, clinic: Practice) -> None:
    for done in (_settings(connection, name="Riverside Clinic"), _lee(connection, specialty="General practice")):
        assert done.version == clinic.version
    assert [one.actor for one in history.of(connection, "clinic", 1)] == ["seed"]


Edit = Callable[[Connection, int], Edited]
EDITS: list[Edit] = [
    lambda conn, version: house.change_clinic(conn, NOW, STAFF, {"name": "X"}, version=version),
    lambda conn, version: house.add_doctor(conn, NOW, STAFF, GRACE, version=version),
    lambda conn, version: house.retire_visit_type(conn, NOW, STAFF, "vaccine", version=version),
    lambda conn, version: house.add_closure(
        conn, NOW, STAFF, {"from": "2026-12-07", "to": "2026-12-08"}, version=version
    ),
]


@pytest.mark.parametrize("edit", EDITS)
def test_the_second_of_two_is_told_and_overwrites_nothing(connection: Connection, clinic: Practice, edit: Edit) -> None:
    _settings(connection, address="2 River Street")
    before = _now(connection)
    with pytest.raises(Stale):
        edit(connection, clinic.version)
    assert _now(connection) == before
    assert edit(connection, before.version).version == before.version + 1


def test_mistakes_stand_beside_their_fields_and_nothing_is_written(connection: Connection, clinic: Practice) -> None:
    with pytest.raises(Mistakes) as told:
        _settings(connection, name="", reminders=["24h", "tomorrow"], quiet_hours=["21:00"])
    assert set(told.value.fields) == {"name", "reminders", "quiet_hours"}
    with pytest.raises(Mistakes) as told:
        _lee(connection, name="dr. sam park", email="lee", hours={"mon": ["09:00-08:00"]})
    assert set(told.value.fields) == {"email", "hours.mon"}
    assert _now(connection) == clinic


# -- the clinic ------------------------------------------------------------------------------------------------------
def test_a_first_language_that_not_every_visit_is_named_in(connection: Connection, clinic: Practice) -> None:
    with pytest.raises(Mistakes) as told:
        _settings(connection, languages=["fr", "en"])
    assert told.value.fields == {"languages": 'checkup, vaccine: no name in "fr" yet'}


def _reminders(conn: Connection, visit: int) -> list[tuple[str, str, timedelta]]:
    row = OutboxRow
    query = select(row.payload["offset"].astext, row.status, row.due).where(row.kind == "reminder")
    rows = conn.execute(query.where(row.appointment_id == visit).order_by(row.due))
    return [(offset, status, TUESDAY - due) for offset, status, due in rows]


def test_new_reminder_times_count_for_visits_that_are_booked(connection: Connection, clinic: Practice) -> None:
    visit = _visit(connection)
    _settings(connection, reminders=["3d", "2h"])
    day, hour = timedelta(days=1), timedelta(hours=1)
    assert _reminders(connection, visit) == [
        ("3d", "waiting", 3 * day),
        ("24h", "dropped", day),
        ("2h", "waiting", 2 * hour),
    ]
    _settings(connection, reminders=["24h"])
    assert _reminders(connection, visit) == [
        ("3d", "dropped", 3 * day),
        ("24h", "waiting", day),
        ("2h", "dropped", 2 * hour),
    ]


def test_new_quiet_hours_move_what_waits(connection: Connection, clinic: Practice) -> None:
    visit = _visit(connection)
    _settings(connection, quiet_hours=["21:00", "11:00"])
    assert _reminders(connection, visit)[0] == ("24h", "waiting", timedelta(hours=23))
    _settings(connection, quiet_hours=[])
    assert _reminders(connection, visit)[0] == ("24h", "waiting", timedelta(hours=24))


def test_what_is_due_already_goes_as_it_was_planned(connection: Connection, clinic: Practice) -> None:
    visit = _visit(connection)
    late = TUESDAY - timedelta(hours=23)
    done = {"status": "done", "outcome": ""}
    connection.execute(update(OutboxRow).where(OutboxRow.key == f"reminder:{visit}:v1:2h").values(done))
    version = practice.version(connection)
    house.change_clinic(connection, late, STAFF, {"reminders": ["1h"]}, version=version)
    assert [(offset, status) for offset, status, _ in _reminders(connection, visit)] == [
        ("24h", "waiting"),  # a worker is about to take it
        ("2h", "done"),
        ("1h", "waiting"),
    ]


def test_a_reminder_that_the_new_plan_would_have_sent_is_not_lost(connection: Connection, clinic: Practice) -> None:
    """Waiting for the quiet hours to end, which by the new ones have never begun."""
    early = datetime(2026, 12, 1, 14, tzinfo=UTC)  # 9:00, so that 24 h before is in quiet hours of until 9:30
    _settings(connection, quiet_hours=["21:00", "09:30"])
    visit = _visit(connection, early)
    version = practice.version(connection)
    between = early - timedelta(hours=24) + timedelta(minutes=10)
    house.change_clinic(connection, between, STAFF, {"quiet_hours": []}, version=version)
    assert _reminders(connection, visit)[0][:2] == ("24h", "waiting")


# -- doctors ---------------------------------------------------------------------------------------------------------
def test_a_new_doctor_can_be_booked(connection: Connection, clinic: Practice) -> None:
    done = house.add_doctor(connection, NOW, STAFF, GRACE, version=clinic.version)
    doctor = _now(connection).doctors[-1]
    assert (doctor.id, doctor.name, doctor.email, doctor.phone) == (
        done.which,
        "Dr. Grace Obi",
        None,
        "+12125550104",
    )
    assert [len(one) for one in doctor.hours.values()] == [1]
    (told,) = history.of(connection, "doctor", done.which)
    assert told.after is not None
    assert told.after["hours"] == {"0": ["11:00-19:00"]}


def test_a_doctor_changes_only_in_what_was_said(connection: Connection, clinic: Practice) -> None:
    lee = clinic.doctors[0]
    _lee(connection, email=None, specialty="Family medicine")
    now = _now(connection).doctors[0]
    assert (now.email, now.specialty) == (None, "Family medicine")
    assert (now.phone, now.hours, now.visit_types, now.id) == (lee.phone, lee.hours, lee.visit_types, lee.id)


def test_no_two_doctors_of_one_name(connection: Connection, clinic: Practice) -> None:
    with pytest.raises(Mistakes) as told:
        _lee(connection, name="dr. SAM park")
    assert list(told.value.fields) == ["name"]


def test_shorter_hours_tell_who_is_booked_outside(connection: Connection, clinic: Practice) -> None:
    _visit(connection, name="Leo Diaz")
    late = _visit(connection, AFTERNOON)
    done = _lee(connection, hours={"mon": ["09:00-17:00"], "tue": ["09:00-15:00"]})
    assert [(one.visit.id, one.visit.patient, one.reason) for one in done.outside] == [
        (late, "Maya Chen", Reason.CLOSED)
    ]
    assert _lee(connection, specialty="Family medicine").outside == ()  # not told again


def test_a_kind_of_visit_that_the_doctor_gives_up(connection: Connection, clinic: Practice) -> None:
    visit = _visit(connection)
    done = _lee(connection, visit_types=["vaccine"])
    assert [(one.visit.id, one.reason) for one in done.outside] == [(visit, Reason.NOT_OFFERED)]


def test_another_calendar_is_filled_and_the_old_one_forgotten(connection: Connection, clinic: Practice) -> None:
    visit, lee = _visit(connection), clinic.doctors[0].id
    busy = {"doctor_id": lee, "starts": TUESDAY, "ends": TUESDAY + HALF_HOUR, "reason": ""}
    connection.execute(insert(BusyRow), [busy | {"source": "google", "external_id": "e1"}])
    connection.execute(insert(BusyRow), [busy | {"source": "desk", "external_id": None}])
    connection.execute(insert(CalendarSyncRow).values(doctor_id=lee, sync_token="old"))
    _lee(connection, calendar_id="ana@riverside.example")
    assert left(connection, visit)[-1] == f"calendar of {lee}"
    assert connection.execute(select(BusyRow.source)).scalars().all() == ["desk"]
    assert connection.execute(select(CalendarSyncRow.sync_token)).all() == []


def test_a_doctor_with_visits_to_come_cannot_retire(connection: Connection, clinic: Practice) -> None:
    lee, visit = clinic.doctors[0].id, _visit(connection)
    with pytest.raises(StillBooked) as told:
        house.retire_doctor(connection, NOW, STAFF, lee, version=clinic.version)
    assert [one.id for one in told.value.visits] == [visit]
    desk.cancel(connection, NOW, clinic, STAFF, visit)
    gone = house.retire_doctor(connection, NOW, STAFF, lee, version=clinic.version)
    assert [one.name for one in _now(connection).doctors] == ["Dr. Sam Park"]
    with pytest.raises(Mistakes):
        house.add_doctor(connection, NOW, STAFF, GRACE | {"name": "Dr. Ana Lee"}, version=gone.version)
    house.bring_back_doctor(connection, NOW, STAFF, lee, version=gone.version)
    assert _now(connection).doctors == clinic.doctors


# -- kinds of visit --------------------------------------------------------------------------------------------------
def test_kinds_of_visit_come_change_and_go(connection: Connection, clinic: Practice) -> None:
    skin = {"code": "skin", "name": {"en": "Skin check"}, "minutes": 20, "words": {"en": ["mole"]}}
    done = house.add_visit_type(connection, NOW, STAFF, skin, version=clinic.version)
    with pytest.raises(Mistakes) as told:
        house.add_visit_type(connection, NOW, STAFF, skin, version=done.version)
    assert list(told.value.fields) == ["code"]
    with pytest.raises(Mistakes) as told:
        house.change_visit_type(connection, NOW, STAFF, "skin", {"code": "rash"}, version=done.version)
    assert list(told.value.fields) == ["code"]
    done = house.change_visit_type(connection, NOW, STAFF, "skin", {"minutes": 25}, version=done.version)
    kind = _now(connection).visit_type("skin")
    assert kind is not None
    assert (kind.minutes, kind.words) == (25, {"en": ("mole",)})
    gone = house.retire_visit_type(connection, NOW, STAFF, "skin", version=done.version)
    assert _now(connection).visit_type("skin") is None
    house.bring_back_visit_type(connection, NOW, STAFF, "skin", version=gone.version)
    assert _now(connection).visit_type("skin") == kind


def test_a_kind_of_visit_that_somebody_comes_for_stays(connection: Connection, clinic: Practice) -> None:
    _visit(connection)
    with pytest.raises(StillBooked):
        house.retire_visit_type(connection, NOW, STAFF, "checkup", version=clinic.version)


# -- closures --------------------------------------------------------------------------------------------------------
def test_a_closure_tells_who_is_booked_then(connection: Connection, clinic: Practice) -> None:
    visit = _visit(connection)
    days = {"from": "2026-12-01", "to": "2026-12-02", "reason": "Works on the roof"}
    done = house.add_closure(connection, NOW, STAFF, days, version=clinic.version)
    assert [one.visit.id for one in done.outside] == [visit]
    assert isinstance(done.which, int)
    changed = house.change_closure(
        connection, NOW, STAFF, done.which, {"from": "2026-11-30", "to": "2026-12-01"}, version=done.version
    )
    assert changed.outside == ()
    house.remove_closure(connection, NOW, STAFF, done.which, version=changed.version)
    assert _now(connection).closures == clinic.closures
    assert [one.action for one in history.of(connection, "closure", done.which)] == ["added", "changed", "removed"]


def test_a_closure_of_one_doctor(connection: Connection, clinic: Practice) -> None:
    park = clinic.doctors[1].id
    _visit(connection)
    visit = _visit(connection, AFTERNOON, doctor=1)
    days = {"from": "2026-12-01", "to": "2026-12-02"}
    done = house.add_closure(connection, NOW, STAFF, days, version=clinic.version, doctor_id=park)
    assert [one.visit.id for one in done.outside] == [visit]
    kept = edits.closures(connection)[0]
    assert (kept.id, kept.closure) == (
        done.which,
        Closure(TUESDAY.date(), TUESDAY.date() + timedelta(days=1), "", park),
    )


def test_a_seed_leaves_what_the_desk_closed(connection: Connection, clinic: Practice) -> None:
    days = {"from": "2026-12-01", "to": "2026-12-02"}
    house.add_closure(connection, NOW, STAFF, days, version=clinic.version)
    seed(connection, clinic, NOW)
    assert len(_now(connection).closures) == 2


@pytest.mark.parametrize(
    "edit",
    [
        lambda conn, version: house.change_doctor(conn, NOW, STAFF, 10**9, {}, version=version),
        lambda conn, version: house.bring_back_doctor(conn, NOW, STAFF, 10**9, version=version),
        lambda conn, version: house.change_visit_type(conn, NOW, STAFF, "no", {}, version=version),
        lambda conn, version: house.bring_back_visit_type(conn, NOW, STAFF, "checkup", version=version),
        lambda conn, version: house.remove_closure(conn, NOW, STAFF, 10**9, version=version),
        lambda conn, version: house.add_closure(
            conn, NOW, STAFF, {"from": "2026-12-07", "to": "2026-12-08"}, version=version, doctor_id=10**9
        ),
    ],
)
def test_what_is_not_there_cannot_be_edited(connection: Connection, clinic: Practice, edit: Edit) -> None:
    with pytest.raises(Unknown):
        edit(connection, clinic.version)
