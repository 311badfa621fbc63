"""How many tries to log in are let through, and what the right password forgives."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection

from db import logins

NOW = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
HERE = "192.0.2.7"


def test_a_whole_clinic_behind_one_address_logs_in_at_eight(connection: Connection) -> None:
    for n in range(logins.LIMITS["address"] + 10):
        email = f"colleague{n}@riverside.example"
        assert logins.attempt(connection, email, HERE, NOW) is None
        logins.forget(connection, email, HERE)


def test_the_right_password_to_one_account_forgives_no_tries_at_others(connection: Connection) -> None:
    for n in range(logins.LIMITS["address"] - 1):
        assert logins.attempt(connection, f"guessed{n}@riverside.example", HERE, NOW) is None
    assert logins.attempt(connection, "own@riverside.example", HERE, NOW) is None
    logins.forget(connection, "own@riverside.example", HERE)
    assert logins.attempt(connection, "next@riverside.example", HERE, NOW) is None
    assert logins.attempt(connection, "last@riverside.example", HERE, NOW) is not None
