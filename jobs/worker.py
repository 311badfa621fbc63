"""`reception worker`: does what is due, a row at a time, in this process. Any number may run.

It waits for a Redis or a PostgreSQL that is away and goes on by itself; asked to end, it ends the row in hand first.
"""

from __future__ import annotations

import logging
import signal
import threading
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, Any

import structlog
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from rq import SimpleWorker
from rq.exceptions import StopRequested

from bot.channels.base import SendError
from db.presence import Presence
from jobs import relay
from jobs.away import DATABASE_AWAY
from jobs.deliver import deliver

if TYPE_CHECKING:
    from bot.runtime import Runtime

log = structlog.get_logger(__name__)

PAUSE = 1.0  # seconds before an absent Redis is asked again
_runtimes: list[Runtime] = []


def work_on(outbox_id: int) -> None:
    """What RQ calls. Never fails in RQ's eyes: what became of a row stands in the outbox."""
    try:
        deliver(_runtimes[-1], outbox_id)
    except DATABASE_AWAY:
        log.warning("the database is away: the row stays due", outbox_id=outbox_id)


class Worker(SimpleWorker):
    """RQ's worker that forks for no job: what was imported and connected once serves every row."""

    max_connection_wait_time = 2.0
    log_result_lifespan = False
    asked_to_end = False
    sign: Presence

    def heartbeat(self, timeout: int | None = None, pipeline: Any = None) -> None:
        # An idle worker holds its sign of life too, and takes it up again where PostgreSQL was away.
        if pipeline is None:
            with suppress(*DATABASE_AWAY):
                self.sign.number()
        super().heartbeat(timeout, pipeline)

    def subscribe(self) -> None:
        """RQ's remote commands are not used; their thread would be one more connection to mend."""

    def unsubscribe(self) -> None:
        """Nothing was subscribed to."""

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        self.asked_to_end = True
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]

    def set_shutdown_requested_date(self) -> None:
        # In the middle of a row: a Redis that is away must not break it off.
        with suppress(RedisError):
            super().set_shutdown_requested_date()  # type: ignore[no-untyped-call]

    def teardown(self) -> None:
        with suppress(RedisError):
            super().teardown()  # type: ignore[no-untyped-call]


def run(runtime: Runtime) -> None:
    """Works until SIGTERM or SIGINT."""
    warm_up(runtime)
    _runtimes.append(runtime)
    presence = Presence(runtime.engine)
    runtime.worker_number = presence.number
    runtime.wake = lambda ids: relay.wake(runtime, ids)
    logging.getLogger("rq.worker").setLevel(logging.ERROR)
    ending = threading.Event()
    try:
        while not ending.is_set():
            _listen_for_the_end(ending)
            if _work(runtime, presence):
                break
            ending.wait(PAUSE)
    finally:
        _runtimes.remove(runtime)
        presence.close()


def warm_up(runtime: Runtime) -> None:
    """Loads what the first row would have to wait for: the providers' libraries take a second to import."""
    runtime.channels  # noqa: B018 - made on first use
    runtime.mailer  # noqa: B018
    with suppress(SendError):  # raised again, and told to staff, by the first row that needs the calendar
        runtime.calendar  # noqa: B018


def _listen_for_the_end(ending: threading.Event) -> None:
    """While there is no RQ worker to hear a signal."""

    def end(*_: Any) -> None:
        ending.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)


def _work(runtime: Runtime, sign: Presence) -> bool:
    """One life of an RQ worker; True when it was asked to end, False when it lost Redis."""
    url = runtime.settings.redis_url
    assert url
    connection = Redis.from_url(url, socket_connect_timeout=5, retry=Retry(NoBackoff(), 0))
    worker: Worker | None = None
    try:
        worker = Worker(
            list(relay.QUEUES), connection=connection, worker_ttl=30, serializer="json", log_job_description=False
        )
        worker.sign = sign
        worker.work(logging_level=None)
    except StopRequested:
        return True
    except RedisError as error:
        log.warning("redis is away", reason=type(error).__name__)
    finally:
        connection.close()
    return worker is not None and worker.asked_to_end
