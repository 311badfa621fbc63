"""The servers that a process stands on: those of the settings, or our own where the settings name none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from bot.settings import Settings, var
from db import embedded


@contextmanager
def standing(settings: Settings, *, redis: bool = True) -> Iterator[Settings]:
    """The settings with DATABASE_URL and REDIS_URL filled in, for as long as the block lasts.

    Without `redis` an unset REDIS_URL stays unset: a command that only reads the database starts nothing else.

    Raises:
        EmbeddedError: an embedded server cannot be had.
    """
    with ExitStack() as servers:
        filled: dict[str, str] = {}
        if not settings.database_url:
            filled["database_url"] = servers.enter_context(embedded.postgres(var())).url
        if redis and not settings.redis_url:
            filled["redis_url"] = servers.enter_context(embedded.valkey(var())).url
        yield settings.model_copy(update=filled)
