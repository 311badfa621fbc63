"""The way to PostgreSQL: what happens to a connection that dies."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError

from db import session
from db.session import make_engine


def kill_all_but_one(engine: Engine) -> None:
    with engine.connect() as connection:
        others = "datname = current_database() and pid <> pg_backend_pid()"
        connection.execute(text(f"select pg_terminate_backend(pid, 5000) from pg_stat_activity where {others}"))


def test_a_connection_that_died_while_idle_is_replaced_unnoticed(
    database: str, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "IDLE", 0.0)
    ours = make_engine(database, threads=3)
    with ours.connect() as one, ours.connect() as two:
        assert one.scalar(text("select 1")) == two.scalar(text("select 1")) == 1
    kill_all_but_one(engine)
    for _ in range(3):
        with ours.connect() as connection:
            assert connection.scalar(text("select 1")) == 1
    ours.dispose()


def test_after_a_connection_that_died_in_use_all_others_are_new(database: str, engine: Engine) -> None:
    ours = make_engine(database, threads=3)
    with ours.connect() as one, ours.connect() as two:
        one.scalar(text("select 1"))
        two.scalar(text("select 1"))
    kill_all_but_one(engine)
    with pytest.raises(OperationalError), ours.connect() as connection:
        connection.scalar(text("select 1"))
    with ours.connect() as one, ours.connect() as two:
        assert one.scalar(text("select 1")) == two.scalar(text("select 1")) == 1
    ours.dispose()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_every_way_to_write_the_address_is_understood(database: str, scheme: str) -> None:
    ours = make_engine(scheme + database[database.index("://") :])
    with ours.connect() as connection:
        assert connection.scalar(text("show timezone")) == "UTC"
    ours.dispose()


def test_an_error_quotes_nobody(engine: Engine) -> None:
    statement = text("insert into patients (name, email) values (:name, 'a@mail.example'), (:name, 'a@mail.example')")
    with pytest.raises(IntegrityError) as told, engine.begin() as connection:
        connection.execute(statement, {"name": "Maya Chen"})
    assert "Maya" not in str(told.value)
