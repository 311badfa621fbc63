"""Getting in, staying out, and getting out."""

from __future__ import annotations

import re

from flask import Flask
from sqlalchemy import select, text

from bot.runtime import Runtime
from db import logins, staff
from db.tables import LoginAttemptRow, StaffRow
from tests.web.admin.conftest import EMAIL, PASSWORD, Clock, Staff


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
