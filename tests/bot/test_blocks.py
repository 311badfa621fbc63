"""Blocked time: nobody is booked into it, and nobody who is booked is blocked out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, select

from bot import blocks, desk
from bot.actor import Clash, StillBooked, Unknown
from clinic.mistakes import Mistakes
from clinic.model import Practice, Slot
from db import daybook, history
from db.blocks import Block
from db.tables import BusyRow
from tests.bot.clinic_ground import HALF_HOUR, NOW, STAFF, TUESDAY, conversation, opened, patient, statuses
from tests.faults.crowd import together

HOUR = timedelta(hours=1)


def _block(
    conn: Connection, house: Practice, start: datetime = TUESDAY, end: datetime = TUESDAY + HOUR, **more: Any
) -> Block:
    return blocks.block(conn, NOW, house, STAFF, doctor_id=house.doctors[0].id, start=start, end=end, **more)


def _book(conn: Connection, house: Practice, start: datetime = TUESDAY, kind: str = "checkup") -> int:
    lee = house.doctors[0].id
    return desk.book(conn, NOW, house, STAFF, patient_id=patient(conn), doctor_id=lee, visit_type=kind, start=start).id


def test_nobody_is_booked_into_blocked_time(connection: Connection, house: Practice) -> None:
    made = _block(connection, house, reason=" Training ")
    for start in (TUESDAY, TUESDAY + HALF_HOUR):
        with pytest.raises(Clash):
            _book(connection, house, start)
    _book(connection, house, TUESDAY + HOUR)
    shown = daybook.blocked(connection, TUESDAY, TUESDAY + HOUR)
    assert [(one.id, one.source, one.reason) for one in shown] == [(made.id, "desk", "Training")]


def test_who_is_booked_is_not_blocked_out(connection: Connection, house: Practice) -> None:
    visit = _book(connection, house)
    for start in (TUESDAY - HOUR, TUESDAY + HALF_HOUR / 2):
        with pytest.raises(StillBooked) as told:
            _block(connection, house, start, start + HOUR + HALF_HOUR)
        assert [(one.id, one.patient) for one in told.value.visits] == [(visit, "Maya Chen")]
    _block(connection, house, TUESDAY + HALF_HOUR, TUESDAY + HOUR)
    _block(connection, house, TUESDAY - HOUR, TUESDAY)
    desk.cancel(connection, NOW, house, STAFF, visit)
    _block(connection, house)


def test_the_time_after_a_visit_is_the_visits(connection: Connection, house: Practice) -> None:
    _book(connection, house, kind="vaccine")  # 15 minutes, and 5 after them
    ends = TUESDAY + timedelta(minutes=15)
    with pytest.raises(StillBooked):
        _block(connection, house, ends, ends + HOUR)
    _block(connection, house, ends + timedelta(minutes=5), ends + HOUR)


def test_what_is_only_offered_is_taken_back(connection: Connection, house: Practice) -> None:
    maya = patient(connection)
    talk, herself = conversation(connection, maya)
    slot = Slot(house.doctors[0].id, TUESDAY, TUESDAY + HALF_HOUR)
    desk.hold(connection, NOW, house, conversation_id=talk, patient_id=maya, visit_type="checkup", slots=[slot])
    _block(connection, house)
    assert statuses(connection) == []
    with pytest.raises(Clash):
        desk.book(
            connection,
            NOW,
            house,
            herself,
            patient_id=maya,
            doctor_id=slot.doctor_id,
            visit_type="checkup",
            start=TUESDAY,
            conversation_id=talk,
        )


def test_time_given_back_can_be_booked(connection: Connection, house: Practice) -> None:
    made = _block(connection, house)
    assert blocks.unblock(connection, NOW, STAFF, made.id) == made
    _book(connection, house)
    assert [one.action for one in history.of(connection, "block", made.id)] == ["blocked", "unblocked"]
    with pytest.raises(Unknown):
        blocks.unblock(connection, NOW, STAFF, made.id)


def test_a_doctors_own_calendar_is_not_the_desks_to_change(connection: Connection, house: Practice) -> None:
    row = {"doctor_id": house.doctors[0].id, "starts": TUESDAY, "ends": TUESDAY + HOUR, "source": "google"}
    connection.execute(insert(BusyRow).values(external_id="e1", **row))
    with pytest.raises(Unknown):
        blocks.unblock(connection, NOW, STAFF, connection.execute(select(BusyRow.busy_id)).scalar_one())


@pytest.mark.parametrize(
    ("start", "end", "reason", "field"),
    [
        (TUESDAY, TUESDAY, "", "end"),
        (TUESDAY, TUESDAY - HOUR, "", "end"),
        (TUESDAY, TUESDAY + timedelta(days=32), "", "end"),
        (NOW - HOUR, NOW, "", "start"),
        (TUESDAY, TUESDAY + HOUR, "x" * 201, "reason"),
        (TUESDAY, TUESDAY + HOUR, "two\nlines", "reason"),
    ],
)
def test_what_makes_no_sense(
    connection: Connection, house: Practice, start: datetime, end: datetime, reason: str, field: str
) -> None:
    with pytest.raises(Mistakes) as told:
        _block(connection, house, start, end, reason=reason)
    assert list(told.value.fields) == [field]


def test_a_doctor_who_is_none(connection: Connection, house: Practice) -> None:
    with pytest.raises(Unknown):
        blocks.block(connection, NOW, house, STAFF, doctor_id=10**9, start=TUESDAY, end=TUESDAY + HOUR)


def test_blocking_and_booking_at_one_moment(engine: Engine) -> None:
    """Whoever comes second learns of it: the time is never both blocked and booked."""
    with engine.begin() as conn:
        house = opened(conn)
        people = [patient(conn, f"Patient {nth}") for nth in range(4)]
    lee = house.doctors[0].id

    def booking(nth: int) -> Any:
        start = TUESDAY + nth * HALF_HOUR
        return lambda conn: desk.book(
            conn, NOW, house, STAFF, patient_id=people[nth], doctor_id=lee, visit_type="checkup", start=start
        )

    def blocking(nth: int) -> Any:
        def act(conn: Connection) -> None:
            try:
                _block(conn, house, TUESDAY + nth * HALF_HOUR, TUESDAY + (nth + 1) * HALF_HOUR)
            except StillBooked:
                raise Clash from None

        return act

    ended = together(engine, [act(nth) for nth in range(4) for act in (booking, blocking)])
    assert ended == {"done": 4, "Clash": 4}
