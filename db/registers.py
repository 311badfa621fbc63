"""The registers as programs read them: whole rows, page after page in an order that holds while rows are added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, Text, func, select, tuple_
from sqlalchemy.dialects.postgresql import aggregate_order_by, array

from db.tables import AppointmentRow, DoctorRow, DoctorVisitTypeRow, OutboxRow, PatientRow, WaitlistRow

Key = tuple[Any, int]
"""Where a page ended: the value that it is ordered by, and the id that breaks ties."""
Record = TypeVar("Record")
Tests = list[tuple[Any, Callable[[Any], ColumnElement[bool]]]]
"""What is asked for, None where it is not, and the condition that it makes."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Record]):
    """`after` is None on the last page."""

    items: tuple[Record, ...]
    after: Key | None


@dataclass(frozen=True, slots=True)
class DoctorRecord:
    doctor_id: int
    name: str
    specialty: str
    email: str | None
    phone: str | None
    active: bool
    position: int  # the clinic's own order
    visit_types: Sequence[str]
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class PatientRecord:
    patient_id: int
    name: str
    email: str | None
    phone: str | None
    birthdate: date | None
    language: str | None
    merged_into: int | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """An appointment; never a hold."""

    appointment_id: int
    patient_id: int
    doctor_id: int
    visit_type: str
    appointment_date: datetime
    ends_at: datetime
    status: str
    version: int
    booked_by: str
    confirmed_at: datetime | None
    arrived_at: datetime | None
    cancelled_at: datetime | None
    cancelled_late: bool
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class WaitRecord:
    waitlist_id: int
    patient_id: int
    doctor_id: int | None
    visit_type: str
    appointment_id: int | None
    earliest: datetime | None
    latest: datetime | None
    status: str
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class VisitFilter:
    """What a list of appointments is narrowed to; `start` <= appointment_date < `end`."""

    start: datetime | None = None
    end: datetime | None = None
    doctor_id: int | None = None
    patient_id: int | None = None
    statuses: Sequence[str] = ()
    updated_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class PatientFilter:
    email: str | None = None
    phone: str | None = None  # E.164
    updated_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class WaitFilter:
    patient_id: int | None = None
    doctor_id: int | None = None
    visit_type: str | None = None
    statuses: Sequence[str] = ()
    updated_since: datetime | None = None


def doctors(
    conn: Connection, *, updated_since: datetime | None = None, limit: int, after: Key | None = None
) -> Page[DoctorRecord]:
    """The doctors who practise, in the clinic's order; or by their last change, then also those who practise no more."""
    row = DoctorRow
    if updated_since is None:
        return page(conn, _doctors().where(row.active), DoctorRecord, (row.position, row.doctor_id), limit, after)
    changed = _doctors().where(row.updated_at >= updated_since)
    return page(conn, changed, DoctorRecord, (row.updated_at, row.doctor_id), limit, after)


def doctor(conn: Connection, doctor_id: int) -> DoctorRecord | None:
    """One doctor, also one who practises no more."""
    row = conn.execute(_doctors().where(DoctorRow.doctor_id == doctor_id)).one_or_none()
    return DoctorRecord(**row._mapping) if row else None


def patients(conn: Connection, where: PatientFilter, *, limit: int, after: Key | None = None) -> Page[PatientRecord]:
    """The patients by id, or by their last change where `updated_since` is asked; erased ones are not there."""
    row = PatientRow
    query = _columns(PatientRecord, row).where(row.erased_at.is_(None))
    if where.email is not None:
        query = query.where(func.lower(row.email) == where.email.lower())
    if where.phone is not None:
        query = query.where(row.phone == where.phone)
    if where.updated_since is not None:
        query = query.where(row.updated_at >= where.updated_since)
    else:
        query = query.where(row.merged_into.is_(None))  # whoever asks for changes must learn of this one
    first = row.patient_id if where.updated_since is None else row.updated_at
    return page(conn, query, PatientRecord, (first, row.patient_id), limit, after)


def patient(conn: Connection, patient_id: int, *, lock: bool = False) -> PatientRecord | None:
    """One patient; with `lock` nobody else changes the row before this transaction ends."""
    row = PatientRow
    query = _columns(PatientRecord, row).where(row.patient_id == patient_id, row.erased_at.is_(None))
    return _one(conn, query, PatientRecord, lock)


