"""Workers and clocks are known to be alive by what they hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from db import outbox
from db.presence import Presence, alive, free_claims_of_the_dead
from tests.providers.wire import until


def test_who_is_at_work_and_who_has_gone(engine: Engine) -> None:
    worker, other, clock = Presence(engine), Presence(engine), Presence(engine, "clock")
    with engine.connect() as conn:
        assert alive(conn) == {"worker": 0, "clock": 0}
        for one in (worker, other, clock):
            one.number()
            one.number()  # once is enough
        assert alive(conn) == {"worker": 2, "clock": 1}
        worker.close()
        clock.close()
        until(lambda: alive(conn) == {"worker": 1, "clock": 0})
        other.close()


def test_only_a_claim_from_before_a_restart_outlives_its_worker(engine: Engine) -> None:
    now, worker = datetime(2026, 11, 23, 15, tzinfo=UTC), Presence(engine)
    number = worker.number()
    with engine.begin() as conn:
        for by in (number, number ^ 1):  # its low bits tell the server's start
            row = outbox.add(conn, "message", due=now)
            assert row and outbox.claim(conn, row, now=now, lease=timedelta(minutes=2), by=by)
    with engine.begin() as conn:
        assert free_claims_of_the_dead(conn, now) == 0
        worker.close()
        until(lambda: alive(conn)["worker"] == 0)
        assert free_claims_of_the_dead(conn, now) == 1
