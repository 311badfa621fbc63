"""Google tells that a calendar has changed: whom it is believed from, and that it leads to one reading."""

from __future__ import annotations

import pytest

from tests.webhooks.conftest import NOW, NOWHERE, Doors, Elsewhere

CHANNEL, TOKEN = "8f14e45f-ceea-467f-a0e6-6b2c7a1d0b11", "a-token-of-ours"
ROWS = "select outbox_id, payload, due from outbox where kind = 'calendar_sync' order by outbox_id"


@pytest.fixture
def doctor(doors: Doors) -> int:
    """A doctor whose calendar is watched."""
    ((doctor_id,),) = doors.rows("select min(doctor_id) from doctors")
    with doors.runtime.engine.begin() as conn:
        conn.exec_driver_sql("delete from calendar_sync")
        conn.exec_driver_sql("delete from outbox where kind = 'calendar_sync'")
        conn.exec_driver_sql(
            "insert into calendar_sync (doctor_id, channel_id, channel_token) values (%s, %s, %s)",
            (doctor_id, CHANNEL, TOKEN),
        )
    return int(doctor_id)


def test_a_change_is_written_down_and_a_worker_woken(doors: Doors, doctor: int) -> None:
    assert doors.google(CHANNEL, TOKEN).status_code == 200
    ((outbox_id, payload, due),) = doors.rows(ROWS)
    assert (payload, due) == ({"doctor_id": doctor}, NOW)
    assert doors.woken == [outbox_id]


def test_the_same_notice_twice_is_one(doors: Doors, doctor: int) -> None:
    for number in ("2", "2", "3"):
        assert doors.google(CHANNEL, TOKEN, number=number).status_code == 200
    assert len(doors.rows(ROWS)) == len(doors.woken) == 2


def test_a_channel_that_stands_now_changes_nothing(doors: Doors, doctor: int) -> None:
    assert doors.google(CHANNEL, TOKEN, state="sync", number="1").status_code == 200
    assert (doors.rows(ROWS), doors.woken) == ([], [])


@pytest.mark.parametrize(
    ("channel", "token", "status"),
    [
        (CHANNEL, "another", 403),
        (CHANNEL, "", 403),
        ("", TOKEN, 403),
        ("x" * 65, TOKEN, 403),
        ("ü", TOKEN, 403),
        ("another", TOKEN, 404),
    ],
)
def test_a_stranger_is_refused_and_nothing_written(
    doors: Doors, doctor: int, channel: str, token: str, status: int
) -> None:
    assert doors.google(channel, token).status_code == status
    assert (doors.rows(ROWS), doors.woken) == ([], [])


def test_without_the_database_google_is_asked_to_try_again(elsewhere: Elsewhere) -> None:
    with elsewhere(database_url=NOWHERE) as doors:
        assert doors.google(CHANNEL, TOKEN).status_code == 503
        assert doors.google(CHANNEL, "").status_code == 403
