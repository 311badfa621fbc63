"""The list of conversations as staff read it: who needs a person first, then whoever was heard last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, true, tuple_
from sqlalchemy.dialects.postgresql import aggregate_order_by, array
from sqlalchemy.orm import aliased
from sqlalchemy.sql.selectable import LateralFromClause

from db.seeking import Sought, found
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
class Filter:
    """What the list is narrowed to; every part narrows it further. `mine`: held by or assigned to this colleague."""

    needs: bool = False
    urgent: bool = False
    unread: bool = False
    mine: int | None = None
    channel: str | None = None
    language: str | None = None
    sought: Sought | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One conversation in the list. Where words were looked for, `last_body` is the newest message that holds them."""

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
    assigned_to: str | None = None  # e-mail
    opted_out: bool = False
    unreachable: bool = False

    @property
    def title(self) -> str:
        return ", ".join(self.names) or self.address


@dataclass(frozen=True, slots=True)
class OperatorCall:
    """A call for a person that belongs to no conversation; of which patient and visit, where it is about one."""

    id: int
    kind: str
    urgent: bool
    detail: str
    raised_at: datetime
    appointment_id: int | None
    patient_id: int | None
    patient: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """`needing` stands on the first page only. `after` is None on the last page."""

    needing: tuple[Line, ...]
    others: tuple[Line, ...]
    after: Cursor | None


def page(conn: Connection, where: Filter | None = None, *, limit: int = 30, after: Cursor | None = None) -> Page:
    """One page of the list: those with an open call for a person (urgent ones first), then the rest by their last word."""
    where = where or Filter()
    needing = _needing(conn, where) if after is None else []
    others = [] if where.needs or where.urgent else _others(conn, where, limit + 1, after)
    lines = _lines(conn, [*needing, *others], where.sought)
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


def operator_calls(conn: Connection) -> list[OperatorCall]:
    """Open calls that belong to no conversation, the urgent first, then the newest."""
    row, whose = AttentionRow, PatientRow
    rows = conn.execute(
        select(row.attention_id, row.kind, row.urgent, row.detail, row.raised_at)
        .add_columns(row.appointment_id, row.patient_id, whose.name)
        .outerjoin(whose, whose.patient_id == row.patient_id)
        .where(row.resolved_at.is_(None), row.conversation_id.is_(None))
        .order_by(row.urgent.desc(), row.raised_at.desc())
        .limit(MOST_NEEDING)
    )
    return [OperatorCall(*each) for each in rows]


def is_whose(staff_id: int) -> ColumnElement[bool]:
    """True of the conversations that are this colleague's; the first part is what the index knows."""
    row = ConversationRow
    anybodys = or_(row.assigned_to.is_not(None), row.taken_over_by.is_not(None))
    return and_(anybodys, or_(row.assigned_to == staff_id, row.taken_over_by == staff_id))


def _narrowed(where: Filter) -> list[ColumnElement[bool]]:
    """Conditions on conversations joined with their contacts."""
    talk, contact = ConversationRow, ContactRow
    wanted: list[tuple[object, ColumnElement[bool]]] = [
        (where.unread, talk.unread > 0),
        (where.mine is not None, is_whose(where.mine or 0)),
        (where.channel, contact.channel == where.channel),
        (where.language, contact.language == where.language),
    ]
    chosen = [condition for asked, condition in wanted if asked]
    return chosen + ([talk.conversation_id.in_(found(where.sought))] if where.sought else [])


def _needing(conn: Connection, where: Filter) -> list[int]:
    row, talk, contact = AttentionRow, ConversationRow, ContactRow
    query = (
        select(row.conversation_id)
        .join(talk, talk.conversation_id == row.conversation_id)
        .join(contact, contact.contact_id == talk.contact_id)
        .where(row.resolved_at.is_(None), *_narrowed(where))
        .group_by(row.conversation_id)
        .order_by(func.bool_or(row.urgent).desc(), func.max(row.raised_at).desc(), row.conversation_id)
        .limit(MOST_NEEDING)
    )
    if where.urgent:
        query = query.having(func.bool_or(row.urgent))
    return [number for number in conn.execute(query).scalars() if number is not None]


def _others(conn: Connection, where: Filter, limit: int, after: Cursor | None) -> list[int]:
    row, contact = ConversationRow, ContactRow
    called = exists().where(AttentionRow.conversation_id == row.conversation_id, AttentionRow.resolved_at.is_(None))
    query = select(row.conversation_id).where(~called, *_narrowed(where))
    if where.channel or where.language:
        query = query.join(contact, contact.contact_id == row.contact_id)
    if after is not None:
        query = query.where(tuple_(row.updated_at, row.conversation_id) < tuple_(*after))
    return list(conn.execute(query.order_by(row.updated_at.desc(), row.conversation_id.desc()).limit(limit)).scalars())


def _lines(conn: Connection, numbers: Iterable[int], sought: Sought | None) -> dict[int, Line]:
    talk, contact, assigned = ConversationRow, ContactRow, aliased(StaffRow)
    names, last, calls = _names(), _last_message(), _calls()
    said = _last_message(sought) if sought and sought.words else None
    body, direction, author, at = (
        func.coalesce(said.c[name], last.c[name]) if said is not None else last.c[name]
        for name in ("body", "direction", "author", "created_at")
    )
    query = (
        select(
            talk.conversation_id.label("id"),
            contact.channel,
            contact.address,
            names.c.names,
            talk.unread,
            talk.updated_at,
            func.coalesce(body, "").label("last_body"),
            func.coalesce(direction, "").label("last_direction"),
            func.coalesce(author, "").label("last_author"),
            at.label("last_at"),
            func.coalesce(calls.c.kinds, array([], type_=AttentionRow.kind.type)).label("needs"),
            func.coalesce(calls.c.urgent, False).label("urgent"),
            talk.taken_over_at,
            StaffRow.email.label("taken_over_by"),
            assigned.email.label("assigned_to"),
            contact.opted_out_at.is_not(None).label("opted_out"),
            contact.unreachable_at.is_not(None).label("unreachable"),
        )
        .join(contact, contact.contact_id == talk.contact_id)
        .outerjoin(StaffRow, StaffRow.staff_id == talk.taken_over_by)
        .outerjoin(assigned, assigned.staff_id == talk.assigned_to)
        .outerjoin(names, true())
        .outerjoin(last, true())
        .outerjoin(calls, true())
        .where(talk.conversation_id.in_(list(numbers)))
    )
    rows = conn.execute(query.outerjoin(said, true()) if said is not None else query)
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


def _last_message(sought: Sought | None = None) -> LateralFromClause:
    """The last thing that was said; with `sought`, the last that holds its words, be it a note."""
    row = MessageRow
    which = sought.said if sought else row.direction != "note"
    return (
        select(row.body, row.direction, row.author, row.created_at)
        .where(row.conversation_id == ConversationRow.conversation_id, which)
        .order_by(row.message_id.desc())
        .limit(1)
        .lateral("said" if sought else "last")
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
