"""No transaction is open while a provider takes its time: what waits outside must not keep anybody waiting inside."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from bot.mailer import Server, SmtpMailer
from jobs.deliver import deliver
from tests.jobs.later import VISIT, Later
from tests.providers.wire import Fault, Simulator

OPEN = "select count(*) from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()"


@contextmanager
def delivering(later: Later, kind: str) -> Iterator[None]:
    """While another thread does the first row of a kind."""
    worker = threading.Thread(target=deliver, args=(later.runtime, later.rows(kind)[0].outbox_id))
    worker.start()
    yield
    worker.join(20)
    assert not worker.is_alive()


def hanging(later: Later, provider: Simulator, wanted: str, kind: str) -> None:
    provider.fail(Fault(hangs=True), kind=wanted)
    with delivering(later, kind):
        provider.wait_asked(wanted)
        assert later.sql(OPEN)[0][0] == 0
        assert later.rows(kind)[0].status == "claimed"
        provider.reset()
    assert later.rows(kind)[0].status != "claimed"


def test_while_twilio_hangs(later: Later) -> None:
    later.book(later.patient())
    later.at(VISIT - timedelta(days=1))
    hanging(later, later.twilio, "message", "reminder")


def test_while_telegram_hangs(later: Later) -> None:
    patient = later.patient()
    later.contact("telegram", "4711", patient)
    later.book(patient)
    later.at(VISIT - timedelta(days=1))
    hanging(later, later.telegram, "sendMessage", "reminder")


def test_while_google_hangs(later: Later) -> None:
    later.book(later.patient())
    hanging(later, later.google, "event.insert", "calendar")


def test_while_a_mail_server_hangs(later: Later) -> None:
    later.book(later.patient(email="maya@mail.example"))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        later.runtime.mailer = SmtpMailer(Server("127.0.0.1", silent.getsockname()[1], tls=False))
        with delivering(later, "email"):
            caller, _ = silent.accept()
            assert later.sql(OPEN)[0][0] == 0
            assert later.rows("email")[0].status == "claimed"
            caller.close()
    assert later.rows("email")[0].status == "waiting"
