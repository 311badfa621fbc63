"""What a person must look at is raised once, and stays open until somebody has seen to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from db import attention

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)


def test_one_key_is_open_once(connection: Connection) -> None:
    first = attention.raise_(connection, now=NOW, kind="human", key="human:1")
    assert first is not None
    assert attention.raise_(connection, now=NOW, kind="human", key="human:1") is None
    assert attention.resolve(connection, first, now=NOW, by="staff:1")
    assert not attention.resolve(connection, first, now=NOW, by="staff:1")
    assert attention.raise_(connection, now=NOW, kind="human", key="human:1") not in (None, first)


def test_without_a_key_each_is_a_matter_of_its_own(connection: Connection) -> None:
    assert attention.raise_(connection, now=NOW, kind="late") != attention.raise_(connection, now=NOW, kind="late")


def test_the_urgent_come_first_then_the_oldest(connection: Connection) -> None:
    attention.raise_(connection, now=NOW, kind="late")
    attention.raise_(connection, now=NOW - timedelta(hours=1), kind="human")
    attention.raise_(connection, now=NOW + timedelta(hours=1), kind="emergency", urgent=True)
    assert [matter.kind for matter in attention.open_(connection)] == ["emergency", "human", "late"]


def test_an_open_matter_can_become_urgent(connection: Connection) -> None:
    attention.raise_(connection, now=NOW, kind="human", key="human:1")
    attention.raise_(connection, now=NOW, kind="human", key="human:1", urgent=True, detail="asked twice")
    assert [(matter.urgent, matter.detail) for matter in attention.open_(connection)] == [(True, "asked twice")]
    assert attention.resolve_key(connection, "human:1", now=NOW, by="clock")
    assert attention.open_(connection) == []
