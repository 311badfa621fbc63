"""Who changed what, when and why: written in the transaction of the change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from db import audit
from db.tables import HistoryRow


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `before` and `after` hold what changed, as JSON."""

    at: datetime
    actor: str
    action: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    why: str | None


def add(
    conn: Connection,
    *,
    now: datetime,
    actor: str,
    action: str,
    entity: str,
    entity_id: str | int,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    why: str | None = None,
) -> None:
    """Writes one row. Times within `before` and `after` become ISO 8601 text. What staff did is noted in the audit log too."""
    row = {
        "at": now,
        "actor": actor,
        "action": action,
        "entity": entity,
        "entity_id": str(entity_id),
        "before": plain(before),
        "after": plain(after),
        "why": why,
    }
    conn.execute(_ADD, {name: value for name, value in row.items() if value is not None})
    if (staff_id := audit.staff_id_of(actor)) is not None:
        named = ", ".join(sorted(after or before or ()))
        audit.note(conn, now=now, staff_id=staff_id, action=action, entity=entity, entity_id=entity_id, detail=named)


_ADD = insert(HistoryRow)


def of(conn: Connection, entity: str, entity_id: str | int) -> list[Change]:
    """Every change of one thing, the oldest first."""
    row = HistoryRow
    query = select(row.at, row.actor, row.action, row.before, row.after, row.why)
    query = query.where(row.entity == entity, row.entity_id == str(entity_id)).order_by(row.history_id)
    return [Change(**found._mapping) for found in conn.execute(query)]


def difference(
    before: Mapping[str, Any], after: Mapping[str, Any], names: Sequence[str] | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What changed between two states of a thing: (as it was, as it is), the changed names only."""
    changed = [name for name in (names or after) if before.get(name) != after.get(name)]
    return {name: before.get(name) for name in changed}, {name: after.get(name) for name in changed}


def plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value.total_seconds() if isinstance(value, timedelta) else value
