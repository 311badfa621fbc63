"""A clinic with its API on a database of its own, at a fixed moment: Monday, November 23, 2026, just past 9 in New York."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pydantic import SecretStr
from sqlalchemy import make_url
from werkzeug.test import TestResponse

from bot.runtime import Runtime
from bot.settings import Settings
from db import seed
from db.session import make_engine
from tests.clinic.samples import practice
from tests.ground import administer, clone
from tests.web.admin.conftest import Turning
from web import api as door

NOW = datetime(2026, 11, 23, 14, 0, 0, 123456, tzinfo=UTC)
"""With microseconds, as every real clock has them."""
LOCAL_NOW = NOW.astimezone(ZoneInfo("America/New_York")).isoformat()
KEY = "website-key-0123456789"
OTHER_KEY = "telephone-robot-key-0123456789"
FURNISHED = "furnished_for_programs"
Maker = Callable[[Runtime], Flask]


@dataclass(frozen=True, slots=True)
class Api:
    """The API as a program meets it; a path is one below /api/v1."""

    client: FlaskClient
    runtime: Runtime
    key: str = KEY

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(f"/api/v1{path}", headers=self._headers(headers))

    def post(self, path: str, body: Any = None, **headers: str) -> TestResponse:
        return self.client.post(f"/api/v1{path}", json=body, headers=self._headers(headers))

    def patch(self, path: str, body: Any, **headers: str) -> TestResponse:
        return self.client.patch(f"/api/v1{path}", json=body, headers=self._headers(headers))

    def patient(self, name: str = "Maya Chen", **more: object) -> int:
        """Registers one and gives the id."""
        return int(self.post("/patients", {"name": name, **more}).json["patient_id"])  # type: ignore[index]

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"} | {name.replace("_", "-"): text for name, text in more.items()}


@pytest.fixture(scope="session")
def furnished(postgres: str, template: str) -> str:
    """The name of a database with a clinic, to be cloned: loading it takes longer than that."""
    administer(postgres, "CREATE DATABASE {} TEMPLATE {}", FURNISHED, template)
    engine = make_engine(make_url(postgres).set(database=FURNISHED).render_as_string(hide_password=False))
    with engine.begin() as conn:
        seed.seed(conn, practice(), NOW)
    engine.dispose()
    return FURNISHED


@pytest.fixture
def database(postgres: str, furnished: str) -> Iterator[str]:
    yield from clone(postgres, furnished)


@pytest.fixture
def runtime(database: str, redis_url: str) -> Iterator[Runtime]:
    """The runtime of a clinic that is set up, with two API keys."""
    yield from _runtime(database, redis_url)


@pytest.fixture(scope="session")
def made() -> dict[Maker, tuple[Turning, Flask]]:
    return {}


@pytest.fixture
def maker() -> Maker:
    """What makes the application: a file of tests may want the whole of it."""
    return _application


@pytest.fixture
def application(runtime: Runtime, maker: Maker, made: dict[Maker, tuple[Turning, Flask]]) -> Flask:
    """The application, made once for all tests: making it takes longer than most of them."""
    turning, found = made.get(maker, (Turning(), None))
    turning.__dict__["now_at"] = runtime
    if found is None:
        found = maker(cast("Runtime", turning))
        made[maker] = (turning, found)
    return found


@pytest.fixture
def api(application: Flask, runtime: Runtime) -> Api:
    return Api(application.test_client(), runtime)


@pytest.fixture(scope="session")
def shared(postgres: str, furnished: str, valkey: str) -> Iterator[Api]:
    """One API for all tests that leave nothing behind but patients."""
    for url in clone(postgres, furnished):
        for runtime in _runtime(url, valkey):
            yield Api(_application(runtime).test_client(), runtime)


def _runtime(database: str, redis_url: str) -> Iterator[Runtime]:
    settings = Settings(
        database_url=database,
        redis_url=redis_url,
        secret_key=SecretStr("a key for these tests alone"),
        api_keys=(KEY, OTHER_KEY),
    )
    made = Runtime(settings, threads=40, clock=lambda: NOW)
    yield made
    made.close()


def _application(runtime: Runtime) -> Flask:
    app = Flask("tests")
    app.register_blueprint(door.blueprint(runtime, per_minute=10**6, guesses=10**6))
    return app


def problem(answer: TestResponse) -> tuple[int, str]:
    """(status, slug) of a problem document; fails when it is none."""
    assert answer.mimetype == "application/problem+json", answer.text
    told = answer.get_json()
    assert told["status"] == answer.status_code
    assert told["title"] and told["detail"]
    return answer.status_code, told["type"].removeprefix("/api/problems/")


def places(answer: TestResponse) -> set[str]:
    """Where a problem document points: pointers, parameters and headers."""
    return {one.get("pointer") or one.get("parameter") or one["header"] for one in answer.get_json()["errors"]}
