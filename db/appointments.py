"""Appointments and holds as rows: looked up, locked, written. Whether they may be is the desk's matter.

Whoever writes to a doctor's day takes the lock of that day first (`lock_days`), all days of one act at once and in order: two
who want the same time wait for each other here, before either has written, and the second finds the time taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CompoundSelect,
    Connection,
    Row,
    and_,
    any_,
    bindparam,
    delete,
    insert,
    literal,
    null,
    select,
    text,
    union_all,
    update,
)

from clinic.model import Appointment, Busy, Slot, Status
from db.tables import AppointmentRow, BusyRow, ConversationRow

A = AppointmentRow
_LONGEST = timedelta(days=3)  # a visit and its buffer are a day each at the most: what began earlier is over
_DAYS = 1 << 56  # apart from every other advisory lock of the house

_COLUMNS = (
    A.appointment_id,
    A.patient_id,
    A.doctor_id,
    A.visit_type,
    A.appointment_date,
    A.ends_at,
    A.status,
    A.version,
    A.cancelled_at,
    A.arrived_at,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time of a doctor that is wanted: `start` <= t < `end`, the buffer included."""

    doctor_id: int
    start: datetime
    end: datetime


def get(conn: Connection, appointment_id: int, *, lock: bool = False) -> Appointment | None:
    """One visit; None for a hold. With `lock` nobody else changes the row before this transaction ends."""
    row = conn.execute(_GET_LOCKED if lock else _GET, {"appointment_id": appointment_id}).one_or_none()
    return appointment(row) if row else None


_GET = select(*_COLUMNS).where(A.appointment_id == bindparam("appointment_id"), A.status != "held")
_GET_LOCKED = _GET.with_for_update(key_share=True)


def upcoming(conn: Connection, patient_ids: Sequence[int], now: datetime) -> list[Appointment]:
    """The live visits of these patients that are not over, by start."""
    query = select(*_COLUMNS).where(
        A.patient_id.in_(patient_ids), A.ends_at > now, A.status.in_(("scheduled", "confirmed"))
    )
    return [appointment(row) for row in conn.execute(query.order_by(A.appointment_date, A.appointment_id))]


def lock_days(conn: Connection, wanted: Iterable[Stretch]) -> None:
    """Waits until nobody else writes to these days of these doctors; kept until the transaction ends."""
    keys = sorted({key for stretch in wanted for key in _keys(stretch)})
    if keys:
        conn.execute(_LOCK, {"keys": keys})


_LOCK = text("select pg_advisory_xact_lock(key) from unnest(cast(:keys as bigint[])) as key")


