"""Accounts as an administrator changes them, and the way back in for whoever forgot the password."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, select

from db import accounts, history, outbox, resets, staff
from db.staff import StaffError
from db.tables import OutboxRow, ResetTokenRow

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
ANA, BEN = "ana@clinic.example", "ben@clinic.example"
PASSWORD = "correct horse battery"


def _admin(conn: Connection, email: str = ANA) -> int:
    return staff.add(conn, email, PASSWORD, "admin")


def _change(conn: Connection, staff_id: int, role: str | None = None, active: bool | None = None) -> bool:
    return accounts.change(conn, staff_id, now=NOW, actor="staff:1", role=role, active=active)


def test_everyone_is_listed_the_closed_ones_last(connection: Connection) -> None:
    _admin(connection)
    ben, zoe = staff.add(connection, BEN, PASSWORD), staff.add(connection, "Zoe@clinic.example", PASSWORD)
    _change(connection, ben, active=False)
    staff.logged_in(connection, zoe, NOW)
    told = [(one.email, one.role, one.active, one.second_factor) for one in accounts.everyone(connection)]
    assert told == [
        (ANA, "admin", True, False),
        ("Zoe@clinic.example", "staff", True, False),
        (BEN, "staff", False, False),
    ]
    assert accounts.everyone(connection)[1].last_login_at == NOW


def test_a_closed_account_lets_nobody_in_and_ends_its_sessions(connection: Connection) -> None:
    _admin(connection)
    ben = staff.add(connection, BEN, PASSWORD)
    assert _change(connection, ben, active=False)
    assert not _change(connection, ben, active=False)
    assert staff.get(connection, ben) is None
    assert staff.verify(connection, BEN, PASSWORD) is None
    assert _change(connection, ben, active=True, role="admin")
    account = staff.verify(connection, BEN, PASSWORD)
    assert account is not None
    assert (account.role, account.epoch) == ("admin", 1)
    last = history.of(connection, "staff", ben)[-1]
    assert (last.before, last.after) == ({"role": "staff", "active": False}, {"role": "admin", "active": True})


def test_an_administrator_stays(connection: Connection) -> None:
    ana = _admin(connection)
    for change in ({"active": False}, {"role": "staff"}):
        with pytest.raises(StaffError, match="only administrator"):
            accounts.change(connection, ana, now=NOW, actor="staff:1", **change)
    ben = _admin(connection, BEN)
    assert _change(connection, ana, role="staff")
    with pytest.raises(StaffError, match="only administrator"):
        _change(connection, ben, active=False)


def test_what_is_no_account_and_no_role(connection: Connection) -> None:
    ana = _admin(connection)
    with pytest.raises(StaffError, match="no account"):
        _change(connection, 10**9, role="staff")
    with pytest.raises(StaffError, match="no role"):
        _change(connection, ana, role="owner")


# -- forgotten passwords ---------------------------------------------------------------------------------------------
def _asked(conn: Connection) -> list[dict[str, object]]:
    query = select(OutboxRow.payload).where(OutboxRow.kind == "staff_email").order_by(OutboxRow.outbox_id)
    return list(conn.execute(query).scalars())


def test_a_link_is_asked_for_once_in_a_while(connection: Connection) -> None:
    ana = _admin(connection)
    row = resets.ask(connection, " ANA@clinic.example", now=NOW, language="es")
    assert row in outbox.due(connection, NOW, 10)
    assert resets.ask(connection, ANA, now=NOW) is None
    assert resets.ask(connection, ANA, now=NOW + resets.PAUSE) is not None
    assert [(one["staff_id"], one["language"], one["template"]) for one in _asked(connection)] == [
        (ana, "es", "reset"),
        (ana, "en", "reset"),
    ]


def test_nobody_without_an_account_gets_a_link(connection: Connection) -> None:
    _admin(connection)
    ben = staff.add(connection, BEN, PASSWORD)
    _change(connection, ben, active=False)
    for email in (BEN, "nobody@clinic.example", "", "%"):
        assert resets.ask(connection, email, now=NOW) is None
    assert _asked(connection) == []


def test_a_link_gives_one_password_and_ends_every_session(connection: Connection) -> None:
    ana = _admin(connection)
    token, other = resets.mint(connection, ana, NOW), resets.mint(connection, ana, NOW)
    account = resets.holder(connection, token, NOW)
    assert account is not None
    assert account.email == ANA
    with pytest.raises(StaffError):
        resets.use(connection, token, "short", now=NOW)
    resets.use(connection, token, "a better password", now=NOW)
    found = staff.verify(connection, ANA, "a better password")
    assert found is not None
    assert found.epoch == 1
    assert staff.verify(connection, ANA, PASSWORD) is None
    for used in (token, other):
        with pytest.raises(resets.Expired):
            resets.use(connection, used, "yet another password", now=NOW)
    assert history.of(connection, "staff", ana)[-1].action == "password_reset"


def test_a_link_grows_old(connection: Connection) -> None:
    ana = _admin(connection)
    token = resets.mint(connection, ana, NOW)
    assert resets.holder(connection, token, NOW + resets.LIFE - timedelta(seconds=1))
    assert resets.holder(connection, token, NOW + resets.LIFE) is None
    resets.mint(connection, ana, NOW + resets.LIFE)
    assert len(connection.execute(select(ResetTokenRow.token_hash)).all()) == 1


def test_a_link_of_a_closed_account_opens_nothing(connection: Connection) -> None:
    _admin(connection)
    ben = staff.add(connection, BEN, PASSWORD)
    token = resets.mint(connection, ben, NOW)
    _change(connection, ben, active=False)
    with pytest.raises(resets.Expired):
        resets.use(connection, token, "a better password", now=NOW)


@pytest.mark.parametrize("token", ["", "x", "\x00", "\udc80", "é" * 10000])
def test_what_is_no_link_opens_nothing(connection: Connection, token: str) -> None:
    with pytest.raises(resets.Expired):
        resets.use(connection, token, "a better password", now=NOW)


def test_the_database_keeps_no_secret(connection: Connection) -> None:
    token = resets.mint(connection, _admin(connection), NOW)
    assert token not in connection.execute(select(ResetTokenRow.token_hash)).scalars().all()


def test_a_new_colleague_needs_the_link(connection: Connection) -> None:
    ben = accounts.open_(connection, BEN, "staff", now=NOW, actor="staff:1")
    assert resets.ask(connection, BEN, now=NOW, template="invitation") is not None
    resets.use(connection, resets.mint(connection, ben, NOW), PASSWORD, now=NOW)
    assert staff.verify(connection, BEN, PASSWORD) is not None
    with pytest.raises(StaffError):
        accounts.open_(connection, "BEN@clinic.example", "staff", now=NOW, actor="staff:1")
