"""The ground of the tests themselves: fresh databases, rollback, mail, browser."""

from __future__ import annotations

import smtplib

import pytest
import redis
from playwright.sync_api import Page
from sqlalchemy import Connection, Engine, text

from db import migrate
from tests.listener import Listener


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_has_a_database_of_its_own(engine: Engine, turn: int) -> None:
    with engine.begin() as connection:
        assert connection.execute(text("select count(*) from patients")).scalar() == 0
        connection.execute(text("insert into patients (name) values ('Ada Test')"))
        found, newest = migrate.state(connection)
    assert found == newest


@pytest.mark.parametrize("turn", [1, 2])
def test_a_connection_is_rolled_back(connection: Connection, turn: int) -> None:
    assert connection.execute(text("select count(*) from patients")).scalar() == 0
    connection.execute(text("insert into patients (name) values ('Ada Test')"))


@pytest.mark.parametrize("turn", [1, 2])
def test_redis_is_empty(redis_url: str, turn: int) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left", "behind")


def test_mail_arrives_whole(smtp: Listener) -> None:
    smtp.answers.append("451 not now")
    with smtplib.SMTP("127.0.0.1", smtp.port) as sender:
        with pytest.raises(smtplib.SMTPDataError):
            sender.sendmail("a@clinic.example", ["b@mail.example"], b"Subject: hi\r\n\r\nthere")
        sender.sendmail("a@clinic.example", ["b@mail.example"], b"Subject: hi\r\n\r\nthere")
    assert [m["Subject"] for m in smtp.wait()] == ["hi"]
    assert smtp.refused == 1


@pytest.mark.browser
def test_the_browser_draws(page: Page) -> None:
    page.set_content("<h1>Hello</h1>")
    assert page.inner_text("h1") == "Hello"
