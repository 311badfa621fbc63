"""The list of conversations as staff read it: who needs a person first, then whoever was heard last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, exists, func, select, true, tuple_
from sqlalchemy.dialects.postgresql import aggregate_order_by, array
from sqlalchemy.sql.selectable import LateralFromClause

from db.tables import (
    AttentionRow,
    ContactPatientRow,
    ContactRow,
    ConversationRow,
    MessageRow,
    PatientRow,
    StaffRow,
)

Cursor = tuple[datetime, int]
"""Where a page ended: `updated_at` and id of its last conversation."""

MOST_NEEDING = 200  # more open calls than that, and the list is no longer what the clinic lacks


@dataclass(frozen=True, slots=True)
class Line:
    """One conversation in the list."""

    id: int
    channel: str
    address: str
    names: tuple[str, ...]  # the patients that the address speaks for; empty for a stranger
    unread: int
    updated_at: datetime
    last_body: str
    last_direction: str  # in, out, note, or "" before the first message
    last_author: str
    last_at: datetime | None
    needs: tuple[str, ...] = ()  # kinds of open attention
    urgent: bool = False
    taken_over_by: str | None = None  # e-mail of whoever holds it; "" when that account is gone
    opted_out: bool = False
    unreachable: bool = False

    @property
    def title(self) -> str:
        return ", ".join(self.names) or self.address


@dataclass(frozen=True, slots=True)
class Page:
    """`needing` stands on the first page only. `after` is None on the last page."""

    needing: tuple[Line, ...]
    others: tuple[Line, ...]
    after: Cursor | None


def page(conn: Connection, *, limit: int = 30, after: Cursor | None = None) -> Page:
    """One page of the list: those with an open call for a person (urgent ones first), then the rest by their last word."""
    needing = _needing(conn) if after is None else []
    others = _others(conn, limit + 1, after)
    lines = _lines(conn, [*needing, *others])
    shown = tuple(lines[number] for number in others[:limit])
    more = len(others) > limit
    return Page(
        tuple(lines[number] for number in needing),
        shown,
        (shown[-1].updated_at, shown[-1].id) if more else None,
    )


def unread(conn: Connection) -> int:
    """How many conversations hold something that nobody has read."""
    return conn.execute(select(func.count()).where(ConversationRow.unread > 0)).scalar_one()


def operator_calls(conn: Connection) -> list[tuple[int, str, str]]:
    """Open calls that belong to no conversation: (id, kind, detail), the newest first."""
    row = AttentionRow
    rows = conn.execute(
        select(row.attention_id, row.kind, row.detail)
        .where(row.resolved_at.is_(None), row.conversation_id.is_(None))
        .order_by(row.urgent.desc(), row.raised_at.desc())
        .limit(MOST_NEEDING)
    )
    return [(number, kind, detail) for number, kind, detail in rows]


def _needing(conn: Connection) -> list[int]:
    row = AttentionRow
    found = conn.execute(
        select(row.conversation_id)
        .where(row.resolved_at.is_(None), row.conversation_id.is_not(None))
        .group_by(row.conversation_id)
        .order_by(func.bool_or(row.urgent).desc(), func.max(row.raised_at).desc(), row.conversation_id)
        .limit(MOST_NEEDING)
    )
    return [number for number in found.scalars() if number is not None]


def _others(conn: Connection, limit: int, after: Cursor | None) -> list[int]:
    row = ConversationRow
    called = exists().where(AttentionRow.conversation_id == row.conversation_id, AttentionRow.resolved_at.is_(None))
    query = select(row.conversation_id).where(~called)
    if after is not None:
        query = query.where(tuple_(row.updated_at, row.conversation_id) < tuple_(*after))
    return list(conn.execute(query.order_by(row.updated_at.desc(), row.conversation_id.desc()).limit(limit)).scalars())


def _lines(conn: Connection, numbers: Iterable[int]) -> dict[int, Line]:
    talk, contact = ConversationRow, ContactRow
    names = _names()
    last = _last_message()
    calls = _calls()
    rows = conn.execute(
        select(
            talk.conversation_id.label("id"),
            contact.channel,
            contact.address,
            names.c.names,
            talk.unread,
            talk.updated_at,
            func.coalesce(last.c.body, "").label("last_body"),
            func.coalesce(last.c.direction, "").label("last_direction"),
            func.coalesce(last.c.author, "").label("last_author"),
            last.c.created_at.label("last_at"),
            func.coalesce(calls.c.kinds, array([], type_=AttentionRow.kind.type)).label("needs"),
            func.coalesce(calls.c.urgent, False).label("urgent"),
            talk.taken_over_at,
            StaffRow.email.label("taken_over_by"),
            contact.opted_out_at.is_not(None).label("opted_out"),
            contact.unreachable_at.is_not(None).label("unreachable"),
        )
        .join(contact, contact.contact_id == talk.contact_id)
        .outerjoin(StaffRow, StaffRow.staff_id == talk.taken_over_by)
        .outerjoin(names, true())
        .outerjoin(last, true())
        .outerjoin(calls, true())
        .where(talk.conversation_id.in_(list(numbers)))
    )
    return {row.id: _line(dict(row._mapping)) for row in rows}


def _line(values: dict[str, object]) -> Line:
    held = values.pop("taken_over_at") is not None
    names, needs = values.pop("names") or (), values.pop("needs") or ()
    by = values.pop("taken_over_by") or ""
    return Line(**values, names=tuple(names), needs=tuple(needs), taken_over_by=by if held else None)  # type: ignore[arg-type]


def _names() -> LateralFromClause:
    """The patients of a conversation's contact, the writer herself first."""
    link, patient = ContactPatientRow, PatientRow
    order = aggregate_order_by(patient.name, (link.relation != "self"), patient.patient_id)
    return (
        select(func.array_agg(order).label("names"))
        .join_from(link, patient, patient.patient_id == link.patient_id)
        .where(link.contact_id == ConversationRow.contact_id)
        .lateral("names")
    )


def _last_message() -> LateralFromClause:
    row = MessageRow
    return (
        select(row.body, row.direction, row.author, row.created_at)
        .where(and_(row.conversation_id == ConversationRow.conversation_id, row.direction != "note"))
        .order_by(row.message_id.desc())
        .limit(1)
        .lateral("last")
    )


def _calls() -> LateralFromClause:
    row = AttentionRow
    return (
        select(
            func.array_agg(aggregate_order_by(row.kind, row.urgent.desc(), row.raised_at)).label("kinds"),
            func.bool_or(row.urgent).label("urgent"),
        )
        .where(row.conversation_id == ConversationRow.conversation_id, row.resolved_at.is_(None))
        .lateral("calls")
    )
