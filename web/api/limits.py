"""How many requests a key may make, and how many wrong keys an address may try: counted in Redis for all processes together, and not at all while Redis is away."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from web.api.problems import Problem

Answer = TypeVar("Answer")
WINDOW = 60  # seconds
PER_WINDOW = 600
GUESSES = 60
"""Wrong keys a minute and address: room for a program with an old key, and none for trying them all."""
QUICK = 0.25  # seconds that a request may lose to a Redis that does not answer
REST = 10.0  # seconds for which such a Redis is not asked again


def quick(url: str) -> Redis:
    """A client that gives up soon: nobody waits for a figure."""
    return Redis.from_url(url, socket_timeout=QUICK, socket_connect_timeout=QUICK, retry=Retry(NoBackoff(), 0))


@dataclass(slots=True)
class Limits:
    """A budget of `per_window` requests a minute for each key, told in the headers of draft-ietf-httpapi-ratelimit-headers-10."""

    redis: Redis
    per_window: int = PER_WINDOW
    clock: Callable[[], float] = time.time
    guesses: int = GUESSES
    _resting_until: float = field(default=0.0, init=False)

    def count(self, digest: str) -> dict[str, str]:
        """Counts one request and gives the headers to answer with. Raises Problem too-many-requests with the same headers."""
        at = self.clock()
        used = self._used(digest, int(at // WINDOW), at)
        if used is None:
            return {}
        reset = WINDOW - int(at % WINDOW)
        headers = {
            "RateLimit-Policy": f'"default";q={self.per_window};w={WINDOW}',
            "RateLimit": f'"default";r={max(0, self.per_window - used)};t={reset}',
        }
        if used > self.per_window:
            detail = f"At most {self.per_window} requests a minute; go on in {reset} seconds."
            raise Problem("too-many-requests", detail, headers={**headers, "Retry-After": str(reset)})
        return headers

    def must_not_guess(self, address: str) -> None:
        """Raises Problem too-many-requests where too many wrong keys came from there within this minute."""
        at = self.clock()
        tried = self._ask(at, lambda: self.redis.get(_guesses(address, at)))
        if tried is not None and int(tried) >= self.guesses:
            reset = WINDOW - int(at % WINDOW)
            detail = f"Too many wrong keys came from this address; try again in {reset} seconds."
            raise Problem("too-many-requests", detail, headers={"Retry-After": str(reset)})

    def guessed(self, address: str) -> None:
        """Counts a wrong key."""
        at = self.clock()
        self._ask(at, lambda: self._increment(_guesses(address, at)))

    def _used(self, digest: str, window: int, at: float) -> int | None:
        return self._ask(at, lambda: self._increment(f"api:requests:{digest}:{window}"))

    def _increment(self, name: str) -> int:
        line = self.redis.pipeline(transaction=False)
        line.incr(name)
        line.expire(name, 2 * WINDOW)
        return int(line.execute()[0])

    def _ask(self, at: float, what: Callable[[], Answer]) -> Answer | None:
        """None while Redis is away."""
        if at < self._resting_until:
            return None
        try:
            return what()
        except RedisError:
            self._resting_until = at + REST
            return None


def _guesses(address: str, at: float) -> str:
    """The counter's name, which holds no address."""
    return f"api:guesses:{hashlib.sha256(address.encode()).hexdigest()[:16]}:{int(at // WINDOW)}"
