"""The way to PostgreSQL: one engine a process, short transactions on it."""

from __future__ import annotations

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

CONNECT = 3  # seconds until an absent server is given up: the provider asks again sooner than a patient gives up
# A voice that got stuck must not keep a conversation locked for good.
GUARDS = "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s'; SET timezone = 'UTC'"


def make_engine(url: str, *, threads: int = 4, name: str = "reception") -> Engine:
    """An engine for one process in which up to `threads` threads use a connection each. Connects on first use.

    `postgres://`, as some hosts write it, is understood. A connection that died while idle is replaced unnoticed.
    """
    address = make_url(url).set(drivername="postgresql+psycopg2")
    engine = create_engine(
        address,
        pool_size=threads,
        max_overflow=2,
        pool_timeout=10,
        pool_pre_ping=True,
        connect_args={"connect_timeout": CONNECT, "application_name": name},
    )
    event.listen(engine, "connect", _guard)
    return engine


def _guard(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(GUARDS)
    cursor.close()
    connection.commit()
