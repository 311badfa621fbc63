"""Logs: JSON, a line each, with ids and types and never what a patient wrote."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from bot import logs
from bot.settings import Settings


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What would stand on standard error; logging is as it was afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    heard = io.StringIO()
    monkeypatch.setattr("sys.stderr", heard)
    logs.set_up(Settings(), "test")
    yield heard
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def test_ours_and_the_libraries_speak_json(lines: io.StringIO) -> None:
    structlog.get_logger("bot.somewhere").info("a turn", conversation_id=7)
    logging.getLogger("jobs.somewhere").warning("a row waits", extra={"outbox_id": 3})
    logging.getLogger("httpx").info("POST https://api.example/bot123:token/sendMessage")
    logging.getLogger("somebody.else").warning("careful")
    told = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert [line["event"] for line in told] == ["a turn", "a row waits", "careful"]
    assert told[0]["conversation_id"] == 7 and told[1]["outbox_id"] == 3
    assert {line["process"] for line in told} == {"test"} and all(line["timestamp"] for line in told)


def test_an_exception_is_told_by_its_type_and_place(lines: io.StringIO, engine: Engine) -> None:
    statement = text("insert into patients (name, email) values (:name, 'maya@mail.example')")
    try:
        with engine.begin() as connection:
            connection.execute(statement, {"name": "Maya Chen"})
            connection.execute(statement, {"name": "Maya Chen"})
    except IntegrityError:
        logging.getLogger("bot.somewhere").exception("it failed")
        structlog.get_logger("bot.somewhere").exception("it failed")
    told = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert len(told) == 2
    for line in told:
        assert line["error"][-1] == "psycopg2.errors.UniqueViolation 23505 patients_email_key"
        assert any("test_logs.py" in place for place in line["at"])
    assert "Maya" not in lines.getvalue() and "mail.example" not in lines.getvalue()
