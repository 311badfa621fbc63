"""Where the time of a turn goes: the same talks in one process, with the database's share and the thinking's share timed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import event

from app import create_app
from bench.talk import PATH, messages, request
from bot.runtime import Runtime
from bot.settings import Settings
from conversations import engine as thinker

BASE = "http://127.0.0.1"
TURNS = 240


@dataclass
class Clocks:
    """Seconds spent, by where; and how many statements."""

    database: float = 0.0
    thinking: float = 0.0
    wall: float = 0.0
    statements: int = 0
    turns: int = 0
    _since: float = field(default=0.0)

    def timed(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def inner(*args: Any, **more: Any) -> Any:
            before = time.perf_counter()
            try:
                return work(*args, **more)
            finally:
                self.thinking += time.perf_counter() - before

        return inner

    def before(self, *_: Any) -> None:
        self._since = time.perf_counter()

    def after(self, *_: Any) -> None:
        self.database += time.perf_counter() - self._since
        self.statements += 1


def look(settings: Settings) -> Clocks:
    """The clocks after `TURNS` turns of one patient after the other, through the webhook, without a network."""
    runtime = Runtime(settings.model_copy(update={"public_base_url": BASE}), name="reception bench")
    client = create_app(runtime).test_client()
    clocks = Clocks()
    said = list(islice(messages(90, datetime.now(UTC).date()), TURNS + 24))
    for phone, text in said[:24]:  # until everything is loaded and prepared
        _post(client, phone, text)
    event.listen(runtime.engine, "before_cursor_execute", clocks.before)
    event.listen(runtime.engine, "after_cursor_execute", clocks.after)
    thinking = thinker.turn
    thinker.turn = clocks.timed(thinking)
    try:
        for phone, text in said[24:]:
            before = time.perf_counter()
            _post(client, phone, text)
            clocks.wall += time.perf_counter() - before
            clocks.turns += 1
    finally:
        thinker.turn = thinking
        runtime.close()
    return clocks


def _post(client: FlaskClient, phone: str, text: str) -> None:
    head, _, body = request(BASE, phone, text).partition(b"\r\n\r\n")
    signature = next(h.split(b": ")[1] for h in head.split(b"\r\n") if h.startswith(b"X-Twilio"))
    answer = client.post(
        PATH,
        data=body,
        content_type="application/x-www-form-urlencoded",
        headers={"X-Twilio-Signature": signature.decode()},
    )
    assert answer.status_code == 200, answer.status_code
