"""A second factor from turning it on to logging in with it, and every way around it closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from sqlalchemy import text

from bot.runtime import Runtime
from db import second_factor, staff, totp
from tests.web.admin.conftest import EMAIL, PASSWORD, Clock, Staff

REAL = datetime(2026, 3, 2, 9, 30, 10, tzinfo=UTC)  # what telephones show; the house's clock is elsewhere


@pytest.fixture(autouse=True)
def real() -> Iterator[time_machine.Traveller]:
    """The real clock, moved by the test."""
    with time_machine.travel(REAL, tick=False) as moved:
        yield moved


def code(secret: str, steps: int = 0) -> str:
    return totp.code(secret, int(datetime.now(UTC).timestamp()) // totp.STEP + steps)


def turned_on(someone: Staff) -> tuple[str, list[str]]:
    """(secret, recovery codes) as the pages show them."""
    assert someone.post("/admin/account/second-factor/begin", password=PASSWORD).status_code == 302
    html = someone.page("/admin/account/second-factor")
    found = re.search(r'class="mono secret">([A-Z2-7 ]+)<', html)
    assert found and "<svg" in html
    secret = found[1].replace(" ", "")
    shown = someone.post("/admin/account/second-factor/prove", code=code(secret))
    assert shown.status_code == 200 and shown.headers["Cache-Control"] == "no-store"
    return secret, re.findall(r"<li>([A-Z2-7-]{19})</li>", shown.text)


def test_it_is_turned_on_and_asked_for(someone: Staff, stranger: Staff, real: time_machine.Traveller) -> None:
    secret, codes = turned_on(someone)
    assert len(codes) == 10
    assert codes[0] not in someone.page("/admin/account/second-factor")
    assert "10 recovery codes left" in someone.page("/admin/account")

    assert stranger.log_in().location == "/admin/login/code"
    assert stranger.get("/admin/account").status_code == 302  # the password alone opens nothing
    real.shift(totp.STEP)
    assert stranger.post("/admin/login/code", code="000000").status_code == 422
    assert stranger.post("/admin/login/code", code=code(secret)).location == "/admin/account"
    assert "right password, wrong code" in stranger.page("/admin/audit")
    assert EMAIL in stranger.page("/admin/")


def test_a_recovery_code_does_once(app: Flask, someone: Staff) -> None:
    _, codes = turned_on(someone)
    for expected in (302, 422):
        other = Staff(app.test_client())
        other.log_in()
        assert other.post("/admin/login/code", code=codes[0].lower()).status_code == expected
    assert "9 recovery codes left" in someone.page("/admin/account")


def test_a_first_code_that_is_wrong_leaves_the_drawing_where_it_was(someone: Staff) -> None:
    someone.post("/admin/account/second-factor/begin", password=PASSWORD)
    answer = someone.post("/admin/account/second-factor/prove", code="12345")
    assert answer.status_code == 422 and "not right" in answer.text and "<svg" in answer.text
    assert "Off" in someone.page("/admin/account")


def test_the_key_is_seen_by_the_session_that_began_alone(app: Flask, someone: Staff) -> None:
    someone.post("/admin/account/second-factor/begin", password=PASSWORD)
    other = Staff(app.test_client())
    other.log_in()
    assert "<svg" not in other.page("/admin/account/second-factor")


@pytest.mark.parametrize("way", ["begin", "codes", "off"])
def test_whoever_finds_a_desk_open_changes_nothing(someone: Staff, runtime: Runtime, way: str) -> None:
    if way != "begin":
        turned_on(someone)
    answer = someone.post(f"/admin/account/second-factor/{way}", password="not the password")
    assert answer.status_code == 422 and "not your password" in answer.text
    with runtime.engine.begin() as conn:
        factor = second_factor.factor(conn, 1)
        assert second_factor.unproven(conn, 1) is None
    assert (factor.since is None) is (way == "begin")


def test_new_codes_and_off(someone: Staff, stranger: Staff) -> None:
    _, codes = turned_on(someone)
    again = someone.post("/admin/account/second-factor/codes", password=PASSWORD).text
    assert len(re.findall(r"<li>[A-Z2-7-]{19}</li>", again)) == 10 and codes[0] not in again
    assert someone.post("/admin/account/second-factor/begin", password=PASSWORD).status_code == 409
    assert someone.post("/admin/account/second-factor/off", password=PASSWORD).location == "/admin/account"
    assert someone.post("/admin/account/second-factor/codes", password=PASSWORD).status_code == 302
    assert stranger.log_in().location == "/admin/"


def test_codes_cannot_be_tried_for_ever(someone: Staff, stranger: Staff, clock: Clock) -> None:
    secret, _ = turned_on(someone)
    stranger.log_in()
    tries = [stranger.post("/admin/login/code", code="000000").status_code for _ in range(6)]
    assert tries == [422] * 5 + [429]
    answer = stranger.post("/admin/login/code", code=code(secret, 1))
    assert answer.status_code == 429 and int(answer.headers["Retry-After"]) == 900


def test_half_way_ends(someone: Staff, stranger: Staff, runtime: Runtime, real: time_machine.Traveller) -> None:
    secret, _ = turned_on(someone)
    assert stranger.get("/admin/login/code").location == "/admin/login"
    assert stranger.post("/admin/login/code", code=code(secret, 1)).location == "/admin/login"

    stranger.log_in()
    real.shift(600)
    late = stranger.post("/admin/login/code", follow=True, code=code(secret))
    assert "took too long" in late.text

    stranger.log_in()
    with runtime.engine.begin() as conn:
        staff.end_sessions(conn, 1)  # a new password, say
    assert stranger.post("/admin/login/code", code=code(secret)).location == "/admin/login"

    stranger.log_in()
    with runtime.engine.begin() as conn:
        conn.execute(text("update staff set active = false"))
    assert stranger.post("/admin/login/code", code=code(secret)).location == "/admin/login"
