"""The simulator on a database of its own, with the receptionist behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot.runtime import Runtime
from bot.settings import Settings
from tests.web.scene import furnish


@dataclass
class Bench:
    """Somebody who plays with the simulator."""

    client: FlaskClient

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(f"/simulator{path}", headers=headers)

    def token(self) -> str:
        found = re.search(r'name="csrf-token" content="([^"]+)"', self.client.get("/simulator").text)
        assert found
        return found[1]

    def post(self, path: str, **form: str) -> TestResponse:
        return self.client.post(f"/simulator{path}", data=form, headers={"X-CSRFToken": self.token()})

    def text(self, words: str, **more: str) -> str:
        answer = self.post("/messages", **{"channel": "sms", "phone": "+12125550142", "text": words} | more)
        assert answer.status_code == 200, answer.status
        return answer.text


@pytest.fixture
def runtime(settings: Settings) -> Iterator[Runtime]:
    made = Runtime(settings, threads=10)
    with made.engine.begin() as conn:
        furnish(conn, made.now())
    yield made
    made.close()


@pytest.fixture
def bench(app: Flask) -> Bench:
    return Bench(app.test_client())
