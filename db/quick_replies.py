"""Words that staff send again and again, kept by the clinic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from db import history
from db.tables import QuickReplyRow


@dataclass(frozen=True, slots=True)
class QuickReply:
    """`texts` by language; {name} and {clinic} stand for the patient's first name and the clinic's."""

    id: int
    name: str
    texts: Mapping[str, str]
    updated_at: datetime

    def text(self, *languages: str | None) -> str:
        """The text in the first of these languages that it has, else in any."""
        known = [self.texts[language] for language in languages if language and language in self.texts]
        return next(iter([*known, *self.texts.values()]), "")


class NameTaken(Exception):
    """Another quick reply has this name."""


def every(conn: Connection) -> tuple[QuickReply, ...]:
    """All of them, by name."""
    return tuple(QuickReply(*row) for row in conn.execute(_query().order_by(func.lower(QuickReplyRow.name))))


def get(conn: Connection, number: int, *, lock: bool = False) -> QuickReply | None:
    query = _query().where(QuickReplyRow.quick_reply_id == number)
    row = conn.execute(query.with_for_update() if lock else query).one_or_none()
    return QuickReply(*row) if row else None


def keep(
    conn: Connection, number: int | None, name: str, texts: Mapping[str, str], *, now: datetime, actor: str
) -> int:
    """Makes one (`number` None) or changes one. Raises NameTaken, the transaction unharmed."""
    row = QuickReplyRow
    values = {"name": name, "texts": dict(texts), "updated_at": now}
    made = insert(row).values(**values, created_at=now)
    changed = update(row).where(row.quick_reply_id == number).values(values)
    try:
        with conn.begin_nested():
            kept = conn.execute((made if number is None else changed).returning(row.quick_reply_id)).scalar_one()
    except IntegrityError:
        raise NameTaken from None
    _note(conn, now, actor, "made" if number is None else "changed", kept)
    return kept


def drop(conn: Connection, number: int, *, now: datetime, actor: str) -> bool:
    """Forgets one; False where there is none."""
    gone = conn.execute(delete(QuickReplyRow).where(QuickReplyRow.quick_reply_id == number)).rowcount > 0
    if gone:
        _note(conn, now, actor, "removed", number)
    return gone


def _note(conn: Connection, now: datetime, actor: str, action: str, number: int) -> None:
    history.add(conn, now=now, actor=actor, action=action, entity="quick_reply", entity_id=number)


def _query() -> Select[tuple[int, str, dict[str, Any], datetime]]:
    row = QuickReplyRow
    return select(row.quick_reply_id, row.name, row.texts, row.updated_at)
