"""Accounts and their passwords."""

from __future__ import annotations

import statistics
import time

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Connection, select, update

from db import staff
from db.tables import StaffRow

EMAIL, PASSWORD = "Desk@Riverside.example", "correct horse battery"


def kept(conn: Connection) -> str:
    return conn.execute(select(StaffRow.password_hash)).scalar_one()


def test_an_account_opens_with_its_password_alone(connection: Connection) -> None:
    number = staff.add(connection, EMAIL, PASSWORD, "admin")
    account = staff.verify(connection, " desk@riverside.EXAMPLE ", PASSWORD)
    assert account == staff.Account(number, "Desk@riverside.example", "admin", 0)
    for email, password in ((EMAIL, PASSWORD + " "), (EMAIL, ""), ("nobody@riverside.example", PASSWORD), ("", "")):
        assert staff.verify(connection, email, password) is None


def test_the_password_is_kept_as_argon2id_only(connection: Connection) -> None:
    staff.add(connection, EMAIL, PASSWORD)
    assert kept(connection).startswith("$argon2id$") and PASSWORD not in kept(connection)


@pytest.mark.parametrize(
    ("email", "password", "role", "told"),
    [
        ("desk", PASSWORD, "staff", "no e-mail address"),
        (EMAIL, "short", "staff", "10 to 200 characters"),
        (EMAIL, "x" * 201, "staff", "10 to 200 characters"),
        (EMAIL, PASSWORD, "boss", "no role"),
    ],
)
def test_what_is_wrong_is_told(connection: Connection, email: str, password: str, role: str, told: str) -> None:
    with pytest.raises(staff.StaffError, match=told):
        staff.add(connection, email, password, role)


def test_an_email_has_one_account_whatever_its_capitals(connection: Connection) -> None:
    staff.add(connection, EMAIL, PASSWORD)
    with pytest.raises(staff.StaffError, match="has an account already"):
        staff.add(connection, EMAIL.upper(), PASSWORD)
    assert staff.verify(connection, EMAIL, PASSWORD)  # the transaction goes on


def test_a_hash_of_weaker_settings_is_made_anew_at_the_next_login(connection: Connection) -> None:
    staff.add(connection, EMAIL, PASSWORD)
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    connection.execute(update(StaffRow).values(password_hash=weak))
    assert staff.verify(connection, EMAIL, "not the password") is None
    assert kept(connection) == weak
    assert staff.verify(connection, EMAIL, PASSWORD)
    assert kept(connection) != weak


def test_an_unknown_email_takes_as_long_as_a_wrong_password(connection: Connection) -> None:
    staff.add(connection, EMAIL, PASSWORD)

    def taken(email: str) -> float:
        began = time.perf_counter()
        staff.verify(connection, email, "not the password")
        return time.perf_counter() - began

    known, unknown = (
        statistics.median(taken(email) for _ in range(5)) for email in (EMAIL, "nobody@riverside.example")
    )
    assert 1 / 4 < unknown / known < 4  # without the work it would be a hundredth


def test_a_new_password_ends_every_session(connection: Connection) -> None:
    number = staff.add(connection, EMAIL, PASSWORD)
    staff.set_password(connection, number, "another password")
    account = staff.get(connection, number)
    assert account and account.epoch == 1
    assert staff.verify(connection, EMAIL, PASSWORD) is None
    assert staff.verify(connection, EMAIL, "another password")


def test_a_closed_account_opens_no_more(connection: Connection) -> None:
    number = staff.add(connection, EMAIL, PASSWORD)
    connection.execute(update(StaffRow).values(active=False))
    assert staff.get(connection, number) is None
    assert staff.verify(connection, EMAIL, PASSWORD) is None
