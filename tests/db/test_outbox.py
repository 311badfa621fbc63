"""Rows of what is to happen later: written once, claimed by one, given back by who dies, handed over by one clock."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine, text

from db import outbox
from db.outbox import Claimed

NOW = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)
LEASE = timedelta(minutes=2)


def add(conn: Connection, *, due: datetime = NOW, key: str | None = None) -> int:
    made = outbox.add(conn, "email", due=due, payload={"template": "confirmation"}, key=key)
    assert made is not None
    return made


def claim(conn: Connection, outbox_id: int, now: datetime = NOW) -> Claimed:
    row = outbox.claim(conn, outbox_id, now=now, lease=LEASE)
    assert row is not None
    return row


def status(conn: Connection, outbox_id: int) -> str:
    return str(conn.execute(text("select status from outbox where outbox_id = :n"), {"n": outbox_id}).scalar_one())


def test_a_key_is_written_once(connection: Connection) -> None:
    add(connection, key="email:confirmation:1:v1")
    assert outbox.add(connection, "email", due=NOW, key="email:confirmation:1:v1") is None


def test_a_row_is_claimed_when_it_is_due_and_by_one(connection: Connection) -> None:
    row = add(connection, due=NOW + timedelta(hours=1))
    assert outbox.claim(connection, row, now=NOW, lease=LEASE) is None
    claimed = claim(connection, row, NOW + timedelta(hours=1))
    assert (claimed.attempts, claimed.payload) == (1, {"template": "confirmation"})
    assert outbox.claim(connection, row, now=NOW + timedelta(hours=1), lease=LEASE) is None


def test_a_claim_runs_out(connection: Connection) -> None:
    row = add(connection)
    lost = claim(connection, row)
    again = claim(connection, row, NOW + LEASE)
    assert again.attempts == 2
    assert not outbox.done(connection, lost, now=NOW)
    assert outbox.done(connection, again, now=NOW)
    assert status(connection, row) == "done"


@pytest.mark.parametrize("end", ["done", "dropped", "failed"])
def test_what_is_over_is_over(connection: Connection, end: str) -> None:
    row = claim(connection, add(connection))
    marks = {
        "done": lambda: outbox.done(connection, row, now=NOW),
        "dropped": lambda: outbox.dropped(connection, row, now=NOW, outcome="past"),
        "failed": lambda: outbox.failed(connection, row, now=NOW, code="550", error="refused"),
    }
    assert marks[end]()
    assert status(connection, row.outbox_id) == end
    assert outbox.claim(connection, row.outbox_id, now=NOW + timedelta(days=9), lease=LEASE) is None
    assert row.outbox_id not in outbox.due(connection, NOW + timedelta(days=9), 1000)


def test_another_try_counts_and_waiting_for_something_does_not(connection: Connection) -> None:
    row = add(connection)
    assert outbox.again(connection, claim(connection, row), due=NOW, code="503", error="busy")
    assert outbox.put_off(connection, claim(connection, row), due=NOW, outcome="quiet hours")
    assert outbox.rest(connection, claim(connection, row), due=NOW, line="twilio", code=None, error="")
    assert claim(connection, row).attempts == 2


def test_what_rests_for_a_line_is_woken_with_it(connection: Connection) -> None:
    later = NOW + timedelta(minutes=10)
    rows = [add(connection) for _ in range(3)]
    for row, line in zip(rows, ("twilio", "twilio", "email"), strict=True):
        outbox.rest(connection, claim(connection, row), due=later, line=line, code=None, error="")
    assert sorted(outbox.release(connection, "twilio", NOW)) == rows[:2]
    assert set(rows) & set(outbox.due(connection, NOW, 1000)) == set(rows[:2])


def test_a_rehearsal_judges_by_its_moment_and_keeps_it_over_another_try(connection: Connection) -> None:
    at = NOW + timedelta(days=8)
    row, beyond = add(connection, due=at), add(connection, due=at + timedelta(seconds=1))
    outbox.judge_as_of(connection, at, NOW)
    claimed = claim(connection, row)
    assert claimed.as_of == at
    outbox.again(connection, claimed, due=NOW + timedelta(seconds=5))
    assert outbox.claim(connection, row, now=NOW, lease=LEASE) is None, "the pause is real time"
    assert claim(connection, row, NOW + timedelta(seconds=5)).as_of == at
    assert outbox.claim(connection, beyond, now=NOW, lease=LEASE) is None


def test_a_row_is_handed_over_once_until_patience_ends_or_redis_forgets(connection: Connection) -> None:
    row = add(connection)
    patience = timedelta(seconds=30)

    def handed(now: datetime) -> dict[int, bool]:
        return {one.outbox_id: one.stale for one in outbox.hand_over(connection, now, 1000, patience=patience)}

    assert handed(NOW)[row] is False
    assert row not in handed(NOW + timedelta(seconds=29))
    assert handed(NOW + timedelta(seconds=31))[row] is True
    outbox.take_back(connection)
    assert row in handed(NOW + timedelta(hours=1))
    assert handed(NOW + timedelta(seconds=31))[row] is True, "the clock was set back"
    outbox.take_back(connection)
    assert handed(NOW + timedelta(seconds=32))[row] is False


def test_a_transaction_knows_what_it_wrote(engine: Engine) -> None:
    with engine.begin() as conn:
        assert outbox.written(conn) == []
        soon, later = add(conn), add(conn, due=NOW + timedelta(days=1))
        with conn.begin_nested():
            inner = add(conn)
        assert outbox.written(conn, NOW) == [soon, inner]
        assert outbox.written(conn) == [soon, later, inner]
    with engine.begin() as conn:
        assert outbox.written(conn) == [], "another transaction, on the same connection"


def test_two_clocks_at_once_hand_over_no_row_twice(engine: Engine) -> None:
    with engine.begin() as conn:
        rows = [add(conn) for _ in range(200)]

    def pass_() -> list[int]:
        with engine.begin() as conn:
            return [one.outbox_id for one in outbox.hand_over(conn, NOW, 30, patience=LEASE)]

    with ThreadPoolExecutor(8) as pool:
        handed = [row for batch in pool.map(lambda _: pass_(), range(16)) for row in batch]
    assert len(handed) == len(set(handed))
    while batch := pass_():
        handed += batch
    assert sorted(handed) == rows


def test_eight_workers_at_one_row_are_one_worker(engine: Engine) -> None:
    with engine.begin() as conn:
        row = add(conn)

    def work(_: int) -> bool:
        with engine.begin() as conn:
            return outbox.claim(conn, row, now=NOW, lease=LEASE) is not None

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(work, range(8))) == 1
