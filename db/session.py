"""The way to PostgreSQL: one engine a process, short transactions on it."""

from __future__ import annotations

import math
import time

from psycopg2 import InterfaceError, OperationalError
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

IDLE = 1.0  # seconds after which a connection is asked whether it is still there
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
        hide_parameters=True,  # an error's text must not quote a patient
        connect_args={"connect_timeout": CONNECT, "application_name": name},
    )
    event.listen(engine, "connect", _guard)
    event.listen(engine, "checkin", _left)
    event.listen(engine, "checkout", _see_whether_alive)
    return engine


def _guard(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(GUARDS)
    cursor.close()
    connection.commit()


def _left(_: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    entry.info["left"] = time.monotonic()


def _see_whether_alive(connection: DBAPIConnection, entry: ConnectionPoolEntry, _: PoolProxiedConnection) -> None:
    """Ask a connection that lay idle whether it is still there; the pool replaces it where it is not.

    One that was in use a moment ago is not asked: under load that would be one more round trip a turn.
    """
    if time.monotonic() - entry.info.get("left", math.inf) > IDLE and not _alive(connection):
        raise DisconnectionError


def _alive(connection: DBAPIConnection) -> bool:
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT 1")
        cursor.close()
        connection.rollback()
    except (OperationalError, InterfaceError):
        return False
    return True
