"""Which migration a database is at, told without loading the library that runs them: a web process asks often and runs none."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text

VERSIONS = Path(__file__).with_name("migrations") / "versions"


def found(connection: Connection) -> str | None:
    """The revision that the database is at; None where no migration ever ran."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("select version_num from alembic_version")).scalar()


@cache
def newest() -> str:
    """The newest revision: a migration's file begins with its number, `0002_…`."""
    return max(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))
