"""A clinic file in the database: loaded, loaded again, changed, and read back as it was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, delete, func, insert, select

from clinic.file import parse
from clinic.model import Closure, Practice
from db import history, people, practice
from db.seed import seed
from db.tables import AppointmentRow, ClinicRow, ClosureRow, HistoryRow
from tests.clinic.samples import FILE

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)


def _numberless(found: Practice) -> Practice:
    return replace(found, version=0, doctors=tuple(replace(doctor, id=0) for doctor in found.doctors))


def _changes(conn: Connection) -> int:
    return conn.execute(select(func.count()).select_from(HistoryRow)).scalar_one()


def test_what_is_loaded_is_what_the_file_says(connection: Connection) -> None:
    done = seed(connection, parse(FILE), NOW)
    assert (done.new, done.changed, done.unchanged) == (6, 0, 0)
    assert done.line() == "Riverside Clinic: 6 new; 0 changed; 0 unchanged"
    assert _numberless(practice.load(connection)) == parse(FILE)


def test_once_more_changes_nothing(connection: Connection) -> None:
    seed(connection, parse(FILE), NOW)
    version, changes = practice.version(connection), _changes(connection)
    done = seed(connection, parse(FILE), NOW)
    assert (done.new, done.changed, done.unchanged, done.retired) == (0, 0, 6, [])
    assert (practice.version(connection), _changes(connection)) == (version, changes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"1 River Street"', '"2 River Street"'),
        ("minutes = 30", "minutes = 45"),
        ('tue = ["10:00-18:00"]', 'tue = ["10:00-17:00"]'),
        ('visit_types = ["checkup", "vaccine"]', 'visit_types = ["vaccine", "checkup"]'),
        ('specialty = "General practice"', 'specialty = "Paediatrics"'),
    ],
)
def test_a_change_of_the_file_is_a_change_of_the_practice(connection: Connection, old: str, new: str) -> None:
    seed(connection, parse(FILE), NOW)
    version = practice.version(connection)
    changed = parse(FILE.replace(old, new))
    done = seed(connection, changed, NOW)
    assert (done.new, done.changed, done.unchanged) == (0, 1, 5)
    assert practice.version(connection) == version + 1
    assert _numberless(practice.load(connection)) == changed


def test_a_doctor_whom_the_file_drops_retires_and_comes_back_the_same(connection: Connection) -> None:
    seed(connection, parse(FILE), NOW)
    park = practice.load(connection).doctors[1]
    without = replace(parse(FILE), doctors=parse(FILE).doctors[:1])
    assert seed(connection, without, NOW).retired == ["Dr. Sam Park"]
    assert [doctor.name for doctor in practice.load(connection).doctors] == ["Dr. Ana Lee"]
    assert seed(connection, without, NOW).retired == []
    assert seed(connection, parse(FILE), NOW).changed == 1
    assert practice.load(connection).doctor(park.id) == park


def test_a_doctor_with_visits_to_come_stays(connection: Connection) -> None:
    seed(connection, parse(FILE), NOW)
    lee = practice.load(connection).doctors[0]
    maya = people.create(connection, now=NOW, actor="seed", name="Maya Chen")
    visit = {
        "patient_id": maya.id,
        "doctor_id": lee.id,
        "visit_type": "vaccine",
        "status": "scheduled",
        "appointment_date": datetime(2026, 12, 1, 15, tzinfo=UTC),
        "ends_at": datetime(2026, 12, 1, 15, 15, tzinfo=UTC),
        "blocked_until": datetime(2026, 12, 1, 15, 20, tzinfo=UTC),
    }
    connection.execute(insert(AppointmentRow).values(visit))
    nothing = replace(parse(FILE), doctors=(), visit_types=())
    done = seed(connection, nothing, NOW)
    assert (done.kept, done.retired) == (["Dr. Ana Lee", "vaccine"], ["Dr. Sam Park", "checkup"])
    assert "kept for the visits still booked: Dr. Ana Lee, vaccine" in done.line()
    connection.execute(delete(AppointmentRow))
    assert seed(connection, nothing, NOW).retired == ["Dr. Ana Lee", "vaccine"]


def test_closures_of_the_desk_stay_and_those_of_the_file_go_with_it(connection: Connection) -> None:
    seed(connection, parse(FILE), NOW)
    by_desk = Closure(date(2026, 11, 30), date(2026, 12, 1), "Painters")
    connection.execute(insert(ClosureRow).values(starts=by_desk.start, ends=by_desk.end, reason=by_desk.reason))
    assert len(seed(connection, replace(parse(FILE), closures=()), NOW).retired) == 1
    assert practice.load(connection).closures == (by_desk,)


def test_who_changed_what_is_remembered(connection: Connection) -> None:
    seed(connection, parse(FILE), NOW)
    seed(connection, parse(FILE.replace("minutes = 30", "minutes = 45")), NOW)
    first, last = history.of(connection, "visit_type", "checkup")
    assert (first.actor, first.action) == ("seed", "added")
    assert (last.action, last.before, last.after) == ("changed", {"minutes": 30}, {"minutes": 45})


def test_without_a_clinic_there_is_nothing_to_load(connection: Connection) -> None:
    connection.execute(delete(ClinicRow))
    assert practice.version(connection) == 0
    with pytest.raises(practice.NotSeededError, match="reception seed FILE"):
        practice.load(connection)
