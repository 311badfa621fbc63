"""Many at the desk at one moment: each time has one winner, the others are told, and nothing else is ever raised."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain
from multiprocessing import get_context

import pytest
from sqlalchemy import Connection, Engine, func, select

from bot import desk
from clinic.model import Practice, Slot
from db import practice
from db.session import make_engine
from db.tables import AppointmentRow, HistoryRow, OutboxRow
from tests.bot.clinic_ground import HALF_HOUR, NOW, STAFF, TUESDAY, conversation, opened, patient
from tests.faults.crowd import Act, deadlocks, outcome, together

CROWD = 30


@pytest.fixture
def house(engine: Engine) -> Practice:
    with engine.begin() as conn:
        return opened(conn)


@pytest.fixture(autouse=True)
def _no_deadlock(engine: Engine, house: Practice) -> Iterator[None]:
    """A deadlock that PostgreSQL had to break would be told as a clash, a second late: none may happen at all."""
    yield
    assert deadlocks(engine) == 0


def _patients(engine: Engine, count: int) -> list[int]:
    with engine.begin() as conn:
        return [patient(conn, f"Patient {number}") for number in range(count)]


def _talks(engine: Engine, count: int) -> list[tuple[int, int]]:
    """[(patient, conversation)]"""
    with engine.begin() as conn:
        ids = [patient(conn, f"Patient {number}") for number in range(count)]
        return [(one, conversation(conn, one, f"+1212555{number:04}")[0]) for number, one in enumerate(ids)]


def _booking(house: Practice, patient_id: int, nth: int = 0, doctor: int = 0) -> Act:
    def act(conn: Connection) -> None:
        desk.book(
            conn,
            NOW,
            house,
            STAFF,
            patient_id=patient_id,
            doctor_id=house.doctors[doctor].id,
            visit_type="checkup",
            start=TUESDAY + nth * HALF_HOUR,
        )

    return act


def _booked(conn: Connection, house: Practice, patient_id: int, start: datetime) -> int:
    lee = house.doctors[0].id
    booked = desk.book(conn, NOW, house, STAFF, patient_id=patient_id, doctor_id=lee, visit_type="checkup", start=start)
    return booked.id


def _live(engine: Engine) -> list[tuple[int, str]]:
    """What the book holds: (doctor, status); the database has already forbidden overlaps."""
    with engine.begin() as conn:
        row = AppointmentRow
        found = conn.execute(select(row.doctor_id, row.status).order_by(row.appointment_date))
        return [(one.doctor_id, one.status) for one in found]


def test_thirty_after_one_slot_have_one_winner(engine: Engine, house: Practice) -> None:
    crowd = [_booking(house, one) for one in _patients(engine, CROWD)]
    assert together(engine, crowd) == Counter({"done": 1, "Clash": CROWD - 1})
    with engine.begin() as conn:
        written = conn.execute(
            select(func.count()).select_from(HistoryRow).where(HistoryRow.action == "booked")
        ).scalar_one()
        mails = conn.execute(select(func.count()).select_from(OutboxRow).where(OutboxRow.kind == "email")).scalar_one()
    assert (written, mails, len(_live(engine))) == (1, 1, 1)


def _process(url: str, patient_ids: list[int]) -> list[str]:
    engine = make_engine(url)
    with engine.begin() as conn:
        house = practice.load(conn)
    try:
        return [outcome(engine, _booking(house, one, nth)) for nth, one in enumerate(patient_ids)]
    finally:
        engine.dispose()


def test_processes_after_the_same_slots_have_one_winner_each(engine: Engine, database: str, house: Practice) -> None:
    people = _patients(engine, 12)
    with get_context("spawn").Pool(3) as pool:
        ended = pool.starmap(_process, [(database, people[at : at + 4]) for at in (0, 4, 8)])
    assert Counter(chain.from_iterable(ended)) == Counter({"done": 4, "Clash": 8})
    assert len(_live(engine)) == 4


def test_a_patient_books_two_doctors_at_one_time_only_once(engine: Engine, house: Practice) -> None:
    (maya,) = _patients(engine, 1)
    crowd = [_booking(house, maya, doctor=number % 2) for number in range(8)]
    ended = together(engine, crowd)
    assert ended["done"] == 1
    assert ended["done"] + ended["Clash"] + ended["refused: overlaps_own"] == 8


def test_holds_of_several_times_have_one_winner_each(engine: Engine, house: Practice) -> None:
    """Everybody is offered the same six times of both doctors, in an order of her own: some get theirs, no one hangs."""
    dice = random.Random(7)
    slots = [
        Slot(doctor.id, TUESDAY + nth * HALF_HOUR, TUESDAY + (nth + 1) * HALF_HOUR)
        for doctor in house.doctors
        for nth in (0, 1, 2)
    ]

    def holding(talk: int) -> Act:
        offered = dice.sample(slots, 3)

        def act(conn: Connection) -> None:
            desk.hold(conn, NOW, house, conversation_id=talk, patient_id=None, visit_type="checkup", slots=offered)

        return act

    ended = together(engine, [holding(talk) for _, talk in _talks(engine, 20)])
    assert set(ended) <= {"done", "Clash"}
    assert 1 <= ended["done"] <= 2
    assert len(_live(engine)) == 3 * ended["done"]


def test_an_expired_hold_is_won_by_one(engine: Engine, house: Practice) -> None:
    (_, talk), *others = _talks(engine, 21)
    lee = house.doctors[0].id
    before = NOW - house.clinic.hold
    with engine.begin() as conn:
        slot = Slot(lee, TUESDAY, TUESDAY + HALF_HOUR)
        desk.hold(conn, before, house, conversation_id=talk, patient_id=None, visit_type="checkup", slots=[slot])
    crowd = [_booking(house, one) for one, _ in others]
    assert together(engine, crowd) == Counter({"done": 1, "Clash": 19})
    assert _live(engine) == [(lee, "scheduled")]


def test_visits_that_swap_places_neither_hang_nor_overlap(engine: Engine, house: Practice) -> None:
    """Each visit wants its neighbour's time, round and round, on three days: whoever comes first may be refused, none hangs."""
    people = _patients(engine, 6)
    starts = [TUESDAY + timedelta(days=7 * (nth % 3)) + (nth // 3) * HALF_HOUR for nth in range(6)]
    with engine.begin() as conn:
        visits = [_booked(conn, house, one, start) for one, start in zip(people, starts, strict=True)]

    def moving(visit: int, start: datetime) -> Act:
        return lambda conn: desk.move(conn, NOW, house, STAFF, visit, start=start)

    crowd = [moving(visit, starts[(nth + 1) % 6]) for nth, visit in enumerate(visits)] * 2
    ended = together(engine, crowd)
    assert set(ended) <= {"done", "Clash"}
    assert len(_live(engine)) == 6


def test_booking_moving_cancelling_and_taking_back_cross(engine: Engine, house: Practice) -> None:
    """Four visits of one day, handled by everybody at once, many times: the book stays right and each visit has its history."""
    people = _patients(engine, 8)
    with engine.begin() as conn:
        visits = [_booked(conn, house, one, TUESDAY + nth * HALF_HOUR) for nth, one in enumerate(people[:4])]
    dice = random.Random(11)

    def one_act() -> Act:
        visit, nth = dice.choice(visits), dice.randrange(5)
        acts: list[Act] = [
            _booking(house, dice.choice(people), nth),
            lambda conn: desk.move(conn, NOW, house, STAFF, visit, start=TUESDAY + nth * HALF_HOUR),
            lambda conn: desk.cancel(conn, NOW, house, STAFF, visit),
            lambda conn: desk.restore(conn, NOW, house, STAFF, visit),
            lambda conn: desk.confirm(conn, NOW, house, STAFF, visit),
            lambda conn: desk.set_status(conn, TUESDAY, house, STAFF, visit, "no_show"),
            lambda conn: desk.set_status(conn, NOW, house, STAFF, visit, "scheduled"),
        ]
        return dice.choice(acts)

    for _ in range(6):
        together(engine, [one_act() for _ in range(12)])
    with engine.begin() as conn:
        row, told = AppointmentRow, HistoryRow
        for visit in conn.execute(select(row.appointment_id, row.version, row.status)).all():
            grown = conn.execute(
                select(func.count()).where(
                    told.entity == "appointment",
                    told.entity_id == str(visit.appointment_id),
                    told.action.in_(("moved", "cancelled", "restored")),
                )
            ).scalar_one()
            assert visit.version == 1 + grown


def test_confirming_and_cancelling_cross(engine: Engine, house: Practice) -> None:
    """A YES and the desk's cancellation at one moment: one of them comes first, and a YES never revives the visit."""
    (maya,) = _patients(engine, 1)
    with engine.begin() as conn:
        visit = _booked(conn, house, maya, TUESDAY)
    yes: Act = lambda conn: desk.confirm(conn, NOW, house, STAFF, visit, version=1)  # noqa: E731
    no: Act = lambda conn: desk.cancel(conn, NOW, house, STAFF, visit, version=1)  # noqa: E731
    ended = together(engine, [yes, no, yes, no, yes])
    assert set(ended) <= {"done", "Stale"}
    assert _live(engine) == [(house.doctors[0].id, "cancelled")]
