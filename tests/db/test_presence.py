"""Workers and clocks are known to be alive by what they hold."""

from __future__ import annotations

from sqlalchemy import Engine

from db.presence import Presence, alive
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
