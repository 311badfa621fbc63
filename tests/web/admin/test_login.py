"""Getting in, staying out, and getting out."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import select, text

from bot.runtime import Runtime
from db import audit, logins, staff
from db.tables import LoginAttemptRow, StaffRow
from tests.web.admin.conftest import EMAIL, PASSWORD, Clock, Staff
from web.admin import tries


def test_the_right_password_opens_the_desk_and_is_noted(stranger: Staff, runtime: Runtime) -> None:
    answer = stranger.log_in()
    assert (answer.status_code, answer.location) == (302, "/admin/")
    assert EMAIL in stranger.page("/admin/")
    with runtime.engine.connect() as conn:
        assert conn.execute(select(StaffRow.last_login_at)).scalar_one() == runtime.now()


def test_the_email_is_the_same_in_capitals(stranger: Staff) -> None:
    assert stranger.log_in(EMAIL.upper()).status_code == 302


def test_a_wrong_password_and_an_unknown_email_are_told_alike_and_the_email_stays_typed(stranger: Staff) -> None:
    wrong, unknown = stranger.log_in(password="not the password"), stranger.log_in("nobody@riverside.example")
    assert wrong.status_code == unknown.status_code == 422
    assert "is not right" in wrong.text and f'value="{EMAIL}"' in wrong.text
    shown = [re.sub(r'(value|content)="[^"]*"', "", answer.text) for answer in (wrong, unknown)]
    assert shown[0] == shown[1]


def test_nothing_typed_is_said_so(stranger: Staff) -> None:
    assert stranger.post("/admin/login", email="", password="").status_code == 422


def test_the_page_that_was_wanted_is_shown_after_the_login(stranger: Staff) -> None:
    assert stranger.get("/admin/day?day=2026-12-01").location == "/admin/login"
    assert stranger.log_in().location == "/admin/day?day=2026-12-01"


def test_logging_out_closes_the_desk(someone: Staff) -> None:
    assert someone.post("/admin/logout").location == "/admin/login"
    assert someone.get("/admin/").location == "/admin/login"


def test_logging_out_everywhere_ends_a_session_elsewhere(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        account = staff.verify(conn, EMAIL, PASSWORD)
        assert account is not None
        staff.end_sessions(conn, account.id)
    assert someone.get("/admin/").status_code == 302


def test_a_closed_account_is_out_at_once(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        conn.execute(text("update staff set active = false"))
    assert someone.get("/admin/").status_code == 302


def test_too_many_tries_are_stopped_and_the_moment_of_the_next_is_told(stranger: Staff, clock: Clock) -> None:
    for _ in range(logins.LIMITS["pair"]):
        assert stranger.log_in(password="not the password").status_code == 422
        clock.wait(minutes=1)
    answer = stranger.log_in()
    assert answer.status_code == 429
    assert "in 10 minutes" in answer.text
    assert answer.headers["Retry-After"] == "600"
    clock.wait(minutes=10)
    assert stranger.log_in().status_code == 302


def test_the_right_password_clears_the_count(stranger: Staff) -> None:
    for _ in range(3):
        for _ in range(logins.LIMITS["pair"] - 1):
            stranger.log_in(password="not the password")
        assert stranger.log_in().status_code == 302
        stranger.post("/admin/logout")


def test_one_address_cannot_go_through_accounts(stranger: Staff) -> None:
    for number in range(logins.LIMITS["address"]):
        assert stranger.log_in(f"somebody{number}@riverside.example").status_code == 422
    assert stranger.log_in().status_code == 429


def test_the_table_of_tries_holds_no_address_and_is_swept(stranger: Staff, runtime: Runtime, clock: Clock) -> None:
    stranger.log_in(password="not the password")
    with runtime.engine.connect() as conn:
        keys = conn.execute(select(LoginAttemptRow.key)).scalars().all()
    assert len(keys) == 3 and all(re.fullmatch("[0-9a-f]{64}", key) for key in keys)
    clock.wait(minutes=16)
    stranger.log_in()
    with runtime.engine.connect() as conn:
        assert conn.execute(select(LoginAttemptRow.at).where(LoginAttemptRow.at < clock())).all() == []


def test_the_cookie_is_for_the_server_alone(stranger: Staff, app: Flask) -> None:
    cookie = stranger.log_in().headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Expires=" in cookie
    assert "Secure" not in cookie  # development is plain http
    assert app.config["SESSION_COOKIE_SECURE"] is False


def test_a_login_from_nowhere_is_refused(stranger: Staff) -> None:
    answer = stranger.client.post("/admin/login", data={"email": EMAIL, "password": PASSWORD})
    assert answer.status_code == 400
    assert "Nothing was changed" in answer.text


def lines(runtime: Runtime) -> list[tuple[str, int | None, str, str]]:
    """What the audit log tells of the door, the oldest first."""
    with runtime.engine.connect() as conn:
        return [(one.action, one.staff_id, one.entity, one.detail) for one in reversed(audit.page(conn))]


def test_the_audit_log_tells_who_came_who_left_and_who_was_turned_away(
    stranger: Staff, runtime: Runtime, clock: Clock
) -> None:
    stranger.log_in(password="not the password")
    stranger.log_in()
    stranger.post("/admin/logout")
    for number in range(3):
        stranger.log_in(f"somebody{number}@riverside.example")
    here = "127.0.0.0/24"
    assert lines(runtime) == [
        ("login_refused", None, "staff", here),
        ("logged_in", 1, "staff", here),
        ("logged_out", 1, "staff", here),
        ("login_refused", None, "unknown_account", here),
    ]
    for _ in range(logins.LIMITS["pair"] + 3):
        stranger.log_in(password="not the password")
    told = [action for action, *_ in lines(runtime)]
    assert (told.count("login_refused"), told.count("login_stopped")) == (2 + logins.LIMITS["pair"], 1)
    clock.wait(minutes=20)
    stranger.log_in()
    shown = stranger.page("/admin/audit")
    assert "wrong password" in shown and "from 127.0.0.0/24" in shown and "an e-mail without an account" in shown
    assert stranger.page("/admin/audit?who=1").count("stopped after too many tries") == 1
    assert "somebody" not in shown and "not the password" not in shown


def test_the_login_before_this_one_is_told_and_one_from_elsewhere_too(
    app: Flask, stranger: Staff, clock: Clock
) -> None:
    stranger.log_in()
    assert "your first login" in stranger.page("/admin/account")
    clock.wait(hours=1)
    other = Staff(app.test_client())
    other.log_in()
    assert "10:00" in other.page("/admin/account") and "Last login before this one" in other.page("/admin/colleagues")
    assert "11:00" in stranger.page("/admin/account"), "somebody else knows the password"


@pytest.mark.parametrize(
    ("address", "network"),
    [("203.0.113.77", "203.0.113.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48"), ("::ffff:203.0.113.7", "203.0.113.0/24"), ("", "")],
)  # fmt: skip
def test_of_an_address_the_network_is_kept(app: Flask, address: str, network: str) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert tries.network() == network
