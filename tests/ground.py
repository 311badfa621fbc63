"""Real servers, started once a run; databases cloned from one that is migrated already."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
import redis
from psycopg2 import sql
from sqlalchemy import Connection, Engine, make_url

from db import embedded, migrate
from db.session import make_engine

TEMPLATE = "template"
REDIS_DATABASES = 63  # the 64th belongs to the house of the browser tests
MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def ground() -> Iterator[Path]:
    """A folder for this run's servers, outside of the project."""
    with tempfile.TemporaryDirectory(prefix="reception-tests-", dir=_memory()) as folder:
        yield Path(folder)


def _memory() -> str | None:
    """Where files live in memory, if there is room: a database for each test is a thousand small files."""
    return str(MEMORY) if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM else None


@pytest.fixture(scope="session")
def postgres(ground: Path) -> Iterator[str]:
    """The address of an empty database on a server of this run's own; its role may make further databases."""
    with embedded.postgres(ground, throwaway=True) as server:
        yield server.url


@pytest.fixture(scope="session")
def valkey(ground: Path) -> Iterator[str]:
    """The address of a Valkey of this run's own."""
    with embedded.valkey(ground, throwaway=True) as server:
        yield server.url


@pytest.fixture(scope="session")
def template(postgres: str) -> str:
    """The name of a migrated, empty database: others are cloned from it, nothing is written to it."""
    administer(postgres, "CREATE DATABASE {}", TEMPLATE)
    engine = make_engine(_named(postgres, TEMPLATE))
    migrate.upgrade(engine)
    engine.dispose()
    return TEMPLATE


@pytest.fixture
def database(postgres: str, template: str) -> Iterator[str]:
    """The address of a migrated, empty database that is this test's alone."""
    yield from clone(postgres, template)


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    """An engine on a database of this test's own: for tests that commit, from any number of threads."""
    made = make_engine(database, threads=40)
    yield made
    made.dispose()


@pytest.fixture(scope="session")
def _shared(postgres: str, template: str) -> Iterator[Engine]:
    for url in clone(postgres, template):
        made = make_engine(url)
        yield made
        made.dispose()


@pytest.fixture
def connection(_shared: Engine) -> Iterator[Connection]:
    """A connection in a transaction that is rolled back at the end: the cheap way for a test that is alone with its rows.

    Numbers made by the database go on growing from test to test.
    """
    with _shared.connect() as made:
        started = made.begin()
        yield made
        started.rollback()


@pytest.fixture
def redis_url(valkey: str) -> str:
    """The address of an emptied Redis database that no other running test uses."""
    url = f"{valkey.rpartition('/')[0]}/{next(_numbers) % REDIS_DATABASES}"
    with redis.Redis.from_url(url) as client:
        client.flushdb()
    return url


def clone(postgres: str, template: str) -> Iterator[str]:
    """The address of a database of the caller's own, a copy of the migrated one; dropped when the caller is done."""
    name = f"test_{next(_numbers)}"
    administer(postgres, "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, template)
    yield _named(postgres, name)
    administer(postgres, "DROP DATABASE {} WITH (FORCE)", name)


def administer(postgres: str, statement: str, *names: str) -> None:
    connection = psycopg2.connect(postgres)
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
    finally:
        connection.close()


def _named(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)
