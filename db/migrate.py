"""Bringing a database to the newest migration; two that start at once wait for each other."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

_LOCK = 0x5EC1  # any number, the same in every process that migrates


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration without a file; `connection` is where migrations run."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def upgrade(engine: Engine) -> None:
    """Runs what is missing. Safe to call from several processes at once."""
    with engine.connect() as guard:
        guard.execute(text("select pg_advisory_lock(:lock)"), {"lock": _LOCK})
        guard.commit()
        try:
            with engine.connect() as connection:
                command.upgrade(config(connection), "head")
                connection.commit()
        finally:
            guard.execute(text("select pg_advisory_unlock(:lock)"), {"lock": _LOCK})
            guard.commit()


def state(connection: Connection) -> tuple[str | None, str | None]:
    """(the database's revision, the newest revision); equal when migrated."""
    return MigrationContext.configure(connection).get_current_revision(), newest()


def newest() -> str | None:
    return ScriptDirectory.from_config(config()).get_current_head()
