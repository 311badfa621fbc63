"""The desk: who has arrived, and which status a visit may be given."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, update

from bot import desk
from bot.desk import Clash, Stale
from clinic.model import Practice, Status
from clinic.rules import Reason
from db import history
from db.tables import AppointmentRow
from tests.bot.clinic_ground import (
    API,
    HALF_HOUR,
    NOW,
    STAFF,
    TUESDAY,
    book,
    patient,
    refused,
)


# -- arriving --------------------------------------------------------------------------------------------------------
def test_a_patient_arrives_and_the_mistake_is_taken_back(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    early = TUESDAY - HALF_HOUR
    with refused(Reason.TOO_EARLY):
        desk.arrive(connection, NOW, house, STAFF, visit.id)
    for _ in range(2):
        assert desk.arrive(connection, early, house, STAFF, visit.id, version=1).arrived_at == early
    assert desk.arrive(connection, early, house, STAFF, visit.id, arrived=False).arrived_at is None
    assert [one.action for one in history.of(connection, "appointment", visit.id)] == [
        "booked",
        "arrived",
        "not_arrived",
    ]


def test_who_arrived_for_one_time_has_not_arrived_for_another(
    connection: Connection, house: Practice, maya: int
) -> None:
    visit = book(connection, house, maya)
    desk.arrive(connection, TUESDAY - HALF_HOUR, house, STAFF, visit.id)
    moved = desk.move(connection, TUESDAY - HALF_HOUR, house, STAFF, visit.id, start=TUESDAY + HALF_HOUR)
    assert (moved.arrived_at, moved.version) == (None, 2)


# -- statuses --------------------------------------------------------------------------------------------------------
ALLOWED: list[tuple[Status, Status]] = [
    ("scheduled", "confirmed"),
    ("scheduled", "cancelled"),
    ("scheduled", "completed"),
    ("scheduled", "no_show"),
    ("confirmed", "scheduled"),
    ("confirmed", "completed"),
    ("cancelled", "scheduled"),
    ("completed", "no_show"),
    ("no_show", "completed"),
    ("no_show", "scheduled"),
]
ABOUT_TIME = TUESDAY - timedelta(minutes=10)
FORBIDDEN: list[tuple[Status, Status, Reason]] = [
    ("scheduled", "held", Reason.NOT_ALLOWED),
    ("cancelled", "confirmed", Reason.ALREADY_CANCELLED),
    ("cancelled", "completed", Reason.ALREADY_CANCELLED),
    ("completed", "cancelled", Reason.ALREADY_OVER),
    ("completed", "scheduled", Reason.ALREADY_OVER),
    ("no_show", "confirmed", Reason.ALREADY_OVER),
]


def _of_status(conn: Connection, house: Practice, patient_id: int, status: Status) -> int:
    visit = book(conn, house, patient_id)
    return desk.set_status(conn, ABOUT_TIME, house, STAFF, visit.id, status).id


@pytest.mark.parametrize(("now", "then"), ALLOWED)
def test_a_status_that_may_become_another_does(
    connection: Connection, house: Practice, maya: int, now: Status, then: Status
) -> None:
    visit_id = _of_status(connection, house, maya, now)
    assert desk.set_status(connection, ABOUT_TIME, house, STAFF, visit_id, then).status == then
    assert desk.set_status(connection, ABOUT_TIME, house, STAFF, visit_id, then).status == then


@pytest.mark.parametrize(("now", "then", "reason"), FORBIDDEN)
def test_a_status_that_may_not_stays(
    connection: Connection, house: Practice, maya: int, now: Status, then: Status, reason: Reason
) -> None:
    visit_id = _of_status(connection, house, maya, now)
    with refused(reason):
        desk.set_status(connection, ABOUT_TIME, house, STAFF, visit_id, then)


def test_a_visit_is_neither_kept_nor_missed_days_before(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    for actor in (STAFF, API):
        with refused(Reason.TOO_EARLY):
            desk.set_status(connection, NOW, house, actor, visit.id, "no_show")


def test_a_no_show_whose_time_was_given_away_stays_one(connection: Connection, house: Practice, maya: int) -> None:
    visit_id = _of_status(connection, house, maya, "no_show")
    book(connection, house, patient(connection, "Leo Diaz"))
    with pytest.raises(Clash):
        desk.set_status(connection, NOW, house, STAFF, visit_id, "scheduled")


def test_a_status_given_to_an_older_version_is_stale(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    connection.execute(update(AppointmentRow).values(version=5))
    with pytest.raises(Stale):
        desk.set_status(connection, NOW, house, STAFF, visit.id, "completed", version=1)
