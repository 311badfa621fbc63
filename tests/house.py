"""The house itself, on servers of this test's own: its settings, what a process holds, and the web application."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pydantic import SecretStr

from app import create_app
from bot.runtime import Runtime
from bot.settings import Settings

API_KEY = "a-key-of-the-tests"


@pytest.fixture
def settings(database: str, redis_url: str) -> Settings:
    """Development, with no provider set: `settings.model_copy(update={"smtp_url": smtp.url})` sets one."""
    return Settings(
        database_url=database,
        redis_url=redis_url,
        secret_key=SecretStr("a secret of the tests, long enough"),
        public_base_url="http://clinic.example",
        api_keys=(API_KEY,),
    )


@pytest.fixture
def runtime(settings: Settings) -> Iterator[Runtime]:
    """What one process holds; any number of threads may use it."""
    made = Runtime(settings, name="reception test", threads=40)
    yield made
    made.close()


@pytest.fixture
def app(runtime: Runtime) -> Flask:
    """The whole web application."""
    return create_app(runtime)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client that speaks to the application without a socket."""
    return app.test_client()
