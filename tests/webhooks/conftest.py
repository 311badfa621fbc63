"""The doors on a real database and the providers' simulators, and the hands that knock."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from werkzeug.test import TestResponse

from app import create_app
from bot.runtime import Runtime
from bot.settings import Settings
from clinic.file import parse
from db import seed
from tests.clinic.samples import FILE
from tests.ground import clone
from tests.providers import TelegramSimulator, TwilioSimulator
from tests.providers.telegram import SECRET
from tests.providers.twilio import inbound, signature

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # a Monday, 10:00 in New York
BASE = "https://desk.riverside.example"
NOWHERE = "postgresql://nobody@127.0.0.1:9/none"  # nobody listens there


@dataclass(frozen=True)
class Doors:
    """The whole application, as the providers reach it."""

    app: Flask
    runtime: Runtime
    woken: list[int]
    telegram_api: TelegramSimulator

    def twilio(
        self,
        form: dict[str, Any],
        path: str = "/webhooks/twilio/messages",
        *,
        signed: str | None = None,
        **more: Any,
    ) -> TestResponse:
        """Posts a form, signed for `signed` or for the public address of the path."""
        headers = signature(signed or BASE + path, form)
        return self.app.test_client().post(path, data=form, headers=headers, **more)

    def text(self, sender: str, words: str, **more: str) -> TestResponse:
        return self.twilio(inbound(sender, words, **more))

    def telegram(self, update: Any, secret: str | None = SECRET, **more: Any) -> TestResponse:
        headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
        return self.app.test_client().post("/webhooks/telegram", json=update, headers=headers, **more)

    def google(self, channel: str, token: str, state: str = "exists", number: str = "2") -> TestResponse:
        headers = {
            "X-Goog-Channel-ID": channel,
            "X-Goog-Channel-Token": token,
            "X-Goog-Resource-State": state,
            "X-Goog-Message-Number": number,
        }
        return self.app.test_client().post("/webhooks/google/calendar", headers=headers)

    def rows(self, query: str, **values: Any) -> list[Any]:
        with self.runtime.engine.connect() as conn:
            return [tuple(row) for row in conn.execute(text(query), values)]

    def state(self) -> list[int]:
        """How much has been written down."""
        tables = ("contacts", "conversations", "messages", "patients", "outbox", "history", "attention")
        return [self.rows(f"select count(*) from {table}")[0][0] for table in tables]

    def conversation(self, address: str) -> list[Any]:
        """[(direction, body, media)] of an address, in their order."""
        whose = "from messages join conversations using (conversation_id) join contacts using (contact_id)"
        return self.rows(f"select direction, body, media {whose} where address = :a order by message_id", a=address)


Elsewhere = Callable[..., AbstractContextManager[Doors]]


def doors_of(settings: Settings, telegram_api: TelegramSimulator) -> Iterator[Doors]:
    """The application on these settings, at the moment NOW; whom it would wake is noted."""
    runtime = Runtime(settings, threads=10, clock=lambda: NOW)
    app = create_app(runtime)
    woken: list[int] = []
    runtime.wake = woken.extend
    yield Doors(app, runtime, woken, telegram_api)
    runtime.close()


@pytest.fixture(scope="session")
def house(postgres: str, template: str, valkey: str) -> Iterator[Doors]:
    """The doors of a clinic that is set up: one for all these tests, each of which comes with a patient of its own."""
    with TwilioSimulator() as twilio_api, TelegramSimulator() as telegram_api:
        providers = {**twilio_api.environment, **telegram_api.environment}
        for database in clone(postgres, template):
            ours = {"DATABASE_URL": database, "REDIS_URL": valkey, "PUBLIC_BASE_URL": BASE, "SECRET_KEY": "k" * 32}
            values = {name.lower(): value for name, value in {**providers, **ours}.items()}
            for made in doors_of(Settings.model_validate(values), telegram_api):
                with made.runtime.engine.begin() as conn:
                    seed.seed(conn, parse(FILE), NOW)
                yield made


@pytest.fixture
def doors(house: Doors) -> Doors:
    """The doors, and nothing noted yet."""
    house.woken.clear()
    house.telegram_api.reset()
    return house


@pytest.fixture
def elsewhere(doors: Doors) -> Elsewhere:
    """`with elsewhere(public_base_url="https://…") as doors`: the same clinic on other settings."""
    settings = doors.runtime.settings
    return lambda **changes: contextmanager(doors_of)(settings.model_copy(update=changes), doors.telegram_api)


_numbers = itertools.count(2000)


@pytest.fixture
def patient() -> str:
    """The number of somebody who has not written before."""
    return f"+1212555{next(_numbers)}"


@pytest.fixture
def chat() -> int:
    """The chat of somebody who has not written before."""
    return 10_000_000 + next(_numbers)
