"""Two transactions of several acts each, whose acts cross: one is told that it lost, the other goes through."""

from __future__ import annotations

from collections import Counter
from threading import Barrier

from sqlalchemy import Connection, Engine

from bot import desk
from tests.bot.clinic_ground import HALF_HOUR, NOW, STAFF, TUESDAY, opened, patient
from tests.faults.crowd import Act, deadlocks, together


def test_a_deadlock_is_told_as_a_clash(engine: Engine) -> None:
    with engine.begin() as conn:
        house = opened(conn)
        people = [patient(conn, f"Patient {number}") for number in range(4)]
    halfway = Barrier(2)

    def both(first: int, second: int, of: list[int]) -> Act:
        def book(conn: Connection, doctor: int, patient_id: int) -> None:
            doctor_id = house.doctors[doctor].id
            given = {"patient_id": patient_id, "doctor_id": doctor_id, "start": TUESDAY + HALF_HOUR * doctor}
            desk.book(conn, NOW, house, STAFF, visit_type="checkup", **given)  # type: ignore[arg-type]

        def act(conn: Connection) -> None:
            book(conn, first, of[0])
            halfway.wait(timeout=30)
            book(conn, second, of[1])

        return act

    ended = together(engine, [both(0, 1, people[:2]), both(1, 0, people[2:])])
    assert ended == Counter({"done": 1, "Clash": 1})
    assert deadlocks(engine) == 1
