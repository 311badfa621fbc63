"""PostgreSQL goes away and comes back: nothing is lost, nothing is sent twice, nobody has to be started again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg2
import pytest
from sqlalchemy import make_url

from jobs import clock
from jobs.away import DATABASE_AWAY
from jobs.deliver import deliver
from tests.jobs.later import Later
from tests.jobs.processes import running
from tests.jobs.test_processes import VISIT, listening
from tests.providers.wire import Fault, until


@contextmanager
def away(later: Later, postgres: str) -> Iterator[None]:
    """While nobody can reach the database, and everybody who had is cut off."""
    name = make_url(later.runtime.settings.database_url or "").database
    connection = psycopg2.connect(postgres)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"alter database {name} with allow_connections false")
        cursor.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", (name,))
        until(lambda: not _connected(cursor, name))
        try:
            yield
        finally:
            cursor.execute(f"alter database {name} with allow_connections true")
            later.runtime.engine.dispose()
            connection.close()


def _connected(cursor: psycopg2.extensions.cursor, name: str | None) -> int:
    cursor.execute("select count(*) from pg_stat_activity where datname = %s", (name,))
    found = cursor.fetchone()
    assert found
    return int(found[0])


def test_what_was_sent_while_the_database_went_away_is_marked_when_it_is_back(later: Later, postgres: str) -> None:
    later.book(later.patient())
    row = later.row("calendar").outbox_id
    later.google.fail(Fault(hangs=True, after=True), kind="event.insert")
    worker = threading.Thread(target=deliver, args=(later.runtime, row))
    worker.start()
    later.google.wait_asked("event.insert")
    with away(later, postgres):
        later.google.reset()
        worker.join(1.0)
        assert worker.is_alive(), "it waits to mark the row"
    worker.join(20)
    assert (later.row("calendar").status, later.row("calendar").attempts) == ("done", 1)


def test_a_row_that_cannot_be_claimed_stays_due(later: Later, postgres: str) -> None:
    later.book(later.patient(email="maya@mail.example"))
    row = later.row("email").outbox_id
    with away(later, postgres), pytest.raises(DATABASE_AWAY):
        deliver(later.runtime, row)
    later.work()
    assert len(later.mails()) == 1


def test_worker_and_clock_outlive_the_database(later: Later, postgres: str) -> None:
    later.at(datetime.now(UTC))
    settings = later.runtime.settings
    with running(settings, "worker") as (worker,), running(settings, "clock") as (hands,):
        listening(later)
        later.book(later.patient(email="maya@mail.example"), VISIT)
        clock.run_once(later.runtime)
        later.smtp.wait(1, seconds=40)
        with away(later, postgres):
            later.after(seconds=1)
        later.book(later.patient("Leo Silva", "+12125550143", "leo@mail.example"), VISIT, doctor=1)
        later.smtp.wait(2, seconds=40)
        assert (worker.end(), hands.end()) == (0, 0)