def _keys(stretch: Stretch) -> Iterable[int]:
    first = stretch.start.astimezone(UTC).date().toordinal()
    last = (stretch.end.astimezone(UTC) - timedelta(microseconds=1)).date().toordinal()
    return (_DAYS + (stretch.doctor_id << 20) + day for day in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class Around:
    """What meets a wanted time: the doctor's business, the patient's own visits, and holds that stand in nobody's way."""

    taken: tuple[Busy, ...]
    own: tuple[Busy, ...]
    void: tuple[int, ...]  # holds that have ended, and those of the one who asks
    promised: bool  # a hold of the one who asks is for just this visit, and lasts


def around(
    conn: Connection,
    wanted: Stretch,
    visit_type: str,
    patient_id: int,
    now: datetime,
    *,
    holder: int | None = None,
    besides: int | None = None,
) -> Around:
    """One look at a time of a doctor, the buffer included. `holder` is the conversation that asks; the visit `besides` does not count."""
    given = {
        "doctor_id": wanted.doctor_id,
        "start": wanted.start,
        "end": wanted.end,
        "since": wanted.start - _LONGEST,
        "patient_id": patient_id,
        "besides": besides or 0,
    }
    rows = conn.execute(_AROUND, given).all()
    held = [row for row in rows if row.what == "held"]
    mine = [row for row in held if holder is not None and row.conversation_id == holder]
    void = {row.id for row in held if row.held_until <= now} | {row.id for row in mine}
    return Around(
        taken=tuple(_busy(row) for row in rows if row.what in _OCCUPIES and row.id not in void),
        own=tuple(_busy(row) for row in rows if row.what == "own"),
        void=tuple(sorted(void)),
        promised=any(
            (row.starts, row.visit_type) == (wanted.start, visit_type) and row.held_until > now for row in mine
        ),
    )


_OCCUPIES = frozenset({"held", "scheduled", "confirmed", "busy"})
_MET = and_(
    A.appointment_date < bindparam("end"),
    A.appointment_date >= bindparam("since"),
    A.appointment_id != bindparam("besides"),
)
_AROUND: CompoundSelect[*tuple[Any, ...]] = union_all(
    select(
        A.status.label("what"),
        A.appointment_id.label("id"),
        A.doctor_id,
        A.appointment_date.label("starts"),
        A.blocked_until.label("ends"),
        A.held_until,
        A.conversation_id,
        A.visit_type,
    ).where(
        _MET,
        A.doctor_id == bindparam("doctor_id"),
        A.blocked_until > bindparam("start"),
        A.status.in_(("held", "scheduled", "confirmed")),
    ),
    select(
        literal("own"),
        literal(0),
        A.doctor_id,
        A.appointment_date,
        A.ends_at,
        A.held_until,
        A.conversation_id,
        A.visit_type,
    ).where(
        _MET,
        A.patient_id == bindparam("patient_id"),
        A.ends_at > bindparam("start"),
        A.status.in_(("scheduled", "confirmed")),
    ),
    select(literal("busy"), literal(0), BusyRow.doctor_id, BusyRow.starts, BusyRow.ends, null(), null(), null()).where(
        BusyRow.doctor_id == bindparam("doctor_id"),
        BusyRow.starts < bindparam("end"),
        BusyRow.ends > bindparam("start"),
    ),
)


def _busy(row: Row[*tuple[Any, ...]]) -> Busy:
    return Busy(row.doctor_id, row.starts, row.ends)


# -- holds -----------------------------------------------------------------------------------------------------------
def drop(conn: Connection, hold_ids: Sequence[int]) -> None:
    """Removes these holds."""
    if hold_ids:
        conn.execute(_DROP, {"ids": list(hold_ids)})


_DROP = delete(A).where(A.status == "held", A.appointment_id == any_(bindparam("ids", type_=ARRAY(BigInteger))))


def drop_of(conn: Connection, conversation_id: int) -> None:
    """Removes whatever a conversation holds."""
    conn.execute(_DROP_OF, {"conversation_id": conversation_id})


_DROP_OF = delete(A).where(A.status == "held", A.conversation_id == bindparam("conversation_id"))


def drop_expired(conn: Connection, wanted: Sequence[Stretch], now: datetime) -> None:
    """Removes the holds that ended at `now` or before and lie in the way."""
    given = {
        "doctors": [one.doctor_id for one in wanted],
        "starts": [one.start for one in wanted],
        "ends": [one.end for one in wanted],
        "now": now,
        "longest": _LONGEST,
    }
    conn.execute(_DROP_EXPIRED, given)


_DROP_EXPIRED = text("""
    delete from appointments as a
    using unnest(cast(:doctors as bigint[]), cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
        as wanted (doctor_id, starts, ends)
    where a.status = 'held' and a.held_until <= :now and a.doctor_id = wanted.doctor_id
        and a.appointment_date < wanted.ends and a.appointment_date >= wanted.starts - :longest
        and a.blocked_until > wanted.starts
""")


def insert_holds(
    conn: Connection,
    slots: Sequence[Slot],
    *,
    visit_type: str,
    buffer: timedelta,
    patient_id: int | None,
    conversation_id: int,
    now: datetime,
    until: datetime,
) -> None:
    """Keeps these times. Raises IntegrityError (exclusion) where one is taken."""
    rows = [
        {
            "doctor_id": slot.doctor_id,
            "appointment_date": slot.start,
            "ends_at": slot.end,
            "blocked_until": slot.end.astimezone(UTC) + buffer,
            "status": "held",
            "held_until": until,
            "visit_type": visit_type,
            "patient_id": patient_id,
            "conversation_id": conversation_id,
            "created_at": now,
            "updated_at": now,
        }
        for slot in slots
    ]
    conn.execute(insert(A), rows)


# -- visits ----------------------------------------------------------------------------------------------------------
def add(conn: Connection, row: Mapping[str, Any]) -> Appointment:
    """Writes a visit, a row of `appointments`. Raises IntegrityError (exclusion) where the time is taken."""
    return appointment(conn.execute(_ADD, dict(row)).one())


_ADD = insert(A).returning(*_COLUMNS)


def change(conn: Connection, appointment_id: int, values: Mapping[str, Any]) -> Appointment:
    """Writes some columns of a visit. Raises IntegrityError (exclusion) where the new time is taken."""
    changed = update(A).where(A.appointment_id == appointment_id).values(dict(values))
    return appointment(conn.execute(changed.returning(*_COLUMNS)).one())


def stretch_of(conn: Connection, appointment_id: int) -> Stretch:
    """The time that a visit occupies, its buffer included."""
    row = conn.execute(
        select(A.doctor_id, A.appointment_date, A.blocked_until).where(A.appointment_id == appointment_id)
    ).one()
    return Stretch(row.doctor_id, row.appointment_date, row.blocked_until)


def conversation_of(conn: Connection, contact_id: int) -> int | None:
    """The conversation of an address."""
    query = select(ConversationRow.conversation_id).where(ConversationRow.contact_id == contact_id)
    return conn.execute(query).scalar_one_or_none()


def appointment(row: Row[*tuple[Any, ...]]) -> Appointment:
    """A row of the columns above as a visit; its times in UTC."""
    return Appointment(
        id=row.appointment_id,
        patient_id=row.patient_id,
        doctor_id=row.doctor_id,
        visit_type=row.visit_type,
        start=row.appointment_date.astimezone(UTC),
        end=row.ends_at.astimezone(UTC),
        status=cast(Status, row.status),
        version=row.version,
        cancelled_at=row.cancelled_at,
        arrived_at=row.arrived_at,
    )
