"""The servers that a process stands on: those of the settings, or our own where the settings name none."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from pydantic import SecretStr

from bot.settings import Settings, var
from db import embedded


@contextmanager
def standing(settings: Settings, *, redis: bool = True) -> Iterator[Settings]:
    """The settings with DATABASE_URL, REDIS_URL and SECRET_KEY filled in, for as long as the block lasts.

    Without `redis` an unset REDIS_URL stays unset: a command that only reads the database starts nothing else.

    Raises:
        EmbeddedError: an embedded server cannot be had.
    """
    with ExitStack() as servers:
        filled: dict[str, object] = {}
        if not settings.secret_key:
            filled["secret_key"] = SecretStr(kept(var() / "secret_key"))
        if not settings.database_url:
            filled["database_url"] = servers.enter_context(embedded.postgres(var())).url
        if redis and not settings.redis_url:
            filled["redis_url"] = servers.enter_context(embedded.valkey(var())).url
        yield settings.model_copy(update=filled)


def kept(path: Path, make: Callable[[], str] = secrets.token_urlsafe) -> str:
    """A secret of this folder's own, made at the first start and readable to nobody else."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as made:  # readable to its owner alone
        made.write(make())
        made.flush()
        with suppress(FileExistsError):
            os.link(made.name, path)  # whole or not at all, and the first one counts
    return path.read_text()
