"""What commands stand on: the settings, the servers behind them, the clock, and files that the user named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.runtime import Runtime
    from bot.settings import Settings


@contextmanager
def ground(*, redis: bool = True) -> Iterator[Settings]:
    """The settings, with servers behind them for as long as the block lasts."""
    from bot.ground import standing
    from bot.settings import load

    with standing(load(), redis=redis) as settings:
        yield settings


@contextmanager
def engine(settings: Settings) -> Iterator[Engine]:
    """A short-lived engine for one command."""
    from db.session import make_engine

    assert settings.database_url
    made = make_engine(settings.database_url, threads=1, name="reception command")
    try:
        yield made
    finally:
        made.dispose()


def say_from(settings: Settings, process: str) -> None:
    """From here on this process logs JSON lines."""
    from bot.logs import set_up

    set_up(settings, process)


def read_text(path: Path) -> str:
    """The text of a file that the user named; a file that cannot be read is a mistake told in one line."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise click.ClickException(f"{path}: is not UTF-8 text") from None


@contextmanager
def runtime(settings: Settings, process: str) -> Iterator[Runtime]:
    """What one process holds, and its logs."""
    from bot.runtime import Runtime

    say_from(settings, process)
    made = Runtime(settings, name=f"reception {process}")
    try:
        yield made
    finally:
        made.close()


def now() -> datetime:
    """Wall-clock time in UTC."""
    return datetime.now(UTC)
