"""The desk: times that are kept for a talk while it makes up its mind."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot import desk
from bot.desk import Clash
from clinic.model import Practice
from clinic.rules import Reason
from tests.bot.clinic_ground import (
    HALF_HOUR,
    NOW,
    STAFF,
    TUESDAY,
    book,
    conversation,
    hold,
    lee,
    patient,
    refused,
    statuses,
)


def test_an_offered_time_is_kept_from_others_until_the_hold_ends(
    connection: Connection, house: Practice, maya: int
) -> None:
    talk, _ = conversation(connection, maya)
    hold(connection, house, talk, TUESDAY)
    leo = patient(connection, "Leo Diaz")
    with pytest.raises(Clash):
        book(connection, house, leo)
    late = NOW + house.clinic.hold
    desk.book(connection, late, house, STAFF, patient_id=leo, doctor_id=lee(house), visit_type="checkup", start=TUESDAY)
    assert statuses(connection) == [("scheduled", TUESDAY)]


def test_one_holds_what_was_offered_last(connection: Connection, house: Practice, maya: int) -> None:
    talk, _ = conversation(connection, maya)
    hold(connection, house, talk, TUESDAY, TUESDAY + HALF_HOUR)
    hold(connection, house, talk, TUESDAY + HALF_HOUR, TUESDAY + 2 * HALF_HOUR)
    assert [start for _, start in statuses(connection)] == [TUESDAY + HALF_HOUR, TUESDAY + 2 * HALF_HOUR]
    desk.release(connection, talk)
    assert statuses(connection) == []


def test_what_is_held_by_another_cannot_be_held(connection: Connection, house: Practice, maya: int) -> None:
    one, _ = conversation(connection, maya)
    other, _ = conversation(connection, maya, "+12125550143")
    hold(connection, house, one, TUESDAY)
    with pytest.raises(Clash):
        hold(connection, house, other, TUESDAY + HALF_HOUR, TUESDAY)
    assert statuses(connection) == [("held", TUESDAY)]
    hold(connection, house, other, TUESDAY, now=NOW + house.clinic.hold)
    assert statuses(connection) == [("held", TUESDAY)]


def test_of_offers_that_overlap_the_first_is_held(connection: Connection, house: Practice, maya: int) -> None:
    talk, _ = conversation(connection, maya)
    hold(connection, house, talk, TUESDAY, TUESDAY + timedelta(minutes=15), TUESDAY + HALF_HOUR)
    assert [start for _, start in statuses(connection)] == [TUESDAY, TUESDAY + HALF_HOUR]


def test_holding_nothing_releases_all(connection: Connection, house: Practice, maya: int) -> None:
    talk, _ = conversation(connection, maya)
    hold(connection, house, talk, TUESDAY)
    hold(connection, house, talk)
    assert statuses(connection) == []


def test_a_held_time_becomes_the_visit(connection: Connection, house: Practice, maya: int) -> None:
    talk, herself = conversation(connection, maya)
    hold(connection, house, talk, TUESDAY, TUESDAY + HALF_HOUR)
    book(connection, house, maya, herself, conversation_id=talk)
    assert statuses(connection) == [("scheduled", TUESDAY), ("held", TUESDAY + HALF_HOUR)]


def test_own_holds_are_in_nobodys_own_way(connection: Connection, house: Practice, maya: int) -> None:
    """She was offered two other times, and moves her visit to one of them."""
    talk, herself = conversation(connection, maya)
    hold(connection, house, talk, TUESDAY, TUESDAY + HALF_HOUR)
    visit = book(connection, house, maya, start=TUESDAY + 2 * HALF_HOUR)
    desk.move(connection, NOW, house, herself, visit.id, start=TUESDAY + HALF_HOUR)
    assert statuses(connection) == [("held", TUESDAY), ("scheduled", TUESDAY + HALF_HOUR)]


def test_a_held_time_stays_hers_though_the_notice_ran_out(connection: Connection, house: Practice, maya: int) -> None:
    talk, herself = conversation(connection, maya)
    start = NOW + timedelta(hours=1)
    hold(connection, house, talk, start)
    given: dict[str, Any] = {"patient_id": maya, "doctor_id": lee(house), "visit_type": "checkup", "start": start}
    later = NOW + timedelta(minutes=9)
    with refused(Reason.TOO_SOON):
        desk.book(connection, later + timedelta(minutes=1), house, herself, conversation_id=talk, **given)
    assert desk.book(connection, later, house, herself, conversation_id=talk, **given).status == "scheduled"
