"""The desk's pages on a database of their own, at a fixed moment, with somebody who has logged in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot.runtime import Runtime
from bot.settings import Settings
from db import staff
from tests.web.scene import NOW, furnish

EMAIL, PASSWORD = "desk@riverside.example", "correct horse battery"


@dataclass
class Clock:
    """A clock that a test moves."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def wait(self, **span: float) -> None:
        self.at += timedelta(**span)


@dataclass
class Staff:
    """Somebody at a browser."""

    client: FlaskClient
    woken: list[int] = field(default_factory=list)

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers=headers)

    def page(self, path: str) -> str:
        answer = self.get(path)
        assert answer.status_code == 200, answer.status
        return answer.text

    def token(self) -> str:
        found = re.search(
            r'name="csrf-token" content="([^"]+)"', self.client.get("/admin/login", follow_redirects=True).text
        )
        assert found
        return found[1]

    def post(self, path: str, follow: bool = False, **form: str) -> TestResponse:
        return self.client.post(path, data={"csrf_token": self.token(), **form}, follow_redirects=follow)

    def log_in(self, email: str = EMAIL, password: str = PASSWORD) -> TestResponse:
        return self.post("/admin/login", email=email, password=password)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def runtime(settings: Settings, clock: Clock) -> Iterator[Runtime]:
    """What one process holds, of a clinic with one account."""
    made = Runtime(settings, threads=10, clock=clock)
    with made.engine.begin() as conn:
        furnish(conn)
        staff.add(conn, EMAIL, PASSWORD, "admin")
    yield made
    made.close()


@pytest.fixture
def stranger(app: Flask) -> Staff:
    """Somebody who has not logged in."""
    return Staff(app.test_client())


@pytest.fixture
def someone(app: Flask, runtime: Runtime) -> Staff:
    """Somebody who has."""
    made = Staff(app.test_client())
    assert made.log_in().status_code == 302
    runtime.wake = made.woken.extend
    return made


@pytest.fixture
def colleague(app: Flask, runtime: Runtime, someone: Staff) -> Staff:
    """Somebody who has, and is no administrator."""
    with runtime.engine.begin() as conn:
        staff.add(conn, "nurse@riverside.example", PASSWORD)
    made = Staff(app.test_client(), someone.woken)
    assert made.log_in("nurse@riverside.example").status_code == 302
    return made
