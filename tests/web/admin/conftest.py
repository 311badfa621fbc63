"""The desk's pages on a database of their own, at a fixed moment, with somebody who has logged in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import make_url
from werkzeug.test import TestResponse

from app import connect, create_app
from bot.runtime import Runtime
from bot.settings import Settings
from db import staff
from db.session import make_engine
from tests.ground import administer, clone
from tests.web.scene import NOW, furnish

FURNISHED = "furnished"
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
    known: str = ""  # the session's token

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers=headers)

    def page(self, path: str) -> str:
        answer = self.get(path)
        assert answer.status_code == 200, answer.status
        return answer.text

    def token(self) -> str:
        if not self.known:
            page = self.client.get("/admin/login", follow_redirects=True).text
            found = re.search(r'name="csrf-token" content="([^"]+)"', page)
            assert found
            self.known = found[1]
        return self.known

    def post(self, path: str, follow: bool = False, **form: str) -> TestResponse:
        said = {"data": {"csrf_token": self.token(), **form}, "follow_redirects": follow}
        answer = self.client.post(path, **said)
        if answer.status_code == 400:  # another session by now, and another token
            self.known = ""
            said["data"] = {"csrf_token": self.token(), **form}
            answer = self.client.post(path, **said)
        return answer

    def log_in(self, email: str = EMAIL, password: str = PASSWORD) -> TestResponse:
        answer = self.post("/admin/login", email=email, password=password)
        self.known = ""
        return answer


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def furnished(postgres: str, template: str) -> str:
    """The name of a database with a clinic and one account, to be cloned: hashing its password takes longer than that."""
    administer(postgres, "CREATE DATABASE {} TEMPLATE {}", FURNISHED, template)
    engine = make_engine(make_url(postgres).set(database=FURNISHED).render_as_string(hide_password=False))
    with engine.begin() as conn:
        furnish(conn)
        staff.add(conn, EMAIL, PASSWORD, "admin")
    engine.dispose()
    return FURNISHED


@pytest.fixture
def database(postgres: str, furnished: str) -> Iterator[str]:
    yield from clone(postgres, furnished)


@pytest.fixture
def runtime(settings: Settings, clock: Clock) -> Iterator[Runtime]:
    """What one process holds, of a clinic with one account."""
    made = Runtime(settings, threads=10, clock=clock)
    yield made
    made.close()


class Turning:
    """The runtime of whichever test is running, for an application that is made once for all of them."""

    def __init__(self) -> None:
        self.__dict__["now_at"] = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__dict__["now_at"], name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self.__dict__["now_at"], name, value)


@pytest.fixture(scope="session")
def made_apps() -> dict[str, tuple[Turning, Flask]]:
    return {}


@pytest.fixture
def app(runtime: Runtime, made_apps: dict[str, tuple[Turning, Flask]]) -> Flask:
    """The whole web application, made once for all tests whose settings differ only in where the servers are."""
    kind = repr(runtime.settings.model_copy(update={"database_url": "", "redis_url": ""}))
    turning, found = made_apps.get(kind, (Turning(), None))
    turning.__dict__["now_at"] = runtime
    if found is None:
        found = create_app(cast("Runtime", turning))
        made_apps[kind] = (turning, found)
    connect(runtime)
    return found


@pytest.fixture
def stranger(app: Flask) -> Staff:
    """Somebody who has not logged in."""
    return Staff(app.test_client())


@pytest.fixture(scope="session")
def cookies() -> dict[str, str]:
    return {}


@pytest.fixture
def someone(request: pytest.FixtureRequest, app: Flask, runtime: Runtime, cookies: dict[str, str]) -> Staff:
    """Somebody who has: the session of one log-in serves every clone of the database, but where time is moved."""
    made = Staff(app.test_client())
    moved = "real" in request.fixturenames
    if moved or "session" not in cookies:
        assert made.log_in().status_code == 302
        cookie = made.client.get_cookie("session")
        assert cookie
        if not moved:
            cookies["session"] = cookie.value
    else:
        made.client.set_cookie("session", cookies["session"])
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
