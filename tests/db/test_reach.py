"""Addresses that are lost, and found again."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from db import addresses, history, reach
from db.tables import ContactRow

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


def new_contact(conn: Connection) -> int:
    row = {"channel": "telegram", "address": "42"}
    made: int = conn.execute(insert(ContactRow).values(row).returning(ContactRow.contact_id)).scalar_one()
    return made


def test_a_blocked_bot_is_recorded_once(connection: Connection) -> None:
    contact_id = new_contact(connection)
    assert reach.unreachable(connection, contact_id, now=NOW, why="blocked")
    assert not reach.unreachable(connection, contact_id, now=NOW, why="blocked")
    contact = addresses.at_address(connection, "telegram", "42")
    assert contact is not None
    assert (contact.unreachable_at, contact.reachable) == (NOW, False)


def test_and_so_is_its_return(connection: Connection) -> None:
    contact_id = new_contact(connection)
    assert not reach.reachable(connection, contact_id, now=NOW)
    reach.unreachable(connection, contact_id, now=NOW, why="blocked")
    assert reach.reachable(connection, contact_id, now=NOW)
    contact = addresses.contact(connection, contact_id)
    assert contact is not None
    assert contact.reachable
    changes = history.of(connection, "contact", contact_id)
    assert [(change.actor, change.action) for change in changes] == [
        ("provider", "unreachable"),
        ("provider", "reachable"),
    ]
