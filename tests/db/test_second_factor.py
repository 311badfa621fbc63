"""One-time codes as RFC 6238 has them, and the accounts that ask for them."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from sqlalchemy import Connection, Engine, insert, select

from db import audit, second_factor, staff, totp
from db.tables import RecoveryCodeRow, StaffRow
from tests.faults.crowd import together

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
STEP = timedelta(seconds=totp.STEP)
RFC = base64.b32encode(b"12345678901234567890").decode()
# RFC 6238, appendix B, the last six of its eight digits.
VECTORS = [
    (59, "287082"),
    (1111111109, "081804"),
    (1111111111, "050471"),
    (1234567890, "005924"),
    (2000000000, "279037"),
    (20000000000, "353130"),
]


@pytest.mark.parametrize(("seconds", "expected"), VECTORS)
def test_codes_are_those_of_the_standard(seconds: int, expected: str) -> None:
    assert totp.code(RFC, seconds // totp.STEP) == expected
    at = datetime.fromtimestamp(seconds, UTC)
    assert totp.step_of(RFC, f" {expected[:3]} {expected[3:]} ", at, 0) == seconds // totp.STEP


def test_a_telephones_clock_may_be_half_a_minute_off() -> None:
    step = int(NOW.timestamp()) // totp.STEP
    near = [steps for steps in range(-3, 4) if totp.step_of(RFC, totp.code(RFC, step + steps), NOW, 0)]
    assert near == [-1, 0, 1]


@pytest.mark.parametrize("typed", ["", "28708", "2870822", "abcdef", "٢٨٧٠٨٢", "😀", "-87082"])
def test_what_is_no_code_opens_nothing(typed: str) -> None:
    assert totp.step_of(RFC, typed, datetime.fromtimestamp(59, UTC), 0) is None


def test_the_link_that_an_app_reads() -> None:
    parts = urlsplit(totp.link(RFC, "ana@clinic.example", "River & Side"))
    assert (parts.scheme, parts.netloc, unquote(parts.path)) == (
        "otpauth",
        "totp",
        "/River & Side:ana@clinic.example",
    )
    assert parse_qs(parts.query) == {"secret": [RFC], "issuer": ["River & Side"]}


# -- accounts --------------------------------------------------------------------------------------------------------
def _account(conn: Connection) -> int:
    made = insert(StaffRow).values(email="ana@clinic.example", password_hash="none").returning(StaffRow.staff_id)
    return conn.execute(made).scalar_one()


def _code(secret: str, at: datetime = NOW) -> str:
    return totp.code(secret, int(at.timestamp()) // totp.STEP)


def _on(conn: Connection) -> tuple[int, str, list[str]]:
    """(account, secret, recovery codes) with the second factor on since five minutes."""
    ana = _account(conn)
    secret, before = second_factor.begin(conn, ana), NOW - 10 * STEP
    codes = second_factor.prove(conn, ana, _code(secret, before), now=before)
    assert codes is not None
    return ana, secret, codes


def test_nothing_is_asked_before_it_is_proven(connection: Connection) -> None:
    ana = _account(connection)
    secret = second_factor.begin(connection, ana)
    assert second_factor.prove(connection, ana, "000000", now=NOW) is None
    assert second_factor.check(connection, ana, "", now=NOW)
    assert second_factor.factor(connection, ana) == second_factor.Factor(None, 0)
    again = second_factor.begin(connection, ana)  # the first was lost before it was proven
    assert again != secret
    assert second_factor.prove(connection, ana, _code(secret), now=NOW) is None
    codes = second_factor.prove(connection, ana, _code(again), now=NOW)
    assert codes is not None
    assert len(set(codes)) == 10
    assert second_factor.factor(connection, ana) == second_factor.Factor(NOW, 10)
    with pytest.raises(LookupError):
        second_factor.begin(connection, ana)


def test_a_code_opens_once(connection: Connection) -> None:
    ana, secret, _ = _on(connection)
    assert not second_factor.check(connection, ana, "000000", now=NOW)
    assert second_factor.check(connection, ana, _code(secret), now=NOW)
    assert not second_factor.check(connection, ana, _code(secret), now=NOW)
    assert not second_factor.check(connection, ana, _code(secret, NOW - STEP), now=NOW)  # an older one, overlooked
    assert second_factor.check(connection, ana, _code(secret, NOW + STEP), now=NOW + STEP)


def test_a_recovery_code_opens_once_however_it_is_typed(connection: Connection) -> None:
    ana, _, codes = _on(connection)
    assert second_factor.check(connection, ana, codes[0].lower().replace("-", " "), now=NOW)
    assert not second_factor.check(connection, ana, codes[0], now=NOW)
    assert second_factor.factor(connection, ana).codes == 9
    kept = connection.execute(select(RecoveryCodeRow.code_hash)).scalars().all()
    assert not {code.replace("-", "") for code in codes} & set(kept)
    new = second_factor.new_codes(connection, ana, now=NOW)
    assert not second_factor.check(connection, ana, codes[1], now=NOW)
    assert second_factor.check(connection, ana, new[0], now=NOW)


def test_a_recovery_code_is_its_owners(connection: Connection) -> None:
    _, _, codes = _on(connection)
    made = insert(StaffRow).values(email="ben@clinic.example", password_hash="none").returning(StaffRow.staff_id)
    ben = connection.execute(made).scalar_one()
    secret = second_factor.begin(connection, ben)
    assert second_factor.prove(connection, ben, _code(secret), now=NOW)
    assert not second_factor.check(connection, ben, codes[0], now=NOW)


def test_it_is_turned_off_and_on_again(connection: Connection) -> None:
    ana, secret, codes = _on(connection)
    assert second_factor.turn_off(connection, ana, now=NOW, actor="staff:1")
    assert not second_factor.turn_off(connection, ana, now=NOW, actor="staff:1")
    assert second_factor.check(connection, ana, "", now=NOW)
    new = second_factor.begin(connection, ana)
    assert second_factor.prove(connection, ana, _code(new), now=NOW)
    for old in (_code(secret, NOW + STEP), codes[0]):
        assert not second_factor.check(connection, ana, old, now=NOW + STEP)
    assert [line.action for line in audit.page(connection)] == [
        "recovery_codes_made",
        "second_factor_on",
        "second_factor_off",
        "recovery_codes_made",
        "second_factor_on",
    ]


def test_one_code_at_one_moment_opens_one_session(engine: Engine) -> None:
    with engine.begin() as conn:
        staff_id = staff.add(conn, "ana@clinic.example", "a long enough password")
        secret = second_factor.begin(conn, staff_id)
        assert second_factor.prove(conn, staff_id, _code(secret, NOW - 9 * STEP), now=NOW - 9 * STEP)
    opened: list[bool] = []
    acts = [lambda conn: opened.append(second_factor.check(conn, staff_id, _code(secret), now=NOW))] * 8
    together(engine, acts)
    assert sorted(opened) == [False] * 7 + [True]


def test_an_account_that_is_none(connection: Connection) -> None:
    for act in (second_factor.check, second_factor.prove):
        with pytest.raises(LookupError):
            act(connection, 10**9, "000000", now=NOW)
