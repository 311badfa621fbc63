"""What one process holds: its way to the database, to Redis and to the providers, and its clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from redis import Redis
from sqlalchemy import Connection, Engine, select

from bot.settings import Settings
from clinic.model import Practice
from db import practice
from db.session import make_engine
from db.tables import SimulatedClockRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.calendar import Calendar
    from bot.channels.base import Channel
    from bot.inbound import ChannelName
    from bot.mailer import Mailer

Clock = Callable[[], datetime]
REDIS_PATIENCE = 2.0  # seconds: bookings go on without Redis, so nobody waits for it long


class Runtime:
    """Made once a process from settings whose DATABASE_URL and REDIS_URL are filled in.

    Nothing is connected before it is used, so that a web server may fork after making it, and no provider's library is
    loaded in a process that never sends. `threads` is how many use the database at once.
    """

    def __init__(
        self, settings: Settings, *, name: str = "reception", threads: int = 4, clock: Clock | None = None
    ) -> None:
        assert settings.database_url and settings.redis_url
        self.settings = settings
        self.engine: Engine = make_engine(settings.database_url, threads=threads, name=name)
        self.redis = Redis.from_url(
            settings.redis_url, socket_connect_timeout=REDIS_PATIENCE, socket_timeout=REDIS_PATIENCE
        )
        # Both are set where the jobs are known. Nobody who cannot wake a worker need care: the clock finds what is due.
        self.wake: Callable[[Iterable[int]], object] = _no_one_to_wake
        self.run_due: Callable[[datetime], int] = _nothing_due
        self.worker_number: Callable[[], int | None] = _no_worker
        self._practice: Practice | None = None
        self._clock = clock or (real_clock if settings.production else simulated_clock(self.engine))

    def practice(self, conn: Connection, version: int) -> Practice:
        """The practice of that version, kept in the process until an edit makes it stale."""
        if self._practice is None or self._practice.version != version:
            self._practice = practice.load(conn)
        return self._practice

    def now(self) -> datetime:
        """This moment, in UTC; in development the simulator may have moved it ahead."""
        return self._clock()

    @cached_property
    def channels(self) -> Mapping[ChannelName, Channel]:
        """The ways to a phone; the simulator's where a provider is not set."""
        from bot.channels import made_from

        return made_from(self.settings)

    @cached_property
    def mailer(self) -> Mailer:
        """The way to a mailbox; the simulator's where SMTP_URL is not set."""
        from bot.mailer import made_from

        return made_from(self.settings, self.engine)

    @cached_property
    def calendar(self) -> Calendar:
        """The way to the doctors' calendars; the simulator's where Google is not set."""
        from bot.calendar import made_from

        return made_from(self.settings, self.engine)

    def after_fork(self) -> None:
        """In a new child: leave the parent's connections to the parent."""
        self.engine.dispose(close=False)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()
        self.redis.close()


def _no_one_to_wake(_: Iterable[int]) -> None:
    """In a process without a queue."""


def _no_worker() -> int | None:
    """In a process that is no worker."""
    return None


def _nothing_due(_: datetime) -> int:
    """In a process that may not run the clock."""
    return 0


def real_clock() -> datetime:
    """Wall-clock time in UTC."""
    return datetime.now(UTC)


def simulated_clock(engine: Engine) -> Clock:
    """A clock that goes ahead of the real one by as much as the simulator's page was told."""

    def now() -> datetime:
        with engine.connect() as connection:
            ahead = connection.execute(select(SimulatedClockRow.ahead_seconds)).scalar()
        return real_clock() + timedelta(seconds=ahead or 0)

    return now
