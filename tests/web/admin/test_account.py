"""One's own account, sessions that end, and the way back in for whoever forgot the password."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app import create_app
from bot.runtime import Runtime
from db import audit, resets
from db.tables import OutboxRow, SimulatedMailRow, StaffRow
from jobs import deliver
from tests.web.admin.conftest import EMAIL, PASSWORD, Clock, Staff

BETTER = "a better password"


# -- the own password ------------------------------------------------------------------------------------------------
def test_a_new_password_ends_every_other_session_and_not_this_one(app: Flask, someone: Staff, runtime: Runtime) -> None:
    other = Staff(app.test_client())
    other.log_in()
    answer = someone.post("/admin/account/password", old=PASSWORD, password=BETTER, again=BETTER, follow=True)
    assert "Your password is changed" in answer.text
    assert someone.get("/admin/").status_code == 200 and other.get("/admin/").status_code == 302
    assert other.log_in().status_code == 422 and other.log_in(password=BETTER).status_code == 302
    with runtime.engine.begin() as conn:
        assert "password_changed" in {line.action for line in audit.page(conn)}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "not the password", "password": BETTER, "again": BETTER}, "not your password"),
        ({"old": PASSWORD, "password": "short", "again": "short"}, "10 to 200 characters"),
        ({"old": PASSWORD, "password": BETTER, "again": "another password"}, "not the same"),
        ({"old": "", "password": "", "again": ""}, "not your password"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(someone: Staff, typed: dict[str, str], said: str) -> None:
    answer = someone.post("/admin/account/password", False, **typed)
    assert answer.status_code == 422 and said in answer.text and 'aria-invalid="true"' in answer.text
    assert BETTER not in answer.text and PASSWORD not in answer.text


def test_the_old_password_cannot_be_tried_for_ever(someone: Staff) -> None:
    typed = {"old": "not the password", "password": BETTER, "again": BETTER}
    tries = [someone.post("/admin/account/password", False, **typed).status_code for _ in range(6)]
    assert tries == [422] * 5 + [429]


def test_logging_out_everywhere(app: Flask, someone: Staff) -> None:
    other = Staff(app.test_client())
    other.log_in()
    assert "logged out everywhere" in someone.post("/admin/account/log-out-everywhere", follow=True).text
    assert someone.get("/admin/").status_code == other.get("/admin/").status_code == 302


# -- sessions that end -----------------------------------------------------------------------------------------------
@pytest.fixture
def real() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False) as moved:
        yield moved


def test_a_session_ends_after_two_hours_alone(real: time_machine.Traveller, someone: Staff) -> None:
    for _ in range(3):
        real.shift(7199)
        assert someone.get("/admin/account").status_code == 200
    real.shift(7200)
    assert "logged out after a while" in someone.client.get("/admin/account", follow_redirects=True).text


def test_a_page_that_fetches_pieces_of_itself_is_nobody(real: time_machine.Traveller, someone: Staff) -> None:
    for _ in range(4):
        real.shift(1790)
        assert someone.get("/admin/conversations", **{"Sec-Fetch-Mode": "cors"}).status_code == 200
    real.shift(60)
    away = someone.get("/admin/conversations", **{"Sec-Fetch-Mode": "cors"})
    assert away.location == "/admin/login"
    assert someone.log_in().location == "/admin/"  # and never to a piece of a page


def test_a_session_ends_after_half_a_day_of_work(real: time_machine.Traveller, someone: Staff) -> None:
    for _ in range(11):
        real.shift(3600)
        assert someone.get("/admin/account").status_code == 200
    real.shift(3600)
    assert someone.get("/admin/account").location == "/admin/login"


def test_nothing_leads_out_of_the_house_after_a_login(stranger: Staff) -> None:
    for wish in ("https://elsewhere.example/", "//elsewhere.example", "/admin/\\elsewhere.example", "/api/docs", 7):
        with stranger.client.session_transaction() as session:
            session["wanted"] = wish
        assert stranger.log_in().location == "/admin/"
        stranger.post("/admin/logout")


# -- behind a proxy --------------------------------------------------------------------------------------------------
def test_tries_are_counted_by_the_clients_address_behind_as_many_proxies_as_are_ours(runtime: Runtime) -> None:
    runtime.settings = runtime.settings.model_copy(update={"trusted_proxies": 1, "reception_env": "production"})
    client = Staff(create_app(runtime).test_client())
    client.client.environ_base["HTTP_X_FORWARDED_PROTO"] = "https"

    def tried(forwarded: str) -> int:
        client.client.environ_base["HTTP_X_FORWARDED_FOR"] = forwarded
        client.client.environ_base["HTTP_REFERER"] = "https://localhost/admin/login"
        return client.log_in(password="not the password").status_code

    assert [tried(f"192.0.2.{nth}, 198.51.100.7") for nth in range(6)] == [422] * 5 + [
        429
    ]  # what it wrote itself is nothing
    assert tried("192.0.2.1, 198.51.100.8") == 422
    assert "Secure" in client.log_in().headers["Set-Cookie"]


def test_without_a_proxy_nobody_chooses_an_address(stranger: Staff) -> None:
    for nth in range(5):
        stranger.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{nth}"
        assert stranger.log_in(password="not the password").status_code == 422
    assert stranger.log_in().status_code == 429


# -- a forgotten password --------------------------------------------------------------------------------------------
def link(runtime: Runtime) -> str:
    """Where the e-mail that waits leads, once it is sent."""
    with runtime.engine.begin() as conn:
        row = conn.execute(select(OutboxRow.outbox_id).where(OutboxRow.kind == "staff_email")).scalars().all()[-1]
    deliver.deliver(runtime, row)
    with runtime.engine.begin() as conn:
        raw = conn.execute(select(SimulatedMailRow.raw).order_by(SimulatedMailRow.mail_id.desc()).limit(1)).scalar_one()
    found = re.search(r"http://clinic\.example(/admin/reset/[\w=\-\r\n]+?)\r?\n\r?\n", raw)
    assert found
    return re.sub(r"=\r?\n|\s", "", found[1])


def test_a_new_password_by_e_mail(stranger: Staff, someone: Staff, runtime: Runtime) -> None:
    woken: list[int] = []
    runtime.wake = woken.extend
    said = stranger.post("/admin/forgot", email=EMAIL.upper(), follow=True)
    unknown = stranger.post("/admin/forgot", email="nobody@riverside.example", follow=True)
    told = [re.findall(r'role="status">([^<]+)<', answer.text) for answer in (said, unknown)]
    assert told[0] == told[1] and "on its way" in told[0][0]
    assert len(woken) == 1

    to = link(runtime)
    token = to.rpartition("/")[2]
    for _ in range(2):  # to look at it uses nothing up
        seen = stranger.get(to)
        assert (seen.location, seen.headers["Referrer-Policy"]) == ("/admin/reset", "no-referrer")
    html = stranger.page("/admin/reset")
    assert EMAIL in html and token not in html
    assert "not the same" in stranger.post("/admin/reset", password=BETTER, again="another one").text
    assert "10 to 200" in stranger.post("/admin/reset", password="short", again="short").text
    done = stranger.post("/admin/reset", password=BETTER, again=BETTER, follow=True)
    assert "Your password is set" in done.text

    assert someone.get("/admin/").status_code == 302  # every session has ended
    assert stranger.log_in(password=BETTER).status_code == 302
    stranger.get(to)
    void = stranger.get("/admin/reset")
    assert void.status_code == 410 and "/admin/forgot" in void.text
    assert stranger.post("/admin/reset", password=BETTER, again=BETTER).status_code == 410


def test_a_link_is_old_after_an_hour(stranger: Staff, runtime: Runtime, clock: Clock) -> None:
    with runtime.engine.begin() as conn:
        number = conn.execute(select(StaffRow.staff_id)).scalar_one()
        token = resets.mint(conn, number, clock())
    stranger.get(f"/admin/reset/{token}")
    assert stranger.get("/admin/reset").status_code == 200
    clock.wait(hours=1)
    assert stranger.get("/admin/reset").status_code == 410


def test_what_is_no_address_and_what_is_asked_too_often(stranger: Staff) -> None:
    answer = stranger.post("/admin/forgot", email="<script>")
    assert answer.status_code == 422 and "&lt;script&gt;" in answer.text and "<script>" not in answer.text
    tries = [stranger.post("/admin/forgot", email=EMAIL).status_code for _ in range(6)]
    assert tries == [302] * 5 + [429]
    assert stranger.get("/admin/reset").status_code == 410
    assert stranger.get("/admin/reset/" + "x" * 3000).status_code == 302