def visits(conn: Connection, where: VisitFilter, *, limit: int, after: Key | None = None) -> Page[VisitRecord]:
    """The appointments by their date, or by their last change where `updated_since` is asked."""
    row = AppointmentRow
    query = _columns(VisitRecord, row).where(row.status != "held", *_narrowed(where))
    first = row.appointment_date if where.updated_since is None else row.updated_at
    return page(conn, query, VisitRecord, (first, row.appointment_id), limit, after)


def visit(conn: Connection, appointment_id: int, *, lock: bool = False) -> VisitRecord | None:
    """One appointment; None for a hold."""
    row = AppointmentRow
    query = _columns(VisitRecord, row).where(row.appointment_id == appointment_id, row.status != "held")
    return _one(conn, query, VisitRecord, lock)


def due(conn: Connection, appointment_id: int, now: datetime) -> list[int]:
    """The outbox rows of a visit that a worker may take now."""
    row = OutboxRow
    waiting = (row.appointment_id == appointment_id, row.status == "waiting", row.due <= now, row.enqueued_at.is_(None))
    return list(conn.execute(select(row.outbox_id).where(*waiting).order_by(row.outbox_id)).scalars())


def waits(conn: Connection, where: WaitFilter, *, limit: int, after: Key | None = None) -> Page[WaitRecord]:
    """The waiting list in the order of joining, or by the last change where `updated_since` is asked."""
    row = WaitlistRow
    tests: Tests = [
        (where.patient_id, row.patient_id.__eq__),
        (where.doctor_id, row.doctor_id.__eq__),
        (where.visit_type, row.visit_type.__eq__),
        (where.statuses or None, row.status.in_),
        (where.updated_since, row.updated_at.__ge__),
    ]
    first = row.created_at if where.updated_since is None else row.updated_at
    query = _columns(WaitRecord, row).where(*_asked(tests))
    return page(conn, query, WaitRecord, (first, row.waitlist_id), limit, after)


def wait(conn: Connection, waitlist_id: int, *, lock: bool = False) -> WaitRecord | None:
    query = _columns(WaitRecord, WaitlistRow).where(WaitlistRow.waitlist_id == waitlist_id)
    return _one(conn, query, WaitRecord, lock)


def _narrowed(where: VisitFilter) -> list[ColumnElement[bool]]:
    row = AppointmentRow
    tests: Tests = [
        (where.start, row.appointment_date.__ge__),
        (where.end, row.appointment_date.__lt__),
        (where.doctor_id, row.doctor_id.__eq__),
        (where.patient_id, row.patient_id.__eq__),
        (where.statuses or None, row.status.in_),
        (where.updated_since, row.updated_at.__ge__),
    ]
    return _asked(tests)


def _asked(tests: Tests) -> list[ColumnElement[bool]]:
    return [test(asked) for asked, test in tests if asked is not None]


def _doctors() -> Select[Any]:
    row, offered = DoctorRow, DoctorVisitTypeRow
    codes = (
        select(
            func.coalesce(
                func.array_agg(aggregate_order_by(offered.code, offered.position, offered.code)), array([], type_=Text)
            )
        )
        .where(offered.doctor_id == row.doctor_id)
        .scalar_subquery()
    )
    names = [name for name in DoctorRecord.__slots__ if name != "visit_types"]
    return select(*(getattr(row, name) for name in names), codes.label("visit_types"))


def _columns(record: type[Any], row: type[Any]) -> Select[Any]:
    return select(*(getattr(row, name) for name in record.__slots__))


def _one(conn: Connection, query: Select[Any], record: type[Record], lock: bool) -> Record | None:
    row = conn.execute(query.with_for_update() if lock else query).one_or_none()
    return record(**row._mapping) if row else None


def page(
    conn: Connection, query: Select[Any], record: type[Record], keys: tuple[Any, Any], limit: int, after: Key | None
) -> Page[Record]:
    if after is not None:
        query = query.where(tuple_(*keys) > tuple_(*after))
    rows: Sequence[Row[Any]] = conn.execute(query.order_by(*keys).limit(limit + 1)).all()
    items = tuple(record(**row._mapping) for row in rows[:limit])
    last = rows[limit - 1]._mapping if len(rows) > limit else None
    return Page(items, None if last is None else (last[keys[0].key], last[keys[1].key]))
