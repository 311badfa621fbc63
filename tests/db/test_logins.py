"""Tries to log in, counted across processes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine

from db import logins

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def test_tries_at_one_moment_see_each_other(engine: Engine) -> None:
    def attempt(_: int) -> bool:
        with engine.begin() as conn:
            return logins.attempt(conn, "desk@riverside.example", "192.0.2.1", NOW) is None

    with ThreadPoolExecutor(20) as threads:
        assert sum(threads.map(attempt, range(20))) == logins.LIMITS["pair"]


def test_a_refused_try_does_not_put_the_next_one_off(connection: Connection) -> None:
    for minute in range(logins.LIMITS["pair"]):
        assert logins.attempt(connection, "a@b.example", "192.0.2.1", NOW + timedelta(minutes=minute)) is None
    at = NOW + timedelta(minutes=6)
    waits = {logins.attempt(connection, "a@b.example", "192.0.2.1", at) for _ in range(9)}
    assert waits == {NOW + logins.WINDOW}
    assert logins.attempt(connection, "a@b.example", "192.0.2.1", NOW + logins.WINDOW) is None


def test_others_are_not_held_up(connection: Connection) -> None:
    for _ in range(logins.LIMITS["pair"]):
        logins.attempt(connection, "a@b.example", "192.0.2.1", NOW)
    assert logins.attempt(connection, "A@B.example ", "192.0.2.1", NOW)
    assert logins.attempt(connection, "a@b.example", "192.0.2.2", NOW) is None
    assert logins.attempt(connection, "c@b.example", "192.0.2.1", NOW) is None


def test_an_account_tried_from_everywhere_is_closed_for_a_while(connection: Connection) -> None:
    for number in range(logins.LIMITS["account"]):
        assert logins.attempt(connection, "a@b.example", f"192.0.2.{number}", NOW) is None
    assert logins.attempt(connection, "a@b.example", "192.0.2.200", NOW) == NOW + logins.WINDOW
